"""Scores, levels, what is left of risks, and the map that shows where they lie."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from qmsdocs.model.measures import is_effective, level_index
from qmsdocs.model.risks import Degree, Residual, Risk, RiskLevel, RiskScale

DARKEST = 3
WORKED, FAILED = "Có hiệu lực", "Chưa có hiệu lực"
RISK = "rủi ro"


class LevelBand(NamedTuple):
    """A level of the scale: the scores that it covers, and how dark it is drawn (0 to 3)."""

    name: str
    low: int
    high: int
    shade: int
    action: str | None


class ScaleStep(NamedTuple):
    """What a number of points stands for on both scales, for a table of both."""

    value: int
    severity: str | None
    severity_meaning: str | None
    likelihood: str | None
    likelihood_meaning: str | None


class ScaleView(NamedTuple):
    """The agency's scale as a page prints it; levels from the lowest up."""

    severity: tuple[Degree, ...]
    likelihood: tuple[Degree, ...]
    steps: tuple[ScaleStep, ...]
    levels: tuple[LevelBand, ...]
    highest: int


class Score(NamedTuple):
    """Severity times likelihood, and the level that the score is on."""

    severity: int
    likelihood: int
    score: int
    level: str
    shade: int


class RiskRow(NamedTuple):
    """A risk or an opportunity with its scores before and after."""

    id: str
    kind: str
    process: str
    description: str
    source: str | None
    before: Score
    measure: str | None
    owner: str | None
    due: str | None
    result: str | None
    done: date | None
    after: Score | None
    effective: bool | None
    verdict: str | None
    note: str | None


class LevelCount(NamedTuple):
    """How many risks are on a level before and after the measures."""

    name: str
    before: int
    after: int


class RiskSummary(NamedTuple):
    """Risks and opportunities counted; `judged` are those whose effect is known."""

    risks: int
    opportunities: int
    levels: tuple[LevelCount, ...]
    judged: int
    effective: int
    failed: int


class MapCell(NamedTuple):
    """A field of the map with the ids of the risks that lie on it: `R01, R05`."""

    likelihood: int
    score: int
    level: str
    shade: int
    ids: str


class MapRow(NamedTuple):
    """A row of the map, one severity."""

    severity: int
    cells: tuple[MapCell, ...]


class RiskMap(NamedTuple):
    """Where the risks lie: rows from the highest severity down; names of both scales upwards."""

    severity: tuple[str, ...]
    likelihood: tuple[str, ...]
    rows: tuple[MapRow, ...]


def scale_view(scale: RiskScale) -> ScaleView:
    """Give the scale with the scores that each level covers."""
    severity = tuple(sorted(scale.severity, key=lambda degree: degree.value))
    likelihood = tuple(sorted(scale.likelihood, key=lambda degree: degree.value))
    highest = severity[-1].value * likelihood[-1].value
    steps = _steps(severity, likelihood)
    return ScaleView(severity, likelihood, steps, _bands(scale.levels, highest), highest)


def scored(severity: int, likelihood: int, levels: Sequence[LevelBand]) -> Score:
    """Give score and level of a severity and a likelihood."""
    score = severity * likelihood
    band = levels[level_index(score, [level.low for level in levels])]
    return Score(severity, likelihood, score, band.name, band.shade)


def risk_rows(
    risks: Iterable[Risk], scale: ScaleView, units: Mapping[str, str]
) -> tuple[RiskRow, ...]:
    """Score risks and opportunities in their order; `units` are department names by id."""
    return tuple(_row(risk, scale.levels, units) for risk in risks)


def risk_summary(rows: Iterable[RiskRow], scale: ScaleView) -> RiskSummary:
    """Count by level, before and after; only risks have levels that count."""
    all_rows = tuple(rows)
    risks = [row for row in all_rows if row.kind == RISK]
    judged = [row for row in all_rows if row.effective is not None]
    effective = sum(1 for row in judged if row.effective)
    return RiskSummary(
        risks=len(risks),
        opportunities=len(all_rows) - len(risks),
        levels=tuple(_count(level.name, risks) for level in reversed(scale.levels)),
        judged=len(judged),
        effective=effective,
        failed=len(judged) - effective,
    )


def risk_map(rows: Iterable[RiskRow], scale: ScaleView, *, after: bool = False) -> RiskMap:
    """Lay risks on the scale, as first judged or as they are after the measures."""
    spots: dict[tuple[int, int], list[str]] = {}
    for row in rows:
        spot = (row.after or row.before) if after else row.before
        if row.kind == RISK:
            spots.setdefault((spot.severity, spot.likelihood), []).append(row.id)
    return RiskMap(
        _names(scale.severity),
        _names(scale.likelihood),
        tuple(_map_row(degree.value, scale, spots) for degree in reversed(scale.severity)),
    )


def _steps(severity: Iterable[Degree], likelihood: Iterable[Degree]) -> tuple[ScaleStep, ...]:
    left = {degree.value: degree for degree in severity}
    right = {degree.value: degree for degree in likelihood}
    return tuple(
        ScaleStep(
            value,
            left[value].name if value in left else None,
            left[value].meaning if value in left else None,
            right[value].name if value in right else None,
            right[value].meaning if value in right else None,
        )
        for value in sorted({*left, *right})
    )


def _names(degrees: Iterable[Degree]) -> tuple[str, ...]:
    return tuple(f"{degree.value}. {degree.name}" for degree in degrees)


def _map_row(severity: int, scale: ScaleView, spots: Mapping[tuple[int, int], list[str]]) -> MapRow:
    cells = []
    for degree in scale.likelihood:
        spot = scored(severity, degree.value, scale.levels)
        ids = ", ".join(spots.get((severity, degree.value), ()))
        cells.append(MapCell(degree.value, spot.score, spot.level, spot.shade, ids))
    return MapRow(severity, tuple(cells))


def _bands(levels: Iterable[RiskLevel], highest: int) -> tuple[LevelBand, ...]:
    ordered = sorted(levels, key=lambda level: level.lowest)
    ends = [level.lowest - 1 for level in ordered[1:]] + [highest]
    last = max(len(ordered) - 1, 1)
    return tuple(
        LevelBand(level.name, level.lowest, end, round(index * DARKEST / last), level.action)
        for index, (level, end) in enumerate(zip(ordered, ends, strict=True))
    )


def _row(risk: Risk, levels: Sequence[LevelBand], units: Mapping[str, str]) -> RiskRow:
    before = scored(risk.severity, risk.likelihood, levels)
    after = _left(risk.residual, levels)
    effective = _effect(risk, before, after, levels)
    return RiskRow(
        id=risk.id,
        kind=risk.kind,
        process=risk.process,
        description=risk.description,
        source=risk.source,
        before=before,
        measure=risk.measure,
        owner=units.get(risk.owner or "", risk.owner or "") or None,
        due=risk.due,
        result=risk.result,
        done=risk.done,
        after=after,
        effective=effective,
        verdict=None if effective is None else WORKED if effective else FAILED,
        note=risk.note,
    )


def _left(residual: Residual | None, levels: Sequence[LevelBand]) -> Score | None:
    return scored(residual.severity, residual.likelihood, levels) if residual else None


def _effect(
    risk: Risk, before: Score, after: Score | None, levels: Sequence[LevelBand]
) -> bool | None:
    """Judge a risk by what is left of it; an opportunity as the agency says."""
    if risk.kind == RISK and after:
        return is_effective(before.score, after.score, [level.low for level in levels])
    return risk.effective


def _count(level: str, rows: Iterable[RiskRow]) -> LevelCount:
    known = tuple(rows)
    return LevelCount(
        level,
        sum(1 for row in known if row.before.level == level),
        sum(1 for row in known if row.after and row.after.level == level),
    )
