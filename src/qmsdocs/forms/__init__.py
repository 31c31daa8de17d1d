"""Markdown page and rules in force to a Word template."""
