"""What pydantic finds wrong has a place, a label, and words of our own."""

from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel
from pydantic_core import PydanticCustomError

from qmsdocs.model import fields
from qmsdocs.model.agency import AgencyProfile
from qmsdocs.model.page import Kind
from qmsdocs.model.procedure import ProcedureFile
from qmsdocs.model.validation import CODES, Source, validated
from qmsdocs.model.year import YearProfile
from qmsdocs.sources.messages import catalogue, line
from qmsdocs.sources.yamlfile import read_yaml

#: What pydantic's own schemas of our models may report; anything else must be thought about.
RAISED: dict[str, set[str]] = {
    "model": {"model_type"},
    "model-fields": {"missing", "extra_forbidden"},
    "str": {"string_type"},
    "dict": {"dict_type"},
    "tuple": {"tuple_type"},
    "literal": {"literal_error"},
    "int": set(),  # parse_whole comes first
    "float": set(),  # parse_number comes first
    "bool": set(),  # parse_flag comes first
    "date": set(),  # parse_day comes first
    "union": set(),  # only of numbers, after parse_number
}
CONSTRAINTS = {
    "pattern": "string_pattern_mismatch",
    "min_length": "too_short",
    "ge": "greater_than_equal",
    "le": "less_than_equal",
}
WRAPPERS = {
    "nullable",
    "default",
    "function-before",
    "function-after",
    "definitions",
    "definition-ref",
    "model-field",
} | {
    "with-info",
    "no-info",
}


def schemas(node: object) -> Iterator[dict[str, Any]]:
    """Give every schema inside a core schema."""
    if isinstance(node, dict):
        if isinstance(node.get("type"), str):
            yield node
        for key, item in node.items():
            if key not in {"metadata", "serialization"}:
                yield from schemas(item)
    elif isinstance(node, list | tuple):
        for item in node:
            yield from schemas(item)


@pytest.mark.parametrize("model", [AgencyProfile, YearProfile, ProcedureFile, Kind])
def test_every_error_that_a_model_can_raise_has_words(model: type[BaseModel]) -> None:
    model.model_rebuild()  # built when it is first used
    raised: set[str] = set()
    for schema in schemas(model.__pydantic_core_schema__):
        kind = schema["type"]
        assert kind in RAISED or kind in WRAPPERS, f"think about errors of {kind}"
        raised |= RAISED.get(kind, set())
        raised |= {error for name, error in CONSTRAINTS.items() if name in schema}
    assert {"missing", "extra_forbidden", "string_type", "too_short"} <= raised | {"too_short"}
    assert raised <= set(CODES)


def test_every_parser_of_ours_raises_an_error_with_words() -> None:
    parsers = [value for name, value in vars(fields).items() if name.startswith("parse_")]
    assert len(parsers) >= 5
    for parse in parsers:
        with pytest.raises(PydanticCustomError) as caught:
            parse("không đọc được")
        assert caught.value.type in CODES


def test_every_code_of_the_table_is_in_the_catalogue() -> None:
    assert set(CODES.values()) <= set(catalogue())


def said(text: str, model: type[BaseModel] = AgencyProfile) -> list[str]:
    """Give the messages about a text, without those of the required groups."""
    _, problems = validated(Source(read_yaml(text.encode(), "x.yaml"), model), model)
    return [line(problem) for problem in problems if problem.code != "profile.missing"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "agency: {leter_head: x}",
            'x.yaml:1:10: cơ quan: không có mục nào tên là "leter_head"; có phải "letterhead"?',
        ),
        (
            "agency: {Địa chỉ: x}",
            'x.yaml:1:10: cơ quan: không có mục nào tên là "Địa chỉ"; có phải "address"?',
        ),
        (
            "lead: {zzz: 1}",
            'x.yaml:1:8: đơn vị chủ trì ISO của tỉnh: không có mục nào tên là "zzz". Các mục dùng được ở đây: name, via, is_self.',
        ),
        ("agency: {name: Sở A, Sở B, kind: so}", 'x.yaml:1:22: cơ quan: "Sở B" đứng một mình'),
        (
            "scope: true",
            'x.yaml:1:8: phạm vi áp dụng HTQLCL: phải là chữ, đang là "true". Đặt giá trị trong dấu nháy',
        ),
        (
            "policy:\n  commitments:\n    - Mục tiêu: đúng hạn",
            'x.yaml:3:7: chính sách chất lượng › cam kết 1: phải là một dòng chữ, nhưng dấu hai chấm đã tách "Mục tiêu: đúng hạn" làm hai',
        ),
        (
            "scope: {a: 1, b: 2}",
            'x.yaml:1:8: phạm vi áp dụng HTQLCL: phải là một dòng chữ, đang là một nhóm: "a: 1, b: 2"',
        ),
        (
            "scope: [a, b]",
            'x.yaml:1:8: phạm vi áp dụng HTQLCL: phải là một dòng chữ, đang là danh sách: "a, b"',
        ),
        (
            "signers: [{id: Giám đốc}]",
            'x.yaml:1:16: người ký 1 › mã người ký: "Giám đốc" không dùng làm mã được',
        ),
        (
            "signers: [{power: deputi}]",
            'x.yaml:1:19: người ký 1 › quyền hạn ký: không nhận giá trị "deputi"; có phải "deputy"? Chọn một trong: "head", "deputy"',
        ),
        (
            "house: {body_size: 12}",
            'x.yaml:1:20: kiểu trình bày của cơ quan › cỡ chữ nội dung: không nhận giá trị "12". Chọn một trong: 13, 14.',
        ),
        (
            "signers: Nguyễn Văn A",
            'x.yaml:1:10: người ký: phải là danh sách, đang là "Nguyễn Văn A"',
        ),
        ("signers: []", "x.yaml:1:10: người ký: danh sách đang trống"),
        (
            "committee: An",
            'x.yaml:1:12: Ban Chỉ đạo ISO: phải là một nhóm các dòng "tên: giá trị", đang là "An"',
        ),
        (
            "house: {codes: [a]}",
            "x.yaml:1:16: kiểu trình bày của cơ quan › mã hiệu tài liệu: phải là một nhóm",
        ),
        (
            "agency: {name: }",
            "x.yaml:1:16: cơ quan › tên đầy đủ: chưa điền. Ghi giá trị sau dấu hai chấm",
        ),
        (
            "documents: [{edition: hai}]",
            'x.yaml:1:23: tài liệu 1 › lần ban hành: phải là số nguyên, đang là "hai"',
        ),
        (
            "lead: {is_self: chưa rõ}",
            'x.yaml:1:17: đơn vị chủ trì ISO của tỉnh › chính là cơ quan này: phải là có hoặc không, đang là "chưa rõ"',
        ),
    ],
)
def test_a_fault_is_said_with_its_place_and_a_way_out(text: str, message: str) -> None:
    assert [found[: len(message)] for found in said(text)] == [message]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("year: 1999", "x.yaml:1:7: năm: phải từ 2000 trở lên, đang là 1999. Xem lại con số."),
        ("year: 2101", "x.yaml:1:7: năm: không được quá 2100, đang là 2101. Xem lại con số."),
        (
            "conversion: {stages: [{start: 13/2019}]}",
            'x.yaml:1:31: kế hoạch chuyển đổi › giai đoạn 1 › từ tháng: phải là tháng và năm, đang là "13/2019"',
        ),
        (
            "review: {date: mai}",
            'x.yaml:1:16: xem xét của lãnh đạo › ngày họp: phải là ngày có trên lịch, đang là "mai"',
        ),
        (
            "objectives: [{target: chín mươi}]",
            'x.yaml:1:23: mục tiêu 1 › chỉ tiêu: phải là số, đang là "chín mươi". Ghi 90 hoặc 90%.',
        ),
    ],
)
def test_a_fault_of_the_year_is_said_too(text: str, message: str) -> None:
    assert [found[: len(message)] for found in said(text, YearProfile)] == [message]


def test_what_is_missing_is_shown_at_its_parent_with_its_own_label() -> None:
    source = Source(read_yaml(b"signers:\n  - id: a\n    power: head\n", "x.yaml"), AgencyProfile)
    _, problems = validated(source, AgencyProfile)
    assert [line(problem) for problem in problems] == [
        'x.yaml:1:1: cơ quan: còn thiếu. Thêm dòng "agency: …" (Cơ quan).',
        'x.yaml:2:5: người ký 1 › chức vụ: còn thiếu. Thêm dòng "post: …" (Ví dụ: Phó Giám đốc).',
    ]


def test_a_misspelt_name_is_not_missing_as_well() -> None:
    found = said("agency: {nam: A, short_name: B, code: C, kind: so, place: D}\nnguoi ky: []\n")
    assert [text.partition(". ")[0].partition("?")[0] for text in found] == [
        'x.yaml:1:10: cơ quan: không có mục nào tên là "nam"; có phải "name"',
        'x.yaml:2:1: không có mục nào tên là "nguoi ky"; có phải "signers"',
    ]


def test_the_beginning_of_a_label_is_enough() -> None:
    assert 'có phải "name"?' in said("agency: {tên: A}\n")[0]


@pytest.mark.parametrize("kind", ["phường", "Phường", "xã", "đặc khu"])
def test_a_ward_is_not_taken_for_a_department(kind: str) -> None:
    assert any('có phải "ubnd-xa"?' in line for line in said(f"agency: {{kind: {kind}}}"))


def test_a_line_that_is_indented_too_little_is_sent_to_the_group_above() -> None:
    found = said("lead:\nvia: Chi cục\n")
    assert 'Nếu mục này thuộc nhóm "lead" phía trên' in found[-1]
    assert found[-1].startswith("x.yaml:2:1: ")
    assert "lead" not in said("lead: {via: A}\nvia: Chi cục\n")[-1].partition(". ")[0]


def test_an_empty_file_is_one_fault() -> None:
    assert said("# chỉ có chú thích\n") == [
        "x.yaml: tệp không có nội dung. Điền theo mẫu mà lệnh qmsdocs init tạo ra."
    ]


def test_long_values_are_cut_and_stay_on_one_line() -> None:
    found = said("signers: |\n" + "  một hai ba\n" * 50)
    assert len(found) == 1
    assert "\n" not in found[0]
    assert len(found[0]) < 200


def test_a_list_that_is_too_short_says_how_many_lines_it_needs() -> None:
    data = b"year: 2026\nsatisfaction:\n  ratings:\n    - {name: A, count: 1, satisfied: true}\n"
    source = Source(read_yaml(data, "2026.yaml"), YearProfile)
    checked, (problem,) = validated(source, YearProfile)
    assert (checked, problem.code, problem.values) == (None, "profile.too-few", {"least": 2})
    assert problem.place.line == 4
