"""A build asks the inspector once about a paper, and tells again what it said."""

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from qmsdocs.base.errors import InputError
from qmsdocs.batch import linting
from qmsdocs.batch.building import build
from qmsdocs.batch.linting import Verdicts
from qmsdocs.batch.request import BuildRequest
from qmsdocs.batch.results import BuildReport, Settled
from qmsdocs.batch.workspace import Workspace
from qmsdocs.lint import inspecting
from qmsdocs.lint.found import Found
from qmsdocs.lint.waivers import FILE
from spoilt_tools import spoil
from toy import write_profile

DAY = date(2024, 5, 4)
REQUEST = BuildRequest(DAY, lint=True)
PLAN = BuildRequest(DAY, kinds=("maintenance-plan",), lint=True)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QMSDOCS_CACHE", str(tmp_path / "cache"))  # no verdicts of other tests
    write_profile(tmp_path)
    return tmp_path


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """Give the files that the inspector is asked about."""
    files: list[bytes] = []
    inspect = inspecting.inspect

    def noting(data: bytes, file: str, day: date | None, today: date) -> object:
        files.append(data)
        return inspect(data, file, day, today)

    monkeypatch.setattr(inspecting, "inspect", noting)
    return files


def rules(report: BuildReport) -> set[str]:
    return {found.rule for paper in report.telling for found in paper.findings}


def fill(root: Path) -> None:
    """Leave no gap in the plan."""
    path = root / "profiles/so-thu/2024.yaml"
    text = path.read_text(encoding="utf-8").replace(
        "due: tháng 10}", "due: tháng 10, output: Báo cáo}"
    )
    text = text.replace("lead: van-phong}", "lead: van-phong, due: tháng 11, output: Biên bản}")
    path.write_text(text, encoding="utf-8")


def without_notes(root: Path) -> None:
    """Let the next build look into every agency."""
    path = root / "profiles/so-thu/2024.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "# \n", encoding="utf-8")


def test_each_paper_is_judged_once(root: Path, asked: list[bytes]) -> None:
    papers = len(build(root, REQUEST).papers)
    assert len(asked) == papers
    asked.clear()
    shutil.rmtree(root / "output")
    assert {paper.status for paper in build(root, REQUEST).papers} == {"written"}
    without_notes(root)
    build(root, replace(REQUEST, force=True))
    assert asked == []


def test_nothing_is_judged_unless_asked_for_nor_when_only_looked_at(
    root: Path, asked: list[bytes]
) -> None:
    spoil(root)
    build(root, replace(REQUEST, lint=False))
    report = build(root, REQUEST, reading=True)
    assert asked == []
    assert rules(report) == set()


def test_a_paper_that_was_not_judged_when_it_was_made_is_judged_later(
    root: Path, asked: list[bytes]
) -> None:
    spoil(root)
    papers = len(build(root, replace(REQUEST, lint=False)).papers)
    report = build(root, REQUEST)
    assert {paper.status for paper in report.papers} == {"unchanged"}
    assert len(asked) == papers
    assert rules(report) == {"F02"}


def test_the_law_of_another_day_is_another_verdict(root: Path, asked: list[bytes]) -> None:
    build(root, PLAN)
    (data,) = asked
    verdicts = Verdicts(str(root), 2024)
    for day in (date(2019, 5, 4), DAY, DAY):
        verdicts.of("0" * 64, day, lambda: data)
    assert len(asked) == 3


def test_findings_are_told_again_when_nothing_changed(root: Path) -> None:
    spoil(root)
    first, second = build(root, REQUEST), build(root, REQUEST)
    assert [type(one) for one in second.results if isinstance(one, Settled)] == [Settled]
    assert rules(second) == {"F02"}
    same = [paper.findings for paper in first.papers]
    assert [paper.findings for paper in second.papers] == same
    assert second.findings == first.findings == sum(map(len, same))


def test_an_error_of_form_is_a_fault_of_a_final_version_only(root: Path) -> None:
    spoil(root)
    fill(root)
    draft = build(root, PLAN)
    assert (draft.exit_code, rules(draft)) == (0, {"F02"})
    final = build(root, replace(PLAN, final=True))
    assert [paper.status for paper in final.papers] == ["unchanged"]
    assert final.exit_code == 1
    again = build(root, replace(PLAN, final=True))
    assert (again.exit_code, rules(again)) == (1, {"F02"})


def test_a_gap_of_a_draft_is_not_told_twice(root: Path) -> None:
    report = build(root, REQUEST)
    assert any(paper.gaps for paper in report.papers)
    assert report.findings == 0


def test_dots_are_told_where_there_is_no_gap(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dots = Found("F29", "lint.placeholder", "warning", {}, "")
    other = Found("F02", "lint.margin-left", "error", {}, "")
    monkeypatch.setattr(linting, "_judged", lambda *_: (dots, other))
    verdicts = Verdicts(str(root), 2024)
    for gaps, told in ((True, (other,)), (False, (dots, other))):
        assert verdicts.news("0" * 64, DAY, root, lambda: b"", gaps=gaps) == told


def test_what_is_waived_is_not_told_until_the_last_day(root: Path) -> None:
    spoil(root)
    fill(root)
    final = replace(PLAN, final=True)
    assert build(root, final).exit_code == 1
    text = "waivers:\n  - {rule: F02, files: '*.docx', reason: Đóng bìa cứng, until: 2024-05-05}\n"
    Workspace(root).waivers.write_text(text, encoding="utf-8")
    for day, code in ((4, 0), (5, 0), (6, 1)):
        report = build(root, replace(final, today=date(2024, 5, day)))
        assert (report.exit_code, bool(rules(report))) == (code, bool(code)), day
    Workspace(root).waivers.write_text("waivers: 7\n", encoding="utf-8")
    with pytest.raises(InputError):
        build(root, final)
    assert build(root, replace(final, lint=False)).exit_code == 0


def test_the_file_of_waivers_has_one_name() -> None:
    assert Workspace(Path()).waivers.name == FILE


def test_what_the_inspector_cannot_read_is_a_finding() -> None:
    (found,) = Verdicts("so-thu", 2024).of("0" * 64, DAY, lambda: b"no Word file")
    assert (found.rule, found.severity) == ("", "error")
    assert found.code.startswith("word.")


def test_another_program_judges_anew(monkeypatch: pytest.MonkeyPatch, root: Path) -> None:
    calls: list[bytes] = []

    def read() -> bytes:
        calls.append(b"x")
        return b"no Word file"

    for stamp in ("one", "two", "two"):
        monkeypatch.setattr(linting, "engine_stamp", lambda stamp=stamp: f"{root} {stamp}")
        verdicts = Verdicts("so-thu", 2024)
        verdicts.of("1" * 64, DAY, read)
        verdicts.close()
    assert len(calls) == 2


def test_two_processes_keep_the_verdicts_of_both(root: Path) -> None:
    first, second = Verdicts(str(root), 2024), Verdicts(str(root), 2024)
    first.of("a" * 64, DAY, lambda: b"x")
    second.of("b" * 64, DAY, lambda: b"x")
    first.close()
    second.close()
    known = Verdicts(str(root), 2024)
    for name in "ab":
        assert known.of(name * 64, DAY, lambda: pytest.fail("asked again"))


def test_old_verdicts_are_forgotten_in_the_end(root: Path) -> None:
    for number in range(5):
        verdicts = Verdicts(str(root), 2024)
        for paper in range(200):
            verdicts.of(f"{number}-{paper}", DAY, lambda: b"x")
        verdicts.close()
    known = Verdicts(str(root), 2024)
    with pytest.raises(LookupError):
        known.of("0-0", DAY, _asked_again)
    known.of("3-199", DAY, _asked_again)


def _asked_again() -> bytes:
    raise LookupError


@pytest.mark.slow
def test_workers_judge_their_own_papers(root: Path) -> None:
    for number in range(3):
        write_profile(root, f"so-thu-{number}")
    spoil(root)
    command = (sys.executable, "-m", "qmsdocs", "-C", root, "build", "--jobs", "2", "--json")
    done = subprocess.run(command, capture_output=True, check=False, text=True)
    papers = json.loads(done.stdout)["papers"]
    found = {paper["agency"] for paper in papers if paper["findings"]}
    assert found == {"so-thu", "so-thu-0", "so-thu-1", "so-thu-2"}
