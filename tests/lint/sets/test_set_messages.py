"""Every code of the set check has words, and no words are left over."""

import re
from pathlib import Path
from typing import get_args

import qmsdocs
from qmsdocs.lint.paper import Part
from qmsdocs.lint.sets.results import DutyState, TextState
from qmsdocs.sources.messages import catalogue

SOURCE = Path(str(qmsdocs.__file__)).parent
CODE = re.compile(r"""["'](set\.[a-z0-9.-]+)["']""")
OWN = {code for code in catalogue() if code.startswith("set.")}
_TOLD_OTHERWISE = {"in-force", "own"}
#: Built from a name at run time; a duty that is absent is `missing` in words.
COMPUTED = {
    *(f"set.duty-{state}" for state in {*get_args(DutyState), "missing"} - {"absent"}),
    *(f"set.text-is-{state}" for state in set(get_args(TextState)) - _TOLD_OTHERWISE),
    *(f"set.part-{part}" for part in get_args(Part)),
    "set.folder",
    "set.report",
}


def test_every_code_in_use_has_words_and_no_words_are_left_over() -> None:
    texts = [path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py")]
    used = {code for text in texts for code in CODE.findall(text)}
    assert (used | COMPUTED) - OWN == set()
    assert OWN - used - COMPUTED == set()
