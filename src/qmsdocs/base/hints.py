"""Guess what a mistyped name was meant to be."""

from collections.abc import Iterable

from qmsdocs.base.vietnamese import slug

CUTOFF = 0.6


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Give the known name most like this one, whatever its case and marks, or None."""
    from difflib import get_close_matches  # noqa: PLC0415 not for every start of the program

    by_slug = {slug(candidate): candidate for candidate in reversed(list(known))}
    by_slug.pop("", None)  # signs alone are like nothing
    found = get_close_matches(slug(name), list(by_slug), n=1, cutoff=CUTOFF)
    return by_slug[found[0]] if found else None


def shortened(value: object, limit: int = 40) -> str:
    """Give a value on one line, cut after `limit` characters, to quote it in a message."""
    text = " ".join(str(value).split())
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
