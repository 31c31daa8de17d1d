"""Every code that the program can say has words in both languages, and no words are left over."""

import re
from pathlib import Path

import pytest

from qmsdocs.sources.messages import catalogue

SOURCE = Path(__file__).parents[1] / "src/qmsdocs"
CODE = re.compile(r"""["'{]((?:build|cli)\.[a-z0-9.-]+)["'(}]""")
#: Built from a status at run time.
COMPUTED = {f"cli.status.{status}" for status in ("written", "unchanged", "beside", "failed")}
COMPUTED |= {f"cli.head.{name}" for name in ("paper", "file", "gaps")}


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
