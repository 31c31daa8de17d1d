"""YAML is read as people mean it, every value has its place, and faults are found all at once."""

import re
import string
import unicodedata
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.base.errors import Problem, ProfileError
from qmsdocs.base.places import Place
from qmsdocs.sources.messages import catalogue, line
from qmsdocs.sources.yamlfile import read_yaml, scan_yaml
from qmsdocs.sources.yamltext import HIDDEN

VIETNAMESE = "aăâbcdđeêghiklmnoôơpqrstuưvxyấềịỗữợĐẮƯ"
words = st.text(alphabet=VIETNAMESE + string.printable[:95], min_size=1, max_size=12)
#: Signs that only pasted text has; what becomes of them is tested one by one.
PASTED = "\u00ad\u200b\u200e\u200f\u2060\u00a0\u202f\u205f\u3000“”„‘’‚"
any_text = st.text(
    alphabet=st.characters(codec="utf-8", exclude_characters=PASTED + "\r").filter(
        lambda char: not HIDDEN.match(char) and not "\u2000" <= char <= "\u200a"
    )
).filter(lambda text: "\n" not in text)
keys = st.text(alphabet=VIETNAMESE + string.ascii_letters + " :-#", min_size=1).filter(str.strip)
scalars = any_text | st.none() | st.booleans() | st.integers(-(10**14), 10**14)
data = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=12,
)


def leaves(
    value: object, loc: tuple[str | int, ...] = ()
) -> list[tuple[tuple[str | int, ...], Any]]:
    """Give every scalar with its path."""
    if isinstance(value, dict):
        return [leaf for key, item in value.items() for leaf in leaves(item, (*loc, key))]
    if isinstance(value, list):
        return [leaf for index, item in enumerate(value) for leaf in leaves(item, (*loc, index))]
    return [(loc, value)]


def composed(value: object) -> object:
    """Give data with all of its texts in the composed form."""
    if isinstance(value, dict):
        return {unicodedata.normalize("NFC", key): composed(item) for key, item in value.items()}
    if isinstance(value, list):
        return [composed(item) for item in value]
    return unicodedata.normalize("NFC", value) if isinstance(value, str) else value


def at(text: str, place: Place) -> str:
    """Give the rest of the line from a place on."""
    return text.split("\n")[place.line - 1][place.column - 1 :]


def codes(text: str) -> list[tuple[str, int, int]]:
    """Give code, line and column of every problem of a text."""
    _, problems = scan_yaml(text.encode("utf-8", "surrogatepass"), "x.yaml")
    return [(problem.code, problem.place.line, problem.place.column) for problem in problems]


@given(st.dictionaries(keys, data))
def test_what_was_written_is_read(value: dict[str, Any]) -> None:
    text = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10**6)
    assert read_yaml(text.encode(), "x.yaml").value == composed(value)


@given(st.dictionaries(keys, data), st.booleans())
def test_at_the_place_of_a_value_stands_that_value(value: dict[str, Any], bom: bool) -> None:
    text = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10**6)
    document = read_yaml(text.encode("utf-8-sig" if bom else "utf-8"), "x.yaml")
    for loc, scalar in leaves(document.value):
        assert document.has(loc)
        assert read_yaml(at(text, document.place(loc)).encode(), "rest").value == scalar


@given(st.dictionaries(keys, data, min_size=1))
def test_at_the_place_of_a_key_stands_that_key(value: dict[str, Any]) -> None:
    text = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10**6)
    document = read_yaml(text.encode(), "x.yaml")
    for key in document.value:
        rest = at(text, document.key_place((key,)))
        found = read_yaml((rest.removeprefix("? ").rstrip() + "\n").encode(), "rest").value
        assert found == key or list(found) == [key]


@given(any_text)
def test_text_is_composed_at_the_door(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)
    source = yaml.safe_dump({"a": decomposed}, allow_unicode=True, width=10**6)
    assert read_yaml(source.encode(), "x.yaml").value == {"a": unicodedata.normalize("NFC", text)}


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("No", "No"),
        ("True", "True"),
        ("010", "010"),
        ("0x1F", "0x1F"),
        ("0o17", "0o17"),
        ("1_000", "1_000"),
        ("12:30", "12:30"),
        ("22:22:22", "22:22:22"),
        ("2024-01-05", "2024-01-05"),
        ("2026-13-45", "2026-13-45"),
        ("05/3/2024", "05/3/2024"),
        ("1e3", "1e3"),
        (".5", ".5"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("+84", "+84"),
        ("0252 382 2345", "0252 382 2345"),
        ("123456789012345678901234567890", "123456789012345678901234567890"),
        ("'90'", "90"),
        ('"true"', "true"),
        ("''", ""),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("90", 90),
        ("-5", -5),
        ("0", 0),
        ("7.5", 7.5),
        ("-0.25", -0.25),
    ],
)
def test_only_plain_words_and_numbers_are_more_than_text(written: str, read: object) -> None:
    value = read_yaml(f"a: {written}\n".encode(), "x.yaml").value["a"]
    assert value == read
    assert isinstance(value, type(read))


@pytest.mark.parametrize("written", ["7.10", "1.500", "9.0"])
def test_a_decimal_number_knows_how_it_was_written(written: str) -> None:
    assert str(read_yaml(f"a: {written}".encode(), "x.yaml").value["a"]) == written


def test_block_texts_keep_their_lines() -> None:
    document = read_yaml("a: |\n  một\n  hai\nb: >\n  một\n  hai\n".encode(), "x.yaml")
    assert document.value == {"a": "một\nhai\n", "b": "một hai\n"}
    assert document.place(("b",)) == Place("x.yaml", 4, 4)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_places_do_not_depend_on_line_ends(ending: str) -> None:
    text = ending.join(["\ufeff# chú thích", "tên: Đỗ Văn L", "con:", "  - x", "  - y"])
    document = read_yaml(text.encode(), "x.yaml")
    assert document.place(("tên",)) == Place("x.yaml", 2, 6)
    assert document.place(("con", 1)) == Place("x.yaml", 5, 5)
    assert document.key_place(("con",)) == Place("x.yaml", 3, 1)


def test_a_value_that_is_missing_has_the_place_of_its_nearest_parent() -> None:
    document = read_yaml(b"a:\n  b:\n    c: 1\n", "x.yaml")
    assert document.place(("a", "b", "x", 0, "y")) == Place("x.yaml", 2, 3)
    assert document.key_place(("z",), "nhãn") == Place("x.yaml", 1, 1, "nhãn")
    assert not document.has(("a", "b", "x"))


def test_a_repeated_part_is_found_where_it_was_written() -> None:
    text = "a: &x\n  b: [1, 2]\nc: *x\nd: &y [*x]\ne: *y\n"
    document = read_yaml(text.encode(), "x.yaml")
    assert document.value["e"][0] == {"b": [1, 2]}
    assert document.place(("c", "b", 1)) == Place("x.yaml", 2, 10)
    assert document.place(("e", 0, "b", 0)) == Place("x.yaml", 2, 7)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: 1\nb: 2\na: 3\n", [("file.duplicate-key", 3, 1)]),
        ("é: 1\ne\u0301: 3\n", [("file.duplicate-key", 2, 1)]),
        ("a: &x {b: 1}\nc:\n  <<: *x\n", [("file.merge-key", 3, 3)]),
        ("a: !!python/object:os.system x\n", [("file.tag", 1, 4)]),
        ("a: !vault {b: 1}\n", [("file.tag", 1, 4)]),
        ("a: &x [*x]\n", [("file.unknown-alias", 1, 8)]),
        ("a: {{ tên }}\n", [("file.key-not-text", 1, 5)]),
        ("? [a, b]\n: 1\n", [("file.key-not-text", 1, 3)]),
        ('"": 1\n', [("file.key-not-text", 1, 1)]),
        ("&x a: 1\n", [("file.key-not-text", 1, 1)]),
        ("a: 1\n---\nb: 2\n", [("file.two-documents", 2, 1)]),
        ("a: x\x07y\n", [("file.hidden-character", 1, 5)]),
        ("a: x\x85y\u2028z\ufeff\n", [("file.hidden-character", 1, n) for n in (5, 7, 9)]),
        (
            "a: [x\x00, y\x1b]\n",
            [("file.hidden-character", 1, 6), ("file.hidden-character", 1, 10)],
        ),
        ("a: x\uf0b7y\u202ez\ufffd\n", [("file.hidden-character", 1, n) for n in (5, 7, 9)]),
        ("a: Số #1\nb: x #y\n", [("file.lost-comment", 1, 7), ("file.lost-comment", 2, 6)]),
        ("a: #12 Lê Lợi\n", [("file.lost-comment", 1, 4)]),
        ("a: “x”\nb: [‘7.5’]\n", [("file.curly-quotes", 1, 4), ("file.curly-quotes", 2, 5)]),
        ("a:\n  - x\n    - y\n", [("file.folded-dash", 3, 5)]),
        ("a:\n  - x\n\n     – y\n", [("file.folded-dash", 4, 6)]),
        ("a: x\n  - y\n", [("file.folded-dash", 2, 3)]),
        ("a: &x\n", [("file.anchor", 1, 4)]),
        ("a: &x 1\nb: [&y z, *y]\n", [("file.anchor", 1, 4)]),
        ('a: "x\\x07"\n', [("file.hidden-escape", 1, 4)]),
        ('a: "x\\u2028"\n', [("file.hidden-escape", 1, 4)]),
    ],
)
def test_traps_are_refused_with_their_place(text: str, found: list[tuple[str, int, int]]) -> None:
    assert codes(text) == found


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: x # y\n", "x"),
        ("a: x #\n", "x"),
        ("a: x ## y\n", "x"),
        ("a: x#y\n", "x#y"),
        ('a: "x #y"\n', "x #y"),
        ("a: “x” và “y”\n", "“x” và “y”"),
        ('a: "“x”"\n', "“x”"),
        ("a: x\n  y - z\n", "x y - z"),
        ("a: |\n  x\n  - y\n", "x\n- y\n"),
    ],
)
def test_what_only_looks_like_a_trap_is_read(text: str, value: str) -> None:
    assert read_yaml(text.encode(), "x.yaml").value == {"a": value}


@pytest.mark.parametrize("space", ["\u00a0", "\u2007", "\u202f", "\u3000"])
def test_spaces_of_word_do_for_spaces_of_yaml(space: str) -> None:
    text = f"a:\n{space * 2}b:{space}x{space}y\n{space} c:\n  {space} -{space}z\n"
    assert read_yaml(text.encode(), "x.yaml").value == {"a": {"b": f"x{space}y", "c": ["z"]}}


@pytest.mark.parametrize("sign", ["\u00ad", "\u200b", "\u200e", "\u2060"])
def test_signs_that_nobody_sees_do_not_count(sign: str) -> None:
    text = f"{sign}a{sign}:{sign} x{sign}-y{sign}\n"
    assert read_yaml(text.encode(), "x.yaml").value == {"a": "x-y"}


@pytest.mark.parametrize("start", [b"PK\x03\x04\x14", b"\xd0\xcf\x11\xe0", b"%PDF-1.7", b"{\\rtf1"])
def test_a_file_of_another_program_is_named(start: bytes) -> None:
    _, problems = scan_yaml(start + bytes(200), "x.yaml")
    assert [(problem.code, problem.place) for problem in problems] == [
        ("file.other-format", Place("x.yaml"))
    ]


@pytest.mark.parametrize(
    "data", [b"a: x\ny: \xff\xfe\n", "a: đ\nb: \ud800".encode("utf-8", "surrogatepass")]
)
def test_text_that_is_not_utf8_is_refused_at_its_place(data: bytes) -> None:
    document, problems = scan_yaml(data, "x.yaml")
    assert document.value is None
    assert [(p.code, p.place.line, p.place.column) for p in problems] == [("file.not-utf8", 2, 4)]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32"])
def test_windows_unicode_is_refused_without_a_traceback(encoding: str) -> None:
    _, problems = scan_yaml("a: 1\n".encode(encoding), "x.yaml")
    assert [problem.code for problem in problems] == ["file.not-utf8"]


def test_a_colon_inside_a_value_does_not_hide_the_rest() -> None:
    text = 'a: Tập huấn: nâng cao\nb: @x\nc: "mở\nd: 1\nd: 2\ne: [1, 2\nf: {x: 1}\n'
    document, problems = scan_yaml(text.encode(), "x.yaml")
    assert [(p.code, p.place.line) for p in problems] == [
        ("file.colon-in-value", 1),
        ("file.bad-start", 2),
        ("file.open-quote", 3),
        ("file.duplicate-key", 5),
        ("file.open-bracket", 6),
    ]
    assert document.value["f"] == {"x": 1}
    assert document.mended == {1, 2, 3, 6}


def test_reading_raises_all_problems_together() -> None:
    with pytest.raises(ProfileError) as caught:
        read_yaml(b"a: 1\na: 2\nb: !x 1\n", "x.yaml")
    assert [problem.code for problem in caught.value.problems] == ["file.duplicate-key", "file.tag"]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_deep_nesting_is_refused_and_does_not_crash(opening: str) -> None:
    found = [code for code, _, _ in codes(opening * 60_000)]
    assert found[-1] == "file.too-deep"
    assert set(found[:-1]) <= {"file.key-not-text"}


def test_as_deep_as_the_limit_is_read() -> None:
    document = read_yaml(b"[" * 64 + b"]" * 64, "x.yaml")
    assert document.place((0,) * 63) == Place("x.yaml", 1, 64)


def test_a_bomb_of_repeats_is_refused() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 11)]
    assert [code for code, _, _ in codes("\n".join(lines))] == ["file.too-many-values"]


def test_a_file_beyond_the_size_limit_is_not_read() -> None:
    assert [code for code, _, _ in codes("#" * (5 * 1024 * 1024 + 1))] == ["file.too-big"]


def test_a_binary_file_does_not_give_thousands_of_messages() -> None:
    assert len(codes("\x01" * 5000)) == 50


@given(st.text(alphabet="ab: -#[]{},&*!|>'\"%@`?\n\t\\\x07<~0.", max_size=40))
def test_nonsense_is_read_or_refused_in_our_own_words(text: str) -> None:
    document, problems = scan_yaml(text.encode(), "x.yaml")
    assert document.file == "x.yaml"
    for problem in problems:
        assert problem.code in catalogue()
        assert 1 <= problem.place.line <= text.count("\n") + 1
        assert problem.place.column >= 1
        assert_vietnamese(problem)


def assert_vietnamese(problem: Problem) -> None:
    """The words of the parser are English: none of them may come through."""
    assert not re.search(r"\b(while|expected|found|not allowed|token|scanning)\b", line(problem))
