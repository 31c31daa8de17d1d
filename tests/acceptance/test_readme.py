"""Both READMEs show commands that exist, say the same in the same order, and link to what is there."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from acceptance.running import ROOT
from calling import Call

READMES = ("README.md", "README.vi.md")
PAGES = [
    *READMES,
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "docs/architecture.md",
    "docs/start-to-finish.md",
]
GROUPS = {"rules", "templates", "import", "export"}
COMMANDS = {
    ("init",), ("validate",), ("build",), ("status",), ("documents",), ("schema",), ("lint",),
    ("check",), ("serve",),
    ("new-year",), ("calendar",), ("import", "procedures"), ("export", "procedures"),
    ("rules", "list"), ("rules", "show"), ("rules", "diff"),
    ("templates", "list"), ("templates", "build"), ("templates", "export"), ("templates", "check"),
}  # fmt: skip


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def code_blocks(name: str) -> list[str]:
    """Give what stands between fences."""
    return re.findall(r"^```\w*\n(.*?)^```$", text(name), re.MULTILINE | re.DOTALL)


def prose(name: str) -> str:
    """Give a page without its fenced code."""
    return re.sub(r"^```.*?^```$", "", text(name), flags=re.MULTILINE | re.DOTALL)


def inline_code(name: str) -> list[str]:
    """Give what stands between backticks; code beside code in a table continues a command."""
    joined = re.sub(r"`\s*\\\|\s*`", r" \\| ", prose(name))
    return [
        " ".join(piece.split()).replace("\\|", "|") for piece in re.findall(r"`([^`]+)`", joined)
    ]


def commands(name: str) -> set[tuple[str, ...]]:
    """Give every command that a page shows, as the words that name it."""
    lines = [line for block in code_blocks(name) for line in block.splitlines()]
    found: set[tuple[str, ...]] = set()
    for line in (*lines, *inline_code(name)):
        match = re.match(r"qmsdocs ([a-z-]+)(.*)", line)
        if match and match[1] in GROUPS:
            found |= {(match[1], rest.split()[0]) for rest in match[2].split("|") if rest.strip()}
        elif match:
            found.add((match[1],))
    return found


def options(name: str) -> set[tuple[str, ...]]:
    """Give every option that is shown in one breath with a command."""
    found = set()
    for line in (
        *(li for block in code_blocks(name) for li in block.splitlines()),
        *inline_code(name),
    ):
        match = re.match(r"qmsdocs ([a-z-]+)( [a-z]+)?", line)
        if match:
            below = ((match[2] or "").strip(),) if match[1] in GROUPS else ()
            found |= {(match[1], *below, option) for option in re.findall(r"(?<!\S)--[a-z]+", line)}
    return found


@pytest.mark.parametrize("name", READMES)
def test_every_command_that_is_shown_exists_and_every_command_is_shown(
    name: str, call: Call
) -> None:
    shown = commands(name)
    for words in shown:
        call(*words, "--help")
    assert shown == COMMANDS


@pytest.mark.parametrize("name", READMES)
def test_every_option_that_is_shown_exists(name: str, call: Call) -> None:
    shown = options(name)
    assert {("build", "--year"), ("build", "--final"), ("init", "--sample")} <= shown
    for *command, option in shown:
        assert re.search(rf"{option}\b", call(*command, "--help").output), (command, option)
    for option in ("--workspace", "-C", "--lang"):
        assert option in call("--help").output
    assert "`--json`" in text(name)


@pytest.mark.parametrize("name", READMES)
def test_every_make_command_that_is_shown_exists(name: str) -> None:
    shown = set(re.findall(r"\bmake ([a-z]+)", "\n".join(code_blocks(name))))
    assert {"demo", "test"} <= shown
    targets = set(re.findall(r"^([a-z]+):", text("Makefile"), re.MULTILINE))
    assert shown <= targets


def test_the_two_readmes_are_built_alike() -> None:
    english, vietnamese = (_shape(name) for name in READMES)
    assert english == vietnamese
    assert english["headings"]
    assert english["tables"]
    assert commands(READMES[0]) == commands(READMES[1])
    assert options(READMES[0]) == options(READMES[1])


def _shape(name: str) -> dict[str, object]:
    """Give what must be equal in both languages."""
    lines = prose(name).splitlines()
    links = re.findall(r"\]\(([^)#]+)", text(name))
    return {
        "headings": [line.split()[0] for line in lines if line.startswith("#")],
        "code": [len(block.splitlines()) for block in code_blocks(name)],
        "tables": [
            line.count("|") - 2 * line.count("\\|") for line in lines if line.startswith("|")
        ],
        "pictures": re.findall(r"!\[[^\]]*\]\(([^)]+)\)", text(name)),
        "links": sorted("README" if link in READMES else link for link in links),
    }


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_somewhere(name: str) -> None:
    targets = [link for link in re.findall(r"\]\(([^)#\s]+)", text(name)) if "://" not in link]
    missing = [link for link in targets if not ((ROOT / name).parent / link).exists()]
    assert missing == []


@pytest.mark.parametrize("name", READMES)
def test_headings_do_not_jump(name: str) -> None:
    levels = [len(line.split()[0]) for line in prose(name).splitlines() if line.startswith("#")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_example_of_a_message_is_what_the_program_says(tmp_path: Path, call: Call) -> None:
    shown = [b for b in code_blocks("README.md") if "phải là số" in b]
    assert len(shown) == 1
    assert shown == [b for b in code_blocks("README.vi.md") if "phải là số" in b]
    words = shown[0].strip().split(": ", 1)[1]
    call("-C", tmp_path, "init", "--sample", "so-khcn-kon-tum")
    year = tmp_path / "profiles/so-khcn-kon-tum/2019.yaml"
    source = year.read_text(encoding="utf-8")
    third = re.search(r"id: mt3\b.*?(target: [^\n]*)", source, re.DOTALL)
    assert third
    changed = source[: third.start(1)] + "target: chín mươi" + source[third.end(1) :]
    year.write_text(changed, encoding="utf-8")
    said = call("-C", tmp_path, "validate", code=2).stderr
    assert words in said
