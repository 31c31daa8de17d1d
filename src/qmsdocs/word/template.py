"""Fills Word templates: plain data in, a Word file and its missing facts out.

The tags are docxtpl's, and so is the patch that makes Jinja out of Word's XML; the environment,
what happens to the result, and the package are ours. There are three roads to the same file:

- quick code over plain data (`compiled`), which is taken whenever it can be;
- the careful road (`careful`), which knows every kind of value and tells every fault;
- docxtpl's own (`docxtpl_road`), for values that are bound to its document (`Subdoc`, `InlineImage`).

A template is made ready once and kept, in memory and, if a cache is given, on disk.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from jinja2 import Template

from qmsdocs.base.errors import Problem
from qmsdocs.base.places import Place
from qmsdocs.sources.sealing import SealedFolder
from qmsdocs.word.compiled import Compiled, Filled, fill_quickly, names_of, pack
from qmsdocs.word.core_xml import core_xml
from qmsdocs.word.deflate import Deflate, deflate
from qmsdocs.word.engine_cache import load_compiled, store_compiled
from qmsdocs.word.environment import environment
from qmsdocs.word.gaps import Value, dotted, gap_paths
from qmsdocs.word.lines import fill_line
from qmsdocs.word.printing import clean
from qmsdocs.word.troubles import error_of, problem_of
from qmsdocs.word.zip_image import ZipImage

__all__ = ["Compiled", "Rendered", "check", "compile_template", "render", "render_text"]

#: How many templates, and how many lines of text, are kept ready in memory.
_KEPT = 256
_KEPT_LINES = 256
_LABEL = "thuộc tính của tệp"
_ready: dict[bytes, Compiled] = {}

Document = Any
"""A `docxtpl.DocxTemplate`, which has no types."""


class Rendered(NamedTuple):
    """A finished Word file; `gaps` are the paths of missing facts that it prints, in order."""

    data: bytes
    gaps: tuple[str, ...]


def render(
    template: bytes | Compiled | Document,
    context: Mapping[str, Value],
    properties: Mapping[str, str],
    way: Deflate | None = None,
) -> Rendered:
    """Fill a Word template, given as its bytes or as `compile_template` gave it.

    `context` is plain data; None in it is a missing fact. Beside plain data there may be what
    docxtpl knows: `RichText`, `Listing`, `Subdoc`, `InlineImage`; and instead of the bytes a
    `DocxTemplate`, in which pictures are to be replaced. `properties` are core
    properties (`title`, `creator`, `created` …), which win over those of the template. `way` is
    how the parts are compressed (`deflate.deflate`); its name belongs into every record that
    compares bytes, for equal input gives equal bytes only in one way.

    Raises:
        TemplateError: the template is not well formed, asks for what is not there, or for what
            no template may do.
        RenderError: a value does not fit what the template does with it.
        WordFileError: the template is not a sound Word file.
    """
    way = way or deflate()
    if not isinstance(template, bytes | Compiled):
        return _of_document(template, context, properties, way)
    compiled = template if isinstance(template, Compiled) else compile_template(template)
    filled = fill_quickly(compiled, context)
    if filled is None:
        document = _bound_document(context)
        if document is not None:
            return _by_docxtpl(document, context, properties, way)
        filled = _fill_carefully(compiled, context)
    core, gaps = _core(_own_properties(compiled, context), properties)
    return Rendered(pack(compiled, filled, core, way), _once(filled.gaps, gaps))


def compile_template(template: bytes, cache: SealedFolder | None = None) -> Compiled:
    """Make a template ready; what this process has seen before, or the cache holds, is there at once.

    Raises:
        TemplateError: with what Jinja cannot read; `check` finds more.
        WordFileError: when it is not a sound Word file.
    """
    made = _ready.pop(template, None) or (load_compiled(template, cache) if cache else None)
    if made is None:
        from qmsdocs.word.compiling import compiled_from  # noqa: PLC0415 (not for what is ready)

        made = compiled_from(template)
        if cache:
            store_compiled(made, cache)
    _ready[template] = made
    while len(_ready) > _KEPT:
        del _ready[next(iter(_ready))]
    return made


def render_text(source: str, context: Mapping[str, Value]) -> str:
    """Fill a line of text, such as a subject or a recipient, without escaping.

    A missing fact stays a marker in the text, so that it is still highlighted and listed when
    the text is printed in a Word file; `gaps.dotted` gives dots instead, for a list or a title.

    Raises:
        TemplateError, RenderError: as `render` does.
    """
    return fill_line(source, context)


def check(template: bytes, file: str = "") -> tuple[Problem, ...]:
    """Find the faults of a template without filling it; `checking.check` says which."""
    from qmsdocs.word import checking  # noqa: PLC0415 (not for who only renders)

    return checking.check(template, file)


def _fill_carefully(compiled: Compiled, context: Mapping[str, Value]) -> Filled:
    from qmsdocs.word.careful import fill_carefully  # noqa: PLC0415 (seldom needed)

    return fill_carefully(compiled, context)


def _bound_document(context: Mapping[str, Value]) -> Document | None:
    from qmsdocs.word.docxtpl_road import bound_document  # noqa: PLC0415 (seldom needed)

    return bound_document(context)


def _of_document(
    document: Document, context: Mapping[str, Value], properties: Mapping[str, str], way: Deflate
) -> Rendered:
    """Fill the template of a document of docxtpl, by docxtpl itself only when that must be."""
    from qmsdocs.word.docxtpl_road import template_of  # noqa: PLC0415 (seldom needed)

    template = template_of(document)
    if template is None:
        return _by_docxtpl(document, context, properties, way)
    return render(template, context, properties, way)


def _by_docxtpl(
    document: Document, context: Mapping[str, Value], properties: Mapping[str, str], way: Deflate
) -> Rendered:
    from qmsdocs.word.core_properties import declared_core  # noqa: PLC0415 (seldom needed)
    from qmsdocs.word.docxtpl_road import fill_document  # noqa: PLC0415
    from qmsdocs.word.package import in_order  # noqa: PLC0415

    parts, own, found = fill_document(document, context, way)
    core, gaps = _core(own, properties)
    parts[declared_core(parts)] = core
    return Rendered(ZipImage().with_entries(in_order(parts), way).zipped(), _once(found, gaps))


def _core(own: Mapping[str, str], given: Mapping[str, str]) -> tuple[bytes, list[str]]:
    """Give the part with the core properties, and the paths of the gaps in them."""
    merged = {**own, **given}
    gaps = [path for text in merged.values() for path in gap_paths(text)]
    return core_xml({key: dotted(clean(text)) for key, text in merged.items()}), gaps


def _once(*paths: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(path for some in paths for path in some))


def _own_properties(compiled: Compiled, context: Mapping[str, Value]) -> dict[str, str]:
    """Give the properties that the template has itself, with their tags filled in."""
    own = dict(compiled.own)
    if any("{" in text for text in own.values()):
        names, place = names_of(context), Place(within=_LABEL)
        return {key: _render_plain(text, names, place) for key, text in own.items()}
    return own


def _render_plain(source: str, names: Mapping[str, Value], place: Place) -> str:
    if "{" not in source:
        return source
    try:
        return _plain_template(source).render(names)
    except Exception as error:
        raise error_of(problem_of(error, source, place, names)) from error


@lru_cache(maxsize=_KEPT_LINES)
def _plain_template(source: str) -> Template:
    return environment(escaping=False).from_string(source)
