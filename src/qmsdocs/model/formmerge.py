"""Joins what a person typed with what the file says meanwhile, field by field; neither is lost."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from qmsdocs.model.formshape import SINGLE, FormField
from qmsdocs.model.formtree import STEP
from qmsdocs.model.formvalues import shown
from qmsdocs.sources.yamlbuild import Loc
from qmsdocs.sources.yamldiff import same

Side = Literal["mine", "disk", "both"]
#: What the form was made from is not known any more.
UNKNOWN = object()


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that both changed: what each says; lists may also be joined."""

    loc: Loc
    label: str
    mine: str
    disk: str
    joins: bool

    @property
    def name(self) -> str:
        """Give the name of the choice in the form."""
        return STEP.join(map(str, self.loc))


class Sides(NamedTuple):
    """A value as the form was made from it, as she says it, and as the file says it now."""

    base: Any
    mine: Any
    disk: Any


@dataclass(slots=True)
class Merging:
    """Joins data; `take` says which side is taken, by the name of the conflict."""

    units: Mapping[str, str]
    take: Mapping[str, str]
    conflicts: list[Conflict] = field(default_factory=list)

    def merged(self, shape: FormField, sides: Sides, loc: Loc, label: str) -> Any:  # noqa: ANN401
        """Give the data of a field from its three sides."""
        base, mine, disk = sides
        if same(mine, disk) or same(mine, base):
            return disk
        if same(disk, base):
            return mine
        if shape.kind == "group" and isinstance(mine, dict) and isinstance(disk, dict):
            return self._group(shape, sides, loc, label)
        if shape.kind == "rows" and (keyed := _keyed(*sides)):
            return self._rows(shape, keyed, loc)
        return self._chosen(shape, sides, loc, label)

    def _group(self, shape: FormField, sides: Sides, loc: Loc, label: str) -> dict[str, Any]:
        base, mine, disk = sides
        fields = {one.name: one for one in shape.fields}
        found: dict[str, Any] = {}
        for key in [*disk, *(key for key in mine if key not in disk)]:
            before = base.get(key) if isinstance(base, dict) else UNKNOWN
            one = fields.get(key) or FormField(key, key, "text")
            within = f"{label} › {one.label}" if label else one.label
            below = Sides(before, mine.get(key), disk.get(key))
            value = self.merged(one, below, (*loc, key), within)
            if value is not None or (key in disk and key in mine):
                found[key] = value
        return found

    def _rows(self, shape: FormField, keyed: list[dict[object, Any]], loc: Loc) -> list[Any]:
        """Join a list item by item; the order is that of the file, what she added comes last."""
        base, mine, disk = keyed
        row = FormField(shape.name, shape.label, "group", fields=shape.fields)
        found = []
        for at, key in enumerate(dict.fromkeys([*disk, *mine, *base])):
            each = Sides(base.get(key), mine.get(key), disk.get(key))
            found.append(self.merged(row, each, (*loc, at), f"{shape.one} {at + 1}"))
        return [item for item in found if item is not None]

    def _chosen(self, shape: FormField, sides: Sides, loc: Loc, label: str) -> Any:  # noqa: ANN401
        _, mine, disk = sides
        joins = isinstance(mine, list) and isinstance(disk, list)
        ours, theirs = told(shape, mine, self.units), told(shape, disk, self.units)
        if joins:  # of long lists only what is not alike
            ours, theirs = _only(ours, theirs), _only(theirs, ours)
        conflict = Conflict(loc, label, ours, theirs, joins)
        side = self.take.get(conflict.name)
        if side not in ("mine", "disk") and not (side == "both" and joins):
            self.conflicts.append(conflict)
        if side == "both" and joins:
            return [*disk, *(item for item in mine if not any(same(item, one) for one in disk))]
        return disk if side == "disk" else mine


def _keyed(*lists: Any) -> list[dict[object, Any]]:  # noqa: ANN401
    """Give the items of lists by their ids, or by their places when there are as many in each."""
    if not all(isinstance(items, list) for items in lists):
        return []
    ids = [[item.get("id") if isinstance(item, dict) else None for item in each] for each in lists]
    if all(None not in each and len(set(each)) == len(each) for each in ids):
        pairs = (zip(each, items, strict=True) for each, items in zip(ids, lists, strict=True))
        return [dict(each) for each in pairs]
    if len({len(items) for items in lists}) == 1:
        return [dict(enumerate(items)) for items in lists]
    return []


def _only(text: str, other: str) -> str:
    known = other.splitlines()
    return "\n".join(line for line in text.splitlines() if line not in known)


def told(shape: FormField, value: Any, units: Mapping[str, str]) -> str:  # noqa: ANN401
    """Give a value as lines that a person compares."""
    if shape.kind in SINGLE or shape.kind == "lines":
        return shown(shape, value, units)
    if shape.kind in ("rows", "entries", "pairs"):
        items = value.items() if isinstance(value, dict) else enumerate(value or (), start=1)
        row = FormField("", "", "group", fields=shape.fields)
        return "\n".join(f"{key}. {_one_line(row, item, units)}" for key, item in items)
    had = value if isinstance(value, dict) else {}
    parts = ((one, told(one, had.get(one.name), units)) for one in shape.fields)
    return "\n".join(f"{one.label}: {text}" for one, text in parts if text)


def _one_line(row: FormField, item: Any, units: Mapping[str, str]) -> str:  # noqa: ANN401
    if not isinstance(item, dict):
        return str(item)
    texts = (told(one, item.get(one.name), units) for one in row.fields)
    return " · ".join(text.replace("\n", "; ") for text in texts if text)
