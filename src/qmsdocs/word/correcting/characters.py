"""Sets the look of characters, and puts signs in the stead of others."""

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from qmsdocs.word.correcting.tracing import Piece, Traced
from qmsdocs.word.correcting.wanted import LookChange, WordChange
from qmsdocs.word.property_order import detach, drop, first, forget, put
from qmsdocs.word.reading.names import VAL, W

_TEXT = W + "t"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SIGNS = {W + name for name in ("tab", "cr", "br", "noBreakHyphen", "softHyphen", "sym")}
_THEMED = ("themeColor", "themeTint", "themeShade")
_SWITCHES = {"bold": ("b", "bCs"), "italic": ("i", "iCs"), "caps": ("caps",)}


def set_look(traced: Traced, change: LookChange) -> None:
    """Set the look of a stretch of text, if its ends can be reached."""
    if not (_cut(traced, change.start) and _cut(traced, change.end)):
        return
    at = 0
    for piece in traced.pieces:
        if change.start <= at and at + len(piece.text) <= change.end:
            set_values(first(piece.run, "rPr"), change.values)
        at += len(piece.text)


def set_values(properties: etree._Element, values: Mapping[str, bool | float | str]) -> None:
    """Set the look that `w:rPr` says."""
    for name, value in values.items():
        for tag in _SWITCHES.get(name, ()):
            _switch(properties, tag, on=bool(value))
        if name == "caps":
            drop(properties, "smallCaps")
        elif name == "size":
            for tag in ("sz", "szCs"):
                put(properties, tag).set(VAL, f"{float(value) * 2:.0f}")
        elif name == "underline":
            put(properties, "u").set(VAL, "single" if value else "none")
        elif name == "color":
            color = put(properties, "color")
            color.set(VAL, str(value))
            forget(color, *_THEMED)


def _switch(properties: etree._Element, tag: str, *, on: bool) -> None:
    element = put(properties, tag)
    forget(element, "val")
    if not on:
        element.set(VAL, "0")


def _cut(traced: Traced, place: int) -> bool:
    """Let a run end at a place of the text."""
    at = 0
    for index, piece in enumerate(traced.pieces):
        inside = place - at
        if 0 < inside < len(piece.text):
            run = _split(piece, inside)
            if run is None:
                return False
            traced.pieces.insert(index + 1, Piece(run, piece.text[inside:]))
            piece.text = piece.text[:inside]
            return True
        at += len(piece.text)
    return True


def _split(piece: Piece, place: int) -> etree._Element | None:
    """Part a run in two, and give the second."""
    run = piece.run
    if sum(map(_length, run)) != len(piece.text):
        return None
    second = etree.Element(run.tag, {str(name): str(run.attrib[name]) for name in run.attrib})
    properties = run.find(W + "rPr")
    if properties is not None:
        second.append(deepcopy(properties))
    at = 0
    for child in list(run):
        length = _length(child)
        if at < place < at + length:
            rest = etree.SubElement(second, _TEXT)
            _say(rest, (child.text or "")[place - at :])
            _say(child, (child.text or "")[: place - at])
        elif at >= place and child.tag != W + "rPr":
            second.append(child)
        at += length
    run.addnext(second)
    return second


def _length(child: etree._Element) -> int:
    if child.tag == _TEXT:
        return len(child.text or "")
    return int(child.tag in _SIGNS)


def _say(element: etree._Element, text: str) -> None:
    element.text = text
    element.set(_SPACE, "preserve")


@dataclass(slots=True)
class _Holder:
    """An element that holds signs of a paragraph, and where they begin and end in its text."""

    element: etree._Element
    start: int
    end: int


def set_words(traced: Traced, changes: Iterable[WordChange]) -> None:
    """Put signs in the stead of others, the last first; of two that overlap only one is done."""
    holders = list(_holders(traced))
    before = sum(len(piece.text) for piece in traced.pieces) + 1
    for change in sorted(changes, key=lambda each: each.start, reverse=True):
        if change.end <= before:
            _replace(holders, change)
            before = change.start


def _holders(traced: Traced) -> Iterator[_Holder]:
    at = 0
    for piece in traced.pieces:
        if sum(map(_length, piece.run)) != len(piece.text):
            at += len(piece.text)
            continue
        for child in piece.run:
            length = _length(child)
            if length:
                yield _Holder(child, at, at + length)
            at += length


def _replace(holders: list[_Holder], change: WordChange) -> None:
    touched = [each for each in holders if each.start < change.end and change.start < each.end]
    texts = [each for each in touched if each.element.tag == _TEXT]
    if not touched:  # nothing goes, something comes: it joins the text before it, or behind
        near = [each for each in holders if each.start <= change.start <= each.end]
        texts = [each for each in near if each.element.tag == _TEXT][:1]
    if change.text and not texts:
        return
    new = change.text
    for holder in touched or texts:
        if holder in texts:
            old = holder.element.text or ""
            start = max(change.start - holder.start, 0)
            end = max(change.end - holder.start, 0)
            _say(holder.element, old[:start] + new + old[end:])
            new = ""
        else:
            detach(holder.element)
