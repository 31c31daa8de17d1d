"""What is different between two days."""

from collections.abc import Callable
from datetime import date

import pytest

from qmsdocs.base.errors import NotFoundError
from qmsdocs.model.rules import Rulebook, RuleChange, load_rulebook
from qmsdocs.sources.messages import message

Load = Callable[..., Rulebook]


def by_id(changes: tuple[RuleChange, ...]) -> dict[str, RuleChange]:
    return {change.id: change for change in changes}


def test_a_toy_change_has_both_sides_and_the_new_citation(load: Load) -> None:
    changes = by_id(load().diff(date(1995, 1, 1), date(2005, 1, 1)))
    assert set(changes) == {"le-trai", "lenh-1"}
    margin = changes["le-trai"]
    assert (margin.before, margin.after) == ("20–25 mm", "30–35 mm")
    assert margin.citation.document == "Lệnh số 2/LV"
    text = changes["lenh-1"]
    assert (text.before, text.after) == ("Lệnh số 1/LV", "Lệnh số 2/LV")


def test_back_in_time_the_sides_are_turned(load: Load) -> None:
    changes = by_id(load().diff(date(2005, 1, 1), date(1995, 1, 1)))
    assert (changes["le-trai"].before, changes["le-trai"].after) == ("30–35 mm", "20–25 mm")
    assert (changes["lenh-2"].before, changes["lenh-2"].after) == ("Lệnh số 2/LV", "Lệnh số 1/LV")


def test_nothing_changes_within_a_period(load: Load) -> None:
    assert load().diff(date(1995, 1, 1), date(1999, 12, 31)) == ()


def test_before_the_first_rule_everything_is_new(load: Load) -> None:
    changes = by_id(load().diff(date(1980, 1, 1), date(1995, 1, 1)))
    assert changes["le-trai"].before == ""
    assert changes["lenh-1"].after == "Lệnh số 1/LV"


def test_what_the_decree_of_2020_changed() -> None:
    changes = by_id(load_rulebook().diff(date(2019, 10, 2), date(2020, 6, 8)))
    page = changes["page_number.place"]
    assert page.before == "góc phải ở cuối trang giấy"
    assert page.after == "canh giữa trong lề trên"
    assert page.verified
    assert str(page.citation) == "khoản 7, Phần I Mục I, Phụ lục I, Nghị định số 30/2020/NĐ-CP"
    assert "đứng" in changes["can_cu"].before
    assert "nghiêng" in changes["can_cu"].after
    assert "dấu phẩy" in changes["can_cu.punctuation"].before
    assert changes["page.font.rule"].after.startswith("Times New Roman")
    assert "A5" in changes["page.paper"].before
    assert changes["body.first_line"].after == "10 hoặc 12,7 mm"
    assert changes["kinh_gui"].kinds == ("CV", "TTr", "BC")
    assert changes["nd-110-2004"].after == "Nghị định số 30/2020/NĐ-CP"
    assert changes["tt-01-2011"].after == "Nghị định số 30/2020/NĐ-CP"
    assert "nd-30-2020" not in changes
    assert not {"quoc_hieu", "body", "page.margin.top", "noi_nhan.item", "qd-19-2014"} & set(
        changes
    )


def test_the_two_level_government_shows_in_2025() -> None:
    changes = by_id(load_rulebook().diff(date(2024, 3, 5), date(2026, 3, 2)))
    assert changes["nd-61-2018"].after == "Nghị định số 118/2025/NĐ-CP"
    assert changes["luat-tcqdp-2015"].after.endswith("số 72/2025/QH15")
    assert "nd-118-2025" not in changes
    assert {change.pack for change in changes.values()} == {"legal"}


def test_the_edition_of_2026_shows_when_it_is_published() -> None:
    changes = by_id(load_rulebook().diff(date(2026, 9, 15), date(2026, 9, 16)))
    assert changes["iso-9001-2026"].before == ""
    assert not changes["iso-9001-2026"].verified


def test_an_unknown_entry_names_the_nearest() -> None:
    with pytest.raises(NotFoundError) as error:
        load_rulebook().entry("qd-19-2041")
    assert error.value.problems[0].values["near"] == "qd-19-2014"


def test_an_unknown_entry_like_no_other_leads_to_the_list() -> None:
    with pytest.raises(NotFoundError) as error:
        load_rulebook().entry("zzz")
    assert message(error.value.problems[0]).endswith("lệnh: qmsdocs rules list.")
    assert "Có phải" not in message(error.value.problems[0])
