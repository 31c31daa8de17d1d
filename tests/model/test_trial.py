"""A trial of data finds what reading the files would find, and names the fields."""

from pathlib import Path
from typing import Any

import pytest

from profile_tools import AGENCY, STEPS, YEAR, faults
from qmsdocs.model.schema import SchemaName
from qmsdocs.model.trial import trial
from qmsdocs.sources.yamlfile import read_yaml

BROKEN = {
    "a number": "objectives:\n  - {id: m, name: x, target: chín}\n",
    "a missing field": "objectives:\n  - {id: m, name: x}\n",
    "an empty field": "objectives:\n  - {id: m, name: , target: 1}\n",
    "a day": "papers:\n  quality-policy: {date: 32/1/2024}\n",
    "a choice": "risks:\n  - {id: R1, kind: hiểm họa, process: x, description: y, severity: 1, likelihood: 1}\n",
    "ids twice": "objectives:\n  - {id: m, name: x, target: 1}\n  - {id: m, name: y, target: 2}\n",
    "an unknown signer": "papers:\n  quality-policy: {signer: ai-do}\n",
    "an unknown unit": "objectives:\n  - {id: m, name: x, target: 1, owner: khong-co}\n",
    "a short list": "plan:\n  activities: []\n",
    "an unknown key": "plann: 1\n",
    "a list as text": "review:\n  decisions: chữ\n",
    "a wrong sum": "dossiers: {received: 10, resolved: 9, on_time: 12}\n",
}
LOCS = {
    "a number": ("objectives", 0, "target"),
    "a missing field": ("objectives", 0, "target"),
    "an empty field": ("objectives", 0, "name"),
    "a day": ("papers", "quality-policy", "date"),
    "a choice": ("risks", 0, "kind"),
    "ids twice": ("objectives", 1, "id"),
    "an unknown signer": ("papers", "quality-policy", "signer"),
    "an unknown unit": ("objectives", 0, "owner"),
    "a short list": ("plan", "activities"),
    "an unknown key": ("plann",),
    "a list as text": ("review", "decisions"),
    "a wrong sum": ("dossiers", "on_time"),
}


def values(year: str) -> dict[SchemaName, Any]:
    texts: dict[SchemaName, str] = {"agency": AGENCY, "year": YEAR + year, "procedures": STEPS}
    return {name: read_yaml(text.encode(), name).value for name, text in texts.items()}


@pytest.mark.parametrize("name", BROKEN)
def test_a_trial_finds_what_the_files_say_in_the_same_words(name: str, tmp_path: Path) -> None:
    found = trial(values(BROKEN[name]), 2024, None)
    read = faults(tmp_path, AGENCY, YEAR + BROKEN[name], STEPS)
    assert sorted((one.problem.code, one.problem.place.within) for one in found) == sorted(
        (one.code, one.place.within) for one in read
    )
    assert [one.loc for one in found][:1] == [LOCS[name]]
    assert {one.file for one in found} == {"year"}


def test_another_place_is_named_and_not_counted_in_lines() -> None:
    found = trial(values(BROKEN["ids twice"]), 2024, None)
    assert found[0].problem.values["first"] == "mục tiêu 1 › mã mục tiêu"


def test_sound_data_have_no_fault_and_an_empty_file_is_no_crash() -> None:
    assert not trial(values(""), 2024, None)
    found = trial({"agency": {}, "year": {"year": 2024}, "procedures": {}}, 2024, None)
    assert {one.loc for one in found} >= {("agency",), ("signers",)}
