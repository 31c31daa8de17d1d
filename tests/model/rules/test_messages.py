"""Every fault that the rule packs can have has words in both languages."""

import re
from pathlib import Path

import pytest

import qmsdocs.model.rules
from qmsdocs.sources.messages import catalogue

CODES = sorted(code for code in catalogue() if code.startswith("rules."))
#: Codes that `legal` puts together: the text that stands in another's place is named.
JOINED = {"rules.text-not-yet-use", "rules.text-ended-use"}


def test_codes_in_the_code_and_in_the_catalogue_are_the_same() -> None:
    folder = Path(str(qmsdocs.model.rules.__file__)).parent
    source = "\n".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    used = set(re.findall(r'"(rules\.[a-z-]+)"', source))
    assert used | JOINED == set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_both_languages_name_the_same_values(code: str) -> None:
    words = catalogue()[code]
    vietnamese, english = (set(re.findall(r"{(\w+)}", words[lang])) for lang in ("vi", "en"))
    assert vietnamese == english
