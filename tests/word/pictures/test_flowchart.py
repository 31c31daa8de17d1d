"""Flowcharts: shapes by the kind of step, ways back, sizes that hold the words."""

import re
from collections.abc import Mapping, Sequence

import pytest
from docx.oxml.parser import parse_xml
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from qmsdocs.word.blocks import Page, Paragraph, RawRuns, Section, WordDocument
from qmsdocs.word.metrics import line_height, wrap
from qmsdocs.word.package import write_package
from qmsdocs.word.pictures.flowchart import flowchart_runs_xml
from qmsdocs.word.writer import parts_of
from word_tools import STEPS, STYLES, faults

NS = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}


def parsed(runs: str) -> etree._Element:
    """Give runs in the paragraphs that hold them."""
    body = f'<w:body xmlns:w="{NS["w"]}"><w:p>{runs}</w:p></w:body>'
    element: etree._Element = etree.fromstring(body)
    return element


def found(root: etree._Element, path: str) -> list[etree._Element]:
    """Give the elements of a path."""
    return root.xpath(path, namespaces=NS)  # type: ignore[return-value]


def values(root: etree._Element, path: str) -> list[str]:
    """Give the attributes or texts of a path."""
    return [str(value) for value in root.xpath(path, namespaces=NS)]  # type: ignore[union-attr]


def file_with(runs: str) -> bytes:
    """Give a Word file with the runs in a paragraph."""
    flow = Paragraph("Plain", (RawRuns("flow"),))
    parts = parts_of(WordDocument(STYLES, (Section(Page(), (flow,)),), "Body"))
    text = parts["word/document.xml"].decode()
    run = re.search(r"<w:r><w:t[^>]*>\{\{r flow \}\}</w:t></w:r>", text)
    assert run
    parts["word/document.xml"] = text.replace(run.group(), runs).encode()
    return write_package(parts)


def steps(*changes: Mapping[str, object]) -> list[Mapping[str, object]]:
    """Give steps with names."""
    return [{"name": f"Bước {n}", "kind": "step", **one} for n, one in enumerate(changes, 1)]


def test_a_flowchart_passes_the_independent_judge() -> None:
    assert faults(file_with(flowchart_runs_xml(STEPS, 165))) == []


def test_each_step_is_a_group_in_a_paragraph_of_its_own() -> None:
    root = parsed(flowchart_runs_xml(STEPS, 165))
    assert [len(found(paragraph, ".//w:drawing")) for paragraph in found(root, "./w:p")] == [1] * 5
    assert values(root, "//wp:docPr/@name") == [f"Bước {n}" for n in range(1, 6)]
    assert set(values(root, "//wp:extent/@cx")) == {str(165 * 36000)}


def test_steps_have_the_shape_of_their_kind() -> None:
    root = parsed(flowchart_runs_xml(STEPS, 165))
    kinds = [kind for kind in values(root, "//a:prstGeom/@prst") if kind.startswith("flowChart")]
    assert kinds == [
        "flowChartTerminator",
        "flowChartProcess",
        "flowChartDecision",
        "flowChartDecision",
        "flowChartTerminator",
    ]


def test_words_of_steps_are_editable_text_with_numbers() -> None:
    root = parsed(flowchart_runs_xml(STEPS, 165))
    texts = values(root, "//wps:txbx//w:t/text()")
    assert texts[:2] == ["1. Tiếp nhận hồ sơ", "Bộ phận Một cửa"]
    assert "4. Ký duyệt & đóng dấu" in texts
    assert texts.count("Đạt") == 2
    assert texts.count("Không đạt") == 2
    assert "None" not in texts


def test_ids_of_drawings_are_unique_and_above_those_of_the_rest() -> None:
    root = parsed(flowchart_runs_xml(STEPS, 165))
    ids = [int(value) for value in values(root, "//wp:docPr/@id | //wps:cNvPr/@id")]
    assert min(ids) > 1000
    assert len(set(ids)) == len(ids)


def test_the_same_steps_give_the_same_drawing() -> None:
    assert flowchart_runs_xml(STEPS, 165) == flowchart_runs_xml([dict(one) for one in STEPS], 165)


def test_no_steps_give_nothing() -> None:
    assert flowchart_runs_xml([], 165) == ""


def heads(chart: str) -> list[tuple[str, bool]]:
    """Give the arrows of each group that are not the one to the next step: name, upside down."""
    root = parsed(chart)
    level = "//wps:wsp[.//a:tailEnd and .//a:ext/@cy='0']"
    return [
        (values(shape, "ancestor::wp:inline/wp:docPr/@name")[0], bool(found(shape, ".//*[@flipH]")))
        for shape in found(root, level)
    ]


def test_a_return_arrow_ends_at_its_step() -> None:
    chart = flowchart_runs_xml(steps({}, {}, {}, {"kind": "decision", "back_to": 2}), 165)
    assert heads(chart) == [("Bước 2", True)]


def test_a_return_arrow_may_lead_forward() -> None:
    chart = flowchart_runs_xml(steps({"kind": "decision", "back_to": 3}, {}, {}), 165)
    assert heads(chart) == [("Bước 3", True)]


@pytest.mark.parametrize(
    "changes",
    [
        ({}, {}, {"back_to": 1}, {"back_to": 2}),
        ({}, {"back_to": 1}, {"back_to": 2}),
        ({"back_to": 4}, {}, {"back_to": 1}, {}),
    ],
)
def test_return_lines_that_would_touch_have_lanes_of_their_own(
    changes: Sequence[Mapping[str, object]],
) -> None:
    root = parsed(flowchart_runs_xml(steps(*changes), 165))
    upright = "//wps:wsp[.//a:ext/@cx='0' and not(.//a:tailEnd)]//a:off/@x"
    assert len(set(values(root, upright))) == 2


@pytest.mark.parametrize("number", [0.5, 3, -1, 1, "2"])
def test_a_way_back_to_no_other_step_is_refused(number: object) -> None:
    with pytest.raises(ValueError, match="step 1: back_to"):
        flowchart_runs_xml(steps({"back_to": number}, {}), 165)


@pytest.mark.parametrize("kind", ["step", "decision", "start"])
@pytest.mark.parametrize("length", [1, 12, 60, 2000])
def test_the_box_is_as_high_as_its_words_need_and_no_higher_than_a_page(
    kind: str, length: int
) -> None:
    """The text rectangle of a diamond is half its height and width, that of a terminator 7/10."""
    name = "Thẩm định " * length
    root = parsed(flowchart_runs_xml([{"name": name, "kind": kind}], 165))
    box = found(root, "//wps:wsp[.//w:txbxContent]")[0]
    width, height = (int(values(box, f".//a:ext/@{side}")[0]) / 36000 for side in ("cx", "cy"))
    size = int(values(box, ".//w:sz/@w:val")[0]) / 2
    share_w, share_h = {"decision": (0.5, 0.5), "start": (0.9, 0.7)}.get(kind, (1, 1))
    words = "".join(values(box, ".//w:t/text()"))
    lines = wrap(words, width * share_w, size, bold=True)
    assert len(lines) * line_height(size) <= height * share_h
    assert height <= 200
    assert size >= 8
    assert words.endswith("…") == (length == 2000)


def test_a_narrow_chart_stays_inside_its_width() -> None:
    root = parsed(flowchart_runs_xml(STEPS, 90))
    ends = [
        int(values(shape, "./@x")[0]) + int(values(shape, "../a:ext/@cx")[0])
        for shape in found(root, "//wps:wsp//a:off")
    ]
    assert max(ends) <= 90 * 36000
    assert min(int(value) for value in values(root, "//wps:wsp//a:off/@x")) >= 0


def test_runs_need_no_namespaces_from_the_file() -> None:
    run = flowchart_runs_xml(STEPS[:1], 165)
    assert parse_xml(run).tag == f"{{{NS['w']}}}r"


def test_the_last_step_is_never_alone_on_a_page() -> None:
    paragraphs = found(parsed(flowchart_runs_xml(STEPS, 165)), "./w:p")
    bound = [bool(found(one, "./w:pPr/w:keepNext")) for one in paragraphs]
    assert bound == [False, False, False, True, False]


NAMES = st.text(st.characters(codec="utf-8"), max_size=200)
KINDS = st.sampled_from(["start", "step", "decision", "end", None])


@settings(max_examples=50)
@given(
    st.lists(
        st.fixed_dictionaries({"name": NAMES, "unit": st.none() | NAMES, "kind": KINDS}),
        max_size=12,
    ),
    st.sampled_from([60, 90, 165]),
)
def test_any_steps_give_one_sound_group_each(drawn: list[dict[str, object]], width: float) -> None:
    for index, step in enumerate(drawn):
        step["back_to"] = index if index % 3 == 2 else None
    root = parsed(flowchart_runs_xml(drawn, width))
    assert len(found(root, "//w:drawing")) == len(drawn)
    ids = values(root, "//wp:docPr/@id | //wps:cNvPr/@id")
    assert len(set(ids)) == len(ids)
