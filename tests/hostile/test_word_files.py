"""Some three thousand damaged and hostile Word files: each gives a result or a message, soon and small.

All are judged one after another by one process, which is measured; what is read stays within bounds
that no paper comes near. `python tests/hostile/files/everything.py` judges more, and larger ones.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from hostile.files import changes, markup, texts, zips
from hostile.files.measured import Judge, judged
from hostile.files.sound import full_file

SEED = 20_260_601
SECONDS = 5.0
MEGABYTES = 500.0


def everything() -> Iterator[tuple[str, bytes]]:
    yield from zips.all_zips()
    yield from markup.all_markup()
    yield from changes.every_value()
    yield from changes.all_changes(SEED)
    yield from texts.some_texts()


@pytest.mark.slow
def test_every_file_gives_a_result_or_a_message_soon_and_with_little_memory(tmp_path: Path) -> None:
    found = list(judged(everything(), tmp_path))
    assert len(found) > 2_500
    assert [(each["name"], each["wrong"]) for each in found if each["wrong"]] == []
    slow = [(each["name"], each["seconds"]) for each in found if each["seconds"] > SECONDS]
    assert slow == []
    assert max(each["megabytes"] for each in found) < MEGABYTES
    refused = [each for each in found if each["codes"]]
    assert len(found) - len(refused) > 1_000, "most damage in a text does not hinder reading it"


def test_what_a_folder_may_hold_beside_files_is_told(tmp_path: Path) -> None:
    (tmp_path / "thu-muc.docx").mkdir()
    os.mkfifo(tmp_path / "ong.docx")
    (tmp_path / "vong.docx").symlink_to(tmp_path / "vong.docx")
    (tmp_path / "dut.docx").symlink_to(tmp_path / "khong-co.docx")
    (tmp_path / "thiet-bi.docx").symlink_to("/dev/zero")
    (tmp_path / "lon.docx").write_bytes(b"PK")
    os.truncate(tmp_path / "lon.docx", 100 * 1024 * 1024)
    (tmp_path / "tot.docx").write_bytes(full_file())
    with Judge() as judge:
        found = {path.name: judge.judge(path) for path in sorted(tmp_path.iterdir())}
    assert {name: each["codes"] for name, each in found.items()} == {
        **{
            f"{name}.docx": ["file.not-found"]
            for name in ("thu-muc", "ong", "vong", "dut", "thiet-bi")
        },
        "lon.docx": ["file.too-big"],
        "tot.docx": [],
    }
    assert max(each["megabytes"] for each in found.values()) < MEGABYTES / 2
