"""Quick code: what it may see, when it steps back, and that nothing of one paper stays for the next."""

from collections import defaultdict
from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from markupsafe import Markup

from qmsdocs.base.errors import TemplateError
from qmsdocs.word.compiled import fill_quickly
from qmsdocs.word.deflate import deflate
from qmsdocs.word.gaps import Gap
from qmsdocs.word.plain_runtime import TEXTS, Drawn, NotPlainError
from qmsdocs.word.template import compile_template, render
from template_tools import cell, paragraph, part, table, word


class Secret:
    """An object that nobody should have put among the data."""

    name = "bí mật"

    def read(self) -> str:
        """Be something that a template would like to call."""
        return self.name


DATA: dict[str, Any] = {
    "a": {"n": "x", "items": "khóa"},
    "xs": ["1", "2"],
    "secret": Secret(),
    "day": date(2024, 3, 5),
    "lost": None,
}


def quick(*blocks: str, **data: object) -> str | None:
    """Give the XML of the body by quick code, or None when it steps back."""
    filled = fill_quickly(compile_template(word(*blocks)), data or DATA)
    return filled.parts[0][1].decode() if filled else None


@pytest.mark.parametrize("expression", [
    "a.__class__", "a['__class__']", "''.__class__", "a.get", "a.get('n')", "a.n.upper()", "a.keys()",
    "secret", "secret.name", "secret.read()", "secret['name']", "xs.append(1)", "xs.append", "self.x",
    "loop", "range.__call__", "day.today()", "day.__class__", "a | attr('n')", "xs | map('attr', 'x') | list",
    "xs | map(attribute='__class__') | list", "'%s' % a", "a.n * 999999", "range(99999)",
])  # fmt: skip
def test_what_is_no_data_is_out_of_reach(expression: str) -> None:
    with suppress(TemplateError):  # compiling may refuse it at once
        assert quick(f"{{{{ {expression} }}}}") is None


def test_a_key_that_is_called_like_a_method_is_a_key() -> None:
    assert ">khóa<" in (quick("{{ a.items }}") or "")


def test_a_list_has_no_names_even_those_of_its_methods() -> None:
    assert quick("{% if xs.count %}x{% endif %}") is None


def test_parts_of_a_date_are_seen() -> None:
    assert ">5/3/2024 05/3/2024<" in (
        quick("{{ day.day }}/{{ day.month }}/{{ day.year }} {{ day }}") or ""
    )


def test_asking_for_what_is_not_there_adds_nothing_to_the_data() -> None:
    data = {"a": defaultdict(str, n="x")}
    compiled = compile_template(word("{{ a.z | default('y') }}{% if a.z is defined %}!{% endif %}"))
    assert b">y<" in (fill_quickly(compiled, data) or pytest.fail("stepped back")).parts[0][1]
    assert list(data["a"]) == ["n"]


@pytest.mark.parametrize(
    "value", [Markup("<w:br/>"), Markup("&"), True, [1], {}, Secret(), b"x", 1j]
)
def test_values_that_are_not_plain_step_back(value: object) -> None:
    if value != Markup("&"):
        assert quick("{{ v }}", v=value) is None


def test_texts_that_equal_something_else_do_not_change_its_looks() -> None:
    TEXTS.clear()
    assert ">a&lt;b</" in (quick("{{ v }}", v="a<b") or "")
    assert quick("{{ v }}", v=Markup("a<b")) is None
    assert ">1</" in (quick("{{ v }}", v=1) or "")
    assert quick("{{ v }}", v=True) is None
    assert ">1,0</" not in (quick("{{ v }}", v=1.0) or "")


def test_the_memory_of_texts_has_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qmsdocs.word.plain_runtime._KEPT", 3)
    TEXTS.clear()
    for number in range(10):
        quick("{{ v }}", v=f"từ {number}")
    quick("{{ v }}", v="dài " * 100)
    assert 0 < len(TEXTS) <= 3
    assert max(map(len, TEXTS)) < 200


def test_a_drawing_cannot_be_cut() -> None:
    with pytest.raises(NotPlainError):
        Drawn("<w:r/>")[:2]


def test_missing_facts_are_gaps_on_the_quick_road_too() -> None:
    filled = fill_quickly(compile_template(word("{{ lost.x.y }}", "{{ a.n }}")), DATA)
    assert filled is not None
    assert filled.gaps == ("lost.x.y",)
    assert str(Gap("lost.x.y")) not in filled.parts[0][1].decode()


def test_counters_begin_anew_for_each_paper_and_go_on_over_its_parts() -> None:
    counted = '{{ "1" | so }}'
    template = word(counted, counted, sides={"header": paragraph(counted)})
    for _ in range(2):
        made = render(template, {}, {})
        assert ">2<" in part(made)
        assert ">3<" in part(made, "word/header1.xml")


@pytest.mark.parametrize(("blocks", "fills"), [
    (("{{ a.n }}",), False),
    ((table(("a",), ("{%tr for x in xs %}",), ("{{ x }}",), ("{%tr endfor %}",)),), False),
    ((table(("{%tr for x in xs %}",), ("{{ x }}",), ("{%tr endfor %}",), ("a",)),), True),
    ((table(("a",), ("{%tr for x in xs %}",), ("{{ x }}",), ("{%tr endfor %}",), ("b",)),), False),
    ((f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{cell('{%p if xs %}', 'x', '{%p endif %}')}</w:tr></w:tbl>",), True),
])  # fmt: skip
def test_only_what_may_come_out_empty_is_looked_at(blocks: tuple[str, ...], fills: bool) -> None:
    (needs,) = (one.needs for one in compile_template(word(*blocks)).parts)
    assert needs.fills == fills


def test_drawings_are_numbered_beforehand_when_each_comes_out_once() -> None:
    picture = paragraph('<w:r><w:drawing><wp:docPr id="1" name="{{ a.n }}"/></w:drawing></w:r>')
    once = compile_template(word(picture, picture))
    looped = compile_template(word("{%p for x in xs %}", picture, "{%p endfor %}"))
    assert [one.parts[0].needs.numbers for one in (once, looped)] == [False, True]
    for compiled in (once, looped):
        xml = part(render(compiled, DATA, {}))
        assert [f'id="{number}"' in xml for number in (1001, 1002, 1003)] == [True, True, False]


def test_the_way_of_compressing_changes_the_bytes_and_not_the_parts() -> None:
    template = word(*["{{ a.n }} dài dòng và nhiều chữ"] * 50)
    fast, small = (render(template, DATA, {}, deflate(way)) for way in ("zlib-1", "zlib-9"))
    assert fast.data != small.data
    assert part(fast) == part(small)
