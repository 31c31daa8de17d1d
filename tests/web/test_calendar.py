"""The calendar of a year as a page and as a file."""

import pytest
from icalendar import Calendar

from web_tools import Person, person, workspace

AGENCY = "ubnd-phuong-mau"
PAGE = f"/a/{AGENCY}/2026/calendar"


@pytest.fixture(scope="module")
def someone(tmp_path_factory: pytest.TempPathFactory) -> Person:
    return person(workspace(tmp_path_factory.mktemp("ws"), AGENCY))


def test_deadlines_stand_month_by_month_and_late_ones_are_marked(someone: Person) -> None:
    page = someone.get(PAGE).text
    assert page.index("Tháng 03/2026") < page.index("Tháng 09/2026")
    assert "quá hạn" in page
    assert "đã xong" in page


def test_what_is_done_can_be_left_out(someone: Person) -> None:
    page = someone.get(f"{PAGE}?open=1").text
    assert "đã xong</span>" not in page
    assert "quá hạn" in page


def test_the_file_is_a_calendar_with_every_dated_deadline(someone: Person) -> None:
    answer = someone.get(f"/a/{AGENCY}/2026/calendar.ics")
    assert answer.headers["content-type"].startswith("text/calendar")
    assert (
        answer.headers["content-disposition"] == f"attachment; filename*=utf-8''{AGENCY}-2026.ics"
    )
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    assert len(events) > 20
