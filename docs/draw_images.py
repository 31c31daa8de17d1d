"""Draw the first page of each kind of paper into docs/images/ (LibreOffice and poppler needed)."""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
AGENCY, YEAR = "so-khcn-binh-thuan", "2024"
ELSEWHERE = {"conversion-plan": ("so-khcn-kon-tum", "2019")}


def build(agency: str, year: str, output: Path) -> dict[str, Path]:
    """Build an agency's papers; give the first file of each kind."""
    command = [
        sys.executable,
        "-m",
        "qmsdocs",
        "-C",
        str(ROOT),
        "build",
        agency,
        "--year",
        year,
        "--output",
        str(output),
        "--json",
    ]
    result = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    files: dict[str, Path] = {}
    for paper in result["papers"]:
        files.setdefault(paper["kind"], output / paper["file"])
    return files


def draw(word: Path, image: Path, scratch: Path) -> None:
    """Turn the first page of a Word file into a PNG."""
    profile = (scratch / "profile").as_uri()
    subprocess.run(
        [
            "soffice",
            "--headless",
            f"-env:UserInstallation={profile}",
            "--convert-to",
            "pdf",
            "--outdir",
            str(scratch),
            str(word),
        ],
        check=True,
        capture_output=True,
    )
    pdf = scratch / f"{word.stem}.pdf"
    subprocess.run(
        [
            "pdftoppm",
            "-r",
            "75",
            "-png",
            "-gray",
            "-singlefile",
            "-f",
            "1",
            str(pdf),
            str(image.with_suffix("")),
        ],
        check=True,
    )


def main() -> None:
    """Build, convert and draw."""
    for program in ("soffice", "pdftoppm"):
        if shutil.which(program) is None:
            sys.exit(f"{program} is needed: install libreoffice-writer-nogui and poppler-utils")
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        files = build(AGENCY, YEAR, scratch)
        for kind, (agency, year) in ELSEWHERE.items():
            files[kind] = build(agency, year, scratch)[kind]
        IMAGES.mkdir(exist_ok=True)
        for kind, word in sorted(files.items()):
            draw(word, IMAGES / f"{kind}.png", scratch)


if __name__ == "__main__":
    main()
