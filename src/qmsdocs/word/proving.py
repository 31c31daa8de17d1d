"""What can be known of the XML that a template will give before it is filled.

Values are escaped wherever they are printed, so that only the fixed pieces of a template hold
markup. When every branch of a condition leaves the same elements open, and every turn of a loop
as many as it found, the result is well formed whatever the data are, and need not be parsed.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from jinja2 import nodes

_TAG = re.compile(r"</([^\s>]+)\s*>|<\?.*?\?>|<!--.*?-->|<([^\s/>!?]+)|<", re.DOTALL)
_ATTRIBUTES = re.compile(r"""(?:\s+[^\s=<>"'/]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*""")
_OPEN_VALUE = re.compile(r"""\s+[^\s=<>"'/]+\s*=\s*("[^"<]*|'[^'<]*)\Z""")

#: The elements that are open, and the name and quote of the attribute value we stand in.
State = tuple[tuple[str, ...], str, str]
_START: State = ((), "", "")

#: Stands for a tag of the template in the text that `skeleton` gives.
MARK = "\x00"


class _UnprovenError(Exception):
    """The walk came to something that it cannot follow."""


def well_formed(tree: nodes.Template) -> bool:
    """Tell whether filling the template gives well-formed XML whatever the data are."""
    try:
        return _walk(tree.body, _START) == _START
    except _UnprovenError:
        return False


def skeleton(tree: nodes.Template) -> str:
    """Give the fixed text of a template with a mark for each tag that may leave nothing behind."""
    return "".join(_pieces(tree.body))


def _pieces(body: Iterable[nodes.Node]) -> Iterator[str]:
    for node in body:
        if isinstance(node, nodes.Output):
            for piece in node.nodes:
                yield piece.data if isinstance(piece, nodes.TemplateData) else MARK
            continue
        yield MARK
        for part in _branches(node):
            yield from _pieces(part)
            yield MARK


def _branches(node: nodes.Node) -> Iterator[Sequence[nodes.Node]]:
    """Give the bodies of a statement, those for `elif` and `else` too."""
    if isinstance(node, nodes.If | nodes.For):
        yield node.body
        yield from (other.body for other in getattr(node, "elif_", ()))
        yield node.else_


def _walk(body: Iterable[nodes.Node], state: State) -> State:
    for node in body:
        if isinstance(node, nodes.Output):
            state = _output(node, state)
        elif isinstance(node, nodes.If | nodes.For):
            ends = {_walk(part, state) for part in _branches(node)}
            if isinstance(node, nodes.For):
                ends.add(state)
            if len(ends) > 1:
                raise _UnprovenError
            state = ends.pop()
        elif not isinstance(node, nodes.Assign):
            raise _UnprovenError
    return state


def _output(node: nodes.Output, state: State) -> State:
    for piece in node.nodes:
        if isinstance(piece, nodes.TemplateData):
            state = _text(piece.data, state)
        elif not state[0] and not state[1]:
            raise _UnprovenError  # a value outside the root element
    return state


def _text(text: str, state: State) -> State:
    """Follow one fixed piece of XML."""
    opened, name, quote = state
    at = 0
    if name:
        at = text.find(quote)
        if "<" in (text if at < 0 else text[:at]):
            raise _UnprovenError
        if at < 0:
            return state
        opened, name, quote, at = _start_tag(text, at + 1, name, opened)
    while not name and (match := _TAG.search(text, at)):
        at = match.end()
        if match[1]:
            opened = _closed(opened, match[1])
        elif match[2]:
            opened, name, quote, at = _start_tag(text, at, match[2], opened)
        elif match[0] == "<":
            raise _UnprovenError
    return opened, name, quote


def _closed(opened: tuple[str, ...], name: str) -> tuple[str, ...]:
    if not opened or opened[-1] != name:
        raise _UnprovenError
    return opened[:-1]


def _start_tag(
    text: str, at: int, name: str, opened: tuple[str, ...]
) -> tuple[tuple[str, ...], str, str, int]:
    """Follow a start tag from behind its name or one of its values, to its end or a tag in it."""
    attributes = _ATTRIBUTES.match(text, at)
    at = attributes.end() if attributes else at
    if text.startswith("/>", at):
        return opened, "", "", at + 2
    if text.startswith(">", at):
        return (*opened, name), "", "", at + 1
    value = _OPEN_VALUE.match(text, at - (text[at - 1 : at].isspace()))
    if value is None:
        raise _UnprovenError
    return opened, name, value[1][0], len(text)
