"""Which parts of the data a Word template can depend on at all: names, and fields of groups."""

from collections.abc import Iterator

from jinja2 import TemplateSyntaxError

from qmsdocs.base.errors import QmsDocsError
from qmsdocs.word.asks_reader import Reader, Reads
from qmsdocs.word.core_properties import read_properties
from qmsdocs.word.environment import environment
from qmsdocs.word.jinja_source import source_of, tagged_parts
from qmsdocs.word.package import read_package

__all__ = ["Reads", "names_read"]


def names_read(template: bytes) -> Reads | None:
    """Give what a template reads: more than it needs perhaps, but never less.

    Returns:
        The names with their fields; None for a template that cannot be read.
    """
    reader = Reader()
    try:
        for source in _sources(template):
            reader.read(environment().parse(source))
    except (QmsDocsError, TemplateSyntaxError):
        return None
    return reader.fields


def _sources(template: bytes) -> Iterator[str]:
    parts = read_package(template)
    for part, root in tagged_parts(parts):
        yield source_of(part, root).text
    yield from (text for text in read_properties(parts).values() if "{" in text)
