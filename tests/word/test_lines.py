"""Single lines of text: filled as a paper is, compiled once, and gaps kept as markers."""

from datetime import date

import pytest

from qmsdocs.base.errors import RenderError, TemplateError
from qmsdocs.word import lines
from qmsdocs.word.gaps import dotted, gap_paths
from qmsdocs.word.lines import Gapped, fill_line

DATA = {"year": 2024, "plan": {"name": None, "due": date(2024, 3, 5)}, "agency": {"name": "A & B"}}


def test_a_line_is_filled_without_escaping() -> None:
    assert fill_line("Năm {{ year }} của {{ agency.name }}", DATA) == "Năm 2024 của A & B"
    assert fill_line("{{ plan.due | date }}", DATA) == "05/3/2024"


def test_a_line_without_tags_is_given_back_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "_compiled", None)
    assert fill_line("Về việc duy trì", {}) == "Về việc duy trì"


def test_a_missing_fact_stays_a_marker_that_knows_its_path() -> None:
    text = fill_line("Về {{ plan.name }}", DATA)
    assert gap_paths(text) == ("plan.name",)
    assert dotted(text) == "Về …………"


@pytest.mark.parametrize(
    ("source", "error", "code"),
    [
        ("{{ yaer }}", TemplateError, "template.unknown-near"),
        ("{{ agency.nmae }}", TemplateError, "template.unknown-near"),
        ("{% if year %}", TemplateError, "template.syntax"),
        ("{{ agency.name | date }}", RenderError, "template.filter-value"),
    ],
)
def test_a_fault_names_what_is_wrong(source: str, error: type[Exception], code: str) -> None:
    with pytest.raises(error) as caught:
        fill_line(source, DATA)
    assert caught.value.problems[0].code == code  # type: ignore[attr-defined]


def test_what_was_made_ready_serves_the_next_line_over_the_same_data() -> None:
    gapped: Gapped = {}
    assert fill_line("{{ plan.name }}", DATA, gapped) == fill_line("{{ plan.name }}", DATA)
    first = gapped["plan", ("name",)]
    fill_line("{{ plan.name }}{{ plan.name }}", DATA, gapped)
    assert gapped["plan", ("name",)] is first
    other = {**DATA, "plan": {"name": "Khác"}}
    assert fill_line("{{ plan.name }}", other, gapped) == "Khác", "other data are not mixed up"


def test_counters_begin_anew_with_each_line() -> None:
    for _ in range(2):
        assert fill_line('{{ "1" | so("roman") }}', {}) == "I"
