"""Numbers are literal where they are known, and counted where tags decide."""

from collections.abc import Iterator, Sequence

import jinja2
import pytest

from forms_tools import read
from qmsdocs.forms.nodes import FenceNode, Heading, ListNode, Node, Para, TagNode, plain
from qmsdocs.forms.numbering import ARTICLES, DECIMAL, OUTLINE, Scheme, numbered
from qmsdocs.forms.problems import Problems
from qmsdocs.word.counters import Counters


def labelled(body: str, scheme: Scheme = OUTLINE, again: bool = False) -> str:
    """Give the numbered body as a text, a line for each heading, item, paragraph and tag."""
    problems = Problems("trang.md")
    nodes = numbered(read(body), scheme, problems, again=again)
    problems.stop()
    return "\n".join(_lines(nodes))


def _lines(nodes: Sequence[Node], label: str = "") -> Iterator[str]:
    for node in nodes:
        if isinstance(node, TagNode):
            yield f"{{% {node.source} %}}"
        elif isinstance(node, Heading):
            yield node.label + plain(node.runs)
        elif isinstance(node, Para):
            yield label + plain(node.runs)
            label = ""
        elif isinstance(node, ListNode):
            for item in node.items:
                yield from _lines(item.nodes, item.label)
        elif isinstance(node, FenceNode):
            yield from _lines(node.nodes)


def rendered(text: str, **names: object) -> list[str]:
    """Render as a paper is rendered, and give the lines that are left."""
    counters = Counters()
    environment = jinja2.Environment(autoescape=True)

    @jinja2.pass_context
    def so(_: object, level: str, style: str) -> str:
        return counters.next(level, style)

    environment.filters["so"] = so
    lines = environment.from_string(text).render(names).split("\n")
    return [line for line in lines if line]


def test_headings_of_each_form() -> None:
    body = "# A\n## B\n### C\n### D\n## E\n# F\n## G"
    assert labelled(body).split("\n") == ["I. A", "1. B", "a) C", "b) D", "2. E", "II. F", "1. G"]
    articles = labelled(body, ARTICLES).split("\n")
    assert articles == ["Điều 1. A", "1. B", "a) C", "b) D", "2. E", "Điều 2. F", "1. G"]
    assert labelled(body, DECIMAL).split("\n")[:5] == [
        "1. A", "1.1. B", "1.1.1. C", "1.1.2. D", "1.2. E",
    ]  # fmt: skip


def test_headings_without_number() -> None:
    body = "# A {.no-number}\n# B\n::: no-number\n# C\n1. một\n:::\n# D"
    assert labelled(body).split("\n") == ["A", "I. B", "C", "1. một", "II. D"]


def test_lists_and_their_points() -> None:
    body = "1. một\n   1. a\n   2. b\n2. hai\n\nChữ\n\n3. ba\n\n- gạch\n  - cộng"
    assert labelled(body).split("\n") == [
        "1. một", "a) a", "b) b", "2. hai", "Chữ", "3. ba", "- gạch", "+ cộng",
    ]  # fmt: skip


def test_points_go_by_the_vietnamese_alphabet() -> None:
    items = "\n".join(f"   {n}. x" for n in range(1, 9))
    labels = [text[:2] for text in labelled(f"1. một\n{items}").split("\n")[1:]]
    assert labels == ["a)", "b)", "c)", "d)", "đ)", "e)", "g)", "h)"]


@pytest.mark.parametrize("scheme", [OUTLINE, ARTICLES, DECIMAL])
def test_headings_among_tags_are_counted_as_they_come(scheme: Scheme) -> None:
    body = (
        "# A\n{% for x in xs %}\n## {{ x }}\n{% endfor %}\n{% if no %}\n# B\n{% endif %}\n# C\n## D"
    )
    text = labelled(body, scheme)
    assert '| so("' in text
    literal = labelled("# A\n## m\n## n\n# C\n## D", scheme).split("\n")
    assert rendered(text, xs=["m", "n"], no=False) == literal


def test_a_list_that_a_loop_makes_is_counted_and_begins_anew_each_time() -> None:
    body = (
        "{% for s in ss %}\nĐoạn {{ s }}\n{% for t in 'ab' %}\n1. {{ t }}\n{% endfor %}\n2. hết\n"
        "{% endfor %}"
    )
    assert rendered(labelled(body), ss=[1, 2]) == [
        "Đoạn 1", "1. a", "2. b", "3. hết", "Đoạn 2", "1. a", "2. b", "3. hết",
    ]  # fmt: skip


def test_points_counted_in_a_loop_leave_the_clause_alone() -> None:
    body = (
        "{% for s in ss %}\n1. {{ s }}\n{% for t in 'ab' %}\n   1. {{ t }}\n{% endfor %}\n"
        "{% endfor %}"
    )
    assert rendered(labelled(body), ss=["x", "y"]) == [
        "1. x", "a) a", "b) b", "2. y", "a) a", "b) b",
    ]  # fmt: skip


def test_a_whole_list_in_a_branch_keeps_its_literal_numbers() -> None:
    body = "{% if a %}\nChữ\n\n1. một\n2. hai\n{% endif %}\n"
    assert "so(" not in labelled(body)


def test_a_list_cut_by_a_condition_is_counted() -> None:
    body = "1. một\n{% if a %}\n2. hai\n{% endif %}\n3. ba"
    text = labelled(body)
    assert rendered(text, a=True) == ["1. một", "2. hai", "3. ba"]
    assert rendered(text, a=False) == ["1. một", "2. ba"]


def test_a_later_part_begins_again() -> None:
    body = "{% if a %}\n# A\n{% endif %}\n# B"
    text = labelled(body) + "\n" + labelled(body, again=True)
    assert rendered(text, a=True) == ["I. A", "II. B", "I. A", "II. B"]


def test_a_counted_list_begins_at_one() -> None:
    problems = Problems("trang.md")
    numbered(read("Chữ\n\n{% for a in b %}\n3. x\n{% endfor %}"), OUTLINE, problems)
    assert [(p.code, p.place.line) for p in problems.found] == [("page.list-start", 13)]


def test_a_document_of_the_system_may_not_skip_a_level() -> None:
    problems = Problems("trang.md")
    numbered(read("# A\n### B"), DECIMAL, problems)
    assert [(p.code, p.place.line) for p in problems.found] == [("page.heading-order", 11)]
