"""The topics of the review are found by the input that they report on, however it is written."""

import pytest

from qmsdocs.compose.inputs import review_inputs
from qmsdocs.model.inputs import input_of
from qmsdocs.model.reviews import Topic


@pytest.mark.parametrize(
    ("clause", "name"),
    [
        ("9.3.2.c.2", "objectives"),
        ("9.3.2 c) 2)", "objectives"),
        ("9.3.2c2", "objectives"),
        (" 9.3.2 A)", "earlier"),
        ("5.6.2.a", "audits"),
        ("5.6.2.h", None),
        ("9.3.2", None),
        ("9.3.3", None),
        ("", None),
    ],
)
def test_a_clause_is_read_in_any_spelling_and_edition(clause: str, name: str | None) -> None:
    assert input_of(clause) == name


def test_reports_stand_under_their_input_and_several_are_joined() -> None:
    found = review_inputs(
        (
            Topic(clause="9.3.2.b", title="Thay đổi", report="Tổ chức lại"),
            Topic(clause="9.3.2 b)", title="Thay đổi", report="Luật mới"),
            Topic(clause="9.3.2.c.7", title="Nhà cung cấp"),
            Topic(title="Khác", report="Không thuộc đầu vào nào"),
        )
    )
    assert found.context == "Tổ chức lại; Luật mới"
    assert found.suppliers is None
    assert found.earlier is None
