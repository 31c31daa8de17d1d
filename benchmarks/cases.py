"""What is rendered in the benchmarks: one paper of every kind, and one with longer and longer tables."""

import io
import re
import sys
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
#: Rows of the table in the maintenance plan.
ROWS = (15, 100, 1000)
_LONG = "maintenance-plan"
_CHARTS = re.compile(r"\|\s*(bar_chart|pie_chart|heat_map|process_map|org_chart)\b")


@dataclass(frozen=True)
class Case:
    """A paper to render: the template's bytes, plain data, core properties."""

    name: str
    template: bytes
    context: Mapping[str, Any]
    properties: Mapping[str, str]


def cases() -> list[Case]:
    """Give the papers of the sample agencies, one of every kind, and the long tables.

    Kinds that draw more than a flowchart are left out: docxtpl has no charts to compare with.
    """
    sys.path[:0] = [str(ROOT / "tests")]
    from sample_forms import form_papers  # noqa: PLC0415 (found only with the line above)

    kinds = [
        Case(one.name, one.template, one.context, one.properties)
        for one in form_papers()
        if not _CHARTS.search(_body(one.template))
    ]
    plan = next(case for case in kinds if case.name == _LONG)
    return [*kinds, *(_with_rows(plan, count) for count in ROWS)]


def _body(template: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(template)) as archive:
        return archive.read("word/document.xml").decode("utf-8")


def _with_rows(plan: Case, count: int) -> Case:
    activities = list(_activities(plan.context["plan"]["activities"], count))
    context = {**plan.context, "plan": {**plan.context["plan"], "activities": activities}}
    return replace(plan, name=f"{count} rows", context=context)


def _activities(some: list[dict[str, Any]], count: int) -> Iterator[dict[str, Any]]:
    """Give as many rows as wanted, each with words of its own."""
    for number in range(1, count + 1):
        one = some[number % len(some)]
        yield {
            **one,
            "name": f"{one['name']} (đợt {number})",
            "output": f"{one['output']} {number}",
        }
