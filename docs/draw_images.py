"""Draw docs/images/: the first page of each kind, and all pages of a set on a contact sheet.

LibreOffice, poppler and ImageMagick are needed.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from qmsdocs.model.page import SETS

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
PROGRAMS = {
    "soffice": "libreoffice-writer-nogui",
    "pdftoppm": "poppler-utils",
    "montage": "imagemagick",
}
#: A kind is drawn from the first of these that has it.
AGENCIES = ("so-khcn-binh-thuan", "so-khcn-kon-tum", "ubnd-tinh-bac-lieu")
COLUMNS = 8
#: Sixteen greys are enough for print, and a quarter of the size.
SMALL = ("+dither", "-colors", "16", "-define", "png:exclude-chunks=date,time", "-strip")


def build(output: Path) -> dict[str, dict[str, Any]]:
    """Build the papers of every sample agency; give one of each kind."""
    options = ("--output", str(output), "--json", "--date", "2026-09-01")
    command = [sys.executable, "-m", "qmsdocs", "-C", str(ROOT), "build", *options]
    papers = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)["papers"]
    order = {agency: number for number, agency in enumerate(AGENCIES)}
    found: dict[str, dict[str, Any]] = {}
    for paper in sorted(papers, key=lambda paper: order.get(paper["agency"], len(order))):
        found.setdefault(paper["kind"], paper)
    return found


def convert(words: Iterable[Path], scratch: Path) -> None:
    """Turn Word files into PDF, all in one run of LibreOffice."""
    profile = f"-env:UserInstallation={(scratch / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(scratch)]
    subprocess.run([*command, *map(str, words)], check=True, capture_output=True)


def draw(pdf: Path, image: Path, *options: str) -> None:
    """Turn pages of a PDF into grey PNG files that begin with a name."""
    subprocess.run(["pdftoppm", "-png", "-gray", *options, str(pdf), str(image)], check=True)


def contact_sheet(pages: Iterable[Path], image: Path) -> None:
    """Put pages side by side."""
    layout = ("-tile", f"{COLUMNS}x", "-geometry", "+3+3", "-background", "gray80")
    subprocess.run(["montage", *map(str, pages), *layout, str(image)], check=True)


def main() -> None:
    """Build, convert and draw."""
    for program, package in PROGRAMS.items():
        if shutil.which(program) is None:
            sys.exit(f"{program} is needed: install {package}")
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        papers = build(scratch / "output")
        names = {kind: scratch / f"{kind}.docx" for kind in papers}
        for kind, paper in papers.items():
            shutil.copy(scratch / "output" / paper["file"], names[kind])
        convert(names.values(), scratch)
        sheets: dict[str, list[Path]] = {}
        for kind, paper in sorted(papers.items(), key=lambda item: item[1]["file"].split("/")[-1]):
            pdf = scratch / f"{kind}.pdf"
            draw(pdf, IMAGES / kind, "-r", "75", "-singlefile")
            draw(pdf, scratch / kind, "-r", "24")
            pages = sorted(scratch.glob(f"{kind}-[0-9]*.png"))
            set_name = SETS[int(Path(paper["file"]).name[0]) - 1]
            sheets.setdefault(set_name, []).extend(pages)
        for name, pages in sheets.items():
            contact_sheet(pages, IMAGES / f"set-{name}.png")
    subprocess.run(["mogrify", *SMALL, *map(str, IMAGES.glob("*.png"))], check=True)


if __name__ == "__main__":
    main()
