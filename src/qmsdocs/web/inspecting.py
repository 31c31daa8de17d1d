"""What the inspector says of a file that was sent, put as a page shows it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from qmsdocs import api
from qmsdocs.base.errors import Problem, QmsDocsError
from qmsdocs.base.hashing import digest
from qmsdocs.lint.correcting.rounds import Corrected
from qmsdocs.lint.found import Found, Severity
from qmsdocs.lint.results import FileResult, Inspected
from qmsdocs.lint.rules import LintRule, load_rules
from qmsdocs.lint.waivers import FILE, Waivers
from qmsdocs.model.rules import load_rulebook
from qmsdocs.web.asking import Ask
from qmsdocs.web.remembering import Remembered

_WAIVED = "fix.left-waived"


@dataclass(frozen=True, slots=True)
class Inspection:
    """What was found in a file; the corrected copy, or why there is none."""

    result: FileResult
    corrected: Corrected | None
    problems: tuple[Problem, ...] = ()

    @property
    def left(self) -> tuple[tuple[Found, str], ...]:
        """What a person still has to do, each with the code of why; what is waived is no work."""
        done = self.corrected
        pairs = zip(done.left, done.why, strict=True) if done else ()
        return tuple((found, why) for found, why in pairs if why != _WAIVED)


@dataclass(frozen=True, slots=True)
class RuleFound:
    """The findings of a rule, each with its name on the page; as grave as the gravest."""

    rule: LintRule
    found: tuple[tuple[str, Found], ...]

    @property
    def severity(self) -> Severity:
        """How grave it is."""
        return "error" if any(each.severity == "error" for _, each in self.found) else "warning"


def inspection(ask: Ask, key: str, path: Path, on: date | None) -> Inspection:
    """Judge a file and make its corrected copy; remembered until a waiver or the day is another.

    Raises:
        InputError: the waivers of the workspace have faults.
    """
    today = ask.desk.today()
    known = ask.desk.thing("inspections", Remembered)
    waiver_file = ask.root / FILE
    text = waiver_file.read_bytes() if waiver_file.is_file() else b""
    return known.get(
        (key, on),
        digest(text + repr(today).encode()),
        lambda: _inspected(path, on, today, api.load_waivers(ask.root, today)),
    )


def _inspected(path: Path, on: date | None, today: date, waivers: Waivers) -> Inspection:
    [result] = api.lint((path,), on, today, 1, waivers)
    if result.problems:
        return Inspection(result, None, result.problems)
    try:
        return Inspection(result, api.correct(path, on, today, waivers))
    except QmsDocsError as error:
        return Inspection(result, None, error.problems)


def named(result: FileResult) -> tuple[tuple[tuple[str, Found], ...], ...]:
    """Give the findings on each paper of a file with the names that they have on the page."""
    return tuple(
        tuple((f"{paper}-{number}", found) for number, found in enumerate(each.found, 1))
        for paper, each in enumerate(result.papers, 1)
    )


def by_rule(found: Iterable[tuple[str, Found]]) -> tuple[RuleFound, ...]:
    """Sort the findings on a paper by rule, the grave ones first."""
    rules = {rule.id: rule for rule in load_rules()}
    own: dict[str, list[tuple[str, Found]]] = {name: [] for name in rules}
    for name, each in found:
        own[each.rule].append((name, each))
    groups = [RuleFound(rules[name], tuple(those)) for name, those in own.items() if those]
    return tuple(sorted(groups, key=lambda each: each.severity != "error"))


def kind_name(paper: Inspected, today: date) -> str:
    """Give the name of a paper's kind; empty when it was not recognised."""
    kinds = load_rulebook().format_on(today).kinds
    names = (each.name for each in kinds if paper.kind in {each.abbreviation, each.form} - {""})
    return next(names, "")
