"""The list of records is gathered from the procedures and from what the agency adds."""

from pathlib import Path

from qmsdocs.compose.kept import kept_records
from system_tools import LIST, PROCEDURE, TTHC, facts, pages
from toy import PROCEDURES

KINDS = pages(PROCEDURE, LIST, TTHC)
RECORDS = (
    PROCEDURES + "    records:\n      - {name: Hồ sơ cấp giấy, place: van-phong, keep: 20 năm}\n"
)


def test_records_stand_under_where_they_come_from(tmp_path: Path) -> None:
    more = "records: [{name: Hợp đồng, place: nghiep-vu, keep: 10 năm}]\n"
    found = kept_records(facts(tmp_path, KINDS, "doc-list", procedures=RECORDS, more=more))
    assert [
        (group.title, [(r.name, r.code, r.place, r.keep) for r in group.records]) for group in found
    ] == [
        (
            "Hồ sơ của HTQLCL",
            [("Tài liệu đã duyệt", "QT-HT-01", "Thư ký Ban Chỉ đạo ISO", "05 năm")],
        ),
        (
            "Hồ sơ giải quyết thủ tục hành chính",
            [("Hồ sơ cấp giấy", "QT-01", "Văn phòng", "20 năm")],
        ),
        ("Hồ sơ khác", [("Hợp đồng", None, "Phòng Nghiệp vụ", "10 năm")]),
    ]


def test_a_group_without_records_is_left_out(tmp_path: Path) -> None:
    found = kept_records(facts(tmp_path, KINDS, "doc-list", manual=""))
    assert found == ()
