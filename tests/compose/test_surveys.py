"""The survey and the dossiers are counted; nothing is divided by nothing."""

from qmsdocs.compose.surveys import counted_elsewhere, dossier_summary, survey_summary
from qmsdocs.model.year import YearProfile
from qmsdocs.model.yearly import Dossiers, Satisfaction

SURVEY = Satisfaction.model_validate(
    {
        "sent": 210,
        "returned": 192,
        "objective": "mt4",
        "ratings": [
            {"name": "Rất hài lòng", "count": 104, "satisfied": "có"},
            {"name": "Hài lòng", "count": 77, "satisfied": "có"},
            {"name": "Không hài lòng", "count": 5},
        ],
        "by_field": [{"name": "Hộ tịch", "valid": 98, "satisfied": 96}],
        "questions": [{"name": "Thái độ", "valid": 0, "satisfied": 0}],
        "complaints": {"received": 3, "answered": 3, "in_time": 2, "objective": "mt6"},
    }
)
NOBODY = Satisfaction.model_validate(
    {
        "ratings": [
            {"name": "Hài lòng", "count": 0, "satisfied": "có"},
            {"name": "Không", "count": 0},
        ]
    }
)
DOSSIERS = Dossiers.model_validate(
    {
        "carried": 2,
        "received": 428,
        "online": 361,
        "resolved": 412,
        "on_time": 411,
        "objective": "mt1",
        "online_objective": "mt2",
    }
)


def test_the_satisfied_are_those_whose_rating_says_so() -> None:
    numbers = survey_summary(SURVEY)
    assert (numbers.valid, numbers.satisfied, numbers.percent, numbers.text) == (
        186,
        181,
        97.3,
        "97,3%",
    )
    assert (numbers.invalid, numbers.return_text) == (6, "91,4%")
    assert [(row.satisfied, row.text) for row in numbers.ratings] == [
        (104, "55,9%"),
        (77, "41,4%"),
        (5, "2,7%"),
    ]


def test_fields_and_questions_have_their_own_percentages() -> None:
    numbers = survey_summary(SURVEY)
    assert [(row.name, row.text) for row in numbers.by_field] == [("Hộ tịch", "98%")]
    assert [(row.percent, row.text) for row in numbers.questions] == [(None, None)]


def test_a_survey_that_nobody_answered_has_no_percentage() -> None:
    numbers = survey_summary(NOBODY)
    assert (numbers.valid, numbers.percent, numbers.text) == (0, None, None)
    assert (numbers.sent, numbers.return_text) == (None, None)


def test_late_and_open_dossiers_are_worked_out() -> None:
    numbers = dossier_summary(DOSSIERS)
    assert (numbers.handled, numbers.late, numbers.pending) == (430, 1, 18)
    assert (numbers.on_time_text, numbers.online_text) == ("99,8%", "84,3%")


def test_without_dossiers_resolved_there_is_no_percentage() -> None:
    numbers = dossier_summary(Dossiers(received=0, resolved=0, on_time=0))
    assert (numbers.on_time_text, numbers.online_text) == (None, None)


def test_what_other_data_count_towards_objectives_stands_under_their_ids() -> None:
    year = YearProfile(year=2024, satisfaction=SURVEY, dossiers=DOSSIERS)
    assert counted_elsewhere(year) == {
        "mt1": (411, 412),
        "mt2": (361, 428),
        "mt4": (181, 186),
        "mt6": (2, 3),
    }
    assert counted_elsewhere(YearProfile(year=2024)) == {}
