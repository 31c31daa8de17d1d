"""From the parts of a Word template to the Jinja source of each, by docxtpl's own patch.

Each tag gets a line of its own in the source (the line break stands inside the tag, where it is
not printed), so that the line of a Jinja error names the tag and thereby its place in Word.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from docxtpl import DocxTemplate
from lxml import etree

from qmsdocs.base.places import Place
from qmsdocs.word.cell_order import ordered_cells
from qmsdocs.word.drawing import apply_length_tags
from qmsdocs.word.healing import heal
from qmsdocs.word.keeping import keep_last_turns, styles_before_sums
from qmsdocs.word.pictures.beginnings import begun
from qmsdocs.word.tags import OPENING, TAG, Tag, tags_of
from qmsdocs.word.text_parts import TextPart, text_parts

_CELL_VALUES = (
    (re.compile(r'(<w:gridSpan w:val="\{\{)(.*?)(\}\}")', re.DOTALL), "colspan"),
    (re.compile(r'(<w:shd [^>]*w:fill="\{\{)(.*?)(\}\}")', re.DOTALL), "cellbg"),
)
_MARK = re.compile(r"(\{\{|\{%)([-+]?)")
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&"))
#: docxtpl's way to write a literal mark.
_LITERALS = {"{_{": "{{ '{{' }}", "{_%": "{{ '{%' }}", "}_}": "}}", "%_}": "%}"}
_LITERAL = re.compile(r"\{_\{|\{_%|\}_\}|%_\}")
_DYNAMIC_CELLS = re.compile(r"\{[{%#]tc[ \xa0]|\{%\s*(?:colspan|hm)\b")


@dataclass(frozen=True, slots=True)
class Source:
    """The Jinja source of a part; `lines` are those of its tags, `written` what the tags say.

    `dynamic_cells` tells that rows may come out with another number of cells than the table has.
    """

    part: TextPart
    text: str
    lines: tuple[int, ...]
    written: tuple[str, ...]
    tags: tuple[Tag, ...] = field(repr=False)
    dynamic_cells: bool = False

    @property
    def has_tags(self) -> bool:
        """Tell whether Jinja has anything to do here, be it to leave out a comment."""
        return OPENING.search(self.text) is not None

    def tag_at(self, line: int) -> tuple[str, Tag | None]:
        """Give what the tag on a line says, and that tag as it stands in Word."""
        index = max((n for n, start in enumerate(self.lines) if start <= line), default=-1)
        if index < 0:
            return "", None
        key = _key(self.written[index])
        nth = [_key(text) for text in self.written[:index]].count(key)
        alike = [tag for tag in self.tags if _key(tag.written) == key]
        return self.written[index], alike[min(nth, len(alike) - 1)] if alike else None

    def place_at(self, line: int, file: str = "") -> Place:
        """Give the place in Word of the tag on a line."""
        tag = self.tag_at(line)[1]
        return tag.place(file) if tag else Place(file=file, within=self.part.label)


def tagged_parts(parts: Mapping[str, bytes]) -> Iterator[tuple[TextPart, etree._Element]]:
    """Give every part that may have tags, parsed, with its tags made whole."""
    before_sums = styles_before_sums(parts)
    for part in text_parts(parts):
        data = parts[part.name]
        if b"{" in data:
            root = parsed(data)
            heal(root)
            keep_last_turns(root, before_sums)
            yield part, root


def parsed(data: bytes) -> etree._Element:
    """Parse a part as docxtpl does: no entities, no blanks between elements."""
    parser = etree.XMLParser(remove_blank_text=True, resolve_entities=False, no_network=True)
    return etree.fromstring(data, parser)


def source_of(part: TextPart, root: etree._Element) -> Source:
    """Give the Jinja source of a part."""
    xml = etree.tostring(root, encoding="unicode")
    patched = _checked_cells(ordered_cells(DocxTemplate("").patch_xml(apply_length_tags(xml))))
    patched = begun(patched)
    pieces: list[str] = []
    lines: list[int] = []
    written: list[str] = []
    line, done = 1, 0
    for match in TAG.finditer(patched):
        before = patched[done : match.start()]
        tag = match[0] if match[0].startswith("{#") else _opened(match[0])
        line += before.count("\n")
        if tag != match[0]:
            lines.append(line + 1)
            written.append(tag)
        line += tag.count("\n")
        pieces += [_LITERAL.sub(_literal, before), tag]
        done = match.end()
    pieces.append(_LITERAL.sub(_literal, patched[done:]))
    dynamic = _DYNAMIC_CELLS.search(xml) is not None
    text = "".join(pieces)
    return Source(part, text, tuple(lines), tuple(written), tuple(tags_of(root, part)), dynamic)


def _checked_cells(patched: str) -> str:
    """Let the values of cell tags pass a filter, for Word refuses a file with a wrong one."""
    for pattern, name in _CELL_VALUES:
        patched = pattern.sub(rf"\1(\2) | {name}\3", patched)
    return patched


def _opened(tag: str) -> str:
    """Put a line break behind the mark, and give the signs that XML had to escape."""
    for entity, sign in _ENTITIES:
        tag = tag.replace(entity, sign)
    return _MARK.sub(r"\1\2\n", tag, count=1)


def _literal(match: re.Match[str]) -> str:
    return _LITERALS[match[0]]


def _key(written: str) -> str:
    """Give what two writings of one tag have in common."""
    inside = re.sub(r"^\{[{%#](?:tr|tc|p|r)(?=[ \xa0])|^\{[{%#]|[}%#]\}$", "", written)
    inside = re.sub(r"^\s*(?:colspan|cellbg)\b", "", inside)
    inside = re.sub(r"\s+", "", inside).strip("-+")
    return re.sub(r"^\((.*)\)\|(?:colspan|cellbg)$", r"\1", inside)
