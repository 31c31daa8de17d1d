"""Edits a YAML file in place: what is not touched keeps every sign, comments and quotes included.

Edits are gathered against the text as it was read and carried out together. The result is read
again and must say what was meant; a file where it does not (a value that is repeated by an alias)
is left for a person.
"""

from dataclasses import dataclass, field
from typing import Any

from qmsdocs.base.errors import Problem, ProfileError
from qmsdocs.base.places import Place
from qmsdocs.sources.yamlbuild import Loc
from qmsdocs.sources.yamlfile import scan_yaml
from qmsdocs.sources.yamlnodes import node_tree
from qmsdocs.sources.yamlsplices import Splices
from qmsdocs.sources.yamlwrite import Plain


@dataclass(slots=True)
class Edits:
    """What is to be done: values taken out or set, items put at the end of lists or before another.

    Every path is one of the file as it was read.
    """

    removed: set[Loc] = field(default_factory=set)
    set_values: dict[Loc, Plain] = field(default_factory=dict)
    appended: dict[Loc, list[Plain]] = field(default_factory=dict)
    inserted: dict[Loc, list[Plain]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Say whether there is anything to do."""
        return bool(self.removed or self.set_values or self.appended or self.inserted)


def edited(text: str, edits: Edits, file: str) -> str:
    """Give the text with the edits.

    Raises:
        ProfileError: `file.not-editable`, when the file is built so that an edit would change
            something else too.
    """
    root = node_tree(text)
    newline = "\r\n" if "\r\n" in text else "\n"
    splices = Splices(text, newline)
    if root is not None:
        splices.removals(root, (), edits.removed)
        for loc, value in edits.set_values.items():
            splices.put(root, loc, value)
        for loc, values in edits.appended.items():
            splices.append(root, loc, values)
        for loc, values in edits.inserted.items():
            splices.insert(root, loc, values)
    result = splices.applied()
    document, problems = scan_yaml(result.encode(), file)
    before, _ = scan_yaml(text.encode(), file)
    if problems or document.value != changed(before.value, edits):
        raise ProfileError(Problem("file.not-editable", Place(file)))
    return result


def changed(value: Any, edits: Edits) -> Any:  # noqa: ANN401 YAML may hold anything
    """Give plain data with the edits, as the edited file must read."""
    value = _copied(value)
    for loc, new in edits.set_values.items():
        _child(value, loc[:-1])[loc[-1]] = _copied(new)
    for loc, values in edits.appended.items():
        parent = _child(value, loc[:-1])
        if isinstance(parent, dict):
            parent[loc[-1]] = [*(parent.get(str(loc[-1])) or ()), *map(_copied, values)]
        else:
            parent[loc[-1]].extend(map(_copied, values))
    for loc in sorted({*edits.removed, *edits.inserted}, key=_from_the_end, reverse=True):
        parent, step = _child(value, loc[:-1]), loc[-1]
        if loc in edits.removed:
            del parent[step]
        if loc in edits.inserted:
            parent[step:step] = map(_copied, edits.inserted[loc])
    return value


def _from_the_end(loc: Loc) -> tuple[tuple[int, str], ...]:
    """Order paths so that later items of a list are taken out first."""
    return tuple((step, "") if isinstance(step, int) else (-1, step) for step in loc)


def _copied(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, dict):
        return {key: _copied(below) for key, below in value.items()}
    return [_copied(below) for below in value] if isinstance(value, list | tuple) else value


def _child(value: Any, loc: Loc) -> Any:  # noqa: ANN401
    for step in loc:
        value = value[step]
    return value
