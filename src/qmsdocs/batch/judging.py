"""Judges whether a paper is up to date, and says why not: a comparison of digests, no more."""

import json
from collections.abc import Mapping
from typing import NamedTuple

from qmsdocs.batch.ledger import Ledger
from qmsdocs.batch.manifest import Entry, Inputs
from qmsdocs.batch.results import Reason
from qmsdocs.batch.slices import SOURCE, changed_paths

_SHOWN = 12


class Judgement(NamedTuple):
    """Why a paper is not as a build leaves it, whether one has to make it, and where it lies."""

    reasons: tuple[Reason, ...]
    stale: bool
    file: str
    entry: Entry | None = None


def judge(
    ledger: Ledger, name: str, inputs: Inputs, values: Mapping[str, bytes], *, force: bool = False
) -> Judgement:
    """Judge a paper by what is in its folder.

    Args:
        ledger: what is known of the folder.
        name: the file name of the paper.
        inputs: what the paper would be made from now.
        values: the values behind the digests of `inputs`.
        force: make it anew in any case.
    """
    forced = (Reason("forced"),) if force else ()
    if ledger.is_edited(name):
        return _edited(ledger, name, inputs, values, forced)
    entry = ledger.entries.get(name)
    if entry is None:
        return Judgement((Reason("new"), *forced), stale=True, file=name)
    lost = (Reason("missing"),) if ledger.hash_of(name) is None else ()
    reasons = (*lost, *differences(ledger, entry.inputs, inputs, values), *forced)
    return Judgement(reasons, stale=bool(reasons), file=name, entry=entry)


def _edited(
    ledger: Ledger,
    name: str,
    inputs: Inputs,
    values: Mapping[str, bytes],
    forced: tuple[Reason, ...],
) -> Judgement:
    """Judge a paper whose file a person edited: ours is the one beside it."""
    edited = (Reason("edited"),)
    beside = ledger.beside(name)
    for other, entry in beside.items():
        if not forced and not differences(ledger, entry.inputs, inputs, values):
            return Judgement(edited, stale=False, file=other, entry=entry)
    last = [*beside.values(), ledger.entries.get(name)][0]
    why = differences(ledger, last.inputs, inputs, values) if last else (Reason("new"),)
    return Judgement((*edited, *why, *forced), stale=True, file=name)


def differences(
    ledger: Ledger, old: Inputs, new: Inputs, values: Mapping[str, bytes]
) -> tuple[Reason, ...]:
    """Say why a paper made from some inputs is not up to date with others.

    A change of the page or of the rules counts only if it changed the Word template.
    """
    found = []
    if old.context != new.context:
        known = {**ledger.known_values(), **values}
        found.append(Reason("context", changed_paths(old.context, new.context, known)))
    if (old.engine, old.deflate) != (new.engine, new.deflate):
        sides = (old.engine, new.engine) if old.engine != new.engine else (old.deflate, new.deflate)
        found.append(Reason("engine", sides))
    if old.template != new.template:
        by_rules = old.rules != new.rules
        if old.page != new.page or not (by_rules or old.engine != new.engine):
            found.append(Reason("template"))
        if by_rules:
            known = {**ledger.known_values(), **values}
            found.append(Reason("rules", changed_rules(known.get(old.rules), known.get(new.rules))))
    return tuple(found)


def changed_rules(old: bytes | None, new: bytes | None) -> tuple[str, ...]:
    """Give the ids of the rules that differ, each with the text that it now comes from."""
    if old is None or new is None:
        return ()
    before, after = json.loads(old), json.loads(new)
    names = [
        name for name in {**before, **after} if _value(before.get(name)) != _value(after.get(name))
    ]
    named = (f"{name} ({(after.get(name) or before[name])[SOURCE]})" for name in names[:_SHOWN])
    return (*named, *(("…",) if len(names) > _SHOWN else ()))


def _value(rule: Mapping[str, object] | None) -> Mapping[str, object] | None:
    """Give what a rule says, whatever text says it."""
    return rule and {name: value for name, value in rule.items() if name != SOURCE}
