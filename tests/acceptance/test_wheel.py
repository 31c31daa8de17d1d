"""The wheel carries everything and works in an empty folder, without the checkout."""

import os
import re
import shutil
import sys
import zipfile
from pathlib import Path

import pytest

from acceptance.papers import Papers
from acceptance.running import ROOT, once, run

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from a copy of the sources and unpack it with pip into a folder of its own."""

    def make(folder: Path) -> None:
        sources = folder / "sources"
        for name in ("src", "templates", "profiles"):
            shutil.copytree(ROOT / name, sources / name, ignore=shutil.ignore_patterns("*.pyc"))
        for name in ("pyproject.toml", "README.md", "LICENSE", ".gitignore"):
            shutil.copy(ROOT / name, sources)
        build = (sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder)
        run(*build, sources, cwd=folder)
        (file,) = folder.glob("*.whl")
        install = ("install", "--no-deps", "--no-index", "--no-compile", "--target")
        run(sys.executable, "-m", "pip", *install, folder / "site", file, cwd=folder)

    return once(tmp_path_factory, "wheel", make)


def alone(*command: str | Path, wheel: Path, cwd: Path) -> str:
    """Run a command that sees the wheel's files and the libraries, but not the checkout."""
    site = str(wheel / "site")
    done = run(*command, cwd=cwd, PYTHONPATH=site, PYTHONSAFEPATH="1", PYTHONDONTWRITEBYTECODE="1")
    return done.stdout


def tree(folder: Path) -> set[str]:
    """Give the files below a folder."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_the_wheel_holds_code_data_templates_and_profiles_and_nothing_else(wheel: Path) -> None:
    (file,) = wheel.glob("*.whl")
    with zipfile.ZipFile(file) as package:
        names = set(package.namelist())
    inside = {name.removeprefix("qmsdocs/") for name in names if name.startswith("qmsdocs/")}
    wanted = tree(wheel / "sources/src/qmsdocs")
    for name in ("templates", "profiles"):
        found = {f"_data/{name}/{path}" for path in tree(wheel / "sources" / name)}
        assert len(found) >= 10
        wanted |= found
    assert inside == wanted
    (info,) = {name.split("/")[0] for name in names if not name.startswith("qmsdocs/")}
    assert info.endswith(".dist-info")
    assert f"{info}/licenses/LICENSE" in names
    assert f"{info}/entry_points.txt" in names


def test_the_installed_wheel_works_in_an_empty_folder(
    wheel: Path, papers: Papers, tmp_path: Path
) -> None:
    def program(*arguments: str) -> str:
        return alone(sys.executable, "-m", "qmsdocs", *arguments, wheel=wheel, cwd=tmp_path)

    ask = "import qmsdocs; print(qmsdocs.__file__)"
    where = alone(sys.executable, "-c", ask, wheel=wheel, cwd=tmp_path)
    assert Path(where.strip()).is_relative_to(wheel), "not the checkout's own code"
    program("init", "--sample", "so-khcn-binh-thuan")
    program("init", "so-moi", "--year", "2026")
    program("validate")
    assert "maintenance-plan" in program("documents")
    program("build", "so-khcn-binh-thuan", "--final")
    program("build", "so-moi", "--doc", "quality-policy")
    built = tree(tmp_path / "output")
    made = [name for name in built if re.fullmatch(r"so-khcn-binh-thuan/2024/.*\.docx", name)]
    assert len(made) == len([one for one in papers.all if one.agency == "so-khcn-binh-thuan"])
    assert "so-moi/2026/2-01-chinh-sach-chat-luong.docx" in built


def test_the_script_of_the_wheel_is_the_program(wheel: Path, tmp_path: Path) -> None:
    script = wheel / "site/bin" / ("qmsdocs.exe" if os.name == "nt" else "qmsdocs")
    assert "qmsdocs" in alone(script, "--help", wheel=wheel, cwd=tmp_path)
