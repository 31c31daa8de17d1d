"""What `compose` computes for the system's own documents."""

from dataclasses import dataclass
from datetime import date

from qmsdocs.model.flows import FlowRecord, FlowStep


@dataclass(frozen=True, slots=True)
class FormLine:
    """A form of the system: code, name, and the code of the procedure that it belongs to."""

    code: str
    name: str
    procedure: str


@dataclass(frozen=True, slots=True)
class Flow:
    """The course of a system procedure, from which its flowchart and its tables are made."""

    steps: tuple[FlowStep, ...]
    forms: tuple[FormLine, ...]
    records: tuple[FlowRecord, ...]


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """A clause and the documents and papers that answer it; `excluded` when it does not apply."""

    number: str
    label: str
    documents: tuple[str, ...]
    papers: tuple[str, ...]
    excluded: bool


@dataclass(frozen=True, slots=True)
class ProcessLine:
    """A process of the system with the unit that owns it and the document that rules it."""

    name: str
    group: str
    owner: str | None
    document: str | None


@dataclass(frozen=True, slots=True)
class OfficeBox:
    """A box of the organisation chart; `parent` counts from 0 and is None at the top."""

    name: str
    note: str | None
    parent: int | None


@dataclass(frozen=True, slots=True)
class ExternalText:
    """A text from outside; `status` says whether it holds on the day of the list.

    `date` is None when it is not known; `used_in` names the procedures that rest on it.
    """

    kind: str
    number: str
    date: date | None
    issuer: str
    title: str
    status: str
    used_in: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExternalGroup:
    """Texts of one sort under a heading."""

    title: str
    texts: tuple[ExternalText, ...]


@dataclass(frozen=True, slots=True)
class RecordLine:
    """A record that is kept, and the code of the procedure or form that it comes from."""

    name: str
    code: str | None
    place: str | None
    keep: str | None


@dataclass(frozen=True, slots=True)
class RecordGroup:
    """Records of one sort under a heading."""

    title: str
    records: tuple[RecordLine, ...]
