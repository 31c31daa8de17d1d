"""`qmsdocs build` says what is wrong with the form of the papers it made."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from calling import Call
from qmsdocs.cli import buildlint
from spoilt_tools import RULE, spoil
from toy import write_profile

PLAN = "output/so-thu/2024/3-07-ke-hoach-duy-tri-ap-dung-va-cai-tien-htqlcl.docx"
HEAD = "Thể thức: 1 lỗi, 0 lưu ý ở 1 tài liệu:"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    write_profile(tmp_path)
    spoil(tmp_path)
    return tmp_path


def test_a_finding_is_told_with_paper_place_clause_and_remedy(workspace: Path, call: Call) -> None:
    told = call("-C", workspace, "build").stdout
    after = told[told.index(HEAD) :].splitlines()
    assert after[1] == f"  {(workspace / PLAN).as_posix()}"
    assert after[2].startswith(f"    lỗi {RULE} toàn văn bản: lề trái 20 mm")
    assert after[2].endswith("Phụ lục I, Nghị định số 30/2020/NĐ-CP)")
    assert after[3].startswith(f"  {RULE} › Cách sửa: ")
    assert HEAD in call("-C", workspace, "build").stdout, "told again when nothing changed"
    english = call("--lang", "en", "-C", workspace, "build").stdout
    assert "Form: 1 errors, 0 warnings in 1 documents:" in english
    assert "the left margin is 20 mm" in english


def test_who_does_not_want_it_is_not_told(workspace: Path, call: Call) -> None:
    assert "Thể thức" not in call("-C", workspace, "build", "--no-lint").stdout
    assert HEAD in call("-C", workspace, "build").stdout


def test_a_program_gets_the_findings(workspace: Path, call: Call) -> None:
    told = json.loads(call("-C", workspace, "build", "--json").stdout)
    found = {paper["kind"]: paper["findings"] for paper in told["papers"] if paper["findings"]}
    assert found.keys() == {"maintenance-plan"}
    (finding,) = found["maintenance-plan"]
    assert finding["rule"] == RULE
    assert finding["severity"] == "error"
    assert finding["message"].startswith("lề trái 20 mm")
    assert finding["citation"]


def test_of_many_findings_each_rule_is_told_once(
    workspace: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_profile(workspace, "so-thu-2")
    monkeypatch.setattr(buildlint, "MOST_TOLD", 1)
    told = call("-C", workspace, "build").stdout
    assert f"  lỗi {RULE} 2 chỗ ở 2 tài liệu, ví dụ:" in told
    assert told.count("lề trái 20 mm") == 1
    assert f"Xem từng chỗ: qmsdocs lint {(workspace / 'output').as_posix()}" in told


def test_a_waiver_that_is_over_is_told_as_lint_tells_it(workspace: Path, call: Call) -> None:
    waiver = f"{{rule: {RULE}, files: '3-07*', reason: Máy in cũ, until: 2024-12-31}}"
    (workspace / "waivers.yaml").write_text(f"waivers:\n  - {waiver}\n", encoding="utf-8")
    said = f"miễn trừ {RULE} đã hết hạn ngày 31/12/2024"
    for _ in ("made", "nothing to do"):
        told = call("-C", workspace, "build")
        assert told.stderr.count(said) == 1
        assert HEAD in told.stdout
    (problem,) = json.loads(call("-C", workspace, "build", "--json").stdout)["expired"]
    assert said in problem["message"]
    assert said not in call("-C", workspace, "build", "--no-lint").stderr


CODE = """
import sys
from qmsdocs.cli.main import main
try:
    main(sys.argv[1:])
except SystemExit as end:
    assert not end.code
print(sorted({"qmsdocs.lint.inspecting", "qmsdocs.lint.rules", "qmsdocs.word.reader"} & set(sys.modules)))
"""


@pytest.mark.parametrize("arguments", ["--version", "build"])
def test_the_inspector_is_not_brought_in_when_there_is_nothing_to_judge(
    tmp_path: Path, arguments: str
) -> None:
    write_profile(tmp_path)
    command = (sys.executable, "-c", CODE, "-C", str(tmp_path), arguments)
    for _ in range(2):
        done = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8")
    assert done.stdout.splitlines()[-1] == "[]"
