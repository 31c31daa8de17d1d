"""The language is chosen before anything is built; click speaks it too."""

import gettext
import inspect
import re
from pathlib import Path

import click
import pytest

from locale_tool import FOLDER, as_mo, read_po
from qmsdocs.cli.language import chosen_language, hoisted


@pytest.mark.parametrize(
    ("arguments", "environment", "expected"),
    [
        ([], {}, "vi"),
        (["--help"], {"QMSDOCS_LANG": "en"}, "en"),
        (["--lang", "en", "build"], {}, "en"),
        (["build", "--lang=en", "--help"], {}, "en"),
        (["--lang", "vi"], {"QMSDOCS_LANG": "en"}, "vi"),
        (["--lang"], {}, "vi"),
        (["--lang", "fr"], {}, "vi"),
    ],
)
def test_the_option_wins_over_the_environment(
    arguments: list[str], environment: dict[str, str], expected: str
) -> None:
    assert chosen_language(arguments, environment) == expected


@pytest.mark.parametrize(
    ("given", "moved"),
    [
        (["build", "a", "-C", "x"], ["--workspace", "x", "build", "a"]),
        (["build", "--lang=en", "a"], ["--lang=en", "build", "a"]),
        (["build", "--", "-C", "x"], ["build", "--", "-C", "x"]),
        (["build", "-C"], ["--workspace", "build"]),
        (["-Cx", "build"], ["-Cx", "build"]),
    ],
)
def test_global_options_work_behind_the_command(given: list[str], moved: list[str]) -> None:
    assert hoisted(given) == moved


def test_the_compiled_catalogue_agrees_with_its_source() -> None:
    source = read_po((FOLDER / "messages.po").read_text(encoding="utf-8"))
    assert len(source) > 40
    assert (FOLDER / "messages.mo").read_bytes() == as_mo(source)
    with (FOLDER / "messages.mo").open("rb") as stream:
        catalogue = gettext.GNUTranslations(stream)
    assert catalogue.gettext("Usage:") == "Cách dùng:"


def test_translations_keep_the_fields_of_click() -> None:

    for key, text in read_po((FOLDER / "messages.po").read_text(encoding="utf-8")).items():
        fields = set(re.findall(r"\{(\w+)", key))
        assert set(re.findall(r"\{(\w+)", text)) <= fields, key


def test_what_click_says_to_users_is_translated() -> None:

    known = "\0".join(read_po((FOLDER / "messages.po").read_text(encoding="utf-8")))
    source = "".join(
        Path(inspect.getfile(click)).with_name(name).read_text(encoding="utf-8")
        for name in ("exceptions.py", "formatting.py")
    )
    said = re.findall(r"\b_\(\s*\"((?:[^\"\\]|\\.)+)\"", source)
    assert len(said) > 8
    assert [text for text in said if text not in known] == []
