"""What is known of the XML of a template before it is filled."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from qmsdocs.word.environment import environment
from qmsdocs.word.proving import MARK, skeleton, well_formed

PROVEN = [
    "<a>{{ v }}</a>",
    "<a>{% if v %}<b/>{% endif %}</a>",
    "<a>{% for x in xs %}<b>{{ x }}</b>{% endfor %}</a>",
    "<a><b>{% if v %}</b><b>{% endif %}</b></a>",
    "<a b=\"{{ v }}\" c='{{ v }}-{{ v }}'/>",
    '<a b="{% if v %}x{% else %}y{% endif %}"><!-- < --><?p < ?></a>',
    "<a>{% set y = 1 %}{{ y }}</a>",
]
UNPROVEN = [
    "<a>{% if v %}<b>{% endif %}</a>",
    "<a>{% if v %}<b>{% endif %}{% if v %}</b>{% endif %}</a>",
    "<a>{% if v %}<b>{% else %}<c>{% endif %}</b></a>",
    "<a>{% for x in xs %}</a><a>{% endfor %}</b>",
    "<a>{% for x in xs %}<b>{% endfor %}</a>",
    "<a {{ v }}/>",
    "<{{ v }}/>",
    '<a b="{{ v }}<"/>',
    '<a b={{ v }}"/>',
    "<a/>{{ v }}",
    "<a><b></a></b>",
    "</a>",
    "<a>",
    "<a>{% macro m() %}<b>{% endmacro %}{{ m() }}</a>",
]


@pytest.mark.parametrize("source", PROVEN)
def test_what_stays_well_formed_on_every_way_is_proven(source: str) -> None:
    assert well_formed(environment().parse(source))


@pytest.mark.parametrize("source", UNPROVEN)
def test_what_may_be_broken_on_some_way_is_not(source: str) -> None:
    assert not well_formed(environment().parse(source))


PIECE = st.recursive(
    st.sampled_from(["<a>", "</a>", "<b c='", "'>", "</b>", "<d/>", "{{ v }}", "x", '<e f="{{ v }}"/>']),
    lambda inner: st.one_of(
        st.builds("{{% if v %}}{}{{% else %}}{}{{% endif %}}".format, inner, inner),
        st.builds("{{% for x in xs %}}{}{{% endfor %}}".format, inner),
        st.builds("<a>{}</a>".format, inner),
        st.builds("{}{}".format, inner, inner),
    ),
    max_leaves=6,
)  # fmt: skip


@given(PIECE, st.sampled_from(["", "<&'\">", "x"]), st.integers(0, 3))
@settings(max_examples=300, deadline=None)
def test_what_is_proven_is_well_formed_when_filled(piece: str, value: str, turns: int) -> None:
    source = f"<r>{piece}</r>"
    if well_formed(environment().parse(source)):
        filled = environment().from_string(source).render(v=value, xs=["x"] * turns)
        assert etree.fromstring(filled).tag == "r"


def test_the_skeleton_keeps_the_fixed_text_and_marks_the_tags() -> None:
    tree = environment().parse("<a>{% if v %}b{% else %}c{% endif %}{{ v }}</a>")
    assert skeleton(tree).replace(MARK, "·") == "<a>·b·c··</a>"
