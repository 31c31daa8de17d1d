"""What a filled form means for the data of a file: groups, lists, maps, each with its old self.

A form is a tree of texts. The items of a list or map are named by what they were in the file (their
index there) or by a name of their own when they are new (`n1`); their order is that of the form.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from qmsdocs.base.vietnamese import slug
from qmsdocs.model.formshape import SINGLE, FormField
from qmsdocs.model.formvalues import clean, said, shown
from qmsdocs.sources.yamlbuild import Loc

#: What a form says: texts, and parts by name.
Typed: TypeAlias = "str | dict[str, Typed]"

#: Marks a list of which the form shows all items, so that one that is not there was taken out.
ROWS = "@rows"
#: The key of an item of a map.
KEY = "@key"
#: Says that a list is empty on purpose.
NONE = "@none"
#: What separates the steps of the name of a field.
STEP = "/"


@dataclass(slots=True)
class Reading:
    """Reads a form: `units` are the names of departments by id.

    `names` says afterwards in which field of the form each value stands.
    """

    units: Mapping[str, str]
    names: dict[Loc, str] = field(default_factory=dict)

    def value(self, shape: FormField, typed: Typed, old: object, loc: Loc, name: str) -> Any:  # noqa: ANN401
        """Give the data of a field as the form says it; None for nothing.

        Args:
            shape: the field.
            typed: what was typed in it.
            old: what the file has there.
            loc: where the value will stand.
            name: the name of the field in the form.
        """
        self.names[loc] = name
        if shape.kind in SINGLE or shape.kind == "lines":
            return said(shape, typed if isinstance(typed, str) else "", old, self.units)
        parts = typed if isinstance(typed, dict) else {}
        if shape.kind == "group":
            return self._group(shape, parts, old, loc, name) or None
        if shape.kind == "rows":
            return self._rows(shape, parts, old, loc, name)
        return self._map(shape, parts, old, loc, name)

    def _group(
        self,
        shape: FormField,
        parts: Mapping[str, Typed],
        old: object,
        loc: Loc,
        name: str,
    ) -> Any:  # noqa: ANN401
        """Fill a group; of what the form does not show nothing changes."""
        before = old if isinstance(old, dict) else {}
        after = dict(before)
        for one in shape.fields:
            if one.name not in parts:
                continue
            below = (*loc, one.name)
            value = self.value(
                one, parts[one.name], before.get(one.name), below, f"{name}{STEP}{one.name}"
            )
            if value is not None or (one.name in before and before[one.name] is None):
                after[one.name] = value
            else:
                after.pop(one.name, None)
        if not any(value is not None for value in after.values()):
            return old if not isinstance(old, dict) or _says_nothing(old) else None
        return after

    def _rows(
        self,
        shape: FormField,
        parts: Mapping[str, Typed],
        old: object,
        loc: Loc,
        name: str,
    ) -> Any:  # noqa: ANN401
        before = old if isinstance(old, list) else []
        whole = ROWS in parts  # else the form shows some items and the others stay
        after: list[Any] = [] if whole else list(before)
        for token, row in _items(parts):
            index = int(token) if token.isdigit() and int(token) < len(before) else None
            at = len(after) if whole or index is None else index
            was = None if index is None else before[index]
            item = self._group(shape, row, was, (*loc, at), f"{name}{STEP}{token}")
            if item is not None or at < len(after):
                after[at : at + 1] = [item]
                self.names[*loc, at] = f"{name}{STEP}{token}"
        for item in after:
            _give_id(shape, item, after)
        return _listed(shape, parts, old, before, [item for item in after if item is not None])

    def _map(
        self,
        shape: FormField,
        parts: Mapping[str, Typed],
        old: object,
        loc: Loc,
        name: str,
    ) -> Any:  # noqa: ANN401
        before = old if isinstance(old, dict) else {}
        keys, after = list(before), dict[str, Any]() if ROWS in parts else dict(before)
        for token, row in _items(parts):
            was = keys[int(token)] if token.isdigit() and int(token) < len(keys) else ""
            key = clean(str(row.get(KEY, was))) or str(was)
            path = f"{name}{STEP}{token}"
            if shape.kind == "pairs":
                item = said(_TEXT, str(row.get("value", "")), before.get(was), self.units)
                self.names[*loc, key] = f"{path}{STEP}value"
            else:
                item = self._group(shape, row, before.get(was), (*loc, key), path)
                self.names[*loc, key] = path
            if key != was:
                after.pop(was, None)
            if key and (item is not None or was == key):
                after[key] = item
        return _listed(shape, parts, old, before, after)


_TEXT = FormField("value", "", "text")


def _listed(shape: FormField, parts: Mapping[str, Typed], old: Any, before: Any, after: Any) -> Any:  # noqa: ANN401
    """Give a list or map; one of which the form shows nothing stays as it is."""
    if ROWS not in parts and not after:
        return old
    if not after and not before and old is not None and not isinstance(old, list | dict):
        return old  # the file has something else there, which the form could not show
    if not after:
        return [] if shape.keeps_empty and NONE in parts else None
    return after


def _items(parts: Mapping[str, Typed]) -> Iterator[tuple[str, dict[str, Typed]]]:
    """Give the items of a list with their names, in the order of the form."""
    for token, row in parts.items():
        if isinstance(row, dict):
            yield token, row


def _says_nothing(group: Mapping[str, Any]) -> bool:
    return all(value is None for value in group.values())


def _give_id(shape: FormField, item: Any, items: list[Any]) -> None:  # noqa: ANN401
    """Give an item without an id the next one of its list, or one made of its name."""
    first = shape.fields[0]
    if not isinstance(item, dict) or first.name != "id" or not first.required or item.get("id"):
        return
    taken = [str(one["id"]) for one in items if isinstance(one, dict) and one.get("id")]
    counted = [re.fullmatch(r"(.*?)(\d+)", id_) for id_ in taken]
    if taken and all(counted):
        last = max((match for match in counted if match), key=lambda match: int(match[2]))
        made = f"{last[1]}{int(last[2]) + 1:0{len(last[2])}d}"
    elif first.kind == "id" and (words := _first_text(shape, item)):
        made = stem = slug(words)[:40].strip("-") or "muc"
        number = 2
        while made in taken:
            made, number = f"{stem}-{number}", number + 1
    else:
        return
    item_of = {"id": made} | {key: value for key, value in item.items() if key != "id"}
    item.clear()
    item.update(item_of)


def _first_text(shape: FormField, item: Mapping[str, Any]) -> str:
    texts = (item.get(one.name) for one in shape.fields if one.kind == "text")
    return next((str(text) for text in texts if text), "")


def flat(shape: FormField, value: object, units: Mapping[str, str]) -> Typed:
    """Give the texts of the form of a value, as if they had been typed."""
    if shape.kind in SINGLE or shape.kind == "lines":
        return shown(shape, value, units)
    if shape.kind == "group":
        had = value if isinstance(value, dict) else {}
        return {one.name: flat(one, had.get(one.name), units) for one in shape.fields}
    found: dict[str, Typed] = {ROWS: "1"}
    if shape.keeps_empty and value == []:
        found[NONE] = "1"
    if shape.kind == "rows":
        row = FormField(shape.name, shape.label, "group", fields=shape.fields)
        items = value if isinstance(value, list) else []
        return found | {str(at): flat(row, item, units) for at, item in enumerate(items)}
    for at, (key, item) in enumerate(value.items() if isinstance(value, dict) else ()):
        parts: dict[str, Typed] = {KEY: str(key)}
        if shape.kind == "pairs":
            parts["value"] = shown(_TEXT, item, units)
        else:
            had = item if isinstance(item, dict) else {}
            parts |= {one.name: flat(one, had.get(one.name), units) for one in shape.fields}
        found[str(at)] = parts
    return found
