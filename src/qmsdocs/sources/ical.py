"""Writes a calendar as other programs read it (RFC 5545): whole days, the same bytes every time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_LONGEST = 75


@dataclass(frozen=True, slots=True)
class Event:
    """Something on one day or several: `end` is its last day."""

    uid: str
    start: date
    end: date
    summary: str
    description: str = ""
    category: str = ""


def calendar_bytes(events: Iterable[Event], name: str, program: str, stamp: date) -> bytes:
    """Give the file of a calendar.

    Args:
        events: what it holds, in the order of writing.
        name: how programs call it.
        program: the name of the program that writes it.
        stamp: the day of its data; a clock would give other bytes every time.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{_text(program)}//VI",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(name)}",
        *(line for event in events for line in _event(event, stamp)),
        "END:VCALENDAR",
    ]
    return b"".join(piece for line in lines for piece in _folded(line))


def _event(event: Event, stamp: date) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(event.uid)}"
    yield f"DTSTAMP:{stamp:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{event.start:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{event.end + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_text(event.summary)}"
    if event.description:
        yield f"DESCRIPTION:{_text(event.description)}"
    if event.category:
        yield f"CATEGORIES:{_text(event.category)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _text(value: str) -> str:
    """Escape what has a meaning of its own; control characters become spaces."""
    for sign in ("\\", ";", ","):
        value = value.replace(sign, f"\\{sign}")
    lines = value.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\\n".join(
        "".join(char if char.isprintable() else " " for char in line) for line in lines
    )


def _folded(line: str) -> Iterator[bytes]:
    """Cut a line after 75 bytes, never inside a letter; what follows begins with a space."""
    piece = b""
    for char in line:
        sign = char.encode()
        if len(piece) + len(sign) > _LONGEST:
            yield piece + b"\r\n"
            piece = b" "
        piece += sign
    yield piece + b"\r\n"
