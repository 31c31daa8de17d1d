"""Checks a Word template without data: what its tags say and how they stand in Word."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from qmsdocs.base.errors import Problem, WordFileError
from qmsdocs.base.places import Place
from qmsdocs.word.core_properties import LABEL, read_properties
from qmsdocs.word.jinja_source import source_of, tagged_parts
from qmsdocs.word.package import read_package
from qmsdocs.word.spots import Spot
from qmsdocs.word.tag_pairs import pair_problems
from qmsdocs.word.tag_syntax import (
    CELL_MARKS,
    CELL_VALUES,
    source_problems,
    statement_problems,
)
from qmsdocs.word.tags import SCOPES, Tag, open_tags, tags_of
from qmsdocs.word.text_parts import TextPart

#: Filters that give shapes instead of text.
DRAWING_FILTERS = ("flowchart",)

_DRAWS = re.compile(rf"\|\s*(?:{'|'.join(DRAWING_FILTERS)})\b[^|]*$")
_QUOTED_TEXT = re.compile(r'"(?:[^"\\]|\\.)*"|' r"'(?:[^'\\]|\\.)*'")
