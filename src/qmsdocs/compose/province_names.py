"""What templates may read of the province's figures and of inspections, as computed."""

from dataclasses import dataclass
from typing import NamedTuple

from qmsdocs.model.fields import Day
from qmsdocs.model.inspections import Inspected, Inspection, InspectionNotice
from qmsdocs.model.province import Guidance, Province, ProvincePlan


class LevelFigures(NamedTuple):
    """The figures of the agencies of one sort, or of all; `kept` are those not gone in the year.

    Percentages have at most one decimal digit; `electronic` and what is counted from it are None
    when nobody said them.
    """

    name: str
    total: int
    applying: int
    kept: int
    kept_percent: float
    electronic: int | None
    electronic_percent: float | None
    not_electronic: int | None
    by_file: int | None
    on_site: int | None
    beside: bool


@dataclass(frozen=True, slots=True)
class NamedCount:
    """A number with its name, for a chart or a list in a sentence."""

    name: str
    count: int


class ProvinceFigures(NamedTuple):
    """All figures of the province; `levels` add up to `total`.

    `missing` is how many agencies do not apply the system, of which `dissolved` and `merged` are
    gone; `beside` counts those outside the three levels, `on_site` the visited ones by sort.
    """

    levels: tuple[LevelFigures, ...]
    total: LevelFigures
    missing: int
    dissolved: int
    merged: int
    refusing: int
    beside: int
    beside_parts: tuple[NamedCount, ...]
    on_site: tuple[NamedCount, ...]
    by_software: tuple[NamedCount, ...]


class OnSiteShare(NamedTuple):
    """Whether enough of the obliged agencies are visited, and what the rule says.

    `listed` are all agencies of the plan, `on_site` the visited ones, `obliged` how many must be
    inspected every year, `obliged_on_site` how many of them are visited, `least` how many must be.
    `rule` is `ít nhất một phần ba …`, `clause` is `điểm b khoản 2 Điều 33`.
    """

    listed: int
    on_site: int
    by_file: int
    obliged: int
    obliged_on_site: int
    percent: float
    least: int
    enough: bool
    rule: str
    clause: str


class InspectionRules(NamedTuple):
    """What the law says of minutes: how many copies, how many months to answer."""

    copies: int
    answer_months: int


class ContentCheck(NamedTuple):
    """A content of an inspection, whether it is met, and what was noted."""

    number: int
    text: str
    verdict: str | None
    note: str | None


class InspectedFacts(NamedTuple):
    """What the minutes of one agency say beside its own record.

    `due` is the last day for the report on corrections.
    """

    checks: tuple[ContentCheck, ...]
    flawed: int
    due: Day | None
    agency_signer: str | None
    secretary: str | None
    chief: str | None


class InspectionResult(NamedTuple):
    """What was found at one agency, for the notice."""

    name: str
    form: str
    verdict: str | None
    shortcomings: tuple[str, ...]
    recommendations: tuple[str, ...]


class InspectionResults(NamedTuple):
    """All results of an inspection, and how many agencies got each verdict."""

    year: int
    rows: tuple[InspectionResult, ...]
    on_site: int
    by_file: int
    met: int
    partly: int
    unmet: int


class NormText(NamedTuple):
    """A cap on spending: `limit` in đồng, `clause` as `khoản 6 Điều 4`."""

    limit: int
    clause: str


class InspectionPapers(NamedTuple):
    """The agency's own plan and decision of the inspection, by number and date; None while a draft."""

    plan: str | None
    decision: str | None


@dataclass(frozen=True, slots=True)
class ProvinceNames:
    """The names of the context that the papers of the province read."""

    province_plan: ProvincePlan | None
    guidance: Guidance | None
    inspection: Inspection | None
    inspection_share: OnSiteShare | None
    inspection_contents: tuple[str, ...]
    inspection_papers: InspectionPapers
    inspection_rules: InspectionRules
    inspected: Inspected | None
    inspected_facts: InspectedFacts | None
    inspection_notice: InspectionNotice | None
    inspection_results: InspectionResults
    province: Province | None
    province_figures: ProvinceFigures | None
    maintenance_norm: NormText
