"""The quick way through a file gives what the careful one gives, and gives up at any fault."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.sources.files import bundled
from qmsdocs.sources.yamlbuild import Loc, Mark
from qmsdocs.sources.yamldocument import quick_document
from qmsdocs.sources.yamlevents import built
from qmsdocs.sources.yamlquick import GivenUpError, quickly_read

SAMPLES = sorted(bundled("profiles").glob("*/*.yaml"))
#: Pieces of which files are made, sound and not.
PIECES = (
    "name: Sở", "- a", "  - b: 1", "x: 7.10", "x:", "y: [1, 2]", "{a: b}", "k: 'số'", 'k: "a\\u0007"',
    "k: >-\n  one\n  two", "k: one\n  two", "k: one\n  - two", "a: &x 1", "b: *x", "c: !!str 1",
    "d: Số #1", "e: “quoted”", "<<: 1", "? a", ": b", "---", "...", "Lĩnh vực: 1", "\t", "  ", "# note",
    "'': 1", "k: 'open", "010: no", "- - x", "&y k: 1", "a b: c", "~: 1", "-x: 1",
    "e: 𝄞😀 a", "f: 😀  # note\r", "\r",
)  # fmt: skip


def careful(text: str) -> tuple[object, dict[Loc, Mark], dict[Loc, Mark], bool]:
    builder, fault = built(text, "")
    sound = fault is None and not builder.problems and not builder.aliases
    return repr(builder.value), builder.marks, builder.key_marks, sound


def quick(text: str) -> tuple[object, dict[Loc, Mark], dict[Loc, Mark], bool]:
    """Give what `careful` gives: repr tells 1 from True and 7.10 from 7.1."""
    document = quick_document("", *quickly_read(text))
    value = document.value
    return repr(value), dict(document.marks), dict(document.key_marks), True


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_sound_profile_is_read_the_quick_way(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert quick(text) == careful(text)


@given(st.lists(st.sampled_from(PIECES), max_size=6).map("\n".join))
def test_what_is_read_quickly_is_sound_and_the_same(text: str) -> None:
    try:
        found = quick(text)
    except GivenUpError:
        return
    assert found == careful(text)


@pytest.mark.parametrize(
    "text",
    ["", "a: &x 1\nb: *x", "a: !!str 1", "a: 1\na: 2", "a: Số #1", "a: “b”", "<<: 1", "a: 1\n---\nb: 2",
     "a: 'open", '? [a]\n: b', 'k: "\\u0007"', "k: one\n  - two", "[" * 80 + "]" * 80],
)  # fmt: skip
def test_at_anything_out_of_the_ordinary_it_gives_up(text: str) -> None:
    with pytest.raises(GivenUpError):
        quickly_read(text)
