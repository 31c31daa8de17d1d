"""The dozen functions that the command line, a web page or a script may call."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from qmsdocs.base.errors import NotFoundError, Problem, QmsDocsError
from qmsdocs.base.places import Place
from qmsdocs.batch.request import BuildRequest
from qmsdocs.batch.results import BuildReport, Result, report_of
from qmsdocs.batch.run import Build
from qmsdocs.batch.starting import Started, start_workspace
from qmsdocs.batch.templates import check_file, export_template, word_template
from qmsdocs.batch.workspace import Workspace, page_of, unknown
from qmsdocs.model.loading import list_years, load_profile
from qmsdocs.model.page import Page
from qmsdocs.model.rules import RuleChange, RuleEntry, load_rulebook
from qmsdocs.model.schemas import schema_text
from qmsdocs.sources.files import write_atomic
