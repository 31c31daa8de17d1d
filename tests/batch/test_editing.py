"""Saving a page of a form: all of it or nothing, comments stay, neither of two versions is lost."""

import os
import re
from pathlib import Path
from random import Random
from typing import Any

import pytest

from profile_tools import AGENCY, STEPS, written
from qmsdocs.base.errors import InputError, NotFoundError, OutputError, ProfileError
from qmsdocs.batch.editing import Filled, Saved, check_form, form_group, save_form
from qmsdocs.batch.profilefiles import read_files_of, remember, save_text
from qmsdocs.batch.workspace import Workspace
from qmsdocs.model.formshape import GROUPS
from qmsdocs.model.formtree import flat
from qmsdocs.model.loading import load_profile
from qmsdocs.sources.caching import VARIABLE
from qmsdocs.sources.files import bundled

KINDS = {"quality-policy", "maintenance-plan"}
YEAR = """\
# năm mẫu
year: 2024 # năm

objectives:
  # mục tiêu đầu
  - {id: mt1, name: Đúng hạn, target: 90%} # quan trọng
  - id: mt2
    name: Hài lòng # hỏi dân
    target: 80
    owner: van-phong
# hết
"""


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))
    written(tmp_path / "profiles", AGENCY, YEAR, STEPS)
    return Workspace(tmp_path)


def form(workspace: Workspace, group: str = "objectives") -> tuple[dict[str, Any], str]:
    """Open a page of the form: its texts, and the digest of its file."""
    files, own = read_files_of(workspace, "so-mau", 2024), form_group(group)
    file = files.files[own.file]
    remember(file)
    value = file.value
    return {s.name: flat(s, value.get(s.name), files.units) for s in own.fields}, file.digest


def save(
    workspace: Workspace,
    typed: Any,  # noqa: ANN401
    was: str,
    group: str = "objectives",
    **more: Any,  # noqa: ANN401
) -> Saved:
    filled = Filled(form_group(group), typed, was, **more)
    return save_form(workspace, "so-mau", 2024, filled, KINDS)


def path(workspace: Workspace, name: str = "2024.yaml") -> Path:
    return workspace.profiles / "so-mau" / name


def text(workspace: Workspace) -> str:
    return path(workspace).read_text(encoding="utf-8")


def test_a_saved_value_changes_its_own_place_and_nothing_else(workspace: Workspace) -> None:
    typed, was = form(workspace)
    typed["objectives"]["1"]["target"] = "85,5"
    typed["objectives"]["1"]["due"] = "Tháng 12"
    saved = save(workspace, typed, was)
    assert saved.outcome == "saved"
    expected = YEAR.replace("target: 80", "target: 85.5").replace(
        "    owner: van-phong\n", "    owner: van-phong\n    due: Tháng 12\n"
    )
    assert text(workspace) == expected
    assert saved.digest == form(workspace)[1]


def test_what_nobody_touched_writes_nothing(workspace: Workspace) -> None:
    before = path(workspace).stat()
    typed, was = form(workspace)
    assert save(workspace, typed, was).outcome == "unchanged"
    assert path(workspace).stat().st_mtime_ns == before.st_mtime_ns


def test_a_cleared_value_keeps_the_comment_behind_it(workspace: Workspace) -> None:
    typed, was = form(workspace)
    typed["objectives"]["1"] |= {"owner": "", "name": "Hài lòng"}
    save(workspace, typed, was)
    assert text(workspace) == YEAR.replace("    owner: van-phong\n", "")


def test_with_a_wrong_value_nothing_is_saved_and_its_field_is_named(workspace: Workspace) -> None:
    typed, was = form(workspace)
    typed["objectives"]["0"]["name"] = "Mới"
    typed["objectives"]["1"]["target"] = "nhiều"
    typed["objectives"]["n1"] = {"name": "", "target": "5"}
    saved = save(workspace, typed, was)
    assert saved.outcome == "faulty"
    assert {name: one[0].code for name, one in saved.faults.items()} == {
        "objectives/1/target": "profile.not-a-number",
        "objectives/n1/name": "profile.missing",
    }
    assert text(workspace) == YEAR
    checked = check_form(
        workspace, "so-mau", 2024, Filled(form_group("objectives"), typed, was), KINDS
    )
    assert checked.faults == saved.faults


def test_a_fault_that_was_there_before_does_not_hold_up_the_rest(workspace: Workspace) -> None:
    path(workspace).write_text(YEAR.replace("owner: van-phong", "owner: khong-co"), "utf-8")
    typed, was = form(workspace)
    typed["objectives"]["0"]["target"] = "95"
    assert save(workspace, typed, was).outcome == "saved"
    assert "target: 95}" in text(workspace)


def test_what_another_file_has_to_follow_is_told_and_saved(workspace: Workspace) -> None:
    typed, was = form(workspace, "departments")
    typed["departments"]["0"]["id"] = "vp"
    saved = save(workspace, typed, was, "departments")
    assert saved.outcome == "saved"
    assert [one.loc for one in saved.elsewhere] == [("objectives", 1, "owner")]


def test_two_windows_that_change_different_fields_are_joined(workspace: Workspace) -> None:
    (first, was), (second, _) = form(workspace), form(workspace)
    first["objectives"]["0"]["target"] = "91"
    second["objectives"]["1"]["target"] = "92"
    second["objectives"]["n1"] = {"name": "Ba", "target": "1"}
    assert save(workspace, first, was).outcome == "saved"
    assert save(workspace, second, was).outcome == "saved"
    year = load_profile(path(workspace).parent, 2024).year
    assert [one.target for one in year.objectives] == [91, 92, 1]
    assert "# quan trọng" in text(workspace)


def test_a_change_of_the_same_field_on_disk_shows_both_and_a_person_decides(
    workspace: Workspace,
) -> None:
    typed, was = form(workspace)
    typed["objectives"]["1"]["target"] = "85"
    path(workspace).write_text(YEAR.replace("target: 80", "target: 70"), "utf-8")
    saved = save(workspace, typed, was)
    assert saved.outcome == "conflict"
    assert [(one.name, one.mine, one.disk) for one in saved.conflicts] == [
        ("objectives/1/target", "85", "70")
    ]
    assert "target: 70" in text(workspace)
    take = {"objectives/1/target": "mine"}
    path(workspace).write_text(YEAR.replace("target: 80", "target: 60"), "utf-8")
    again = save(workspace, typed, was, take=take, seen=saved.digest)
    assert again.outcome == "conflict"  # it changed once more since she chose
    assert save(workspace, typed, was, take=take, seen=again.digest).outcome == "saved"
    assert "target: 85" in text(workspace)


def test_without_memory_of_the_old_file_every_difference_is_asked_about(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "")
    typed, _ = form(workspace)
    typed["objectives"]["1"]["target"] = "85"
    saved = save(workspace, typed, "0" * 64)
    assert [one.name for one in saved.conflicts] == ["objectives"]
    assert text(workspace) == YEAR


def test_a_file_that_cannot_be_read_is_not_written(workspace: Workspace) -> None:
    typed, was = form(workspace)
    broken = YEAR + 'risks: "không đóng\n'
    path(workspace).write_text(broken, "utf-8")
    with pytest.raises(ProfileError):
        save(workspace, typed, was)
    assert text(workspace) == broken


def test_a_file_that_is_not_there_or_says_nothing_is_begun(workspace: Workspace) -> None:
    path(workspace, "procedures.yaml").unlink()
    new = {
        "name": "Cấp phép",
        "field": "Mẫu",
        "steps": {"n1": {"name": "a", "unit": "Một cửa", "content": "c"}},
    }
    typed = {"procedures": {"n1": new}}
    assert save(workspace, typed, form(workspace, "procedures")[1], "procedures").outcome == "saved"
    assert load_profile(path(workspace).parent, 2024).procedures[0].id == "cap-phep"
    path(workspace, "procedures.yaml").write_text("# chỉ có chú thích\n", "utf-8")
    was = form(workspace, "procedures")[1]
    assert save(workspace, typed, was, "procedures").outcome == "saved"
    shown = path(workspace, "procedures.yaml").read_text("utf-8")
    assert shown.startswith("# chỉ có chú thích\nprocedures:\n")


@pytest.mark.skipif(os.name == "nt" or os.getuid() == 0, reason="root may write anywhere")
def test_a_disk_that_refuses_leaves_the_old_file(workspace: Workspace) -> None:
    typed, was = form(workspace)
    typed["objectives"]["0"]["name"] = "Mới"
    path(workspace).parent.chmod(0o555)
    with pytest.raises(OutputError):
        save(workspace, typed, was)
    assert text(workspace) == YEAR


def test_the_text_of_a_file_is_saved_only_when_it_can_be_read_and_is_still_the_same(
    workspace: Workspace,
) -> None:
    was = form(workspace)[1]
    assert save_text(path(workspace), YEAR + "x: [1\n", was)
    assert text(workspace) == YEAR
    assert not save_text(path(workspace), YEAR + "without: []\r\n", was)
    assert text(workspace) == YEAR + "without: []\n"
    with pytest.raises(InputError):
        save_text(path(workspace), YEAR, was)


def test_a_page_that_is_not_there_is_told() -> None:
    with pytest.raises(NotFoundError):
        form_group("../x")


@pytest.mark.parametrize("seed", range(8))
def test_random_forms_of_a_sample_are_saved_as_typed_and_keep_comments(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Texts change, rows are moved, taken out and added; the file then shows just that form."""
    monkeypatch.setenv(VARIABLE, "")
    random, folder = Random(seed), tmp_path / "profiles" / "so-mau"  # noqa: S311
    folder.mkdir(parents=True)
    for source in (bundled("profiles") / "ubnd-phuong-mau").iterdir():
        (folder / source.name.replace("2026", "2024")).write_bytes(
            source.read_bytes().replace(b"year: 2026", b"year: 2024")
        )
    workspace = Workspace(tmp_path)
    for group in random.sample(GROUPS, 6):
        typed, was = form(workspace, group.id)
        file = read_files_of(workspace, "so-mau", 2024).files[group.file]
        shuffled = {name: _shuffled(one, random) for name, one in typed.items()}
        saved = save(workspace, shuffled, was, group.id)
        after = file.path.read_text("utf-8")
        if saved.outcome != "saved":
            assert after == file.text
            continue
        again, _ = form(workspace, group.id)
        assert _said(again) == _said(shuffled)
        comments = [re.findall(r"^#.*$", one, re.MULTILINE) for one in (file.text, after)]
        assert comments[0] == comments[1]


def _shuffled(typed: Any, random: Random) -> Any:  # noqa: ANN401
    """Change what a person may change without a fault: free texts, and the order of rows."""
    if not isinstance(typed, dict):
        long = isinstance(typed, str) and len(typed) > 40 and random.random() < 0.2
        return typed + ' và "thêm": # nữa' if long else typed
    rows = [(key, _shuffled(one, random)) for key, one in typed.items()]
    if "@rows" in typed and random.random() < 0.3:
        random.shuffle(rows)
    return dict(rows)


def _said(typed: Any) -> Any:  # noqa: ANN401
    """Give the texts of a form without the names of its rows."""
    if not isinstance(typed, dict):
        return typed
    rows = [_said(one) for key, one in typed.items() if isinstance(one, dict) and key[:1].isdigit()]
    return rows if "@rows" in typed else {key: _said(one) for key, one in typed.items()}
