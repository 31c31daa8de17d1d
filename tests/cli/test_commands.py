"""The commands beside build: init, validate, documents, rules, templates, schema."""

import json
import re
from pathlib import Path

import pytest

from calling import Call
from qmsdocs.model.page import SETS
from qmsdocs.sources.messages import text
from toy import write_profile


def test_init_then_validate_then_build_works_from_nothing(tmp_path: Path, call: Call) -> None:
    shown = call("-C", tmp_path / "new", "init", "so-noi-vu", "--year", "2027").stdout
    assert "qmsdocs" in shown
    assert "build so-noi-vu" in shown
    assert (tmp_path / "new/profiles/so-noi-vu/2027.yaml").exists()
    call("-C", tmp_path / "new", "validate")
    call("-C", tmp_path / "new", "build")
    assert list((tmp_path / "new/output/so-noi-vu/2027").glob("*.docx"))


def test_init_wires_the_schema_into_the_profile(tmp_path: Path, call: Call) -> None:
    call("-C", tmp_path, "init", "a")
    for file in (tmp_path / "profiles/a").glob("*.yaml"):
        match = re.match(
            r"# yaml-language-server: \$schema=(\S+)", file.read_text(encoding="utf-8")
        )
        assert match, file.name
        assert json.loads((file.parent / match[1]).read_text(encoding="utf-8"))["$schema"]


def test_init_never_overwrites(tmp_path: Path, call: Call) -> None:
    call("-C", tmp_path, "init", "a")
    file = tmp_path / "profiles/a/agency.yaml"
    schema = tmp_path / "schemas/agency.schema.json"
    file.write_text("mine", encoding="utf-8")
    schema.write_text("mine too", encoding="utf-8")
    assert "profiles/a" in call("-C", tmp_path, "init", "a", code=1).stderr
    call("-C", tmp_path, "init", "b")
    assert file.read_text(encoding="utf-8") == "mine"
    assert schema.read_text(encoding="utf-8") == "mine too"


@pytest.mark.parametrize("name", ["../x", "Sở Nội vụ", "a/b", "nul"])
def test_init_refuses_a_name_that_is_no_id(tmp_path: Path, call: Call, name: str) -> None:
    call("-C", tmp_path / "w", "init", name, code=2)
    assert list(tmp_path.rglob("*")) == []


def test_init_from_a_sample(tmp_path: Path, call: Call) -> None:
    call("-C", tmp_path, "init", "--sample", "so-khcn-binh-thuan")
    assert (tmp_path / "profiles/so-khcn-binh-thuan/2024.yaml").exists()
    near = call("-C", tmp_path, "init", "--sample", "so-khcn-binh-thuân", code=2).stderr
    assert "so-khcn-binh-thuan" in near


def test_validate_tells_good_ones_and_every_fault_of_bad_ones(tmp_path: Path, call: Call) -> None:
    write_profile(tmp_path)
    write_profile(tmp_path, "so-hong", year_text="year: 2024\nplan: {}\nsố: 1\n")
    result = call("-C", tmp_path, "validate", code=2)
    assert "so-thu" in result.stdout
    assert "2024" in result.stdout
    assert len([line for line in result.stderr.splitlines() if "so-hong/2024.yaml:" in line]) == 2
    assert call("-C", tmp_path, "validate", "so-thu").stderr == ""
    data = json.loads(call("-C", tmp_path, "validate", "--json", code=2).stdout)
    assert {entry["agency"]: len(entry["problems"]) for entry in data} == {
        "so-thu": 0,
        "so-hong": 2,
    }


def test_validate_tells_a_fault_of_the_common_file_once_for_all_years(
    tmp_path: Path, call: Call
) -> None:
    folder = write_profile(tmp_path)
    (folder / "2025.yaml").write_text("year: 2025\n", encoding="utf-8")
    (folder / "agency.yaml").write_text("agency: 1\n", encoding="utf-8")
    lines = call("-C", tmp_path, "validate", code=2).stderr.splitlines()
    assert len(lines) == len(set(lines))


def test_a_template_that_cannot_be_read_is_told_and_stops_nothing(
    tmp_path: Path, call: Call
) -> None:
    write_profile(tmp_path)
    (tmp_path / "templates").mkdir(exist_ok=True)
    (tmp_path / "templates/nhap-tam.docx").write_bytes(b"broken")
    listed = call("-C", tmp_path, "documents", code=1)
    assert "maintenance-plan" in listed.stdout
    assert "nhap-tam.docx" in listed.stderr
    checked = call("-C", tmp_path, "validate", code=2)
    assert "so-thu" in checked.stdout
    assert "nhap-tam.docx" in checked.stderr


def test_documents_lists_the_ten_kinds(call: Call) -> None:
    kinds = json.loads(call("documents", "--json").stdout)
    assert {"maintenance-plan", "issuance-decision", "review-minutes"} <= {k["id"] for k in kinds}
    assert len(kinds) >= 10
    table = call("documents").stdout
    assert all(kind["title"] in table for kind in kinds)


def test_rules_list_marks_what_is_unverified(call: Call) -> None:
    shown = call("rules", "list", "--date", "2019-10-02").stdout
    assert "quoc_hieu" in shown
    assert "chưa kiểm chứng" in shown
    data = json.loads(call("rules", "list", "--json").stdout)
    assert {"id", "pack", "label", "periods", "verified"} <= set(data[0])


def test_rules_show_gives_one_rule_through_time(call: Call) -> None:
    shown = call("rules", "show", "qd-19-2014").stdout
    assert "18/05/2014" in shown
    assert "qd-19-2014" in call("rules", "show", "qd-19-201", code=2).stderr


def test_rules_diff_shows_what_nd_30_changed_and_which_papers_it_touches(call: Call) -> None:
    shown = call("rules", "diff", "2019-10-02", "2020-06-08").stdout
    assert "page_number.place" in shown
    assert "mọi văn bản hành chính" in shown
    data = json.loads(call("rules", "diff", "2019-10-02", "2020-06-08", "--json").stdout)
    assert all(change["before"] != change["after"] for change in data)
    assert any(change["documents"] for change in data)
    assert "Không có gì thay đổi" in call("rules", "diff", "2024-03-01", "2024-03-02").stdout


def test_templates_list_says_which_file_is_in_use(tmp_path: Path, call: Call) -> None:
    data = json.loads(call("-C", tmp_path, "templates", "list", "--json").stdout)
    assert not any(entry["word"] for entry in data)
    call("-C", tmp_path, "templates", "export", "quality-policy")
    data = json.loads(call("-C", tmp_path, "templates", "list", "--json").stdout)
    assert [entry["id"] for entry in data if entry["word"]] == ["quality-policy"]


def test_templates_export_never_overwrites(tmp_path: Path, call: Call) -> None:
    call("-C", tmp_path, "templates", "export", "quality-policy")
    file = tmp_path / "templates/quality-policy.docx"
    file.write_bytes(b"mine")
    assert call("-C", tmp_path, "templates", "export", "quality-policy", code=1).stderr
    assert file.read_bytes() == b"mine"


def test_templates_build_writes_every_kind(tmp_path: Path, call: Call) -> None:
    call("-C", tmp_path, "templates", "build", "--output", tmp_path / "t", "--date", "2024-01-01")
    kinds = [kind["id"] for kind in json.loads(call("documents", "--json").stdout)]
    assert sorted(path.stem for path in (tmp_path / "t").rglob("*.docx")) == sorted(kinds)


def test_templates_check_finds_faults_and_says_when_there_are_none(
    tmp_path: Path, call: Call
) -> None:
    call("-C", tmp_path, "templates", "export", "quality-policy")
    good = tmp_path / "templates/quality-policy.docx"
    assert "1" in call("-C", tmp_path, "templates", "check", good).stdout
    bad = tmp_path / "bad.md"
    bad.write_text(
        "---\nid: bad\ntitle: X\nset: yearly\norder: 1\nform: KH\nsubject: Y\n---\n{{ agency.leeder }}\n",
        encoding="utf-8",
    )
    assert "bad.md:9" in call("-C", tmp_path, "templates", "check", bad, code=1).stderr
    (tmp_path / "broken.docx").write_bytes(b"no zip")
    assert (
        "broken.docx"
        in call("-C", tmp_path, "templates", "check", tmp_path / "broken.docx", code=1).stderr
    )


def test_schema_prints_the_schema_of_each_file(call: Call) -> None:
    titles = {
        json.loads(call("schema", name).stdout)["title"]
        for name in ("agency", "year", "procedures")
    }
    assert len(titles) == 3
    assert json.loads(call("schema").stdout)["title"].startswith("Hồ sơ cơ quan")


def test_the_help_names_every_set() -> None:
    for lang in ("vi", "en"):
        assert ", ".join(SETS) in text("cli.build.set", lang)


def test_init_writes_the_profile_of_answers(tmp_path: Path, call: Call) -> None:
    answers = ("--kind", "so", "--name", "Sở Nội vụ tỉnh Mẫu", "--code", "SNV", "--place", "Mẫu")
    units = ("--department", "Văn phòng; VP; Lê Văn C", "--department", "Phòng Tổ chức")
    shown = call("-C", tmp_path, "init", *answers, "--head", "Nguyễn Văn A", *units).output
    assert "build so-noi-vu-tinh-mau" in shown
    call("-C", tmp_path, "validate")
    profile = (tmp_path / "profiles/so-noi-vu-tinh-mau/agency.yaml").read_text(encoding="utf-8")
    assert "name: Nguyễn Văn A" in profile
    assert "Sở Mẫu" not in profile


def test_init_changes_a_sample_by_answers(tmp_path: Path, call: Call) -> None:
    call("-C", tmp_path, "init", "moi", "--sample", "so-khcn-tra-vinh", "--name", "Sở Mới")
    assert "Sở Mới" in (tmp_path / "profiles/moi/agency.yaml").read_text(encoding="utf-8")
    call("-C", tmp_path, "validate")


def test_init_names_every_answer_that_is_missing(tmp_path: Path, call: Call) -> None:
    shown = call("-C", tmp_path, "init", "--kind", "so", code=2).output
    assert shown.count("chưa có") == 5
    assert "ubnd-xa" in call("-C", tmp_path, "init", "--name", "Sở", code=2).output
    assert not list(tmp_path.iterdir())
