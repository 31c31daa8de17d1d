"""Walks a parsed template and notes what it does with which data (for `word.asks`)."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal

from jinja2 import nodes

from qmsdocs.word.ask_values import (
    ELEMENT,
    KEYED,
    NOTHING,
    At,
    Many,
    Meaning,
    Pair,
    Path,
    either,
    element_of,
    named,
    paths_of,
    taken_apart,
)
from qmsdocs.word.filter_attributes import looked_at
from qmsdocs.word.pictures.names import OF_MAPPINGS, PICTURES

#: What a template does with data: prints it, loops over it, prints it as a date, or only reads it.
Use = Literal["print", "loop", "date", "read"]
Note = tuple[Path, int, Use]
#: Names at the top of the data with the fields that are read, or None where it may be anything.
Reads = Mapping[str, tuple[str, ...] | None]

#: Names that are no data.
_BUILT_IN = frozenset(("loop", "range", "caller", "varargs", "kwargs", "self", "true", "false"))
_KEEPING = frozenset(
    ("sort", "select", "selectattr", "reject", "rejectattr", "unique", "list", "reverse")
)
_CHOOSING = frozenset(("first", "last", "min", "max"))
_COUNTING = frozenset(("sum", *PICTURES)) - OF_MAPPINGS
_DATES = frozenset(("date", "long_date"))
_READING = OF_MAPPINGS | frozenset((
    "colspan", "cellbg", "length", "count", "number", "percent", "roman", "month", "so", "round",
    "default", "d", "needed",
))  # fmt: skip


class Reader:
    """Reads one template; `notes` says what it asks for, in order."""

    def __init__(self) -> None:
        """Begin with no names but those of the data."""
        self.notes: list[Note] = []
        self._scopes: list[dict[str, Meaning]] = [{}]

    @property
    def fields(self) -> Reads:
        """Which names of the data were read so far, and which of their fields."""
        fields: dict[str, set[str] | None] = {}
        for (first, *rest), _, _ in self.notes:
            known = fields.setdefault(first, set())
            if not rest or rest[0] in (ELEMENT, KEYED):
                fields[first] = None
            elif known is not None:
                known.add(rest[0])
        return {
            name: None if known is None else tuple(sorted(known)) for name, known in fields.items()
        }

    def read(self, node: nodes.Node) -> None:
        """Walk a statement and what is in it."""
        if isinstance(node, nodes.Expr):
            self._use(node)
        elif method := _METHODS.get(type(node)):
            method(self, node)
        else:
            self._all(node.iter_child_nodes())

    # statements

    def _output(self, node: nodes.Output) -> None:
        for child in node.nodes:
            self._use(child, "print")

    def _for(self, node: nodes.For) -> None:
        over = self._use(node.iter, "loop")
        self._scopes.append({})
        self._bind(node.target, element_of(over))
        if node.test:
            self._use(node.test)
        self._all(node.body)
        self._scopes.pop()
        self._all(node.else_)

    def _assign(self, node: nodes.Assign) -> None:
        self._bind(node.target, self._use(node.node))

    def _assign_block(self, node: nodes.AssignBlock) -> None:
        self._all(node.body)
        self._bind(node.target, NOTHING)

    def _with(self, node: nodes.With) -> None:
        values = [self._use(value) for value in node.values]
        self._scopes.append({})
        for target, value in zip(node.targets, values, strict=True):
            self._bind(target, value)
        self._all(node.body)
        self._scopes.pop()

    def _macro(self, node: nodes.Macro) -> None:
        self._scopes[-1][node.name] = NOTHING
        self._called(node)

    def _called(self, node: nodes.Macro | nodes.CallBlock) -> None:
        self._all(node.defaults)
        if isinstance(node, nodes.CallBlock):
            self._use(node.call)
        self._scopes.append({argument.name: NOTHING for argument in node.args})
        self._all(node.body)
        self._scopes.pop()

    def _all(self, children: Iterable[nodes.Node]) -> None:
        for child in children:
            self.read(child)

    # expressions

    def _use(self, node: nodes.Node, use: Use = "read") -> Meaning:
        """Work out what an expression stands for and note what is done with it."""
        meaning = self._meaning(node)
        return self._note(meaning, _line(node), use)

    def _note(self, meaning: Meaning, line: int, use: Use) -> Meaning:
        for path in paths_of(meaning):
            self.notes.append((path, line, use))
        return meaning

    def _meaning(self, node: nodes.Node) -> Meaning:
        if method := _METHODS.get(type(node)):
            found: Meaning = method(self, node)
            return found
        self._all(node.iter_child_nodes())
        return NOTHING

    def _name(self, node: nodes.Name) -> Meaning:
        for scope in reversed(self._scopes):
            if node.name in scope:
                return scope[node.name]
        return NOTHING if node.name in _BUILT_IN else At((node.name,))

    def _getattr(self, node: nodes.Getattr) -> Meaning:
        return named(self._meaning(node.node), node.attr)

    def _getitem(self, node: nodes.Getitem) -> Meaning:
        whole = self._meaning(node.node)
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return named(whole, node.arg.value)
        self._use(node.arg)
        return whole if isinstance(node.arg, nodes.Slice) else element_of(whole, KEYED)

    def _filter(self, node: nodes.Filter) -> Meaning:
        value = self._meaning(node.node) if node.node is not None else NOTHING
        rest = [self._use(arg) for arg in node.args]
        self._all(node.kwargs)
        for path in looked_at(node):
            self._note(_along(element_of(value), path), node.lineno, "read")
        return self._filtered(node, value, rest)

    def _filtered(self, node: nodes.Filter, value: Meaning, rest: list[Meaning]) -> Meaning:
        name, line = node.name, _line(node)
        if name in _KEEPING:
            return self._note(value, line, "loop")
        if name in _CHOOSING:
            return element_of(self._note(value, line, "loop"))
        if name in _LISTING:
            self._note(value, line, "loop")
            return _LISTING[name](self, node, value)
        if name in ("items", "dictsort"):
            self._note(value, line, "read")
            return Many(Pair((NOTHING, element_of(value, KEYED))))
        self._note(value, line, _use_of(name))
        return either(value, *rest[:1]) if name in ("default", "d") else NOTHING

    def _map(self, node: nodes.Filter, value: Meaning) -> Meaning:
        path = next((pair.value for pair in node.kwargs if pair.key == "attribute"), None)
        if isinstance(path, nodes.Const):
            return Many(_along(element_of(value), tuple(str(path.value).split("."))))
        return Many(NOTHING)

    def _groupby(self, node: nodes.Filter, value: Meaning) -> Meaning:
        paths = looked_at(node)
        key = _along(element_of(value), paths[0]) if paths else NOTHING
        return Many(Pair((key, value), ("grouper", "list")))

    def _join(self, node: nodes.Filter, value: Meaning) -> Meaning:
        path = next(iter(looked_at(node)), ())
        self._note(_along(element_of(value), path), node.lineno, "print")
        return NOTHING

    def _condition(self, node: nodes.CondExpr) -> Meaning:
        self._use(node.test)
        other = self._meaning(node.expr2) if node.expr2 is not None else NOTHING
        return either(self._meaning(node.expr1), other)

    def _and_or(self, node: nodes.And | nodes.Or) -> Meaning:
        return either(self._use(node.left), self._meaning(node.right))

    def _add(self, node: nodes.Add) -> Meaning:
        return either(self._use(node.left), self._use(node.right))

    def _list(self, node: nodes.List | nodes.Tuple) -> Meaning:
        return Many(either(*(self._use(item) for item in node.items)))

    def _bind(self, target: nodes.Node, meaning: Meaning) -> None:
        if isinstance(target, nodes.Name):
            before = self._scopes[-1].get(target.name)
            self._scopes[-1][target.name] = either(before, meaning) if before else meaning
        elif isinstance(target, nodes.Tuple):
            parts = taken_apart(meaning, len(target.items))
            for item, part in zip(target.items, parts, strict=True):
                self._bind(item, part)


def _along(meaning: Meaning, path: Path) -> Meaning:
    for step in path:
        meaning = element_of(meaning, KEYED) if step.isdecimal() else named(meaning, step)
    return meaning


def _line(node: nodes.Node) -> int:
    """Give the line on which an expression begins, before its filters."""
    while isinstance(node, nodes.Filter) and node.node is not None:
        node = node.node
    return node.lineno


def _use_of(name: str) -> Use:
    """Give what a filter does with its value; most print it in some way."""
    if name in _COUNTING:
        return "loop"
    if name in _DATES:
        return "date"
    return "read" if name in _READING else "print"


_METHODS: dict[type[nodes.Node], Callable[..., Any]] = {
    nodes.Output: Reader._output,
    nodes.For: Reader._for,
    nodes.Assign: Reader._assign,
    nodes.AssignBlock: Reader._assign_block,
    nodes.With: Reader._with,
    nodes.Macro: Reader._macro,
    nodes.CallBlock: Reader._called,
    nodes.Name: Reader._name,
    nodes.Getattr: Reader._getattr,
    nodes.Getitem: Reader._getitem,
    nodes.Filter: Reader._filter,
    nodes.CondExpr: Reader._condition,
    nodes.And: Reader._and_or,
    nodes.Or: Reader._and_or,
    nodes.Add: Reader._add,
    nodes.List: Reader._list,
    nodes.Tuple: Reader._list,
}
_LISTING: dict[str, Callable[..., Meaning]] = {
    "map": Reader._map,
    "groupby": Reader._groupby,
    "join": Reader._join,
}
