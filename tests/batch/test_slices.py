"""Digests of what a template reads, and what differs between two of them."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from qmsdocs.batch.slices import (
    FILE_NAME,
    Slicer,
    changed_paths,
    pack_values,
    read_values,
)

CONTEXT = {
    "agency": {"name": "Sở", "phone": "1", "superior": None},
    "plan": {"due": date(2024, 3, 5), "activities": [{"name": "a"}, {"name": "b"}]},
    "year": 2024,
}


def changed(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[str, ...]:
    slicer = Slicer()
    before, after = slicer.context(old, None), slicer.context(new, None)
    return changed_paths(before, after, slicer.values)


def test_only_what_the_template_reads_is_digested() -> None:
    reads = {"agency": ("name", "superior"), "year": None, "unknown": None}
    first = Slicer().context(CONTEXT, reads)
    assert set(first) == {"agency", "year"}
    other = CONTEXT | {"agency": CONTEXT["agency"] | {"phone": "2"}, "plan": {}}  # type: ignore[operator]
    assert Slicer().context(other, reads) == first
    renamed = CONTEXT | {"agency": CONTEXT["agency"] | {"name": "Chi cục"}}  # type: ignore[operator]
    assert Slicer().context(renamed, reads) != first
    assert set(Slicer().context(CONTEXT, None)) == set(CONTEXT)


def test_a_value_that_papers_share_is_digested_once() -> None:
    slicer = Slicer()
    for _ in range(2):
        slicer.context(CONTEXT, {"agency": ("name",)})
    assert list(slicer.values.values()) == ['{"name":"Sở"}'.encode()]
    assert slicer.value({"name": "Sở"}) in slicer.values, "equal data have equal digests"


@pytest.mark.parametrize(
    ("new", "paths"),
    [
        (CONTEXT, ()),
        (CONTEXT | {"year": 2025}, ("year",)),
        (CONTEXT | {"plan": {"due": date(2024, 3, 6), "activities": []}},
         ("plan.activities[0]", "plan.activities[1]", "plan.due")),
        (CONTEXT | {"plan": {"due": date(2024, 3, 5), "activities": [{"name": "a"}, {"name": "c", "lead": 1}]}},
         ("plan.activities[1].name", "plan.activities[1].lead")),
        (CONTEXT | {"agency": None}, ("agency",)),
        ({"year": 2024, "plan": CONTEXT["plan"]}, ("agency",)),
    ],
)  # fmt: skip
def test_changed_paths_are_those_that_a_template_writes(
    new: dict[str, object], paths: tuple[str, ...]
) -> None:
    assert changed(CONTEXT, new) == paths


def test_many_changes_are_cut_short() -> None:
    old = {"a": {str(number): number for number in range(50)}}
    new = {"a": {str(number): -1 for number in range(50)}}
    assert len(changed(old, new)) == 12


def test_lost_values_leave_the_name() -> None:
    assert changed_paths({"plan": "x"}, {"plan": "y"}, {"y": b"{}"}) == ("plan",)


def test_values_come_back_from_their_file(tmp_path: Path) -> None:
    values = {"b": '{"x":"Đúng & đủ"}'.encode(), "a": b"[1,2.5,null]"}
    (tmp_path / FILE_NAME).write_bytes(pack_values(values))
    assert read_values(tmp_path) == values
    assert pack_values(dict(reversed(values.items()))) == pack_values(values)


@pytest.mark.parametrize("damage", [b"", b"x", pack_values({"a": b"1"})[:-4]])
def test_a_damaged_file_of_values_counts_as_lost(tmp_path: Path, damage: bytes) -> None:
    assert read_values(tmp_path) == {}
    (tmp_path / FILE_NAME).write_bytes(damage)
    assert read_values(tmp_path) == {}
