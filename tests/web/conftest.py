"""The browser of the tests of pages."""

from web_tools import browser

__all__ = ["browser"]
