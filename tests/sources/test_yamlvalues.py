"""The quick reader gives what the builder gives, or leaves the file to it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.sources.yamlbuild import MAX_DEPTH, WrittenFloat
from qmsdocs.sources.yamlfile import scan_values, scan_yaml
from qmsdocs.sources.yamlvalues import UnusualError, quick_value

PROFILES = sorted((Path(__file__).parents[2] / "profiles").glob("*/*.yaml"))
SCALARS = st.sampled_from(
    ["a", "Sở Mẫu", "no", "010", "12:30", "2024-01-05", "7.10", "1.5", "-3", "true", "null", "~",
     '"x"', "'y: z'", '"\\u0301"', '"a\\tb"', "<<", "*a", "&a b", "!t c", "[1, {k: v}]", "{a, b: }",
     "|\n    two\n    lines", ">-\n    two\n    lines", "", "# note", "“x”", "a #b", "- x", "x: y"]
)  # fmt: skip
LINES = st.tuples(
    st.integers(0, 2), st.sampled_from(["k: ", "l: ", "- ", "m", "'q': ", "? ", "--- "]), SCALARS
).map(lambda line: f"{'  ' * line[0]}{line[1]}{line[2]}")


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_the_sample_profiles_are_read_quickly_and_alike(path: Path) -> None:
    data = path.read_bytes()
    assert quick_value(data.decode()) == scan_yaml(data, "x")[0].value
    document, problems = scan_values(data, "x")
    assert "built" not in vars(document.spots), "no place was looked for"
    assert problems == ()
    assert document.place(("agency", "name")) == scan_yaml(data, "x")[0].place(("agency", "name"))


@given(st.lists(LINES, max_size=8).map("\n".join))
def test_any_file_is_read_alike(text: str) -> None:
    exact, problems = scan_yaml(text.encode(), "x")
    quick, found = scan_values(text.encode(), "x")
    assert found == problems
    assert written(quick.value) == written(exact.value)
    assert quick.mended == exact.mended
    assert (quick.marks, quick.key_marks) == (exact.marks, exact.key_marks)


def written(value: object) -> object:
    """Give data with the types of their numbers, and decimals as they were written."""
    if isinstance(value, dict):
        return {key: written(item) for key, item in value.items()}
    if isinstance(value, list):
        return [written(item) for item in value]
    return value.written if isinstance(value, WrittenFloat) else (type(value), value)


@pytest.mark.parametrize(
    "text",
    ["a: 1\na: 2", "a: &x 1\nb: *x", "a: !!str 1", "<<: {a: 1}", "? [a]\n: b", "a: [", "---\n---\n",
     "[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1), 'a: "\\u0000"', "e\u0301: 1", '"\\u00e9": 1'],
)  # fmt: skip
def test_what_is_unusual_is_left_to_the_builder(text: str) -> None:
    with pytest.raises(UnusualError):
        quick_value(text)


def test_a_value_that_is_there_is_known_without_places() -> None:
    document, _ = scan_values(b"a: {b: [1, null]}\n", "x")
    assert document.has(("a", "b", 1))
    assert not document.has(("a", "b", 2))
    assert not document.has(("a", "c"))
    assert not document.has(("a", "b", 0, "d"))
    assert "built" not in vars(document.spots)
