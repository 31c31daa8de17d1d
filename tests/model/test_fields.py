"""Days, months, numbers and yes or no, as people write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from pydantic_core import PydanticCustomError

from qmsdocs.base.vietnamese import number_text, short_date
from qmsdocs.model.agency import House, Lead
from qmsdocs.model.audits import Audit
from qmsdocs.model.fields import (
    Edition,
    Id,
    Record,
    items,
    label,
    parse_day,
    parse_flag,
    parse_month,
    parse_number,
    parse_whole,
    without_stop,
)
from qmsdocs.model.flows import Course
from qmsdocs.model.labels import bare
from qmsdocs.model.objectives import Quarters
from qmsdocs.model.papers import Paper
from qmsdocs.model.procedure import Duration
from qmsdocs.model.reviews import FollowUp
from qmsdocs.model.risks import RiskScale
from qmsdocs.model.rules import load_rulebook
from qmsdocs.model.system import PROCESSES
from qmsdocs.model.validation import choices_of


class Sample(Record):
    """One field of each kind."""

    id: Id = label("Mã")
    name: str = label("Tên")
    note: str | None = label("Ghi chú", default=None)
    unit: str = label("Đơn vị", default="%")
    tasks: tuple[str, ...] = items("Việc")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-11-30", date(2024, 11, 30)),
        ("30/11/2024", date(2024, 11, 30)),
        ("5/3/2024", date(2024, 3, 5)),
        ("05-03-2024", date(2024, 3, 5)),
        (" 29/02/2024 ", date(2024, 2, 29)),
    ],
)
def test_days_are_read_day_first_or_as_iso(text: str, day: date) -> None:
    assert parse_day(text) == day


@given(st.dates(date(1000, 1, 1)))
def test_a_day_is_read_back_from_both_forms(day: date) -> None:
    assert parse_day(day.isoformat()) == parse_day(short_date(day)) == day


@pytest.mark.parametrize(
    "value", ["30/11/24", "31/4/2024", "29/02/2023", "2024", 2024, "mai", ["x"], True]
)
def test_what_is_no_day_is_refused(value: object) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        parse_day(value)
    assert caught.value.type == "not_a_day"


@pytest.mark.parametrize(
    ("text", "month"), [("2019-10", "2019-10"), ("10/2019", "2019-10"), ("3/2020", "2020-03")]
)
def test_months_are_read_in_both_forms(text: str, month: str) -> None:
    assert parse_month(text) == month


@pytest.mark.parametrize("value", ["13/2020", "2020", "0/2020", "tháng 10", 10.2019])
def test_what_is_no_month_is_refused(value: object) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        parse_month(value)
    assert caught.value.type == "not_a_month"


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (90, 90),
        ("90%", 90),
        ("90 %", 90),
        ("99,5", 99.5),
        ("99.5", 99.5),
        (99.5, 99.5),
        ("1.500", 1500),
        ("1.234,5", 1234.5),
        ("0.125", 0.125),
        ("-3", -3),
        ("98,0", 98),
    ],
)
def test_numbers_are_read_as_vietnamese_write_them(value: object, number: float) -> None:
    assert parse_number(value) == number
    assert type(parse_number(value)) is type(number)


@given(st.integers(-(10**9), 10**9) | st.decimals(-9999, 9999, places=2).map(float))
def test_a_printed_number_is_read_back(number: float) -> None:
    assert parse_number(number_text(number)) == number


@pytest.mark.parametrize("value", ["chín mươi", "", "9 0", "1.23.4", True, [1], "9" * 400, "1e5"])
def test_what_is_no_number_is_refused(value: object) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        parse_number(value)
    assert caught.value.type == "not_a_number"


@pytest.mark.parametrize(("value", "number"), [(15, 15), ("015", 15), ("1.500", 1500), (" 7 ", 7)])
def test_whole_numbers_are_read(value: object, number: int) -> None:
    assert parse_whole(value) == number


@pytest.mark.parametrize("value", [1.5, "1,5", True, "15/KH", "15%", "mười"])
def test_what_is_no_whole_number_is_refused(value: object) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        parse_whole(value)
    assert caught.value.type == "not_a_whole_number"


@pytest.mark.parametrize(
    ("value", "flag"),
    [
        (True, True),
        ("có", True),
        ("Yes", True),
        ("đúng", True),
        (False, False),
        ("Không", False),
        ("no", False),
    ],
)
def test_yes_and_no_are_read_in_both_languages(value: object, flag: bool) -> None:
    assert parse_flag(value) is flag


@pytest.mark.parametrize("value", ["có thể", 1, None, "x"])
def test_what_is_neither_is_refused(value: object) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        parse_flag(value)
    assert caught.value.type == "not_a_flag"


@pytest.mark.parametrize("nothing", [None, "", "  \n"])
def test_a_key_with_nothing_behind_it_is_as_if_it_were_not_there(nothing: object) -> None:
    sample = Sample.model_validate(
        {"id": "a", "name": "x", "note": nothing, "unit": nothing, "tasks": nothing}
    )
    assert (sample.note, sample.unit, sample.tasks) == (None, "%", ())


@pytest.mark.parametrize("nothing", [None, "", " "])
def test_a_required_text_must_say_something(nothing: object) -> None:
    with pytest.raises(ValidationError, match="name"):
        Sample.model_validate({"id": "a", "name": nothing})


def test_text_is_stripped_and_numbers_may_be_text() -> None:
    sample = Sample.model_validate({"id": 2024, "name": "  Sở \n"})
    assert (sample.id, sample.name) == ("2024", "Sở")


@pytest.mark.parametrize("value", ["Giám đốc", "giam_doc", "GD", "-a", "a-", "a--b", "a b", "a/b"])
def test_ids_are_plain(value: str) -> None:
    with pytest.raises(ValidationError, match="string_pattern_mismatch"):
        Sample.model_validate({"id": value, "name": "x"})


@pytest.mark.parametrize(
    "fixed",
    [Lead.fixed(), House.fixed(), Paper.fixed(), Audit.fixed(), Course.fixed(), FollowUp.fixed(),
     Quarters.fixed(), RiskScale.fixed(), *RiskScale.fixed().severity,
     *RiskScale.fixed().likelihood, *RiskScale.fixed().levels, *PROCESSES],
)  # fmt: skip
def test_what_the_program_says_itself_would_pass_its_own_checks(fixed: Record) -> None:
    given = {name: getattr(fixed, name) for name in fixed.model_fields_set}
    checked = type(fixed).model_validate(given)
    assert repr(fixed) == repr(checked), "repr tells 1 from True"
    assert fixed == checked


def test_a_record_does_not_change() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Sample(id="a", name="x").name = "y"  # type: ignore[misc]


@pytest.mark.parametrize(
    "written", ["ngày làm việc", "ngày\u00a0làm\u00a0việc", " ngày  làm việc "]
)
def test_any_space_will_do_in_a_word_to_choose(written: str) -> None:
    assert Duration.model_validate({"value": 1, "unit": written}).unit == "ngày làm việc"


def test_editions_are_those_of_the_rules() -> None:
    assert set(choices_of(bare(Edition))) == {
        edition.id for edition in load_rulebook().standards.editions
    }


@pytest.mark.parametrize("number", [0, -5, "-1"])
def test_papers_are_numbered_from_one(number: object) -> None:
    assert Paper.model_validate({"number": "015"}).number == 15
    with pytest.raises(ValidationError) as caught:
        Paper.model_validate({"number": number})
    assert caught.value.errors()[0]["type"] == "greater_than_equal"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Giải quyết đúng hạn.", "Giải quyết đúng hạn"),
        ("Công khai, minh bạch;", "Công khai, minh bạch"),
        ("Sổ, phiếu, v.v.", "Sổ, phiếu, v.v"),
        ("và các việc khác...", "và các việc khác..."),
        ("Đạt 100%", "Đạt 100%"),
        (".", "."),
    ],
)
def test_a_point_leaves_its_final_stop_to_the_page(written: str, kept: str) -> None:
    assert without_stop(written) == kept
