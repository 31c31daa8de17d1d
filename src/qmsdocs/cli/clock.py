"""The only place that asks what day it is."""

from datetime import date


def today() -> date:
    """Give the day of the call."""
    return date.today()  # noqa: DTZ011 the user's own day is meant
