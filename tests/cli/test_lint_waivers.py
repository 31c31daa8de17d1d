"""`qmsdocs lint` with waivers: what it shows in every form, and how it ends."""

import json
from pathlib import Path

import pytest

from calling import Call
from lint_tools import file_of, plan

_WAIVER = """\
waivers:
  - rule: {rule}
    files: "*.docx"
    reason: Chánh Văn phòng đồng ý cho bản đã ký
    until: {until}
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Give a workspace with one paper that has one error."""
    (tmp_path / "xau.docx").write_bytes(file_of(plan().replace("Số: 15/KH", "Số: 5/KH")))
    return tmp_path


def waive(workspace: Path, rule: str = "F12", until: str = "2098-12-31") -> None:
    text = _WAIVER.format(rule=rule, until=until)
    (workspace / "waivers.yaml").write_text(text, encoding="utf-8")


@pytest.fixture(autouse=True)
def _long_waivers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a waiver of a test hold whatever day it is."""
    monkeypatch.setattr("qmsdocs.lint.waivers.MOST_DAYS", 40_000)


def test_a_waived_finding_is_counted_listed_when_asked_and_does_not_fail(
    workspace: Path, call: Call
) -> None:
    call("-C", workspace, "lint", workspace / "xau.docx", code=1)
    waive(workspace)
    told = call("-C", workspace, "lint", workspace / "xau.docx")
    assert "đúng thể thức, 1 được miễn" in told.stdout
    assert told.stderr == ""
    every = call("-C", workspace, "lint", "--all", workspace / "xau.docx").stdout
    assert "được miễn F12 số, ký hiệu, đoạn 7" in every
    assert "(lý do: Chánh Văn phòng đồng ý cho bản đã ký; đến 31/12/2098)" in every


def test_an_expired_waiver_is_told_and_lets_nothing_pass(workspace: Path, call: Call) -> None:
    waive(workspace, until="2024-12-31")
    result = call("-C", workspace, "lint", workspace, code=1)
    assert "waivers.yaml:2:5: miễn trừ 1: miễn trừ F12 đã hết hạn ngày 31/12/2024" in result.stderr
    assert "lỗi F12" in result.stdout


def test_a_waiver_that_meets_nothing_is_a_note(workspace: Path, call: Call) -> None:
    waive(workspace, "F02")
    result = call("--lang", "en", "-C", workspace, "lint", workspace, code=1)
    assert "the waiver of F02 met no finding" in result.stderr


def test_programs_are_told_what_is_waived_and_why(workspace: Path, call: Call) -> None:
    waive(workspace)
    data = json.loads(call("-C", workspace, "lint", "--format", "json", workspace).stdout)
    assert (data["summary"]["errors"], data["summary"]["waived"]) == (0, 1)
    (paper,) = data["files"][0]["papers"]
    assert paper["findings"] == []
    assert [(each["rule"], each["until"]) for each in paper["waived"]] == [("F12", "2098-12-31")]
    log = json.loads(call("-C", workspace, "lint", "--format", "sarif", workspace).stdout)
    (result,) = log["runs"][0]["results"]
    assert result["ruleId"] == "F12"
    assert result["suppressions"] == [
        {"kind": "external", "justification": "Chánh Văn phòng đồng ý cho bản đã ký"}
    ]
    assert call("-C", workspace, "lint", "--format", "github", workspace).stdout == ""


def test_faults_of_the_file_stop_the_run(workspace: Path, call: Call) -> None:
    waive(workspace, "F77")
    result = call("-C", workspace, "lint", workspace, code=2)
    assert "waivers.yaml:2:11" in result.stderr
    assert result.stdout == ""


def test_an_example_is_written_when_asked_and_never_over_another(
    workspace: Path, call: Call
) -> None:
    told = call("-C", workspace, "lint", "--write-waivers").stdout
    assert "waivers.yaml" in told
    text = (workspace / "waivers.yaml").read_text(encoding="utf-8")
    assert all(line.startswith("#") for line in text.splitlines() if line)
    call("-C", workspace, "lint", workspace / "xau.docx", code=1)
    assert "đã có" in call("-C", workspace, "lint", "--write-waivers", code=1).stderr


def test_the_example_can_be_used_as_it_says(workspace: Path, call: Call) -> None:
    call("-C", workspace, "lint", "--write-waivers")
    path = workspace / "waivers.yaml"
    text = path.read_text(encoding="utf-8")
    start = text.index("# waivers:")
    used = "".join(line.removeprefix("# ") for line in text[start:].splitlines(keepends=True))
    path.write_text(text[:start] + used, encoding="utf-8")
    call("-C", workspace, "lint", workspace / "xau.docx", code=1)
