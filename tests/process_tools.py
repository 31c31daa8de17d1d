"""Runs the real program in processes of its own, and compares what it leaves."""

import os
import subprocess
import sys
from pathlib import Path

from toy import PROCEDURES, write_profile

SOURCE = Path(__file__).parents[1] / "src"
DAY = "2024-05-04"


def environment() -> dict[str, str]:
    """Give the environment in which the program of this checkout runs."""
    return {**os.environ, "PYTHONPATH": str(SOURCE)}


def command(root: Path, *arguments: str) -> list[str]:
    """Give the words that build a workspace."""
    return [sys.executable, "-m", "qmsdocs", "-C", str(root), "build", "--date", DAY, *arguments]


def run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Build a workspace in processes of its own."""
    return subprocess.run(
        command(root, *arguments),
        env=environment(),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def left(root: Path) -> dict[str, bytes]:
    """Give every file of the output."""
    output = root / "output"
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in sorted(output.rglob("*"))
        if path.is_file()
    }


def write_province(root: Path, agencies: int = 4) -> None:
    """Write several agencies, one of which cannot be read and one of which has many papers."""
    for number in range(agencies):
        write_profile(root, f"so-{number}")
    write_profile(root, "so-hong", agency_text="agency: 1\n")
    write_profile(root, "so-lon", procedures=many_procedures(40))


def many_procedures(count: int) -> str:
    """Give so many procedures, each of some length."""
    head, block = PROCEDURES.split("\n", 1)
    long = "Kiểm tra thành phần hồ sơ rồi cập nhật vào hệ thống " * 50
    blocks = (
        block.replace("cap-giay", f"cap-giay-{n}")
        .replace("QT-01", f"QT-{n:02d}")
        .replace("Nhận hồ sơ", long.strip())
        for n in range(count)
    )
    return head + "\n" + "".join(blocks)
