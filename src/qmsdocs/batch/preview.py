"""Pages of Word files as pictures: LibreOffice prints, PDFium draws; both are kept by digest.

A started LibreOffice waits for the next file, prints it in a fraction of a second and ends; then
the next one is started. So nobody waits for a start but the first, and no file meets a program
that another file has upset.
"""

import ctypes
import shutil
import struct
import subprocess
import tempfile
import threading
import weakref
import zlib
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qmsdocs.base.errors import OutputError, Problem
from qmsdocs.base.hashing import digest
from qmsdocs.batch.office import Calls, Office, find_office
from qmsdocs.batch.pdf import cache_key, is_pdf
from qmsdocs.sources.caching import keep, kept
from qmsdocs.word.gaps import shaded

_SORT = "pdf"
#: So many PDFs are kept at hand.
_KEPT = 24
#: PDFium is not made for several threads.
_DRAWING = threading.Lock()


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a gap stands on a page, in hundredths of its width and height; `shade` tells which."""

    shade: int
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its size in points and the gaps on it."""

    width: float
    height: float
    spots: tuple[Spot, ...]


class Printer:
    """Prints Word files with a LibreOffice that is started before it is needed."""

    def __init__(self, office: Office) -> None:
        """Begin with none started."""
        self._office = office
        self._folder = Path(tempfile.mkdtemp(prefix="qmsdocs-see-"))
        self._calls = Calls(office)
        self._ended = weakref.finalize(self, _end, self._calls, self._folder)
        self._lock = threading.Lock()
        self._standby: subprocess.Popen[bytes] | None = None
        self._known: OrderedDict[str, bytes] = OrderedDict()

    def warm(self) -> None:
        """Start LibreOffice, so that it waits for a file; who is printing does it afterwards."""
        if self._lock.acquire(blocking=False):
            try:
                self._start()
            finally:
                self._lock.release()

    def pdf(self, data: bytes) -> bytes:
        """Give the PDF of a Word file.

        Raises:
            OutputError: LibreOffice does not make one.
        """
        key = digest(data)
        with self._lock:
            found = self._known.pop(key, None) or kept(_SORT, cache_key(key, self._office))
            if found is None or not is_pdf(found):
                found = self._printed(key, data)
                keep(_SORT, cache_key(key, self._office), found)
            self._known[key] = found
            while len(self._known) > _KEPT:
                self._known.popitem(last=False)
            return found

    def close(self) -> None:
        """End what runs; this also happens when nobody has the printer any more."""
        self._ended()

    @property
    def _profile(self) -> Path:
        return self._folder / "profile"

    def _start(self) -> None:
        if self._standby is None or self._standby.poll() is not None:
            self._standby = self._calls.wait_for_files(self._profile)

    def _printed(self, key: str, data: bytes) -> bytes:
        """Print a file; when the one that waits has come to grief, once more with a new one."""
        with tempfile.TemporaryDirectory(dir=self._folder, ignore_cleanup_errors=True) as name:
            source, made = Path(name, f"{key}.docx"), Path(name, "out")
            source.write_bytes(data)
            for _ in range(2):
                self._calls.to_pdf(self._profile, [source], made)
                self._start()
                with suppress(OSError):
                    found = (made / f"{key}.pdf").read_bytes()
                    if is_pdf(found):
                        return found
        raise OutputError(Problem("see.not-printed"))


def _end(calls: Calls, folder: Path) -> None:
    calls.stop()
    shutil.rmtree(folder, ignore_errors=True)


def printer() -> Printer | None:
    """Give a printer; none when LibreOffice or PDFium is not installed."""
    try:
        import pypdfium2  # noqa: F401, PLC0415 an extra

        return Printer(find_office())
    except (ImportError, OutputError):
        return None


def sheets(pdf: bytes) -> tuple[Sheet, ...]:
    """Give the pages of a PDF."""
    with _DRAWING, _document(pdf) as document:
        return tuple(_sheet(document, number) for number in range(len(document)))


def marked(pdf: bytes, quotes: Sequence[str]) -> tuple[Sheet, ...]:
    """Give the pages of a PDF with the places of texts; the shade of a spot is the text's number.

    Texts are looked for in their order, each from where the one before stands, then from the top.
    """
    with _DRAWING, _document(pdf) as document:
        pages = [document[number] for number in range(len(document))]
        texts = [page.get_textpage() for page in pages]
        spots: list[list[Spot]] = [[] for _ in pages]
        at = (0, 0)
        for number, quote in enumerate(quotes):
            hit = _hit(texts, quote, at) or _hit(texts, quote, (0, 0))
            if hit is None:
                continue
            page, index, count = hit
            at = (page, index)
            width, height = pages[page].get_size()
            for line in range(texts[page].count_rects(index, count)):
                left, bottom, right, top = texts[page].get_rect(line)
                size = 100 * (right - left) / width, 100 * (top - bottom) / height
                spots[page].append(
                    Spot(number, 100 * left / width, 100 * (height - top) / height, *size)
                )
        both = zip(pages, spots, strict=True)
        return tuple(Sheet(page.get_width(), page.get_height(), tuple(own)) for page, own in both)


def _hit(texts: list[Any], quote: str, start: tuple[int, int]) -> tuple[int, int, int] | None:
    """Give page, first letter and length of the first place of a text from a start on."""
    for page in range(start[0], len(texts)):
        index = start[1] if page == start[0] else 0
        found = texts[page].search(quote, index=index).get_next() if quote.strip() else None
        if found:
            return page, *found
    return None


def picture(pdf: bytes, number: int, width: int) -> bytes:
    """Give a page, counted from 1, as a PNG of a width in pixels; the last one for a later one."""
    with _DRAWING, _document(pdf) as document:
        page = document[min(max(number, 1), len(document)) - 1]
        bitmap = page.render(scale=width / page.get_width(), rev_byteorder=True)
        return _png(
            bitmap.width, bitmap.height, bitmap.stride, bitmap.n_channels, bytes(bitmap.buffer)
        )


def _document(pdf: bytes) -> Any:  # noqa: ANN401 the library has no types for it
    import pypdfium2  # noqa: PLC0415 an extra

    try:
        return pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise OutputError(Problem("see.not-printed")) from error


def _sheet(document: Any, number: int) -> Sheet:  # noqa: ANN401
    page = document[number]
    width, height = page.get_size()
    return Sheet(width, height, tuple(_spots(page, width, height)))


def _spots(page: Any, width: float, height: float) -> Iterator[Spot]:  # noqa: ANN401
    """Give the texts that have the colour of a gap."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415 an extra

    parts = [ctypes.c_uint() for _ in range(4)]
    for text in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
        if not pdfium.FPDFPageObj_GetFillColor(text, *parts):
            continue
        red, green, blue, _ = (part.value for part in parts)
        shade = shaded(red << 16 | green << 8 | blue)
        if shade is not None:
            left, bottom, right, top = text.get_bounds()
            yield Spot(
                shade,
                100 * left / width,
                100 * (height - top) / height - 0.5,  # dots are low: their line is easier to hit
                100 * (right - left) / width,
                100 * (top - bottom) / height + 1,
            )


def _png(width: int, height: int, stride: int, channels: int, pixels: bytes) -> bytes:
    """Give a PNG of rows of pixels."""
    rows = (pixels[at * stride : at * stride + width * channels] for at in range(height))
    body = zlib.compress(b"".join(b"\0" + row for row in rows), 6)
    head = struct.pack(">IIBBBBB", width, height, 8, 2 if channels == 3 else 6, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", body), (b"IEND", b""))
    chunks = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)
