"""Damaged files, and files that say nonsense: each gives a result or a reason, never a traceback."""

import random
import re
from datetime import date

import pytest

from lint_tools import sound_file
from qmsdocs.base.errors import WordFileError
from qmsdocs.lint.inspecting import inspect
from qmsdocs.lint.results import FileResult
from qmsdocs.word.package import read_package, write_package

DAY = date(2026, 6, 1)
NONSENSE = ("", "-1", "x", "9" * 30, "1e999", "nan", "true", "\u200b")


def judged(data: bytes) -> FileResult:
    """Judge a file, or give why it is refused."""
    try:
        return inspect(data, "tep.docx", None, DAY)
    except WordFileError as error:
        return FileResult("tep.docx", (), error.problems)


@pytest.mark.parametrize("seed", range(40))
def test_a_cut_or_flipped_file_is_refused_or_judged(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 the same damage each time
    data = bytearray(sound_file("KH"))
    for _ in range(dice.randint(1, 20)):
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
    for damaged in (bytes(data), bytes(data[: dice.randrange(len(data))])):
        result = judged(damaged)
        assert result.papers or result.problems
        assert not result.crashed


@pytest.mark.parametrize("seed", range(80))
def test_values_that_are_none_are_judged_without_a_crash(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 the same damage each time
    parts = read_package(sound_file(dice.choice(["KH", "QĐ", "CV", "BB"])))
    name = dice.choice(["word/document.xml", "word/header1.xml"])
    text = parts[name].decode()
    for match in dice.sample(list(re.finditer(r"w:\w+='([^']*)'", text)), 3)[::-1]:
        text = text.replace(
            match.group(), match.group().split("=")[0] + f"='{dice.choice(NONSENSE)}'"
        )
    result = judged(write_package(parts | {name: text.encode()}))
    assert result.papers or result.problems
    assert not result.crashed


@pytest.mark.parametrize("element", ["tbl", "tr", "tc", "pPr", "rPr", "sectPr", "r", "t"])
def test_a_file_without_one_sort_of_element_is_judged(element: str) -> None:
    parts = read_package(sound_file("KH"))
    body = re.sub(rf"</?w:{element}( [^>]*)?/?>", "", parts["word/document.xml"].decode())
    result = judged(write_package(parts | {"word/document.xml": body.encode()}))
    assert result.papers
    assert not result.crashed
