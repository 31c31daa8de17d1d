"""The builder follows its own paths: what it says stands somewhere is there."""

from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.sources.yamlfile import known_document, scan_yaml

SCALARS = st.sampled_from(
    ["a", "Sở Mẫu", "no", "010", "12:30", "2024-01-05", "7.10", "1.5", "-3", "true", "null", "~",
     '"x"', "'y: z'", '"\\u0301"', '"a\\tb"', "<<", "*a", "&a b", "!t c", "[1, {k: v}]", "{a, b: }",
     "|\n    two\n    lines", ">-\n    two\n    lines", "", "# note", "“x”", "a #b", "- x", "x: y"]
)  # fmt: skip
LINES = st.tuples(
    st.integers(0, 2), st.sampled_from(["k: ", "l: ", "- ", "m", "'q': ", "? ", "--- "]), SCALARS
).map(lambda line: f"{'  ' * line[0]}{line[1]}{line[2]}")


@given(st.lists(LINES, max_size=8).map("\n".join))
def test_every_place_of_a_sound_file_leads_to_a_value(text: str) -> None:
    document, problems = scan_yaml(text.encode(), "x")
    if not problems:
        built = document.spots.built
        assert all(document.has(loc) for loc in (*built.marks, *built.key_marks))


def test_a_value_that_is_there_is_known() -> None:
    document, _ = scan_yaml(b"a: {b: [1, null]}\n", "x")
    assert document.has(("a", "b", 1))
    assert not document.has(("a", "b", 2))
    assert not document.has(("a", "c"))
    assert not document.has(("a", "b", 0, "d"))


def test_places_of_a_file_known_before_are_looked_for_when_asked() -> None:
    document = known_document(b"a: {b: 1}\nc: 2\n", "x", {"a": {"b": 1}, "c": 2})
    assert "built" not in vars(document.spots)
    assert (document.place(("a", "b")).line, document.place(("c",)).line) == (1, 2)
