"""A paper to be looked at: made without a file, its gaps known by colour and by field."""

from datetime import date
from pathlib import Path

import pytest

from qmsdocs.base.errors import InputError, NotFoundError
from qmsdocs.batch.drafting import Drafter, drafter
from qmsdocs.batch.starting import start_workspace
from qmsdocs.batch.workspace import Workspace
from qmsdocs.word.gaps import DOTS, shaded
from qmsdocs.word.reader import read_document
from qmsdocs.word.reading.model import paragraphs

TODAY = date(2026, 3, 1)


@pytest.fixture
def own(tmp_path: Path) -> Drafter:
    workspace = Workspace(tmp_path)
    start_workspace(workspace, None, None, 2026)
    return drafter(workspace, "co-quan", 2026, TODAY)


def test_each_gap_leads_to_its_field_and_is_found_by_its_colour(own: Drafter) -> None:
    made = own.draft(own.paper("maintenance-plan"))
    assert [(gap.file, gap.loc) for gap in made.gaps] == [
        ("year", ("plan", "activities", 1, "due")),
        ("year", ("plan", "activities", 2, "due")),
    ]
    assert made.gaps[0].label == "kế hoạch duy trì › hoạt động 2 › thời gian"
    runs = [run for one in paragraphs(read_document(made.data).blocks) for run in one.runs]
    found = [shaded(run.look.color) for run in runs if run.text == DOTS]
    assert [made.shades[at] for at in found if at is not None] == [gap.path for gap in made.gaps]


def test_nothing_is_written_and_a_paper_that_is_built_has_no_such_colours(
    own: Drafter, tmp_path: Path
) -> None:
    before = sorted(tmp_path.rglob("*"))
    own.draft(own.paper("maintenance-plan"))
    assert sorted(tmp_path.rglob("*")) == before


def test_the_papers_are_those_of_the_year_and_others_are_told(own: Drafter) -> None:
    kinds = [paper.page.kind.id for paper in own.papers()]
    assert "maintenance-plan" in kinds
    with pytest.raises(InputError):
        own.paper("province-plan")
    with pytest.raises(NotFoundError):
        own.paper("khong-co")
    with pytest.raises(NotFoundError):
        own.paper("administrative-procedure", "khong-co")


def test_a_paper_of_a_thing_is_found_by_it(own: Drafter) -> None:
    first = own.paper("administrative-procedure")
    assert first.item is not None
    assert own.paper("administrative-procedure", first.item.id) == first
