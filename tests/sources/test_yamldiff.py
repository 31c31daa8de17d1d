"""From one content of a YAML file to another: what stays keeps its signs, comments and order."""

import copy
import re
from importlib.resources import files
from pathlib import Path
from random import Random
from typing import Any

import pytest

from qmsdocs.sources.files import bundled
from qmsdocs.sources.yamldiff import edits_between, same
from qmsdocs.sources.yamledit import edited
from qmsdocs.sources.yamlfile import read_yaml

STARTER = Path(str(files("qmsdocs.data"))) / "starter"
SAMPLES = sorted([*bundled("profiles").glob("*/*.yaml"), *STARTER.glob("*.yaml")])
TEXT = """\
# đầu tệp
name: một # tên
empty:
list:
  # trước a
  - {id: a, text: x}
  # trước b
  - id: b # mã
    text: y # chữ
  - {id: c, text: z}
words: [x, y]
"""


def changed(text: str, new: Any, remarked: bool = False) -> str:  # noqa: ANN401
    old = read_yaml(text.encode(), "a.yaml").value
    edits = edits_between(old, new, lambda _: remarked)
    return edited(text, edits, "a.yaml") if edits else text


def value(text: str = TEXT) -> Any:  # noqa: ANN401
    return read_yaml(text.encode(), "a.yaml").value


def test_equal_data_need_no_edit() -> None:
    assert not edits_between(value(), value(), lambda _: False)


def test_a_flag_is_no_number_and_the_order_of_keys_counts() -> None:
    assert not same(1, True)
    assert not same({"a": 1, "b": 2}, {"b": 2, "a": 1})
    assert same({"a": [1, "x", None]}, {"a": [1, "x", None]})


def test_only_the_line_that_is_meant_changes() -> None:
    new = value()
    new["list"][1]["text"] = "mới"
    assert changed(TEXT, new) == TEXT.replace("text: y # chữ", "text: mới # chữ")


def test_an_item_between_others_is_put_in_and_taken_out_alone() -> None:
    new = value()
    new["list"].insert(1, {"id": "moi", "text": "thêm"})
    longer = changed(TEXT, new)
    assert "  - {id: moi, text: thêm}\n" in longer
    assert [line for line in longer.splitlines() if "thêm" not in line] == TEXT.splitlines()
    assert changed(longer, value()) == TEXT


def test_what_is_cleared_leaves_its_comment() -> None:
    new = value()
    del new["name"]
    kept = changed(TEXT, new, remarked=True)
    assert "name: # tên\n" in kept
    assert "name" not in changed(TEXT, new)


def mutated(data: Any, random: Random) -> Any:  # noqa: ANN401
    """Change some values, take some out, add and repeat some items."""
    if isinstance(data, dict):
        found = {key: mutated(one, random) for key, one in data.items()}
        for key in list(found):
            if len(found) > 1 and random.random() < 0.03:
                del found[key]
        return found
    if isinstance(data, list):
        items = [mutated(one, random) for one in data if random.random() > 0.04]
        if items and random.random() < 0.1:
            new = copy.deepcopy(random.choice(items))
            if isinstance(new, dict):
                new = {"id": f"moi-{random.randrange(99)}"} | {
                    k: v for k, v in new.items() if k != "id"
                }
            items.insert(random.randrange(len(items) + 1), new)
        return items or data
    if random.random() < 0.04:
        return random.choice(
            ["chữ: mới # x", "", "dòng\nhai", 7, 3.5, True, "2026-01-02", "no", "a" * 130]
        )
    return data


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.name}/{path.name}")
@pytest.mark.parametrize("seed", range(6))
def test_random_edits_of_samples_say_what_was_meant_and_keep_comments(
    path: Path, seed: int
) -> None:
    text = path.read_text(encoding="utf-8")
    old = value(text)
    new = mutated(old, Random(seed))  # noqa: S311
    shown = changed(text, new)  # a sample can be edited
    assert value(shown) == new
    before, after = (re.findall(r"^#.*$", one, re.MULTILINE) for one in (text, shown))
    assert after == before
