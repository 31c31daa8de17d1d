"""Plain values that are made by the thousand."""

import pickle
from dataclasses import field, replace

import pytest

from qmsdocs.base.values import value


@value
class Size:
    """A value with a field that equality counts and the hash does not."""

    width: float
    name: str = ""
    marks: list[str] = field(default_factory=list, hash=False)


def test_values_are_equal_by_their_fields_and_may_be_keys() -> None:
    assert Size(1.0, "a") == Size(1.0, "a") != Size(2.0, "a")
    assert {Size(1.0): "one"}[Size(1.0)] == "one"


def test_a_value_is_changed_by_making_another() -> None:
    first = Size(1.0, "a", ["x"])
    assert replace(first, width=2.0) == Size(2.0, "a", ["x"])
    assert first.width == 1.0


def test_a_value_has_its_fields_and_no_others() -> None:
    with pytest.raises(AttributeError):
        Size(1.0).height = 2.0  # type: ignore[attr-defined]


def test_a_value_goes_from_process_to_process() -> None:
    first = Size(1.0, "a", ["x"])
    assert pickle.loads(pickle.dumps(first)) == first  # noqa: S301 our own bytes
