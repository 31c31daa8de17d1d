"""Tags leave the text before Markdown reads it, and come back unchanged."""

from hypothesis import given
from hypothesis import strategies as st

from forms_tools import read
from qmsdocs.forms.nodes import Para, plain
from qmsdocs.forms.problems import Problems
from qmsdocs.forms.tags import Line, Tag, lift, split

NAMES = st.sampled_from(["a", "plan.items", "x_1", "năm"])
STRINGS = st.text(alphabet="a|*_}{%# <&", max_size=8).map(lambda text: f'"{text}"')
VALUES = st.recursive(
    NAMES | STRINGS | st.integers(0, 99).map(str),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(lambda pair: f"({pair[0]} ~ {pair[1]})"),
        st.tuples(STRINGS, inner).map(lambda pair: f"{{{pair[0]}: {pair[1]}}}"),
        inner.map(lambda value: f"[{value}]"),
        inner.map(lambda value: f"{value} | upper"),
    ),
    max_leaves=4,
)
EXPRESSIONS = VALUES.map(lambda value: f"{{{{ {value} }}}}")
WORDS = st.text(alphabet="abc đê,.:|*{}%\n", max_size=12).filter(
    lambda text: not any(sign in text for sign in ("{{", "{%", "{#")) and not text.endswith("{")
)


def lifted(text: str) -> tuple[tuple[Line, ...], tuple[Tag, ...], list[str]]:
    problems = Problems("trang.md")
    lines, tags = lift(text, 1, problems)
    return lines, tags, [problem.code for problem in problems.found]


@given(st.lists(st.tuples(WORDS, EXPRESSIONS), min_size=1, max_size=5), WORDS)
def test_every_tag_survives_whatever_it_holds(pairs: list[tuple[str, str]], end: str) -> None:
    text = "".join(word + tag for word, tag in pairs) + end
    lines, tags, problems = lifted(text)
    assert problems == []
    assert [tag.text for tag in tags] == [tag for _, tag in pairs]
    pieces = split("\n".join(line.text for line in lines), tags)
    assert "".join(p.text if isinstance(p, Tag) else p for p in pieces) == text


@given(st.lists(EXPRESSIONS, min_size=1, max_size=4))
def test_tags_survive_markdown(tags: list[str]) -> None:
    nodes = read("Chữ " + ", ".join(tags) + " **đậm** hết.")
    assert isinstance(nodes[0], Para)
    assert plain(nodes[0].runs) == "Chữ " + ", ".join(tags) + " đậm hết."


def test_a_tag_over_several_lines_keeps_the_line_numbers_after_it() -> None:
    lines, tags, _ = lifted("một\n{% set x = [\n 1,\n 2] %}\nhai\n{{ y }}")
    assert [line.number for line in lines] == [1, 2, 5, 6]
    assert [tag.line for tag in tags] == [2, 6]
    assert tags[0].flat == "{% set x = [  1,  2] %}"


def test_a_line_with_only_a_comment_goes_away() -> None:
    lines, _, _ = lifted("một\n{# ghi chú\nhai dòng #}\nhai {# bỏ #}ba")
    assert [(line.text, line.number) for line in lines] == [("một", 1), ("hai ba", 4)]


def test_what_is_not_well_formed_is_told() -> None:
    assert lifted("{{ a")[2] == ["page.tag-not-ended"]
    assert lifted("{% if a }}")[2] == ["page.tag-not-ended"]
    assert lifted("{%p if a %}")[2] == ["page.word-tag"]
    assert lifted("{{r a }}")[2] == ["page.word-tag"]
    assert lifted("{%- if a %}")[2] == ["page.space-sign"]
    assert lifted("{{ a -}}")[2] == ["page.space-sign"]
    assert lifted("{% include 'a' %}")[2] == ["page.unknown-statement"]
    assert lifted("{{ }}")[2] == ["page.empty-tag"]
    assert lifted("a\U000f0001b")[2] == ["page.private-letter"]


def test_a_tag_not_ended_does_not_swallow_the_page() -> None:
    lines, tags, _ = lifted("{{ a\nhai {{ b }}")
    assert [tag.text for tag in tags] == ["{{ b }}"]
    assert len(lines) == 2


def test_capitals_apply_to_what_a_tag_prints() -> None:
    assert Tag("{{ a or 'b' }}", 1).upper == "{{ (a or 'b') | upper }}"
    assert Tag("{% if a %}", 1).upper == "{% if a %}"
