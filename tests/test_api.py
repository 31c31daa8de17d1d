"""The functions for scripts: values in, values out, nothing printed."""

from datetime import date
from pathlib import Path

import pytest

from qmsdocs import api
from qmsdocs.base.errors import NotFoundError
from qmsdocs.batch.results import Begun, Event, NotConcerned, Opened, PaperResult
from toy import write_profile

TODAY = date(2024, 5, 4)


def test_build_gives_every_result_at_once_and_at_the_end(tmp_path: Path) -> None:
    write_profile(tmp_path)
    seen: list[Event] = []
    report = api.build(tmp_path, api.BuildRequest(TODAY), seen.append)
    assert report.exit_code == 0
    assert tuple(r for r in seen if isinstance(r, PaperResult)) == report.papers
    assert tuple(r for r in seen if isinstance(r, NotConcerned)) == report.not_concerned
    assert seen[:2] == [Opened(1, 1), Begun("so-thu", 2024, len(report.papers))]
    assert all((tmp_path / "output" / paper.file).is_file() for paper in report.papers)


def test_build_prints_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_profile(tmp_path)
    api.build(tmp_path, api.BuildRequest(TODAY, kinds=("quality-policy",)))
    assert capsys.readouterr() == ("", "")


def test_an_agency_that_fails_is_a_value_and_the_others_are_made(tmp_path: Path) -> None:
    write_profile(tmp_path)
    report = api.build(tmp_path, api.BuildRequest(TODAY, ("so-thu", "so-khac", "so-thu")))
    assert [failure.agency for failure in report.failures] == ["so-khac"]
    assert report.counts["written"] == len(report.papers) > 0
    assert report.exit_code == 2


def test_status_says_what_a_build_would_do_and_writes_nothing(tmp_path: Path) -> None:
    write_profile(tmp_path)
    report = api.status(tmp_path, api.BuildRequest(TODAY))
    assert {paper.status for paper in report.papers} == {"planned"}
    assert not (tmp_path / "output").exists()
    api.build(tmp_path, api.BuildRequest(TODAY))
    assert not api.status(tmp_path, api.BuildRequest(TODAY)).stale


def test_nothing_to_build_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        api.build(tmp_path, api.BuildRequest(TODAY))
    with pytest.raises(NotFoundError):
        api.validate(tmp_path)


def test_every_public_name_is_there_and_explained() -> None:
    for name in api.__all__:
        assert getattr(api, name).__doc__
