"""The toy decree: what a pack must be, and that every fault is named with its place."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError

from qmsdocs.base.errors import NotFoundError, Problem, RulePackError
from qmsdocs.model.rules import Rulebook, load_rulebook, loading
from qmsdocs.sources import sealing
from qmsdocs.sources.caching import VARIABLE
from qmsdocs.sources.messages import message

Load = Callable[..., Rulebook]
Faults = Callable[..., tuple[Problem, ...]]

FIRST_ROW = "le-trai: {label: Lề trái, use: 20, min: 20, max: 25, unit: mm, clause: khoản 1}"


def first(row: str, head: str = "") -> str:
    return (
        "pack: format\ntitle: Sớ\ntext: lenh-1\nblocks:\n"
        f"  - section: Mục 1\n{head}    measures:\n      {row}\n"
    )


def codes(problems: tuple[Problem, ...]) -> list[str]:
    return [problem.code for problem in problems]


def test_the_value_for_a_day_is_the_last_one_not_after_it(load: Load) -> None:
    rulebook = load()
    assert rulebook.format_on(date(1990, 2, 1)).measure("le-trai").use == 20
    assert rulebook.format_on(date(1999, 12, 31)).measure("le-trai").use == 20
    assert rulebook.format_on(date(2000, 1, 1)).measure("le-trai").use == 30
    assert rulebook.format_on(date(2500, 1, 1)).measure("le-trai").use == 30


def test_a_citation_has_document_annex_section_and_clause(load: Load) -> None:
    found = load(first=first(FIRST_ROW, "    annex: Phụ lục A\n"))
    citation = found.format_on(date(1995, 1, 1)).measure("le-trai").citation
    assert (citation.document, citation.annex) == ("Lệnh số 1/LV", "Phụ lục A")
    assert (citation.section, citation.clause) == ("Mục 1", "khoản 1")
    assert str(citation) == "khoản 1, Mục 1, Phụ lục A, Lệnh số 1/LV"


def test_no_rules_before_the_first_text(load: Load) -> None:
    with pytest.raises(RulePackError) as error:
        load().format_on(date(1990, 1, 31))
    assert codes(error.value.problems) == ["rules.nothing-on-day"]
    assert "01/02/1990" in message(error.value.problems[0])


def test_a_rule_that_the_next_text_forgets_is_a_gap(faults: Faults) -> None:
    other = "le-phai: {label: Lề phải, use: 5, unit: mm, clause: khoản 3}"
    problems = faults(first=first(f"{FIRST_ROW}\n      {other}"))
    assert codes(problems) == ["rules.gap"]
    assert problems[0].values == {"name": "le-phai", "start": "01/01/2000", "end": "…"}
    assert (problems[0].place.file, problems[0].place.line) == ("first.yaml", 8)


def test_a_rule_that_begins_late_is_a_gap_unless_it_says_that_it_is_new(
    faults: Faults, load: Load
) -> None:
    row = "    measures:\n      dau-do: {label: Dấu đỏ, use: 5, unit: mm, clause: khoản 9%s}\n"
    late = "pack: format\ntitle: T\ntext: lenh-2\nblocks:\n  - section: Mục 2\n" + row
    problems = faults(third=late % "")
    assert codes(problems) == ["rules.gap"]
    assert problems[0].values["start"] == "01/02/1990"
    assert problems[0].values["end"] == "01/01/2000"
    rulebook = load(third=late % ", new: true")
    assert rulebook.format_on(date(2001, 1, 1)).measure("dau-do").use == 5
    with pytest.raises(NotFoundError):
        rulebook.format_on(date(1999, 1, 1)).measure("dau-do")


def test_a_dropped_rule_is_no_gap_and_holds_no_longer(load: Load) -> None:
    other = "le-phai: {label: Lề phải, use: 5, unit: mm, clause: khoản 3}"
    dropping = "pack: format\ntitle: T\ntext: lenh-2\nblocks:\n  - dropped: [le-phai]\n"
    rulebook = load(first=first(f"{FIRST_ROW}\n      {other}"), third=dropping)
    assert rulebook.format_on(date(1999, 12, 31)).measure("le-phai").use == 5
    with pytest.raises(NotFoundError):
        rulebook.format_on(date(2000, 1, 1)).measure("le-phai")
    assert rulebook.entry("le-phai").periods[0].end == date(2000, 1, 1)


def test_dropping_a_rule_that_never_was_is_refused(faults: Faults) -> None:
    dropping = "pack: format\ntitle: T\ntext: lenh-2\nblocks:\n  - dropped: [le-giua]\n"
    assert codes(faults(third=dropping)) == ["rules.unknown-drop"]


def test_two_values_from_one_day_overlap(faults: Faults) -> None:
    again = first(FIRST_ROW)
    assert codes(faults(third=again)) == ["rules.overlap"]


def test_a_stated_end_after_the_next_start_overlaps(faults: Faults) -> None:
    row = FIRST_ROW.replace("use: 20", "to: 2000-06-01, use: 20")
    problems = faults(first=first(row))
    assert codes(problems) == ["rules.overlap"]
    assert problems[0].values["start"] == "01/01/2000"
    assert problems[0].values["end"] == "01/06/2000"


def test_a_stated_end_before_the_next_start_is_a_gap(faults: Faults) -> None:
    row = FIRST_ROW.replace("use: 20", "to: 1999-06-01, use: 20")
    problems = faults(first=first(row))
    assert codes(problems) == ["rules.gap"]
    assert problems[0].values == {"name": "le-trai", "start": "01/06/1999", "end": "01/01/2000"}


def test_an_end_before_the_start_is_refused(faults: Faults) -> None:
    row = FIRST_ROW.replace("use: 20", "to: 1980-01-01, use: 20")
    assert "rules.ends-early" in codes(faults(first=first(row)))


def test_a_rule_without_citation_is_refused(faults: Faults) -> None:
    bare = "pack: format\ntitle: T\ntext: lenh-1\nblocks:\n  - measures:\n      "
    problems = faults(first=bare + FIRST_ROW.replace(", clause: khoản 1", "") + "\n")
    assert codes(problems) == ["rules.no-citation"]
    assert problems[0].place.line == 6


def test_what_we_write_must_be_within_what_the_law_allows(faults: Faults) -> None:
    problems = faults(first=first(FIRST_ROW.replace("use: 20", "use: 26")))
    assert codes(problems) == ["rules.bad-value"]
    assert "outside the range" in message(problems[0])


def test_every_fault_of_every_file_is_named_at_once(faults: Faults) -> None:
    problems = faults(
        first=first(FIRST_ROW.replace("unit: mm", "unit: inch").replace("use", "us")),
        second="pack: nothing\ntitle: T\n",
        third="pack: format\ntitle: T\ntext: lenh-9\nblocks:\n  - section: M\n",
        fourth="pack: format\npack: format\n",
    )
    assert set(codes(problems)) == {
        "file.duplicate-key",
        "rules.bad-value",
        "rules.missing-field",
        "rules.unknown-field",
        "rules.unknown-pack",
        "rules.unknown-text-here",
    }
    assert {problem.place.file for problem in problems} == {
        "first.yaml",
        "second.yaml",
        "third.yaml",
        "fourth.yaml",
    }


def test_an_unknown_field_names_the_nearest(faults: Faults) -> None:
    problems = faults(first=first(FIRST_ROW.replace("label:", "lable:")))
    unknown = next(problem for problem in problems if problem.code == "rules.unknown-field")
    assert unknown.values == {"name": "lable", "known": "label"}


def test_one_id_in_two_packs_is_refused(faults: Faults) -> None:
    duty = "pack: duties\ntitle: T\ntext: lenh-2\nblocks:\n  - section: Mục 3\n    duties:\n"
    row = "      le-trai: {label: Nộp sớ, who: Quan, rule: at-most, value: 3, unit: ngày}\n"
    assert codes(faults(third=duty + row)) == ["rules.twice"]


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RulePackError) as error:
        load_rulebook(tmp_path)
    assert codes(error.value.problems) == ["rules.no-packs"]


@pytest.fixture
def forgetful(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Begin with an empty cache, on disk and in memory."""
    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))
    loading._load.cache_clear()
    yield
    loading._load.cache_clear()


@pytest.mark.usefixtures("forgetful")
def test_the_next_run_remembers_the_rules_unless_the_program_is_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read = load_rulebook()
    loading._load.cache_clear()
    monkeypatch.setattr(loading, "read_documents", lambda *_: pytest.fail("it was read again"))
    remembered = load_rulebook()
    assert remembered is not read
    assert repr(remembered) == repr(read), "all but where the rules stand"
    monkeypatch.setattr(sealing, "engine_stamp", lambda: "another program")
    loading._load.cache_clear()
    with pytest.raises(pytest.fail.Exception, match="again"):
        load_rulebook()


@pytest.mark.usefixtures("forgetful")
@pytest.mark.parametrize("before", [0, 1])
def test_the_rulebook_is_loaded_once_and_cannot_be_changed(before: int) -> None:
    for _ in range(before):
        load_rulebook()
        loading._load.cache_clear()
    rulebook = load_rulebook()
    assert load_rulebook() is rulebook
    rules = rulebook.format_on(date(2024, 1, 1))
    with pytest.raises(ValidationError):
        rules.component("body").size = 10  # type: ignore[misc]
    with pytest.raises(TypeError):
        rules.rules["body"] = rules.component("so")  # type: ignore[index]
    with pytest.raises(TypeError):
        rulebook.rules["format"] = {}  # type: ignore[index]
