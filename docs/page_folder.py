"""Writes a folder of generated pages, or tells whether it is as it should be."""

import sys
from collections.abc import Mapping
from pathlib import Path


def write_or_check(folder: Path, texts: Mapping[str, str]) -> None:
    """Write the pages, and no others; with `--check` leave with 1 if one is not as it should be."""
    if "--check" in sys.argv:
        sys.exit(any((folder / name).read_text("utf-8") != text for name, text in texts.items()))
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.md"):
        old.unlink()
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
