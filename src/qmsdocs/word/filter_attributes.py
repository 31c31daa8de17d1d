"""Which fields of the elements a filter looks at: `sort(attribute="due")`, `groupby("unit")`."""

from jinja2 import nodes

#: Where the field stands among the arguments when it is not named `attribute=`.
POSITIONS = {
    "groupby": 0, "selectattr": 0, "rejectattr": 0, "sum": 0,
    "join": 1, "unique": 1, "min": 1, "max": 1, "sort": 2,
}  # fmt: skip


def looked_at(node: nodes.Filter) -> tuple[tuple[str, ...], ...]:
    """Give the paths, step by step, of the fields that a filter looks at."""
    given = [pair.value for pair in node.kwargs if pair.key == "attribute"]
    position = POSITIONS.get(node.name, -1)
    if not given and 0 <= position < len(node.args):
        given = [node.args[position]]
    texts = [arg.value for arg in given if isinstance(arg, nodes.Const)]
    return tuple(
        tuple(step.strip() for step in path.split("."))
        for text in texts
        if isinstance(text, str)
        for path in text.split(",")
    )
