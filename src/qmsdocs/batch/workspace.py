"""Where things are: profiles, own templates and output of one workspace folder."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from qmsdocs.base.errors import Problem
from qmsdocs.base.hints import nearest
from qmsdocs.base.places import Place
from qmsdocs.model.folders import agency_folder, list_agencies

#: In the folder of an agency's year: the list of what was written, and the journal of a build.
LIST, JOURNAL = "manifest.json", "manifest.journal.jsonl"


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder with `profiles/`, perhaps `templates/`, and `output/`."""

    root: Path

    @property
    def profiles(self) -> Path:
        """The folder with one folder an agency."""
        return self.root / "profiles"

    @property
    def templates(self) -> Path:
        """The folder with the workspace's own pages and Word templates."""
        return self.root / "templates"

    @property
    def output(self) -> Path:
        """The folder for the Word files, unless the caller names another."""
        return self.root / "output"

    @property
    def waivers(self) -> Path:
        """The file with what the inspector shall let pass; there need be none."""
        return self.root / "waivers.yaml"

    def agencies(self) -> tuple[str, ...]:
        """Give the ids of all agencies, in order."""
        return list_agencies(self.profiles)

    def agency_folder(self, agency: str) -> Path:
        """Give the folder of one agency.

        Raises:
            InputError: the name is no agency id (`../../x`), or there is no such agency.
        """
        return agency_folder(self.profiles, agency)


def unknown(code: str, name: str, known: Iterable[str], where: Path | None = None) -> Problem:
    """Name what is not there, and what comes nearest to it, or some of what there is."""
    known = sorted(known)
    near = nearest(name, known) or ", ".join(known[:10]) or "—"
    place = Place(file=where.as_posix()) if where else Place()
    return Problem(code, place, {"name": name, "near": near})
