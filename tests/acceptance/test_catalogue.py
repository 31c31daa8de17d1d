"""The whole catalogue: every kind is built by a sample agency, and no paper lacks anything."""

import json

from acceptance.papers import FORMS, KINDS, SAMPLES, Papers
from acceptance.running import ROOT, qmsdocs


def test_the_program_knows_57_kinds_in_six_sets() -> None:
    listed = json.loads(qmsdocs("documents", "--json", cwd=ROOT).stdout)
    assert [kind["id"] for kind in listed] == list(KINDS)
    assert len(listed) == 57
    sets = [kind["set"] for kind in listed]
    assert {name: sets.count(name) for name in sets} == {
        "establish": 10,
        "system": 13,
        "yearly": 9,
        "audit": 15,
        "announce": 2,
        "province": 8,
    }


def test_every_kind_is_built_without_a_gap_by_at_least_one_sample_agency(papers: Papers) -> None:
    built = {paper.kind for paper in papers.all if paper.gaps == 0}
    assert [kind for kind in FORMS if kind not in built] == []
    assert len(built) == 57


def test_no_paper_of_any_sample_agency_has_a_gap_or_fails(papers: Papers) -> None:
    told = [
        f"{paper['agency']}/{paper['kind']}/{paper['item']}: {problem['message']}"
        for paper in papers.report["papers"]
        for problem in paper["problems"]
    ]
    assert told == []
    assert papers.report["failures"] == []
    assert papers.report["exit_code"] == 0
    assert [paper.name for paper in papers.planned if paper.gaps or paper.status != "written"] == []
    assert {(paper.agency, paper.year) for paper in papers.all} == set(SAMPLES.items())


def test_the_papers_reported_are_those_on_the_disk(papers: Papers) -> None:
    on_disk = sorted((papers.folder / "output").rglob("*.docx"))
    assert on_disk == sorted(paper.path for paper in papers.all)
