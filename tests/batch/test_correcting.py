"""A corrected copy for whoever shows it: nothing is written, waived findings stay."""

from datetime import date
from pathlib import Path

import pytest

from lint_tools import DAY, file_of, plan, sound_file
from qmsdocs import api
from qmsdocs.base.errors import InputError
from qmsdocs.lint.waivers import read_waivers


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "ke-hoach.docx"
    path.write_bytes(file_of(plan().replace("Số: 15/KH", "Số: 5/KH")))
    return path


def test_a_copy_is_given_and_nothing_is_written(paper: Path) -> None:
    before = paper.read_bytes()
    done = api.correct(paper, None, DAY)
    assert [each.rule for each in done.done] == ["F12"]
    assert done.left == ()
    assert done.changed
    assert paper.read_bytes() == before
    assert [path.name for path in paper.parent.iterdir()] == [paper.name]


def test_what_is_waived_stays(paper: Path) -> None:
    text = "waivers:\n  - {rule: F12, files: ke-hoach.docx, reason: Đã ký rồi, until: 2026-12-31}\n"
    waivers = read_waivers(text.encode(), "waivers.yaml", paper.parent, DAY)
    done = api.correct(paper, None, DAY, waivers)
    assert (done.changed, done.why) == (False, ("fix.left-waived",))
    assert api.correct(paper, None, date(2027, 1, 1), waivers).changed


def test_a_good_paper_has_no_copy(tmp_path: Path) -> None:
    (tmp_path / "tot.docx").write_bytes(sound_file("KH"))
    (result,) = api.correct_files([tmp_path], None, None, DAY)
    assert (result.copy, result.problems) == ("", ())
    with pytest.raises(InputError):
        api.correct(tmp_path / "khong-co.docx", None, DAY)
