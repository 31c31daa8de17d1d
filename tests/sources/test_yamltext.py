"""From bytes to characters that may stand in a Word file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.base.places import Place
from qmsdocs.sources.yamltext import (
    HIDDEN,
    decoded,
    hidden_characters,
    is_usual,
    place_at,
    tidied,
)


@pytest.mark.parametrize("char", ["\t", "\n", "\r", " ", "ệ", "\u00a0", "😀", "\U0001f9fe"])
def test_ordinary_characters_stay(char: str) -> None:
    assert hidden_characters(char, "x") == ([], char)


@pytest.mark.parametrize(
    "char", ["\x00", "\x0b", "\x0c", "\x1f", "\x7f", "\x85", "\u2029", "\ufeff", "\uffff"]
)
def test_hidden_characters_are_named_and_leave_a_space(char: str) -> None:
    found, text = hidden_characters(f"a\nb{char}c", "x")
    assert text == "a\nb c"
    assert [(problem.place, problem.values) for problem in found] == [
        (Place("x", 2, 2), {"character": f"U+{ord(char):04X}"})
    ]


@given(st.text())
def test_what_is_left_is_fit_for_xml(text: str) -> None:
    _, left = hidden_characters(text, "x")
    assert len(left) == len(text)
    assert not HIDDEN.search(left)


@given(st.text(alphabet="aậ\n"), st.data())
def test_a_place_is_where_an_editor_puts_the_cursor(text: str, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(text)))
    place = place_at(text, index, "x")
    lines = text.split("\n")
    assert sum(len(line) + 1 for line in lines[: place.line - 1]) + place.column - 1 == index


@given(st.text())
def test_in_a_usual_text_there_is_nothing_to_find(text: str) -> None:
    if is_usual(text):
        assert (hidden_characters(text, "x"), tidied(text)) == (([], text), text)


@pytest.mark.parametrize(
    ("char", "usual"),
    [("ệ", True), ("\t", True), ("😀", True), ("\x00", False), ("\x85", False), ("\xa0", False),
     ("\xad", False), ("\u2003", False), ("\u200b", False), ("\u202f", False), ("\u2028", False),
     ("\u3000", False), ("\ue000", False), ("\uffff", False)],
)  # fmt: skip
def test_what_is_hidden_or_is_an_odd_space_is_unusual(char: str, usual: bool) -> None:
    assert is_usual(f"a {char} b\n") == usual


def test_a_byte_order_mark_is_no_character() -> None:
    assert decoded(b"\xef\xbb\xbfa", "x") == ("a", ())
    _, problems = decoded(b"\xef\xbb\xbfa\xff", "x")
    assert problems[0].place == Place("x", 1, 2)
