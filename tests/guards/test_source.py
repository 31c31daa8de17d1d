"""Guards over the source tree: sizes, docstrings, clocks, text form, words that must not appear."""

import ast
import re
import subprocess
import unicodedata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
TEXTS = {".py", ".md", ".yaml", ".toml", ".json", ".cfg", ".po", ".txt"}
MAX_FILE = 300
MAX_FUNCTION = 40
CLOCK = {("date", "today"), ("datetime", "now"), ("datetime", "today"), ("time", "time")}


def tracked_texts() -> list[Path]:
    """Give every text file of the project, whether in a checkout or an unpacked archive."""
    names = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    ).stdout.split("\0")
    paths = [ROOT / name for name in names if name]
    return [path for path in paths if path.suffix in TEXTS and path.is_file()]


def functions(tree: ast.AST) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Give every function of a module."""
    return [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT / "src")))
def test_module_is_small_and_explains_itself(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    assert ast.get_docstring(tree), "the module has no docstring"
    assert len(text.splitlines()) <= MAX_FILE
    for function in functions(tree):
        length = (function.end_lineno or 0) - function.lineno + 1
        assert length <= MAX_FUNCTION, f"{function.name} has {length} lines"


def test_only_the_command_line_asks_for_the_day() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and (node.value.id, node.attr) in CLOCK
    ]
    assert len(found) <= 1, found
    assert all("/cli/" in place for place in found), found


def test_every_text_is_in_the_composed_form() -> None:
    wrong = [
        str(path.relative_to(ROOT))
        for path in tracked_texts()
        if not unicodedata.is_normalized("NFC", path.read_text(encoding="utf-8"))
    ]
    assert wrong == []


def test_no_path_of_a_machine_is_named() -> None:
    pattern = re.compile(r"(?<![\w.])/(?:work|root|home/\w+)/")
    wrong = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in tracked_texts()
        if path != Path(__file__)
        for match in [pattern.search(path.read_text(encoding="utf-8"))]
        if match
    ]
    assert wrong == []


def test_nothing_is_left_unfinished() -> None:
    pattern = re.compile(r"\b(TODO|FIXME|XXX)\b|raise NotImplementedError")
    wrong = [str(path) for path in SOURCES if pattern.search(path.read_text(encoding="utf-8"))]
    assert wrong == []
