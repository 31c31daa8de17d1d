"""What the parser says in English becomes our code at the place where a person should look."""

import pytest

from qmsdocs.sources.messages import text
from qmsdocs.sources.yamlfile import scan_yaml


@pytest.mark.parametrize(
    ("source", "code", "line", "column"),
    [
        ("a: b: c", "file.colon-in-value", 1, 5),
        ("a\nb: 1", "file.no-colon", 1, 1),
        ("x:\n  name A # ghi chú\n  b: 1", "file.no-colon", 2, 3),
        ("x:\n  name:A\n  b: 1", "file.no-colon", 2, 3),
        ("x:\n  members # ghi chú\n    - a: 1", "file.no-colon", 2, 3),
        ("a: b\n  c: d", "file.stray-colon", 2, 4),
        ("a: - b", "file.stray-dash", 1, 4),
        ("a: 1\nb c\nd: 1", "file.no-colon", 2, 1),
        ("a: @x", "file.bad-start", 1, 4),
        ("a: `x`", "file.bad-start", 1, 4),
        ("a: %x", "file.bad-start", 1, 4),
        ("a: *Ghi chú*", "file.unknown-alias", 1, 4),
        ("a: * ghi chú", "file.bad-start", 1, 4),
        ("a: & b", "file.bad-start", 1, 4),
        ("%x\na: 1", "file.bad-start", 1, 1),
        ("a:\n\t- b", "file.tab", 2, 1),
        ('b: 1\na: "x', "file.open-quote", 2, 4),
        ("a: 'x", "file.open-quote", 1, 4),
        ('a: "x" y', "file.after-quote", 1, 8),
        ("a: 'it's'", "file.after-quote", 1, 8),
        ('a: "C:\\Users"', "file.escape", 1, 7),
        ('a: "\\xZZ"', "file.escape", 1, 5),
        ('a: "\\ud800"', "file.escape", 1, 5),
        ("a: |x\n  y", "file.block-header", 1, 4),
        ("a: >= 98%\nb: 1", "file.block-header", 1, 4),
        ('a: "x\nb: 1\nc: "y"', "file.open-quote", 1, 4),
        ("a:\n  - 'x\n  - 'y'", "file.open-quote", 2, 5),
        ("a:\n  - x\n  – y\n  - z", "file.list-dash", 3, 3),
        ("a:\n  - x\n  -y\n  - z", "file.list-dash", 3, 3),
        ("a:\n  - x\n  y\n  - z", "file.list-dash", 3, 3),
        ("a:\n- x\n• y\nb: 1", "file.list-dash", 3, 1),
        ("a:\n  -b: 1\n    c: 2", "file.list-dash", 2, 3),
        ("a:\n  - b: 1\n    c: 2\n  -b: 3\n    c: 4", "file.list-dash", 4, 3),
        ("a: “x: y”", "file.curly-quotes", 1, 6),
        ("a:\n  - x\n - y", "file.indent", 3, 2),
        ("- a\nb: 1", "file.indent", 2, 1),
        ("a: [1, 2", "file.open-bracket", 1, 4),
        ("a: {x: 1", "file.open-brace", 1, 4),
        ("a: }", "file.bracket", 1, 4),
        ("a: !u!x y", "file.tag", 1, 4),
    ],
)
def test_a_syntax_error_has_a_code_and_a_place(
    source: str, code: str, line: int, column: int
) -> None:
    _, problems = scan_yaml(source.encode(), "x.yaml")
    place = problems[0].place
    assert (problems[0].code, place.line, place.column) == (code, line, column)
    assert len(problems) == 1 or code == "file.unknown-alias"


def test_every_line_that_begins_with_a_tab_is_named() -> None:
    _, problems = scan_yaml(b"a:\n\tb: 1\n\tc: 2\nd: 1\n\n  \t- e\n", "x.yaml")
    assert [(problem.code, problem.place.line) for problem in problems] == [
        ("file.tab", 2),
        ("file.tab", 3),
        ("file.tab", 6),
    ]


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("members\n  - a: 1\nb: 2", {"members": [{"a": 1}], "b": 2}),
        ("x: 1\nmembers # ghi chú\n  - a: 1\nb: 2", {"x": 1, "members": [{"a": 1}], "b": 2}),
        ("name Sở\nb: 2", {"name": None, "b": 2}),
        ("a: |x\nb: 2", {"a": None, "b": 2}),
        ('a: "x\nb: "y"\nc: 2', {"a": None, "b": "y", "c": 2}),
        ("a:\n  -b: 1\n    c: 2", {"a": [{"b": 1, "c": 2}]}),
    ],
)
def test_one_mistake_does_not_hide_what_belongs_to_the_line(source: str, value: object) -> None:
    document, problems = scan_yaml(source.encode(), "x.yaml")
    assert len(problems) == 1
    assert document.value == value


def test_the_words_tell_the_way_out() -> None:
    assert "dấu nháy" in text("file.colon-in-value")
    assert "quotation marks" in text("file.colon-in-value", "en")
