"""`qmsdocs lint --fix`: a corrected copy beside the file, which itself is never touched."""

import json
from pathlib import Path

import pytest

from calling import Call
from lint_tools import file_of, plan, sound_file
from qmsdocs.cli.clock import today
from qmsdocs.word.package import read_package, write_package

_BAD = plan().replace("Số: 15/KH", "Số: 5/KH").replace("w:firstLine='720'", "w:firstLine='0'")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with a paper to correct, one that needs a person too, and a good one."""
    inner = tmp_path / "kem-theo"
    inner.mkdir()
    (tmp_path / "xau.docx").write_bytes(file_of(_BAD))
    (inner / "nguoi.docx").write_bytes(file_of(_BAD.replace("Lưu: VT, VP.", "Lưu: VP.")))
    (tmp_path / "tot.docx").write_bytes(sound_file("KH"))
    return tmp_path


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.docx"))


def test_a_copy_is_written_beside_the_file_and_is_in_good_form(folder: Path, call: Call) -> None:
    before = (folder / "xau.docx").read_bytes()
    told = call("lint", "--fix", folder / "xau.docx").stdout
    assert f"{folder.as_posix()}/xau.docx → xau.sua.docx: đã sửa 2, còn 0" in told
    assert "đã sửa F12 số, ký hiệu, đoạn 7" in told
    assert "đổi dấu, đoạn 7: “Số: 5/KH-SKHCN” → “Số: 05/KH-SKHCN”" in told
    assert (folder / "xau.docx").read_bytes() == before
    assert "đúng thể thức" in call("lint", folder / "xau.sua.docx").stdout


def test_what_a_person_has_to_do_is_told_with_the_reason(folder: Path, call: Call) -> None:
    told = call("lint", "--fix", folder / "kem-theo" / "nguoi.docx", code=1).stdout
    assert "còn F22" in told
    assert "› phải sửa câu chữ" in told
    assert "words or signs must change" in call("--lang", "en", "lint", "--fix", folder / "kem-theo", code=1).stdout  # fmt: skip


def test_copies_are_numbered_and_the_same_copy_is_not_written_twice(
    folder: Path, call: Call
) -> None:
    call("lint", "--fix", folder / "xau.docx")
    call("lint", "--fix", folder / "xau.docx")
    assert "xau.sua-2.docx" not in names(folder)
    (folder / "xau.sua.docx").write_bytes(b"ban cua nguoi")
    told = call("lint", "--fix", folder / "xau.docx").stdout
    assert "xau.sua-2.docx" in told
    assert (folder / "xau.sua.docx").read_bytes() == b"ban cua nguoi"


def test_of_folders_every_paper_is_corrected_once(folder: Path, call: Call) -> None:
    told = call("lint", "--fix", folder, code=1).stdout
    assert "Đã xem 3 tệp: ghi 2 bản sửa, đã sửa 4 chỗ, còn 1 chỗ, 0 tệp không đọc được." in told
    assert "tot.docx: đúng thể thức, không cần sửa" in told
    made = names(folder)
    call("lint", "--fix", folder, code=1)
    assert names(folder) == made == [
        "kem-theo/nguoi.docx", "kem-theo/nguoi.sua.docx", "tot.docx", "xau.docx", "xau.sua.docx",
    ]  # fmt: skip


def test_copies_go_to_another_folder_with_the_folders_below(folder: Path, call: Call) -> None:
    output = folder / "ban-sua"
    call("lint", "--fix", "--output", output, folder, code=1)
    assert names(output) == ["kem-theo/nguoi.docx", "xau.docx"]
    own = folder / "kem-theo"
    told = call("lint", "--fix", "--output", own, own / "nguoi.docx", code=1).stdout
    assert (own / "nguoi.sua-2.docx").is_file(), told


def test_programs_get_everything(folder: Path, call: Call) -> None:
    result = call("lint", "--fix", "--format", "json", folder / "kem-theo", code=1)
    data = json.loads(result.stdout)
    (file,) = data["files"]
    assert file["copy"].endswith("kem-theo/nguoi.sua.docx")
    assert {each["rule"] for each in file["done"]} == {"F12", "F18"}
    assert [(each["rule"], bool(each["why"])) for each in file["left"]] == [("F22", True)]
    assert file["words"] == [{"paragraph": 7, "before": "Số: 5/KH-SKHCN", "after": "Số: 05/KH-SKHCN"}]  # fmt: skip
    assert data["summary"]["copies"] == 1


def test_what_is_waived_is_not_corrected(folder: Path, call: Call) -> None:
    (folder / "waivers.yaml").write_text(
        "waivers:\n  - {rule: F12, files: xau.docx, reason: Đã ký rồi, until: 2098-01-01}\n",
        encoding="utf-8",
    )
    call("-C", folder, "lint", "--fix", folder / "xau.docx", code=2)
    text = (
        (folder / "waivers.yaml")
        .read_text(encoding="utf-8")
        .replace("2098-01-01", today().isoformat())
    )
    (folder / "waivers.yaml").write_text(text, encoding="utf-8")
    told = call("-C", folder, "lint", "--fix", folder / "xau.docx").stdout
    assert "đã sửa 1, còn 0" in told


def test_signed_damaged_and_missing_files_are_refused(folder: Path, call: Call) -> None:
    parts = read_package(sound_file("KH"))
    signed = write_package(parts | {"_xmlsignatures/sig1.xml": b"<x/>"})
    (folder / "ky.docx").write_bytes(signed)
    assert "chữ ký số" in call("lint", "--fix", folder / "ky.docx", code=2).stderr
    (folder / "hong.docx").write_bytes(b"PK\x03\x04")
    result = call("lint", "--fix", folder, code=2)
    assert "hong.docx: tệp bị hỏng" in result.stderr
    assert "2 tệp không đọc được" in result.stdout
    call("lint", "--fix", folder / "khong-co.docx", code=2)


@pytest.mark.parametrize("options", [["--output", "x"], ["--fix", "--format", "sarif"]])
def test_options_that_do_not_fit_are_refused(options: list[str], folder: Path, call: Call) -> None:
    assert "fix" in call("lint", *options, folder, code=2).stderr
