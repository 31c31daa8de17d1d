"""`./.` comes after the sentence that is last when the paper is rendered."""

import jinja2
import pytest

from forms_tools import read
from qmsdocs.forms.ending import ended
from qmsdocs.forms.nodes import Heading, ListNode, Node, Para, TagNode, plain


def text(nodes: tuple[Node, ...]) -> str:
    found = []
    for node in nodes:
        match node:
            case TagNode():
                found.append(f"{{% {node.source} %}}")
            case Para() | Heading():
                found.append(plain(node.runs))
            case ListNode():
                found += [text(item.nodes) for item in node.items]
    return "\n".join(found)


def finished(body: str, **names: object) -> list[str]:
    nodes = ended(read(body), "./.")
    assert nodes is not None
    lines = jinja2.Environment(autoescape=True).from_string(text(nodes)).render(names).split("\n")
    return [line for line in lines if line]


@pytest.mark.parametrize(
    ("body", "last"),
    [
        ("Một.\n\nHai.", "Hai./."),
        ("Hai ;", "Hai./."),
        ("**Hai**", "Hai./."),
        ("- a;\n- b.", "b./."),
        ("# Điều cuối.", "Điều cuối./."),
        ("1. a\n   1. b;", "b./."),
        ("Hai {{ x }}.", "Hai 5./."),
        ("Hai {{ x }}", "Hai 5./."),
        ("Hai.\n{% set y = 1 %}", "Hai./."),
    ],
)
def test_the_last_sentence_ends_the_body(body: str, last: str) -> None:
    assert finished(body, x=5)[-1] == last


def test_the_last_turn_of_a_loop_ends_the_body() -> None:
    body = "{% for a in xs %}\n- {{ a }};\n{% else %}\nKhông.\n{% endfor %}"
    assert finished(body, xs=["a", "b"]) == ["a;", "b./."]
    assert finished(body, xs=[]) == ["Không./."]


def test_each_branch_ends_the_body() -> None:
    body = "{% if a %}\nMột.\n{% elif b %}\nHai.\n{% else %}\nBa\n{% endif %}"
    assert finished(body, a=True) == ["Một./."]
    assert finished(body, b=True) == ["Hai./."]
    assert finished(body) == ["Ba./."]


def test_a_loop_with_a_branch_inside() -> None:
    body = "{% for a in xs %}\n{% if a %}\nCó.\n{% else %}\nKhông.\n{% endif %}\n{% endfor %}"
    assert finished(body, xs=[1, 0]) == ["Có.", "Không./."]


@pytest.mark.parametrize(
    "body",
    [
        "| A |\n|---|\n| 1 |",
        "{% if a %}\nMột.\n{% endif %}",
        "{% for a in b %}\n{% for c in a %}\n- c\n{% endfor %}\n{% endfor %}",
        "{% if a %}\nMột.\n{% else %}\n| A |\n|---|\n| 1 |\n{% endif %}",
    ],
)
def test_some_bodies_have_no_place_for_it(body: str) -> None:
    assert ended(read(body), "./.") is None
