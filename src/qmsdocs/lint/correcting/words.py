"""What a correction did to the text of a file: every change that is more than blanks."""

from dataclasses import dataclass

from qmsdocs.word.reading.model import Document, paragraphs


@dataclass(frozen=True, slots=True)
class Reworded:
    """A paragraph in which signs were changed: its number, and its text before and after."""

    number: int
    before: str
    after: str


def reworded(before: Document, after: Document) -> tuple[Reworded, ...]:
    """Compare the words of two states of a file; only empty paragraphs may be gone."""
    pairs = zip(_texts(before), _texts(after), strict=True)
    return tuple(Reworded(*old, new) for old, (_, new) in pairs if old[1] != new)


def _texts(document: Document) -> list[tuple[int, str]]:
    """Give number and words of each paragraph that has letters or figures."""
    every = ((each.number, " ".join(each.text.split())) for each in paragraphs(document.blocks))
    return [(number, text) for number, text in every if any(map(str.isalnum, text))]
