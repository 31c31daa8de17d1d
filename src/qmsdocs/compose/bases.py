"""The texts that a paper cites and the căn cứ that it prints, as in force on its day."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from qmsdocs.base.errors import InputError, NotFoundError, Problem, QmsDocsError, RulePackError
from qmsdocs.base.places import Place
from qmsdocs.compose.citations import basis, citation
from qmsdocs.compose.facts import Facts
from qmsdocs.compose.names import Citation
from qmsdocs.compose.placing import placed
from qmsdocs.model.agency import Reference
from qmsdocs.word.lines import Gapped, fill_line

#: A condition that only asks whether there is anything.
_PATH = re.compile(r"[a-z_]+(?:\.[a-z_]+)*")
#: Names in `cite` whose text depends on the profile: group and field of the year that hold its id.
ROLES: Mapping[str, tuple[str, str]] = {
    "guidance": ("plan", "guidance"),
    "inspection": ("plan", "inspection"),
    "audit-decision": ("audit", "decision"),
    "earlier-notice": ("guidance", "earlier_notice"),
    "notice-plan": ("inspection_notice", "inspection_plan"),
}


class Cited(NamedTuple):
    """Texts by the name that a template uses; `failed` holds why one could not be found."""

    texts: Mapping[str, Citation | None]
    failed: Mapping[str, QmsDocsError]


def cited(facts: Facts) -> Cited:
    """Find every text that the page declares; one with a condition may be missing.

    Raises:
        InputError: with every text that is needed and unknown, or not in force on the day.
    """
    texts: dict[str, Citation | None] = {}
    failed: dict[str, QmsDocsError] = {}
    needed: list[Problem] = []
    for id_, when in _declared(facts):
        try:
            texts[_name(id_)] = _find(facts, id_)
        except QmsDocsError as error:
            texts[_name(id_)] = None
            failed[id_] = error
            needed += error.problems if when is None else ()
    if needed:
        raise InputError(needed)
    return Cited(texts, failed)


def bases(facts: Facts, context: Mapping[str, Any], found: Cited) -> tuple[str, ...]:
    """Give the căn cứ whose condition holds, in the page's order, without signs at the end."""
    lines = []
    for entry in facts.page.kind.bases:
        if entry.when is not None:
            with placed(facts.page, facts.page.cited, entry.id):
                wanted = holds(entry.when, context, facts.once("gapped", dict))
            if not wanted:
                continue
        if entry.id in found.failed:
            raise found.failed[entry.id]
        text = found.texts[_name(entry.id)]
        lines += [basis(text)] if text else []
    return tuple(lines)


def holds(condition: str, context: Mapping[str, Any], gapped: Gapped | None = None) -> bool:
    """Tell whether a Jinja condition of a page holds; `gapped` as for `fill_line`."""
    if _PATH.fullmatch(condition):
        return _has(condition.split("."), context, condition, gapped)
    return _holds(condition, context, gapped)


def _has(
    steps: list[str], context: Mapping[str, Any], condition: str, gapped: Gapped | None
) -> bool:
    """Tell whether there is anything at a path; Jinja judges what is no plain path after all."""
    value: Any = context
    for step in steps:
        if value is None:
            return False
        if not isinstance(value, Mapping) or step not in value:
            return _holds(condition, context, gapped)
        value = value[step]
    return bool(value)


def _holds(condition: str, context: Mapping[str, Any], gapped: Gapped | None) -> bool:
    return fill_line(f"{{% if {condition} %}}1{{% endif %}}", context, gapped) == "1"


def reference(facts: Facts, id_: str | None) -> Citation | None:
    """Give a text of the profile's own references; nothing for no id.

    Raises:
        InputError: there is none, or it is no longer in force on the day.
    """
    return _find(facts, id_) if id_ else None


def _declared(facts: Facts) -> list[tuple[str, str | None]]:
    """Give ids with their condition; roles always may be missing."""
    kind = facts.page.kind
    entries = [(role, "") for role in ROLES] + [(b.id, b.when) for b in (*kind.bases, *kind.cites)]
    return list(dict(entries).items())


def _find(facts: Facts, id_: str) -> Citation | None:
    """Give the names of a text; what was found once on a day is not looked for again."""
    key = ("text", id_, facts.day)
    if key not in facts.known:
        facts.known[key] = _looked_up(facts, id_)
    found: Citation | None = facts.known[key]
    return found


def _looked_up(facts: Facts, id_: str) -> Citation | None:
    if id_ in ROLES:
        group, field = ROLES[id_]
        return reference(facts, getattr(getattr(facts.profile.year, group), field, None))
    own = _references(facts).get(id_)
    if own:
        return _checked(facts, own)
    key = ("cited", id_, facts.day)
    found: Citation = facts.rulebook.once(key, lambda: _in_force(facts, id_))
    return found


def _in_force(facts: Facts, id_: str) -> Citation:
    """Give the names of a legal text, or of the one of its line that is in force on the day."""
    legal = facts.rulebook.legal
    if id_ not in legal.texts and id_ not in legal.lines:
        raise NotFoundError(Problem("build.unknown-text", _place(facts, id_), {"id": id_}))
    try:
        text = facts.rulebook.text(id_, facts.day)
    except RulePackError as error:
        place = _place(facts, id_)
        raise RulePackError(replace(problem, place=place) for problem in error.problems) from error
    return citation(text.kind, text.number, text.date, text.issuer, text.subject)


def _place(facts: Facts, id_: str) -> Place:
    """Give where the page names a text."""
    return Place(file=facts.page.file, line=facts.page.cited.get(id_, 0))


def _references(facts: Facts) -> dict[str, Reference]:
    both = (*facts.profile.agency.references, *facts.profile.year.references)
    found: dict[str, Reference] = facts.once(
        "references", lambda: {entry.id: entry for entry in both}
    )
    return found


def _checked(facts: Facts, text: Reference) -> Citation:
    """Give a reference's names.

    Raises:
        InputError: it is no longer in force on the day.
    """
    if text.in_force_to and facts.day >= text.in_force_to:
        values = {"number": text.number, "until": text.in_force_to, "day": facts.day}
        raise InputError(Problem("build.reference-expired", _place(facts, text.id), values))
    made: Citation = facts.once(
        ("reference", text.id),
        lambda: citation(text.kind, text.number, text.date, text.issuer, text.subject),
    )
    return made


def _name(id_: str) -> str:
    return id_.replace("-", "_")
