"""What is kept of a YAML file is what stands in it."""

from pathlib import Path

import pytest

from qmsdocs.sources import yamlkept
from qmsdocs.sources.caching import VARIABLE
from qmsdocs.sources.yamlkept import from_json, scan_kept, to_json

TEXT = 'a: 7.10\nb: ["7.1", 300.000, -1.5, 12]\nc: {d: true, e: null, f: "\\"x\\""}\n'


@pytest.fixture(autouse=True)
def _empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))


def test_a_file_is_read_once_and_comes_back_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    first, problems = scan_kept(TEXT.encode(), "a.yaml")
    monkeypatch.setattr(yamlkept, "scan_yaml", None)
    second, again = scan_kept(TEXT.encode(), "b.yaml")
    assert (problems, again) == ((), ())
    assert repr(second.value) == repr(first.value)
    assert [str(one) for one in second.value["b"]] == ["7.1", "300.000", "-1.5", "12"]
    assert str(second.value["a"]) == "7.10"
    assert (second.file, second.place(("b",)).line) == ("b.yaml", 2)


def test_a_file_with_a_fault_is_never_kept() -> None:
    for _ in range(2):
        _, problems = scan_kept(b"a: 1\na: 2\n", "a.yaml")
        assert [problem.place.line for problem in problems] == [2]


@pytest.mark.parametrize("damage", [b"{", b"\xff", b""])
def test_what_is_no_json_is_read_again(monkeypatch: pytest.MonkeyPatch, damage: bytes) -> None:
    monkeypatch.setattr(yamlkept, "kept", lambda *_: damage)
    assert scan_kept(b"a: 1\n", "a.yaml")[0].value == {"a": 1}


def test_texts_that_look_like_numbers_stay_texts() -> None:
    value = {"a": "7.10", "b": ["1", "\\u0000", '"']}
    assert from_json(to_json(value)) == value
