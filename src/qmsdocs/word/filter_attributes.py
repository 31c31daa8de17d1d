"""Which fields of the elements a filter looks at: `sort(attribute="due")`, `bar_chart(label="name")`."""

from collections.abc import Iterator

from jinja2 import nodes

from qmsdocs.word.pictures.names import PICTURES

#: Where the field stands among the arguments when it is not named `attribute=`.
POSITIONS = {
    "groupby": 0, "selectattr": 0, "rejectattr": 0, "sum": 0,
    "join": 1, "unique": 1, "min": 1, "max": 1, "sort": 2,
}  # fmt: skip
#: The fields that charts are told of: their argument, its place, the field without it.
_CHARTS = {
    "bar_chart": (("label", 1, "name"), ("series", 2, "value")),
    "pie_chart": (("label", 1, "name"), ("value", 2, "value")),
}


def looked_at(node: nodes.Filter) -> tuple[tuple[str, ...], ...]:
    """Give the paths, step by step, of the fields that a filter looks at."""
    if node.name in _CHARTS:
        named = (name for given in _CHARTS[node.name] for name in _charted(node, *given))
        return tuple(tuple(name.split(".")) for name in named)
    if node.name in PICTURES:
        return tuple((name,) for name in PICTURES[node.name])
    given = _argument(node, "attribute", POSITIONS.get(node.name, -1))
    texts = [given.value] if isinstance(given, nodes.Const) else []
    return tuple(
        tuple(step.strip() for step in path.split("."))
        for text in texts
        if isinstance(text, str)
        for path in text.split(",")
    )


def _charted(node: nodes.Filter, argument: str, position: int, usual: str) -> Iterator[str]:
    """Give the fields that an argument of a chart names: one, or the values of a map."""
    given = _argument(node, argument, position)
    named = [pair.value for pair in given.items] if isinstance(given, nodes.Dict) else [given]
    if given is None:
        yield usual
    for value in named:
        if isinstance(value, nodes.Const) and isinstance(value.value, str):
            yield value.value


def _argument(node: nodes.Filter, name: str, position: int) -> nodes.Expr | None:
    """Give an argument by its name or by its place."""
    for pair in node.kwargs:
        if pair.key == name:
            return pair.value
    return node.args[position] if 0 <= position < len(node.args) else None
