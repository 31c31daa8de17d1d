"""Checks what each tag says, one by one, so that one bad tag does not hide the next."""

from collections.abc import Iterator

from jinja2 import TemplateSyntaxError, nodes

from qmsdocs.base.errors import Problem
from qmsdocs.base.hints import nearest
from qmsdocs.base.places import Place
from qmsdocs.word.environment import environment
from qmsdocs.word.filter_attributes import looked_at
from qmsdocs.word.troubles import syntax_problem

#: Statements with a body, and those that divide it.
BLOCKS = ("for", "if", "with", "macro", "call", "filter", "set")
BRANCHES = {"else": ("if", "for"), "elif": ("if",)}
#: Tags of docxtpl for cells: with an expression, and without.
CELL_VALUES = ("colspan", "cellbg")
CELL_MARKS = ("vm", "hm")
_INCLUDES = ("include", "import", "from", "extends", "block")
_KNOWN = (
    *BLOCKS, *BRANCHES, *(f"end{name}" for name in BLOCKS), *CELL_VALUES, *CELL_MARKS
)  # fmt: skip
_SCOPES = ("p", "tr", "tc", "r")


def opens_block(keyword: str, rest: str) -> bool:
    """Tell whether a statement has a body: `set` only when nothing is assigned in it."""
    return keyword in BLOCKS and not (keyword == "set" and "=" in rest)


def statement_problems(keyword: str, rest: str, shown: str, place: Place) -> Iterator[Problem]:
    """Check a statement, `for x in y`, by itself."""
    if keyword in _INCLUDES:
        yield Problem("template.include", place, {"tag": shown})
    elif keyword in _SCOPES:
        example = f"{{%{keyword} {rest} %}}"
        values = {"tag": shown, "name": keyword, "example": example}
        yield Problem("template.tag-prefix", place, values)
    elif keyword not in _KNOWN:
        near = nearest(keyword, _KNOWN)
        code = "template.tag-unknown-near" if near else "template.tag-unknown"
        yield Problem(code, place, {"tag": shown, "name": keyword, "near": near})
    else:
        snippet = _snippet(keyword, rest)
        if snippet:
            yield from source_problems(snippet, shown, place)


def source_problems(source: str, shown: str, place: Place) -> Iterator[Problem]:
    """Check a piece of Jinja: its syntax, filters, tests, and what it reaches for."""
    try:
        tree = environment().parse(source)
    except TemplateSyntaxError as error:
        yield syntax_problem(error, shown, place)
        return
    yield from _unknown(tree, shown, place)
    yield from _needed(tree, shown, place)
    for name in _private(tree):
        yield Problem("template.forbidden", place, {"expression": shown, "name": name})
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Getattr) and not _of_loop(call.node):
            values = {"expression": shown, "name": call.node.attr}
            yield Problem("template.call", place, values)


def _unknown(tree: nodes.Node, shown: str, place: Place) -> Iterator[Problem]:
    known = environment().filters
    for found in tree.find_all(nodes.Filter):
        if found.name not in known:
            yield _unknown_filter(found.name, sorted(known), shown, place)
    for test in tree.find_all(nodes.Test):
        if test.name not in environment().tests:
            yield Problem("template.test-unknown", place, {"tag": shown, "name": test.name})


def _needed(tree: nodes.Node, shown: str, place: Place) -> Iterator[Problem]:
    """Check that what is needed is a path: only a list of the data knows where it is to be filled."""
    for found in tree.find_all(nodes.Filter):
        value = found.node
        while isinstance(value, nodes.Getattr | nodes.Getitem):
            value = value.node
        if found.name == "needed" and not isinstance(value, nodes.Name):
            yield Problem("template.needed-list", place, {"expression": shown})


def _snippet(keyword: str, rest: str) -> str:
    """Give a statement with the least around it that lets Jinja read it."""
    if keyword in CELL_VALUES:
        return f"{{{{ {rest} }}}}"
    if keyword == "elif":
        return f"{{% if 1 %}}{{% elif {rest} %}}{{% endif %}}"
    if keyword == "call":
        return f"{{% call {rest} %}}{{% endcall %}}"
    if opens_block(keyword, rest):
        return f"{{% {keyword} {rest} %}}{{% end{keyword} %}}"
    return f"{{% set {rest} %}}" if keyword == "set" else ""


def _unknown_filter(name: str, known: list[str], shown: str, place: Place) -> Problem:
    near = nearest(name, known)
    code = "template.filter-unknown-near" if near else "template.filter-unknown"
    values = {"tag": shown, "name": name, "near": near, "known": ", ".join(known)}
    return Problem(code, place, values)


def _private(tree: nodes.Node) -> Iterator[str]:
    """Give the names beginning with an underscore that are looked for inside a value."""
    for got in tree.find_all(nodes.Getattr):
        if got.attr.startswith("_"):
            yield got.attr
    for item in tree.find_all(nodes.Getitem):
        if isinstance(item.arg, nodes.Const) and str(item.arg.value).startswith("_"):
            yield str(item.arg.value)
    for filtered in tree.find_all(nodes.Filter):
        for path in looked_at(filtered):
            yield from (step for step in path if step.startswith("_"))


def _of_loop(node: nodes.Getattr) -> bool:
    return isinstance(node.node, nodes.Name) and node.node.name == "loop"
