"""Every code of PDF, books and archives has words in both languages, and no words are left over."""

import re
from pathlib import Path

import pytest

from qmsdocs.sources.messages import catalogue

SOURCE = Path(__file__).parents[1] / "src/qmsdocs"
CODE = re.compile(r"""["'](output\.[a-z0-9.-]+)["']""")
#: Built from a name at run time.
COMPUTED = {f"output.option-{name}" for name in ("pdf", "merge", "zip")}
COMPUTED |= {f"output.summary-{kind}" for kind in ("pdf", "book", "archive")}
OWN = {code for code in catalogue() if code.startswith("output.")}


def test_every_code_in_use_has_words_and_no_words_are_left_over() -> None:
    texts = [path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py")]
    assert {code for text in texts for code in CODE.findall(text)} | COMPUTED == OWN


@pytest.mark.parametrize("code", sorted(OWN))
def test_both_languages_say_the_same_values(code: str) -> None:
    words = catalogue()[code]
    assert set(words) == {"vi", "en"}
    vi, en = (set(re.findall(r"\{(\w+)\}", words[language])) for language in ("vi", "en"))
    assert vi == en
