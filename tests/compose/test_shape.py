"""The shape of data follows from the types that describe them."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, Field

from qmsdocs.compose.shape import Group, ListOf, MapOf, Scalar, Shape, shape_of
from qmsdocs.model.fields import Day, Month, Number


class Inner(BaseModel):
    name: str
    due: Day | None = None


@dataclass
class Outer:
    inner: Inner | None
    many: tuple[Inner, ...]


@pytest.mark.parametrize(
    ("annotation", "shape"),
    [
        (str, Scalar(str)),
        (str | None, Scalar(str)),
        (bool, Scalar(bool)),
        (Day, Scalar(date)),
        (Month, Scalar(str)),
        (Number | None, Scalar(float)),
        (Literal["a", "b"], Scalar(str)),
        (Annotated[int, Field(ge=1)], Scalar(int)),
        (tuple[str, ...], ListOf(Scalar(str))),
        (list[int] | None, ListOf(Scalar(int))),
        (dict[str, str], MapOf(Scalar(str))),
        (Inner, Group({"name": Scalar(str), "due": Scalar(date)})),
    ],
)
def test_the_shape_of_a_type(annotation: object, shape: Shape) -> None:
    assert shape_of(annotation) == shape


def test_the_shape_of_records_inside_records() -> None:
    inner = shape_of(Inner)
    assert shape_of(Outer) == Group({"inner": inner, "many": ListOf(inner)})


def test_what_describes_no_data_has_no_shape() -> None:
    with pytest.raises(TypeError):
        shape_of("văn bản")
