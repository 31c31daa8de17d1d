"""Every code that templates can say has words in both languages, and no words are left over."""

import re
from pathlib import Path

import pytest

from qmsdocs.sources.messages import catalogue

SOURCE = Path(__file__).parents[2] / "src/qmsdocs"
CODE = re.compile(r"""["'](template\.[a-z-]+)["']""")
USED = {
    code for path in SOURCE.rglob("*.py") for code in CODE.findall(path.read_text(encoding="utf-8"))
}
OWN = {code for code in catalogue() if code.startswith("template.")}


def test_codes_and_words_agree() -> None:
    assert USED == OWN


@pytest.mark.parametrize("code", sorted(OWN))
def test_both_languages_say_the_same_values(code: str) -> None:
    words = catalogue()[code]
    assert set(words) == {"vi", "en"}
    fields = {lang: set(re.findall(r"\{(\w+)\}", text)) for lang, text in words.items()}
    assert fields["vi"] == fields["en"]
