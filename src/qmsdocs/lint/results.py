"""What came of judging files, as plain values that go from process to process."""

from collections.abc import Mapping
from datetime import date

from qmsdocs.base.errors import Problem
from qmsdocs.base.values import value
from qmsdocs.lint.found import Found, Severity, Waived
from qmsdocs.lint.judging import Judged, Outcome, Verdict
from qmsdocs.lint.paper import Standing
from qmsdocs.model.rules import FormatRules

__all__ = ["FileResult", "Found", "Inspected", "Ruled", "found", "ruled"]

_LONGEST_QUOTE = 50


@value
class Ruled:
    """What a rule said of a paper, and why it did not judge."""

    rule: str
    outcome: Outcome
    reason: str = ""
    values: Mapping[str, object] | None = None


@value
class Inspected:
    """A paper of a file: what it is, by which law it was judged, what each rule said."""

    standing: Standing
    kind: str
    day: date | None
    law: str
    verdicts: tuple[Ruled, ...] = ()
    found: tuple[Found, ...] = ()
    waived: tuple[Waived, ...] = ()

    def count(self, severity: Severity) -> int:
        """Give how many findings of one gravity there are."""
        return sum(found.severity == severity for found in self.found)


@value
class FileResult:
    """A file: its papers, or why it could not be read."""

    file: str
    papers: tuple[Inspected, ...] = ()
    problems: tuple[Problem, ...] = ()

    def count(self, severity: Severity) -> int:
        """Give how many findings of one gravity there are in all papers."""
        return sum(paper.count(severity) for paper in self.papers)

    @property
    def crashed(self) -> bool:
        """Tell whether a check failed by itself."""
        return any(each.outcome == "crashed" for paper in self.papers for each in paper.verdicts)


def ruled(verdict: Verdict) -> Ruled:
    """Give a verdict as plain values."""
    return Ruled(verdict.rule.id, verdict.outcome, verdict.reason, dict(verdict.values))


def found(verdict: Verdict, judged: Judged, law: FormatRules) -> Found:
    """Give a finding as plain values."""
    finding, spot = judged.finding, judged.finding.spot
    citation = str(law.rules[verdict.rule.cites[0]].citation)
    base = (verdict.rule.id, finding.code, judged.severity, dict(finding.values), citation)
    if spot is None:
        return Found(*base)
    line = " ".join(spot.text.split())
    quote = line if len(line) <= _LONGEST_QUOTE else line[:_LONGEST_QUOTE].rstrip() + "…"
    # a note counts its paragraphs anew: their numbers would point into the text
    number = 0 if spot.role == "note" else spot.paragraph.number
    return Found(*base, spot.role, number, quote)
