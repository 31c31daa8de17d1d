"""What has to be edited in a YAML file so that it says something else: no more than that.

The items of lists are paired by what tells them apart, so that the comments of those that stay
remain with them.
"""

from collections.abc import Callable
from difflib import SequenceMatcher
from typing import Any

from qmsdocs.sources.yamlbuild import Loc
from qmsdocs.sources.yamledit import Edits

#: Fields that name an item of a list.
_NAMES = ("id", "code")


def edits_between(old: Any, new: Any, remarked: Callable[[Loc], bool]) -> Edits:  # noqa: ANN401 YAML
    """Give the edits that lead from the data of a file to others.

    Args:
        old: what the file says.
        new: what it shall say.
        remarked: tells whether a comment stands behind a value; it stays when the value goes.
    """
    edits = Edits()
    _differ(old, new, (), edits, remarked)
    return edits


def same(one: Any, other: Any) -> bool:  # noqa: ANN401
    """Tell whether two values are written alike: `1` is not `true`, nor are keys in another order."""
    if isinstance(one, dict) and isinstance(other, dict):
        return list(one) == list(other) and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return type(one) is type(other) and bool(one == other)


def _differ(old: Any, new: Any, loc: Loc, edits: Edits, remarked: Callable[[Loc], bool]) -> None:  # noqa: ANN401
    if same(old, new):
        return
    if isinstance(old, dict) and isinstance(new, dict) and old.keys() & new.keys():
        for key in old:
            if key in new:
                _differ(old[key], new[key], (*loc, key), edits, remarked)
            elif not isinstance(old[key], dict | list) and remarked((*loc, key)):
                edits.set_values[*loc, key] = None
            else:
                edits.removed.add((*loc, key))
        edits.set_values |= {(*loc, key): new[key] for key in new if key not in old}
    elif isinstance(old, list) and isinstance(new, list) and old and new:
        _differ_list(old, new, loc, edits, remarked)
    else:
        edits.set_values[loc] = new


def _differ_list(
    old: list[Any], new: list[Any], loc: Loc, edits: Edits, remarked: Callable[[Loc], bool]
) -> None:
    steps = SequenceMatcher(
        None, [_name(item) for item in old], [_name(item) for item in new], autojunk=False
    ).get_opcodes()
    for _, a, a_end, b, b_end in steps:
        paired = min(a_end - a, b_end - b)
        for at in range(paired):
            _differ(old[a + at], new[b + at], (*loc, a + at), edits, remarked)
        edits.removed |= {(*loc, at) for at in range(a + paired, a_end)}
        added = new[b + paired : b_end]
        if added and a_end < len(old):
            edits.inserted[*loc, a_end] = added
        elif added:
            edits.appended[loc] = added


def _name(item: Any) -> str:  # noqa: ANN401
    """Give what tells an item of a list from the others."""
    if not isinstance(item, dict):
        return str(item)
    named = (item[name] for name in _NAMES if item.get(name))
    return str(next(named, next(iter(item.values()), "")))
