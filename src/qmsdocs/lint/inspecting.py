"""Judges files: reads, recognises, chooses the law of the day, asks every rule."""

from collections.abc import Sequence
from datetime import date
from itertools import chain
from pathlib import Path

from qmsdocs.base.errors import NotFoundError, Problem, QmsDocsError, RulePackError
from qmsdocs.base.places import Place
from qmsdocs.lint.judging import judge
from qmsdocs.lint.paper import Paper
from qmsdocs.lint.recognising import Kinds, codes, recognise
from qmsdocs.lint.results import FileResult, Inspected, Ruled, found, ruled
from qmsdocs.lint.rules import load_rules
from qmsdocs.model.rules import DocumentKind, Rulebook, load_rulebook
from qmsdocs.sources.files import read_file
from qmsdocs.word.reader import read_document

#: Word keeps a hidden file of this beginning beside an open one.
_OPEN = "~$"
#: Papers with many pictures are big; more than this is no paper.
MAX_FILE = 50 * 1024 * 1024


def inspect_file(path: Path, day: date | None, today: date) -> FileResult:
    """Judge a file; what cannot be read is a result too."""
    name = path.as_posix()
    try:
        return inspect(read_file(path, MAX_FILE), name, day, today)
    except QmsDocsError as error:
        return FileResult(name, (), error.problems)
    except Exception as error:  # the fault of one file must not stop a run over thousands
        values = {"kind": type(error).__name__}
        return FileResult(name, (), (Problem("lint.file-crashed", Place(name), values),))


def inspect(data: bytes, file: str, day: date | None, today: date) -> FileResult:
    """Judge the papers of a Word file by the law of a day, of their own date, or of today.

    Raises:
        WordFileError: it is damaged, hostile or no Word file.
    """
    book = load_rulebook()
    papers = recognise(read_document(data, file), kinds_of(book), file)
    return FileResult(
        file, tuple(_inspected(paper, book, day or paper.day or today) for paper in papers)
    )


def _inspected(paper: Paper, book: Rulebook, day: date) -> Inspected:
    try:
        law = book.format_on(day)
    except RulePackError:
        reason = Ruled("", "unjudged", "lint.no-law", {"day": f"{day:%d/%m/%Y}"})
        return Inspected(paper.standing, paper.kind, paper.day, "", (reason,))
    verdicts = judge(paper, law, load_rules())
    findings = [found(verdict, each, law) for verdict in verdicts for each in verdict.findings]
    return Inspected(
        paper.standing,
        paper.kind,
        paper.day,
        law.component("quoc_hieu").citation.document,
        tuple(map(ruled, verdicts)),
        tuple(sorted(findings, key=lambda each: each.number)),
    )


def kinds_of(book: Rulebook) -> Kinds:
    """Give the codes of all kinds that there ever were, by their names."""

    def work() -> Kinds:
        periods = chain.from_iterable(book.rules["format"].values())
        rules = (period.rule for period in periods)
        kinds = [rule for rule in rules if isinstance(rule, DocumentKind)]
        return codes((kind.name, kind.abbreviation or kind.form) for kind in kinds)

    found: Kinds = book.once("lint-kinds", work)
    return found


def word_files(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Give the files named, and every .docx under the folders named, each once.

    A folder may have a name that ends in .docx.

    Raises:
        NotFoundError: there is none.
    """
    files: dict[Path, None] = {}
    for path in paths:
        inside = [path]
        if path.is_dir():
            inside = _inside(path, ".docx")
        files |= dict.fromkeys(each for each in inside if not each.name.startswith(_OPEN))
    if not files:
        place = Place(", ".join(path.as_posix() for path in paths))
        old = len(old_word_files(paths))
        code = "lint.only-old-files" if old else "lint.no-files"
        raise NotFoundError(Problem(code, place, {"count": old}))
    return tuple(files)


def old_word_files(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Give every .doc under the folders named: nobody reads them, and a person should know."""
    found = (each for path in paths if path.is_dir() for each in _inside(path, ".doc"))
    return tuple(dict.fromkeys(each for each in found if not each.name.startswith(_OPEN)))


def _inside(folder: Path, suffix: str) -> list[Path]:
    """Give the files under a folder whose names end so, in capitals too."""
    found = (each for each in folder.rglob("*") if each.suffix.lower() == suffix)
    return sorted(each for each in found if not each.is_dir())
