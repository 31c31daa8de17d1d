"""The edits that make a new agency's profile of the starter or of a sample, comments kept.

What the answers name is set; whoever and whatever the sample named in their place is replaced where
a value is just that: the id of a department, the name of a person, a post.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from qmsdocs.base.vietnamese import slug
from qmsdocs.batch.foundinganswers import USUAL, Answers, here_of, usual_members
from qmsdocs.model.agency import AgencyProfile, Department
from qmsdocs.model.folders import AGENCY_FILE
from qmsdocs.sources.yamlbuild import Loc
from qmsdocs.sources.yamledit import Edits, edited
from qmsdocs.sources.yamlfile import read_yaml
from qmsdocs.sources.yamltext import decoded
from qmsdocs.sources.yamlwrite import Plain

#: What tells of the sample itself and nobody has asked: it is left to be filled in.
_OWN = ("letterhead", "address", "phone", "email", "website")
_LONGEST_ID = 40
#: The comments at the head of a sample say which agency it is; the first line names the schema.
_HEAD_COMMENT = re.compile(r"\A((?:# yaml-language-server[^\n]*\n)?)(?:#[^\n]*\n)+")


def founded_files(
    files: Mapping[str, bytes], sample: AgencyProfile, answers: Answers
) -> dict[str, bytes]:
    """Give the files of the new profile by name.

    Args:
        files: the YAML files to begin with.
        sample: what the `agency.yaml` among them says.
        answers: what is known of the new agency.

    Raises:
        ProfileError: a file is built so that it cannot be edited.
    """
    ids = department_ids(answers, sample)
    replaced = _replaced(sample, answers, ids)
    own = _own_edits(files[AGENCY_FILE], sample, answers, ids)
    return {
        name: _edited(name, data, own if name == AGENCY_FILE else Edits(), replaced, (answers, ids))
        for name, data in files.items()
    }


def department_ids(answers: Answers, sample: AgencyProfile) -> list[str]:
    """Give an id for each department: of what it is called, without the word that all have."""
    known = {(one.id, one.name) for one in sample.departments}
    found: list[str] = []
    for unit in answers.departments:
        if (unit.was, unit.name) in known and unit.was not in found:
            found.append(unit.was)
            continue
        words = slug(unit.name).split("-")
        stem = "-".join(words[1:] if words[0] in {"phong", "ban"} and words[1:] else words)
        stem = stem[:_LONGEST_ID].strip("-") or "phong"
        number = next(n for n in range(1, len(found) + 2) if _numbered(stem, n) not in found)
        found.append(_numbered(stem, number))
    return found


def _numbered(stem: str, number: int) -> str:
    return stem if number == 1 else f"{stem}-{number}"


def _replaced(sample: AgencyProfile, answers: Answers, ids: list[str]) -> dict[str, str | None]:
    """Give what stands in the stead of values of the sample; None where nothing is known."""
    old, here = sample.agency.here or sample.agency.short_name, here_of(answers)
    new = dict(zip(ids, answers.departments, strict=True))
    took = {unit.was: (id_, unit) for id_, unit in new.items()}
    found: dict[str, str | None] = {f"Lãnh đạo {old}": f"Lãnh đạo {here}"}
    if sample.scope and not answers.scope:
        found[sample.scope] = sample.scope.replace(f" của {old}", f" của {here}")
    for one in sample.departments:
        id_, unit = took.get(one.id, (ids[0], answers.departments[0]))
        found[one.id] = id_
        if one.code:
            found[one.code] = unit.code or None
        if one.head:
            found[one.head] = unit.head or None
    for power, person in (("deputy", answers.deputy or answers.head), ("head", answers.head)):
        for signer in (one for one in sample.signers if one.power == power):
            found |= {signer.id: slug(person.post), signer.post: person.post}
            if signer.name:
                found[signer.name] = person.name or None
    return {old: value for old, value in found.items() if old != value}


def _edited(
    name: str,
    data: bytes,
    edits: Edits,
    replaced: Mapping[str, str | None],
    told: tuple[Answers, list[str]],
) -> bytes:
    answers, ids = told
    value = read_yaml(data, name).value
    if len(answers.departments) == 1:  # nobody audits the own department
        audit = value.get("audit") or {}
        edits.removed |= {("audit", part) for part in ("team", "units") if audit.get(part)}
    elif not answers.sample and value.get("audit"):  # every department is audited
        edits.set_values["audit", "units"] = ids
    done = {*edits.set_values, *edits.removed}
    for loc, old in _scalars(value, ()):
        if old in replaced and not any(loc[: len(path)] == path for path in done):
            new = replaced[old]
            if new is None:
                edits.removed.add(_whole(value, loc))
            else:
                edits.set_values[loc] = new
    text = edited(decoded(data, name)[0] or "", edits, name)
    return (_HEAD_COMMENT.sub(r"\1", text) if answers.sample else text).encode()


def _own_edits(data: bytes, sample: AgencyProfile, answers: Answers, ids: list[str]) -> Edits:
    """Give the edits of `agency.yaml` for what the answers name."""
    edits = Edits()
    _set_agency(edits, read_yaml(data, AGENCY_FILE).value, answers)
    _set_lists(edits, sample, answers, ids)
    return edits


def _set_agency(edits: Edits, value: Mapping[str, Any], answers: Answers) -> None:
    """Set what the agency itself is."""
    usual, known = USUAL[answers.kind], value["agency"]
    facts: dict[str, Plain] = {
        "name": answers.name,
        "short_name": answers.short_name or answers.name,
        "here": here_of(answers),
        "code": answers.code,
        "kind": answers.kind,
        "place": answers.place,
        "decides_as": usual.decides_as,
    }
    edits.set_values |= {("agency", name): fact for name, fact in facts.items()}
    edits.removed |= {("agency", name) for name in _OWN if known.get(name)}
    for name, fact in (("superior", answers.superior), ("province", answers.province)):
        if fact:
            edits.set_values["agency", name] = {"name": fact} if name == "superior" else fact
        elif name in known:
            edits.removed.add(("agency", name))
    if answers.scope:
        edits.set_values[("scope",)] = answers.scope


def _set_lists(edits: Edits, sample: AgencyProfile, answers: Answers, ids: list[str]) -> None:
    """Set who signs, the departments and the Ban Chỉ đạo."""
    leaders = [(answers.head, "head"), (answers.deputy, "deputy")]
    signers: list[Plain] = [
        _known({"id": slug(person.post), "name": person.name, "post": person.post, "power": power})
        for person, power in leaders
        if person
    ]
    signers += [
        one.model_dump(exclude_none=True)
        for one in sample.signers
        if one.power not in {"head", "deputy", "acting"}
    ]
    edits.set_values[("signers",)] = signers
    old = {one.id: one for one in sample.departments}
    edits.set_values[("departments",)] = [
        _known({"id": id_, "name": unit.name, "code": unit.code, "head": unit.head})
        | _out_of_scope(old.get(unit.was))
        for id_, unit in zip(ids, answers.departments, strict=True)
    ]
    members = answers.members or usual_members(answers)
    told = [_known({"name": one.name, "post": one.post, "role": one.role}) for one in members]
    if sample.committee:
        roles = " ".join(one.role for one in members)
        duties = enumerate(sample.committee.duties)
        nobody = [place for place, duty in duties if duty.role not in roles]
        edits.removed |= {("committee", "duties", place) for place in nobody}
        edits.set_values["committee", "members"] = told
        edits.set_values["committee", "standing_unit"] = ids[0]
    else:
        edits.set_values[("committee",)] = {"members": told, "standing_unit": ids[0]}


def _out_of_scope(old: Department | None) -> dict[str, Plain]:
    return {"in_scope": False} if old and not old.in_scope else {}


def _known(facts: Mapping[str, str]) -> dict[str, Plain]:
    return {name: fact for name, fact in facts.items() if fact}


def _whole(value: Any, loc: Loc) -> Loc:  # noqa: ANN401 plain data
    """Give what has to go with a value: all that holds nothing else."""
    holders = [value]
    for step in loc[:-1]:
        holders.append(holders[-1][step])
    alone = next((n for n, one in enumerate(reversed(holders)) if len(one) > 1), 0)
    return loc[: len(loc) - alone]


def _scalars(value: Any, loc: Loc) -> Iterator[tuple[Loc, str]]:  # noqa: ANN401 plain data
    """Give every text of a file with its path."""
    if isinstance(value, dict):
        for key, below in value.items():
            yield from _scalars(below, (*loc, key))
    elif isinstance(value, list):
        for index, below in enumerate(value):
            yield from _scalars(below, (*loc, index))
    elif isinstance(value, str):
        yield loc, value
