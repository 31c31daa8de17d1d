"""Zips that every system unpacks with the right names."""

import io
import os
import shutil
import subprocess
import unicodedata
import zipfile
from pathlib import Path

import pytest

from qmsdocs.word.archive import folder_name, write_archive

FILES = {"Sở Thử 2024/2.docx": b"two" * 100, "Sở Thử 2024/1.docx": b"one"}


def read(data: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(data))


def test_files_come_out_as_they_went_in() -> None:
    archive = read(write_archive(FILES, 2024))
    assert archive.testzip() is None
    assert {name: archive.read(name) for name in archive.namelist()} == FILES
    assert archive.namelist() == sorted(FILES)


def test_vietnamese_names_are_marked_as_utf8() -> None:
    data = write_archive({"Sở Thử/a.docx": b"", "plain/a.docx": b""}, 2024)
    flags = {entry.filename: entry.flag_bits & 0x800 for entry in read(data).infolist()}
    assert flags == {"Sở Thử/a.docx": 0x800, "plain/a.docx": 0}
    assert "Sở Thử/a.docx".encode() in data


@pytest.mark.skipif(shutil.which("unzip") is None, reason="unzip is not installed")
@pytest.mark.parametrize("language", ["C", "C.UTF-8"])
def test_info_zip_reads_the_names_right(tmp_path: Path, language: str) -> None:
    (tmp_path / "a.zip").write_bytes(write_archive(FILES, 2024))
    environment = {"PATH": os.environ["PATH"], "LC_ALL": language}
    subprocess.run(["unzip", "-q", "a.zip"], cwd=tmp_path, env=environment, check=True)
    assert (tmp_path / "Sở Thử 2024/1.docx").read_bytes() == b"one"


def test_names_are_in_the_composed_form() -> None:
    apart = unicodedata.normalize("NFD", "Sở.docx")
    (name,) = read(write_archive({apart: b""}, 2024)).namelist()
    assert name == "Sở.docx"


def test_the_bytes_tell_nothing_of_the_machine() -> None:
    entries = read(write_archive(FILES, 2024)).infolist()
    assert {entry.date_time for entry in entries} == {(2024, 1, 1, 0, 0, 0)}
    assert {(entry.create_system, entry.external_attr, entry.compress_type) for entry in entries} == {
        (3, 0o100644 << 16, zipfile.ZIP_STORED)
    }  # fmt: skip
    assert write_archive(FILES, 2024) == write_archive(dict(reversed(FILES.items())), 2024)


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Sở Khoa học và Công nghệ tỉnh Bình Thuận 2024", "Sở Khoa học và Công nghệ tỉnh Bình Thuận 2024"),
        ("Phòng A/B: <1>?", "Phòng A-B- -1-"),
        ("  kết thúc... ", "kết thúc"),
        ("NUL", "_NUL"),
        ("com1.txt", "_com1.txt"),
        ("../..", "-"),
        ("", "_"),
        ("ơ" * 100, "ơ" * 80),
    ],
)  # fmt: skip
def test_a_label_becomes_a_name_that_windows_takes(label: str, name: str) -> None:
    assert folder_name(label) == name
