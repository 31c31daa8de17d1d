"""Reads a page of a form from a profile, and saves what a person typed there: all of it, or nothing.

A form remembers the digest of the file that it was made from. When the file says something else by
then, both are joined field by field; where both changed the same field, a person decides.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from qmsdocs.base.errors import NotFoundError, Problem, ProfileError
from qmsdocs.base.hashing import digest
from qmsdocs.batch.profilefiles import WRITING, ProfileFile, ProfileFiles, read_files_of, recalled
from qmsdocs.batch.workspace import Workspace
from qmsdocs.model.formmerge import UNKNOWN, Conflict, Merging, Sides
from qmsdocs.model.formshape import GROUPS, FormGroup
from qmsdocs.model.formtree import Reading, Typed
from qmsdocs.model.trial import Fault, trial
from qmsdocs.sources.files import write_atomic
from qmsdocs.sources.yamlbuild import Loc
from qmsdocs.sources.yamldiff import edits_between, same
from qmsdocs.sources.yamledit import edited
from qmsdocs.sources.yamlwrite import pair


@dataclass(frozen=True, slots=True)
class Filled:
    """A filled page: what was typed, and the digest of the file that it was made from.

    Of fields that are not there nothing changes. `take` says which side is taken where the file
    had changed, which was `seen` with another digest.
    """

    group: FormGroup
    typed: Typed
    was: str
    take: Mapping[str, str] = field(default_factory=dict)
    seen: str = ""


Outcome = Literal["saved", "unchanged", "faulty", "conflict"]


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a form.

    `faults` are problems by the name of the field, `elsewhere` those that the saving brings to
    fields of other pages, `digest` that of the file now.
    """

    outcome: Outcome
    digest: str
    faults: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)
    elsewhere: tuple[Fault, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


def form_group(name: str) -> FormGroup:
    """Give a page of the form.

    Raises:
        NotFoundError: there is no such page.
    """
    found = next((group for group in GROUPS if group.id == name), None)
    if found is None:
        raise NotFoundError(Problem("fill.no-group", values={"name": name}))
    return found


def faults_of(files: ProfileFiles, kinds: Collection[str]) -> list[Fault]:
    """Give what is wrong in the fields of a profile."""
    return trial(files.values(), files.year, kinds)


def check_form(
    workspace: Workspace, agency: str, year: int, form: Filled, kinds: Collection[str]
) -> Saved:
    """Tell what is wrong with a filled page; nothing is saved.

    Raises:
        InputError: the file cannot be read.
    """
    work = _work(read_files_of(workspace, agency, year), form, kinds)
    return Saved(
        "faulty" if work.after else "unchanged", work.now.digest, work.by_field(work.after)
    )


def save_form(
    workspace: Workspace, agency: str, year: int, form: Filled, kinds: Collection[str]
) -> Saved:
    """Save what a person typed on a page, or say what is against it.

    Args:
        workspace: where the profile is.
        agency: the id of the agency.
        year: the year.
        form: what was typed.
        kinds: ids of the known kinds of paper.

    Raises:
        InputError: the file cannot be read, or is built so that it cannot be edited.
        OutputError: it cannot be written.
    """
    with WRITING:
        files = read_files_of(workspace, agency, year)
        work = _work(files, form, kinds)
        now = work.now
        if work.conflicts:
            return Saved("conflict", now.digest, conflicts=work.conflicts)
        new = _new(faults_of(files, kinds), work.after) if work.after else []
        faults, others = work.by_field(new), tuple(one for one in new if not work.name(one))
        if faults:
            return Saved("faulty", now.digest, faults, others)
        if same(work.value, now.value):
            return Saved("unchanged", now.digest)
        data = _edited(now, work.value).encode()
        write_atomic(now.path, data)
        return Saved("saved", digest(data), elsewhere=others)


@dataclass(frozen=True, slots=True)
class _Work:
    """A file as it is, its data as they shall be, what is wrong with them then, and where."""

    form: Filled
    now: ProfileFile
    value: dict[str, Any]
    after: list[Fault]
    conflicts: tuple[Conflict, ...]
    names: Mapping[Loc, str]

    def name(self, fault: Fault) -> str:
        """Give the field of the page that a fault belongs to, or the nearest that is shown."""
        loc = fault.loc if fault.file == self.form.group.file else ()
        while loc and loc not in self.names:
            loc = loc[:-1]
        return self.names.get(loc, "")

    def by_field(self, faults: list[Fault]) -> dict[str, tuple[Problem, ...]]:
        """Give faults by the names of their fields."""
        found: dict[str, tuple[Problem, ...]] = {}
        for fault in faults:
            if name := self.name(fault):
                found[name] = (*found.get(name, ()), fault.problem)
        return found


def _work(files: ProfileFiles, form: Filled, kinds: Collection[str]) -> _Work:
    now = files.files[form.group.file]
    if now.problems:
        raise ProfileError(now.problems)
    reading = Reading(files.units)
    merging = Merging(files.units, form.take if form.seen == now.digest else {})
    value = _wanted(form, now, reading, merging)
    after = trial(files.values() | {form.group.file: value}, files.year, kinds)
    return _Work(form, now, value, after, tuple(merging.conflicts), reading.names)


def _wanted(form: Filled, now: ProfileFile, reading: Reading, merging: Merging) -> dict[str, Any]:
    """Give the data of the file as they shall be."""
    parts, was = form.typed if isinstance(form.typed, dict) else {}, form.was
    base = now.value if was == now.digest else recalled(was)
    found = dict(now.value)
    for shape in form.group.fields:
        name = shape.name
        if name not in parts:
            continue
        old = (now.value if base is None else base).get(name)
        value = reading.value(shape, parts[name], old, (name,), name)
        if was != now.digest:
            sides = Sides(UNKNOWN if base is None else old, value, now.value.get(name))
            value = merging.merged(shape, sides, (name,), shape.label)
        if value is not None or found.get(name, "") is None:
            found[name] = value
        else:
            found.pop(name, None)
    return found


def _new(before: list[Fault], after: list[Fault]) -> list[Fault]:
    """Give the faults that were not there before; an item that only moved is the same."""
    known = Counter(map(_sort, before))
    found = []
    for fault in after:
        if known[_sort(fault)]:
            known[_sort(fault)] -= 1
        else:
            found.append(fault)
    return found


def _sort(fault: Fault) -> tuple[object, ...]:
    steps = tuple(step for step in fault.loc if isinstance(step, str))
    return fault.file, fault.problem.code, steps, str(sorted(fault.problem.values.items(), key=str))


def _edited(now: ProfileFile, value: dict[str, Any]) -> str:
    """Give the text of the file with what is new; comments and all that stays keep their place."""
    if now.document.value is None:  # nothing but comments
        new = (line for key, one in value.items() for line in pair(key, one, 0))
        return "\n".join([now.text.rstrip("\n"), *new, ""]).lstrip("\n")
    lines = now.text.splitlines()

    def remarked(loc: tuple[str | int, ...]) -> bool:
        line = now.document.marks.get(loc, (0, 0))[0]
        return 0 < line <= len(lines) and " #" in lines[line - 1]

    edits = edits_between(now.value, value, remarked)
    return edited(now.text, edits, now.path.as_posix()) if edits else now.text
