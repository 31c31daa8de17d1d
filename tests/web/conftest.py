"""Somebody with a browser of their own, in the tests of pages."""

from pathlib import Path

import pytest

from web_tools import Person, browser, person

__all__ = ["browser"]


@pytest.fixture
def someone(root: Path) -> Person:
    return person(root)
