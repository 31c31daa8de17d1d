"""A build yields each result as it comes, keeps failures apart, and may be stopped at any time."""

import json
from datetime import date
from pathlib import Path

import pytest

from qmsdocs.base.errors import Problem, RenderError
from qmsdocs.batch import run
from qmsdocs.batch.request import BuildRequest
from qmsdocs.batch.results import PaperResult, report_of
from qmsdocs.batch.run import Build
from qmsdocs.batch.workspace import Workspace
from qmsdocs.compose.facts import Facts
from qmsdocs.compose.papers import ComposedPaper, compose_paper
from qmsdocs.model.rules import load_rulebook
from toy import write_profile

REQUEST = BuildRequest(date(2024, 5, 4), kinds=("quality-policy", "maintenance-plan"))


def test_a_build_that_is_stopped_has_recorded_what_it_wrote(tmp_path: Path) -> None:
    write_profile(tmp_path)
    results = Build(Workspace(tmp_path), REQUEST, load_rulebook()).run()
    first = next(results)
    results.close()
    assert isinstance(first, PaperResult)
    folder = tmp_path / "output/so-thu/2024"
    recorded = json.loads((folder / "manifest.json").read_bytes())["files"]
    assert (
        list(recorded) == [path.name for path in folder.glob("*.docx")] == [Path(first.file).name]
    )


def test_a_paper_that_fails_is_a_result_and_the_next_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def composed(facts: Facts, template: bytes) -> ComposedPaper:
        if facts.page.kind.id == "quality-policy":
            raise RenderError(Problem("template.failed"))
        return compose_paper(facts, template)

    monkeypatch.setattr(run, "compose_paper", composed)
    write_profile(tmp_path)
    report = report_of(Build(Workspace(tmp_path), REQUEST, load_rulebook()).run())
    assert [(paper.kind, paper.status) for paper in report.papers] == [
        ("quality-policy", "failed"),
        ("maintenance-plan", "written"),
    ]
    assert report.exit_code == 1
    assert report.papers[0].problems[0].code == "template.failed"
    assert report.counts["failed"] == 1


def test_agencies_are_all_there_are_or_each_asked_for_once(tmp_path: Path) -> None:
    write_profile(tmp_path, "b")
    write_profile(tmp_path, "a")
    workspace, rules = Workspace(tmp_path), load_rulebook()
    assert Build(workspace, REQUEST, rules).agencies == ("a", "b")
    asked = BuildRequest(date(2024, 5, 4), ("b", "b"))
    assert Build(workspace, asked, rules).agencies == ("b",)


def test_the_newest_year_is_built_unless_another_is_asked_for(tmp_path: Path) -> None:
    folder = write_profile(tmp_path)
    (folder / "2025.yaml").write_text("year: 2025\n", encoding="utf-8")
    kinds = BuildRequest(date(2024, 5, 4), kinds=("quality-policy",))
    newest = report_of(Build(Workspace(tmp_path), kinds, load_rulebook()).run())
    assert [paper.year for paper in newest.papers] == [2025]
    older = BuildRequest(date(2024, 5, 4), year=2024, kinds=("quality-policy",))
    assert [
        p.year for p in report_of(Build(Workspace(tmp_path), older, load_rulebook()).run()).papers
    ] == [2024]
