"""Every code of corrections and waivers has words, and no words are left over."""

import re
from pathlib import Path

import qmsdocs
from qmsdocs.sources.messages import catalogue

SOURCE = Path(str(qmsdocs.__file__)).parent
CODE = re.compile(r"""["']((?:fix|waiver)\.[a-z-]+)["']""")


def test_every_code_in_use_has_words_and_no_words_are_left_over() -> None:
    texts = (path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py"))
    used = {code for text in texts for code in CODE.findall(text)}
    own = {code for code in catalogue() if code.startswith(("fix.", "waiver."))}
    assert used == own
