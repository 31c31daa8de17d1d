"""A new workspace has a profile that is good as it stands."""

from pathlib import Path

import pytest

from qmsdocs.base.errors import InputError, NotFoundError, OutputError
from qmsdocs.batch.starting import FIRST_AGENCY, start_workspace
from qmsdocs.batch.workspace import Workspace
from qmsdocs.model.loading import load_profile


@pytest.mark.parametrize("year", [2024, 2031])
def test_the_starter_is_a_good_profile_of_its_year(tmp_path: Path, year: int) -> None:
    started = start_workspace(Workspace(tmp_path), None, None, year)
    assert started.agency == FIRST_AGENCY
    assert all((tmp_path / file).is_file() for file in started.files)
    assert load_profile(tmp_path / "profiles" / FIRST_AGENCY, year).year.year == year


def test_a_sample_may_get_another_name(tmp_path: Path) -> None:
    started = start_workspace(Workspace(tmp_path), "so-cua-toi", "so-khcn-binh-thuan", 2031)
    assert started.agency == "so-cua-toi"
    assert load_profile(tmp_path / "profiles/so-cua-toi", 2024).id == "so-cua-toi"


def test_nothing_is_written_when_it_cannot_be_begun(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    with pytest.raises(InputError):
        start_workspace(workspace, "Sở", None, 2024)
    with pytest.raises(NotFoundError):
        start_workspace(workspace, None, "so-la", 2024)
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "profiles/a").mkdir(parents=True)
    with pytest.raises(OutputError):
        start_workspace(workspace, "a", None, 2024)
    assert list((tmp_path / "profiles/a").iterdir()) == []
