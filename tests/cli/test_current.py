"""The commands that keep a workspace current: new-year, calendar, export and import of procedures."""

import json
from datetime import date
from pathlib import Path

import icalendar
import pytest

from calling import Call
from toy import write_profile


def test_a_new_year_is_made_and_sound(tmp_path: Path, call: Call) -> None:
    write_profile(tmp_path)
    shown = call("-C", tmp_path, "new-year", "so-thu", "--dry-run").stdout
    assert "+year: 2025" in shown
    assert not (tmp_path / "profiles/so-thu/2025.yaml").exists()
    shown = call("-C", tmp_path, "new-year", "so-thu").stdout
    assert "profiles/so-thu/2025.yaml" in shown
    assert "Cần điền cho năm 2025" in shown
    assert "2024, 2025" in call("-C", tmp_path, "validate", "so-thu").stdout
    again = call("-C", tmp_path, "new-year", "so-thu", "--from", "2024", code=1).stderr
    assert "2025.yaml: hồ sơ năm 2025 đã có" in again
    call("-C", tmp_path, "new-year", "so-thu", "--from", "2024", "--year", "2023", code=2)
    assert "so-thu" in call("-C", tmp_path, "new-year", "so-thu2", code=2).stderr


def test_whoever_calls_twice_does_not_get_two_years(
    tmp_path: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qmsdocs.cli.new_year.today", lambda: date(2024, 11, 22))
    write_profile(tmp_path)
    call("-C", tmp_path, "new-year", "so-thu")
    assert "--year 2026" in call("-C", tmp_path, "new-year", "so-thu", code=2).stderr
    assert not (tmp_path / "profiles/so-thu/2026.yaml").exists()
    call("-C", tmp_path, "new-year", "so-thu", "--year", "2026")


def test_a_new_year_for_a_program(tmp_path: Path, call: Call) -> None:
    write_profile(tmp_path)
    data = json.loads(call("-C", tmp_path, "new-year", "so-thu", "--json").stdout)
    assert (data["year"], data["written"]) == (2025, True)
    assert {spot["words"] for spot in data["to_fill"]} >= {"số người tham dự"}


def test_the_calendar_as_table_file_and_data(tmp_path: Path, call: Call) -> None:
    write_profile(tmp_path)
    shown = call("-C", tmp_path, "calendar", "so-thu", "--lang", "en").stdout
    assert "31/12/2024" in shown
    assert "Điều 4 khoản 4 điểm b" in shown
    file = tmp_path / "a.ics"
    call("-C", tmp_path, "calendar", "so-thu", "--ics", file)
    first = file.read_bytes()
    call("-C", tmp_path, "calendar", "so-thu", "--ics", file)
    assert file.read_bytes() == first
    events = icalendar.Calendar.from_ical(first).walk("VEVENT")
    data = json.loads(call("-C", tmp_path, "calendar", "so-thu", "--json").stdout)
    assert len(events) == sum(entry["end"] is not None for entry in data)
    assert len({str(event["UID"]) for event in events}) == len(events)
    deadline = next(entry for entry in data if entry["end"] == "2024-11-30")
    assert deadline["work_day"] == "2024-11-29"


def test_the_uid_of_an_event_stays_when_its_day_moves(tmp_path: Path, call: Call) -> None:
    folder = write_profile(tmp_path)
    file, path = tmp_path / "a.ics", folder / "2024.yaml"

    def uids() -> set[str]:
        call("-C", tmp_path, "calendar", "so-thu", "--ics", file)
        events = icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT")
        return {str(event["UID"]) for event in events}

    before = uids()
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("tháng 10", "tháng 9"), encoding="utf-8")
    assert uids() == before


def test_a_file_that_is_no_calendar_is_kept(tmp_path: Path, call: Call) -> None:
    write_profile(tmp_path)
    file = tmp_path / "a.docx"
    file.write_text("mine", encoding="utf-8")
    call("-C", tmp_path, "calendar", "so-thu", "--ics", file, code=1)
    assert file.read_text(encoding="utf-8") == "mine"


def test_a_year_of_which_the_holidays_are_unknown_is_told(tmp_path: Path, call: Call) -> None:
    folder = write_profile(tmp_path)
    (folder / "2031.yaml").write_text("year: 2031\n", encoding="utf-8")
    assert "2031" in call("-C", tmp_path, "calendar", "so-thu", "--year", "2031").stderr


def test_procedures_go_out_and_come_back(tmp_path: Path, call: Call) -> None:
    folder = write_profile(tmp_path)
    before = (folder / "procedures.yaml").read_bytes()
    file = tmp_path / "quy-trinh.xlsx"
    options = ("procedures", file, "--agency", "so-thu")
    assert "quy-trinh.xlsx" in call("-C", tmp_path, "export", *options).stdout
    call("-C", tmp_path, "export", *options, code=1)
    data = json.loads(call("-C", tmp_path, "import", *options, "--json").stdout)
    assert (data["added"], data["updated"], data["written"]) == ([], [], False)
    assert (folder / "procedures.yaml").read_bytes() == before
    table = tmp_path / "a.csv"
    table.write_text("Mã hiệu quy trình,Cơ sở pháp lý\nQT-01,Luật A\n", encoding="utf-8")
    wanted = ("procedures", table, "--agency", "so-thu")
    assert "Chưa ghi hồ sơ." in call("-C", tmp_path, "import", *wanted, "--dry-run").stdout
    assert "Cập nhật 1: QT-01" in call("-C", tmp_path, "import", *wanted).stdout
    assert "Luật A" in (folder / "procedures.yaml").read_text(encoding="utf-8")
    table.write_text("Mã hiệu quy trình,Cơ sở pháp lý\nQT-O1,Luật A\n", encoding="utf-8")
    assert "a.csv:2: cột A" in call("-C", tmp_path, "import", *wanted, code=2).stderr


@pytest.mark.parametrize("name", ["openpyxl", "python_calamine"])
def test_without_the_extra_excel_is_told_and_csv_works(
    tmp_path: Path, call: Call, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    write_profile(tmp_path)
    file = tmp_path / "a.xlsx"
    call("-C", tmp_path, "export", "procedures", file, "--agency", "so-thu")
    monkeypatch.setitem(__import__("sys").modules, name, None)
    if name == "openpyxl":
        file.unlink()
        said = call("-C", tmp_path, "export", "procedures", file, "--agency", "so-thu", code=1)
    else:
        said = call("-C", tmp_path, "import", "procedures", file, "--agency", "so-thu", code=2)
    assert 'pip install "qmsdocs[excel]"' in said.stderr
    table = tmp_path / "a.csv"
    table.write_text("Mã hiệu quy trình,Cơ sở pháp lý\nQT-01,Luật A\n", encoding="utf-8")
    call("-C", tmp_path, "import", "procedures", table, "--agency", "so-thu")
