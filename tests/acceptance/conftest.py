"""The papers of the sample agencies and of changed ones, built once by the real program."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from acceptance.papers import Papers
from acceptance.pdf_reader import Prints
from acceptance.running import ROOT, once, qmsdocs

#: A day on which the program is asked to be, for papers that have no date of their own.
DAY = "2026-09-01"


@pytest.fixture(scope="session")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Papers:
    """Give the final papers of all sample agencies."""

    def make(folder: Path) -> None:
        _build(ROOT, folder, "--final")

    return Papers(once(tmp_path_factory, "papers", make))


@pytest.fixture(scope="session")
def variants(tmp_path_factory: pytest.TempPathFactory) -> Papers:
    """Give papers of agencies that try the limits: long names, small numbers, other powers."""

    def make(folder: Path) -> None:
        _change(folder, "so-lon", _long_and_small)
        _change(folder, "so-quyen", _acting)
        _build(folder, folder, "so-lon", "so-quyen")

    return Papers(once(tmp_path_factory, "variants", make))


@pytest.fixture(scope="session")
def prints(papers: Papers, tmp_path_factory: pytest.TempPathFactory) -> Prints:
    """Give the PDF of the papers: all kinds of all agencies, two of each at the most."""

    def make(folder: Path) -> None:
        Prints(folder).add(paper.path for paper in papers.some())

    return Prints(once(tmp_path_factory, "prints", make))


@pytest.fixture(scope="session")
def variant_prints(variants: Papers, tmp_path_factory: pytest.TempPathFactory) -> Prints:
    """Give the PDF of the papers with the longest names, one of each kind."""

    def make(folder: Path) -> None:
        Prints(folder).add(paper.path for paper in variants.first("so-lon"))

    return Prints(once(tmp_path_factory, "variant-prints", make))


@pytest.fixture(scope="session")
def word_templates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with the Word template of every kind, under the old rules and the new."""

    def make(folder: Path) -> None:
        for day in ("2019-10-02", DAY):
            arguments = ("templates", "build", "--date", day, "--output", folder / day)
            qmsdocs("-C", folder, *arguments, cwd=folder)

    return once(tmp_path_factory, "word-templates", make)


def _build(workspace: Path, folder: Path, *more: str) -> None:
    """Build whatever can be built; what could not is in the report, which a test looks at."""
    arguments = ("build", "--json", "--date", DAY, "--output", folder / "output")
    report = qmsdocs("-C", workspace, *arguments, *more, cwd=folder, code=None)
    (folder / "report.json").write_text(report.stdout, encoding="utf-8")


def _change(folder: Path, name: str, change: Callable[[Any, Any], None]) -> None:
    """Copy the sample of Bình Thuận under another name and change its agency and year."""
    profile = folder / "profiles" / name
    shutil.copytree(ROOT / "profiles/so-khcn-binh-thuan", profile)
    yaml = YAML()
    files = [profile / "agency.yaml", profile / "2024.yaml"]
    contents = [yaml.load(file.read_text(encoding="utf-8")) for file in files]
    change(*contents)
    for file, content in zip(files, contents, strict=True):
        with file.open("w", encoding="utf-8") as stream:
            yaml.dump(content, stream)


def _long_and_small(agency: Any, year: Any) -> None:  # noqa: ANN401 YAML may hold anything
    agency["agency"]["place"] = "Thành phố Hồ Chí Minh"
    agency["agency"]["letterhead"] = "SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN"
    agency["signers"].append(
        {"id": "chanh-vp", "name": "Lê Văn C", "post": "Chánh Văn phòng", "power": "authorised"}
    )
    agency["house"] |= {"head_size": 13, "body_size": 13}
    papers = year["papers"]
    papers["maintenance-plan"] |= {"number": 236, "date": "2024-12-29"}
    papers["committee-decision"] |= {"number": 9, "date": "2024-02-09"}
    papers["audit-report"] |= {"signer": "chanh-vp"}
    papers["training-request"] = {"signer": "pho-giam-doc", "drafter": "VP"}


def _acting(agency: Any, _: Any) -> None:  # noqa: ANN401 YAML may hold anything
    agency["signers"][0] |= {"power": "acting", "post": "Quyền Giám đốc"}
