"""Records become plain data, with departments by their names."""

from dataclasses import dataclass
from datetime import date

import pytest

from qmsdocs.compose.plain import plain
from qmsdocs.model.agency import Committee, Member
from qmsdocs.model.objectives import Objective
from qmsdocs.model.plans import Activity, MaintenancePlan

UNITS = {"van-phong": "Văn phòng", "qlkh": "Phòng Quản lý khoa học"}


def test_department_ids_become_names_alone_optional_and_in_lists() -> None:
    plan = MaintenancePlan(
        activities=(
            Activity(name="van-phong", lead="van-phong", support=("qlkh", "Các phòng khác")),
        )
    )
    found = plain(plan, UNITS)["activities"][0]
    assert found["lead"] == "Văn phòng"
    assert found["support"] == ["Phòng Quản lý khoa học", "Các phòng khác"]
    assert found["name"] == "van-phong", "only fields that hold a unit are renamed"
    assert (
        plain(Objective(id="mt1", name="x", target=90, owner="qlkh"), UNITS)["owner"]
        == UNITS["qlkh"]
    )
    assert plain(Objective(id="mt1", name="x", target=90), UNITS)["owner"] is None


def test_only_plain_types_come_out() -> None:
    member = Member(post="Giám đốc", role="Trưởng ban")
    found = plain({"committee": Committee(members=(member,)), "day": date(2024, 3, 5)}, UNITS)
    assert found["day"] == date(2024, 3, 5)
    assert found["committee"]["members"] == [
        {"name": None, "post": "Giám đốc", "role": "Trưởng ban"}
    ]
    assert type(found["committee"]["duties"]) is list


def test_a_dataclass_is_taken_apart_and_an_object_is_refused() -> None:
    @dataclass
    class Pair:
        left: int
        right: tuple[str, ...]

    assert plain(Pair(1, ("a",)), {}) == {"left": 1, "right": ["a"]}
    with pytest.raises(TypeError, match="not plain data: object"):
        plain({"x": object()}, {})
