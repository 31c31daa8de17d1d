"""A new workspace has a profile that is good as it stands."""

from pathlib import Path

import pytest

from qmsdocs.base.errors import InputError, NotFoundError, OutputError
from qmsdocs.batch.starting import FIRST_AGENCY, start_workspace
from qmsdocs.batch.workspace import Workspace
from qmsdocs.model import schema
from qmsdocs.model.agency import AgencyProfile
from qmsdocs.model.loading import load_profile
from qmsdocs.model.procedure import ProcedureFile


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


def test_schemas_of_an_earlier_version_are_renewed_and_changed_ones_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace, folder = Workspace(tmp_path), tmp_path / "schemas"
    with monkeypatch.context() as patch:
        patch.setitem(schema.MODELS, "year", AgencyProfile)
        patch.setitem(schema.MODELS, "agency", ProcedureFile)
        start_workspace(workspace, "a", None, 2024)
    now = schema.schema_files()
    year, agency = (folder / f"{name}.schema.json" for name in ("year", "agency"))
    assert year.read_bytes() != now[year.name]
    mine = agency.read_text(encoding="utf-8").replace("Hồ sơ", "Hồ sơ của tôi", 1).encode()
    agency.write_bytes(mine)
    started = start_workspace(workspace, "b", None, 2024)
    assert year.read_bytes() == now[year.name]
    assert agency.read_bytes() == mine
    assert [file for file in started.files if file.startswith("schemas")] == [
        "schemas/year.schema.json"
    ]
    assert not [f for f in start_workspace(workspace, "c", None, 2024).files if "schemas" in f]


def test_a_renewed_schema_stays_when_the_rest_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = Workspace(tmp_path)
    with monkeypatch.context() as patch:
        patch.setitem(schema.MODELS, "agency", ProcedureFile)
        patch.setitem(schema.MODELS, "procedures", AgencyProfile)
        start_workspace(workspace, "a", None, 2024)
    written: list[str] = []

    def write(path: Path, data: bytes) -> None:
        if path.name == "procedures.schema.json":
            raise OSError
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        written.append(path.name)

    monkeypatch.setattr("qmsdocs.batch.starting.write_atomic", write)
    with pytest.raises(OSError, match=r"^$"):
        start_workspace(workspace, "b", None, 2024)
    assert "agency.schema.json" in written
    assert (tmp_path / "schemas/agency.schema.json").is_file()
    assert not (tmp_path / "profiles/b").exists()
