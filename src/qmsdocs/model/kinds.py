"""Finds the pages of all document kinds: ours, then those of the workspace."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from qmsdocs.base.errors import InputError, Problem, TemplateError
from qmsdocs.base.hashing import digest
from qmsdocs.base.hints import nearest
from qmsdocs.base.places import Place
from qmsdocs.model.folders import content_digest
from qmsdocs.model.page import SETS, Page, read_page
from qmsdocs.sources.files import read_file, try_read
from qmsdocs.sources.sealing import remembered

#: What Word writes under other names is no template, though it looks like one in a folder.
_OTHER_FORMATS = (".doc", ".docm", ".dot", ".dotm", ".dotx", ".odt", ".rtf")
#: A Word template may carry pictures; a page of text may not be this big.
MAX_WORD_BYTES = 50 * 1024 * 1024


def load_kinds(*folders: Path, problems: list[Problem] | None = None) -> dict[str, Page]:
    """Give every kind by id, in catalogue order; a later folder wins over an earlier one.

    A Word file `<id>.docx` replaces the body of the page with that id, which still says what the
    kind is. A folder that does not exist adds nothing. With a list for `problems` they are put
    there, and what is at fault is left out.

    Raises:
        TemplateError: with every problem of every page.
    """
    pages: dict[str, Page] = {}
    found: list[Problem] = []
    for folder in folders:
        pages |= _pages(folder, found)
        pages |= _word_templates(folder, pages, found)
    if problems is not None:
        problems += found
    elif found:
        raise TemplateError(found)
    ordered = sorted(pages.values(), key=_catalogue_order)
    return {page.kind.id: page for page in ordered}


def _pages(folder: Path, problems: list[Problem]) -> dict[str, Page]:
    """Give the pages of a folder, as they are remembered if their files are the same as then."""
    files = {path: try_read(path) for path in _files(folder, ".md")}
    known = [(path.as_posix(), data) for path, data in files.items() if isinstance(data, bytes)]
    if files and len(known) == len(files):
        name, content = digest(str(folder.resolve()).encode()), content_digest(known)
        pages, found = remembered("pages", name, content, lambda: _read(files))
    else:
        pages, found = _read(files)
    problems.extend(found)
    return pages


def _read(files: Mapping[Path, bytes | InputError]) -> tuple[dict[str, Page], list[Problem]]:
    """Read pages, and note every fault of theirs."""
    found: dict[str, Page] = {}
    problems: list[Problem] = []
    for path, data in files.items():
        try:
            if isinstance(data, InputError):
                raise data
            page = read_page(data, path.as_posix())
        except InputError as error:
            problems.extend(error.problems)
            continue
        problems.extend(_misplaced(page, path, found))
        found[page.kind.id] = page
    return found, problems


def _misplaced(page: Page, path: Path, found: dict[str, Page]) -> Iterator[Problem]:
    """A page is found by its file name, so the name must be the id; ids are given once."""
    place = Place(page.file, 2)
    if page.kind.id != path.stem:
        yield Problem("file.page-name", place, {"id": page.kind.id, "name": path.name})
    if page.kind.id in found:
        values = {"id": page.kind.id, "other": found[page.kind.id].file}
        yield Problem("file.page-twice", place, values)


def _word_templates(
    folder: Path, pages: dict[str, Page], problems: list[Problem]
) -> dict[str, Page]:
    found: dict[str, Page] = {}
    for path in _files(folder, *_OTHER_FORMATS):
        if path.stem in pages:
            problems.append(Problem("file.template-format", Place(path.as_posix())))
    for path in _files(folder, ".docx"):
        page = pages.get(path.stem)
        if page is None:
            problems.append(_unknown_template(path, pages))
            continue
        if path.stem in found:
            values = {"id": path.stem, "other": found[path.stem].word_file}
            problems.append(Problem("file.page-twice", Place(path.as_posix()), values))
            continue
        try:
            data = read_file(path, MAX_WORD_BYTES)
        except InputError as error:
            problems.extend(error.problems)
            continue
        found[path.stem] = replace(page, word=data, word_file=path.as_posix())
    return found


def _unknown_template(path: Path, pages: dict[str, Page]) -> Problem:
    near = nearest(path.stem, pages)
    code = "file.template-unknown-near" if near else "file.template-unknown"
    return Problem(code, Place(path.as_posix()), {"name": path.stem, "near": near})


def _files(folder: Path, *suffixes: str) -> list[Path]:
    """Give the files in a steady order, without partial pages, notes and Word's lock files."""
    if not folder.is_dir():
        return []
    return sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in suffixes
        and path.is_file()
        and not path.name.startswith(("~$", ".", "_"))
        and not path.stem.upper().startswith("README")
        and not any(part.startswith(("_", ".")) for part in path.relative_to(folder).parts[:-1])
    )


def _catalogue_order(page: Page) -> tuple[int, int, str]:
    return SETS.index(page.kind.set), page.kind.order, page.kind.id
