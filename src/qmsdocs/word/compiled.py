"""A template made ready: what never changes is packed, what changes is quick code.

This module runs such a template and needs neither lxml nor docxtpl, so that a program that finds
its templates in the cache starts at once. `compiling` makes them.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import CodeType
from typing import NamedTuple

from jinja2.runtime import Context, new_context

from qmsdocs.word.counters import Counters
from qmsdocs.word.deflate import Deflate
from qmsdocs.word.filters import COUNTERS
from qmsdocs.word.finishing import finish
from qmsdocs.word.gaps import Value, with_gaps
from qmsdocs.word.pictures.shelves import Shelf
from qmsdocs.word.plain_runtime import NotPlainError
from qmsdocs.word.quick_code import new_root, quick_environment
from qmsdocs.word.zip_image import ZipImage

HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_Root = Callable[[Context], Iterator[bytes]]


class Needs(NamedTuple):
    """What has to be done to the XML of a part.

    `fills`: rows or cells may come out empty; `numbers`: drawings may come out more than once;
    `parses`: it is not known to be well formed; `grids`: tables may need another grid.
    """

    fills: bool
    numbers: bool
    parses: bool
    grids: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A part with tags, its quick code if there is any, and what has to be done to its XML."""

    name: str
    code: CodeType | None
    needs: Needs
    root: _Root | None = field(repr=False, compare=False, default=None)


@dataclass(frozen=True, slots=True)
class Compiled:
    """A template ready to be filled; `own` are the core properties that it has itself.

    `shelf` is what charts change beside the parts with tags; most templates draw none.
    """

    template: bytes = field(repr=False)
    image: ZipImage = field(repr=False)
    core: str
    own: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]
    shelf: Shelf | None = None


class Filled(NamedTuple):
    """The parts of one paper that had tags, and the paths of the gaps in them."""

    parts: tuple[tuple[str, bytes], ...]
    gaps: tuple[str, ...]


def part_of(name: str, code: CodeType | None, needs: Needs) -> Part:
    """Give a part whose quick code can be run."""
    return Part(name, code, needs, new_root(code) if code else None)


def names_of(context: Mapping[str, Value]) -> dict[str, Value]:
    """Give the names of one paper: its data, with gaps for None, and counters that begin anew."""
    return {**with_gaps(context), COUNTERS: Counters()}


class Gapped(dict[str, Value]):
    """Names of a paper that have gaps for None; only what a template asks for is looked through."""

    def __getitem__(self, name: str) -> Value:
        """Give what stands under a name."""
        return with_gaps(super().__getitem__(name), name)


def fill_quickly(compiled: Compiled, context: Mapping[str, Value]) -> Filled | None:
    """Fill the parts of a template, or give nothing when only the careful road can do it.

    Most papers have no missing fact; so the data are tried as they are, and then with gaps.
    """
    if any(part.root is None for part in compiled.parts):
        return None
    for names in (dict[str, Value], Gapped):
        try:
            shared = {**quick_environment().globals, **context, COUNTERS: Counters()}
            return _filled(compiled, names(shared))
        except Exception:  # noqa: S112 (the careful road finds it again, and tells it)
            continue
    return None


def pack(compiled: Compiled, filled: Filled, core: bytes, way: Deflate) -> bytes:
    """Give the Word file of a filled template."""
    parts = [(name, HEAD + data) for name, data in filled.parts]
    image = compiled.image
    if compiled.shelf is not None:
        from qmsdocs.word.pictures.chart_parts import with_charts  # noqa: PLC0415 (few draw charts)

        types, charted = with_charts(compiled.shelf, parts, way)
        image = ZipImage().with_entries([types], way).before(image)
        parts = list(charted)
    return image.with_entries([*parts, (compiled.core, core)], way).zipped()


def _filled(compiled: Compiled, shared: dict[str, Value]) -> Filled:
    jinja = quick_environment()
    parts: list[tuple[str, bytes]] = []
    gaps: list[str] = []
    for part in compiled.parts:
        if part.root is None:
            raise NotPlainError
        context = new_context(jinja, None, {}, shared, shared=True, globals=jinja.globals)
        data, found = finish(b"".join(part.root(context)), part.needs.fills, part.needs.numbers)
        parts.append((part.name, _looked_at(data, part.needs)))
        gaps += found
    return Filled(tuple(parts), tuple(gaps))


def _looked_at(data: bytes, needs: Needs) -> bytes:
    """Parse what has to be parsed."""
    if not (needs.parses or needs.grids):
        return data
    from qmsdocs.word.grids import parsed  # noqa: PLC0415 (few templates need lxml here)

    return parsed(data, needs.grids)
