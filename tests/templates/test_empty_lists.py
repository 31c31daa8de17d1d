"""A finished paper shows no bare table head and no bare heading: a list that it needs is a gap."""

import io
import shutil
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.table import Table
from docx.text.paragraph import Paragraph
from ruamel.yaml import YAML

from paper_tools import ROOT
from qmsdocs import api
from qmsdocs.batch.templates import word_template
from qmsdocs.compose.context import context_of
from qmsdocs.compose.facts import Facts
from qmsdocs.model.kinds import load_kinds
from qmsdocs.model.rules import load_rulebook
from qmsdocs.model.things import things
from qmsdocs.word.template import Rendered, render
from sample_tools import sample

#: The sample that has facts for all ten kinds.
AGENCY = "ubnd-phuong-mau"
#: Those that have facts for the papers of a province.
PROVINCE = "so-khcn-tra-vinh"
AGENCIES = {
    "province-plan": "ubnd-tinh-bac-lieu",
    "guidance-letter": PROVINCE,
    "inspection-plan": PROVINCE,
    "inspection-decision": PROVINCE,
    "inspection-minutes": PROVINCE,
    "inspection-notice": PROVINCE,
    "province-report": PROVINCE,
    "ministry-report": PROVINCE,
}
DAY = date(2026, 9, 1)
#: The lists that each kind cannot do without, as its template reads them.
NEEDED = {
    "quality-policy": ["policy.commitments"],
    "quality-objectives": ["objective_results"],
    "department-objectives": ["own_objectives"],
    "objectives-plan": ["objective_results", "objective_results[0].steps"],
    "objectives-report": ["objective_results"],
    "risk-plan": ["risk_scale.steps", "risk_scale.levels", "risks"],
    "risk-effectiveness": ["risks"],
    "objectives-monitoring": ["own_objectives"],
    "satisfaction-report": [],
    "review-report": ["objective_results"],
    "maintenance-report": [
        "maintenance.leadership",
        "maintenance.spreading",
        "maintenance.compliance",
        "maintenance.improvements",
    ],
    "maintenance-plan": ["plan.activities", "plan.duties[0].tasks"],
    "committee-decision": ["committee.members", "committee.duties[0].tasks"],
    "conversion-plan": [
        "conversion.stages",
        "conversion.stages[0].tasks",
        "conversion.duties[0].tasks",
        "clause_changes",
    ],
    "audit-plan": ["audit.team"],
    "audit-team-decision": ["audit.team"],
    "audit-programme": ["programme.days"],
    "audit-checklist": ["checklist.sections"],
    "nonconformity-report": [],
    "nonconformity-log": [],
    "audit-report": ["audit.team", "audit.units"],
    "review-invitation": ["review.topics"],
    "review-conclusion": ["review.decisions"],
    "validity-confirmation": [],
    "follow-up-report": ["recommendation_rows"],
    "procedure-review": [],
    "review-minutes": ["review.attendees", "review.topics", "review.decisions"],
    "training-request": ["training.topics"],
    "administrative-procedure": [
        "procedure.bases",
        "procedure.dossier",
        "procedure.steps",
        "procedure.records",
    ],
    "issuance-decision": ["documents"],
    "quality-manual": ["processes", "clause_matrix", "organisation"],
    "context": ["surroundings.internal", "surroundings.external", "surroundings.parties"],
    "procedure-document-control": ["flow.steps", "flow.records"],
    "procedure-risk": [
        "flow.steps",
        "flow.records",
        "risk_scale.severity",
        "risk_scale.likelihood",
        "risk_scale.levels",
    ],
    "procedure-internal-audit": ["flow.steps", "flow.records"],
    "procedure-management-review": ["flow.steps", "flow.records"],
    "procedure-corrective-action": ["flow.steps", "flow.records"],
    "procedure-satisfaction": ["flow.steps", "flow.records"],
    "document-list": ["documents", "forms"],
    "external-document-list": ["external_texts[0].texts"],
    "record-list": ["kept_records[0].records"],
    "establishment-plan": [
        "establishment.building",
        "establishment.applying",
        "establishment.announcing",
        "establishment.maintaining",
    ],
    "status-assessment": ["coverage.units"],
    "drafting-assignment": ["assignments"],
    "training-plan": ["training_plan.courses"],
    "consultant-check": ["consultant_check.experts"],
    "budget-estimate": ["budget_sum.rows"],
    "announcement-decision": ["procedures"],
    "announcement-notice": [],
    "province-plan": ["province_plan.activities", "province_plan.duties[0].tasks"],
    "guidance-letter": ["guidance.tasks"],
    "inspection-plan": ["inspection.agencies"],
    "inspection-decision": ["inspection.team"],
    "inspection-minutes": ["inspection.team", "inspected.present", "inspected_facts.checks"],
    "inspection-notice": ["inspection_results.rows"],
    "province-report": ["province_figures.levels", "province.steering", "province.shortcomings"],
    "ministry-report": ["province_figures.levels", "province.steering", "province.shortcomings"],
}
#: Those of them that a profile may leave empty; the others are refused before anything is made.
OPTIONAL = {
    "maintenance-report": ["maintenance.leadership", "maintenance.improvements"],
    "establishment-plan": ["establishment.building", "establishment.maintaining"],
    "audit-report": ["audit.team", "audit.units"],
    "review-minutes": ["review.attendees", "review.topics", "review.decisions"],
    "administrative-procedure": ["procedure.bases", "procedure.dossier", "procedure.records"],
}
HEADINGS = {"Muc", "KhoanTieuDe", "DieuTieuDe", "TaiLieuMuc1", "TaiLieuMuc2", "TaiLieuMuc3"}
Steps = tuple[str | int, ...]


@dataclass(frozen=True)
class Paper:
    """A paper before it is filled."""

    template: bytes
    context: dict[str, Any]

    def without(self, *path: str | int) -> Rendered:
        """Fill the paper from data in which a list is empty."""
        context = deepcopy(self.context)
        holder: Any = context
        for step in path[:-1]:
            holder = holder[step]
        assert holder[path[-1]], f"{path} is empty in the sample"
        holder[path[-1]] = []
        return render(self.template, context, {})


@cache
def paper(kind: str) -> Paper:
    pages, rulebook = load_kinds(ROOT / "templates"), load_rulebook()
    page = pages[kind]
    profile = sample(AGENCIES.get(kind, AGENCY))
    item = things(profile, page.kind.one_per)[0]
    context = context_of(Facts(profile, page, rulebook, DAY, item, pages=pages))
    return Paper(word_template(page, rulebook, DAY, profile.agency.house), context)


def steps(path: str) -> Steps:
    """Give `a.b[0].c` as steps."""
    return tuple(
        int(step) if step.isdecimal() else step
        for step in path.replace("[", ".").replace("]", "").split(".")
    )


def lists(value: object, path: Steps = ()) -> Iterator[Steps]:
    """Give the paths of all lists in the data that hold something."""
    if isinstance(value, list):
        if value:
            yield path
        children: Any = enumerate(value[:1])
    else:
        children = value.items() if isinstance(value, dict) else ()
    for step, child in children:
        yield from lists(child, (*path, step))


def test_the_lists_of_all_ten_kinds_are_known() -> None:
    assert set(NEEDED) == set(load_kinds(ROOT / "templates"))


@pytest.mark.parametrize(("kind", "path"), [(k, path) for k in NEEDED for path in NEEDED[k]])
def test_a_needed_list_that_is_empty_is_a_gap_of_the_paper(kind: str, path: str) -> None:
    assert paper(kind).without(*steps(path)).gaps == (path,)


@pytest.mark.parametrize(
    ("kind", "path"), [(k, path) for k in NEEDED for path in lists(paper(k).context)], ids=str
)
def test_no_empty_list_leaves_a_bare_table_or_a_bare_heading(kind: str, path: Steps) -> None:
    document = Document(io.BytesIO(paper(kind).without(*path).data))
    for table in document.tables:
        heads = [row for row in table.rows if row._tr.xpath("./w:trPr/w:tblHeader")]
        assert not heads or len(table.rows) > len(heads), [cell.text for cell in heads[0].cells]
    _check_headings(list(document.iter_inner_content()))


def _check_headings(blocks: list[Paragraph | Table]) -> None:
    """Under each heading stands something, or a heading below it."""
    for block, after in zip(blocks, [*blocks[1:], None], strict=True):
        level = _level(block)
        if level and isinstance(block, Paragraph):
            assert after is not None, block.text
            assert (_level(after) or 9) > level, block.text


def _level(block: Paragraph | Table) -> int:
    """Give the level of a heading, 0 for anything else."""
    style = block.style if isinstance(block, Paragraph) else None
    if style is None or style.style_id not in HEADINGS:
        return 0
    return int(style.element.xpath("string(./w:pPr/w:outlineLvl/@w:val)") or 0) + 1


@pytest.mark.parametrize(("kind", "path"), [(k, path) for k in OPTIONAL for path in OPTIONAL[k]])
def test_the_draft_lists_it_with_its_place_and_the_final_paper_is_refused(
    tmp_path: Path, kind: str, path: str
) -> None:
    file, line = _emptied(tmp_path, *path.split("."))
    draft = api.build(tmp_path, api.BuildRequest(today=DAY, kinds=(kind,)))
    gaps = {str(gap.place).rpartition(": ")[0]: gap for one in draft.papers for gap in one.gaps}
    (place,) = gaps
    assert place.startswith(f"{file.as_posix()}:{line}:")
    assert gaps[place].values["path"] == path
    assert draft.exit_code == 0
    final = api.build(tmp_path, api.BuildRequest(today=DAY, kinds=(kind,), final=True))
    failed = [one for one in final.papers if one.status == "failed"]
    assert [problem.code for one in failed for problem in one.problems] == ["build.gap-in-final"]
    assert final.exit_code == 1


@pytest.mark.parametrize("path", ["plan.activities", "training.topics", "conversion.stages"])
def test_a_list_without_which_there_is_no_paper_is_refused_by_the_profile(
    tmp_path: Path, path: str
) -> None:
    file, line = _emptied(tmp_path, *path.split("."))
    (checked,) = api.validate(tmp_path)
    assert any(str(one.place).startswith(f"{file.as_posix()}:{line}:") for one in checked.problems)


def _emptied(root: Path, first: str, key: str) -> tuple[Path, int]:
    """Copy the sample, empty one list, and give its file and line."""
    folder = Path(shutil.copytree(ROOT / "profiles" / AGENCY, root / "profiles" / AGENCY))
    file = folder / ("procedures.yaml" if first == "procedure" else "2026.yaml")
    yaml = YAML()
    content = yaml.load(file.read_text(encoding="utf-8"))
    holder = content["procedures"][0] if first == "procedure" else content[first]
    holder[key] = []
    with file.open("w", encoding="utf-8") as stream:
        yaml.dump(content, stream)
    lines = file.read_text(encoding="utf-8").splitlines()
    return file, next(n for n, text in enumerate(lines, 1) if text.strip() == f"{key}: []")
