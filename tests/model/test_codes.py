"""Codes of procedures by the agency's own pattern."""

from pathlib import Path

import pytest

from profile_tools import AGENCY, faults, loaded
from qmsdocs.model.codes import initials
from qmsdocs.sources.messages import line

_STEP = "steps: [{name: Nhận, unit: Một cửa, content: Nhận hồ sơ}]"
PROCEDURES = f"""\
procedures:
  - {{id: a, name: Thủ tục A, field: Sở hữu trí tuệ, department: chuyen-mon, {_STEP}}}
  - {{id: b, name: Thủ tục B, field: Đo lường, {_STEP}}}
  - {{id: c, name: Thủ tục C, field: Sở hữu trí tuệ, {_STEP}}}
  - {{id: d, code: QT-SHTT-02, name: Thủ tục D, field: Sở hữu trí tuệ, {_STEP}}}
"""


def _codes(folder: Path, house: str = "") -> list[str | None]:
    profile = loaded(folder, agency=AGENCY + house, procedures=PROCEDURES)
    return [procedure.code for procedure in profile.procedures]


def test_a_procedure_without_a_code_gets_the_next_free_one_of_its_field(tmp_path: Path) -> None:
    assert _codes(tmp_path) == ["QT-SHTT-01", "QT-DL-01", "QT-SHTT-03", "QT-SHTT-02"]


def test_the_agency_chooses_the_pattern_and_the_letters_of_a_field(tmp_path: Path) -> None:
    house = 'house: {procedure_code: "{department}/{field}.{n}", fields: {Đo lường: TĐC}}\n'
    assert _codes(tmp_path, house) == ["PCM/SHTT.1", "/TĐC.1", "/SHTT.1", "QT-SHTT-02"]


@pytest.mark.parametrize("pattern", ["QT-{field}", "QT-{nn}-{năm}", "QT"])
def test_a_pattern_without_a_number_or_with_an_odd_mark_is_refused(
    tmp_path: Path, pattern: str
) -> None:
    house = f'house: {{procedure_code: "{pattern}"}}\n'
    found = faults(tmp_path, agency=AGENCY + house)
    assert [problem.code for problem in found] == ["profile.not-a-code-pattern"]
    assert "QT-{field}-{nn}" in line(found[0], "vi")


@pytest.mark.parametrize(
    ("field", "letters"),
    [("Sở hữu trí tuệ", "SHTT"), ("Đo lường", "DL"), ("Hộ tịch", "HT"), ("", "")],
)
def test_a_field_is_shortened_to_its_first_letters(field: str, letters: str) -> None:
    assert initials(field) == letters
