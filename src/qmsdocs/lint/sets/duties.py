"""Every duty by law, and the papers that prove it, with their days."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Literal, TypeAlias

from qmsdocs.base.errors import RulePackError
from qmsdocs.base.vietnamese import short_date
from qmsdocs.lint.sets.case import Judged, Mark, SetCase
from qmsdocs.lint.sets.kinds import set_data
from qmsdocs.lint.sets.papers import SetPaper, days, said_day
from qmsdocs.lint.sets.results import DutyProof, DutyState, SetPlace
from qmsdocs.model.fields import Record
from qmsdocs.model.rules import Duty

_ABOVE = ("bo", "ubnd-tinh")
_AGAIN = re.compile(r"công bố lại", re.IGNORECASE)
#: The papers that prove a duty, and those that will on a day to come.
Proving: TypeAlias = tuple[tuple[SetPaper, ...], tuple[SetPaper, ...]]
_CITED = r"Quyết định số \S+ ngày .{{6,30}}?\d{{4}}.{{0,160}}?{}"


class ProofRule(Record):
    """What proves a duty: see the head of `proofs.yaml`."""

    duty: str
    short: str
    who: Literal["applying", "province", "lead"] = "applying"
    when: Literal["always", "changes", "again", "confirmed", "inspected", "consultant", "never"] = (
        "always"
    )
    by: tuple[str, ...] = ()
    also: Mapping[str, str] = {}
    says: str = ""
    cited: str = ""
    yearly: bool = False


def proof_rules() -> tuple[ProofRule, ...]:
    """Read what proves which duty."""
    return tuple(ProofRule.model_validate(row) for row in set_data("proofs")["proofs"])


def duty_proofs(case: SetCase) -> tuple[DutyProof, ...]:
    """Give every duty of the year with what proves it."""
    return tuple(
        _proof(case, rule, duty)
        for rule in proof_rules()
        if (duty := _held(case, rule.duty)) is not None
    )


def unproved(case: SetCase) -> Iterator[Judged]:
    """Find yearly duties that no paper proves though their last day is over, and half proofs."""
    rules = {rule.duty: rule for rule in proof_rules()}
    for proof in duty_proofs(case):
        yield from _half(case, rules[proof.duty], proof)
        if proof.state == "absent" and rules[proof.duty].yearly:
            yield _absent(proof)


def _absent(proof: DutyProof) -> Mark:
    """Say that no paper proves a duty, or only one of a day that is still to come."""
    values = {"duty": proof.label, "demand": proof.demand, "citation": proof.citation}
    if proof.due:
        values["due"] = short_date(proof.due)
    for paper in proof.planned[:1]:
        values |= {"paper": paper.name, "day": said_day(paper.day)}
        code = "set.duty-absent-planned-due" if proof.due else "set.duty-absent-planned"
        return Mark(code, (SetPlace(paper.file, paper.name),), values)
    return Mark("set.duty-absent-due" if proof.due else "set.duty-absent", (), values)


def _half(case: SetCase, rule: ProofRule, proof: DutyProof) -> Iterator[Mark]:
    """Find that a paper lacks which goes with the one that proves a duty."""
    for paper in proof.papers[:1]:
        lacks = [name for kind, name in rule.also.items() if not case.of(kind)]
        if lacks and paper.kind in rule.by:
            values = {"duty": proof.label, "paper": paper.name, "lacks": ", ".join(lacks)}
            place = SetPlace(paper.file, paper.name)
            yield Mark("set.duty-half", (place,), values | {"citation": proof.citation})


def _held(case: SetCase, name: str) -> Duty | None:
    try:
        return case.book.duty(name, date(case.year, 12, 31))
    except RulePackError:
        return None


def _proof(case: SetCase, rule: ProofRule, duty: Duty) -> DutyProof:
    papers, planned = _papers(case, rule)
    due = case.terms.get(rule.duty)
    if due is None and rule.yearly and rule.when == "always":
        due = date(case.year, 12, 31)
    state = _state(case, rule, duty, (papers, planned), due)
    return DutyProof(
        duty=rule.duty,
        label=duty.label,
        short=rule.short,
        demand=duty.described(),
        citation=str(duty.citation),
        state=state,
        papers=tuple(paper.fact for paper in papers) if state == "proved" else (),
        due=due if state in ("absent", "open") else None,
        planned=tuple(paper.fact for paper in planned) if state in ("absent", "open") else (),
    )


def _state(
    case: SetCase, rule: ProofRule, duty: Duty, found: Proving, due: date | None
) -> DutyState:
    papers, planned = found
    if rule.when == "never":
        return "unjudged"
    if papers:
        return "proved"
    if not planned and not _binds(case, rule, duty):
        return "not-bound"
    if not planned and not _arisen(case, rule.when):
        return "not-arisen"
    last = due or date(case.year, 12, 31)
    return "open" if case.today <= last else "absent"


def _binds(case: SetCase, rule: ProofRule, duty: Duty) -> bool:
    kind = case.profile.agency.agency.kind
    if duty.agencies and kind not in duty.agencies:
        return False
    if rule.who == "lead":
        return case.profile.agency.lead.is_self
    return rule.who == "applying" or kind in _ABOVE


def _arisen(case: SetCase, when: str) -> bool:
    """Tell whether what begins a duty has happened."""
    year = case.profile.year
    arisen = {
        "always": True,
        "changes": bool(year.procedure_changes),
        "again": _scope_changed(case),
        "confirmed": bool(
            case.held("announcement-decision", "review-minutes", "review-conclusion")
        ),
        "inspected": bool(year.follow_up or year.recommendations),
        "consultant": bool(year.consultants),
    }
    return arisen[when]


def _scope_changed(case: SetCase) -> bool:
    changes = case.profile.year.procedure_changes
    if any(change.scope_change or change.change != "sửa đổi" for change in changes):
        return True
    told = case.of("procedure-review", "review-minutes", "review-conclusion")
    return any(_AGAIN.search(spot.text) for paper in told for spot in paper.body())


def _papers(case: SetCase, rule: ProofRule) -> Proving:
    """Give the papers of the first kind that there is; else one that cites an earlier decision.

    Papers of days to come are given apart, those of the first kind that has any.
    """
    planned: tuple[SetPaper, ...] = ()
    for kind in rule.by:
        fitting = tuple(paper for paper in case.of(kind) if _fits(case, rule, paper))
        papers = tuple(paper for paper in fitting if not case.is_ahead(paper))
        if papers:
            return papers, ()
        planned = planned or fitting
    return _citing(case, rule.cited) if rule.cited else (), planned


def _citing(case: SetCase, cited: str) -> tuple[SetPaper, ...]:
    """Give a paper that cites a decision of an earlier day."""
    pattern = re.compile(_CITED.format(cited), re.IGNORECASE)
    for paper in case.papers:
        if not paper.own or case.is_ahead(paper):
            continue
        for found in (pattern.search(spot.text) for spot in paper.spots):
            if found and all(day <= case.today for day in days(found[0])[:1]):
                return (paper,)
    return ()


def _fits(case: SetCase, rule: ProofRule, paper: SetPaper) -> bool:
    """Tell whether a paper proves a duty in this year: it has a day, and its title names no other."""
    if rule.yearly and (paper.day is None or (paper.year or paper.day.year) != case.year):
        return False
    pattern = re.compile(rule.says, re.IGNORECASE) if rule.says else None
    return pattern is None or any(pattern.search(spot.text) for spot in paper.spots)
