"""Two builds give equal bytes, wherever, whenever and under whatever locale they run."""

import hashlib
import sys
import zipfile
from pathlib import Path

import pytest

from acceptance.conftest import DAY
from acceptance.papers import SAMPLES, Papers
from acceptance.running import ROOT, qmsdocs, run
from acceptance.word_reader import WordFile

#: Runs the program on another day: every clock that a program in Python asks is put forward.
ON_ANOTHER_DAY = """
import runpy, sys, time
from datetime import date
shift = 5 * 365 * 86400 + 12345
now, local, utc = time.time, time.localtime, time.gmtime
time.time = lambda: now() + shift
time.localtime = lambda at=None: local(time.time() if at is None else at)
time.gmtime = lambda at=None: utc(time.time() if at is None else at)
import qmsdocs.cli.clock as clock
clock.today = lambda: date(2031, 12, 24)
sys.argv[0] = "qmsdocs"
runpy.run_module("qmsdocs", run_name="__main__")
"""


def hashes(folder: Path) -> dict[str, str]:
    """Give the hash of every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give what a build makes in another place, zone, language and order of hashing."""
    folder = tmp_path_factory.mktemp("nơi khác") / "một thư mục"
    folder.mkdir()
    arguments = ("build", "--final", "--date", DAY, "--output", folder / "giấy tờ")
    qmsdocs(
        "-C", ROOT, *arguments,
        cwd=folder,
        TZ="Pacific/Kiritimati", LC_ALL="C", LANG="vi_VN.UTF-8", PYTHONHASHSEED="4242",
    )  # fmt: skip
    return folder / "giấy tờ"


def test_another_place_zone_locale_and_hash_seed_give_equal_bytes(
    papers: Papers, elsewhere: Path
) -> None:
    first = hashes(papers.folder / "output")
    assert hashes(elsewhere) == first
    assert len([name for name in first if name.endswith(".docx")]) == len(papers.all)
    manifests = {name for name in first if name.endswith("/manifest.json")}
    assert len(manifests) == len(SAMPLES), "one an agency"


def test_another_day_gives_equal_bytes(papers: Papers, tmp_path: Path) -> None:
    command = (sys.executable, "-c", ON_ANOTHER_DAY, "-C", ROOT, "build", "--final")
    output = tmp_path / "output"
    run(
        *command, "--date", DAY, "--output", output,
        cwd=tmp_path,
        PYTHONPATH=str(ROOT / "src"), TZ="America/Los_Angeles", LC_ALL="C.UTF-8",
        PYTHONHASHSEED="1", PYTHONDONTWRITEBYTECODE="1",
    )  # fmt: skip
    assert hashes(output) == hashes(papers.folder / "output")


def test_the_clock_of_that_other_day_is_really_another(tmp_path: Path) -> None:
    script = ON_ANOTHER_DAY.partition("import qmsdocs")[0] + "print(time.localtime().tm_year)"
    here = run(sys.executable, "-c", "import time; print(time.localtime().tm_year)", cwd=tmp_path)
    there = run(sys.executable, "-c", script, cwd=tmp_path)
    assert int(there.stdout) - int(here.stdout) in (5, 6)


def test_no_time_of_the_build_is_in_a_file(papers: Papers) -> None:
    for paper in papers.all:
        file = WordFile(paper.path)
        assert {entry.date_time for entry in file.entries} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.create_system for entry in file.entries} == {file.entries[0].create_system}
        assert file.entries[0].filename == "[Content_Types].xml"
        assert b"T00:00:00Z</dcterms:modified>" in file.parts["docProps/core.xml"]


def test_the_word_templates_are_the_same_every_time(word_templates: Path, tmp_path: Path) -> None:
    arguments = ("templates", "build", "--date", DAY, "--output", tmp_path / "t")
    qmsdocs("-C", tmp_path, *arguments, cwd=tmp_path, TZ="Asia/Tokyo", PYTHONHASHSEED="7")
    assert hashes(tmp_path / "t") == hashes(word_templates / DAY)
    assert zipfile.is_zipfile(next((tmp_path / "t").rglob("*.docx")))
