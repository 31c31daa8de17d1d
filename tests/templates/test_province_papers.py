"""The papers of a province: figures, the third that is visited, minutes of two sides."""

import shutil
from datetime import date
from pathlib import Path

from paper_tools import ROOT, Built
from qmsdocs import api
from qmsdocs.sources.messages import message

DAY = date(2026, 12, 1)
AGENCY = "so-khcn-tra-vinh"


def workspace(root: Path, *changes: tuple[str, str]) -> Path:
    """Copy the sample, change its year, and give the year's file."""
    folder = Path(shutil.copytree(ROOT / "profiles" / AGENCY, root / "profiles" / AGENCY))
    file = folder / "2023.yaml"
    text = file.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")
    return file


def made(root: Path, *kinds: str, final: bool = False) -> api.BuildReport:
    return api.build(root, api.BuildRequest(today=DAY, kinds=kinds, final=final))


def few(root: Path) -> Path:
    """Of 90 obliged agencies 20 are visited: fewer than a third."""
    return workspace(root, ("  on_site: 20\n  by_file", "  on_site: 20\n  obliged: 90\n  by_file"))


def test_fewer_visits_than_a_third_need_a_reason(tmp_path: Path) -> None:
    few(tmp_path)
    (paper,) = made(tmp_path, "inspection-plan").papers
    assert [gap.values["path"] for gap in paper.gaps] == ["inspection.few_reason"]
    assert "thấp hơn mức quy định" in str(paper.gaps[0].place)
    (warning,) = paper.warnings
    said = message(warning, "vi")
    assert "chỉ 20/90 cơ quan bắt buộc" in said
    assert "từ 30 cơ quan (Điều 33 khoản 2 điểm b" in said
    assert "2023.yaml" in str(warning.place)
    (refused,) = made(tmp_path, "inspection-plan", final=True).papers
    assert refused.status == "failed"


def test_the_reason_is_printed_beside_the_rule(tmp_path: Path) -> None:
    file = few(tmp_path)
    text = file.read_text(encoding="utf-8")
    reason = "  obliged: 90\n  few_reason: Năm 2022 đã kiểm tra tại trụ sở 40 cơ quan\n"
    file.write_text(text.replace("  obliged: 90\n", reason), encoding="utf-8")
    (paper,) = made(tmp_path, "inspection-plan").papers
    assert paper.gaps == ()
    read = Built({("inspection-plan", None): tmp_path / "output" / paper.file}, {})
    body = read.read("inspection-plan").text
    assert "là 20/90 cơ quan (đạt 22,2%), thấp hơn tỷ lệ ít nhất một phần ba" in body
    assert "(tối thiểu 30 cơ quan) quy định tại điểm b khoản 2 Điều 33" in body
    assert "Lý do: Năm 2022 đã kiểm tra tại trụ sở 40 cơ quan." in body


def test_enough_visits_are_no_cause_to_warn(tmp_path: Path) -> None:
    workspace(tmp_path)
    (paper,) = made(tmp_path, "inspection-plan").papers
    assert (paper.gaps, paper.warnings) == ((), ())


def test_minutes_are_of_visits_only_and_both_sides_sign(tra_vinh: Built) -> None:
    minutes = [item for kind, item in tra_vinh.files if kind == "inspection-minutes"]
    assert len(minutes) == 20
    paper = tra_vinh.read("inspection-minutes", "so-noi-vu")
    posts, names = paper.tables[-1]
    assert posts == (
        "ĐẠI DIỆN CƠ QUAN ĐƯỢC KIỂM TRA",
        "THƯ KÝ",
        "TRƯỞNG ĐOÀN KIỂM TRA",
    )
    assert names == ("Đinh Văn S", "Phạm Thị D", "Trần Thị B")
    assert "CHỦ TỌA" not in paper.text
    assert "chậm nhất ngày 15/10/2023" in paper.text
    assert "lập thành 02 bản" in paper.text


def test_minutes_tell_every_content_and_mark_what_is_not_met(tra_vinh: Built) -> None:
    rows = tra_vinh.read("inspection-minutes", "so-noi-vu").table("TT", "Nội dung kiểm tra")
    assert len(rows) == 13
    assert [row[0] for row in rows if row[2] != "Phù hợp"] == ["11"]


def test_the_table_of_the_province_adds_up(tra_vinh: Built) -> None:
    rows = tra_vinh.read("province-report").table("TT", "Loại cơ quan, đơn vị")
    *levels, total = [[cell.rstrip("%") for cell in row] for row in rows]
    for column in (2, 3, 5, 6):
        assert sum(int(row[column]) for row in levels) == int(total[column])
    assert total[2:] == ["165", "163", "100", "134", "20"]


def test_profiles_of_the_workspace_are_counted_at_every_build(tmp_path: Path) -> None:
    typed = "  total: 165\n  applying: 163\n  electronic: 134\n  on_site: 20\n"
    file = workspace(tmp_path, (typed, "  count_profiles: có\n"))
    text = file.read_text(encoding="utf-8")
    start, end = text.index("  levels:\n    # Số"), text.index("  steering:")
    file.write_text(text[:start] + text[end:], encoding="utf-8")
    made(tmp_path, "ministry-report")
    assert _total(tmp_path) == "1"
    shutil.copytree(ROOT / "profiles" / AGENCY, tmp_path / "profiles" / "xa-moi")
    other = tmp_path / "profiles" / "xa-moi" / "agency.yaml"
    words = other.read_text(encoding="utf-8")
    words = words.replace("kind: so\n", "kind: ubnd-xa\n").replace("name: Sở Khoa", "name: Xã Khoa")
    other.write_text(words, encoding="utf-8")
    made(tmp_path, "ministry-report")
    assert _total(tmp_path) == "2"


def _total(root: Path) -> str:
    (file,) = (root / "output" / AGENCY / "2023").glob("6-08-*.docx")
    rows = Built({("x", None): file}, {}).read("x").table("TT", "Loại cơ quan, đơn vị", "Tổng số")
    return rows[-1][2]


def test_the_notice_of_the_year_before_tells_what_the_agency_itself_follows_up(
    binh_thuan: Built,
) -> None:
    notice = binh_thuan.read("inspection-notice")
    (own,) = [row for row in notice.table("TT", "Cơ quan") if row[1] == "Sở Khoa học và Công nghệ"]
    followed = binh_thuan.read("follow-up-report").text
    first = own[4].split(";")[0]
    assert first == "Kiện toàn Ban Chỉ đạo ISO khi có thay đổi nhân sự"
    assert first in followed


def test_one_level_of_local_government_is_written_to_since_2025(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(ROOT / "profiles" / AGENCY, tmp_path / "profiles" / AGENCY))
    old = (folder / "2023.yaml").read_text(encoding="utf-8")
    start, end = old.index("guidance:"), old.index("inspection:")
    guidance = old[start:end].replace("2023-", "2026-")
    (folder / "2026.yaml").write_text(f"year: 2026\n{guidance}", encoding="utf-8")
    request = api.BuildRequest(today=DAY, kinds=("guidance-letter",), year=2026)
    (paper,) = api.build(tmp_path, request).papers
    text = Built({("x", None): tmp_path / "output" / paper.file}, {}).read("x").text
    assert "Ủy ban nhân dân các xã, phường, đặc khu." in text
    assert "thị trấn" not in text
