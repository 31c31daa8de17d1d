"""PDF of many files: in bundles, kept by digest, and nothing is taken for done that is not there."""

import sys
import time
from pathlib import Path

import pytest

from office_tools import calls, fake_office
from qmsdocs.base.hashing import digest
from qmsdocs.batch import pdf
from qmsdocs.batch.office import Office, find_office
from qmsdocs.batch.pdf import Printed, bundles, is_pdf, print_all

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="the program is a script with a first line"
)


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    monkeypatch.setenv("QMSDOCS_CACHE", str(tmp_path / "cache"))
    (tmp_path / "bin").mkdir()
    fake_office(tmp_path / "bin")
    return find_office({"PATH": str(tmp_path / "bin")})


def files(folder: Path, *contents: bytes) -> dict[str, Path]:
    """Write files and give them by digest."""
    found = {}
    for number, content in enumerate(contents):
        path = folder / f"Văn bản {number}.docx"
        path.write_bytes(content)
        found[digest(content)] = path
    return found


def printed(
    office: Office, wanted: dict[str, Path], *, fresh: bool = False, workers: int = 2
) -> dict[str, Printed]:
    found = print_all(office, wanted, fresh=fresh, workers=workers)
    return {one.key: one for one in found}


def test_every_file_gets_its_own_pdf(office: Office, tmp_path: Path) -> None:
    wanted = files(tmp_path, b"one", b"two", b"three")
    found = printed(office, wanted)
    assert found.keys() == wanted.keys()
    for content in (b"one", b"two", b"three"):
        assert b"of " + content in found[digest(content)].data


def test_each_worker_has_a_profile_of_its_own(office: Office, tmp_path: Path) -> None:
    printed(office, files(tmp_path, *(b"%d" % n for n in range(10))), workers=2)
    made = calls(tmp_path / "bin")
    assert sum(number for _, number in made) == 10
    assert {profile for profile, _ in made} <= {"profile-0", "profile-1"}
    assert len(made) == 2


def test_what_was_printed_once_is_kept(office: Office, tmp_path: Path) -> None:
    wanted = files(tmp_path, b"one", b"two")
    first = printed(office, wanted)
    wanted |= files(tmp_path, b"one", b"two", b"three")
    assert printed(office, wanted)[digest(b"one")] == first[digest(b"one")]
    assert [number for _, number in calls(tmp_path / "bin")][-1] == 1


def test_a_kept_file_that_is_damaged_is_made_anew(office: Office, tmp_path: Path) -> None:
    wanted = files(tmp_path, b"one")
    printed(office, wanted)
    (kept,) = (tmp_path / "cache" / "pdf").iterdir()
    kept.write_bytes(kept.read_bytes()[:-3])
    assert is_pdf(printed(office, wanted)[digest(b"one")].data)
    assert len(calls(tmp_path / "bin")) == 2


def test_on_demand_everything_is_made_anew(office: Office, tmp_path: Path) -> None:
    wanted = files(tmp_path, b"one")
    printed(office, wanted)
    printed(office, wanted, fresh=True)
    assert len(calls(tmp_path / "bin")) == 2


def test_files_that_a_call_loses_are_tried_again_one_by_one(office: Office, tmp_path: Path) -> None:
    wanted = files(tmp_path, b"lost 1", b"well", b"lost 2")
    found = printed(office, wanted, workers=1)
    assert all(one.problem is None for one in found.values())
    assert [number for _, number in calls(tmp_path / "bin")] == [3, 1, 1]


def test_a_file_that_ends_the_program_fails_alone(office: Office, tmp_path: Path) -> None:
    wanted = files(tmp_path, b"well", b"crash", b"well too", b"torn")
    found = printed(office, wanted, workers=1)
    failed = {key for key, one in found.items() if one.problem}
    assert failed == {digest(b"crash"), digest(b"torn")}
    problem = found[digest(b"crash")].problem
    assert problem is not None
    assert (problem.code, Path(problem.place.file)) == (
        "output.pdf-failed",
        wanted[digest(b"crash")],
    )
    assert list((tmp_path / "cache" / "pdf").iterdir()) != []
    assert not [p for p in (tmp_path / "cache" / "pdf").iterdir() if digest(b"torn") in p.name]


def test_a_file_that_changed_meanwhile_is_not_printed_under_its_old_name(
    office: Office, tmp_path: Path
) -> None:
    wanted = files(tmp_path, b"one")
    wanted[digest(b"one")].write_bytes(b"other")
    assert printed(office, wanted)[digest(b"one")].problem is not None
    assert calls(tmp_path / "bin") == []


def test_when_nobody_waits_any_more_everything_ends(office: Office, tmp_path: Path) -> None:
    results = print_all(office, files(tmp_path, b"well", b"hang"), workers=2)
    assert next(results).key == digest(b"well")
    began = time.monotonic()
    results.close()  # type: ignore[attr-defined]
    assert time.monotonic() - began < 20  # the other one would take a minute


@pytest.mark.parametrize(
    ("count", "workers", "sizes"),
    [(0, 2, []), (1, 2, [1]), (5, 2, [3, 2]), (48, 2, [24, 24]), (50, 2, [24, 24, 2])],
)
def test_files_are_shared_out(count: int, workers: int, sizes: list[int]) -> None:
    shared = bundles([str(n) for n in range(count)], workers)
    assert [len(bundle) for bundle in shared] == sizes
    assert [key for bundle in shared for key in bundle] == [str(n) for n in range(count)]
    assert max(sizes, default=0) <= pdf.BUNDLE
