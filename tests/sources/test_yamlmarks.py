"""The places that are found quickly are those that the builder finds."""

from pathlib import Path

import pytest

from qmsdocs.sources.yamlfile import YamlDocument, scan_values, scan_yaml
from qmsdocs.sources.yamlmarks import quick_marks
from qmsdocs.sources.yamlvalues import UnusualError

ROOT = Path(__file__).parents[2]
FILES = sorted([*ROOT.glob("profiles/*/*.yaml"), *ROOT.glob("src/qmsdocs/data/rules/*.yaml")])


def marks_of(document: YamlDocument) -> tuple[object, object]:
    return dict(document.marks), dict(document.key_marks)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_file_of_ours_has_the_same_places(path: Path) -> None:
    data = path.read_bytes()
    quick, built = scan_values(data, "a")[0], scan_yaml(data, "a")[0]
    assert marks_of(quick) == marks_of(built)


@pytest.mark.parametrize(
    "text", ["", "a", "- 1\n- [2, {b: 3}]\n", "a:\nb: {}\nc: []\nd: |\n  x\n  y\n", '"e\\u0301": 1']
)
def test_every_form_has_the_same_places(text: str) -> None:
    quick, built = quick_marks(text), scan_yaml(text.encode(), "a")[0]
    assert (dict(quick.marks), dict(quick.key_marks)) == marks_of(built)


def test_aliases_are_left_to_the_builder() -> None:
    text = "a: &x {b: 1}\nc: *x\n"
    with pytest.raises(UnusualError):
        quick_marks(text)
    assert scan_values(text.encode(), "a")[0].place(("c", "b")).line == 1
