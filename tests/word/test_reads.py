"""What a template can depend on: never less than it reads."""

import pytest

from qmsdocs.word.reads import names_read
from template_tools import paragraph, run, word


def reads(*tags: str) -> dict[str, tuple[str, ...] | None] | None:
    found = names_read(word(*(paragraph(run(tag)) for tag in tags)))
    return None if found is None else dict(found)


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("{{ agency.name }}", {"agency": ("name",)}),
        ("{{ agency.superior.name }} {{ agency.name }}", {"agency": ("name", "superior")}),
        ("{{ year }}", {"year": None}),
        ("{{ agency }}", {"agency": None}),
        ("{{ agency[year] }}", {"agency": None, "year": None}),
        ("{% set it = agency %}{{ it.name }}", {"agency": None}),
        ("{% if agency %}x{% endif %}", {"agency": None}),
        ("{% for a in plan.activities %}{{ a.name }}{% endfor %}", {"plan": ("activities",)}),
        ("{% for o in objectives %}{{ o.name }}{% endfor %}", {"objectives": None}),
        ("{% for k, v in agency | items %}{{ v }}{% endfor %}", {"agency": None}),
        ("{% macro m(x) %}{{ x.phone }}{% endmacro %}{{ m(agency) }}", {"agency": None}),
        ("{{ (agency if year else lead).name }}", {"agency": ("name",), "lead": ("name",), "year": None}),
    ],
)  # fmt: skip
def test_a_tag_reads_fields_or_the_whole(tag: str, expected: dict[str, object]) -> None:
    found = reads(tag)
    assert found is not None
    for name, fields in expected.items():
        assert name in found
        assert found[name] is None or found[name] == fields, "the whole is more, so it will do"


def test_a_header_and_the_properties_are_read_too() -> None:
    template = word(
        paragraph(run("x")),
        sides={"header": paragraph(run("{{ agency.code }}"))},
        core={"title": "{{ paper.title }}"},
    )
    assert names_read(template) == {"agency": ("code",), "paper": ("title",)}


def test_of_a_template_that_cannot_be_read_nothing_is_known() -> None:
    assert names_read(b"no Word file") is None
    assert reads("{{ agency.name") is None
