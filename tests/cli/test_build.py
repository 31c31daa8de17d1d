"""`qmsdocs build` from profile to Word files, as a person uses it."""

import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from docx import Document

from calling import Call
from toy import AGENCY, YEAR, write_profile

OUT = "output/so-thu/2024"
PLAN = "3-07-ke-hoach-duy-tri-ap-dung-va-cai-tien-htqlcl.docx"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    write_profile(tmp_path)
    return tmp_path


def files(folder: Path) -> list[str]:
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "cache" not in path.parts
    )


CODE = """
import sys
from qmsdocs.cli.main import main
try:
    main(sys.argv[1:])
except SystemExit as end:
    assert not end.code
print(sorted({"docx", "email", "importlib.metadata", "lxml", "yaml"} & set(sys.modules)))
"""


def test_what_was_read_and_checked_before_is_made_into_papers_without_yaml_or_schemas(
    workspace: Path,
) -> None:
    """Whoever builds a schema of pydantic imports importlib.metadata."""
    for output in ("one", "two"):
        command = [sys.executable, "-c", CODE, "-C", str(workspace), "build", "--no-lint"]
        command += ["--output", str(workspace / output)]
        done = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8")
    assert done.stdout.splitlines()[-1] == "[]"
    assert files(workspace / "one") == files(workspace / "two") != []


def words(path: Path) -> str:
    """Give all text of a Word file, tables too."""
    document = Document(io.BytesIO(path.read_bytes()))
    return "\n".join(
        "".join(node.text or "" for node in paragraph.iter("{*}t"))
        for paragraph in document.element.body.iter("{*}p")
    )


def test_every_paper_with_facts_is_written_and_the_rest_named(workspace: Path, call: Call) -> None:
    result = call("-C", workspace, "build")
    written = files(workspace / "output")
    assert f"so-thu/2024/{PLAN}" in written
    assert "so-thu/2024/manifest.json" in written
    assert [name for name in written if name.endswith("-qt-01.docx")]
    assert PLAN in result.stdout
    assert "qmsdocs build so-thu --year 2024 --dry-run" in result.stdout
    listed = call("-C", workspace, "build", "so-thu", "--force", "--dry-run").stdout
    assert "conversion-plan" in listed, "a kind without facts is named"
    assert "chưa khai audit (đánh giá nội bộ) nên không lập" in listed, "alike ones together"
    assert "đã ghi" in result.stderr


def test_a_paper_holds_what_the_profile_says(workspace: Path, call: Call) -> None:
    call("-C", workspace, "build", "--doc", "maintenance-plan")
    text = words(workspace / OUT / PLAN)
    for wanted in (
        "SỞ THỬ NGHIỆM", "Số: 05/KH-STN", "Mẫu, ngày 05 tháng 3 năm 2024", "KT. GIÁM ĐỐC",
        "PHÓ GIÁM ĐỐC", "Trần Thị B", "Văn phòng", "Phòng Nghiệp vụ", "trước ngày 30/11/2024",
        "Căn cứ Quyết định số 19/2014/QĐ-TTg",
    ):  # fmt: skip
        assert wanted in text


def test_core_properties_are_those_of_the_paper(workspace: Path, call: Call) -> None:
    call("-C", workspace, "build", "--doc", "maintenance-plan", "--doc", "quality-policy")
    facts = Document(str(workspace / OUT / PLAN)).core_properties
    assert facts.author == "Sở Thử nghiệm tỉnh Mẫu"
    assert facts.title == "Kế hoạch duy trì, áp dụng và cải tiến HTQLCL"
    assert facts.language == "vi-VN"
    assert f"{facts.created:%Y-%m-%d}" == f"{facts.modified:%Y-%m-%d}" == "2024-03-05"
    policy = next((workspace / OUT).glob("2-01-*.docx"))
    assert f"{Document(str(policy)).core_properties.created:%Y-%m-%d}" == "2024-01-01"


def test_two_builds_give_equal_bytes(workspace: Path, tmp_path_factory: pytest.TempPathFactory,
                                     call: Call, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    other = tmp_path_factory.mktemp("other")
    shutil.copytree(workspace / "profiles", other / "profiles")
    call("-C", workspace, "build")
    monkeypatch.setenv("TZ", "Asia/Ho_Chi_Minh")
    call("-C", other, "build")
    assert files(workspace / "output") == files(other / "output")
    for name in files(workspace / "output"):
        assert (workspace / "output" / name).read_bytes() == (other / "output" / name).read_bytes()


def test_a_second_build_changes_nothing_and_says_so(workspace: Path, call: Call) -> None:
    call("-C", workspace, "build")
    counts = json.loads(call("-C", workspace, "build", "--json").stdout)["counts"]
    assert counts["written"] == 0
    assert counts["unchanged"] > 3


def test_a_hand_edited_file_is_kept_and_the_new_one_lies_beside_it(
    workspace: Path, call: Call
) -> None:
    call("-C", workspace, "build")
    (workspace / OUT / PLAN).write_bytes(b"edited by hand")
    result = call("-C", workspace, "build", "--doc", "maintenance-plan")
    assert (workspace / OUT / PLAN).read_bytes() == b"edited by hand"
    assert (workspace / OUT / PLAN.replace(".docx", ".moi.docx")).exists()
    assert "sửa tay" in result.stderr


def test_gaps_are_listed_with_the_line_to_fill(workspace: Path, call: Call) -> None:
    data = json.loads(call("-C", workspace, "build", "--doc", "maintenance-plan", "--json").stdout)
    gaps = {gap["path"]: gap for gap in data["papers"][0]["gaps"]}
    assert "plan.activities[1].due" in gaps
    gap = gaps["plan.activities[1].due"]
    assert gap["file"].endswith("profiles/so-thu/2024.yaml")
    source = (workspace / "profiles/so-thu/2024.yaml").read_text(encoding="utf-8").splitlines()
    assert "Họp xem xét" in source[gap["line"] - 1]


def test_final_refuses_gaps_and_writes_nothing_for_that_paper(workspace: Path, call: Call) -> None:
    result = call("-C", workspace, "build", "--final", "--doc", "maintenance-plan", code=1)
    assert "plan.activities[1].due" in result.stderr
    assert files(workspace / "output") == []


def test_a_final_paper_without_gaps_is_written(tmp_path: Path, call: Call) -> None:
    year = YEAR.replace(
        "lead: van-phong}", "lead: van-phong, support: [nghiep-vu], due: quý IV, output: Biên bản}"
    )
    year = year.replace("due: tháng 10}", "due: tháng 10, output: Báo cáo}")
    write_profile(tmp_path, year_text=year)
    call("-C", tmp_path, "build", "--final", "--doc", "maintenance-plan")
    assert PLAN in "\n".join(files(tmp_path / "output"))


def test_a_kind_asked_for_without_facts_is_exit_2_and_names_what_to_fill(
    workspace: Path, call: Call
) -> None:
    result = call("-C", workspace, "build", "--doc", "conversion-plan", code=2)
    assert "conversion" in result.stderr
    assert "2024.yaml" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "near"),
    [
        (["so-thuu"], "so-thu"),
        (["--doc", "maintenence-plan"], "maintenance-plan"),
        (["--set", "yaerly"], "yearly"),
        (["--year", "2023"], "2024"),
    ],
)
def test_an_unknown_name_gets_the_nearest_one(
    workspace: Path, call: Call, arguments: list[str], near: str
) -> None:
    assert near in call("-C", workspace, "build", *arguments, code=2).stderr
    assert not (workspace / "output").exists()


@pytest.mark.parametrize("name", ["../../x", "..", "/etc", "a/b", "CON", "so-thu/../../x", ""])
def test_a_path_is_no_agency_and_writes_nothing(workspace: Path, call: Call, name: str) -> None:
    before = files(workspace.parent)
    call("-C", workspace, "build", name, code=2)
    assert files(workspace.parent) == before


def test_twenty_faults_are_twenty_located_lines_and_no_file(tmp_path: Path, call: Call) -> None:
    broken = "".join(f"  - {{id: mt{n}, name: x, target: nhiều}}\n" for n in range(20))
    write_profile(tmp_path, year_text=f"year: 2024\nobjectives:\n{broken}")
    result = call("-C", tmp_path, "build", code=2)
    located = [line for line in result.stderr.splitlines() if "2024.yaml:" in line]
    assert len(located) == 20
    assert len({line.split(": ")[0] for line in located}) == 20
    assert "20" in result.stderr.splitlines()[-1]
    assert "Traceback" not in result.output
    assert not (tmp_path / "output").exists()


def test_one_bad_agency_does_not_stop_the_others(workspace: Path, call: Call) -> None:
    write_profile(workspace, "so-hong", agency_text="agency: 1\n")
    result = call("-C", workspace, "build", code=2)
    assert (workspace / OUT / PLAN).exists()
    assert "so-hong" in result.stderr
    assert not (workspace / "output/so-hong").exists()


def test_the_workspaces_own_page_wins(workspace: Path, call: Call) -> None:
    (workspace / "templates").mkdir()
    (workspace / "templates/maintenance-plan.md").write_text(
        "---\nid: maintenance-plan\ntitle: Kế hoạch riêng\nset: yearly\norder: 7\nform: KH\n"
        "subject: Riêng năm {{ year }}\nneeds: [plan]\nrequires: [plan]\n---\n# Chung\n\nCủa riêng chúng tôi.\n",
        encoding="utf-8",
    )
    call("-C", workspace, "build", "--doc", "maintenance-plan")
    text = words(workspace / OUT / "3-07-ke-hoach-rieng.docx")
    assert "Của riêng chúng tôi" in text
    assert "Riêng năm 2024" in text


def test_the_workspaces_own_word_file_wins(workspace: Path, call: Call) -> None:
    call("-C", workspace, "templates", "export", "maintenance-plan")
    exported = workspace / "templates/maintenance-plan.docx"
    document = Document(str(exported))
    document.add_paragraph("Thêm bằng Word: {{ plan.review_deadline | date }}")
    document.save(str(exported))
    call("-C", workspace, "build", "--doc", "maintenance-plan")
    assert "Thêm bằng Word: 30/11/2024" in words(workspace / OUT / PLAN)


@pytest.mark.parametrize(
    ("body", "hint"),
    [
        ("Kính gửi {{ agency.leeder }}.", "agency."),
        ("Còn {{ plan.activites }}.", "activities"),
        ("{% for a in plan.activities %}\n\nx\n", "for"),
    ],
)
def test_a_template_with_a_fault_names_its_line_and_stops_only_its_paper(
    workspace: Path, call: Call, body: str, hint: str
) -> None:
    (workspace / "templates").mkdir()
    (workspace / "templates/maintenance-plan.md").write_text(
        "---\nid: maintenance-plan\ntitle: Kế hoạch riêng\nset: yearly\norder: 7\nform: KH\n"
        f"subject: Riêng\nneeds: [plan]\nrequires: [plan]\n---\n{body}\n",
        encoding="utf-8",
    )
    result = call(
        "-C", workspace, "build", "--doc", "maintenance-plan", "--doc", "quality-policy", code=2
    )
    assert "maintenance-plan.md:11" in result.stderr
    assert hint in result.stderr
    assert not list((workspace / OUT).glob("3-07*"))
    assert list((workspace / OUT).glob("2-01*")), "the other paper was written"


def test_a_broken_word_template_says_what_is_wrong(workspace: Path, call: Call) -> None:
    (workspace / "templates").mkdir()
    (workspace / "templates/maintenance-plan.docx").write_bytes(b"PK not really")
    result = call("-C", workspace, "build", "--doc", "maintenance-plan", code=2)
    assert "templates/maintenance-plan.docx" in result.stderr
    assert "Traceback" not in result.output


def test_strange_characters_come_out_right(tmp_path: Path, call: Call) -> None:
    agency = AGENCY.replace("Tuân thủ pháp luật", '"A & B <c> \\"d\\"", "Một\\tHai"')
    write_profile(tmp_path, agency_text=agency)
    call("-C", tmp_path, "build", "--doc", "quality-policy")
    (path,) = (tmp_path / OUT).glob("2-01*.docx")
    assert 'A & B <c> "d"' in words(path)
    assert "Đúng & đủ" in words(path)
    with zipfile.ZipFile(path) as package:
        assert b"A &amp;amp; B" not in package.read("word/document.xml")


def test_the_output_folder_may_be_another(workspace: Path, tmp_path_factory: pytest.TempPathFactory,
                                          call: Call) -> None:  # fmt: skip
    other = tmp_path_factory.mktemp("elsewhere")
    call("-C", workspace, "build", "--output", other, "--doc", "maintenance-plan")
    assert (other / "so-thu/2024" / PLAN).exists()
    assert not (workspace / "output").exists()


def test_without_any_profile_the_way_out_is_named(tmp_path: Path, call: Call) -> None:
    assert "qmsdocs init" in call("-C", tmp_path, "build", code=2).stderr


def test_why_papers_are_made_is_told_when_asked(workspace: Path, call: Call) -> None:
    assert "chưa lập lần nào" in call("-C", workspace, "build", "--explain").stdout
    profile = workspace / "profiles/so-thu/2024.yaml"
    text = profile.read_text(encoding="utf-8").replace("due: tháng 10", "due: tháng 11")
    profile.write_text(text, encoding="utf-8")
    told = call("-C", workspace, "build", "--explain").stdout
    assert f"{PLAN}: dữ liệu thay đổi (plan.activities[0].due)" in told
    assert told.count("dữ liệu thay đổi") == 1
    assert "dữ liệu thay đổi" not in call("-C", workspace, "build").stdout


def test_a_dry_run_writes_nothing_and_says_so(workspace: Path, call: Call) -> None:
    result = call("-C", workspace, "build", "--dry-run")
    assert "Chưa ghi tệp nào" in result.stdout
    assert "cần lập" in result.stderr
    assert not (workspace / "output").exists()


def test_a_check_is_exit_1_when_anything_is_stale_missing_or_edited(
    workspace: Path, call: Call
) -> None:
    call("-C", workspace, "build", "--check", code=1)
    assert not (workspace / "output").exists()
    call("-C", workspace, "build")
    call("-C", workspace, "build", "--check", code=0)
    path = workspace / OUT / PLAN
    data = path.read_bytes()
    path.write_bytes(data + b"edited")
    checked = call("-C", workspace, "build", "--check", code=1)
    assert "Cần lập 0" in checked.stdout
    assert "đã sửa tay 1" in checked.stdout
    told = call("-C", workspace, "build", "--check", "--json", code=1)
    assert json.loads(told.stdout)["exit_code"] == 1
    path.unlink()
    call("-C", workspace, "build", "--check", code=1)
    path.write_bytes(data)
    call("-C", workspace, "build", "--check", code=0)


def test_a_check_is_not_misled_by_size_and_time(workspace: Path, call: Call) -> None:
    call("-C", workspace, "build")
    path = workspace / OUT / PLAN
    known = path.stat()
    path.write_bytes(bytes(reversed(path.read_bytes())))
    os.utime(path, ns=(known.st_atime_ns, known.st_mtime_ns))
    call("-C", workspace, "build", "--check", code=1)


def test_overwriting_says_where_the_edited_file_went(workspace: Path, call: Call) -> None:
    call("-C", workspace, "build")
    (workspace / OUT / PLAN).write_bytes(b"edited by hand")
    said = call("-C", workspace, "build", "--overwrite").stderr
    (saved,) = (workspace / OUT / "ban-sua-tay").iterdir()
    assert saved.name in said
    assert saved.read_bytes() == b"edited by hand"


def test_leftover_files_are_listed_and_removed_when_asked(workspace: Path, call: Call) -> None:
    call("-C", workspace, "build")
    (workspace / "profiles/so-thu/procedures.yaml").unlink()
    told = call("-C", workspace, "build").stdout
    assert "--prune" in told
    assert "-qt-01.docx" in told
    assert "Đã xóa" in call("-C", workspace, "build", "--prune").stdout
    assert not list((workspace / OUT).glob("*-qt-01.docx"))


def test_json_has_one_report_on_stdout_and_a_line_for_each_step_on_stderr(
    workspace: Path, call: Call
) -> None:
    result = call("-C", workspace, "build", "--json", "--explain")
    report = json.loads(result.stdout)
    assert report["papers"][0]["reasons"] == [{"why": "new", "details": []}]
    assert report["up_to_date"] is False
    steps = [json.loads(line) for line in result.stderr.splitlines()]
    assert [step["event"] for step in steps][:2] == ["opened", "begun"]
    papers = [step for step in steps if step["event"] == "paper"]
    assert [{**paper, "event": 0} for paper in papers] == [
        {"event": 0, **paper} for paper in report["papers"]
    ]
    again = call("-C", workspace, "build", "--json")
    assert json.loads(again.stdout)["up_to_date"] is True
    assert [json.loads(line)["event"] for line in again.stderr.splitlines()] == [
        "opened",
        "settled",
    ]


@pytest.mark.parametrize("command", ["build", "status"])
def test_json_is_given_even_when_nothing_can_be_made(
    workspace: Path, call: Call, command: str
) -> None:
    options = ["build", "--doc", "no-such-kind"] if command == "build" else ["status", "--doc", "x"]
    report = json.loads(call("-C", workspace, *options, "--json", code=2).stdout)
    (failure,) = report["failures"]
    assert failure["problems"][0]["code"].startswith("build.no-kind")
    assert (report["exit_code"], report["papers"]) == (2, [])


def test_many_agencies_are_one_line_each(tmp_path: Path, call: Call) -> None:
    for number in range(9):
        write_profile(tmp_path, f"so-{number}")
    told = call("-C", tmp_path, "build").stdout
    assert PLAN not in told
    lines = [line.split()[:7] for line in told.splitlines() if line.startswith("so-")]
    assert lines == [[f"so-{n}/2024", "4", "4", "–", "–", "–", "–"] for n in range(9)]
    assert "Đã ghi 36" in told


def test_the_number_of_processes_is_checked(workspace: Path, call: Call) -> None:
    call("-C", workspace, "build", "--jobs", "0", code=2)
    call("-C", workspace, "build", "-j", "1")
