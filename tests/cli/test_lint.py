"""`qmsdocs lint`: what it shows, in every form, and how it ends."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from calling import Call
from lint_tools import file_of, plan, sound_file
from qmsdocs import api
from qmsdocs.lint import running


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with a sound paper, a bad one, one that only offends a convention, and no paper."""
    inner = tmp_path / "kem-theo"
    inner.mkdir()
    (tmp_path / "tot.docx").write_bytes(sound_file("KH"))
    bad = plan().replace("Số: 15/KH", "Số: 5/KH")
    (tmp_path / "xau.docx").write_bytes(file_of(bad))
    (inner / "thong-le.docx").write_bytes(file_of(plan().replace("./.", ".")))
    (tmp_path / "~$xau.docx").write_bytes(b"lock")
    return tmp_path


def test_a_good_paper_is_told_with_its_kind_day_and_law(folder: Path, call: Call) -> None:
    told = call("lint", folder / "tot.docx").stdout
    assert told.splitlines() == [
        f"{folder.as_posix()}/tot.docx: KH, 15/03/2024, theo Nghị định số 30/2020/NĐ-CP, đúng thể thức"
    ]


def test_a_finding_names_rule_place_words_and_remedy(folder: Path, call: Call) -> None:
    told = call("lint", folder / "xau.docx", code=1).stdout
    assert "lỗi F12 số, ký hiệu, đoạn 7: “Số: 5/KH-SKHCN”: số nhỏ hơn 10 thiếu số 0" in told
    assert "F12 › Cách sửa: Ghi theo mẫu" in told
    english = call("--lang", "en", "lint", folder / "xau.docx", code=1).stdout
    assert "error F12 number and code, paragraph 7" in english


def test_a_folder_is_summed_up_and_the_lock_of_word_is_passed_over(
    folder: Path, call: Call
) -> None:
    told = call("lint", folder, code=1).stdout
    assert "Đã kiểm tra 3 tệp: 2 không có lỗi, 1 có lỗi, 0 không đọc được; 1 lỗi, 1 lưu ý." in told
    assert "Hay gặp: F24 (1), F12 (1)" in told


def test_warnings_fail_only_when_asked(folder: Path, call: Call) -> None:
    file = folder / "kem-theo" / "thong-le.docx"
    call("lint", file)
    call("lint", "--fail-on", "warning", file, code=1)


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_judged(
    folder: Path, call: Call
) -> None:
    (folder / "hong.docx").write_bytes(b"PK\x03\x04")
    result = call("lint", folder, code=2)
    assert "hong.docx: tệp bị hỏng" in result.stderr
    assert "1 không đọc được" in result.stdout


def test_json_has_every_verdict_with_its_reason(folder: Path, call: Call) -> None:
    data = json.loads(call("lint", "--format", "json", folder / "xau.docx", code=1).stdout)
    assert data["summary"] == {"files": 1, "errors": 1, "warnings": 0, "waived": 0, "unread": 0}
    (paper,) = data["files"][0]["papers"]
    assert [paper["kind"], paper["date"], paper["standing"]] == [
        "KH",
        "2024-03-15",
        "administrative",
    ]
    assert len(paper["verdicts"]) == 29
    (finding,) = paper["findings"]
    assert [finding["rule"], finding["code"], finding["paragraph"]] == [
        "F12",
        "lint.number-padded",
        7,
    ]
    assert "Phụ lục I" in finding["citation"]
    reasons = {
        each["rule"]: each["reason"] for each in paper["verdicts"] if each["outcome"] == "unjudged"
    }
    assert reasons["F25"] == "không áp dụng cho loại văn bản này"


def test_sarif_is_whole(folder: Path, call: Call) -> None:
    log = json.loads(call("lint", "--format", "sarif", folder, code=1).stdout)
    (run,) = log["runs"]
    rules = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert log["version"] == "2.1.0"
    assert {result["ruleId"] for result in run["results"]} == {"F12", "F24"} <= rules
    assert {result["level"] for result in run["results"]} == {"error", "warning"}
    uri = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert Path(uri).is_file()


def test_github_annotations_are_one_line_each(folder: Path, call: Call) -> None:
    told = call("lint", "--format", "github", folder, code=1).stdout.splitlines()
    assert len(told) == 2
    assert all(line.startswith(("::error file=", "::warning file=")) for line in told)


def test_a_rule_is_explained_with_its_source(call: Call) -> None:
    told = call("lint", "--explain", "F12").stdout
    (page,) = re.findall(r"docs/rules/\S+\.md", told)
    assert (Path(__file__).parents[2] / page).is_file()
    assert "F12: Số và ký hiệu (lỗi)" in told
    assert "lint --fix" in told
    assert "lint --fix" not in call("lint", "--explain", "F14").stdout
    assert "Nghị định số 30/2020/NĐ-CP" in told
    before = call("lint", "--explain", "F12", "--date", "2019-10-02").stdout
    assert "Thông tư số 01/2011/TT-BNV" in before


def test_the_day_chooses_the_law(folder: Path, call: Call) -> None:
    file = folder / "tot.docx"
    told = call("lint", "--date", "2019-10-02", file, code=1).stdout
    assert "theo Thông tư số 01/2011/TT-BNV" in told
    assert "F03" in told
    early = call("lint", "--all", "--date", "2005-01-01", file).stdout
    assert "chưa có quy định thể thức cho ngày 01/01/2005" in early


@pytest.mark.parametrize("arguments", [[], ["khong-co.docx"], ["--explain", "F99"]])
def test_what_cannot_be_used_is_refused(arguments: list[str], call: Call) -> None:
    assert call("lint", *arguments, code=2).output


def test_a_folder_without_papers_is_refused(tmp_path: Path, call: Call) -> None:
    assert "không có tệp .docx nào" in call("lint", tmp_path, code=2).stderr


@pytest.mark.slow
def test_processes_give_the_same_results_in_the_same_order(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "_FEW", 1)
    day = date(2026, 6, 1)
    one, two = (tuple(api.lint([folder], None, day, jobs)) for jobs in (1, 2))
    assert one == two
    assert len(one) == 3


def test_old_files_of_a_folder_are_named_once_and_fail_nothing(folder: Path, call: Call) -> None:
    (folder / "xau.docx").unlink()
    for name in ("cu.doc", "kem-theo/CU HON.DOC"):
        (folder / name).write_bytes(b"\xd0\xcf\x11\xe0")
    told = call("lint", folder)
    (line,) = told.stderr.splitlines()
    assert line.startswith("2 tệp .doc kiểu cũ không được kiểm tra, hãy mở bằng Word và lưu lại")
    assert f"{folder.as_posix()}/cu.doc" in line
    assert json.loads(call("lint", folder, "--format", "json").stdout)["summary"]["files"] == 2
    assert "2 old .doc files" in call("--lang", "en", "lint", "--fix", folder).stderr
    for path in folder.rglob("*.docx"):
        path.unlink()
    alone = call("lint", folder, code=2).stderr
    assert "chỉ có 2 tệp .doc kiểu cũ" in alone
