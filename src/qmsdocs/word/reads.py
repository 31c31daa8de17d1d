"""Which parts of the data a Word template can depend on at all: names, and fields of groups."""

from collections.abc import Iterator, Mapping

from jinja2 import TemplateSyntaxError

from qmsdocs.base.errors import QmsDocsError
from qmsdocs.word.ask_values import ELEMENT, KEYED, Path
from qmsdocs.word.asks_reader import Reader
from qmsdocs.word.core_properties import read_properties
from qmsdocs.word.environment import environment
from qmsdocs.word.jinja_source import source_of, tagged_parts
from qmsdocs.word.package import read_package

#: Names at the top of the data with the fields that are read, or None where it may be anything.
Reads = Mapping[str, tuple[str, ...] | None]


def names_read(template: bytes) -> Reads | None:
    """Give what a template reads: more than it needs perhaps, but never less.

    Returns:
        The names with their fields; None for a template that cannot be read.
    """
    fields: dict[str, set[str] | None] = {}
    try:
        for first, *rest in _paths(template):
            known = fields.setdefault(first, set())
            if not rest or rest[0] in (ELEMENT, KEYED):
                fields[first] = None
            elif known is not None:
                known.add(rest[0])
    except (QmsDocsError, TemplateSyntaxError):
        return None
    return {name: None if read is None else tuple(sorted(read)) for name, read in fields.items()}


def _paths(template: bytes) -> Iterator[Path]:
    parts = read_package(template)
    for part, root in tagged_parts(parts):
        yield from _asked(source_of(part, root).text)
    for text in read_properties(parts).values():
        if "{" in text:
            yield from _asked(text)


def _asked(source: str) -> Iterator[Path]:
    reader = Reader()
    reader.read(environment().parse(source))
    for path, _, _ in reader.notes:
        yield path
