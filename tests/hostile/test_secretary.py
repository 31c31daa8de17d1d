"""Whoever knows Word and not YAML: each usual mistake gives one message, at its own line."""

import re
import unicodedata
from pathlib import Path

import pytest

from calling import Call
from hostile.starting import FILES, Change, faults, instead, line_of, write_starter
from qmsdocs.sources.messages import line, message

#: File, what stands there, what the person makes of it, and the one message that must come.
MISTAKES = [
    ("agency", "  name: Sở Mẫu tỉnh", "\tname: Sở Mẫu tỉnh", "file.tab"),
    ("agency", "  name: Sở Mẫu tỉnh", "  name Sở Mẫu tỉnh", "file.no-colon"),
    ("agency", "  name: Sở Mẫu tỉnh", "  name:Sở Mẫu tỉnh", "file.no-colon"),
    ("agency", "  name: Sở Mẫu tỉnh", "  name： Sở Mẫu tỉnh", "file.no-colon"),
    ("agency", "    post: Giám đốc", "    post Giám đốc", "file.no-colon"),
    ("agency", "    power: head", "    power:head", "file.no-colon"),
    ("agency", "signers:", "signers", "file.no-colon"),
    ("agency", "  members:", "  members", "file.no-colon"),
    ("agency", "name: Sở Mẫu tỉnh Ví Dụ", "name: “Sở Mẫu tỉnh Ví Dụ”", "file.curly-quotes"),
    ("agency", 'clauses: ["5.1", "5.2"]', "clauses: [“5.2”]", "file.curly-quotes"),
    ("year", 'compare: ">="', "compare: “>=”", "file.curly-quotes"),
    (
        "agency",
        "scope: Hoạt động",
        "scope: “Hoạt động: giải quyết”, Hoạt động",
        "file.curly-quotes",
    ),
    ("agency", "scope: Hoạt động", "scope: Hoạt động: giải quyết", "file.colon-in-value"),
    ("year", "- Duy trì, cải tiến", "- Mục đích: Duy trì, cải tiến", "profile.text-with-colon"),
    ("agency", "name: Sở Mẫu tỉnh", "name: Sở Mẫu #1 tỉnh", "file.lost-comment"),
    ("agency", "address:", "address: #12 phố Mẫu", "file.lost-comment"),
    ("agency", "name: Sở Mẫu tỉnh Ví Dụ", 'name: "Sở Mẫu tỉnh Ví Dụ', "file.open-quote"),
    ("agency", "name: Sở Mẫu tỉnh Ví Dụ", 'name: "Sở Mẫu" tỉnh Ví Dụ', "file.after-quote"),
    ("agency", "    - Công khai, minh bạch", "    – Công khai, minh bạch", "file.list-dash"),
    ("agency", "    - Công khai, minh bạch", "    • Công khai, minh bạch", "file.list-dash"),
    ("agency", "    - Công khai, minh bạch", "    -Công khai, minh bạch", "file.list-dash"),
    ("agency", "    - Công khai, minh bạch", "    Công khai, minh bạch", "file.list-dash"),
    ("agency", "    - Công khai, minh bạch", "      - Công khai, minh bạch", "file.folded-dash"),
    ("agency", "    - Công khai, minh bạch", "  - Công khai, minh bạch", "file.indent"),
    ("agency", "  short_name: Sở", "   short_name: Sở", "file.indent"),
    ("agency", "  via: #", "via: #", "profile.unknown-key-indent"),
    ("year", 'unit: "%"', "unit: %", "file.bad-start"),
    ("year", 'compare: ">="', "compare: >=", "file.block-header"),
    ("year", 'compare: ">="', "compare: ≥", "profile.not-one-of"),
    ("year", "target: 98", "target: chín mươi", "profile.not-a-number"),
    ("year", "target: 98", "target: từ 98% trở lên", "profile.not-a-number"),
    ("year", "review_deadline:", "review_deadline: 31/02/2026", "profile.not-a-day"),
    ("year", "review_deadline:", "review_deadline: 30.11.2026", "profile.not-a-day"),
    ("year", "review_deadline:", "review_deadline: 30/11/2062", "profile.far-date"),
    ("year", "start: # từ tháng", "start: tháng 5 # từ tháng", "profile.not-a-month"),
    ("year", "people: #", "people: 05 người #", "profile.not-a-whole-number"),
    ("year", "people: #", "people: -5 #", "profile.too-small"),
    ("year", "number: # chỉ", "number: 15/KH-SM # chỉ", "profile.not-a-whole-number"),
    ("year", "number: # chỉ", "number: 0 # chỉ", "profile.too-small"),
    ("year", "signer: giam-doc", "signer: Nguyễn Văn A", "profile.unknown-signer-near"),
    ("year", "owner: chuyen-mon", "owner: chuyenmon", "profile.unknown-department-near"),
    ("year", "owner: chuyen-mon", "owner: chuyen\u2011mon", "profile.unknown-department-near"),
    ("year", "maintenance-plan:", "maintenanceplan:", "profile.unknown-kind-near"),
    ("year", "year: 2026", "year: 2025", "profile.other-year"),
    ("agency", "    power: head", "    power: người đứng đầu", "profile.not-one-of"),
    ("agency", "in_scope: true", "in_scope: chưa rõ", "profile.not-a-flag"),
    ("agency", "edition: 2015", "edition: 2018", "profile.not-one-of-near"),
    ("agency", "  name: Sở Mẫu tỉnh", "  tên: Sở Mẫu tỉnh", "profile.unknown-key-near"),
    ("agency", "signers:", "người ký:", "profile.unknown-key-near"),
    ("agency", "  phone:", "  Phones:", "profile.unknown-key-near"),
    ("agency", "email:", "email: @so-mau", "file.bad-start"),
    ("agency", "phone:", "phone: &so", "file.anchor"),
    ("agency", "phone:", "phone: {{ 0123 }}", "file.key-not-text"),
    ("agency", "name: Sở Mẫu", "name: Sở\x0bMẫu", "file.hidden-character"),
    ("agency", "name: Sở Mẫu", "name: \uf0b7 Sở Mẫu", "file.hidden-character"),
    ("agency", "  short_name: Sở Mẫu", "  name: Sở Mẫu\n  short_name: Sở", "file.duplicate-key"),
    ("agency", "signers:", "---\nsigners:", "file.two-documents"),
]


@pytest.mark.parametrize(("file", "right", "wrong", "code"), MISTAKES)
def test_a_usual_mistake_is_told_once_at_its_line(
    file: str, right: str, wrong: str, code: str, tmp_path: Path
) -> None:
    folder = write_starter(tmp_path / "so-mau", **{file: instead(right, wrong)})
    found = faults(folder)
    if code == "file.two-documents":  # the second half is not read, so it is missing
        found = tuple(problem for problem in found if problem.code == code)
    assert [problem.code for problem in found] == [code]
    assert line_of(folder, found[0]) in spoilt(wrong, folder, file)
    assert not re.search(r"\{\w+\}", line(found[0], "vi") + line(found[0], "en"))


def spoilt(wrong: str, folder: Path, file: str) -> list[str]:
    """Give the lines of the file that hold what was put in."""
    lines = (folder / FILES[file]).read_text(encoding="utf-8").splitlines()
    parts = [part.strip() for part in wrong.splitlines() if part.strip()]
    return [one for one in lines for part in parts if part in one]


@pytest.mark.parametrize(
    "change",
    [
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.replace("  name: Sở", "\u00a0\u00a0name:\u00a0Sở", 1),
        lambda text: text.replace("power: head\n", "power:\u200b head\u00ad\n", 1),
        lambda text: text.replace("power: head\n", "power: head   \n", 1) + "\n\n\n",
        lambda text: text.replace("in_scope: true", "in_scope: Có", 1),
    ],
)
def test_what_is_only_written_otherwise_is_taken(change: Change, tmp_path: Path) -> None:
    assert faults(write_starter(tmp_path / "so-mau", agency=change)) == ()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda text: text.encode("utf-16"), "Encoding: UTF-8"),
        (lambda text: text.encode("utf-16-le"), "Encoding: UTF-8"),
        (lambda text: unicodedata.normalize("NFD", text).encode("cp1258", "replace"), "UTF-8"),
        (lambda _: b"PK\x03\x04" + bytes(99), "Word, Excel"),
        (lambda _: b"\xd0\xcf\x11\xe0" + bytes(99), "Word, Excel"),
        (lambda _: b"{\\rtf1 x}", "RTF"),
        (lambda _: "", "không có nội dung"),
    ],
)
def test_a_file_of_another_kind_is_one_message(change: Change, words: str, tmp_path: Path) -> None:
    found = faults(write_starter(tmp_path / "so-mau", agency=change))
    assert len(found) == 1
    assert words in message(found[0])


def all_mistakes() -> dict[str, Change]:
    """Make several mistakes in every file."""

    def agency(text: str) -> str:
        for right, wrong in (
            ("name: Sở Mẫu tỉnh", "name Sở Mẫu tỉnh"),
            ("    power: head", "    power: Trưởng"),
            ("    - Công khai, minh bạch", "    • Công khai, minh bạch"),
            ("scope: Hoạt động", "scope: Hoạt động: a"),
            ("edition: 2015", "edition: 2018"),
        ):
            text = instead(right, wrong)(text)  # type: ignore[assignment]
        return text

    def year(text: str) -> str:
        for right, wrong in (
            ("target: 98", "target: chín mươi"),
            ("review_deadline:", "review_deadline: 31/02/2026"),
            ("signer: giam-doc", "signer: giamdoc"),
            ('compare: ">="', "compare: >="),
        ):
            text = instead(right, wrong)(text)  # type: ignore[assignment]
        return text

    return {"agency": agency, "year": year}


@pytest.mark.parametrize("command", ["validate", "build"])
def test_all_is_told_at_once_and_nothing_is_written(
    command: str, call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_starter(tmp_path / "profiles" / "so-mau", **all_mistakes())
    monkeypatch.chdir(tmp_path)
    said = call(command, "so-mau", code=2).output
    codes = re.findall(r"^profiles/so-mau/\w+\.yaml:\d+:\d+: ", said, re.MULTILINE)
    assert len(codes) == 9
    assert "Traceback" not in said
    assert not re.search(r"\b(expected|found|while|invalid|error)\b", said)
    assert not (tmp_path / "output").exists()


def test_the_schema_that_the_editor_looks_for_is_there(call: Call, tmp_path: Path) -> None:
    call("-C", tmp_path, "init", "so-mau", "--year", 2026)
    for file in (tmp_path / "profiles" / "so-mau").iterdir():
        head = file.read_text(encoding="utf-8").splitlines()[0]
        found = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", head)
        assert found, file
        assert (file.parent / found[1]).is_file()


def test_a_path_with_a_space_can_be_copied_from_the_advice(call: Call, tmp_path: Path) -> None:
    said = call("-C", tmp_path / "thư mục", "init", "so-mau").output
    assert f'-C "{(tmp_path / "thư mục").as_posix()}" build so-mau' in said
