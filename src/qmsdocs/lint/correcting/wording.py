"""Mends signs that are form and not words: hyphens, blanks, the 0 of a date, composed letters."""

import re
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher

from qmsdocs.lint.correcting.fault import Fault
from qmsdocs.lint.paper import Spot
from qmsdocs.word.correcting.wanted import Correction, WordChange


def fixed_text(fault: Fault) -> Iterator[Correction]:
    """Write a text that the law fixes, when the letters are right and only signs are not."""
    wanted = fault.case.law.text(fault.step.options["text"])
    for spot in fault.spots:
        if _letters(fault.source.text(spot)) == _letters(wanted):
            yield from _rewritten(fault, spot, wanted)


def _letters(text: str) -> list[str]:
    return [sign for sign in unicodedata.normalize("NFC", text) if sign.isalnum()]


def composed(fault: Fault) -> Iterator[Correction]:
    """Compose letters that are put together from parts."""
    for spot in fault.spots:
        text = fault.source.text(spot)
        yield from _rewritten(fault, spot, unicodedata.normalize("NFC", text))


def mended(fault: Fault) -> Iterator[Correction]:
    """Put in the stead of patterns what the step of the rule says."""
    for spot in fault.spots:
        text, (start, _) = fault.source.text(spot), fault.source.place(spot)
        for pattern, instead in fault.step.mend:
            for match in re.finditer(pattern, text):
                new = match.expand(instead)
                yield from _changes(fault, spot, start + match.start(), match[0], new)


def _rewritten(fault: Fault, spot: Spot, new: str) -> Iterator[Correction]:
    yield from _changes(fault, spot, fault.source.place(spot)[0], fault.source.text(spot), new)


def _changes(fault: Fault, spot: Spot, at: int, old: str, new: str) -> Iterator[Correction]:
    """Give the least changes from one text to another; the result of a field is not touched."""
    fields = [(start, end) for start, end, run in fault.source.runs(spot) if run.field]
    for kind, first, last, start, end in SequenceMatcher(None, old, new, False).get_opcodes():
        here = (at + first, at + last)
        if kind != "equal" and not any(a < here[1] and here[0] < b for a, b in fields):
            yield WordChange(spot.paragraph.number, *here, new[start:end])
