"""Checks a Word template without data: what its tags say and how they stand in Word."""

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from qmsdocs.base.errors import Problem, WordFileError
from qmsdocs.base.hints import shortened
from qmsdocs.base.places import Place
from qmsdocs.word.core_properties import LABEL, read_properties
from qmsdocs.word.environment import environment
from qmsdocs.word.gaps import BRACE
from qmsdocs.word.jinja_source import source_of, tagged_parts
from qmsdocs.word.package import read_package
from qmsdocs.word.pictures.names import draws
from qmsdocs.word.spots import Spot, spots
from qmsdocs.word.tag_pairs import pair_problems
from qmsdocs.word.tag_syntax import CELL_MARKS, CELL_VALUES, source_problems, statement_problems
from qmsdocs.word.tags import SCOPES, STRING, TAG, Tag, open_tags, place_of, tags_of
from qmsdocs.word.text_parts import TextPart
from qmsdocs.word.troubles import problem_of, template_line

_QUOTED = re.compile(STRING)
_PICTURE = "[hình]"
#: Signs of a tag that Word or a hand has set apart or made wide: they would be printed as text.
_SPOILT = re.compile(r"\{\s+[{%].{0,20}|.{0,20}[}%]\s+\}|[｛｝].{0,20}")


def check(template: bytes, file: str) -> tuple[Problem, ...]:
    """Find everything that is wrong with a Word template; `file` is its name for the places."""
    try:
        parts = read_package(template, file)
    except WordFileError as error:
        return error.problems
    found: list[Problem] = []
    for part, root in tagged_parts(parts):
        found += part_problems(part, root, file)
    place = Place(file, within=LABEL)
    for text in read_properties(parts).values():
        if "{" in text:
            found += source_problems(text, shortened(text), place)
    return _once(found)


def part_problems(part: TextPart, root: etree._Element, file: str = "") -> list[Problem]:
    """Find what is wrong with one part, whose tags have been made whole."""
    open_ones = list(open_tags(root, part, file))
    if open_ones:
        return open_ones
    tags = [tag for tag in tags_of(root, part) if tag.mark != "{#" or tag.scope]
    found = [problem for tag in tags for problem in _tag_problems(tag, file)]
    found += pair_problems(tags, file)
    everything = list(spots(root))
    found += _lost(tags, everything, file)
    found += _spoilt(everything, part, file)
    return found or _whole(part, root, file)


def _once(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Leave out repetitions: Word stores the text of a text box twice."""
    return tuple({str(problem): problem for problem in problems}.values())


def _tag_problems(tag: Tag, file: str) -> Iterator[Problem]:
    place = tag.place(file)
    if tag.mark == "{#":
        return
    if tag.scope and re.search("[%}]", _QUOTED.sub("", tag.source)):
        yield Problem("template.tag-signs", place, {"tag": tag.shown, "scope": tag.scope})
    elif tag.mark == "{%":
        yield from statement_problems(tag.keyword, tag.rest, tag.shown, place)
    else:
        yield from source_problems(f"{{{{ {tag.source} }}}}", tag.shown, place)
        yield from _drawing(tag, place)
    in_table = tag.scope in ("tr", "tc") or tag.keyword in CELL_VALUES + CELL_MARKS
    if in_table and tag.spot.cell is None:
        example = f"{tag.mark}p {tag.source} {tag.mark[1:]}}}".replace("{{p ", "{{ ")
        yield Problem("template.outside-table", place, {"tag": tag.shown, "example": example})


def _drawing(tag: Tag, place: Place) -> Iterator[Problem]:
    """A tag for runs gives shapes, any other gives text; the wrong one breaks the file."""
    drawn = draws(tag.source)
    if drawn and tag.scope != "r":
        example = f"{{{{r {tag.source.replace(BRACE, '}')} }}}}"
        yield Problem("template.drawing-tag", place, {"tag": tag.shown, "example": example})
    elif tag.scope and not drawn:
        values = {"tag": tag.shown, "scope": tag.scope, "example": f"{{{{ {tag.source} }}}}"}
        yield Problem("template.raw-text", place, values)


def _lost(tags: list[Tag], everything: list[Spot], file: str) -> Iterator[Problem]:
    """Find text that would vanish with the row, cell or paragraph of a tag."""
    seen: set[int] = set()
    for tag in tags:
        if tag.scope not in ("tr", "tc", "p"):
            continue
        home = {"tr": tag.spot.row, "tc": tag.spot.cell, "p": tag.spot.paragraph}[tag.scope]
        if home is None or id(home) in seen:
            continue
        seen.add(id(home))
        rest = _rest(tag, [spot for spot in everything if _stands_in(spot, home)])
        if rest:
            where = SCOPES[tag.scope]
            values = {"tag": tag.shown, "where": where, "lost": shortened(rest)}
            yield Problem("template.lost-text", tag.place(file), values)


def _spoilt(everything: list[Spot], part: TextPart, file: str) -> Iterator[Problem]:
    """Find what was meant to be a tag but would be printed as it stands: `{ { agency.name } }`."""
    for spot in everything:
        match = _SPOILT.search(TAG.sub("", spot.text))
        if match:
            place = place_of(spot, part, match[0].strip(), file)
            yield Problem("template.tag-spoilt", place, {"text": shortened(match[0].strip())})


def _rest(tag: Tag, dropped: list[Spot]) -> str:
    """Give what else stands in the paragraphs that a tag drops."""
    texts = [
        spot.text.replace(tag.written, "", 1) if spot == tag.spot else spot.text for spot in dropped
    ]
    pictures = [_PICTURE for spot in dropped if spot.has_picture]
    return " ".join(" ".join([*texts, *pictures]).split())


def _stands_in(spot: Spot, home: etree._Element) -> bool:
    if spot.paragraph is home:
        return True
    return any(ancestor is home for ancestor in spot.paragraph.iterancestors())


def _whole(part: TextPart, root: etree._Element, file: str) -> list[Problem]:
    """Let Jinja read the part as a whole, for what no single tag shows."""
    source = source_of(part, root)
    try:
        environment().from_string(source.text)
    except Exception as error:
        line = template_line(error)
        written, tag = source.tag_at(line)
        return [problem_of(error, tag.written if tag else written, source.place_at(line, file))]
    return []
