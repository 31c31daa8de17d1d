"""Every code that the program can say has words in both languages, and no words are left over."""

import re
from pathlib import Path
from typing import get_args

import pytest

from qmsdocs.batch.results import STATUSES, Fate, Why
from qmsdocs.cli.init import ANSWERS
from qmsdocs.sources.messages import catalogue

WHY = get_args(Why)
SOURCE = Path(__file__).parents[1] / "src/qmsdocs"
CODE = re.compile(r"""["'{]((?:build|cli)\.[a-z0-9.-]+)["'(}]""")
#: Built from a status, a reason or the name of an option at run time.
_HEADS = ("paper", "file", "gaps", "agency", "current", *STATUSES, *WHY)
_OPTIONS = ("force", "overwrite", "prune", "explain", "dry-run", "check")
COMPUTED = {
    *(f"cli.status.{status}" for status in STATUSES),
    *(f"cli.head.{name}" for name in _HEADS if name != "forced"),
    *(f"cli.reason.{why}" for why in WHY),
    *(f"cli.build.left-{fate}" for fate in get_args(Fate)),
    *(f"cli.build.{option}" for option in _OPTIONS),
    *(f"cli.init.{answer}" for answer in (*ANSWERS, "department")),
}


def used() -> set[str]:
    texts = [path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py")]
    return {code for text in texts for code in CODE.findall(text)} | COMPUTED


def own() -> set[str]:
    return {code for code in catalogue() if code.startswith(("build.", "cli."))}


def test_every_code_in_use_has_words() -> None:
    assert used() - own() == {"cli.status.", "cli.head."} & used()


def test_no_words_are_left_over() -> None:
    assert own() - used() == set()


@pytest.mark.parametrize("code", sorted(own()))
def test_both_languages_say_the_same_values(code: str) -> None:
    words = catalogue()[code]
    assert set(words) == {"vi", "en"}
    fields = {lang: set(re.findall(r"\{(\w+)\}", text)) for lang, text in words.items()}
    assert fields["vi"] == fields["en"]
