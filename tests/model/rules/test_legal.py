"""Legal texts: toy law for the engine, then the facts of the real texts."""

from collections.abc import Callable
from datetime import date

import pytest

from qmsdocs.base.errors import NotFoundError, Problem, RulePackError
from qmsdocs.model.rules import LegalText, Rulebook, load_rulebook
from qmsdocs.sources.messages import message

Load = Callable[..., Rulebook]
Faults = Callable[..., tuple[Problem, ...]]


def refused(rulebook: Rulebook, name: str, day: date) -> Problem:
    with pytest.raises(RulePackError) as error:
        rulebook.text(name, day)
    return error.value.problems[0]


def legal(texts: str) -> str:
    return f"pack: legal\ntitle: Văn bản\ntexts:\n{texts}"


TEXT = "  {id}: {{kind: Lệnh, number: {id}/LV, issuer: Vua, subject: về {id}{more}}}\n"


def text(name: str, more: str = "") -> str:
    return TEXT.format(id=name, more=more)


def test_a_text_is_in_force_until_the_day_its_successor_is(load: Load) -> None:
    rulebook = load()
    assert rulebook.text("lenh-1", date(1999, 12, 31)).number == "1/LV"
    assert rulebook.text("lenh-2", date(2000, 1, 1)).number == "2/LV"


def test_an_ended_text_names_its_successor(load: Load) -> None:
    problem = refused(load(), "lenh-1", date(2000, 1, 1))
    assert problem.code == "rules.text-ended-use"
    assert problem.values["other"] == "Lệnh số 2/LV"
    words = message(problem)
    assert "Lệnh số 1/LV đã hết hiệu lực từ ngày 01/01/2000" in words
    assert "về cách viết sớ mới (mã lenh-2)" in words


def test_a_text_to_come_names_the_one_in_force(load: Load) -> None:
    problem = refused(load(), "lenh-2", date(1999, 12, 5))
    assert problem.code == "rules.text-not-yet-use"
    assert problem.values["other_id"] == "lenh-1"


def test_a_text_to_come_without_forerunner_says_when_it_begins(load: Load) -> None:
    problem = refused(load(), "lenh-1", date(1980, 1, 1))
    assert problem.code == "rules.text-not-yet"
    assert problem.values["start"] == "01/02/1990"


def test_a_line_gives_the_text_of_the_day(load: Load) -> None:
    rulebook = load()
    assert rulebook.text("viet-so", date(1995, 1, 1)).id == "lenh-1"
    assert rulebook.text("viet-so", date(2020, 1, 1)).id == "lenh-2"
    assert refused(rulebook, "viet-so", date(1985, 1, 1)).code == "rules.text-not-yet"


def test_an_ended_text_without_successor_says_so(load: Load) -> None:
    days = ", in_force_from: 1990-02-01, in_force_to: 1991-01-01"
    rulebook = load(more=legal(text("lenh-3", days)))
    assert refused(rulebook, "lenh-3", date(1995, 1, 1)).code == "rules.text-ended"


def test_the_successor_of_a_successor_is_named(load: Load) -> None:
    chain = (
        text("a", ", in_force_from: 1990-01-01, in_force_to: 1991-01-01, replaced_by: b")
        + text("b", ", in_force_from: 1991-01-01, in_force_to: 1992-01-01, replaced_by: c")
        + text("c", ", in_force_from: 1992-01-01")
    )
    rulebook = load(more=legal(chain))
    assert refused(rulebook, "a", date(1995, 1, 1)).values["other_id"] == "c"
    assert refused(rulebook, "c", date(1990, 6, 1)).values["other_id"] == "a"


def test_texts_that_replace_each_other_in_a_circle_end(load: Load) -> None:
    circle = text("a", ", in_force_from: 1990-01-01, in_force_to: 1991-01-01, replaced_by: b")
    circle += text("b", ", in_force_from: 1990-01-01, in_force_to: 1991-01-01, replaced_by: a")
    rulebook = load(more=legal(circle))
    assert refused(rulebook, "a", date(1995, 1, 1)).code == "rules.text-ended"
    assert refused(rulebook, "a", date(1985, 1, 1)).code == "rules.text-not-yet"


def test_a_text_without_dates_is_listed_but_not_cited(load: Load) -> None:
    rulebook = load(more=legal(text("lenh-3")))
    assert refused(rulebook, "lenh-3", date(2020, 1, 1)).code == "rules.text-undated"
    assert rulebook.entry("lenh-3").periods[0].start is None


def test_an_unknown_text_names_the_nearest(load: Load) -> None:
    with pytest.raises(NotFoundError) as error:
        load().text("lenh2", date(2020, 1, 1))
    assert error.value.problems[0].values["known"] == "lenh-2"


@pytest.mark.parametrize(
    ("faulty", "code"),
    [
        (text("a", ", replaced_by: z, in_force_to: 1999-01-01"), "rules.unknown-text-here"),
        (text("a", ", amends: [z]"), "rules.unknown-text-here"),
        (text("a", ", in_force_from: 1999-01-01, in_force_to: 1998-01-01"), "rules.ends-early"),
        (text("a", ", date: 1999-01-02, in_force_from: 1999-01-01"), "rules.ends-early"),
        (text("a", ", replaced_by: lenh-2"), "rules.replaced-no-end"),
        (text("a", ", doubtful: [colour]"), "rules.unknown-field"),
        (text("lenh-1"), "rules.twice"),
    ],
)
def test_texts_must_agree_with_each_other(faults: Faults, faulty: str, code: str) -> None:
    assert [problem.code for problem in faults(more=legal(faulty))] == [code]


@pytest.mark.parametrize(
    ("days", "code", "start", "end"),
    [
        (", in_force_from: 2001-01-01", "rules.gap", "01/01/2000", "01/01/2001"),
        (", in_force_from: 1999-01-01", "rules.overlap", "01/01/1999", "01/01/2000"),
    ],
)
def test_a_line_may_have_no_gap_and_no_overlap(
    faults: Faults, days: str, code: str, start: str, end: str
) -> None:
    more = legal(text("a", days)) + "lines:\n  dong: {label: Dòng, texts: [lenh-1, a]}\n"
    problems = faults(more=more)
    assert [problem.code for problem in problems] == [code]
    assert problems[0].values == {"name": "dong", "start": start, "end": end}


def test_a_line_names_only_texts_that_are_there(faults: Faults) -> None:
    more = legal(text("a")) + "lines:\n  dong: {label: Dòng, texts: [b, lenh-2]}\n"
    assert [problem.code for problem in faults(more=more)] == ["rules.unknown-text-here"]


# id, kind, number, issuer, issued, in force from: copied from the texts themselves
FACTS = [
    (
        "qd-19-2014",
        "Quyết định",
        "19/2014/QĐ-TTg",
        "Thủ tướng Chính phủ",
        "2014-03-05",
        "2014-05-18",
    ),
    (
        "tt-26-2014",
        "Thông tư",
        "26/2014/TT-BKHCN",
        "Bộ trưởng Bộ Khoa học và Công nghệ",
        "2014-10-10",
        "2014-12-01",
    ),
    (
        "tt-116-2015",
        "Thông tư",
        "116/2015/TT-BTC",
        "Bộ trưởng Bộ Tài chính",
        "2015-08-11",
        "2015-10-26",
    ),
    ("nd-30-2020", "Nghị định", "30/2020/NĐ-CP", "Chính phủ", "2020-03-05", "2020-03-05"),
    ("nd-63-2010", "Nghị định", "63/2010/NĐ-CP", "Chính phủ", "2010-06-08", "2010-10-14"),
    ("nd-61-2018", "Nghị định", "61/2018/NĐ-CP", "Chính phủ", "2018-04-23", "2018-06-21"),
    ("nd-118-2025", "Nghị định", "118/2025/NĐ-CP", "Chính phủ", "2025-06-09", "2025-07-01"),
    ("luat-tcqdp-2015", "Luật", "77/2015/QH13", "Quốc hội", "2015-06-19", "2016-01-01"),
    ("luat-tcqdp-2025", "Luật", "72/2025/QH15", "Quốc hội", "2025-06-16", "2025-06-16"),
]


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact[0])
def test_number_issuer_and_dates_of_a_text(fact: tuple[str, str, str, str, str, str]) -> None:
    name, kind, number, issuer, issued, start = fact
    found = load_rulebook().text(name, date.fromisoformat(start))
    assert (found.kind, found.number, found.issuer) == (kind, number, issuer)
    assert found.date == date.fromisoformat(issued)
    assert found.in_force_from == date.fromisoformat(start)


@pytest.mark.parametrize(
    ("old", "new", "day"),
    [
        ("qd-144-2006", "qd-19-2014", date(2014, 5, 18)),
        ("qd-118-2009", "qd-19-2014", date(2014, 5, 18)),
        ("tt-01-2010-bkhcn", "tt-26-2014", date(2014, 12, 1)),
        ("tt-09-2011-bkhcn", "tt-26-2014", date(2014, 12, 1)),
        ("tt-27-2011-bkhcn", "tt-26-2014", date(2014, 12, 1)),
        ("tt-159-2010", "tt-116-2015", date(2015, 10, 26)),
        ("nd-110-2004", "nd-30-2020", date(2020, 3, 5)),
        ("nd-09-2010", "nd-30-2020", date(2020, 3, 5)),
        ("tt-01-2011", "nd-30-2020", date(2020, 3, 5)),
        ("nd-61-2018", "nd-118-2025", date(2025, 7, 1)),
        ("nd-107-2021", "nd-118-2025", date(2025, 7, 1)),
        ("luat-tcqdp-2025-65", "luat-tcqdp-2025", date(2025, 6, 16)),
    ],
)
def test_a_replaced_text_ends_when_its_successor_begins(old: str, new: str, day: date) -> None:
    problem = refused(load_rulebook(), old, day)
    assert problem.values["other_id"] == new


def test_the_old_one_stop_decree_asked_for_in_2026_names_the_new_one() -> None:
    problem = refused(load_rulebook(), "nd-61-2018", date(2026, 3, 2))
    words = message(problem)
    assert "Nghị định số 61/2018/NĐ-CP đã hết hiệu lực từ ngày 01/07/2025" in words
    assert "Nghị định số 118/2025/NĐ-CP" in words


@pytest.mark.parametrize(
    ("line", "day", "name"),
    [
        ("mot-cua", date(2019, 10, 2), "nd-61-2018"),
        ("mot-cua", date(2026, 3, 2), "nd-118-2025"),
        ("van-thu", date(2019, 10, 2), "nd-110-2004"),
        ("van-thu", date(2020, 6, 8), "nd-30-2020"),
        ("htqlcl", date(2013, 1, 1), "qd-144-2006"),
        ("htqlcl", date(2024, 3, 5), "qd-19-2014"),
        ("chinh-quyen-dia-phuong", date(2019, 10, 2), "luat-tcqdp-2015"),
        ("chinh-quyen-dia-phuong", date(2026, 3, 2), "luat-tcqdp-2025"),
    ],
)
def test_a_line_gives_the_real_text_of_the_day(line: str, day: date, name: str) -> None:
    assert load_rulebook().text(line, day).id == name


def test_the_texts_of_the_seed_plans_are_there() -> None:
    rulebook = load_rulebook()
    plan = rulebook.text("kh-2145-2021", date(2024, 2, 26))
    assert (plan.number, plan.date) == ("2145/KH-UBND", date(2021, 6, 15))
    letter = rulebook.text("cv-208-2024", date(2024, 3, 5))
    assert (letter.number, letter.date) == ("208/SKHCN-CCTĐC", date(2024, 2, 26))
    results = rulebook.text("cv-104-2024", date(2024, 3, 5))
    assert (results.number, results.date) == ("104/SKHCN-CCTĐC", date(2024, 1, 29))
    conversion = rulebook.text("kh-3495-2018", date(2019, 10, 2))
    assert (conversion.number, conversion.date) == ("3495/KH-UBND", date(2018, 12, 14))
    assert rulebook.text("qd-62a-2015", date(2019, 10, 2)).date == date(2015, 7, 4)
    assert rulebook.text("qd-63-2015", date(2019, 10, 2)).date == date(2015, 7, 6)


def test_a_law_is_named_by_its_title() -> None:
    law = load_rulebook().text("luat-tcqdp-2025", date(2026, 1, 1))
    assert law.short == "Luật Tổ chức chính quyền địa phương"
    assert law.name == "Luật Tổ chức chính quyền địa phương số 72/2025/QH15"


def test_what_is_doubtful_stays_marked() -> None:
    rulebook = load_rulebook()
    amending = rulebook.text("nd-309-2026", date(2026, 9, 1))
    assert not amending.verified
    assert "chưa kiểm chứng: ngày ban hành" in rulebook.entry("nd-309-2026").periods[0].note
    assert rulebook.text("tt-116-2015", date(2024, 1, 1)).verified


def test_a_trich_yeu_follows_its_issuer() -> None:
    texts: list[LegalText] = list(load_rulebook().legal.texts.values())
    assert len(texts) > 50
    for each in texts:
        assert not each.subject.endswith("."), each.id
        assert "\n" not in each.subject, each.id


# Every text that the project's legal notes and the provinces' own papers name
NUMBERS = """
144/2006/QĐ-TTg 118/2009/QĐ-TTg 19/2014/QĐ-TTg 01/2010/TT-BKHCN 09/2011/TT-BKHCN 27/2011/TT-BKHCN
26/2014/TT-BKHCN 159/2010/TT-BTC 116/2015/TT-BTC 4109/QĐ-BKHCN 101/QĐ-BKHCN 44/2025/QĐ-TTg
41/2026/QĐ-TTg 63/2002/QĐ-TTg 68/2006/QH11 70/2025/QH15 37/2026/NĐ-CP 04/2026/TT-BKHCN
23/2026/TT-BKHCN 110/2004/NĐ-CP 01/2011/TT-BNV 30/2020/NĐ-CP 63/2010/NĐ-CP 61/2018/NĐ-CP
107/2021/NĐ-CP 01/2018/TT-VPCP 118/2025/NĐ-CP 309/2026/NĐ-CP 6050/2026/VBHN-BTP 72/2025/QH15
41/VBHN-VPQH 36-HD/VPTW 05-HD/VPTW 347/2026/NĐ-CP 144/QĐ-BNV 1826/BNV 2145/KH-UBND 385/KH-UBND
208/SKHCN-CCTĐC 104/SKHCN-CCTĐC 3495/KH-UBND 62a/QĐ-SKHCN 63/QĐ-SKHCN 474/QĐ-UBND 575/QĐ-UBND
493/QĐ-UBND 206/QĐ-SKHCN 691/KH-UBND 137/KH-UBND 130/KH-UBND 4544/KH-UBND
"""


def test_every_text_that_is_named_somewhere_is_in_the_pack() -> None:
    known = {each.number for each in load_rulebook().legal.texts.values()}
    assert set(NUMBERS.split()) <= known
