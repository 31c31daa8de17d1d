"""What a list shows of an agency, and when it has to be looked at again."""

import os
import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from qmsdocs.batch.building import build
from qmsdocs.batch.glancing import brief, brief_stamp, year_look_stamp
from qmsdocs.batch.request import BuildRequest
from qmsdocs.batch.workspace import Workspace
from qmsdocs.sources.files import bundled

AGENCY, TODAY = "so-khcn-tra-vinh", date(2026, 8, 14)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    shutil.copytree(bundled("profiles") / AGENCY, tmp_path / "profiles" / AGENCY)
    return Workspace(tmp_path)


def later(path: Path, seconds: int) -> None:
    """Let a file be younger than all that is there now."""
    time = datetime.now(UTC).timestamp() + seconds
    os.utime(path, (time, time))


def test_a_brief_counts_papers_and_sees_newer_data(workspace: Workspace) -> None:
    first = brief(workspace, AGENCY)
    assert (first.name, first.year) == ("Sở Khoa học và Công nghệ tỉnh Trà Vinh", 2023)
    assert (first.papers, first.newer, first.problem) == (0, False, None)
    report = build(workspace.root, BuildRequest(TODAY, (AGENCY,)))
    made = brief(workspace, AGENCY)
    assert made.papers == len(report.papers) > 0
    assert not made.newer
    later(workspace.profiles / AGENCY / "2023.yaml", 60)
    assert brief(workspace, AGENCY).newer


def test_a_file_with_faults_is_a_problem_and_no_name(workspace: Workspace) -> None:
    (workspace.profiles / AGENCY / "agency.yaml").write_text("agency: [", encoding="utf-8")
    found = brief(workspace, AGENCY)
    assert found.name == AGENCY
    assert found.problem is not None
    assert found.problem.place.line


@pytest.mark.parametrize("text", ["", "agency:\n", "- 1\n", "agency: {name: }\n"])
def test_a_name_that_is_not_there_is_the_id(workspace: Workspace, text: str) -> None:
    (workspace.profiles / AGENCY / "agency.yaml").write_text(text, encoding="utf-8")
    assert brief(workspace, AGENCY).name == AGENCY


def test_stamps_change_with_what_they_stand_for_and_with_nothing_else(workspace: Workspace) -> None:
    build(workspace.root, BuildRequest(TODAY, (AGENCY,)))

    def stamps() -> tuple[str, str]:
        return brief_stamp(workspace, AGENCY), year_look_stamp(workspace, AGENCY, 2023, TODAY)

    before = stamps()
    assert stamps() == before
    seen = {before}
    paper = next((workspace.output / AGENCY / "2023").glob("*.docx"))
    for path in (workspace.profiles / AGENCY / "agency.yaml", paper):
        later(path, 60)
        after = stamps()
        assert not {both[0] for both in seen} & {after[0]}
        assert not {both[1] for both in seen} & {after[1]}
        seen.add(after)
    workspace.templates.mkdir()
    (workspace.templates / "own.md").write_text("x", encoding="utf-8")
    assert stamps()[1] not in {both[1] for both in seen}
    assert year_look_stamp(workspace, AGENCY, 2023, date(2026, 8, 15)) != stamps()[1]
