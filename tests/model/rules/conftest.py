"""A made-up kingdom's law, so that tests of the engine stand still when real law moves."""

from collections.abc import Callable
from pathlib import Path

import pytest

from qmsdocs.base.errors import Problem, RulePackError
from qmsdocs.model.rules import Rulebook, load_rulebook

LEGAL = """\
pack: legal
title: Văn bản của Vương quốc
texts:
  lenh-1:
    kind: Lệnh
    number: 1/LV
    issuer: Nhà vua
    date: 1990-01-01
    subject: về cách viết sớ
    in_force_from: 1990-02-01
    in_force_to: 2000-01-01
    replaced_by: lenh-2
  lenh-2:
    kind: Lệnh
    number: 2/LV
    issuer: Nhà vua
    date: 1999-12-01
    subject: về cách viết sớ mới
    in_force_from: 2000-01-01
lines:
  viet-so: {label: Cách viết sớ, texts: [lenh-1, lenh-2]}
"""
FIRST = """\
pack: format
title: Sớ theo lệnh cũ
text: lenh-1
blocks:
  - section: Mục 1
    measures:
      le-trai: {label: Lề trái, use: 20, min: 20, max: 25, unit: mm, clause: khoản 1}
"""
SECOND = """\
pack: format
title: Sớ theo lệnh mới
text: lenh-2
blocks:
  - section: Mục 1
    measures:
      le-trai: {label: Lề trái, use: 30, min: 30, max: 35, unit: mm, clause: khoản 2}
"""

Load = Callable[..., Rulebook]
Faults = Callable[..., tuple[Problem, ...]]


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Give a function that loads the toy packs; a keyword replaces or adds a file."""

    def load_with(**files: str) -> Rulebook:
        texts = {"legal": LEGAL, "first": FIRST, "second": SECOND} | files
        for name, text in texts.items():
            (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
        return load_rulebook(tmp_path)

    return load_with


@pytest.fixture
def faults(load: Load) -> Faults:
    """Give a function that loads the toy packs and gives what is wrong with them."""

    def faults_of(**files: str) -> tuple[Problem, ...]:
        with pytest.raises(RulePackError) as error:
            load(**files)
        return error.value.problems

    return faults_of
