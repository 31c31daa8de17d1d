"""Which data a template reads: every attribute path, with loop variables traced to their lists."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from jinja2 import TemplateSyntaxError

from qmsdocs.base.errors import Problem, TemplateError
from qmsdocs.base.places import Place
from qmsdocs.word.ask_values import ELEMENT, KEYED, Path
from qmsdocs.word.asks_reader import Note, Reader, Use
from qmsdocs.word.checking import part_problems
from qmsdocs.word.core_properties import LABEL, read_properties
from qmsdocs.word.environment import environment
from qmsdocs.word.jinja_source import source_of, tagged_parts
from qmsdocs.word.package import read_package
from qmsdocs.word.tag_syntax import CELL_MARKS, CELL_VALUES, source_problems, statement_problems
from qmsdocs.word.tags import TAG
from qmsdocs.word.troubles import syntax_problem

_CELL_VALUE = re.compile(rf"\{{%(\s*)(?:{'|'.join(CELL_VALUES)})\b(.*?)%\}}", re.DOTALL)
_CELL_MARK = re.compile(rf"\{{%\s*(?:{'|'.join(CELL_MARKS)})\s*%\}}")


@dataclass(frozen=True, slots=True)
class Ask:
    """A path that a template reads, what it is read for, and the place (of a text: its line).

    Steps of the path that are no names: `[]` is an element met in a loop, `{}` one taken by key.
    """

    path: Path
    use: Use = "read"
    place: Place = field(default_factory=Place)

    @property
    def written(self) -> str:
        """Give the path as people write it: `plan.activities[].name`."""
        return written_path(self.path)


def written_path(path: Path) -> str:
    """Give a path as people write it."""
    return "".join("[]" if step in (ELEMENT, KEYED) else f".{step}" for step in path).lstrip(".")


def asked(source: str) -> tuple[Ask, ...]:
    """Give what a text with tags reads, in order, each path with each use once a line.

    Raises:
        TemplateError: with every tag that is wrong in itself, or the block that is not closed.
    """
    asks, problems = survey(source)
    if problems:
        raise TemplateError(problems)
    return asks


def survey(source: str) -> tuple[tuple[Ask, ...], list[Problem]]:
    """Give what a text with tags reads and what is wrong with its tags.

    Tags that are wrong in their writing hide what the whole text reads; wrong filters do not.
    """
    problems = text_problems(source)
    plain = _plain(source)
    try:
        notes = _notes(plain)
    except TemplateSyntaxError as error:
        text = [*plain.split("\n"), ""][error.lineno - 1].strip()
        return (), problems or [syntax_problem(error, text, Place(line=error.lineno))]
    return tuple(Ask(path, use, Place(line=line)) for path, line, use in notes), problems


def asked_in_word(template: bytes, file: str = "") -> tuple[Ask, ...]:
    """Give what a Word template reads, with places in words.

    Raises:
        TemplateError: when a part cannot be read.
        WordFileError: when it is no sound Word file.
    """
    parts = read_package(template, file)
    return tuple(dict.fromkeys([*_in_parts(parts, file), *_in_properties(parts, file)]))


def text_problems(source: str) -> list[Problem]:
    """Find the tags of a text that are wrong in themselves."""
    found: list[Problem] = []
    for match in TAG.finditer(source):
        place = Place(line=source.count("\n", 0, match.start()) + 1)
        found += _tag_problems(match[0], place)
    return found


def _tag_problems(tag: str, place: Place) -> Iterator[Problem]:
    inside = tag[2:-2].strip("+-").strip()
    if tag.startswith("{%"):
        keyword, _, rest = inside.partition(" ")
        yield from statement_problems(keyword, rest.strip(), tag, place)
    elif tag.startswith("{{"):
        yield from source_problems(tag, tag, place)


def _plain(source: str) -> str:
    """Make plain Jinja of the tags for table cells, line by line the same."""
    return _CELL_MARK.sub("", _CELL_VALUE.sub(r"{{\1\2}}", source))


def _notes(source: str) -> tuple[Note, ...]:
    reader = Reader()
    reader.read(environment().parse(source))
    return tuple(dict.fromkeys(reader.notes))


def _in_parts(parts: dict[str, bytes], file: str) -> Iterator[Ask]:
    for part, root in tagged_parts(parts):
        source = source_of(part, root)
        try:
            notes = _notes(source.text)
        except TemplateSyntaxError as error:
            raise TemplateError(part_problems(part, root, file)) from error
        for path, line, use in notes:
            yield Ask(path, use, source.place_at(line, file))


def _in_properties(parts: dict[str, bytes], file: str) -> Iterator[Ask]:
    place = Place(file, within=LABEL)
    for text in read_properties(parts).values():
        try:
            notes = _notes(text) if "{" in text else ()
        except TemplateSyntaxError as error:
            raise TemplateError(syntax_problem(error, text, place)) from error
        for path, _, use in notes:
            yield Ask(path, use, place)
