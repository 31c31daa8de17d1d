"""The public holidays of the country, and what an agency says otherwise."""

from collections.abc import Iterable
from functools import cache

from qmsdocs.base.days import read_day
from qmsdocs.base.workdays import DaysOff
from qmsdocs.model.fields import Day, Flag, Record, label
from qmsdocs.sources.files import PACKAGE
from qmsdocs.sources.yamlfile import read_yaml


class DayOff(Record):
    """A day that an agency does not work, or a day off that it works."""

    date: Day = label("Ngày", carry="fixed")
    name: str = label("Lý do nghỉ", "Ví dụ: Ngày nghỉ theo thông báo của tỉnh", "Ngày nghỉ")
    worked: Flag = label("Đi làm", "có: ngày cuối tuần hoặc ngày lễ vẫn làm việc", default=False)


class HolidayYear(Record):
    """The days off of one year, and the weekend days that are worked."""

    off: dict[str, str]
    worked: tuple[Day, ...] = ()


class HolidayFile(Record):
    """The table of public holidays; `verified` says whether it was held against the notices."""

    source: str
    verified: bool
    years: dict[str, HolidayYear]


@cache
def holiday_table() -> HolidayFile:
    """Read the table that comes with the program."""
    path = PACKAGE / "data" / "calendar" / "holidays.yaml"
    return HolidayFile.model_validate(read_yaml(path.read_bytes(), "holidays.yaml").value)


def days_off(own: Iterable[DayOff] = ()) -> DaysOff:
    """Give the days off of the country with an agency's own days put over them."""
    table = holiday_table()
    off = {
        day: name
        for year in table.years.values()
        for text, name in year.off.items()
        for day in [read_day(text)]
        if day
    }
    worked = {day for year in table.years.values() for day in year.worked}
    for entry in own:
        if entry.worked:
            worked.add(entry.date)
            off.pop(entry.date, None)
        else:
            off[entry.date] = entry.name
            worked.discard(entry.date)
    years = sorted(map(int, table.years))
    return DaysOff(off, frozenset(worked), years[0], years[-1])
