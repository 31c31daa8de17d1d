"""Every day on which anything changes loads complete, and so does the day before it."""

from datetime import date, timedelta

import pytest

from qmsdocs.base.errors import RulePackError
from qmsdocs.model.rules import load_rulebook

RULEBOOK = load_rulebook()
DATES = RULEBOOK.change_dates()
FORMAT_START = min(
    period.start
    for entry in RULEBOOK.entries()
    if entry.pack == "format"
    for period in entry.periods
    if period.start
)
PACKS = {"format", "duties", "norms", "legal", "standard"}


def test_the_dates_on_which_the_law_of_papers_changed_are_among_them() -> None:
    for day in (date(2014, 5, 18), date(2015, 10, 26), date(2020, 3, 5), date(2025, 7, 1)):
        assert day in DATES
    assert list(DATES) == sorted(set(DATES))


@pytest.mark.parametrize("day", DATES, ids=date.isoformat)
@pytest.mark.parametrize("shift", [0, -1], ids=["day", "eve"])
def test_the_format_is_complete(day: date, shift: int) -> None:
    moment = day + timedelta(days=shift)
    if moment < FORMAT_START:
        with pytest.raises(RulePackError):
            RULEBOOK.format_on(moment)
        return
    rules = RULEBOOK.format_on(moment)
    expected = {
        entry.id
        for entry in RULEBOOK.entries()
        if entry.pack == "format" and entry.at(moment) is not None
    }
    assert set(rules.rules) == expected
    assert rules.component("body").size_min == 13
    assert rules.kind_name("KH") == "Kế hoạch"
    assert {head.quoc_hieu for head in (rules.head(12), rules.head(13))} == {12, 13}


@pytest.mark.parametrize("day", DATES, ids=date.isoformat)
def test_every_line_has_one_text_from_its_beginning_on(day: date) -> None:
    for line in RULEBOOK.legal.lines.values():
        first = RULEBOOK.legal.texts[line.texts[0]]
        if first.in_force_from and day >= first.in_force_from:
            assert RULEBOOK.text(line.id, day).in_force(day)


@pytest.mark.parametrize("day", DATES, ids=date.isoformat)
def test_every_text_that_has_ended_can_name_why(day: date) -> None:
    for name, text in RULEBOOK.legal.texts.items():
        if text.in_force(day) or text.in_force_from is None:
            continue
        with pytest.raises(RulePackError) as error:
            RULEBOOK.text(name, day)
        assert error.value.problems[0].code.startswith("rules.text-")


def test_every_value_is_cited_and_says_itself() -> None:
    entries = RULEBOOK.entries()
    assert {entry.pack for entry in entries} == PACKS
    for entry in entries:
        for period in entry.periods:
            assert period.citation.document, entry.id
            assert period.value.strip(), entry.id
            if entry.pack in {"format", "duties", "norms"}:
                assert period.citation.clause, entry.id


def test_what_is_not_verified_says_why() -> None:
    for entry in RULEBOOK.entries():
        if entry.pack in {"legal", "standard"}:
            for period in entry.periods:
                assert period.verified or period.note, entry.id


def test_entries_of_a_day_hold_one_value_each() -> None:
    entries = RULEBOOK.entries(date(2024, 3, 5))
    assert all(len(entry.periods) == 1 for entry in entries)
    names = {entry.id for entry in entries}
    assert {"quoc_hieu", "qd-19-2014", "maintenance", "internal-audit"} <= names
    assert not {"qd-144-2006", "tt-01-2011", "nd-118-2025"} & names


def test_an_entry_shows_its_history() -> None:
    history = RULEBOOK.entry("page_number.place").periods
    assert [period.value for period in history] == [
        "góc phải ở cuối trang giấy",
        "canh giữa trong lề trên",
    ]
    assert history[0].end == history[1].start == date(2020, 3, 5)
    assert history[1].end is None
