"""What goes into a new year: by the marks of the fields, never a date of the old year by mistake."""

from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from qmsdocs.model.carry import Carry, Move
from qmsdocs.model.labels import bare
from qmsdocs.model.renewal import date_fields, renewed
from qmsdocs.model.year import YearProfile
from qmsdocs.sources.yamlbuild import Loc
from qmsdocs.sources.yamledit import Edits, changed
from random_profiles import SIZES, Maker

DATES = date_fields(YearProfile)


def new_data(data: dict[str, Any], year: int = 2026) -> dict[str, Any]:
    """Give the data of the new year, as the edited file says them."""
    renewal = renewed(data, YearProfile, year)
    moved = {name: items for name, items in renewal.moved.items() if items}
    removed = {loc for loc in renewal.removed if loc[0] not in moved or loc[1:]}
    edits = Edits(removed, {("year",): year + 1} | {(name,): moved[name] for name in moved})
    result: dict[str, Any] = changed(data, edits)
    return result


def mark(info: FieldInfo) -> Carry | Move | None:
    return next((part for part in info.metadata if isinstance(part, Carry | Move)), None)


def kept_on_purpose(loc: Loc) -> bool:
    """Say whether a field above the date, or the date itself, says that dates go on."""
    model: Any = YearProfile
    for name in loc:
        found = mark(model.model_fields[str(name)])
        if isinstance(found, Move) or (found and found.way in ("keep", "fixed")):
            return True
        model = bare(model.model_fields[str(name)].annotation)
        while not hasattr(model, "model_fields") and getattr(model, "__args__", None):
            model = bare(model.__args__[-1 if model.__origin__ is dict else 0])
    return False


def dates_of(value: object, loc: Loc) -> Iterator[object]:
    """Give every value at the path of a field, through lists and maps."""
    if not loc:
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from dates_of(item, loc)
    elif isinstance(value, dict) and loc[0] in value:
        yield from dates_of(value[loc[0]], loc[1:])
    elif isinstance(value, dict) and loc[0] not in YearProfile.model_fields:
        for item in value.values():
            yield from dates_of(item, loc) if isinstance(item, dict) else ()


def full_year(seed: int, size: int) -> dict[str, Any]:
    data = Maker(Random(seed), size).record(YearProfile)  # noqa: S311 no secret
    papers = {"quality-policy": {"number": 3, "date": "2026-03-05", "signer": "giam-doc"}}
    return data | {"year": 2026, "papers": papers}


def test_the_list_of_dates_is_whole() -> None:
    names = {".".join(map(str, loc)) for loc, _ in DATES}
    assert {"papers.date", "audit.start", "plan.training.start", "review.date"} <= names


@pytest.mark.parametrize("size", SIZES[:3])
@pytest.mark.parametrize("seed", range(12))
def test_no_date_survives_and_the_new_year_fits_the_model(seed: int, size: int) -> None:
    data = full_year(seed, size)
    YearProfile.model_validate(data)
    made = new_data(data)
    YearProfile.model_validate(made)
    for loc, _ in DATES:
        if not kept_on_purpose(loc):
            assert [day for day in dates_of(made, loc) if day] == [], loc


def test_only_what_has_happened_keeps_its_dates() -> None:
    kept = {str(loc[0]) for loc, _ in DATES if kept_on_purpose(loc)}
    moved = {
        "earlier_findings", "earlier_actions", "recommendations", "procedure_changes",
        "audit", "review",
    }  # fmt: skip
    assert kept == {"papers", "references", *moved}


def test_a_deadline_in_words_is_marked() -> None:
    names = {"due", "time"}
    missing = [
        f"{model.__name__}.{name}"
        for model in set(models(YearProfile))
        for name, info in model.model_fields.items()
        if name in names and bare(info.annotation) is str and mark(info) is None
    ]
    # those of lists that move or are cleared as a whole
    assert set(missing) <= {"Decision.due", "EarlierAction.due", "Stage.time", "Inspected.time"}


def models(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    yield model
    for info in model.model_fields.values():
        yield from below(info.annotation)


def below(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield from models(annotation)
    for part in getattr(annotation, "__args__", ()):
        yield from below(part)


def test_what_is_not_closed_moves_on() -> None:
    finding = {"unit": "van-phong", "clause": "7.5", "description": "x", "due": "2026-05-01"}
    data = {
        "year": 2026,
        "audit": {
            "findings": [
                {**finding, "id": "01", "grade": "nhẹ", "closed": "2026-06-01"},
                {**finding, "id": "02", "grade": "nhẹ"},
                {**finding, "id": "03", "grade": "lưu ý"},
            ],
            "recommendations": ["Làm tiếp"],
        },
        "review": {
            "decisions": [
                {"text": "Xong rồi", "done": "2026-12-01"},
                {"text": "Chưa xong", "owner": "van-phong", "due": "Quý I/2027"},
            ]
        },
        "earlier_actions": [{"text": "Việc cũ", "source": "Kiểm tra năm 2025"}],
    }
    made = new_data(data)
    assert [item["id"] for item in made["earlier_findings"]] == ["02"]
    assert made["earlier_actions"] == [
        {"text": "Làm tiếp", "source": "Kiến nghị của đoàn đánh giá nội bộ năm 2026"},
        {
            "text": "Chưa xong",
            "owner": "van-phong",
            "due": "Quý I/2027",
            "source": "Kết luận họp xem xét của lãnh đạo năm 2026",
        },
        {"text": "Việc cũ", "source": "Kiểm tra năm 2025"},
    ]
    assert "audit" not in made
    again = new_data(made, 2027)
    assert [item["text"] for item in again["earlier_actions"]] == [
        "Làm tiếp",
        "Chưa xong",
        "Việc cũ",
    ]
    assert [item["id"] for item in again["earlier_findings"]] == ["02"]


@pytest.mark.parametrize(
    ("due", "stays"),
    [
        ("Tháng 3 năm 2026", False),
        ("Trước ngày 30/11/2026", False),
        ("năm 2025", False),
        ("Hằng quý", True),
        ("Tháng 3", True),
        ("Trước ngày 31/01/2027", True),
    ],
)
def test_a_deadline_goes_when_it_names_the_old_year(due: str, stays: bool) -> None:
    activity = {"name": "Việc", "lead": "van-phong", "due": due}
    made = new_data({"year": 2026, "plan": {"activities": [activity]}})
    assert ("due" in made["plan"]["activities"][0]) is stays


def test_what_cannot_stand_without_what_was_cleared_goes_with_it() -> None:
    data = {"year": 2026, "papers": {"a": {"number": 1, "date": "2026-01-05"}, "b": {"number": 2}}}
    assert new_data(data) == {"year": 2027}


def test_objectives_move_on_without_their_results() -> None:
    objective = {"id": "mt1", "name": "Đúng hạn", "target": "90%", "measure": "đếm"}
    data = {"year": 2026, "objectives": [{**objective, "quarters": {"q1": 91}, "result": "97,5"}]}
    assert new_data(data)["objectives"] == [objective]
