"""A finding as a plain value. It brings nothing along, so that a report may tell old findings."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Found:
    """A finding: rule, words, how grave, where, and where the law says so."""

    rule: str
    code: str
    severity: Severity
    values: Mapping[str, object]
    citation: str
    role: str = ""
    number: int = 0
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Waived:
    """A finding that a waiver lets pass: why, until when, and which waiver (counted from 0)."""

    found: Found
    reason: str
    until: date
    waiver: int
