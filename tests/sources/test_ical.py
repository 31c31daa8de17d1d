"""A calendar file: another program reads what was meant, and the bytes are always the same."""

from datetime import date

import icalendar
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.sources.ical import Event, calendar_bytes

DAY = date(2024, 3, 5)


def made(*events: Event) -> bytes:
    return calendar_bytes(events, "Lịch; năm, 2024", "qmsdocs", date(2024, 1, 1))


def test_another_program_reads_it() -> None:
    event = Event("a@b", DAY, date(2024, 3, 7), "Họp, xem xét; “năm”", "dòng 1\ndòng 2", "Kế hoạch")
    read = icalendar.Calendar.from_ical(made(event))
    assert str(read["X-WR-CALNAME"]).startswith("Lịch")
    (found,) = read.walk("VEVENT")
    assert (found.decoded("DTSTART"), found.decoded("DTEND")) == (DAY, date(2024, 3, 8))
    assert str(found["SUMMARY"]) == event.summary
    assert str(found["DESCRIPTION"]) == event.description
    assert str(found["UID"]) == "a@b"


@given(st.text(max_size=200))
def test_lines_are_short_and_any_text_comes_back(text: str) -> None:
    data = made(Event("u", DAY, DAY, text))
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    (found,) = icalendar.Calendar.from_ical(data).walk("VEVENT")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    shown = "\n".join("".join(c if c.isprintable() else " " for c in line) for line in lines)
    assert str(found["SUMMARY"]) == shown
    assert made(Event("u", DAY, DAY, text)) == data
