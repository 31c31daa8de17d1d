"""Turns Word files into PDF with LibreOffice and reads where each word stands on the page."""

import hashlib
import os
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lxml import etree

from acceptance.running import run

POINTS_PER_MM = 72 / 25.4
PROGRAMS = ("soffice", "pdftotext", "pdffonts")
MISSING = [program for program in PROGRAMS if shutil.which(program) is None]
_SPACE = "{http://www.w3.org/1999/xhtml}"


@dataclass(frozen=True)
class Word:
    """A word and its box in millimetres from the top left of the page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        """The middle from left to right."""
        return (self.left + self.right) / 2


@dataclass(frozen=True)
class Page:
    """A page of a PDF."""

    width: float
    height: float
    words: tuple[Word, ...]

    def lines(self, text: str) -> list[Word]:
        """Give the lines on which a text is set, each as one box; the first time that it occurs.

        Blank room for a number or day parts the words of a line; they are found on one height.

        Raises:
            AssertionError: the page does not say it.
        """
        first, *rest = re.split(r" {3,}", text)
        places = self._places(first)
        assert places, f"not on the page: {text}"
        found = list(places[0])
        for piece in rest:
            beside = [place for place in self._places(piece) if _is_beside(found[-1], place[0])]
            assert beside, f"not on the line: {text}"
            nearest = min(beside, key=_left)
            found += nearest
        return _joined(found)

    @property
    def upright(self) -> bool:
        """Whether the page stands upright."""
        return self.width < self.height

    def rows(self, top: float, bottom: float) -> list[list[str]]:
        """Give the words between two heights, line by line from the top."""
        inside = [word for word in self.words if top < word.bottom and word.top < bottom]
        found: list[list[Word]] = []
        for word in sorted(inside, key=lambda word: word.bottom):
            if found and word.bottom - found[-1][-1].bottom < 1:
                found[-1].append(word)
            else:
                found.append([word])
        return [[word.text for word in sorted(line, key=_word_left)] for line in found]

    def count(self, text: str) -> int:
        """Give how often the words of a text stand on the page in this order."""
        return len(self._places(text))

    def _places(self, text: str) -> list[tuple[Word, ...]]:
        wanted = _plain(text).split()
        said = [_plain(word.text) for word in self.words]
        return [
            self.words[start : start + len(wanted)]
            for start in range(len(said) - len(wanted) + 1)
            if said[start : start + len(wanted)] == wanted
        ]


class Prints:
    """The PDF of Word files, each found by the digest of what is in the file.

    However many agencies have a file of one name, and whoever asks: each is printed once, and all
    of a folder in one call.
    """

    def __init__(self, folder: Path) -> None:
        """Keep where the PDF are."""
        self._folder = folder

    def add(self, files: Iterable[Path]) -> None:
        """Print files."""
        copies = {self._folder / f"{_digest(file)}.docx": file for file in files}
        for copy, file in copies.items():
            shutil.copy(file, copy)
        to_pdf(copies, self._folder)

    def pdf(self, file: Path) -> Path:
        """Give the PDF of a file that was printed."""
        found = pdf_of(self._folder / _digest(file), self._folder)
        assert found.exists(), f"not printed: {file}"
        return found

    def pages(self, file: Path) -> list[Page]:
        """Give the pages of a file that was printed."""
        return _read(self.pdf(file))


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()[:24]


@cache
def _read(pdf: Path) -> list[Page]:
    return pages(pdf)


def to_pdf(files: Iterable[Path], folder: Path) -> None:
    """Make a PDF of each Word file: one call with a profile of its own."""
    files = list(files)
    profile = folder / "profile"
    target = folder / "pdf"
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless"]
    run(*command, "--convert-to", "pdf", "--outdir", target, *files, cwd=folder, HOME=str(folder))
    missing = [file.name for file in files if not pdf_of(file, folder).exists()]
    assert missing == [], "LibreOffice could not open them"


def pdf_of(file: Path, folder: Path) -> Path:
    """Give the place of the PDF of a Word file."""
    return folder / "pdf" / f"{file.stem}.pdf"


def pages(pdf: Path) -> list[Page]:
    """Read every page of a PDF."""
    document = subprocess.run(
        ["pdftotext", "-bbox", pdf, "-"], capture_output=True, check=True, env=os.environ
    ).stdout
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
    root = etree.fromstring(document, parser)
    return [
        Page(
            _length(page, "width"),
            _length(page, "height"),
            tuple(map(_word, page.iter(f"{_SPACE}word"))),
        )
        for page in root.iter(f"{_SPACE}page")
    ]


def fonts(pdf: Path) -> set[str]:
    """Give the names of the fonts in a PDF, without the prefix of a subset."""
    listed = run("pdffonts", pdf, cwd=pdf.parent).stdout.splitlines()[2:]
    return {line.split()[0].rpartition("+")[2] for line in listed}


def _word(node: etree._Element) -> Word:
    left, top, right, bottom = (
        _length(node, f"{axis}{end}") for end in ("Min", "Max") for axis in "xy"
    )
    return Word(node.text or "", left, top, right, bottom)


def _length(node: etree._Element, name: str) -> float:
    return float(node.get(name, "0")) / POINTS_PER_MM


def _joined(words: Sequence[Word]) -> list[Word]:
    """Join words that stand side by side into one box for each line."""
    found: list[Word] = []
    for word in words:
        if found and _is_beside(found[-1], word):
            last = found[-1]
            text = f"{last.text} {word.text}"
            found[-1] = Word(text, last.left, last.top, word.right, word.bottom)
        else:
            found.append(word)
    return found


def _word_left(word: Word) -> float:
    return word.left


def _left(place: Sequence[Word]) -> float:
    return place[0].left


def _is_beside(before: Word, after: Word) -> bool:
    return abs(before.bottom - after.bottom) < 1 and after.left > before.right


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())
