"""Faults of the page: its size, its margins, its numbers (F01 to F04)."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from mutation.package import File, NotHereError, W, xml
from mutation.plants import Deed, Places, Plant, at, whole
from mutation.ways import put_paragraph, put_run

_NUMBERED = 6000  # signs; a paper of one page has no number to show
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_TABLES = {"F27": "tables made for the old text width stand out of the new one"}
_WRAPS = {"F11": "the subject breaks otherwise, so that its rule is no longer in proportion"}

#: Twips.
_MM = 56.6929


def _set(section: Any, tag: str, **values: float) -> None:  # noqa: ANN401
    found = section.find(W + tag)
    if found is None:
        raise NotHereError
    for name, value in values.items():
        found.set(W + name, str(round(value * _MM)))


def _on_sections(which: str, deed: Callable[[Any], None]) -> Deed:
    """Change all sections, the first of several, or the last of several."""

    def do(file: File) -> Places:
        sections = file.sections()
        if which != "all" and len(sections) < 2:
            raise NotHereError
        for section in {"all": sections, "first": sections[:1], "last": sections[-1:]}[which]:
            deed(section)
        return whole()

    return do


def _paper(width: float, height: float) -> Callable[[Any], None]:
    def deed(section: Any) -> None:  # noqa: ANN401
        if section.find(W + "pgSz").get(W + "orient") == "landscape":
            _set(section, "pgSz", w=height, h=width)
        else:
            _set(section, "pgSz", w=width, h=height)

    return deed


def _no_size(section: Any) -> None:  # noqa: ANN401
    section.remove(section.find(W + "pgSz"))


def _margin(**sides: float) -> Callable[[Any], None]:
    return lambda section: _set(section, "pgMar", **sides)


def _no_margins(section: Any) -> None:  # noqa: ANN401
    section.remove(section.find(W + "pgMar"))


SIZES = [
    Plant("F01", "Letter paper", _on_sections("all", _paper(215.9, 279.4)), also=_TABLES | _WRAPS),
    Plant("F01", "Legal paper", _on_sections("all", _paper(215.9, 355.6)), also=_TABLES | _WRAPS),
    Plant("F01", "F4 paper (210 × 330)", _on_sections("all", _paper(210, 330))),
    Plant("F01", "A5 paper", _on_sections("all", _paper(148, 210)), also=_TABLES | _WRAPS),
    Plant("F01", "A3 paper", _on_sections("all", _paper(297, 420)), also=_WRAPS),
    Plant("F01", "B5 paper", _on_sections("all", _paper(176, 250)), also=_TABLES | _WRAPS),
    Plant("F01", "3 mm too wide", _on_sections("all", _paper(213, 297)), also=_WRAPS),
    Plant(
        "F01",
        "no size said: Word takes Letter",
        _on_sections("all", _no_size),
        also=_TABLES | _WRAPS,
    ),
    Plant(
        "F01",
        "Letter in the first section",
        _on_sections("first", _paper(215.9, 279.4)),
        also=_WRAPS,
    ),
    Plant(
        "F01",
        "Letter in the last section",
        _on_sections("last", _paper(215.9, 279.4)),
        also=_TABLES,
    ),
]

_BOTH = _TABLES | _WRAPS
_SIDES: dict[str, dict[str, float]] = {
    "top 10 mm": {"top": 10},
    "top 30 mm": {"top": 30},
    "top 19 mm": {"top": 19},
    "bottom 15 mm": {"bottom": 15},
    "bottom 27 mm": {"bottom": 27},
    "left 20 mm": {"left": 20},
    "left 25.4 mm": {"left": 25.4},
    "left 40 mm": {"left": 40},
    "right 10 mm": {"right": 10},
    "right 25.4 mm": {"right": 25.4},
    "all 25.4 mm, Word's own": {"top": 25.4, "bottom": 25.4, "left": 25.4, "right": 25.4},
    "a gutter of 10 mm on the left": {"gutter": 10},
}
MARGINS = [
    *(
        Plant("F02", way, _on_sections("all", _margin(**sides)), also=_BOTH)
        for way, sides in _SIDES.items()
    ),
    Plant("F02", "no margins said", _on_sections("all", _no_margins), also=_BOTH),
    Plant(
        "F02",
        "left 20 mm in the first section",
        _on_sections("first", _margin(left=20)),
        also=_BOTH,
    ),
    Plant(
        "F02",
        "bottom 10 mm in the last section",
        _on_sections("last", _margin(bottom=10)),
        also=_TABLES,
    ),
]


def _long(file: File) -> None:
    if sum(len(target.text) for target in file.all("body")) == 0:
        raise NotHereError
    if sum(len(target.text) for target in file.targets) < _NUMBERED:
        raise NotHereError


def _links(file: File) -> list[Any]:
    """Give the links to the head or foot that has the number."""
    _long(file)
    tag = "footerReference" if file.old else "headerReference"
    found = [
        link
        for section in file.sections()
        for link in section.findall(W + tag)
        if link.get(W + "type") == "default"
    ]
    if not found:
        raise NotHereError
    return found


def _heads(file: File) -> list[Any]:
    """Give the heads or feet that have the number."""
    names = {file.linked(link.get(f"{{{_RELATION[:-1]}}}id")) for link in _links(file)}
    return [file.tree(name) for name in sorted(names)]


def _numbers(file: File) -> list[Any]:
    """Give the paragraphs of the number."""
    return [each for head in _heads(file) for each in head.iter(W + "p")]


def _unlinked(file: File) -> Places:
    for link in _links(file):
        link.getparent().remove(link)
    return whole()


def _emptied(file: File) -> Places:
    for number in _numbers(file):
        for child in [each for each in number if each.tag != W + "pPr"]:
            number.remove(child)
    return whole()


def _typed(file: File) -> Places:
    for number in _numbers(file):
        for child in [each for each in number if each.tag != W + "pPr"]:
            number.remove(child)
        number.append(xml('<w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:t>2</w:t></w:r>'))
    return whole()


def _other_edge(file: File) -> Places:
    """Move the number from the head to the foot, or from the foot to the head."""
    new = "header" if file.old else "footer"
    links = file.tree("word/_rels/document.xml.rels")
    for link in _links(file):
        link.tag = f"{W}{new}Reference"
        for each in links:
            if each.get("Id") == link.get(f"{{{_RELATION[:-1]}}}id"):
                each.set("Type", _RELATION + new)
    for head in _heads_of(file, new):
        head.tag = W + ("hdr" if new == "header" else "ftr")
    return whole()


def _heads_of(file: File, edge: str) -> list[Any]:
    found = []
    for section in file.sections():
        for link in section.findall(f"{W}{edge}Reference"):
            found.append(file.tree(file.linked(link.get(f"{{{_RELATION[:-1]}}}id"))))
    return found


def _both_edges(file: File) -> Places:
    """Put the number at the foot besides the head."""
    new = "header" if file.old else "footer"
    (name, *_) = sorted({file.linked(each.get(f"{{{_RELATION[:-1]}}}id")) for each in _links(file)})
    other = deepcopy(file.tree(name))
    other.tag = W + ("hdr" if new == "header" else "ftr")
    file.trees["word/again.xml"] = other
    link = xml(f'<w:{new}Reference w:type="default" r:id="rAgain"/>')
    file.sections()[0].insert(0, link)
    relation = deepcopy(file.tree("word/_rels/document.xml.rels")[0])
    relation.attrib.update({"Id": "rAgain", "Type": _RELATION + new, "Target": "again.xml"})
    file.tree("word/_rels/document.xml.rels").append(relation)
    return whole()


def _aligned(align: str, how: str) -> Deed:
    def do(file: File) -> Places:
        for number in _numbers(file):
            if how == "frame":
                put_paragraph(
                    number,
                    f'<w:framePr w:wrap="around" w:hAnchor="margin" w:xAlign="{align}" w:y="1"/>',
                )
            elif how == "tabs":
                put_paragraph(number, '<w:jc w:val="left"/>')
                first = number.find(W + "r")
                for _ in range({"left": 0, "center": 1, "right": 2}[align]):
                    first.addprevious(xml("<w:r><w:tab/></w:r>"))
            else:
                put_paragraph(number, f'<w:jc w:val="{align}"/>')
        return whole()

    return do


def _looking(properties: str) -> Deed:
    def do(file: File) -> Places:
        for number in _numbers(file):
            for run in number.iter(W + "r"):
                put_run(run, properties)
        return whole()

    return do


def _title_pages(deed: Callable[[Any], None]) -> Deed:
    def do(file: File) -> Places:
        _links(file)
        section = file.sections()[0]
        title = section.find(W + "titlePg")
        if title is None:
            raise NotHereError
        deed(title)
        return whole()

    return do


def _drop(element: Any) -> None:  # noqa: ANN401
    element.getparent().remove(element)


def _first_numbered(file: File) -> Places:
    """Give the first page a head of its own that has the number too."""
    link = deepcopy(_links(file)[0])
    link.set(W + "type", "first")
    file.sections()[0].insert(0, link)
    return whole()


def _number_type(**values: str) -> Deed:
    def do(file: File) -> Places:
        _links(file)
        section = file.sections()[0]
        found = section.find(W + "pgNumType")
        if found is None:
            found = xml("<w:pgNumType/>")
            section.find(W + "pgMar").addnext(found)
        for name, value in values.items():
            found.set(W + name, value)
        return whole()

    return do


NUMBERS = [
    Plant("F03", "no head or foot with a number", _unlinked),
    Plant("F03", "the head or foot is empty", _emptied),
    Plant("F03", "a digit typed in the stead of the field", _typed),
    Plant("F03", "at the foot (before the decree: at the head)", _other_edge),
    Plant("F03", "at the foot besides", _both_edges, old=False),
    Plant("F03", "on the right, set directly", _aligned("right", "jc"), old=False),
    Plant("F03", "on the left, set directly", _aligned("left", "jc")),
    Plant("F03", "on the right by two tabs", _aligned("right", "tabs"), old=False),
    Plant("F03", "on the left by no tab", _aligned("left", "tabs")),
    Plant("F03", "on the right in a frame", _aligned("right", "frame"), old=False),
    Plant("F03", "in the middle (before the decree)", _aligned("center", "jc"), old=None),
    Plant("F03", "shown on the first page: no titlePg", _title_pages(_drop)),
    Plant(
        "F03",
        "shown on the first page: titlePg is off",
        _title_pages(lambda each: each.set(W + "val", "0")),
    ),
    Plant("F03", "shown on the first page: a head of its own", _first_numbered),
    Plant("F03", "size 11", _looking('<w:sz w:val="22"/>')),
    Plant("F03", "size 16", _looking('<w:sz w:val="32"/>')),
    Plant("F03", "italic", _looking("<w:i/>")),
    Plant("F03", "Roman digits", _number_type(fmt="lowerRoman")),
    Plant("F03", "begins with 5", _number_type(start="5")),
]


def _annex(file: File) -> Any:  # noqa: ANN401
    """Give label of the first annex and the setup of its section."""
    label = file.nth("phu_luc.label", 0, main=False)
    below = [*label.paragraph.iterfind(f"{W}pPr/{W}sectPr")]
    for each in label.paragraph.itersiblings():
        below += [each] if each.tag == W + "sectPr" else each.iterfind(f"{W}pPr/{W}sectPr")
    return label, below[0]


def _counting(**values: str) -> Deed:
    def do(file: File) -> Places:
        label, section = _annex(file)
        found = section.find(W + "pgNumType")
        if found is None:
            raise NotHereError
        if not values:
            section.remove(found)
        for name, value in values.items():
            found.set(W + name, value)
        return at(label)

    return do


def _no_section(broken: bool) -> Deed:
    """Let the annex follow in the section of the paper, on a new page or not."""

    def do(file: File) -> Places:
        label, _ = _annex(file)
        before = label.paragraph.getprevious()
        section = before.find(f"{W}pPr/{W}sectPr") if before is not None else None
        if section is None:
            raise NotHereError
        section.getparent().remove(section)
        if broken:
            put_paragraph(label.paragraph, "<w:pageBreakBefore/>")
        return at(label)

    return do


_MERGED = {
    "F03": "the page setup of the annex is now that of the paper",
    "F01": "as above",
    "F02": "as above",
    "F26": "the paragraph that held the break of sections is now an empty one",
}
ANNEXES = [
    Plant("F04", "no start said", _counting()),
    Plant("F04", "starts at 3", _counting(start="3")),
    Plant("F04", "a new page in the section of the paper", _no_section(True), also=_MERGED),
    Plant("F04", "on the page of the paper", _no_section(False), also=_MERGED),
]
PLANTS = [*SIZES, *MARGINS, *NUMBERS, *ANNEXES]
