"""The papers of the sample agencies, each agency built once."""

import pytest

from paper_tools import Built, build


@pytest.fixture(scope="session")
def binh_thuan(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build("so-khcn-binh-thuan", tmp_path_factory.mktemp("binh-thuan"))


@pytest.fixture(scope="session")
def kon_tum(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build("so-khcn-kon-tum", tmp_path_factory.mktemp("kon-tum"))


@pytest.fixture(scope="session")
def tra_vinh(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build("so-khcn-tra-vinh", tmp_path_factory.mktemp("tra-vinh"))


@pytest.fixture(scope="session")
def bac_lieu(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build("ubnd-tinh-bac-lieu", tmp_path_factory.mktemp("bac-lieu"))


@pytest.fixture(scope="session")
def ward(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build("ubnd-phuong-mau", tmp_path_factory.mktemp("phuong-mau"))
