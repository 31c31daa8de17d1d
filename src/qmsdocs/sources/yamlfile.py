"""YAML as people mean it: plain data with the place of every value, and its traps closed.

Only null, true, false, whole numbers without a leading zero and decimal numbers are read; every
other scalar is the text that stands there: `no`, `010`, `12:30`, `2024-01-05`.
"""

from qmsdocs.base.errors import Problem, ProfileError
from qmsdocs.sources.yamldocument import Marks, Spots, YamlDocument, known_document

__all__ = ["Marks", "Spots", "YamlDocument", "known_document", "read_yaml", "scan_yaml"]


def read_yaml(data: bytes, file: str) -> YamlDocument:
    """Read a YAML file.

    Raises:
        ProfileError: with every problem found.
    """
    document, problems = scan_yaml(data, file)
    if problems:
        raise ProfileError(problems)
    return document


def scan_yaml(data: bytes, file: str) -> tuple[YamlDocument, tuple[Problem, ...]]:
    """Read what can be read of a YAML file, with every problem found on the way.

    Faults that leave the rest readable (a duplicate key, a colon inside a value) do not hide
    the rest, so that one run can name all of them.
    """
    from qmsdocs.sources.yamlscan import scan  # noqa: PLC0415 not for what is kept as plain data

    return scan(data, file)
