"""A spot of a profile is named in Vietnamese."""

from typing import get_args

import pytest

from qmsdocs.model.agency import AgencyProfile, Power
from qmsdocs.model.labels import annotation_at, bare, inline, label_path
from qmsdocs.model.procedure import ProcedureFile
from qmsdocs.model.year import YearProfile
from qmsdocs.sources.yamlbuild import Loc


@pytest.mark.parametrize(
    ("loc", "path"),
    [
        ((), ""),
        (("objectives",), "mục tiêu chất lượng"),
        (("objectives", 2, "target"), "mục tiêu 3 › chỉ tiêu"),
        (("papers", "maintenance-plan", "date"), "văn bản maintenance-plan › ngày văn bản"),
        (
            ("plan", "activities", 0, "support", 1),
            "kế hoạch duy trì › hoạt động 1 › đơn vị phối hợp 2",
        ),
        (("audit", "findings", 0, "tên lạ"), "đánh giá nội bộ › phát hiện 1"),
        (("không có",), ""),
        (("year", "x"), "năm"),
    ],
)
def test_a_path_has_singular_labels_and_numbers_from_one(loc: Loc, path: str) -> None:
    assert label_path(YearProfile, loc) == path


def test_proper_names_keep_their_capitals() -> None:
    assert (
        label_path(AgencyProfile, ("committee", "members", 0)) == "Ban Chỉ đạo ISO › thành viên 1"
    )
    assert inline("Kế hoạch duy trì") == "kế hoạch duy trì"


def test_the_type_at_a_path() -> None:
    assert annotation_at(AgencyProfile, ("signers", 4, "power")) == Power
    assert get_args(annotation_at(AgencyProfile, ("house", "body_size"))) == (13, 14)
    assert annotation_at(ProcedureFile, ("procedures", 0, "terms", "TTHC")) is str
    assert annotation_at(ProcedureFile, ("procedures", "x")) is None


def test_bare_types_have_no_metadata() -> None:
    assert bare(str | None) is str
    assert bare(int | str) == int | str


@pytest.mark.parametrize("model", [AgencyProfile, YearProfile, ProcedureFile])
def test_every_field_has_a_vietnamese_label(model: type[AgencyProfile]) -> None:
    unnamed = [
        (name, key)
        for name, group in {
            model.__name__: model.model_json_schema(),
            **model.model_json_schema()["$defs"],
        }.items()
        for key, field in group["properties"].items()
        if "title" not in field or field["title"].casefold() == key.replace("_", " ")
    ]
    assert unnamed == []
