"""Papers that break the law: of a workspace with a template of its own, and a plan made by hand."""

from datetime import date
from pathlib import Path

from lint_tools import sound_file
from qmsdocs.api import export_template
from qmsdocs.word.package import read_package, write_package

#: What the inspector says of every paper that is made with it.
RULE = "F02"


def spoil(root: Path, kind: str = "maintenance-plan") -> None:
    """Give a workspace a template of its own, with a margin that the law does not allow."""
    path = export_template(root, kind, date(2024, 5, 4))
    parts = dict(read_package(path.read_bytes(), path.name))
    text = parts["word/document.xml"]
    parts["word/document.xml"] = text.replace(b'w:left="1701"', b'w:left="1134"')
    assert parts["word/document.xml"] != text
    path.write_bytes(write_package(parts))


def spoilt_plan() -> bytes:
    """Give a plan with two margins that are safe to correct, and a mark that only its author may set."""
    parts = dict(read_package(sound_file("KH")))
    text = parts["word/document.xml"].decode()
    assert text.count("w:left='1701'") == 2
    text = text.replace("w:left='1701'", "w:left='1134'").replace("Nơi nhận:", "Nơi nhận")
    return write_package(parts | {"word/document.xml": text.encode()})
