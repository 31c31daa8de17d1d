"""A profile as the pages of the form see it, remembered until one of its files changes."""

from collections.abc import Mapping
from dataclasses import dataclass

from qmsdocs.base.hashing import digest
from qmsdocs.batch.editing import faults_of
from qmsdocs.batch.pages import pages_of
from qmsdocs.batch.profilefiles import ProfileFiles, read_files_of
from qmsdocs.batch.settling import file_stamps, profile_names
from qmsdocs.model.page import Kind
from qmsdocs.model.trial import Fault
from qmsdocs.sources.installation import tree_stamps
from qmsdocs.web.asking import Ask
from qmsdocs.web.remembering import Remembered


@dataclass(frozen=True, slots=True)
class FormLook:
    """The files of an agency's year, what is wrong in them, and all kinds of paper by id."""

    files: ProfileFiles
    faults: tuple[Fault, ...]
    kinds: Mapping[str, Kind]


def form_look(ask: Ask) -> FormLook:
    """Look at the profile that the address names.

    Raises:
        InputError: there is no such agency or year, or a file cannot be read at all.
    """
    agency, year = ask.agency, ask.year
    folder = ask.workspace.agency_folder(agency)
    stamps = file_stamps(folder, profile_names(year)), tree_stamps(ask.workspace.templates)
    known = ask.desk.thing("forms", Remembered)
    return known.get(
        (agency, year), digest(repr(stamps).encode()), lambda: _look(ask, agency, year)
    )


def _look(ask: Ask, agency: str, year: int) -> FormLook:
    files = read_files_of(ask.workspace, agency, year)
    kinds = {name: page.kind for name, page in pages_of(ask.workspace, []).items()}
    return FormLook(files, tuple(faults_of(files, kinds)), kinds)
