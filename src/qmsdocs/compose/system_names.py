"""What `compose` computes for the system's own documents."""

from datetime import date
from typing import NamedTuple

from qmsdocs.model.flows import FlowRecord, FlowStep


class FormLine(NamedTuple):
    """A form of the system: code, name, and the code of the procedure that it belongs to."""

    code: str
    name: str
    procedure: str


class Flow(NamedTuple):
    """The course of a system procedure, from which its flowchart and its tables are made."""

    steps: tuple[FlowStep, ...]
    forms: tuple[FormLine, ...]
    records: tuple[FlowRecord, ...]


class ClauseRow(NamedTuple):
    """A clause and the documents and papers that answer it; `excluded` when it does not apply."""

    number: str
    label: str
    documents: tuple[str, ...]
    papers: tuple[str, ...]
    excluded: bool


class ProcessLine(NamedTuple):
    """A process of the system with the unit that owns it and the document that rules it."""

    name: str
    group: str
    owner: str | None
    document: str | None


class OfficeBox(NamedTuple):
    """A box of the organisation chart; `parent` counts from 0 and is None at the top."""

    name: str
    note: str | None
    parent: int | None


class ExternalText(NamedTuple):
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


class ExternalGroup(NamedTuple):
    """Texts of one sort under a heading."""

    title: str
    texts: tuple[ExternalText, ...]


class RecordLine(NamedTuple):
    """A record that is kept, and the code of the procedure or form that it comes from."""

    name: str
    code: str | None
    place: str | None
    keep: str | None


class RecordGroup(NamedTuple):
    """Records of one sort under a heading."""

    title: str
    records: tuple[RecordLine, ...]
