"""What stands under the names of the system's own documents: manual, lists, procedures."""

from collections.abc import Callable, Mapping

from qmsdocs.compose.documents import controlled, forms
from qmsdocs.compose.editions import matrix
from qmsdocs.compose.externals import external_texts
from qmsdocs.compose.facts import Facts
from qmsdocs.compose.flows import flow
from qmsdocs.compose.kept import kept_records
from qmsdocs.compose.organisation import offices, processes

BUILDERS: Mapping[str, Callable[[Facts], object]] = {
    "manual": lambda f: f.profile.agency.manual,
    "surroundings": lambda f: f.profile.agency.surroundings,
    "flow": lambda f: flow(f, f.page.kind),
    "documents": controlled,
    "forms": forms,
    "clause_matrix": lambda f: matrix(f, controlled(f)),
    "processes": processes,
    "organisation": offices,
    "external_texts": external_texts,
    "kept_records": kept_records,
}
#: What depends on the page, on the edition that a paper is written for, or on its day.
OWN = frozenset(("flow", "documents", "clause_matrix", "external_texts"))
