"""Files of the strict sort of Open XML: the same words under other addresses."""

import re

_STRICT = re.compile(
    rb"http://purl\.oclc\.org/ooxml/"
    rb"(officeDocument|wordprocessingml|drawingml|presentationml|spreadsheetml)"
    rb"(/relationships|/main|/\w+)"
)
_OPEN = b"http://schemas.openxmlformats.org/"


def transitional(data: bytes) -> bytes:
    """Give a part with the addresses that every other file uses."""
    return _STRICT.sub(_address, data) if b"//purl.oclc.org/ooxml/" in data else data


def _address(match: re.Match[bytes]) -> bytes:
    return _OPEN + match[1] + b"/2006" + match[2]
