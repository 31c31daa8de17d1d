"""Rules as plain data for programs, and as short words for people."""

from dataclasses import asdict
from typing import Any

from qmsdocs.cli.face import Face
from qmsdocs.model.rules import Entry, Period, RuleChange


def entry_data(entry: Entry) -> dict[str, Any]:
    """Give a rule through time as plain data."""
    return {
        "id": entry.id,
        "pack": entry.pack,
        "label": entry.label,
        "verified": entry.verified,
        "periods": [
            {
                "from": period.start,
                "to": period.end,
                "value": period.value,
                "citation": period.citation.model_dump(),
                "verified": period.verified,
                "note": period.note,
            }
            for period in entry.periods
        ],
    }


def change_data(change: RuleChange, touched: tuple[str, ...]) -> dict[str, Any]:
    """Give a change and the kinds of document that it touches as plain data."""
    data = asdict(change) | {"citation": change.citation.model_dump()}
    del data["kinds"]
    return data | {"documents": list(touched)}


def period_words(face: Face, period: Period) -> str:
    """Give a value, marked when it was not verified."""
    return period.value + unverified_mark(face, period.verified)


def unverified_mark(face: Face, verified: bool) -> str:
    """Give the mark of what was not verified."""
    return "" if verified else f" [{face.say('cli.rules.unverified')}]"
