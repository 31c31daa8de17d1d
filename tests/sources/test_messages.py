"""Every code has its words in both languages, with the same values, and no message crashes."""

import re
import string
import unicodedata
from pathlib import Path

import pytest

from qmsdocs.base.errors import Problem
from qmsdocs.base.places import Place
from qmsdocs.sources.messages import catalogue, line, message, text

FOLDER = Path(__file__).parents[2] / "src" / "qmsdocs" / "data" / "messages"
FILES = sorted(FOLDER.glob("*.yaml"))
CODES = sorted(catalogue())


def placeholders(words: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name is not None}


@pytest.mark.parametrize("code", CODES)
def test_a_code_has_both_languages_with_the_same_values(code: str) -> None:
    words = catalogue()[code]
    assert set(words) == {"vi", "en"}
    assert unicodedata.is_normalized("NFC", words["vi"])
    assert placeholders(words["vi"]) == placeholders(words["en"])
    assert all(isinstance(value, str) and value.strip() for value in words.values())


def test_every_code_is_given_once_in_all_files() -> None:
    given = [
        code
        for path in FILES
        for code in re.findall(
            r"^([a-z]+\.[^\s:]+):", path.read_text(encoding="utf-8"), re.MULTILINE
        )
    ]
    assert sorted(given) == sorted(set(given)) == CODES


def test_a_line_has_place_and_words() -> None:
    place = Place("profiles/so-khcn-kon-tum/2019.yaml", 41, 12, "mục tiêu 3 › chỉ tiêu")
    problem = Problem("profile.not-a-number", place, {"value": "chín mươi"})
    assert line(problem) == (
        "profiles/so-khcn-kon-tum/2019.yaml:41:12: mục tiêu 3 › chỉ tiêu: "
        'phải là số, đang là "chín mươi". Ghi 90 hoặc 90%.'
    )
    assert message(problem, "en") == 'must be a number, is "chín mươi". Write 90 or 90%.'
    assert line(Problem("profile.not-a-number", values={"value": 1})).startswith("phải là số")


def test_what_is_missing_does_not_crash() -> None:
    assert text("no.such-code", value=3) == "no.such-code value=3"
    assert "{value}" in text("profile.not-a-number")


def test_braces_in_a_value_are_only_text() -> None:
    value = "{0.__class__} {value} }{"
    assert value in message(Problem("profile.not-a-number", values={"value": value}))


def test_values_may_be_named_like_our_own_arguments() -> None:
    assert message(Problem("profile.not-a-number", values={"value": 1, "code": 2, "lang": 3}))
