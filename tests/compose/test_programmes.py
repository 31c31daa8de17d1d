"""The programme by day, and what of the scope and the standard it covers."""

from datetime import date

from qmsdocs.compose.programmes import coverage, programme
from qmsdocs.model.agency import Department
from qmsdocs.model.audits import Audit, Session

UNITS = {"van-phong": "Văn phòng", "qlkh": "Phòng QLKH", "ngoai": "Chi cục"}
DEPARTMENTS = (
    Department(id="van-phong", name="Văn phòng"),
    Department(id="qlkh", name="Phòng QLKH"),
    Department(id="ngoai", name="Chi cục", in_scope=False),
)
CLAUSES = (("4", "A"), ("4.1", "B"), ("9", "C"), ("9.1", "D"), ("9.1.1", "E"), ("9.1.2", "F"))
FIRST, SECOND = date(2024, 11, 4), date(2024, 11, 5)
AUDIT = Audit(
    units=("Lãnh đạo", "van-phong"),
    programme=(
        Session(date=FIRST, start="08 giờ 00", end="08 giờ 30", content="Họp khai mạc"),
        Session(date=FIRST, unit="Văn phòng", clauses=("4.1", "9.1.2"), auditors=("A", "B")),
        Session(date=SECOND, unit="van-phong", clauses=("4.1",), auditors=("B", "C")),
        Session(unit="Lãnh đạo", clauses=("4",)),
    ),
)


def test_lines_stand_under_their_day_in_the_order_of_the_profile() -> None:
    days = programme(AUDIT, UNITS).days
    assert [(day.date, len(day.sessions)) for day in days] == [(FIRST, 2), (SECOND, 1), (None, 1)]
    meeting, first = days[0].sessions
    assert (meeting.time, meeting.unit, meeting.content) == ("08h00 - 08h30", None, "Họp khai mạc")
    assert (first.unit, first.clauses, first.auditors) == ("Văn phòng", "4.1; 9.1.2", "A; B")


def test_a_unit_is_covered_under_its_id_or_its_name_and_a_department_in_scope_is_missed() -> None:
    found = coverage(AUDIT, DEPARTMENTS, CLAUSES, UNITS)
    assert [(row.unit, row.covered) for row in found.by_unit] == [
        ("Lãnh đạo", True),
        ("Văn phòng", True),
        ("Phòng QLKH", False),
    ]
    office = found.by_unit[1]
    assert (office.dates, office.clauses) == ("04/11/2024; 05/11/2024", "4.1; 9.1.2")
    assert office.auditors == "A; B; C"
    assert found.units_covered == 2


def test_a_clause_is_covered_whole_or_says_what_is_missing() -> None:
    found = coverage(AUDIT, DEPARTMENTS, CLAUSES, UNITS)
    assert [(row.number, row.units, row.missing) for row in found.by_clause] == [
        ("4.1", "Văn phòng; Lãnh đạo", ""),
        ("9.1", "Văn phòng", "9.1.1"),
    ]
    assert found.clauses_covered == 1
    assert [row.label for row in found.left_out] == ["D"]


def test_without_a_programme_nothing_is_planned_and_nothing_is_covered() -> None:
    found = coverage(Audit(), DEPARTMENTS, CLAUSES, UNITS)
    assert not found.planned
    assert (found.units_covered, found.clauses_covered) == (0, 0)
    assert coverage(AUDIT, DEPARTMENTS, CLAUSES, UNITS).planned


def test_all_departments_together_are_named_at_once() -> None:
    units = {name: name.upper() for name in "abc"}
    departments = [Department(id=id_, name=name) for id_, name in units.items()]
    sessions = [Session(unit=name, clauses=("4",)) for name in ("Lãnh đạo", *units)]
    (whole, _) = coverage(Audit(programme=tuple(sessions)), departments, CLAUSES, units).by_clause
    assert whole.units == "Lãnh đạo; Tất cả các phòng, đơn vị thuộc phạm vi áp dụng"
    (some, _) = coverage(
        Audit(programme=tuple(sessions[:3])), departments, CLAUSES, units
    ).by_clause
    assert some.units == "Lãnh đạo; A; B"
