"""Errors carry every problem and the exit code of their family."""

import pytest

from qmsdocs.base import errors
from qmsdocs.base.errors import Problem, QmsDocsError
from qmsdocs.base.places import Place


def test_one_problem_or_many() -> None:
    one, other = Problem("a.b", Place("x.yaml", 1)), Problem("a.c")
    assert errors.ProfileError(one).problems == (one,)
    assert errors.ProfileError(iter([one, other])).problems == (one, other)


def test_the_log_form_names_place_code_and_values() -> None:
    problem = Problem("a.b", Place("x.yaml", 1, 2), {"value": 3})
    assert str(errors.RenderError(problem)) == "x.yaml:1:2: a.b {'value': 3}"


@pytest.mark.parametrize(
    "name", [name for name in dir(errors) if name.endswith("Error") and name != "QmsDocsError"]
)
def test_every_error_has_the_one_root_and_says_whose_fault_it_is(name: str) -> None:
    error = getattr(errors, name)
    assert issubclass(error, QmsDocsError)
    assert error.exit_code == (2 if issubclass(error, errors.InputError) else 1)
