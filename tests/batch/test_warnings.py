"""A build warns of what a person should know, also when the paper was made by an earlier build."""

import json
from datetime import date
from pathlib import Path

import pytest

from calling import Call
from qmsdocs.batch.building import build
from qmsdocs.batch.request import BuildRequest
from qmsdocs.batch.results import BuildReport, Event, Opened
from toy import write_profile

REQUEST = BuildRequest(date(2024, 5, 4), kinds=("budget-estimate",))
BUDGET = "budget: {lines: [{name: A, unit: lần, quantity: 1, price: 15.000.001}]}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_profile(tmp_path)
    year = tmp_path / "profiles/so-thu/2024.yaml"
    year.write_text(year.read_text(encoding="utf-8") + BUDGET, encoding="utf-8")
    return tmp_path


def warned(report: BuildReport) -> list[str]:
    return [problem.code for paper in report.papers for problem in paper.warnings]


def test_every_build_warns_whether_it_makes_the_paper_or_not(root: Path) -> None:
    events: list[Event] = []
    first = build(root, REQUEST)
    second = build(root, REQUEST, events.append)
    assert isinstance(events[0], Opened)
    assert events[0].changed == 0
    assert [paper.status for paper in (*first.papers, *second.papers)] == ["written", "unchanged"]
    assert warned(first) == warned(second) == ["build.over-cap"]
    assert first.papers[0].warnings == second.papers[0].warnings
    assert (first.exit_code, second.exit_code) == (0, 0)


def test_a_build_that_only_looks_warns_too(root: Path) -> None:
    assert warned(build(root, REQUEST, reading=True)) == ["build.over-cap"]


def test_the_person_reads_the_warning_and_a_program_gets_it(root: Path, call: Call) -> None:
    told = call("-C", root, "build", "--doc", "budget-estimate", "--date", "2024-05-04").stdout
    assert "Cần lưu ý (1):" in told
    assert "2024.yaml:" in told
    assert "vượt mức chi tối đa 15.000.000 đồng một cơ quan một năm" in told
    found = call("-C", root, "build", "--doc", "budget-estimate", "--date", "2024-05-04", "--json")
    (paper,) = json.loads(found.stdout)["papers"]
    assert [one["code"] for one in paper["warnings"]] == ["build.over-cap"]
