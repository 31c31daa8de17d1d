"""Judges Word files for whoever asks: the files of folders, the waivers of a workspace, an example of them."""

from collections.abc import Iterator, Sequence
from datetime import date
from importlib.resources import files
from pathlib import Path

from qmsdocs.base.errors import OutputError, Problem
from qmsdocs.base.places import Place
from qmsdocs.lint.inspecting import word_files
from qmsdocs.lint.results import FileResult
from qmsdocs.lint.rules import LintRule, rule_of
from qmsdocs.lint.running import inspect_files
from qmsdocs.lint.waivers import FILE, Waivers
from qmsdocs.lint.waiving import waive_all
from qmsdocs.model.rules import load_rulebook
from qmsdocs.sources.files import write_atomic


def lint(
    paths: Sequence[Path],
    day: date | None,
    today: date,
    jobs: int = 1,
    waivers: Waivers | None = None,
) -> Iterator[FileResult]:
    """Judge Word files, and those in folders, by the law of a day, of their own date, or of today.

    What cannot be read is a result too; what a waiver lets pass is kept apart.

    Raises:
        InputError: there is no Word file.
    """
    results = inspect_files(word_files(paths), day, today, jobs)
    return (waive_all(each, waivers, today) for each in results) if waivers else results


def lint_rule(name: str, day: date) -> tuple[LintRule, tuple[str, ...]]:
    """Give a rule of the inspector and where the law of a day has what it stands on.

    Raises:
        NotFoundError: there is none of that id.
    """
    rule, book = rule_of(name), load_rulebook()
    if rule.scope == "set":
        held = (book.entry(each).at(day) for each in rule.cites)
        return rule, tuple(dict.fromkeys(str(period.citation) for period in held if period))
    law = book.format_on(day)
    cited = (str(law.rules[each].citation) for each in rule.cites if each in law.rules)
    return rule, tuple(dict.fromkeys(cited))


def write_waivers(root: Path) -> Path:
    """Write an example of waivers into a workspace.

    Raises:
        OutputError: the workspace has waivers already, or cannot be written.
    """
    path = root / FILE
    if path.exists():
        raise OutputError(Problem("waiver.exists", Place(path.as_posix())))
    write_atomic(path, files("qmsdocs.data").joinpath("examples", FILE).read_bytes())
    return path
