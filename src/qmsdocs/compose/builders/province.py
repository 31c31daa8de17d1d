"""What stands under the names of the province's papers: plan, letter, inspection, figures."""

from collections.abc import Callable, Mapping

from qmsdocs.compose.facts import Facts
from qmsdocs.compose.inspections import (
    clause_text,
    contents_of,
    inspected_facts,
    results_of,
    share_of,
)
from qmsdocs.compose.numbering import dated, numbered, symbol
from qmsdocs.compose.province_names import InspectionPapers, InspectionRules, NormText
from qmsdocs.compose.provinces import province_figures
from qmsdocs.compose.signing import decider
from qmsdocs.model.inspections import Inspected
from qmsdocs.model.page import Form


def _rules(facts: Facts) -> InspectionRules:
    return InspectionRules(
        copies=_number(facts, "inspection-minutes-copies"),
        answer_months=_number(facts, "corrective-report"),
    )


def _number(facts: Facts, duty: str) -> int:
    """Give the number of a duty that has one."""
    return int(facts.rulebook.duty(duty, facts.day).value or 0)


def _inspected(facts: Facts) -> Inspected | None:
    record = facts.item.record if facts.item else None
    return record if isinstance(record, Inspected) else None


def _inspected_facts(facts: Facts) -> object:
    agency, inspection = _inspected(facts), facts.profile.year.inspection
    if agency is None or inspection is None:
        return None
    return inspected_facts(agency, inspection, _number(facts, "corrective-report"))


def _figures(facts: Facts) -> object:
    year = facts.profile.year
    return year.province and province_figures(year.province, year.inspection)


def _papers(facts: Facts) -> InspectionPapers:
    agency = facts.profile.agency
    return InspectionPapers(
        plan=_mention(facts, "inspection-plan", "KH", "Kế hoạch", agency.agency.name),
        decision=_mention(
            facts,
            "inspection-decision",
            "QĐ",
            "Quyết định",
            decider(agency.agency, agency.signers),
        ),
    )


def _mention(facts: Facts, kind: str, form: Form, name: str, issuer: str) -> str | None:
    """Give `Kế hoạch số 15/KH-SKHCN ngày … của …`; nothing while the paper is a draft."""
    paper, profile = facts.profile.paper(kind), facts.profile
    if not paper.date:
        return None
    sign = symbol(form, profile.agency.agency.code, paper.drafter)
    day = dated(paper.date, profile.year.year)
    return f"{name} số {numbered(paper.number, sign)} {day} của {issuer}"


def _norm(facts: Facts) -> NormText:
    norm = facts.rulebook.norm("maintenance", facts.day)
    return NormText(limit=int(norm.limit), clause=clause_text(norm.citation.clause))


BUILDERS: Mapping[str, Callable[[Facts], object]] = {
    "province_plan": lambda f: f.profile.year.province_plan,
    "guidance": lambda f: f.profile.year.guidance,
    "inspection": lambda f: f.profile.year.inspection,
    "inspection_share": share_of,
    "inspection_contents": lambda f: contents_of(f.profile.year.inspection),
    "inspection_papers": _papers,
    "inspection_rules": _rules,
    "inspected": _inspected,
    "inspected_facts": _inspected_facts,
    "inspection_notice": lambda f: f.profile.year.inspection_notice,
    "inspection_results": results_of,
    "province": lambda f: f.profile.year.province,
    "province_figures": _figures,
    "maintenance_norm": _norm,
}

#: What depends on the agency that was inspected.
OF_ITEM = frozenset(("inspected", "inspected_facts"))
#: What depends on the rules of the paper's day.
OWN = frozenset(("inspection_share", "inspection_rules", "maintenance_norm", "inspected_facts"))
