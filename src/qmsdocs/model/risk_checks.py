"""Checks of risks: points on the scale, typed scores and levels, typed effect."""

from collections.abc import Iterator
from dataclasses import dataclass

from qmsdocs.base.errors import Problem
from qmsdocs.base.hints import shortened
from qmsdocs.model.fields import parse_flag, parse_whole
from qmsdocs.model.measures import is_effective, level_index
from qmsdocs.model.raw import EVERY, child, read, spot, texts, values
from qmsdocs.model.risks import Degree, RiskScale
from qmsdocs.model.validation import Source
from qmsdocs.sources.yamlbuild import Loc

_AXES = ("severity", "likelihood")
_YES = {True: "có", False: "không"}


@dataclass(frozen=True, slots=True)
class _Scale:
    """The scale as far as it can be read: points of each axis, where each level begins."""

    points: dict[str, tuple[int, ...]]
    lowest: tuple[int, ...]
    names: tuple[str, ...]

    def level(self, score: int) -> str:
        """Give the name of a score's level."""
        return self.names[level_index(score, self.lowest)]


def risk_problems(agency: Source, year: Source) -> list[Problem]:
    """Find what is wrong with the agency's scale and the year's risks."""
    faults = list(_scale_faults(agency))
    if faults:  # judged by a broken scale every risk would look wrong
        return faults
    scale = _scale(agency)
    return [
        problem
        for loc, risk in values(year, "risks", EVERY)
        for problem in (*_scores(year, scale, loc, risk), *_effect(year, scale, loc, risk))
    ]


def _scale_faults(source: Source) -> Iterator[Problem]:
    """Points and levels rise from line to line; the first level begins where the scores do."""
    for axis, field in (("severity", "value"), ("likelihood", "value"), ("levels", "lowest")):
        before: int | None = None
        for loc, value in values(source, "risk_scale", axis, EVERY, field):
            points = read(parse_whole, value)
            if points is not None and before is not None and points <= before:
                said = {"value": points, "before": before}
                yield Problem("profile.scale-not-rising", source.place(loc), said)
            before = points if points is not None else before
    first = next(texts(source, "risk_scale", "levels", EVERY, "lowest"), None)
    begin = read(parse_whole, first[1]) if first else None
    if first and begin is not None and begin > 1:
        yield Problem("profile.scale-begins-late", source.place(first[0]), {"value": begin})


def _scale(source: Source) -> _Scale:
    """Read the agency's scale; what it leaves out is that of everybody."""
    usual = RiskScale()
    points = {axis: _points(source, axis, getattr(usual, axis)) for axis in _AXES}
    own = [
        (level, child(level, "name")) for _, level in values(source, "risk_scale", "levels", EVERY)
    ]
    levels = [(read(parse_whole, child(level, "lowest")), str(name)) for level, name in own if name]
    known = [(low, name) for low, name in levels if low is not None]
    known = known or [(level.lowest, level.name) for level in usual.levels]
    return _Scale(points, tuple(low for low, _ in known), tuple(name for _, name in known))


def _points(source: Source, axis: str, usual: tuple[Degree, ...]) -> tuple[int, ...]:
    given = values(source, "risk_scale", axis, EVERY, "value")
    own = [number for _, value in given if (number := read(parse_whole, value)) is not None]
    return tuple(own) or tuple(degree.value for degree in usual)


def _scores(source: Source, scale: _Scale, loc: Loc, risk: object) -> Iterator[Problem]:
    groups = [(loc, risk), ((*loc, "residual"), child(risk, "residual"))]
    for where, group in groups:
        yield from _off_scale(source, scale, where, group)
        score = _score(group)
        if score is None:
            continue
        typed, level = read(parse_whole, child(group, "score")), child(group, "level")
        if typed is not None and typed != score:
            said: dict[str, object] = {"value": typed, "computed": score}
            yield _disagrees("profile.risk-score", source, where, "score", said)
        if isinstance(level, str) and level.strip().casefold() != scale.level(score).casefold():
            said = {"value": shortened(level), "computed": scale.level(score), "score": score}
            yield _disagrees("profile.risk-level", source, where, "level", said)


def _disagrees(code: str, source: Source, loc: Loc, field: str, said: dict[str, object]) -> Problem:
    """Report what is not as severity and likelihood make it."""
    other = {"other": spot(source, (*loc, "severity"))}
    return Problem(code, source.place((*loc, field)), other | said)


def _off_scale(source: Source, scale: _Scale, loc: Loc, group: object) -> Iterator[Problem]:
    for axis in _AXES:
        points = read(parse_whole, child(group, axis))
        if points is not None and points not in scale.points[axis]:
            said = {"value": points, "known": ", ".join(map(str, scale.points[axis]))}
            yield Problem("profile.not-on-scale", source.place((*loc, axis)), said)


def _effect(source: Source, scale: _Scale, loc: Loc, risk: object) -> Iterator[Problem]:
    """A risk's measure worked when the score went down; an opportunity has no such score."""
    typed = read(parse_flag, child(risk, "effective"))
    before, after = _score(risk), _score(child(risk, "residual"))
    if typed is None or before is None or after is None or child(risk, "kind") == "cơ hội":
        return
    worked = is_effective(before, after, scale.lowest)
    if worked != typed:
        said = {
            "value": _YES[typed],
            "computed": _YES[worked],
            "before": before,
            "after": after,
            "other": spot(source, (*loc, "residual")),
        }
        yield Problem("profile.risk-effect", source.place((*loc, "effective")), said)


def _score(group: object) -> int | None:
    severity, likelihood = (read(parse_whole, child(group, axis)) for axis in _AXES)
    return None if severity is None or likelihood is None else severity * likelihood
