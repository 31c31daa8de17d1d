"""Does what is asked of a correction to a Word file."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeVar

from qmsdocs.base.errors import Problem, WordFileError
from qmsdocs.base.places import Place
from qmsdocs.word.correcting.book import Book
from qmsdocs.word.correcting.characters import set_look, set_words
from qmsdocs.word.correcting.fonts import set_font
from qmsdocs.word.correcting.numbers import number_pages
from qmsdocs.word.correcting.pages import cut_section, sections_of, set_page
from qmsdocs.word.correcting.paragraphs import remove_empty, set_shape
from qmsdocs.word.correcting.tracing import Traced, trace
from qmsdocs.word.correcting.wanted import (
    Correction,
    FontChange,
    LookChange,
    NumberChange,
    PageChange,
    Removal,
    SectionCut,
    ShapeChange,
    WordChange,
)
from qmsdocs.word.links import read_links
from qmsdocs.word.package import Archive
from qmsdocs.word.package_checks import content_problems
from qmsdocs.word.reading.opening import Opened

_SIGNED = "_xmlsignatures/"
#: What leads out of a file is not followed, and stays.
_HARMLESS = {
    *("word.attached-template", "word.active-content", "word.external-link"),
    "word.missing-part",
}
_TEXTS = ("styles", "numbering", "header", "footer", "footnotes", "endnotes", "theme")
_C = TypeVar("_C")


def corrected(data: bytes, corrections: Iterable[Correction], file: str = "") -> bytes:
    """Give a Word file with corrections; what cannot be done is left as it was.

    Parts that no correction touches keep their bytes, and when none does anything, the file does.

    Raises:
        WordFileError: it is damaged, hostile or no Word file, or is signed digitally.
    """
    wanted = tuple(corrections)
    book = Book(_parts(data, file))
    paragraphs = trace(book.tree(book.main), book.part("styles"))
    for font in _of(wanted, FontChange):
        set_font(map(book.tree, [book.main, *book.named(*_TEXTS)]), font.font)
    _change_text(paragraphs, wanted)
    _change_pages(book, wanted)
    for cut in _of(wanted, SectionCut):
        cut_section(book.body, paragraphs[cut.number - 1].element)
    for gone in _of(wanted, Removal):
        remove_empty(paragraphs[gone.number - 1].element)
    return book.to_bytes() or data


def _parts(data: bytes, file: str) -> dict[str, bytes]:
    Opened(data, file)  # refuses what the reader refuses
    archive = Archive(data, file)
    parts = {name: archive.read(name) for name in archive.entries}
    problems = [each for each in content_problems(parts, file) if each.code not in _HARMLESS]
    if not problems and _is_signed(parts):
        problems = [Problem("word.signed", Place(file=file))]
    if problems:
        raise WordFileError(problems)
    return parts


def _of(wanted: Iterable[Correction], kind: type[_C]) -> list[_C]:
    return [each for each in wanted if isinstance(each, kind)]


def _is_signed(parts: Mapping[str, bytes]) -> bool:
    """Tell a file with a digital signature: every change would break it."""
    kinds = (link.kind for link in read_links(parts, "").values())
    signed = any(kind.endswith("/digital-signature/origin") for kind in kinds)
    return signed or any(name.startswith(_SIGNED) for name in parts)


def _change_text(paragraphs: list[Traced], wanted: Iterable[Correction]) -> None:
    for look in _of(wanted, LookChange):
        set_look(paragraphs[look.number - 1], look)
    words: defaultdict[int, list[WordChange]] = defaultdict(list)
    for change in _of(wanted, WordChange):
        words[change.number].append(change)
    for number, changes in words.items():
        set_words(paragraphs[number - 1], changes)
    for shape in _of(wanted, ShapeChange):
        set_shape(paragraphs[shape.number - 1].element, shape.values)


def _change_pages(book: Book, wanted: Iterable[Correction]) -> None:
    pages, numbers = _of(wanted, PageChange), _of(wanted, NumberChange)
    sections = sections_of(book.body) if pages or numbers else []
    for page in pages:
        set_page(sections[page.section], page.values)
    for number in numbers:
        number_pages(book, [each.properties for each in sections], number)
