"""A profile that was found good is remembered, and is the same as when it was read."""

from pathlib import Path

import pytest

from profile_tools import written
from qmsdocs.base.errors import ProfileError
from qmsdocs.model import remembering
from qmsdocs.model.loading import load_profile, read_files
from qmsdocs.model.profile import Profile
from qmsdocs.model.remembering import remembered_profile
from qmsdocs.sources import sealing
from qmsdocs.sources.caching import VARIABLE

SAMPLES = Path(__file__).parents[2] / "profiles"
YEARS = {
    "so-khcn-binh-thuan": 2024,
    "so-khcn-kon-tum": 2019,
    "ubnd-phuong-mau": 2026,
    "ubnd-tinh-bac-lieu": 2020,
}


@pytest.fixture(autouse=True)
def _empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))


def remembered(folder: Path, year: int = 2024, *kinds: str) -> Profile:
    return remembered_profile(folder, year, read_files(folder, year), kinds)


def never_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> Profile:
        raise AssertionError("it was read again")

    monkeypatch.setattr(remembering, "checked_profile", fail)


@pytest.mark.parametrize("agency", YEARS)
def test_a_remembered_profile_is_the_one_that_was_read(
    agency: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, year = SAMPLES / agency, YEARS[agency]
    kinds = load_profile(folder, year).year.papers
    read = load_profile(folder, year)
    first = remembered(folder, year, *kinds, *read.agency.house.codes)
    never_read(monkeypatch)
    second = remembered(folder, year, *kinds, *read.agency.house.codes)
    for profile in (first, second):
        assert profile == read
        assert repr(profile.documents) == repr(read.documents), "repr tells 7.10 from 7.1"
        for path in ("plan.review_deadline", "agency.phone", "signature.name", "paper.number"):
            gaps = [one.place_of_gap(path, "maintenance-plan") for one in (profile, read)]
            assert gaps[0] == gaps[1]


def test_places_are_remembered_too(monkeypatch: pytest.MonkeyPatch) -> None:
    folder = SAMPLES / "so-khcn-binh-thuan"
    profile = load_profile(folder, 2024)
    kinds = (*profile.year.papers, *profile.agency.house.codes)
    read = remembered(folder, 2024, *kinds)
    never_read(monkeypatch)
    monkeypatch.setattr("qmsdocs.sources.yamlevents.built", lambda *_: pytest.fail("read again"))
    again = remembered(folder, 2024, *kinds)
    for one, other in zip(read.documents, again.documents, strict=True):
        assert dict(one.marks) == dict(other.marks)
        assert dict(one.key_marks) == dict(other.key_marks)


def test_any_change_of_files_kinds_or_program_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = written(tmp_path)
    remembered(folder)
    never_read(monkeypatch)
    assert remembered(folder)
    with pytest.raises(AssertionError):
        remembered(folder, 2024, "other-kind")
    with monkeypatch.context() as patch:
        patch.setattr(sealing, "engine_stamp", lambda: "another program")
        with pytest.raises(AssertionError):
            remembered(folder)
    path = folder / "agency.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "\n# lời ghi\n", encoding="utf-8")
    with pytest.raises(AssertionError):
        remembered(folder)


def test_a_file_that_cannot_be_read_is_no_file_that_is_not_there(tmp_path: Path) -> None:
    folder = written(tmp_path)
    (folder / "procedures.yaml").unlink(missing_ok=True)
    remembered(folder)
    (folder / "procedures.yaml").write_bytes(b"#" * (6 * 1024 * 1024))
    with pytest.raises(ProfileError) as caught:
        remembered(folder)
    assert caught.value.problems[0].code == "file.too-big"


def test_the_same_files_elsewhere_are_another_profile(tmp_path: Path) -> None:
    one, other = written(tmp_path), tmp_path / "other"
    remembered(one)
    one.rename(other)
    found = remembered(other)
    assert found.id == "other"
    assert all(document.file.startswith(other.as_posix()) for document in found.documents)


def test_a_faulty_profile_is_never_remembered(tmp_path: Path) -> None:
    folder = written(tmp_path)
    (folder / "2024.yaml").write_text("year: hai\n", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(ProfileError) as caught:
            remembered(folder)
        assert caught.value.problems[0].place.line == 1
    assert not (tmp_path / "cache/profiles").exists()


@pytest.mark.parametrize("at", [0, 40, 100, -1])
def test_what_is_damaged_is_read_again(tmp_path: Path, at: int) -> None:
    folder = written(tmp_path)
    good = remembered(folder)
    (path,) = (tmp_path / "cache/profiles").iterdir()
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)
    assert remembered(folder) == good
    assert path.read_bytes() != data, "it was kept again"


def test_a_logo_is_not_kept_but_counts(tmp_path: Path) -> None:
    folder = written(tmp_path)
    (folder / "logo.png").write_bytes(b"a picture" * 1000)
    first, second = remembered(folder), remembered(folder)
    assert first.logo == second.logo
    assert second.logo is not None
    assert second.logo.data == b"a picture" * 1000
    (path,) = (tmp_path / "cache/profiles").iterdir()
    assert b"a picture" not in path.read_bytes()


def test_a_number_is_remembered_as_it_was_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = written(tmp_path)
    path = folder / "agency.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "\nscope: 7.10\n", encoding="utf-8")
    assert remembered(folder).agency.scope == "7.10"
    never_read(monkeypatch)
    assert remembered(folder).agency.scope == "7.10"
    assert repr(remembered(folder).documents[0].value["scope"]) == "7.1"
    assert str(remembered(folder).documents[0].value["scope"]) == "7.10"
