"""Fixtures that all tests may use."""

pytest_plugins = ["calling"]
