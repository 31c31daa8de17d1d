"""Kính gửi knows whether one or several are addressed, and who comes last."""

import jinja2
import pytest

from forms_tools import read
from qmsdocs.forms.frames.addressees import addressees
from qmsdocs.forms.nodes import FenceNode
from qmsdocs.word.blocks import BlockTag, Paragraph, Text


def printed(body: str, **names: object) -> list[str]:
    """Render the lines of Kính gửi, with a `|` before the paragraph that closes them."""
    fence = FenceNode("kinh-gui", read(body), 1)
    lines = []
    for block in addressees(fence):
        if isinstance(block, BlockTag):
            lines.append(f"{{% {block.source} %}}")
        elif isinstance(block, Paragraph):
            text = "".join(piece.text for piece in block.inlines if isinstance(piece, Text))
            lines.append("|" * (block.style == "KinhGuiCuoi") + text)
    template = jinja2.Environment(autoescape=True).from_string("\n".join(lines))
    paper = {"to": names.pop("to", [])}
    found = template.render(names, paper=paper).split("\n")
    return [line.rstrip() for line in found if line.strip()]


BRANCHES = "{% if a %}\n- {{ a }}\n{% elif b %}\n- {{ b }} (qua C)\n{% else %}\n- D\n{% endif %}"
MORE = "- A\n{% if b %}\n- B\n{% endif %}\n{% if c %}\n- C\n{% endif %}"
LOOP = "{% for x in xs %}\n- {{ x }}\n{% endfor %}"


@pytest.mark.parametrize(
    ("body", "names", "expected"),
    [
        ("- A", {}, ["Kính gửi: A"]),
        ("- A\n- B.\n- C", {}, ["Kính gửi:", "- A;", "- B;", "|- C."]),
        (BRANCHES, {"a": "A"}, ["Kính gửi: A"]),
        (BRANCHES, {"b": "B"}, ["Kính gửi: B (qua C)"]),
        (BRANCHES, {}, ["Kính gửi: D"]),
        (MORE, {}, ["Kính gửi: A"]),
        (MORE, {"b": 1}, ["Kính gửi:", "- A;", "|- B."]),
        (MORE, {"c": 1}, ["Kính gửi:", "- A;", "|- C."]),
        (MORE, {"b": 1, "c": 1}, ["Kính gửi:", "- A;", "- B;", "|- C."]),
        (LOOP, {"xs": ["A"]}, ["Kính gửi: A"]),
        (LOOP, {"xs": ["A", "B"]}, ["Kính gửi:", "- A;", "|- B."]),
        (LOOP + "\n- Z", {"xs": ["A"]}, ["Kính gửi:", "- A;", "|- Z."]),
        (LOOP + "\n- Z", {"xs": []}, ["Kính gửi: Z"]),
        ("- A", {"to": ["X"]}, ["Kính gửi: X"]),
        ("- A", {"to": ["X", "Y"]}, ["Kính gửi:", "- X;", "|- Y."]),
    ],
)
def test_kinh_gui(body: str, names: dict[str, object], expected: list[str]) -> None:
    assert printed(body, **names) == expected


def test_what_cannot_be_counted_is_a_list() -> None:
    body = "{% for x, y in xs %}\n- {{ x }}\n{% endfor %}"
    assert printed(body, xs=[("A", 1), ("B", 2)]) == ["Kính gửi:", "- A;", "|- B."]
