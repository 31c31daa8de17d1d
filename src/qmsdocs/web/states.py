"""The papers of a year as a person sees them: what state each is in, why, and which files it has."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from qmsdocs.base.errors import Problem
from qmsdocs.batch.results import PaperResult, Reason
from qmsdocs.batch.standing import own_file
from qmsdocs.model.page import SETS, Kind
from qmsdocs.model.profile import Profile
from qmsdocs.web.asking import Ask
from qmsdocs.web.looking import YearLook

State = Literal["failed", "edited", "old", "made", "lacking", "ready"]
TONES: Mapping[State, str] = {
    "failed": "bad",
    "edited": "warn",
    "old": "warn",
    "made": "good",
    "lacking": "warn",
    "ready": "",
}
_MADE_OF_OTHERS = ("paper.", "properties.")
_MOST_DETAILS = 4


@dataclass(frozen=True, slots=True)
class PaperState:
    """A paper: its state, why it is not up to date, what it lacks, its files by name.

    `edited` says that a person edited its file; then `ours` is our own version beside it.
    """

    paper: PaperResult
    state: State
    why: tuple[str, ...]
    gaps: tuple[Problem, ...]
    file: str
    ours: str

    @property
    def tone(self) -> str:
        """How the state looks."""
        return TONES[self.state]

    @property
    def todo(self) -> bool:
        """Whether a build would make it."""
        return self.state in {"old", "lacking", "ready"}


@dataclass(frozen=True, slots=True)
class SetStates:
    """The papers of a set."""

    id: str
    papers: tuple[PaperState, ...]


def states(ask: Ask, look: YearLook) -> tuple[PaperState, ...]:
    """Give the papers of a year as a person sees them."""
    return tuple(_state(ask, look.profile, paper) for paper in look.report.papers)


def by_set(found: Iterable[PaperState], kinds: Mapping[str, Kind]) -> tuple[SetStates, ...]:
    """Sort papers into their sets, in the order of the catalogue."""
    sets: dict[str, list[PaperState]] = {name: [] for name in SETS}
    for one in found:
        sets[kinds[one.paper.kind].set].append(one)
    return tuple(SetStates(name, tuple(those)) for name, those in sets.items() if those)


def counted(found: Iterable[PaperState]) -> dict[str, int]:
    """Count the papers of each state, and those with gaps, whatever their state."""
    found = tuple(found)
    counts = Counter(one.state for one in found)
    return {state: counts[state] for state in TONES} | {
        "gaps": sum(bool(one.gaps) for one in found),
        "all": len(found),
        "todo": sum(one.todo for one in found),
    }


def reason_words(ask: Ask, profile: Profile | None, paper: PaperResult, reason: Reason) -> str:
    """Say why a paper is not up to date: of data the labels of what changed, of law its rules."""
    words = ask.say(f"cli.reason.{reason.why}")
    details: Iterable[str] = reason.details if reason.why == "rules" else ()
    if reason.why == "context" and profile:
        item = paper.item or ""
        # What is made of other values says no more than they do.
        paths = [path for path in reason.details if not path.startswith(_MADE_OF_OTHERS)]
        places = (profile.place_of_gap(path, paper.kind, item) for path in paths or reason.details)
        details = (place.within for place in places)
    found = list(dict.fromkeys(filter(None, details)))
    if not found:
        return words
    more = [ask.say("web.more", count=len(found) - _MOST_DETAILS)]
    return f"{words}: {'; '.join(found[:_MOST_DETAILS] + more * (len(found) > _MOST_DETAILS))}"


def _state(ask: Ask, profile: Profile | None, paper: PaperResult) -> PaperState:
    whys: set[str] = {reason.why for reason in paper.reasons}
    theirs, ours = _files(ask.workspace.output, paper)
    name = _name_of(whys, paper)
    told = (one for one in paper.reasons if one.why not in {"new", "edited"})
    why = tuple(reason_words(ask, profile, paper, one) for one in told)
    return PaperState(paper, name, why, paper.gaps, theirs, ours if name == "edited" else "")


def _name_of(whys: set[str], paper: PaperResult) -> State:
    if paper.status == "failed":
        return "failed"
    if "edited" in whys:
        return "edited"
    if whys & {"new", "missing"}:
        return "lacking" if paper.gaps else "ready"
    return "old" if paper.status == "planned" else "made"


def _files(output: Path, paper: PaperResult) -> tuple[str, str]:
    """Give the names of the file that counts, and of our own; empty where there is none."""
    if not paper.file:
        return "", ""
    ours = output / paper.file
    theirs = own_file(ours)
    return _if_there(theirs), _if_there(ours) if ours != theirs else ""


def _if_there(path: Path) -> str:
    return path.name if path.is_file() else ""
