"""Who says otherwise than most is named, once, with the first who says what most say."""

from datetime import date

from qmsdocs.base.errors import Said
from qmsdocs.lint.sets.case import Mark
from qmsdocs.lint.sets.comparing import Mention, Teller, Thing, Words, compare, odd_ones
from qmsdocs.lint.sets.results import SetPlace

WORDS = Words("missing", "differs", {"target": Said("what")})


def mention(file: str, value: str) -> Mention:
    return Mention(value, value.lower(), SetPlace(file, file))


def thing(file: str, key: str, value: str = "90", number: str = "") -> Thing:
    return Thing(key, key, SetPlace(file, file), {"target": mention(file, value)}, number)


def teller(file: str, *things: Thing, day: date | None = None, begins: bool = True) -> Teller:
    return Teller(file, SetPlace(file, file), things, begins=begins, day=day)


def marks(*tellers: Teller, since: dict[str, date] | None = None) -> list[Mark]:
    return list(compare(tellers, WORDS, since or {}))


def pairs(*mentions: Mention) -> list[tuple[str, str]]:
    return [(odd.place.file, held.place.file) for odd, held in odd_ones(mentions)]


def test_the_odd_one_is_the_one_that_few_say() -> None:
    plan, report, review = mention("plan", "90"), mention("report", "95"), mention("review", "90")
    assert pairs(plan, report, review) == [("report", "plan")]
    assert pairs(report, plan, review) == [("report", "plan")]
    assert pairs(plan, review) == []


def test_of_two_the_one_of_less_authority_is_odd() -> None:
    assert pairs(mention("plan", "90"), mention("report", "95")) == [("report", "plan")]


def test_a_file_that_says_it_twice_is_told_once() -> None:
    twice = [mention("report", "95"), mention("report", "95")]
    kept = [mention(name, "90") for name in ("plan", "a", "b")]
    assert pairs(*kept, *twice) == [("report", "plan")]


def test_what_is_the_same_in_other_letters_does_not_differ() -> None:
    assert pairs(mention("plan", "Phòng A"), mention("report", "phòng a")) == []


def test_what_one_lacks_is_told_with_where_it_is() -> None:
    (mark,) = marks(teller("plan", thing("plan", "a")), teller("report", thing("report", "b")))[:1]
    assert mark.values == {"name": "a", "where": "report", "other": "plan"}
    assert [place.file for place in mark.places] == ["report", "plan"]


def test_what_came_later_is_not_missed() -> None:
    own = teller("procedures", thing("procedures", "a"))
    old = teller("list", day=date(2026, 3, 1))
    new = teller("list", day=date(2026, 6, 1))
    since = {"a": date(2026, 4, 1)}
    assert marks(own, old, since=since) == []
    assert [mark.code for mark in marks(own, new, since=since)] == ["missing"]


def test_a_list_that_makes_nothing_known_adds_no_things() -> None:
    own = teller("procedures", thing("procedures", "a"))
    listed = teller("list", thing("list", "a"), thing("list", "form"), begins=False)
    assert marks(own, listed) == []


def test_another_name_under_the_same_number_is_the_same_thing() -> None:
    plan = teller("plan", thing("plan", "a", number="1"), thing("plan", "b", "80", number="2"))
    report = teller("report", thing("report", "a", number="1"), thing("report", "B*", "70", "2"))
    (mark,) = marks(plan, report)
    assert (mark.code, mark.values["value"], mark.values["name"]) == ("differs", "70", "b")


def test_two_things_that_one_paper_has_both_of_stay_two() -> None:
    plan = teller("plan", thing("plan", "a", number="1"), thing("plan", "b", number="2"))
    report = teller("report", thing("report", "b", number="1"), thing("report", "a", number="2"))
    assert marks(plan, report) == [], "only their order changed"
