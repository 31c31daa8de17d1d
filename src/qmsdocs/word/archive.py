"""Zip archives of finished files, with names that every system shows as they were written."""

import io
import re
import zipfile
from collections.abc import Mapping

from qmsdocs.base.vietnamese import nfc

#: What no name on Windows may hold.
_FORBIDDEN = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
_LONGEST = 80
#: Windows goes by the mark for UTF-8; Info-ZIP reads names right only when they come from Unix.
_UNIX = 3
_RIGHTS = 0o100644 << 16


def folder_name(label: str) -> str:
    """Give a name for a folder that reads as the label and that every system can make."""
    name = _FORBIDDEN.sub("-", nfc(label))[:_LONGEST].strip(" .")
    return f"_{name}" if not name or _RESERVED.fullmatch(name) else name


def write_archive(files: Mapping[str, bytes], year: int) -> bytes:
    """Give a zip of files by path (`folder/name`), each dated the first day of the year.

    Equal files give equal bytes, on every machine and with every version of zlib: what goes in is
    packed already, so it is stored as it is. Names are in UTF-8 and say so.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(nfc(name), (year, 1, 1, 0, 0, 0))
            entry.create_system = _UNIX
            entry.external_attr = _RIGHTS
            archive.writestr(entry, files[name])
    return buffer.getvalue()
