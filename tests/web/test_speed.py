"""With all the agencies of a province the pages answer at once.

What is measured is the time of this process, server included: other tests run beside it.
"""

import shutil
import time
from statistics import median

import pytest

from qmsdocs import api
from web_tools import TODAY, Person, person, workspace

AGENCIES = 163
MOST = 0.2
YEAR = "/a/ubnd-phuong-mau/2026"


@pytest.fixture(scope="module")
def someone(tmp_path_factory: pytest.TempPathFactory) -> Person:
    root = workspace(tmp_path_factory.mktemp("province"), "ubnd-phuong-mau")
    first = root / "profiles" / "ubnd-phuong-mau"
    for number in range(1, AGENCIES):
        shutil.copytree(first, first.with_name(f"co-quan-{number}"))
    api.build(root, api.BuildRequest(TODAY, ("ubnd-phuong-mau",)))
    return person(root)


@pytest.mark.slow
@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/?q=co-quan-7",
        YEAR,
        f"{YEAR}/make",
        f"{YEAR}/calendar",
        f"{YEAR}/duties",
        f"{YEAR}/new-year",
        f"{YEAR}/check",
        "/inspect",
        "/new",
    ],
)
def test_a_page_answers_in_a_fifth_of_a_second(someone: Person, path: str) -> None:
    someone.get(path)
    times = []
    for _ in range(7):
        start = time.process_time()
        assert someone.get(path).status_code == 200
        times.append(time.process_time() - start)
    assert median(times) < MOST, times


def test_all_agencies_are_in_the_list(someone: Person) -> None:
    assert someone.get("/").text.count("<tr>") == AGENCIES + 1
