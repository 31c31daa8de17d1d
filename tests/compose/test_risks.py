"""Risks are scored on the agency's scale, counted by level and laid on the map."""

from qmsdocs.compose.risks import risk_map, risk_rows, risk_summary, scale_view, scored
from qmsdocs.model.risks import Degree, Residual, Risk, RiskLevel, RiskScale

USUAL = scale_view(RiskScale())
SMALL = RiskScale(
    severity=(Degree(value=3, name="Nặng"), Degree(value=1, name="Nhẹ", meaning="Ít")),
    likelihood=(Degree(value=1, name="Ít"), Degree(value=2, name="Nhiều")),
    levels=(RiskLevel(name="Thấp", lowest=1), RiskLevel(name="Cao", lowest=4)),
)


def risk(id_: str, severity: int, likelihood: int, **fields: object) -> Risk:
    known = {"id": id_, "process": "Tiếp nhận", "description": "Chậm hạn"}
    return Risk.model_validate({**known, "severity": severity, "likelihood": likelihood, **fields})


def test_levels_cover_every_score_without_gap() -> None:
    assert [(band.name, band.low, band.high, band.shade) for band in USUAL.levels] == [
        ("Thấp", 1, 3, 0),
        ("Trung bình", 4, 8, 1),
        ("Cao", 9, 15, 2),
        ("Rất cao", 16, 25, 3),
    ]
    assert USUAL.highest == 25


def test_two_levels_use_the_lightest_and_the_darkest_shade() -> None:
    view = scale_view(SMALL)
    assert [(band.low, band.high, band.shade) for band in view.levels] == [(1, 3, 0), (4, 6, 3)]


def test_a_scale_is_put_in_order_and_its_steps_stand_side_by_side() -> None:
    view = scale_view(SMALL)
    assert [degree.value for degree in view.severity] == [1, 3]
    assert [(s.value, s.severity, s.severity_meaning, s.likelihood) for s in view.steps] == [
        (1, "Nhẹ", "Ít", "Ít"),
        (2, None, None, "Nhiều"),
        (3, "Nặng", None, None),
    ]


def test_a_score_is_severity_times_likelihood() -> None:
    score = scored(4, 3, USUAL.levels)
    assert (score.score, score.level, score.shade) == (12, "Cao", 2)


def test_a_measure_that_lowers_the_score_is_effective() -> None:
    rows = risk_rows(
        (
            risk("R1", 4, 3, residual=Residual(severity=4, likelihood=1), owner="vp"),
            risk("R2", 3, 3, residual=Residual(severity=3, likelihood=3)),
            risk("R3", 1, 2, residual=Residual(severity=1, likelihood=2)),
            risk("R4", 3, 3),
        ),
        USUAL,
        {"vp": "Văn phòng"},
    )
    assert [row.verdict for row in rows] == ["Có hiệu lực", "Chưa có hiệu lực", "Có hiệu lực", None]
    assert rows[0].owner == "Văn phòng"
    assert rows[0].after is not None
    assert rows[0].after.level == "Trung bình"


def test_an_opportunity_is_effective_as_the_agency_says() -> None:
    rows = risk_rows(
        (
            risk("C1", 4, 4, kind="cơ hội", effective="có"),
            risk("C2", 4, 4, kind="cơ hội", effective="không"),
            risk("C3", 4, 4, kind="cơ hội"),
        ),
        USUAL,
        {},
    )
    assert [row.effective for row in rows] == [True, False, None]


def test_the_summary_counts_only_risks_by_level_from_the_highest_down() -> None:
    rows = risk_rows(
        (
            risk("R1", 4, 3, residual=Residual(severity=3, likelihood=1)),
            risk("R2", 5, 5, residual=Residual(severity=5, likelihood=5)),
            risk("C1", 4, 4, kind="cơ hội", effective="có"),
        ),
        USUAL,
        {},
    )
    counts = risk_summary(rows, USUAL)
    assert (counts.risks, counts.opportunities) == (2, 1)
    assert (counts.judged, counts.effective, counts.failed) == (3, 2, 1)
    assert [(level.name, level.before, level.after) for level in counts.levels] == [
        ("Rất cao", 1, 1),
        ("Cao", 1, 0),
        ("Trung bình", 0, 0),
        ("Thấp", 0, 1),
    ]


def test_the_map_has_the_highest_severity_on_top_and_no_opportunities() -> None:
    rows = risk_rows(
        (
            risk("R1", 3, 2, residual=Residual(severity=1, likelihood=1)),
            risk("R2", 3, 2),
            risk("C1", 3, 1, kind="cơ hội"),
        ),
        scale_view(SMALL),
        {},
    )
    before = risk_map(rows, scale_view(SMALL))
    assert before.severity == ("1. Nhẹ", "3. Nặng")
    assert before.likelihood == ("1. Ít", "2. Nhiều")
    assert [
        [(cell.score, cell.level, cell.shade, cell.ids) for cell in row.cells]
        for row in before.rows
    ] == [
        [(3, "Thấp", 0, ""), (6, "Cao", 3, "R1, R2")],
        [(1, "Thấp", 0, ""), (2, "Thấp", 0, "")],
    ]
    after = risk_map(rows, scale_view(SMALL), after=True)
    assert [[cell.ids for cell in row.cells] for row in after.rows] == [["", "R2"], ["R1", ""]]
