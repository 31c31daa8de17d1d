"""Quick code of a template: the same Jinja, compiled for data that are dicts, lists and scalars.

Jinja asks its sandbox at each dot what may be seen. Over plain data a dot can only mean the key of
a group, so that the quick code says `group["key"]` and nothing else: no attribute or method of any
object is within reach of it, whatever the object is. What a dot means beside that (parts of a date
or of `loop`), calls, arithmetic and filters stay with the sandbox.

The code gives bytes, piece by piece. It holds for templates made of the statements below; others
have no quick code. It explains no fault: `plain_runtime.NotPlainError`, and any other error,
means that the careful road has to be taken.
"""

from collections.abc import Mapping
from functools import cache
from io import StringIO
from types import CodeType
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame

from qmsdocs.word.environment import WordEnvironment, environment
from qmsdocs.word.gaps import Value
from qmsdocs.word.plain_runtime import (
    TEXTS,
    TURN_NAMES,
    NotPlainError,
    guarded_filter,
    guarded_test,
    turns,
)

#: The statements that quick code knows; every expression but those below is known.
_STATEMENTS = (nodes.Template, nodes.Output, nodes.For, nodes.If, nodes.Assign)
_UNKNOWN_EXPRESSIONS = (nodes.NSRef, nodes.InternalName, nodes.ImportedName)
#: What a dot may mean beside the key of a group: parts of a date, of what `groupby` gives.
_PARTS = frozenset(("year", "month", "day", "grouper", "list"))
_ASKING = frozenset(("defined", "undefined", "default", "d"))
_RESERVED = frozenset(("self", "super", "caller", "varargs", "kwargs"))


class QuickEnvironment(WordEnvironment):
    """The sandbox for quick code: a missing fact that is no gap goes to the careful road."""

    texts = TEXTS
    turns = staticmethod(turns)

    def getattr(self, obj: Value, attribute: str) -> Value:
        """Give what a dot means where it may mean more than a key."""
        if obj is None:
            raise NotPlainError
        return super().getattr(obj, attribute)

    def getitem(self, obj: Value, argument: Value) -> Value:
        """Give what brackets mean."""
        if obj is None:
            raise NotPlainError
        return super().getitem(obj, argument)


class QuickGenerator(CodeGenerator):
    """Writes the quick code."""

    #: How deep we are in an expression that only asks whether something is there.
    _asking = 0

    def write_commons(self) -> None:
        """Put what the code needs within reach of each function."""
        super().write_commons()
        self.writeline("texts = environment.texts")
        if self.simple_turns:
            self.writeline("LoopContext = environment.turns")

    #: Whether every loop asks no more of its turn than `Turn` knows.
    simple_turns = False

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        """Look at the loops before anything is written."""
        self.simple_turns = _simple_turns(node)
        super().visit_Template(node, frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """Write a dot as the key of a group, unless it may mean something else."""
        if _is_turn(node.node, frame) and self.simple_turns and node.attr in TURN_NAMES:
            self.visit(node.node, frame)
            self.write(f".{node.attr}")
        elif self._asking or _special(node):
            super().visit_Getattr(node, frame)
        else:
            self.visit(node.node, frame)
            self.write(f"[{node.attr!r}]")

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:  # noqa: N802
        """Note that `default` asks whether something is there."""
        self._asking += node.name in _ASKING
        super().visit_Filter(node, frame)
        self._asking -= node.name in _ASKING

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:  # noqa: N802
        """Note that `defined` asks whether something is there."""
        self._asking += node.name in _ASKING
        super().visit_Test(node, frame)
        self._asking -= node.name in _ASKING

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802
        """Write the pieces of one output as one piece of bytes."""
        pieces = list(node.nodes)
        self.writeline("yield b''.join((" if len(pieces) > 1 else "yield (", node)
        self.indent()
        for piece in pieces:
            self.newline(piece)
            if isinstance(piece, nodes.TemplateData):
                self.write(repr(piece.data.encode()))
            else:
                self.write("texts[")
                self.visit(piece, frame)
                self.write("]")
            self.write("," if len(pieces) > 1 else "")
        self.outdent()
        self.writeline("))" if len(pieces) > 1 else ")")


def quick_code(tree: nodes.Template) -> CodeType | None:
    """Give the quick code of a template, or nothing when it says what quick code does not know."""
    if not all(map(_known, (tree, *tree.find_all(nodes.Node)))):
        return None
    generator = QuickGenerator(quick_environment(), None, None)
    generator.stream = stream = StringIO()
    generator.visit(tree)
    return compile(stream.getvalue(), "<template>", "exec")


@cache
def quick_environment() -> QuickEnvironment:
    """Give the environment of quick code: the filters and tests of the careful one, guarded."""
    careful = environment()
    made = QuickEnvironment(undefined=careful.undefined, autoescape=True)
    made.filters = {name: guarded_filter(name, one) for name, one in careful.filters.items()}
    tests: Mapping[str, Any] = careful.tests
    made.tests = {name: guarded_test(name, one) for name, one in tests.items()}
    made.globals = dict(careful.globals)
    return made


def _known(node: nodes.Node) -> bool:
    if isinstance(node, nodes.Name):
        return node.name not in _RESERVED
    if isinstance(node, nodes.For):
        return not node.recursive
    if isinstance(node, nodes.Stmt):
        return isinstance(node, _STATEMENTS)
    return not isinstance(node, _UNKNOWN_EXPRESSIONS)


def _special(node: nodes.Getattr) -> bool:
    """Tell whether a dot may mean more than a key, or something that is forbidden."""
    of_loop = isinstance(node.node, nodes.Name) and node.node.name == "loop"
    return of_loop or node.attr in _PARTS or node.attr.startswith("_")


def _is_turn(node: nodes.Node, frame: Frame) -> bool:
    """Tell whether a name is the `loop` of a loop, and not data or a variable of that name."""
    if not isinstance(node, nodes.Name) or node.name != "loop":
        return False
    load = frame.symbols.find_load(frame.symbols.ref("loop"))
    return load is not None and load[0] == "param"


def _simple_turns(tree: nodes.Template) -> bool:
    """Tell whether `loop` is only asked for what `Turn` knows, or whether it is there at all."""
    asked = (node for node in tree.find_all(nodes.Test) if node.name == "defined")
    seen = (node for node in tree.find_all(nodes.Getattr) if node.attr in TURN_NAMES)
    fine = {*(id(node.node) for node in asked), *(id(node.node) for node in seen)}
    loops = (node for node in tree.find_all(nodes.Name) if node.name == "loop")
    return all(id(node) in fine for node in loops)


def new_root(code: CodeType) -> Any:  # noqa: ANN401 (a generator function that Jinja made)
    """Give the function that runs quick code over a context of Jinja."""
    space: dict[str, object] = {"environment": quick_environment()}
    exec(code, space)  # noqa: S102 (made by `quick_code` from a template in the sandbox)
    return space["root"]
