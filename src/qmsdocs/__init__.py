"""qmsdocs: the ISO 9001 paperwork of a Vietnamese government agency as Word files."""

__version__ = "0.1.0"
