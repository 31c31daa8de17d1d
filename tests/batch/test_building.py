"""A build makes what is not up to date, says why, and leaves the rest alone."""

import errno
import json
import os
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from qmsdocs.base.errors import InputError, Problem, RenderError
from qmsdocs.batch.building import attempt, build
from qmsdocs.batch.request import BuildRequest
from qmsdocs.batch.results import (
    BuildReport,
    Event,
    Opened,
    PaperResult,
    Reason,
    Settled,
)
from qmsdocs.batch.writing import SAVED
from qmsdocs.compose.facts import Facts
from qmsdocs.compose.papers import ComposedPaper, filled
from qmsdocs.word.deflate import Deflate
from qmsdocs.word.template import Compiled
from toy import write_profile

REQUEST = BuildRequest(date(2024, 5, 4))
OUT = "output/so-thu/2024"
POLICY, PLAN = (
    "2-01-chinh-sach-chat-luong.docx",
    "3-07-ke-hoach-duy-tri-ap-dung-va-cai-tien-htqlcl.docx",
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_profile(tmp_path)
    build(tmp_path, REQUEST)
    return tmp_path


def edit(root: Path, old: str, new: str, name: str = "2024.yaml") -> None:
    path = root / "profiles/so-thu" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def statuses(report: BuildReport) -> dict[str, str]:
    return {paper.kind: paper.status for paper in report.papers}


def reasons(report: BuildReport) -> dict[str, tuple[Reason, ...]]:
    return {paper.kind: paper.reasons for paper in report.papers if paper.reasons}


def snapshot(root: Path) -> dict[str, tuple[int, bytes]]:
    return {
        path.relative_to(root).as_posix(): (path.stat().st_mtime_ns, path.read_bytes())
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def test_the_first_build_makes_everything_because_it_is_new(tmp_path: Path) -> None:
    write_profile(tmp_path)
    report = build(tmp_path, REQUEST)
    assert set(statuses(report).values()) == {"written"}
    assert set(reasons(report).values()) == {(Reason("new"),)}
    assert report.stale


def test_the_second_build_reads_nothing_and_tells_the_same(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qmsdocs.batch.workshop.Workshop", None)
    before = snapshot(root)
    events: list[Event] = []
    report = build(root, REQUEST, events.append)
    assert [type(event) for event in events] == [Opened, Settled]
    assert events[0] == Opened(agencies=1, changed=0)
    assert set(statuses(report).values()) == {"unchanged"}
    assert report.not_concerned
    assert not report.stale
    assert snapshot(root) == before


def test_what_is_told_again_is_what_was_told_first(root: Path) -> None:
    def told(paper: PaperResult) -> PaperResult:
        gaps = tuple(replace(gap, values=dict(gap.values)) for gap in paper.gaps)
        return paper._replace(status="unchanged", reasons=(), gaps=gaps)

    shutil.rmtree(root / "output")
    first, second = build(root, REQUEST), build(root, REQUEST)
    assert [told(paper) for paper in first.papers] == [told(paper) for paper in second.papers]
    assert any(paper.gaps for paper in first.papers)
    assert first.not_concerned == second.not_concerned


def test_only_the_papers_that_print_a_changed_fact_are_made_again(root: Path) -> None:
    known = "place: Mẫu\n  address: Số 1 đường Mẫu\n  phone: 0252.111.2222\n"
    edit(root, "place: Mẫu\n", known, "agency.yaml")
    build(root, REQUEST)
    edit(root, "0252.111.2222", "0252.333.4444", "agency.yaml")
    report = build(root, REQUEST)
    assert [kind for kind, status in statuses(report).items() if status == "written"] == [
        "training-request"
    ]
    assert reasons(report) == {"training-request": (Reason("context", ("agency.phone",)),)}


def test_the_changed_paths_are_named(root: Path) -> None:
    edit(root, "due: tháng 10", "due: tháng 11")
    edit(root, "number: 5,", "number: 6,")
    report = build(root, REQUEST)
    (reason,) = reasons(report)["maintenance-plan"]
    assert reason.why == "context"
    assert "plan.activities[0].due" in reason.details
    assert "paper.number_line" in reason.details
    assert set(reasons(report)) == {"maintenance-plan"}


def test_without_the_kept_values_the_changed_names_are_still_known(root: Path) -> None:
    (root / OUT / "manifest.values.zz").unlink()
    edit(root, "due: tháng 10", "due: tháng 11")
    assert reasons(build(root, REQUEST)) == {"maintenance-plan": (Reason("context", ("plan",)),)}


def test_a_comment_in_a_profile_changes_nothing(root: Path) -> None:
    before = snapshot(root / "output")
    edit(root, "year: 2024\n", "year: 2024 # năm nay\n")
    report = build(root, REQUEST)
    assert not report.stale
    assert snapshot(root / "output") == before


def test_a_page_of_ones_own_is_a_reason(root: Path) -> None:
    (root / "templates").mkdir()
    (root / "templates/quality-policy.md").write_text(
        "---\nid: quality-policy\ntitle: Chính sách chất lượng\nset: system\norder: 1\nform: TL\n"
        "needs: [policy]\nrequires: [policy]\n---\n# Của riêng chúng tôi\n\n{{ policy.slogan }}\n",
        encoding="utf-8",
    )
    found = reasons(build(root, REQUEST))
    assert [reason.why for reason in found["quality-policy"]] == ["context", "template"]
    assert set(found) == {"quality-policy"}


def test_new_rules_are_a_reason_and_are_named(tmp_path: Path) -> None:
    write_profile(tmp_path)
    before, after = replace(REQUEST, on=date(2019, 10, 2)), replace(REQUEST, on=date(2020, 6, 8))
    build(tmp_path, before)
    found = reasons(build(tmp_path, after))
    assert "maintenance-plan" not in found, "its own date decides, whatever day it is"
    by_why = {reason.why: reason for reason in found["training-request"]}
    assert "rules" in by_why
    assert by_why["rules"].details[0] == "body.first_line (Nghị định số 30/2020/NĐ-CP)"


def test_another_program_is_a_reason_and_equal_bytes_stay(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qmsdocs.batch.workshop.engine_id", lambda: "9.9")
    monkeypatch.setattr("qmsdocs.batch.settling.engine_stamp", lambda: "9.9")
    before = snapshot(root / OUT)
    report = build(root, REQUEST)
    assert {reason.why for found in reasons(report).values() for reason in found} == {"engine"}
    assert set(statuses(report).values()) == {"unchanged"}
    assert {name for name, found in snapshot(root / OUT).items() if found != before[name]} == {
        "manifest.json"
    }
    assert not build(root, REQUEST).stale


def test_the_way_to_compress_stays_what_it_was_unless_another_is_asked_for(root: Path) -> None:
    report = build(root, replace(REQUEST, deflate="zlib-9"))
    (first, *_) = reasons(report).values()
    assert (first[0].why, first[0].details[1]) == ("engine", "zlib-9")
    assert set(statuses(report).values()) == {"written"}
    assert not build(root, REQUEST).stale
    with pytest.raises(InputError):
        raise_first(build(root, replace(REQUEST, deflate="zip-1")))


def raise_first(report: BuildReport) -> None:
    (failure,) = report.failures
    raise InputError(failure.problems)


def test_a_folder_that_nobody_may_write_into_is_no_fault_while_nothing_is_to_be_written(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.open

    def refused(path: str, flags: int, mode: int = 0o777) -> int:
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            raise OSError(errno.EROFS, "Read-only file system")
        return real(path, flags, mode)

    monkeypatch.setattr("qmsdocs.batch.locking.os.open", refused)
    monkeypatch.setattr("qmsdocs.batch.workshop.engine_id", lambda: "9.9")
    before = snapshot(root / OUT)
    report = build(root, replace(REQUEST, force=True))
    assert (report.exit_code, set(statuses(report).values())) == (0, {"unchanged"})
    edit(root, "tháng 10", "tháng 11")
    report = build(root, REQUEST)
    (problem,) = report.papers[-1].problems
    assert (problem.code, problem.values["reason"]) == ("file.unwritable", "file.reason-read-only")
    assert snapshot(root / OUT) == before


def test_a_list_that_cannot_be_read_is_a_fault_of_its_agency_alone(root: Path) -> None:
    write_profile(root, "so-hai")
    path = root / OUT / "manifest.json"
    path.unlink()
    path.mkdir()
    report = build(root, REQUEST)
    (failure,) = report.failures
    assert (failure.agency, failure.problems[0].code) == ("so-thu", "file.unreadable")
    assert {paper.agency for paper in report.papers} == {"so-hai"}


def test_trouble_with_the_disk_is_a_fault_of_its_agency_alone(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "x")

    write_profile(root, "so-hai")
    monkeypatch.setattr("qmsdocs.batch.workshop.leftovers", full)
    report = build(root, REQUEST)
    (failure,) = report.failures
    assert failure.problems[0].values["reason"] == "file.reason-full"
    assert failure.agency == "so-hai"


def test_a_build_that_cannot_begin_is_a_report_if_asked(tmp_path: Path) -> None:
    events: list[Event] = []
    report = attempt(tmp_path, REQUEST, events.append)
    assert (report.exit_code, report.failures[0].agency) == (2, "")
    assert events == list(report.failures)


def test_a_file_that_is_gone_is_made_again(root: Path) -> None:
    (root / OUT / PLAN).unlink()
    report = build(root, REQUEST)
    assert reasons(report) == {"maintenance-plan": (Reason("missing"),)}
    assert statuses(report)["maintenance-plan"] == "written"


def test_everything_is_made_again_when_it_is_forced(root: Path) -> None:
    before = snapshot(root)
    report = build(root, replace(REQUEST, force=True))
    assert set(reasons(report).values()) == {(Reason("forced"),)}
    assert snapshot(root) == before, "the same bytes are not written again"


def test_an_edited_file_is_told_of_in_every_build_and_written_beside_once(root: Path) -> None:
    (root / OUT / PLAN).write_bytes(b"edited")
    first = build(root, REQUEST)
    before = snapshot(root)
    again = [build(root, REQUEST) for _ in range(2)]
    for report in (first, *again):
        assert reasons(report) == {"maintenance-plan": (Reason("edited"),)}
        assert statuses(report)["maintenance-plan"] == "beside"
        assert [paper.file for paper in report.papers if paper.status == "beside"] == [
            f"so-thu/2024/{PLAN.replace('.docx', '.moi.docx')}"
        ]
    assert snapshot(root) == before
    assert (root / OUT / PLAN).read_bytes() == b"edited"


def test_an_edited_file_gives_way_when_asked_and_is_kept_elsewhere(root: Path) -> None:
    (root / OUT / PLAN).write_bytes(b"edited")
    build(root, REQUEST)
    report = build(root, replace(REQUEST, overwrite=True))
    (paper,) = [paper for paper in report.papers if paper.saved]
    assert (root / "output" / paper.saved).read_bytes() == b"edited"
    assert SAVED in paper.saved
    assert not list((root / OUT).glob("*.moi*"))
    assert not build(root, REQUEST).stale


def test_looking_writes_nothing_and_says_what_would_be_made(root: Path) -> None:
    edit(root, "due: tháng 10", "due: tháng 11")
    (root / OUT / POLICY).unlink()
    before = snapshot(root)
    report = build(root, REQUEST, reading=True)
    assert [kind for kind, status in statuses(report).items() if status == "planned"] == [
        "quality-policy",
        "maintenance-plan",
    ]
    assert report.stale
    assert snapshot(root) == before
    assert not build(root, REQUEST, reading=True).papers[0].reasons


def test_looking_at_a_new_workspace_makes_no_folder(tmp_path: Path) -> None:
    write_profile(tmp_path)
    assert set(statuses(build(tmp_path, REQUEST, reading=True)).values()) == {"planned"}
    assert not (tmp_path / "output").exists()


def test_files_of_papers_that_no_longer_exist_are_named_and_removed_when_asked(root: Path) -> None:
    (root / "profiles/so-thu/procedures.yaml").unlink()
    edit(root, "training:\n  need: Tập huấn\n  topics: [Đánh giá nội bộ]\n  people: 20\n", "")
    request = next((root / OUT).glob("1-07*"))
    request.write_bytes(b"edited")
    assert {left.fate for left in build(root, REQUEST).leftovers} == {"kept", "edited"}
    assert {left.fate for left in build(root, REQUEST).leftovers} == {"kept", "edited"}
    pruned = build(root, replace(REQUEST, prune=True))
    assert {left.fate for left in pruned.leftovers} == {"removed", "edited"}
    assert request.read_bytes() == b"edited"
    assert not list((root / OUT).glob("*qt-01*"))
    assert {left.fate for left in build(root, REQUEST).leftovers} == {"edited"}


def test_files_of_agencies_and_years_that_are_gone_are_named_and_removed_when_asked(
    root: Path,
) -> None:
    write_profile(root, "so-khac")
    write_profile(root, "so-cu")
    build(root, REQUEST)
    shutil.rmtree(root / "profiles/so-khac")
    (root / "profiles/so-cu/2024.yaml").rename(root / "profiles/so-cu/2025.yaml")
    edit_year = root / "profiles/so-cu/2025.yaml"
    edit_year.write_text("year: 2025\n", encoding="utf-8")
    mine = root / "output/so-khac/2024" / PLAN
    mine.write_bytes(b"edited")
    kept = build(root, REQUEST).leftovers
    assert {left.agency for left in kept} == {"so-khac", "so-cu"}
    assert {left.fate for left in kept} == {"kept", "edited"}
    assert build(root, REQUEST).leftovers == kept, "they are told again"
    assert build(root, replace(REQUEST, agencies=("so-thu",), prune=True)).leftovers == ()
    build(root, replace(REQUEST, prune=True))
    assert not (root / "output/so-cu/2024").exists()
    assert [path.name for path in (root / "output/so-khac/2024").glob("*.docx")] == [PLAN]
    assert mine.read_bytes() == b"edited"


def test_building_some_papers_takes_no_other_for_left_over(root: Path) -> None:
    some = replace(REQUEST, kinds=("quality-policy",), prune=True)
    assert build(root, some).leftovers == ()
    assert (root / OUT / PLAN).exists()


def test_a_paper_that_fails_is_a_result_and_the_next_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(
        facts: Facts, template: Compiled, context: dict[str, object], way: Deflate
    ) -> ComposedPaper:
        if facts.page.kind.id == "quality-policy":
            raise RenderError(Problem("template.failed"))
        return filled(facts, template, context, way)

    monkeypatch.setattr("qmsdocs.batch.making.filled", failing)
    write_profile(tmp_path)
    report = build(tmp_path, REQUEST)
    assert statuses(report)["quality-policy"] == "failed"
    assert statuses(report)["maintenance-plan"] == "written"
    assert (report.exit_code, report.counts["failed"]) == (1, 1)
    monkeypatch.setattr("qmsdocs.batch.making.filled", filled)
    assert statuses(build(tmp_path, REQUEST))["quality-policy"] == "written", "it is tried again"


def test_a_final_build_refuses_gaps_that_a_draft_has_left(root: Path) -> None:
    final = build(root, replace(REQUEST, final=True))
    assert statuses(final)["maintenance-plan"] == "failed"
    assert final.papers[-1].problems[0].code == "build.gap-in-final"
    draft = build(root, REQUEST)
    assert final.counts["gaps"] == draft.counts["gaps"] > 0, "they are errors, and still missing"
    assert (root / OUT / PLAN).exists(), "the draft stays"


def test_a_build_that_is_stopped_has_listed_what_it_wrote(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qmsdocs.batch.making._AT_ONCE", 1)
    write_profile(tmp_path)

    def stop(event: Event) -> None:
        if isinstance(event, PaperResult):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(tmp_path, REQUEST, stop)
    folder = tmp_path / OUT
    recorded = json.loads((folder / "manifest.json").read_bytes())["files"]
    assert list(recorded) == [path.name for path in folder.glob("*.docx")]
    assert len(recorded) == 1
    rest = build(tmp_path, REQUEST)
    assert sorted(statuses(rest).values()) == ["unchanged", "written", "written", "written"]


def test_agencies_are_all_there_are_or_each_asked_for_once(tmp_path: Path) -> None:
    write_profile(tmp_path, "b")
    write_profile(tmp_path, "a")

    def built(*agencies: str) -> list[str]:
        report = build(tmp_path, replace(REQUEST, agencies=agencies, kinds=("quality-policy",)))
        return [paper.agency for paper in report.papers]

    assert built() == ["a", "b"]
    assert built("b", "b") == ["b"]


def test_the_newest_year_is_built_unless_another_is_asked_for(root: Path) -> None:
    (root / "profiles/so-thu/2025.yaml").write_text("year: 2025\n", encoding="utf-8")
    assert {paper.year for paper in build(root, REQUEST).papers} == {2025}
    assert {paper.year for paper in build(root, replace(REQUEST, year=2024)).papers} == {2024}


def test_an_unknown_kind_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    write_profile(tmp_path)
    with pytest.raises(InputError):
        build(tmp_path, replace(REQUEST, kinds=("quality-polixy",)))
    assert not (tmp_path / "output").exists()


@pytest.fixture
def days(tmp_path: Path) -> Path:
    write_profile(tmp_path)
    build(tmp_path, replace(REQUEST, today=date(2024, 5, 4)))
    return tmp_path


def test_another_day_of_the_same_rules_changes_nothing(days: Path) -> None:
    events: list[Event] = []
    build(days, replace(REQUEST, today=date(2024, 5, 5)), events.append)
    assert isinstance(events[1], Settled)


def test_a_day_with_other_rules_or_references_is_looked_at_again(days: Path) -> None:
    for other in (date(2019, 1, 2), date(2026, 1, 1)):
        events: list[Event] = []
        build(days, replace(REQUEST, on=other), events.append)
        assert events[0] == Opened(agencies=1, changed=1), other
