"""Procedures from Excel and CSV: merged by code, nothing lost, every fault told with its cell."""

import io
import unicodedata
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from qmsdocs.model.loading import load_profile
from qmsdocs.sources.yamlfile import read_yaml
from sheet_tools import GOOD, MAIN, STEP, Content, imported, profile, said, sheets, workbook

COMMENTED = """\
# đầu tệp
procedures:
  # thủ tục mẫu
  - id: mau
    code: QT-01 # mã cũ
    name: Thủ tục mẫu
    field: Mẫu
    issued: 15/3/2024
    fee: Không
    steps:
      # bước đầu
      - {name: Nhận, unit: Một cửa, content: Nhận hồ sơ, form: Phiếu}
      - name: Thẩm định
        unit: chuyen-mon # phòng
        content: >-
          Xem xét
          hồ sơ.
      # bước cuối
      - {name: Trả, unit: van-phong, content: Trả kết quả}
# cuối tệp
"""


def test_a_new_procedure_is_added_behind_those_that_there_are(tmp_path: Path) -> None:
    path = profile(tmp_path, COMMENTED)
    done = imported(tmp_path, workbook(tmp_path / "a.xlsx", GOOD))
    assert (done.added, done.updated, done.same) == (("QT-02",), (), 0)
    text = path.read_text(encoding="utf-8")
    assert text.startswith(COMMENTED.removesuffix("# cuối tệp\n"))
    assert text.endswith("# cuối tệp\n")
    new = load_profile(path.parent, 2024).procedures[1]
    assert (new.id, new.code, new.department) == ("qt-02", "QT-02", "chuyen-mon")
    assert [step.unit for step in new.steps] == ["van-phong", "Một cửa"]


def test_the_first_procedures_of_an_agency(tmp_path: Path) -> None:
    path = profile(tmp_path, "")
    imported(tmp_path, workbook(tmp_path / "a.xlsx", GOOD))
    assert path.read_text(encoding="utf-8").startswith("# yaml-language-server: $schema=")
    assert [p.code for p in load_profile(path.parent, 2024).procedures] == ["QT-02"]


def test_a_trial_writes_nothing(tmp_path: Path) -> None:
    path = profile(tmp_path)
    before = path.read_bytes()
    done = imported(tmp_path, workbook(tmp_path / "a.xlsx", GOOD), write=False)
    assert done.added == ("QT-02",)
    assert path.read_bytes() == before


def test_an_update_changes_what_is_said_and_keeps_the_rest(tmp_path: Path) -> None:
    path = profile(tmp_path, COMMENTED)
    content: Content = {
        "Quy trình": [
            ["Mã trong hồ sơ", *MAIN, "Phí, lệ phí", "Ngày ban hành"],
            ["mau", "QT-01", "Thủ tục mới tên", "Mẫu", None, None, None, date(2024, 3, 15)],
        ]
    }
    done = imported(tmp_path, workbook(tmp_path / "a.xlsx", content))
    assert done.updated == ("QT-01",)
    changed = COMMENTED.replace("name: Thủ tục mẫu", "name: Thủ tục mới tên")
    assert path.read_text(encoding="utf-8") == changed


def test_a_list_is_edited_item_by_item_and_its_comments_stay(tmp_path: Path) -> None:
    path = profile(tmp_path, COMMENTED)
    steps = [
        ["QT-01", 1, "Nhận", "Một cửa", "Nhận, kiểm tra hồ sơ"],
        ["QT-01", 2, "Phân công", "Lãnh đạo phòng", "Giao việc"],
        ["QT-01", 3, "Thẩm định", "Phòng Chuyên môn", "Xem xét hồ sơ."],
        ["QT-01", 4, "Trả", "Văn phòng", "Trả kết quả"],
    ]
    content: Content = {"Các bước": [STEP, *reversed(steps)]}  # the numbers say the order
    assert imported(tmp_path, workbook(tmp_path / "a.xlsx", content)).updated == ("QT-01",)
    text = path.read_text(encoding="utf-8")
    for comment in ("# đầu tệp", "# mã cũ", "# bước đầu", "# phòng", "# bước cuối", "# cuối tệp"):
        assert comment in text
    found = load_profile(path.parent, 2024).procedures[0].steps
    assert [step.name for step in found] == ["Nhận", "Phân công", "Thẩm định", "Trả"]
    assert (found[0].content, found[0].form) == ("Nhận, kiểm tra hồ sơ", "Phiếu")


def test_other_lists_and_choices_and_abbreviations(tmp_path: Path) -> None:
    path = profile(tmp_path)
    key = "Mã hiệu quy trình"
    content: Content = {
        "Các bước": [
            [
                *STEP,
                "Loại bước",
                "Không đạt thì quay lại bước số",
                "Thời gian",
                "Đơn vị (thời gian)",
            ],
            ["QT-01", 1, "Nhận", "Một cửa", "Nhận hồ sơ", "Bắt đầu", None, "0,5", "Ngày làm việc"],
            ["QT-01", 2, "Đạt?", "Phòng chuyên môn", "Xem", "quyết định", "1", 4, "giờ"],
        ],
        "Cơ sở pháp lý": [[key, "Cơ sở pháp lý"], ["QT-01", "Luật A"], ["QT-01", "Nghị định B"]],
        "Chữ viết tắt, định nghĩa": [[key, "Từ viết tắt", "Nghĩa"], ["mau", "TTHC", "Thủ tục"]],
    }
    imported(tmp_path, workbook(tmp_path / "a.xlsx", content))
    found = load_profile(path.parent, 2024).procedures[0]
    assert [(step.kind, step.back_to) for step in found.steps] == [("start", None), ("decision", 1)]
    times = [(step.time.value, step.time.unit) for step in found.steps if step.time]
    assert times == [(0.5, "ngày làm việc"), (4, "giờ")]
    assert found.bases == ("Luật A", "Nghị định B")
    assert found.terms == {"TTHC": "Thủ tục"}


def test_a_title_above_the_headings_and_empty_rows_are_no_fault(tmp_path: Path) -> None:
    profile(tmp_path)
    content = dict(GOOD)
    content["Quy trình"] = [
        ["DANH SÁCH QUY TRÌNH"],
        [],
        MAIN,
        [],
        *GOOD["Quy trình"][1:],
        [None, " "],
    ]
    file = workbook(tmp_path / "a.xlsx", content)
    book = openpyxl.load_workbook(file)
    book["Quy trình"].merge_cells("A1:D1")
    book.save(file)
    assert imported(tmp_path, file).added == ("QT-02",)


def test_columns_and_sheets_of_others_are_passed_over_with_a_note(tmp_path: Path) -> None:
    profile(tmp_path)
    content: Content = {
        **GOOD,
        "Quy trình": [[*MAIN, "Xong?"], [*GOOD["Quy trình"][1], "x"]],
        "Tính toán": [["tháng", "số"], [1, 2]],
    }
    done = imported(tmp_path, workbook(tmp_path / "a.xlsx", content))
    assert [note.code for note in done.notes] == ["import.column-passed", "import.sheet-passed"]


FAULTS = [
    (sheets([["QT-02", "Hai", "Mẫu", "Phòng Chuyên mon", 5]], GOOD["Các bước"][1:]), "Quy trình › D2: "),
    (sheets([["QT-02", "Hai", "Mẫu", None, "năm"]], GOOD["Các bước"][1:]), "Quy trình › E2: "),
    (sheets([["QT-02", "Hai", "Mẫu", None, date(2024, 1, 5)]], GOOD["Các bước"][1:]), "Quy trình › E2: "),
    (sheets([["QT-02", None, "Mẫu"]], GOOD["Các bước"][1:]), "Quy trình › B2: "),
    (sheets([["QT-02", 1.5, "Mẫu"]], GOOD["Các bước"][1:]), "Quy trình › B2: "),
    (sheets([["QT-02", True, "Mẫu"]], GOOD["Các bước"][1:]), "Quy trình › B2: "),
    (sheets([["QT-02", "Hai\u200e\ue000", "Mẫu"]], GOOD["Các bước"][1:]), "Quy trình › B2: "),
    (sheets([["QT-02", "Hai", "Mẫu"]]), "Quy trình › dòng 2: "),
    (sheets([], [["QT-O1", 1, "Nhận", "Một cửa", "Nhận"]]), 'Các bước › A2: không có quy trình "QT-O1"; có phải "QT-01"?'),
    (sheets([], [[None, 1, "Nhận", "Một cửa", "Nhận"]]), "Các bước › A2: thiếu mã hiệu"),
    (sheets([], [["QT-01", 1, "A", "B", "C"], ["QT-01", 1, "D", "E", "F"]]), "Các bước › B3: bước 1 đã có ở dòng 2"),
    (sheets([], [["QT-01", "một", "A", "B", "C"]]), "Các bước › B2: "),
    (sheets([], [["QT-01", 1, "A", "Văn phòng"]]), "Các bước › E2: ô còn trống"),
    ({"Các bước": [["Mã hiệu quy trình", "Bước", "Tên bướcc", *STEP[3:]], ["QT-01", 1, "A", "B", "C"]]}, 'Các bước › C1: không có cột "Tên bướcc"; có phải "Tên bước"?'),
    ({"Các bước": [STEP[:-1], ["QT-01", 1, "A", "B"]]}, 'Các bước: thiếu cột "Nội dung công việc"'),
    ({"Các bước": [[*STEP, "Tên bước"], ["QT-01", 1, "A", "B", "C", "D"]]}, "Các bước › F1: "),
    ({"Các bước": [[*STEP, "Loại bước"], ["QT-01", 1, "A", "B", "C", "lạ"]]}, "Các bước › F2: "),
    ({"Các bước": [[*STEP, "Không đạt thì quay lại bước số"], ["QT-01", 1, "A", "B", "C", 7]]}, "Các bước › F2: "),
    ({"Các bứoc": [STEP, ["QT-01", 1, "A", "B", "C"]], "Cac buoc": [STEP, ["QT-01", 1, "A", "B", "C"]]}, "Cac buoc: có hai trang"),
    (sheets([["QT-02", "Hai", "Mẫu", None, 1e20]], GOOD["Các bước"][1:]), "Quy trình › E2: phải là số"),
    ({"Chữ viết tắt, định nghĩa": [["Mã hiệu quy trình", "Từ viết tắt", "Nghĩa"], ["QT-01", "A", "a"], ["QT-01", "A", "b"]]}, 'Chữ viết tắt, định nghĩa › B3: "A" đã có ở dòng 2'),
    ({"Trang 1": [["x", "y"], [1, 2]]}, "Trang 1: không có trang nào"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "words"), FAULTS)
def test_a_fault_is_told_with_its_cell(tmp_path: Path, content: Content, words: str) -> None:
    profile(tmp_path)
    found = said(tmp_path, workbook(tmp_path / "a.xlsx", content))
    assert len(found) == 1, found
    assert found[0].startswith(words), found


def test_two_rows_of_one_procedure(tmp_path: Path) -> None:
    profile(tmp_path)
    row = GOOD["Quy trình"][1]
    content = {**GOOD, "Quy trình": [MAIN, row, row]}
    (found,) = said(tmp_path, workbook(tmp_path / "a.xlsx", content))
    assert found.startswith('Quy trình › A3: "QT-02" đã có ở Quy trình › dòng 2')


def test_every_fault_comes_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    profile(tmp_path)
    content = sheets(
        [["QT-02", None, "Mẫu", "Không có", "x"], ["QT-03", "Ba", None]],
        [["QT-02", 1, None, "Một cửa", "Nhận"], ["QT-09", 1, "A", "B", "C"]],
    )
    found = said(tmp_path, workbook(tmp_path / "a.xlsx", content))
    spots = [text.partition(": ")[0] for text in found]
    assert spots == [
        "Quy trình › B2",
        "Quy trình › D2",
        "Quy trình › E2",
        "Quy trình › dòng 3",
        "Quy trình › C3",
        "Các bước › C2",
        "Các bước › A3",
    ]


def test_merged_cells_among_the_rows(tmp_path: Path) -> None:
    profile(tmp_path)
    file = workbook(tmp_path / "a.xlsx", GOOD)
    book = openpyxl.load_workbook(file)
    book["Các bước"].merge_cells("A2:A3")
    book.save(file)
    found = said(tmp_path, file)
    assert found[0].startswith("Các bước › A2: các ô A2:A3 bị trộn")


def test_a_formula_that_was_never_worked_out(tmp_path: Path) -> None:
    profile(tmp_path)
    content = sheets([["QT-02", "=A1", "Mẫu"]], GOOD["Các bước"][1:])
    found = said(tmp_path, workbook(tmp_path / "a.xlsx", content))
    assert any(text.startswith("Quy trình › B2: ô có công thức") for text in found)


def _bomb() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("xl/workbook.xml", bytes(330_000_000))
    return data.getvalue()


BROKEN: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "empty": (lambda _: b"", "trống"),
    "cut": (lambda good: good[: len(good) // 2], "hỏng"),
    "text": (lambda _: b"<html><table>", "không phải tệp Excel"),
    "old": (lambda _: b"\xd0\xcf\x11\xe0" + b"\0" * 600, "hỏng"),
    "locked": (lambda _: b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
    "bomb": (lambda _: _bomb(), "quá lớn"),
    "empty zip": (lambda _: b"PK\x05\x06" + b"\0" * 18, "không phải tệp Excel"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_file_that_is_no_workbook(tmp_path: Path, name: str) -> None:
    profile(tmp_path)
    file = workbook(tmp_path / "a.xlsx", GOOD)
    spoil, word = BROKEN[name]
    file.write_bytes(spoil(file.read_bytes()))
    (found,) = said(tmp_path, file)
    assert word in found


CSV = 'Mã hiệu quy trình;Cơ sở pháp lý\nQT-01;"Luật Đất đai; năm 2024"\nQT-01;Nghị định "về" đất đai\n'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_csv_of_any_encoding_and_separator(tmp_path: Path, encoding: str, separator: str) -> None:
    path = profile(tmp_path)
    text = CSV.replace('"về"', "về")
    text = text.replace(";Cơ", f"{separator}Cơ").replace("QT-01;", f"QT-01{separator}")
    if encoding == "cp1258":
        text = _windows(text)
    file = tmp_path / "a.csv"
    file.write_bytes(text.encode(encoding))
    assert imported(tmp_path, file).updated == ("QT-01",)
    bases = load_profile(path.parent, 2024).procedures[0].bases
    assert bases == ("Luật Đất đai; năm 2024", "Nghị định về đất đai")


def _windows(text: str) -> str:
    """Spell letters as the Vietnamese code page does: a letter and a tone mark."""
    out = []
    for char in text:
        parts = unicodedata.normalize("NFD", char)
        tones = [part for part in parts[1:] if part in "\u0300\u0309\u0303\u0301\u0323"]
        letter = unicodedata.normalize("NFC", "".join(p for p in parts if p not in tones))
        out.append(letter + "".join(tones))
    return "".join(out)


def test_a_fault_in_csv_has_its_line(tmp_path: Path) -> None:
    profile(tmp_path)
    file = tmp_path / "a.csv"
    file.write_text('Mã hiệu quy trình,Cơ sở pháp lý\nQT-01,"Luật\nĐất đai"\nQT-99,x\n', "utf-8")
    (found,) = said(tmp_path, file)
    assert found.startswith(f'{file.as_posix()}:4: cột A: không có quy trình "QT-99"')


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02", b" \n"])
def test_a_csv_that_is_none(tmp_path: Path, data: bytes) -> None:
    profile(tmp_path)
    (tmp_path / "a.csv").write_bytes(data)
    assert len(said(tmp_path, tmp_path / "a.csv")) == 1


def test_many_procedures_at_once(tmp_path: Path) -> None:
    path = profile(tmp_path)
    main = [[f"QT-{i:03}-X", f"Thủ tục {i}", "Mẫu"] for i in range(100, 250)]
    steps = [[row[0], n, f"Bước {n}", "Một cửa", "Việc"] for row in main for n in range(1, 6)]
    done = imported(tmp_path, workbook(tmp_path / "a.xlsx", sheets(main, steps)))
    assert len(done.added) == 150
    assert len(read_yaml(path.read_bytes(), "").value["procedures"]) == 151
