"""A file as it was read, to find where the spots of its papers stand in its paragraphs."""

import re
from collections.abc import Iterator

from qmsdocs.lint.paper import Spot
from qmsdocs.word.reading.model import Document, Paragraph, Run, Section, paragraphs

#: What the parts of a paragraph that was cut at tabs and lines have lost.
_CUT = r"[\t\n]*"


class Source:
    """The paragraphs of a file by their numbers."""

    def __init__(self, document: Document) -> None:
        """Keep the paragraphs of the text."""
        self._paragraphs = {each.number: each for each in paragraphs(document.blocks)}
        self._sections = [id(each) for each in document.sections]

    def paragraph(self, spot: Spot) -> Paragraph:
        """Give the whole paragraph of a spot, which may be only a part of it."""
        return self._paragraphs[spot.paragraph.number]

    def is_whole(self, spot: Spot) -> bool:
        """Tell whether a spot is all of its paragraph."""
        return spot.paragraph.text == self.paragraph(spot).text

    def section(self, section: Section) -> int:
        """Give the number of a section in the file."""
        return self._sections.index(id(section))

    def place(self, spot: Spot) -> tuple[int, int]:
        """Give where a spot begins and ends in the text of its paragraph."""
        text = self.paragraph(spot).text
        if self.is_whole(spot):
            return 0, len(text)
        pattern = _CUT.join(re.escape(run.text) for run in spot.paragraph.runs)
        found = list(re.finditer(pattern, text))
        if not found:
            return 0, 0
        match = found[-1] if spot.where.column else found[0]
        return match.span()

    def text(self, spot: Spot) -> str:
        """Give the text of a spot as it stands in its paragraph."""
        start, end = self.place(spot)
        return self.paragraph(spot).text[start:end]

    def runs(self, spot: Spot) -> Iterator[tuple[int, int, Run]]:
        """Give the runs of a spot, each with where it begins and ends in the paragraph."""
        start, end = self.place(spot)
        at = 0
        for run in self.paragraph(spot).runs:
            first, last = max(at, start), min(at + len(run.text), end)
            if first < last:
                yield first, last, run
            at += len(run.text)
