"""Reads any Word file: a safe way in, then blocks with the formatting that a person sees."""

from collections.abc import Mapping
from functools import cache
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from lxml import etree

from qmsdocs.base.errors import Problem, WordFileError
from qmsdocs.base.places import Place
from qmsdocs.sources.zipsizes import unpacked_size
from qmsdocs.word.package import read_package
from qmsdocs.word.reading.body import Reading
from qmsdocs.word.reading.links import links_of, main_part
from qmsdocs.word.reading.listing import read_listing
from qmsdocs.word.reading.model import Blocks, Document
from qmsdocs.word.reading.names import W, is_on
from qmsdocs.word.reading.sections import read_sections
from qmsdocs.word.reading.stylesheet import read_styles

#: A file that unpacks to more is no paper, and reading its XML would take the whole memory.
MAX_TEXT = 40 * 1024 * 1024


def read_document(data: bytes, file: str = "") -> Document:
    """Read a Word file; `file` is its name for the places of problems.

    Raises:
        WordFileError: it is damaged, hostile or no Word file; with the reasons.
    """
    _check_size(data, file)
    parts = read_package(data, file)
    links = links_of(parts, main_part(parts))
    text = parts[main_part(parts)]
    named = {kind: parts[target] for kind, target in links.values() if target in parts}
    sheet = read_styles(named.get("styles", b""), named.get("theme", b""))
    listing = named.get("numbering", b"")
    reading = Reading(sheet, read_listing(listing))

    @cache
    def part(link: str) -> Blocks:
        target = links.get(link, ("", ""))[1]
        if target not in parts:
            return ()
        root = etree.fromstring(parts[target])
        return Reading(sheet, read_listing(listing)).blocks(root)

    body = etree.fromstring(text).find(W + "body")
    if body is None:
        raise WordFileError(Problem("word.no-document", Place(file=file)))
    sections = read_sections(body, reading, part)
    even = _even_and_odd(named)
    return Document(sections, even, reading.changes, reading.controls)


def _check_size(data: bytes, file: str) -> None:
    """Refuse a file with more XML than any paper has, before any of it is unpacked."""
    if (unpacked_size(data) or 0) <= MAX_TEXT:
        return
    try:
        with ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
    except (BadZipFile, ValueError, NotImplementedError):
        return  # `read_package` says what is wrong
    size = sum(info.file_size for info in entries if info.filename.lower().endswith(".xml"))
    if size > MAX_TEXT:
        values = {"size": f"{size / 1024 / 1024:.0f}", "limit": MAX_TEXT // 1024 // 1024}
        raise WordFileError(Problem("word.too-big", Place(file=file), values))


def _even_and_odd(named: Mapping[str, bytes]) -> bool:
    settings = named.get("settings")
    if settings is None:
        return False
    switch = etree.fromstring(settings).find(W + "evenAndOddHeaders")
    return switch is not None and is_on(switch)
