"""Maps of processes, units and risks: all words are there, lines end where they should, nothing sticks out."""

import itertools
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from drawing_tools import MM, drawn, found, told, tree, values, words
from qmsdocs.base.errors import RenderError
from qmsdocs.sources.messages import message
from qmsdocs.word.template import Rendered
from template_tools import rows as table_rows
from word_tools import faults

PROCESSES = [
    {"name": "Hoạch định", "group": "quản lý"},
    {"name": "Tiếp nhận <hồ sơ>", "group": "chính"},
    {"name": "Thẩm định & xử lý", "group": "chính"},
    {"name": "Trả kết quả", "group": "chính"},
    {"name": "Đào tạo", "group": "hỗ trợ"},
]
UNITS: list[dict[str, Any]] = [
    {"name": "GIÁM ĐỐC", "note": "Nguyễn Văn A", "parent": None},
    {"name": "PHÓ GIÁM ĐỐC", "note": "Trần Thị B", "parent": 0},
    {"name": "PHÓ GIÁM ĐỐC", "note": None, "parent": 0},
    {"name": "Văn phòng", "note": None, "parent": 1},
    {"name": "Thanh tra & <Pháp chế>", "note": None, "parent": 2},
]


def risks(ids: str = "R1, R2") -> dict[str, Any]:
    """Give a map of risks."""
    cells = [
        [
            {
                "likelihood": p,
                "score": s * p,
                "level": ["thấp", "cao"][s * p > 3],
                "shade": int(s * p > 3),
            }
            for p in (1, 2)
        ]
        for s in (3, 2, 1)
    ]
    cells[1][0]["ids"] = ids
    rows = [{"severity": 3 - n, "cells": one} for n, one in enumerate(cells)]
    return {"severity": [1, 2, 3], "likelihood": [1, 2], "rows": rows}


def boxes(made: Rendered) -> list[tuple[float, float, float, float]]:
    """Give where the shapes with an outline and words stand, in millimetres."""
    return [frame(one) for one in found(tree(made), "//wps:wsp[wps:txbx][wps:spPr/a:solidFill]")]


def frame(shape: etree._Element) -> tuple[float, float, float, float]:
    """Give left, top, right, bottom."""
    x, y, width, height = (
        int(values(shape, f"./wps:spPr/a:xfrm/{path}")[0]) / MM
        for path in ("a:off/@x", "a:off/@y", "a:ext/@cx", "a:ext/@cy")
    )
    return x, y, x + width, y + height


def size(made: Rendered) -> tuple[float, float]:
    """Give width and height of the picture."""
    extent = found(tree(made), "//wp:extent")[0]
    return int(extent.get("cx", "")) / MM, int(extent.get("cy", "")) / MM


def apart(made: Rendered) -> bool:
    """Tell whether no two boxes cover each other, and none sticks out."""
    width, height = size(made)
    all_boxes = boxes(made)
    inside = all(
        x >= -0.01 and y >= -0.01 and right <= width + 0.01 and bottom <= height + 0.01
        for x, y, right, bottom in all_boxes
    )
    return inside and not any(
        one[0] < other[2] - 0.01 and other[0] < one[2] - 0.01
        and one[1] < other[3] - 0.01 and other[1] < one[3] - 0.01
        for one, other in itertools.combinations(all_boxes, 2)
    )  # fmt: skip


@pytest.mark.parametrize(
    ("expression", "data"),
    [
        ("x | process_map", PROCESSES),
        ('x | process_map(inputs="Vào <&>", outputs="Ra", width_mm=120)', PROCESSES),
        ("x | org_chart", UNITS),
        ("x | org_chart(width_mm=60)", UNITS),
        ("x | heat_map", risks()),
    ],
)
def test_maps_pass_the_independent_judge(expression: str, data: object) -> None:
    assert faults(drawn(expression, x=data).data) == []


def test_a_process_map_has_its_bands_in_order_and_all_processes() -> None:
    made = drawn("x | process_map", x=PROCESSES)
    order = [
        "ĐẦU VÀO", "Yêu cầu của tổ chức, cá nhân", "ĐẦU RA", "Sự hài lòng của tổ chức, cá nhân",
        "QUÁ TRÌNH QUẢN LÝ", "Hoạch định", "QUÁ TRÌNH CHÍNH", "Tiếp nhận <hồ sơ>",
        "Thẩm định & xử lý", "Trả kết quả", "QUÁ TRÌNH HỖ TRỢ", "Đào tạo",
    ]  # fmt: skip
    assert values(tree(made), "//w:t/text()") == order
    assert apart(made)
    assert "Tiếp nhận <hồ sơ>, Thẩm định & xử lý" in told(made)


def test_the_core_runs_from_left_to_right_with_arrows() -> None:
    root = tree(drawn("x | process_map", x=PROCESSES))
    level = "//wps:wsp[.//a:tailEnd and .//a:ext/@cy='0' and not(.//@flipH)]"
    assert len(found(root, level)) == 2


def test_a_band_without_processes_is_left_out() -> None:
    made = words(drawn("x | process_map", x=PROCESSES[1:2]))
    assert "QUÁ TRÌNH CHÍNH" in made
    assert "QUẢN LÝ" not in made
    assert "HỖ TRỢ" not in made


def test_a_group_that_there_is_not_is_told() -> None:
    with pytest.raises(RenderError) as caught:
        drawn("x | process_map", x=[{"name": "A", "group": "phụ"}])
    assert 'nhóm quản lý, chính, hỗ trợ, đang nhận "phụ"' in message(caught.value.problems[0])


def test_an_organisation_chart_has_each_unit_under_its_head() -> None:
    made = drawn("x | org_chart", x=UNITS)
    assert words(made).split("GIÁM ĐỐC")[1].strip() == "Nguyễn Văn A PHÓ"
    frames = boxes(made)
    tops = {round(top) for _, top, _, _ in frames}
    assert len(tops) == 3
    assert apart(made)
    assert "Thanh tra & <Pháp chế> (thuộc PHÓ GIÁM ĐỐC)" in told(made)


@pytest.mark.parametrize("parent", [7, -1, 4, "0", True])
def test_a_head_that_there_is_not_is_told(parent: object) -> None:
    with pytest.raises(RenderError) as caught:
        drawn("x | org_chart", x=[*UNITS[:4], {"name": "A", "note": None, "parent": parent}])
    assert "đơn vị cấp trên" in message(caught.value.problems[0])


def test_a_unit_under_itself_is_told() -> None:
    units = [{"name": "A", "parent": 1}, {"name": "B", "parent": 0}]
    with pytest.raises(RenderError) as caught:
        drawn("x | org_chart", x=units)
    assert "không nằm dưới chính nó" in message(caught.value.problems[0])


@pytest.mark.parametrize("count", [1, 2, 5, 12, 25, 40])
def test_many_units_under_one_head_stay_on_the_page_and_readable(count: int) -> None:
    under = [{"name": f"Phòng Nghiệp vụ số {n}", "note": None, "parent": 0} for n in range(count)]
    made = drawn("x | org_chart", x=[UNITS[0], *under])
    assert apart(made)
    assert size(made)[0] == 165
    assert size(made)[1] <= 225
    assert min(map(int, values(tree(made), "//wps:txbx//w:sz/@w:val"))) >= 17


def test_a_heat_map_is_a_table_that_reads_from_the_top() -> None:
    made = drawn("x | heat_map", x=risks())
    body = [[re.sub(r"\s+", " ", cell) for cell in row] for row in table_rows(made)]
    assert [row[1:] for row in body[:3]] == [
        ["3", "3", "6"],
        ["2", "2 R1, R2", "4"],
        ["1", "1", "2"],
    ]
    assert body[0][0] == "Mức độ nghiêm trọng (S)"
    assert body[3][2:] == ["1", "2"]
    assert body[4][2] == "Khả năng xảy ra (P)"


def test_greys_of_a_heat_map_are_explained_and_stay_apart() -> None:
    root = tree(drawn("x | heat_map", x=risks()))
    fills = values(root, "//w:tc/w:tcPr/w:shd/@w:fill")
    assert sorted(set(fills)) == ["E2E2E2", "FFFFFF"]
    assert values(root, "//w:p/w:r[w:rPr/w:shd]/w:t/text()") == ["\xa0thấp\xa0", "\xa0cao\xa0"]
    assert values(root, "//w:p/w:r/w:rPr/w:shd/@w:fill") == ["FFFFFF", "E2E2E2"]


def test_who_cannot_see_a_heat_map_is_told_where_the_risks_are() -> None:
    (words_,) = values(tree(drawn("x | heat_map", x=risks("R1 <&>"))), "//w:tblDescription/@w:val")
    assert words_ == "Ma trận rủi ro. R1 <&> (S=2, P=1, mức thấp)"


def test_a_heat_map_stays_on_one_page() -> None:
    root = tree(drawn("x | heat_map", x=risks()))
    assert len(found(root, "//w:tr[w:trPr/w:cantSplit]")) == 5
    paragraphs = found(root, "//w:tr[position() < 5]//w:p")
    assert all(found(one, "./w:pPr/w:keepNext") for one in paragraphs)


@pytest.mark.parametrize(
    ("expression", "empty"),
    [
        ("a.x | process_map", []),
        ("a.x | org_chart", []),
        ("a.x | heat_map", {}),
        ("a.x | heat_map", None),
        ("a.x | heat_map", {"severity": [], "likelihood": [], "rows": []}),
    ],
)
def test_what_is_not_there_yet_is_a_gap(expression: str, empty: object) -> None:
    (gap,) = drawn(expression, a={"x": empty}).gaps
    assert gap.startswith("a.x")


def test_a_missing_name_is_a_gap_in_its_box() -> None:
    made = drawn("x | process_map", x=[{"name": None, "group": "chính"}])
    assert made.gaps == ("x[0].name",)
    assert found(tree(made), "//wps:txbx//w:highlight") != []


names = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"]),
    min_size=1,
    max_size=80,
)


@st.composite
def organisations(draw: Callable[[st.SearchStrategy[Any]], Any]) -> list[dict[str, Any]]:
    """Give units whose heads stand before them."""
    count = draw(st.integers(1, 25))
    return [
        {
            "name": draw(names),
            "note": draw(st.none() | names),
            "parent": draw(st.integers(0, n - 1)) if n else None,
        }
        for n in range(count)
    ]


@settings(max_examples=40)
@given(organisations(), st.sampled_from([60, 110, 165, 247]))
def test_any_organisation_has_room_for_its_boxes(units: list[dict[str, Any]], width: float) -> None:
    made = drawn(f"x | org_chart(width_mm={width})", x=units)
    assert len(boxes(made)) == len(units)
    assert apart(made)


@settings(max_examples=40)
@example([{"name": name, "group": "quản lý"} for name in [*["0"] * 39, "0" * 15 + "@@Æ⺀⺀⺀⺀⺀"]])
@given(
    st.lists(
        st.fixed_dictionaries(
            {"name": names, "group": st.sampled_from(["quản lý", "chính", "hỗ trợ"])}
        ),
        min_size=1,
        max_size=40,
    )
)
def test_any_processes_have_room_on_a_page(processes: list[dict[str, Any]]) -> None:
    made = drawn("x | process_map", x=processes)
    assert size(made)[1] <= 225
