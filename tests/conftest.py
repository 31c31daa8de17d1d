"""Fixtures that all tests may use."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

pytest_plugins = ["calling"]

# A busy machine is no fault: speed is the matter of benchmarks/, not of a deadline for each example.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


@pytest.fixture(scope="session", autouse=True)
def _caches_of_the_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what the program caches apart from what the user of this machine has cached."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QMSDOCS_CACHE", str(folder / "cache"))
        patch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
        yield
