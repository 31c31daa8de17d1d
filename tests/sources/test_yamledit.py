"""Edits of a YAML file: exactly what was meant is different, and every other sign stays."""

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qmsdocs.base.errors import ProfileError
from qmsdocs.sources.yamledit import Edits, changed, edited
from qmsdocs.sources.yamlfile import read_yaml

TEXT = """\
# đầu tệp
year: 2024   # năm
papers:
  # trước
  a: {number: 12, date: 2024-03-04, signer: giam-doc} # kế hoạch
  b:
    date: 2024-03-15
    signer: 'pho'
    # trong b
findings:
  # thứ nhất
  - id: "01"
    closed: 2024-01-02
    text: >-
      gấp
      dòng

  # thứ hai
  - id: "02"
    text: hai
list: [x, y, z]
"""


def edit(text: str = TEXT, **parts: Any) -> str:  # noqa: ANN401 as Edits takes them
    return edited(text, Edits(**parts), "a.yaml")


def comments(text: str) -> list[str]:
    return re.findall(r"^\s*#.*$", text, re.MULTILINE)


def test_a_cleared_value_takes_its_line_and_nothing_else() -> None:
    assert edit(removed={("papers", "b", "date")}) == TEXT.replace("    date: 2024-03-15\n", "")


def test_values_in_brackets_go_with_their_comma() -> None:
    shown = edit(removed={("papers", "a", "number"), ("papers", "a", "date"), ("list", 2)})
    assert "a: {signer: giam-doc} # kế hoạch" in shown
    assert "list: [x, y]\n" in shown


def test_an_item_goes_and_the_comments_between_items_stay() -> None:
    shown = edit(removed={("findings", 0)})
    assert "dòng" not in shown
    assert comments(shown) == comments(TEXT)


def test_the_first_key_of_an_item_leaves_its_dash() -> None:
    shown = edit(removed={("findings", 0, "id"), ("findings", 0, "closed")})
    assert "  - text: >-\n      gấp\n" in shown


def test_a_comment_behind_the_first_key_of_an_item_stays() -> None:
    text = "list:\n  - id: 1\n    # giữ\n    name: a\n"
    shown = edit(text, removed={("list", 0, "id")})
    assert comments(shown) == ["    # giữ"]


def test_a_value_is_set_in_its_own_way_of_writing() -> None:
    shown = edit(
        set_values={("year",): 2025, ("papers", "a", "number"): 13, ("findings", 0, "text"): "mới"}
    )
    assert "year: 2025   # năm\n" in shown
    assert "a: {number: 13, date" in shown
    assert "    text: mới\n\n  # thứ hai\n" in shown


def test_new_keys_and_items_come_behind_the_last() -> None:
    shown = edit(
        set_values={("papers", "c"): {"date": "2025-01-02"}, ("list", 1): "w"},
        appended={("findings",): [{"id": "03", "text": "ba"}], ("more",): ["một: hai"]},
    )
    assert "    signer: 'pho'\n  c: {date: 2025-01-02}\n    # trong b\n" in shown
    assert '  - {id: "03", text: ba}\n' in shown
    assert shown.endswith('list: [x, w, z]\nmore:\n  - "một: hai"\n')


def test_windows_line_ends_and_a_missing_last_one_are_kept() -> None:
    text = "a: 1\r\nb:\r\n  c: 2"
    assert edit(text, set_values={("b", "d"): "x"}) == "a: 1\r\nb:\r\n  c: 2\r\n  d: x\r\n"


def test_a_value_that_is_repeated_elsewhere_is_left_to_a_person() -> None:
    with pytest.raises(ProfileError) as caught:
        edit("a: &x {b: 1, c: 2}\nd: *x\n", removed={("a", "b")})
    assert [problem.code for problem in caught.value.problems] == ["file.not-editable"]


def test_a_long_text_is_folded() -> None:
    words = " ".join(["Thủ tục hành chính"] * 12)
    shown = edit(set_values={("papers", "b", "signer"): words})
    assert max(map(len, shown.splitlines())) <= 100
    assert read_yaml(shown.encode(), "a").value["papers"]["b"]["signer"] == words


LETTERS = "ađêĐ 1.:#-'\"[]{},&*!|>%@`?~\\n\t=/"
SCALARS = st.one_of(
    st.text(alphabet=LETTERS, min_size=0, max_size=12),
    st.sampled_from(["", "true", "null", "no", "010", "12:30", "2024-01-05", "1.5", "a b" * 60]),
    st.integers(-5, 10**6),
    st.booleans(),
    st.none(),
)
KEYS = st.text(alphabet="abcđê", min_size=1, max_size=4)
VALUES = st.recursive(
    SCALARS,
    lambda below: st.one_of(
        st.lists(below, min_size=1, max_size=4),
        st.dictionaries(KEYS, below, min_size=1, max_size=4),
    ),
    max_leaves=12,
)
DOCUMENTS = st.dictionaries(KEYS, VALUES, min_size=1, max_size=5)


def leaves(value: dict[str, Any] | list[Any], loc: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Give the path of every value below the top."""
    below = value.items() if isinstance(value, dict) else enumerate(value)
    found = []
    for step, item in below:
        found.append((*loc, step))
        if isinstance(item, dict | list):
            found += leaves(item, (*loc, step))
    return found


@settings(max_examples=150)
@given(DOCUMENTS, VALUES, st.data())
def test_what_was_written_reads_back_and_any_edit_says_what_was_meant(
    document: dict[str, Any],
    new: Any,  # noqa: ANN401 whatever YAML holds
    data: st.DataObject,
) -> None:
    text = edited(
        "first: 1 # một\n", Edits(set_values={(key,): v for key, v in document.items()}), ""
    )
    assert read_yaml(text.encode(), "").value == {"first": 1, **document}
    paths = leaves(document)
    spot = data.draw(st.sampled_from(paths))
    edits = data.draw(st.sampled_from([Edits(set_values={spot: new}), Edits(removed={spot})]))
    siblings = [path for path in paths if path[:-1] == spot[:-1]]
    if edits.removed and len(siblings) == 1 and len(spot) > 1:
        return  # a group that would be left empty is taken out by whoever asks
    shown = edited(text, edits, "")
    assert read_yaml(shown.encode(), "").value == changed({"first": 1, **document}, edits)
    assert "# một" in shown
