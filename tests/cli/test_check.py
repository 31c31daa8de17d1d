"""`qmsdocs check`: what a person and a program are shown, and the exit codes."""

import json
from pathlib import Path

import pytest

from calling import Call
from set_tools import DAY, ROOT, WARD, built, copied, paper, put

CHECK = ("-C", ROOT, "check", WARD, "--year", 2026)


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qmsdocs.cli.check.today", lambda: DAY)


@pytest.fixture(scope="module")
def ward(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("ward"))


@pytest.fixture
def folder(ward: Path, tmp_path: Path) -> Path:
    return copied(ward, tmp_path)


def test_a_sound_set_is_told_with_its_duties_clauses_and_texts(ward: Path, call: Call) -> None:
    shown = call(*CHECK, "--folder", ward).stdout
    assert "64 văn bản" in shown
    assert "11 nghĩa vụ có văn bản chứng minh, 0 chưa có, 3 chưa đến hạn" in shown
    assert "chưa đến ngày: 1168/QĐ-UBND, 23/11/2026" in shown
    assert "CẦN SỬA" not in shown
    assert "301/BC-UBND, 26/10/2026" in shown
    assert "Điều 4 khoản 4 điểm b, Quyết định số 19/2014/QĐ-TTg" in shown
    assert "ĐIỀU KHOẢN TCVN ISO 9001:2015" in shown
    assert "Nghị định số 23/2015/NĐ-CP" in shown


def test_a_disagreement_is_told_with_both_places_and_what_to_do(folder: Path, call: Call) -> None:
    put(paper(folder, "3-04"), "Từ 98% trở lên", "Từ 97% trở lên")
    shown = call(*CHECK, "--folder", folder, code=1).stdout
    assert "lỗi S01 chỉ tiêu của mục tiêu" in shown
    assert "nội dung, đoạn 26, dòng 2 của bảng: “Từ 97% trở lên”" in shown
    assert "“Từ 98% trở lên”" in shown
    assert "S01 › Cách sửa:" in shown


def test_english_by_option(folder: Path, call: Call) -> None:
    paper(folder, "4-10").unlink()
    shown = call("--lang", "en", *CHECK, "--folder", folder, code=1).stdout
    assert "the set has no minutes of it" in shown
    assert "DUTIES BY LAW" in shown
    assert "S01 › What to do:" in shown


def test_json_has_every_list_whole(folder: Path, call: Call) -> None:
    put(paper(folder, "4-01"), "Thông tư số 26/2014/TT-BKHCN", "Nghị định số 61/2018/NĐ-CP")
    data = json.loads(call(*CHECK, "--folder", folder, "--format", "json").stdout)
    (found,) = data["findings"]
    assert (found["rule"], found["severity"]) == ("S02", "warning")
    assert found["places"][0]["number"] > 0
    assert len(data["duties"]) == 21
    assert len(data["clauses"]) == 28
    assert {text["state"] for text in data["texts"]} >= {"ended", "in-force", "own", "unknown"}
    assert data["summary"]["warnings"] == 1


def test_exit_codes_are_those_of_lint(folder: Path, call: Call) -> None:
    put(paper(folder, "4-01"), "Thông tư số 26/2014/TT-BKHCN", "Nghị định số 61/2018/NĐ-CP")
    call(*CHECK, "--folder", folder)
    call(*CHECK, "--folder", folder, "--fail-on", "warning", code=1)
    (folder / "hỏng.docx").write_bytes(b"no Word file")
    shown = call(*CHECK, "--folder", folder, code=2)
    assert shown.stderr.count("hỏng.docx") == 1
    assert "1 tệp không đọc được" in shown.stdout


def test_a_folder_that_is_not_there_costs_a_sentence(tmp_path: Path, call: Call) -> None:
    shown = call(*CHECK, "--folder", tmp_path / "none", code=2).stderr
    assert "không có thư mục này" in shown
    assert "Traceback" not in shown


def test_the_report_is_written_and_not_over_a_foreign_file(
    ward: Path, tmp_path: Path, call: Call
) -> None:
    report = tmp_path / "bao-cao.docx"
    for _ in range(2):
        assert "Đã ghi báo cáo" in call(*CHECK, "--folder", ward, "--report", report).stderr
    report.write_bytes(b"mine")
    call(*CHECK, "--folder", ward, "--report", report, code=1)
    assert report.read_bytes() == b"mine"


def test_a_rule_on_sets_explains_itself(call: Call) -> None:
    shown = call("lint", "--explain", "S04").stdout
    assert shown.startswith("S04:")
    assert "Điều 4 khoản 4 điểm a, Quyết định số 19/2014/QĐ-TTg" in shown
