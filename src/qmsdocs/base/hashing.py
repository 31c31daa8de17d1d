"""Identity of plain data and bytes: canonical JSON and SHA-256."""

import hashlib
import json
from datetime import date


def canonical_json(value: object) -> str:
    """Give one text for equal data: sorted keys, no spaces, dates as ISO text."""
    return _ENCODER.encode(value)


def digest(data: bytes) -> str:
    """Give the SHA-256 of bytes as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"not plain data: {type(value).__name__}")


_ENCODER = json.JSONEncoder(
    ensure_ascii=False,
    check_circular=False,  # plain data have no circles
    sort_keys=True,
    separators=(",", ":"),
    default=_plain,
)
