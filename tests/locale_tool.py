"""Read a gettext `.po` file and write its `.mo`: run me after a change of the Vietnamese words."""

import ast
import struct
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "src/qmsdocs/data/locale/vi/LC_MESSAGES"


def read_po(text: str) -> dict[str, str]:
    """Give translations by message id; a plural form is joined to its id by a zero byte."""
    found: dict[str, str] = {}
    entry: dict[str, str] = {}
    field = ""
    for line in [*text.splitlines(), ""]:
        if line.startswith('"'):
            entry[field] += ast.literal_eval(line)
        elif line.startswith("msg"):
            field, _, quoted = line.partition(" ")
            entry[field] = ast.literal_eval(quoted)
        elif not line and "msgid" in entry:
            ids = [entry["msgid"], entry.get("msgid_plural")]
            key = "\0".join(part for part in ids if part is not None)
            found[key] = entry.get("msgstr[0]", entry.get("msgstr", ""))
            entry = {}
    return found


def as_mo(messages: dict[str, str]) -> bytes:
    """Give the bytes of a GNU message catalogue, sorted by message id."""
    pairs = sorted((key.encode(), value.encode()) for key, value in messages.items())
    count = len(pairs)
    offset = 28 + 16 * count
    tables: list[bytes] = []
    texts = b""
    for side in (0, 1):
        for pair in pairs:
            tables.append(struct.pack("<II", len(pair[side]), offset + len(texts)))
            texts += pair[side] + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, count, 28, 28 + 8 * count, 0, 0)
    return head + b"".join(tables) + texts


if __name__ == "__main__":
    po = (FOLDER / "messages.po").read_text(encoding="utf-8")
    (FOLDER / "messages.mo").write_bytes(as_mo(read_po(po)))
