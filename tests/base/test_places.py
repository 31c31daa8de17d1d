"""Places print as editors and terminals understand them."""

import pytest

from qmsdocs.base.places import Place


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (Place("a.yaml", 4, 12, "mục tiêu 3"), "a.yaml:4:12: mục tiêu 3"),
        (Place("a.yaml", 4), "a.yaml:4"),
        (Place("a.docx", within="đoạn 12"), "a.docx: đoạn 12"),
        (Place("", 4, 1), "4:1"),
        (Place(), ""),
    ],
)
def test_only_what_is_known_is_said(place: Place, text: str) -> None:
    assert str(place) == text
