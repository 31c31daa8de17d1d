"""Charts: their numbers stand in the chart and in its workbook, on every road, whatever they are."""

import io
import posixpath
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docxtpl import DocxTemplate
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from drawing_tools import (
    chart,
    drawn,
    found,
    points,
    sheet,
    template,
    told,
    tree,
    values,
)
from qmsdocs.base.errors import RenderError
from qmsdocs.sources.messages import message
from qmsdocs.sources.sealing import SealedFolder
from qmsdocs.word.compiled import fill_quickly
from qmsdocs.word.engine_cache import load_compiled, store_compiled
from qmsdocs.word.merging.book import BookPart, merge
from qmsdocs.word.package import read_package, write_package
from qmsdocs.word.template import Rendered, compile_template, render
from template_tools import word
from word_tools import faults

BARS = 'rows | bar_chart(label="n", series={"Chỉ tiêu": "a", "Kết quả": "b"}, unit="%")'
PIE = 'rows | pie_chart(title="Đơn vị", label="n", value="a")'
ROWS: list[dict[str, Any]] = [
    {"n": "Đúng hạn", "a": 95, "b": 97.5},
    {"n": 'Hài lòng <1> & "2"', "a": 90, "b": None},
    {"n": "Khắc phục", "a": 100, "b": -4},
]
NAMES = {0: "Đúng hạn", 1: 'Hài lòng <1> & "2"', 2: "Khắc phục"}


def test_a_chart_shows_its_numbers_and_holds_them_in_a_workbook() -> None:
    made = drawn(BARS, rows=ROWS)
    root = chart(made)
    assert points(root, "c:cat") == [NAMES, NAMES]
    assert points(root, "c:val") == [{0: "95", 1: "90", 2: "100"}, {0: "97.5", 2: "-4"}]
    assert points(root, "c:tx") == [{0: "Chỉ tiêu"}, {0: "Kết quả"}]
    assert sheet(made) == [
        [None, "Chỉ tiêu", "Kết quả"],
        ["Đúng hạn", 95, 97.5],
        ['Hài lòng <1> & "2"', 90, None],
        ["Khắc phục", 100, -4],
    ]


def test_a_chart_names_the_cells_that_its_values_come_from() -> None:
    root = chart(drawn(BARS, rows=ROWS))
    assert values(root, "//c:ser[2]//c:f/text()") == [
        "Sheet1!$C$1",
        "Sheet1!$A$2:$A$4",
        "Sheet1!$C$2:$C$4",
    ]


def test_a_chart_leads_to_its_workbook_and_the_page_to_the_chart() -> None:
    made = drawn(BARS, rows=ROWS)
    (link,) = values(chart(made), "//c:externalData/@r:id")
    rels = tree(made, "word/charts/_rels/chart1.xml.rels")
    (target,) = values(rels, f"//p:Relationship[@Id='{link}']/@Target")
    assert posixpath.normpath(f"word/charts/{target}") == "word/embeddings/chart1.xlsx"
    (shown,) = values(tree(made), "//c:chart/@r:id")
    page = tree(made, "word/_rels/document.xml.rels")
    assert values(page, f"//p:Relationship[@Id='{shown}']/@Target") == ["charts/chart1.xml"]


@pytest.mark.parametrize("expression", [BARS, PIE, BARS.replace("unit", "stacked=true, unit")])
def test_a_paper_with_a_chart_passes_the_independent_judge(expression: str) -> None:
    rows = [{**row, "b": 1} for row in ROWS]
    assert faults(drawn(expression, rows=rows).data) == []


def test_the_list_of_types_stays_first_in_the_file() -> None:
    data = drawn(BARS, rows=ROWS).data
    assert data[30:49] == b"[Content_Types].xml"


def test_the_same_rows_give_the_same_bytes() -> None:
    assert drawn(BARS, rows=ROWS) == drawn(BARS, rows=[dict(row) for row in ROWS])


def test_one_series_has_no_legend_several_have_one() -> None:
    one = chart(drawn('rows | bar_chart(label="n", series={"Chỉ tiêu": "a"})', rows=ROWS))
    assert found(one, "//c:legend") == []
    assert found(chart(drawn(BARS, rows=ROWS)), "//c:legend") != []


def test_bars_lie_when_their_names_are_long_unless_it_is_said() -> None:
    long = [{"n": "Tỷ lệ hồ sơ được giải quyết đúng hạn " * 3, "a": n, "b": n} for n in range(5)]
    assert values(chart(drawn(BARS, rows=ROWS)), "//c:barDir/@val") == ["col"]
    assert values(chart(drawn(BARS, rows=long)), "//c:barDir/@val") == ["bar"]
    upright = BARS.replace("unit", "horizontal=false, unit")
    assert values(chart(drawn(upright, rows=long)), "//c:barDir/@val") == ["col"]


def test_the_size_is_as_told() -> None:
    expression = BARS.replace("unit", "width_mm=90, height_mm=40, unit")
    made = drawn(expression, rows=ROWS)
    assert values(tree(made), "//wp:extent/@cx | //wp:extent/@cy") == ["3240000", "1440000"]


def test_who_cannot_see_a_chart_is_told_its_numbers() -> None:
    words = told(drawn(BARS, rows=ROWS))
    assert "Đúng hạn: Chỉ tiêu 95%, Kết quả 97,5%" in words
    assert 'Hài lòng <1> & "2": Chỉ tiêu 90%;' in words


def test_series_stay_apart_on_a_black_and_white_copy() -> None:
    root = chart(drawn(BARS, rows=ROWS))
    assert values(root, "//c:ser/c:spPr/a:solidFill//@val") == ["D9D9D9", "595959"]
    slices = chart(drawn(PIE, rows=[{"n": str(n), "a": n} for n in range(1, 13)]))
    looks = [
        "".join(values(one, ".//a:solidFill/a:srgbClr/@val | .//a:pattFill/@prst")[0])
        for one in found(slices, "//c:dPt/c:spPr")
    ]
    assert len(set(looks)) == 12


def test_the_legend_of_a_pie_tells_number_and_share_by_a_formula() -> None:
    made = drawn(
        PIE, rows=[{"n": "Văn phòng", "a": 1}, {"n": "Thanh tra", "a": 3}, {"n": "Khác", "a": None}]
    )
    assert points(chart(made), "c:cat") == [
        {0: "Văn phòng: 1 (25%)", 1: "Thanh tra: 3 (75%)", 2: "Khác"}
    ]
    assert [row[:2] for row in sheet(made)] == [
        [None, "Đơn vị"], ["Văn phòng", 1], ["Thanh tra", 3], ["Khác", None],
    ]  # fmt: skip
    assert sheet(made)[1][2].startswith("=A2&")


def test_a_slice_too_small_for_words_has_none() -> None:
    root = chart(drawn(PIE, rows=[{"n": "Lớn", "a": 99}, {"n": "Nhỏ", "a": 1}]))
    assert values(root, "//c:dLbl[c:delete]/c:idx/@val") == ["1"]


def test_large_numbers_have_dots_and_percentages_their_sign() -> None:
    large = chart(drawn(BARS, rows=[{"n": "x", "a": 1234567, "b": 2.25}]))
    assert set(values(large, "//c:dLbls/c:numFmt/@formatCode")) == {'[$-42A]#,##0.00"%"'}
    small = chart(drawn(BARS, rows=ROWS))
    assert set(values(small, "//c:dLbls/c:numFmt/@formatCode")) == {'[$-42A]General"%"'}


def test_charts_in_a_loop_have_parts_of_their_own() -> None:
    loop = word("{%p for rows in lists %}", f"{{{{r {BARS} }}}}", "{%p endfor %}")
    made = render(loop, {"lists": [ROWS, ROWS[:1]]}, {})
    assert [len(points(chart(made, n), "c:cat")[0]) for n in (1, 2)] == [3, 1]
    assert len(set(values(tree(made), "//c:chart/@r:id"))) == 2
    assert len(set(values(tree(made), "//wp:docPr/@id"))) == 2
    none = render(loop, {"lists": []}, {})
    assert [name for name in read_package(none.data) if "chart" in name] == []


def test_a_chart_alone_in_a_paragraph_needs_no_sign_of_docxtpl() -> None:
    made = render(
        word(f"{{{{ {PIE} }}}}", "{{rows | org_chart}}"),
        {"rows": [{"name": "x", "n": "y", "a": 1}]},
        {},
    )
    assert points(chart(made), "c:val") == [{0: "1"}]


def test_a_chart_may_stand_in_a_running_head() -> None:
    head = f"<w:p><w:r><w:t>{{{{r {PIE} }}}}</w:t></w:r></w:p>"
    made = render(word("x", sides={"header": head}), {"rows": ROWS}, {})
    links = tree(made, "word/_rels/header1.xml.rels")
    assert values(links, "//p:Relationship/@Target") == ["charts/chart1.xml"]


def test_every_road_gives_the_same_charts() -> None:
    source = template(BARS, PIE)
    plain = render(source, {"rows": ROWS}, {})
    assert fill_quickly(compile_template(source), {"rows": ROWS}) is not None
    careful = render(template(BARS, "[rows] | first | " + PIE[7:]), {"rows": ROWS}, {})
    document = DocxTemplate(io.BytesIO(source))
    document.replace_pic("không có", io.BytesIO(b""))
    document.allow_missing_pics = True
    others = (careful, render(document, {"rows": ROWS}, {}))
    for other in others:
        for number in (1, 2):
            name = f"word/charts/chart{number}.xml"
            assert read_package(other.data)[name] == read_package(plain.data)[name]
            assert sheet(other, number) == sheet(plain, number)


def test_a_ready_template_with_charts_is_kept_on_disk(tmp_path: Path) -> None:
    source, folder = template(BARS), SealedFolder(tmp_path, b"k" * 32)
    compiled = compile_template(source)
    assert store_compiled(compiled, folder)
    loaded = load_compiled(source, folder)
    assert loaded == compiled
    assert render(loaded, {"rows": ROWS}, {}) == render(source, {"rows": ROWS}, {})


def test_a_template_that_has_charts_already_keeps_them() -> None:
    """A person made a template out of a finished paper, charts and all."""
    parts = read_package(drawn(BARS, rows=ROWS).data)
    tagged = read_package(template(PIE))["word/document.xml"].decode()
    (run,) = [tagged[tagged.index("<w:r>") : tagged.rindex("</w:r>") + 6]]
    page = parts["word/document.xml"].decode()
    parts["word/document.xml"] = page.replace("<w:sectPr", f"<w:p>{run}</w:p><w:sectPr", 1).encode()
    made = render(write_package(parts), {"rows": ROWS}, {})
    assert faults(made.data) == []
    assert values(chart(made, 1), "//c:barDir/@val") == ["col"]
    assert found(chart(made, 2), "//c:pieChart") != []
    assert len(set(values(tree(made), "//c:chart/@r:id"))) == 2


def test_a_book_carries_charts_each_with_its_own_workbook() -> None:
    part = BookPart("Phần", drawn(BARS, rows=ROWS).data)
    book = Rendered(merge([part, part], {}).data, ())
    assert faults(book.data) == []
    assert sheet(book, 1) == sheet(book, 2)
    assert points(chart(book, 1), "c:val") == points(chart(book, 2), "c:val")
    names = read_package(book.data)
    assert {"word/embeddings/chart1.xlsx", "word/embeddings/chart2.xlsx"} <= set(names)


@pytest.mark.parametrize("expression", [BARS, PIE])
def test_no_rows_are_a_gap(expression: str) -> None:
    made = drawn(expression.replace("rows", "year.rows"), year={"rows": []})
    assert made.gaps == ("year.rows",)
    assert drawn(expression, rows=None).gaps == ("rows",)


@pytest.mark.parametrize("expression", [BARS, PIE])
def test_nothing_chosen_from_a_list_draws_nothing(expression: str) -> None:
    made = drawn(expression.replace("rows", 'rows | selectattr("n", "equalto", "z")', 1), rows=ROWS)
    assert made.gaps == ()
    assert "charts/" not in " ".join(read_package(made.data))


def test_rows_without_any_number_are_a_gap() -> None:
    made = drawn(BARS, rows=[{"n": "x", "a": None, "b": None}])
    assert made.gaps == ("rows[0].a",)


def test_a_missing_name_shows_dots_and_is_listed() -> None:
    made = drawn(BARS, rows=[{"n": None, "a": 1, "b": 2}])
    assert made.gaps == ("rows[0].n",)
    assert points(chart(made), "c:cat")[0] == {0: "…………"}
    assert "…………: Chỉ tiêu 1%" in told(made)


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ([{"n": "x", "a": "95%", "b": 1}], "một số ở mục a"),
        ([{"n": "x", "a": True, "b": 1}], "một số ở mục a"),
        ([{"n": "x", "a": 1}], "mục b ở mỗi dòng"),
        ([1], "danh sách các dòng"),
        ("x", "danh sách các dòng"),
    ],
)
def test_what_is_no_chart_is_told(rows: object, wanted: str) -> None:
    with pytest.raises(RenderError) as caught:
        drawn(BARS, rows=rows)
    assert wanted in message(caught.value.problems[0])


@pytest.mark.parametrize("width", [0, -5, 1000, "rộng", True])
def test_a_size_that_fits_no_page_is_told(width: object) -> None:
    for expression in (BARS.replace("unit", "width_mm=w, unit"), "rows | org_chart(width_mm=w)"):
        with pytest.raises(RenderError) as caught:
            drawn(expression, rows=[{"name": "x", **row} for row in ROWS], w=width)
        assert "kích thước từ 20 đến 420 mm" in message(caught.value.problems[0])


def test_a_pie_has_no_negative_slices() -> None:
    with pytest.raises(RenderError) as caught:
        drawn(PIE, rows=[{"n": "x", "a": -1}])
    assert "số không âm" in message(caught.value.problems[0])


def test_a_field_inside_a_field_may_be_the_name() -> None:
    made = drawn(
        'rows | bar_chart(label="u.n", series={"Số": "a"})', rows=[{"u": {"n": "x"}, "a": 1}]
    )
    assert points(chart(made), "c:cat") == [{0: "x"}]


def test_a_reference_in_the_text_of_the_data_is_no_chart() -> None:
    spelt = 'r:id="qms-chart:e30="'
    made = render(
        template("rows | bar_chart(label='n', series={'S': 'a'})"),
        {"rows": [{"n": spelt, "a": 1}]},
        {},
    )
    assert (
        len([name for name in read_package(made.data) if name.startswith("word/charts/chart")]) == 1
    )


names = st.text(st.characters(codec="utf-8"), max_size=60)
numbers = st.none() | st.integers(-(10**12), 10**12) | st.floats(-1e9, 1e9, allow_nan=False)
some_rows = st.lists(
    st.fixed_dictionaries({"n": names, "a": numbers, "b": numbers}), min_size=1, max_size=8
)


@settings(max_examples=40)
@given(some_rows, st.booleans(), st.booleans(), st.sampled_from(["", "%", "hồ sơ", '"<&']))
def test_any_rows_give_a_sound_chart(
    rows: list[dict[str, Any]], stacked: bool, flat: bool, unit: str
) -> None:
    rows[0]["a"] = 1
    expression = 'rows | bar_chart(title=unit, label="n", series={"A": "a", "B": "b"}, unit=unit, stacked=s, horizontal=f)'
    made = drawn(expression, rows=rows, unit=unit, s=stacked, f=flat)
    shown = points(chart(made), "c:val")
    assert [set(one) for one in shown] == [
        {index for index, row in enumerate(rows) if row[key] is not None} for key in ("a", "b")
    ]
    book = zipfile.ZipFile(io.BytesIO(read_package(made.data)["word/embeddings/chart1.xlsx"]))
    assert book.read("xl/worksheets/sheet1.xml").count(b"<row ") == len(rows) + 1
    for name in book.namelist():
        etree.fromstring(book.read(name))


@pytest.mark.parametrize("expression", [BARS, PIE])
def test_hundreds_of_rows_stay_on_a_page(expression: str) -> None:
    made = drawn(expression, rows=[{"n": f"Đơn vị số {n}", "a": n, "b": n} for n in range(400)])
    (height,) = values(tree(made), "//wp:extent/@cy")
    assert int(height) <= 225 * 36_000
    assert len(points(chart(made), "c:val")[0]) == 400
