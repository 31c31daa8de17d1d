"""A whole checked profile of one agency for one year, and where a missing value belongs."""

import re
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from typing import Any

from qmsdocs.base.errors import Problem
from qmsdocs.base.places import Place
from qmsdocs.model.agency import AgencyProfile, Signer
from qmsdocs.model.inputs import OF_PERFORMANCE, PERFORMANCE, input_of
from qmsdocs.model.labels import label_path
from qmsdocs.model.papers import Paper
from qmsdocs.model.procedure import Procedure
from qmsdocs.model.validation import Source
from qmsdocs.model.year import YearProfile
from qmsdocs.sources.yamlbuild import Loc
from qmsdocs.sources.yamlfile import YamlDocument

_STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")

#: Names of the context that stand under another name in the year's file.
_RENAMED: dict[str, Loc] = {
    "audit_decision": ("audit", "decision"),
    "audit_summary": ("audit", "findings"),
    "audit_coverage": ("audit", "programme"),
    "programme": ("audit", "programme"),
    "checklist": ("audit", "programme"),
    "findings_log": ("audit", "findings"),
    "own_papers": ("papers",),
    "procedure_review": ("procedure_changes",),
    "clause_changes": ("conversion", "from_edition"),
    "from_standard": ("conversion", "from_edition"),
    "to_standard": ("conversion", "to_edition"),
    "replaced": ("issuance", "replaces"),
    "flow": ("manual", "procedures"),
    "forms": ("manual", "procedures"),
    "processes": ("manual", "processes"),
    "organisation": ("manual", "organisation"),
    "clause_matrix": ("manual", "clause_notes"),
    "external_texts": ("external_documents",),
    "kept_records": ("records",),
    "replaced_announcements": ("announcement", "replaces"),
    "announcement_scope": ("announcement", "confirmed"),
    "coverage": ("assessment", "units"),
    "drafting": ("assignments",),
    "training_sum": ("training_plan", "courses"),
    "budget_sum": ("budget", "lines"),
    "inspected_facts": ("inspection", "team"),
    "inspection_results": ("inspection_notice", "agencies"),
    "inspection_share": ("inspection", "agencies"),
    "province_figures": ("province", "levels"),
    "announced": ("maintenance", "announcement"),
    "survey": ("satisfaction",),
    "dossier_summary": ("dossiers",),
    "objective_summary": ("objectives",),
    "risk_summary": ("risks",),
    "risk_map": ("risks",),
    "residual_map": ("risks",),
}
#: Computed lists whose items are those of a list in the year's file, in the same order.
_SAME_ITEMS: dict[str, str] = {
    "objective_results": "objectives",
    "recommendation_rows": "recommendations",
}
#: The same of lists within what is computed.
_SAME_ROWS: dict[Hashable, Loc] = {("budget_sum", "rows"): ("budget", "lines")}
#: Lists of which a paper about a department has only those of the department.
_OF_DEPARTMENT: dict[str, tuple[str, str]] = {
    "own_objectives": ("department_objectives", "department"),
    "kept_objectives": ("objectives", "owner"),
}
#: What is computed for the thing that a paper is about, and the thing itself.
_OF_ITEM: dict[str, str] = {"consultant_check": "consultant"}
#: The things of which each may have a paper of its own, and where their list stands.
LISTS: dict[Hashable, tuple[str, ...]] = {
    "procedure": ("procedures",),
    "department": ("departments",),
    # and whoever else the programme of the audit names
    "audited": ("departments",),
    "finding": ("audit", "findings"),
    "consultant": ("consultants",),
    "inspected": ("inspection", "agencies"),
}
#: A paper of which the year says nothing.
_SILENT = Paper.fixed()
_ROLES = {"drafted", "checked", "approved"}
#: Citations by role: where the year's file names the text.
_CITED: dict[str, Loc] = {
    "guidance": ("plan", "guidance"),
    "inspection": ("plan", "inspection"),
    "audit_decision": ("audit", "decision"),
    "earlier_notice": ("guidance", "earlier_notice"),
    "notice_plan": ("inspection_notice", "inspection_plan"),
}


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture of the agency and the file that it was read from."""

    file: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of an agency and its year; `sources` are the files it was read from.

    `doubtful` is what a person should look at, though papers can be made.
    """

    id: str
    agency: AgencyProfile
    year: YearProfile
    procedures: tuple[Procedure, ...]
    sources: tuple[Source, ...]
    logo: Logo | None = None
    doubtful: tuple[Problem, ...] = ()

    @property
    def documents(self) -> tuple[YamlDocument, ...]:
        """Give the files as they were read."""
        return tuple(source.document for source in self.sources)

    def value(self, path: Sequence[str]) -> object:
        """Give what stands under a path, in whichever file; `None` when there is nothing."""
        first, *rest = path
        year, agency = self.year.__dict__, self.agency.__dict__
        value = year.get(first) or agency.get(first) or getattr(self, first, None) or None
        for name in rest:
            value = getattr(value, name, None)
        return value

    def paper(self, kind_id: str) -> Paper:
        """Give what is particular to a paper of the year; nothing when the file is silent."""
        return self.year.papers.get(kind_id, _SILENT)

    def signer(self, signer_id: str | None) -> Signer:
        """Give the signer with this id; without one, the head of the agency, or who acts as head."""
        signers = self.agency.signers
        if signer_id is not None:
            return next(signer for signer in signers if signer.id == signer_id)
        heads = [signer for signer in signers if signer.power == "head"]
        return (heads or [signer for signer in signers if signer.power == "acting"])[0]

    def place_of_gap(self, path: str, kind: str = "", item: str = "") -> Place:
        """Give where to fill in a missing value: the line of its nearest parent that exists.

        Args:
            path: as the template reads it: `plan.review_deadline`, `objectives[2].owner`.
            kind: id of the paper, for paths that begin with `paper` or `signature`.
            item: id of the thing that the paper is about, for paths that begin with its sort.
        """
        source, loc = self.spot_of_gap(path, kind, item)
        return source.place(loc) if source.document.has(loc) else source.key_place(loc)

    def spot_of_gap(self, path: str, kind: str = "", item: str = "") -> tuple[Source, Loc]:
        """Give the file and the path of a missing value, as `place_of_gap` does its line."""
        steps: Loc = tuple(name or int(index) for name, index in _STEP.findall(path))
        loc = self._loc(steps, kind, item)
        return self._source(loc), loc

    def part_of_gap(self, path: str) -> Place:
        """Give the file and the words for a part that is missing as a whole, without a line."""
        loc: Loc = tuple(path.split("."))
        source = self._source(loc)
        return Place(file=source.document.file, within=label_path(source.model, loc))

    def _loc(self, steps: Loc, kind: str, item: str) -> Loc:
        """Lead a name of the context to its path in the files."""
        first, rest = (steps[0], steps[1:]) if steps else ("", ())
        if first == "paper":
            return self._paper_loc(rest, kind)
        if first == "signature":
            return self._signer_loc(self.paper(kind).signer, rest)
        if first in {"chair", "review_inputs"}:
            return self._review_loc(str(first), rest)
        first = _OF_ITEM.get(str(first), first)
        if first in LISTS:
            return (*LISTS[first], self._index(LISTS[first], item), *rest)
        if first in _OF_DEPARTMENT:
            return self._department_loc(rest, item, *_OF_DEPARTMENT[first])
        return _renamed(str(first), rest)

    def _review_loc(self, first: str, rest: Loc) -> Loc:
        """Lead the chair to the signer, and an input to the report of the topic on it."""
        review = self.year.review
        if first == "chair":
            chair = review.chair if review else None
            return self._signer_loc(chair, rest) if chair else ("review", "chair")
        topics = review.topics if review else ()
        places = {input_of(one.clause or ""): at for at, one in reversed([*enumerate(topics)])}
        wanted = str(rest[0]) if rest else ""
        general = PERFORMANCE if wanted in OF_PERFORMANCE else wanted
        at = places.get(wanted, places.get(general))
        return ("review", "topics") if at is None else ("review", "topics", at, "report")

    def _department_loc(self, rest: Loc, department: str, name: str, field: str) -> Loc:
        """Lead an item of a department's own list to its place in the list of all."""
        unit = next((one for one in self.agency.departments if one.id == department), None)
        known = {department, unit.name if unit else department}
        records: Any = self.value((name,)) or ()
        own = [at for at, record in enumerate(records) if getattr(record, field) in known]
        if rest and isinstance(rest[0], int) and rest[0] < len(own):
            return (name, own[rest[0]], *rest[1:])
        return (name,)

    def _paper_loc(self, rest: Loc, kind: str) -> Loc:
        if not rest or rest[0] not in _ROLES:
            return ("papers", kind, *rest)
        own = self.paper(kind).sign_off
        return ("papers", kind, "sign_off", *rest) if own else ("sign_off", *rest)

    def _signer_loc(self, signer_id: str | None, rest: Loc) -> Loc:
        return ("signers", self.agency.signers.index(self.signer(signer_id)), *rest)

    def _index(self, path: tuple[str, ...], id_: str) -> int:
        records: Any = self.value(path) or ()
        ids = [str(record.id) for record in records]
        return ids.index(id_) if id_ in ids else 0

    def _source(self, loc: Loc) -> Source:
        """Give the file that has this path, or else the one whose model knows its first name."""
        owners = [
            source for source in self.sources if loc[:1] and loc[0] in source.model.model_fields
        ]
        having = [source for source in owners if source.document.has(loc[:1])]
        return (having or owners or list(self.sources))[0]


def _renamed(first: str, rest: Loc) -> Loc:
    """Give where a name of the context stands in the files; most stand under their own."""
    if first == "cite":
        return _CITED.get(str(rest[0]) if rest else "", ("references",))
    rows = _SAME_ROWS.get((first, rest[0])) if rest else None
    if rows:
        return (*rows, *rest[1:])
    same = _SAME_ITEMS.get(first)
    return (same, *rest) if same else _RENAMED.get(first, (first, *rest))
