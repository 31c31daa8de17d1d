"""A profile that was found good is remembered, and is the same as when it was read."""

from pathlib import Path

import pytest

from profile_tools import written
from qmsdocs.base.errors import ProfileError
from qmsdocs.model import remembering
from qmsdocs.model.loading import load_profile, read_files
from qmsdocs.model.profile import Profile
from qmsdocs.model.remembering import remembered_profile
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


def remembered(folder: Path, year: int = 2024, stamp: str = "1", *kinds: str) -> Profile:
    return remembered_profile(folder, year, read_files(folder, year), kinds, stamp)


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
    first = remembered(folder, year, "1", *kinds, *read.agency.house.codes)
    never_read(monkeypatch)
    second = remembered(folder, year, "1", *kinds, *read.agency.house.codes)
    for profile in (first, second):
        assert profile.id == read.id
        assert profile.agency == read.agency
        assert profile.year == read.year
        assert profile.procedures == read.procedures
        for path in ("plan.review_deadline", "agency.phone", "signature.name", "paper.number"):
            gaps = [one.place_of_gap(path, "maintenance-plan") for one in (profile, read)]
            assert gaps[0] == gaps[1]


def test_any_change_of_files_kinds_or_program_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = written(tmp_path)
    remembered(folder)
    never_read(monkeypatch)
    assert remembered(folder)
    for asked in (("2",), ("1", "other-kind")):
        with pytest.raises(AssertionError):
            remembered(folder, 2024, *asked)
    path = folder / "agency.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "\n# lời ghi\n", encoding="utf-8")
    with pytest.raises(AssertionError):
        remembered(folder)


def test_a_faulty_profile_is_never_remembered(tmp_path: Path) -> None:
    folder = written(tmp_path)
    (folder / "2024.yaml").write_text("year: hai\n", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(ProfileError) as caught:
            remembered(folder)
        assert caught.value.problems[0].place.line == 1


@pytest.mark.parametrize("damage", [b"", b"[]", b"[1, 2, 3]", b'[{}, {}, {"procedures": 1}]', b"{"])
def test_what_is_damaged_is_read_again(tmp_path: Path, damage: bytes) -> None:
    folder = written(tmp_path)
    good = remembered(folder)
    (path,) = (tmp_path / "cache/profiles").iterdir()
    kept = path.read_bytes()
    path.write_bytes(remembering_of(kept, damage))
    assert remembered(folder).agency == good.agency


def remembering_of(kept: bytes, values: bytes) -> bytes:
    """Give an entry with other values that looks sound."""
    from qmsdocs.base.hashing import digest  # noqa: PLC0415

    body = kept[64:128] + values
    return digest(body).encode() + body


def test_a_number_is_remembered_as_it_was_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = written(tmp_path)
    path = folder / "agency.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "\nscope: 7.10\n", encoding="utf-8")
    assert remembered(folder).agency.scope == "7.10"
    never_read(monkeypatch)
    assert remembered(folder).agency.scope == "7.10"
