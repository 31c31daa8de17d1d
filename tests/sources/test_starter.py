"""The starter files are named after the year that is asked for."""

import pytest

from qmsdocs.sources.starter import starter_files


@pytest.mark.parametrize("year", [2024, 2026, 2031])
def test_the_year_stands_in_its_file(year: int) -> None:
    files = starter_files(year)
    assert sorted(files) == sorted([f"{year}.yaml", "agency.yaml", "procedures.yaml"])
    assert f"year: {year}" in files[f"{year}.yaml"].decode()


def test_every_file_tells_the_editor_its_schema_in_its_first_line() -> None:
    names = {"agency.yaml": "agency", "2024.yaml": "year", "procedures.yaml": "procedures"}
    for name, content in starter_files(2024).items():
        first = content.decode().splitlines()[0]
        assert first == f"# yaml-language-server: $schema=../../schemas/{names[name]}.schema.json"
