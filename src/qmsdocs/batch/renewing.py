"""Makes the file of a new year from that of an old one, and says what a person has to look at."""

import difflib
import re
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any

from qmsdocs.base.days import read_day
from qmsdocs.base.errors import InputError, NotFoundError, OutputError, Problem
from qmsdocs.base.places import Place
from qmsdocs.batch.renewalresults import NewYear, Spot
from qmsdocs.batch.workspace import Workspace
from qmsdocs.model.folders import list_years
from qmsdocs.model.labels import label_path
from qmsdocs.model.loading import checked_profile, read_files
from qmsdocs.model.renewal import Renewal, renewed
from qmsdocs.model.validation import Source
from qmsdocs.model.year import YearProfile
from qmsdocs.sources.files import write_atomic
from qmsdocs.sources.yamlbuild import Loc
from qmsdocs.sources.yamledit import Edits, edited
from qmsdocs.sources.yamlfile import read_yaml
from qmsdocs.sources.yamlnodes import Node, node_at, node_tree
from qmsdocs.sources.yamltext import decoded

#: What is said of papers is filled in when they are issued, not when the year begins.
_PAPERS = "papers"


def make_new_year(
    workspace: Workspace, agency: str, old: int | None, new: int | None, *, write: bool
) -> NewYear:
    """Make the file of a year from that of an earlier one; never overwrites a file.

    Args:
        workspace: where the profile is.
        agency: the id of the agency.
        old: the year to begin from; none is the newest there is.
        new: the year to make; none is the year after.
        write: write the file; otherwise only say what it would be.

    Raises:
        InputError: there is no such agency or year, the old year has faults, or the new one is not
            later.
        OutputError: the new year has a file already.
    """
    folder = workspace.agency_folder(agency)
    old = max(list_years(folder), default=0) if old is None else old
    files = dict(read_files(folder, old))
    checked_profile(folder, old, files)
    source, path = folder / f"{old}.yaml", folder / f"{new or old + 1}.yaml"
    _require_free(path, old, new or old + 1)
    data = files.pop(source)
    if not isinstance(data, bytes):
        raise NotFoundError(data.problems)
    made = renewed_file(data, source, path, old, new or old + 1)
    files[path] = made.text.encode()
    checked_profile(folder, made.year, files)
    if write:
        write_atomic(path, made.text.encode())
    return made


def _require_free(path: Path, old: int, new: int) -> None:
    if new <= old:
        raise InputError(Problem("renewal.not-later", values={"old": old, "new": new}))
    if path.exists():
        raise OutputError(Problem("renewal.exists", Place(path.as_posix()), {"year": new}))


def renewed_file(data: bytes, source: Path, path: Path, old: int, new: int) -> NewYear:
    """Make the text of a new year from the bytes of a sound file of an old one.

    Raises:
        ProfileError: the file repeats values in a way that cannot be edited.
    """
    before = decoded(data, source.as_posix())[0] or ""
    value = read_yaml(data, source.as_posix()).value
    renewal = renewed(value, YearProfile, old)
    removed = {loc for loc in renewal.removed if not renewal.moved.get(str(loc[0])) or loc[1:]}
    moved = {name: items for name, items in renewal.moved.items() if items}
    setting: dict[Loc, Any] = {("year",): new} | {(name,): items for name, items in moved.items()}
    text = edited(before, Edits(removed, setting), path.as_posix())
    document = Source(read_yaml(text.encode(), path.as_posix()), YearProfile)
    lines = (before.splitlines(), text.splitlines(), source.as_posix(), path.as_posix())
    papers = {loc[1] for loc in renewal.cleared if loc[0] == _PAPERS and loc[1:]}
    return NewYear(
        path=path,
        old=old,
        year=new,
        text=text,
        diff=tuple(difflib.unified_diff(*lines, lineterm="")),
        moved=tuple(
            (label_path(YearProfile, (name,)), len(items)) for name, items in moved.items()
        ),
        to_fill=tuple(_to_fill(renewal, removed, document)),
        to_look=tuple(_to_look(text, renewal, removed, [*moved], path.as_posix())),
        papers=len(papers),
    )


def _to_fill(renewal: Renewal, removed: Collection[Loc], source: Source) -> Iterator[Spot]:
    """Give for each group what was cleared in it, at its place in the new file.

    Items of one list that lack the same are named together.
    """
    groups: dict[Loc, list[str]] = {}
    for loc in renewal.cleared:
        if loc[0] != _PAPERS:
            label = label_path(YearProfile, loc).rsplit(" › ", 1)[-1]
            groups.setdefault(loc[:-1], []).append(label)
    alike: dict[tuple[Loc, str], list[Place]] = {}
    for loc, labels in groups.items():
        parent = loc[:-1] if loc and isinstance(loc[-1], int) else loc
        place = source.key_place(_moved_up(loc, removed))
        alike.setdefault((parent, ", ".join(labels)), []).append(place)
    spots = [
        Spot(places[0], words, tuple(place.line for place in places[1:]))
        for (_, words), places in alike.items()
    ]
    yield from sorted(spots, key=lambda spot: spot.place.line)


def _to_look(
    text: str, renewal: Renewal, removed: Collection[Loc], moved: Sequence[str], file: str
) -> Iterator[Spot]:
    """Give the lines that still name the old year, except where it is right."""
    root = node_tree(text)
    if root is None:
        return
    fixed = [_moved_up(loc, removed) for loc in renewal.fixed] + [(name,) for name in moved]
    nodes = [node_at(root, loc) for loc in fixed]
    spans = [(node.start, node.end) for node in nodes if node] + list(_days(root))
    seen: set[int] = set()
    for match in re.finditer(rf"(?<!\d){renewal.year}(?!\d)", text):
        line = text.count("\n", 0, match.start()) + 1
        inside = any(start <= match.start() < end for start, end in spans)
        if not inside and line not in seen:
            seen.add(line)
            yield Spot(Place(file, line), text.splitlines()[line - 1].strip())


def _days(node: Node) -> Iterator[tuple[int, int]]:
    """Give where days stand that were kept: what they tell has happened."""
    if node.kind == "scalar" and read_day(node.text):
        yield node.start, node.end
    for child in node.children:
        yield from _days(child)


def _moved_up(loc: Loc, removed: Collection[Loc]) -> Loc:
    """Give where a value stands when the items before it are gone."""
    found: list[str | int] = []
    for length, step in enumerate(loc):
        before = [path for path in removed if len(path) == length + 1 and path[:-1] == loc[:length]]
        if isinstance(step, int):
            gone = sum(isinstance(path[-1], int) and path[-1] < step for path in before)
            found.append(step - gone)
        else:
            found.append(step)
    return tuple(found)
