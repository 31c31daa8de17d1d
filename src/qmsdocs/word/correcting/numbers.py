"""Puts the page number where the law wants it."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from qmsdocs.word.correcting.book import Book
from qmsdocs.word.correcting.characters import set_values
from qmsdocs.word.correcting.paragraphs import set_shape
from qmsdocs.word.correcting.wanted import NumberChange, Side
from qmsdocs.word.property_order import detach, first, forget, insert, put
from qmsdocs.word.reading.fields import Fields
from qmsdocs.word.reading.names import R, W, is_on, twips

_BOX = W + "txbxContent"
#: How far the number is from the edge of the paper: what we set, and from where on it is too near.
_DISTANCE, _LEAST_DISTANCE = 567, 284  # twips: 10 and 5 mm
_PIECES = {W + "r", W + "fldSimple", W + "proofErr", W + "bookmarkStart", W + "bookmarkEnd"}


@dataclass(frozen=True, slots=True)
class Numbered:
    """A paragraph with a page number, and whether it holds nothing else."""

    element: etree._Element
    alone: bool


def number_pages(book: Book, sections: list[etree._Element], change: NumberChange) -> None:
    """Number the pages of sections, unless other words stand in the way."""
    start, end = change.sections[0], change.sections[-1] + 1
    own, other = (_links(sections[:end], side)[start:] for side in _sides(change.side))
    numbers = _in_heads(book, _sorted(own, "default"))
    astray = _in_heads(book, _sorted(other, "default"))
    firsts = _in_heads(book, [*_sorted(own[:1], "first"), *_sorted(other[:1], "first")])
    if not all(each.alone for each in (*numbers, *firsts, *([] if numbers else astray))):
        return
    pages = sections[start]
    shown = [*_sorted(own[:1], "default"), *_sorted(other[:1], "default")]
    if not _has_title(pages) and any(_has_words(book.linked(link)) for link in shown):
        return  # what stands there is to be seen on the first page too
    shared = {each.element for each in numbers}
    for each in (*astray, *firsts):
        if each.alone and each.element not in shared:
            _empty(each.element)
    if any(each.element in shared for each in firsts):
        _unlink_first(pages, change.side)
    if not numbers:
        _add(book, sections[start:end], _sorted(own, "default"), change)
    _finish(sections[start:end], numbers, change)


def _finish(sections: list[etree._Element], numbers: list[Numbered], change: NumberChange) -> None:
    for each in numbers:
        _set(each, change)
    for pages in sections:
        _lower(pages, change.side)
    forget(put(sections[0], "titlePg"), "val")


def _sides(side: Side) -> tuple[Side, Side]:
    return ("header", "footer") if side == "header" else ("footer", "header")


def _in_heads(book: Book, links: list[str]) -> list[Numbered]:
    return [each for link in links for each in _numbers(book.linked(link))]


def _unlink_first(pages: etree._Element, side: Side) -> None:
    """Let the first page have no head of its own: it has that of the others."""
    for link in pages.findall(f"{W}{side}Reference"):
        if link.get(W + "type") == "first":
            pages.remove(link)


def _lower(pages: etree._Element, side: Side) -> None:
    """Keep the number off the edge of the paper, where printers do not reach."""
    margins = pages.find(W + "pgMar")
    if margins is not None and twips(margins.get(W + side), _DISTANCE) < _LEAST_DISTANCE:
        margins.set(W + side, f"{_DISTANCE}")


def _has_title(pages: etree._Element) -> bool:
    title = pages.find(W + "titlePg")
    return title is not None and is_on(title)


def _links(sections: list[etree._Element], side: Side) -> list[dict[str, str]]:
    """Give the links of heads or feet of each section by their sort; they go on from section to section."""
    found: list[dict[str, str]] = []
    for pages in sections:
        own = dict(found[-1]) if found else {}
        for link in pages.iterfind(f"{W}{side}Reference"):
            own[link.get(W + "type", "default")] = link.get(R + "id", "")
        found.append(own)
    return found


def _sorted(known: list[dict[str, str]], sort: str) -> list[str]:
    return list(dict.fromkeys(each[sort] for each in known if sort in each))


def _numbers(root: etree._Element | None) -> Iterator[Numbered]:
    """Give the paragraphs of a head or foot that hold the page number."""
    for element in root.iter(W + "p") if root is not None else ():
        found = _numbered(element)
        if found is not None:
            yield found


def _numbered(paragraph: etree._Element) -> Numbered | None:
    """Follow the fields of a paragraph: signs beside a number may go with it, words may not."""
    fields = Fields()
    beside = ""
    for element in paragraph.iter(W + "fldSimple", W + "fldChar", W + "instrText", W + "t"):
        if next(element.iterancestors(W + "p")) is not paragraph:
            continue
        simple = next(element.iterancestors(W + "fldSimple"), None)
        if element.tag == W + "fldSimple":
            fields.simple(element.get(W + "instr", ""))
            fields.end()
        elif element.tag == W + "fldChar":
            fields.sign(element.get(W + "fldCharType", ""))
        elif element.tag == W + "instrText":
            fields.say(element.text or "")
        elif not fields.open and simple is None:
            beside += element.text or ""
    if "PAGE" not in fields.take():
        return None
    boxed = next(paragraph.iterancestors(_BOX), None) is not None
    plain = all(child.tag in _PIECES for child in paragraph if child.tag != W + "pPr")
    worded = any(sign.isalnum() for sign in beside)
    return Numbered(paragraph, plain and not (boxed or worded or _is_drawn(paragraph)))


def _is_drawn(paragraph: etree._Element) -> bool:
    return any(True for _ in paragraph.iter(W + "drawing", W + "pict"))


def _has_words(root: etree._Element | None) -> bool:
    """Tell a head or foot in which more than a page number is to be seen."""
    if root is None:
        return False
    numbered = {each.element: each for each in _numbers(root)}
    return any(
        not numbered[each].alone
        if each in numbered
        else any((text.text or "").strip() for text in each.iter(W + "t")) or _is_drawn(each)
        for each in root.iter(W + "p")
    )


def _empty(paragraph: etree._Element) -> None:
    for child in list(paragraph):
        if child.tag != W + "pPr":
            paragraph.remove(child)


def _set(number: Numbered, change: NumberChange) -> None:
    properties = first(number.element, "pPr")
    frame = properties.find(W + "framePr")
    if frame is not None:
        frame.set(W + "xAlign", change.align)
        forget(frame, "x")
    else:
        set_shape(number.element, _SHAPE | {"align": change.align})
    for run in number.element.iter(W + "r"):
        _set_look(first(run, "rPr"), change)
        for tab in run.findall(W + "tab"):
            detach(tab)


def _set_look(properties: etree._Element, change: NumberChange) -> None:
    """Give the number the look of text: upright, black, in the font of the law."""
    set_values(properties, {"size": change.size, "italic": False, "color": "auto"})
    fonts = put(properties, "rFonts")
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(W + script, change.font)
        forget(fonts, f"{script}Theme", "cstheme")


_SHAPE: dict[str, bool | float | str] = {"left": 0.0, "right": 0.0, "first": 0.0}


def _add(
    book: Book, sections: list[etree._Element], known: list[str], change: NumberChange
) -> None:
    """Put a number into the heads that there are, or make one."""
    roots = [root for root in map(book.linked, known) if root is not None]
    for root in roots:
        root.insert(0, _paragraph(change))
        below = root[1] if len(root) > 1 else None
        if below is not None and below.tag == W + "p" and not _says(below):
            root.remove(below)
    if roots:
        return
    link = book.add_part(change.side, _paragraph(change))
    sorts = ["default", "even"] if book.even_and_odd else ["default"]
    for sort in sorts:
        reference = etree.Element(f"{W}{change.side}Reference")
        reference.set(W + "type", sort)
        reference.set(R + "id", link)
        insert(sections[0], reference)


def _says(paragraph: etree._Element) -> bool:
    return any(child.tag != W + "pPr" for child in paragraph)


def _paragraph(change: NumberChange) -> etree._Element:
    """Make the paragraph of a page number."""
    paragraph = etree.Element(W + "p", nsmap={"w": W[1:-1]})
    spacing: dict[str, bool | float | str] = {"before": 0.0, "after": 0.0, "line": 1.0}
    set_shape(paragraph, _SHAPE | spacing | {"align": change.align})
    for kind in ("begin", "code", "separate", "result", "end"):
        run = etree.SubElement(paragraph, W + "r")
        _set_look(first(run, "rPr"), change)
        if kind == "code":
            etree.SubElement(run, W + "instrText").text = "PAGE"
        elif kind == "result":
            etree.SubElement(run, W + "t").text = "2"
        else:
            etree.SubElement(run, W + "fldChar").set(W + "fldCharType", kind)
    return paragraph
