"""A change of the law touches the kinds that it reaches, and no others."""

import pytest

from qmsdocs.batch.touching import touches
from qmsdocs.model.rules import Citation, RuleChange
from toy import page, rulebook

KH = page("id: a\nform: KH\nsubject: A\nbases: [quan-ly]")
CV = page("id: b\nform: CV\nsubject: A\ncites: [ql]")
TL = page("id: c\nform: TL")


def change(pack: str, id_: str, *kinds: str) -> RuleChange:
    return RuleChange(pack, id_, "x", "a", "b", Citation(document="d"), kinds)


@pytest.mark.parametrize(
    ("what", "touched"),
    [
        (change("format", "page.margin.top"), [True, True, False]),
        (change("format", "kinh_gui", "CV", "TTr"), [False, True, False]),
        (change("legal", "ql"), [True, True, False]),
        (change("legal", "ql-moi"), [True, False, False]),
        (change("standard", "iso-9001-2015"), [True, True, True]),
        (change("norms", "so.first"), [False, False, False]),
    ],
)
def test_a_change_reaches_pages_by_form_text_or_standard(
    what: RuleChange, touched: list[bool]
) -> None:
    assert [touches(what, one, rulebook()) for one in (KH, CV, TL)] == touched
