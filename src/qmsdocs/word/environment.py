"""The one Jinja environment: sandboxed, strict, escaping, over plain data only.

A template sees the keys of groups, the elements of lists, the parts of a date and the filters.
It sees no attribute or method of any Python object, so there is nothing to climb out by.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache, partial

from jinja2 import (
    StrictUndefined,
    TemplateAssertionError,
    TemplateRuntimeError,
    TemplateSyntaxError,
    Undefined,
    UndefinedError,
    nodes,
    pass_context,
)
from jinja2.runtime import Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.tests import TESTS
from jinja2.utils import missing

from qmsdocs.word.filters import MAX_TEXT, filters
from qmsdocs.word.gaps import BRACE, Gap, Value
from qmsdocs.word.list_filters import Group
from qmsdocs.word.printing import Refusal, printed

MAX_RANGE = 10_000
MAX_BITS = 1_000

_LOOP = frozenset(
    [
        "index",
        "index0",
        "revindex",
        "revindex0",
        "first",
        "last",
        "length",
        "depth",
        "depth0",
        "previtem",
        "nextitem",
        "cycle",
        "changed",
    ]
)
_TESTS = frozenset(TESTS) - {"callable", "filter", "test", "escaped", "sameas"}


class UnknownNameError(UndefinedError):
    """A template asked for a name that is not there; says which names are.

    Without a name it is something that an expression failed to give, as `message` says.
    """

    def __init__(self, name: object, owner: object, message: str | None = None) -> None:
        """Keep the name and what it was looked for in."""
        self.name = None if name is None else str(name)
        self.known = tuple(map(str, owner)) if isinstance(owner, Mapping) else ()
        self.top = owner is missing
        self.in_list = isinstance(owner, list | tuple)
        super().__init__(message)


class Missing(StrictUndefined):
    """An undefined name: any use of it fails, and the failure knows the names there are."""

    __slots__ = ()

    def __init__(
        self,
        hint: str | None = None,
        obj: object = missing,
        name: str | None = None,
        exc: type[TemplateRuntimeError] = UndefinedError,
    ) -> None:
        super().__init__(hint, obj, name, exc)
        self._undefined_exception = partial(UnknownNameError, name, obj)  # type: ignore[assignment]


class WordEnvironment(ImmutableSandboxedEnvironment):
    """A sandbox with an allowlist: data and filters, nothing else."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def getattr(self, obj: Value, attribute: str) -> Value:
        """Give what a name after a dot means: a key, a part of a date, a fact about a loop."""
        if attribute.startswith("_"):
            raise Refusal("template.forbidden", name=attribute)
        if type(obj) is dict or isinstance(obj, Mapping):
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        if isinstance(obj, Gap):
            return obj.inside(attribute)
        if isinstance(obj, Undefined):
            str(obj)  # fails, and names what is not there
        if _open(obj, attribute):
            return getattr(obj, attribute)
        if hasattr(type(obj), attribute):
            raise Refusal("template.call", name=attribute)
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Value, argument: Value) -> Value:
        """Give what a name or number in brackets means."""
        if isinstance(argument, str) and not (isinstance(obj, Mapping) and argument in obj):
            return self.getattr(obj, argument)
        if isinstance(obj, Gap):
            return obj.inside(argument)
        try:
            return obj[argument]
        except (TypeError, LookupError):
            return self.undefined(obj=obj, name=str(argument))

    def is_safe_callable(self, obj: object) -> bool:
        """Tell what may be called: a bounded range, macros, and `loop.cycle` and its like."""
        owner = getattr(obj, "__self__", None)
        return (
            obj is bounded_range
            or isinstance(obj, Macro | LoopContext | Undefined)
            or isinstance(owner, LoopContext)
        )

    def call(self, context: Context, obj: Value, /, *args: Value, **kwargs: Value) -> Value:
        """Call what may be called."""
        if not self.is_safe_callable(obj):
            raise Refusal("template.call", name=getattr(obj, "__name__", type(obj).__name__))
        return context.call(obj, *args, **kwargs)

    def call_binop(self, context: Context, operator: str, left: Value, right: Value) -> Value:
        """Work out `*`, `**` and `%` unless the result is out of all measure."""
        del context
        if operator == "%" and isinstance(left, str):
            raise Refusal("template.call", name="%")
        if operator == "*" and max(_grown(left, right), _grown(right, left)) > MAX_TEXT:
            raise Refusal("template.too-big", limit=MAX_TEXT)
        if operator == "**" and _bits(left) * _bits(right, exponent=True) > MAX_BITS:
            raise Refusal("template.too-big", limit=2**MAX_BITS)
        return self.binop_table[operator](left, right)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Parse; let `~` join values as they would be printed, and let nothing end escaping."""
        try:
            tree = super()._parse(source.replace(BRACE, "}"), name, filename)
        except RecursionError as error:
            raise TemplateSyntaxError("too deep", 1, name, filename) from error
        for found in list(tree.find_all((nodes.EvalContextModifier, nodes.Concat))):
            if not isinstance(found, nodes.Concat):
                raise TemplateSyntaxError("autoescape", found.lineno, name, filename)
            found.nodes = [
                nodes.Filter(node, "text", [], [], None, None, lineno=node.lineno)
                for node in found.nodes
            ]
            found.set_environment(self)
        return tree

    def _generate(
        self,
        source: nodes.Template,
        name: str | None,
        filename: str | None,
        defer_init: bool = False,
    ) -> str:
        """Refuse unknown filters and tests at once; Jinja lets them be in branches not taken."""
        self.refuse_unknown(source, name, filename)
        return super()._generate(source, name, filename, defer_init)

    def refuse_unknown(
        self, tree: nodes.Template, name: str | None = None, filename: str | None = None
    ) -> None:
        """Refuse a template with filters or tests that there are not.

        Raises:
            TemplateAssertionError: with the line of the first.
        """
        for node in tree.find_all((nodes.Filter, nodes.Test)):
            kind, known = (
                ("filter", self.filters) if isinstance(node, nodes.Filter) else ("test", self.tests)
            )
            if node.name not in known:
                raise TemplateAssertionError(
                    f"No {kind} named {node.name!r}.", node.lineno, name, filename
                )


def bounded_range(*bounds: int) -> range:
    """Give a range that a paper could need."""
    numbers = range(*bounds)
    if len(numbers) > MAX_RANGE:
        raise Refusal("template.too-big", limit=MAX_RANGE)
    return numbers


@cache
def environment(escaping: bool = True) -> WordEnvironment:
    """Give the environment for Word XML, or without escaping for plain text.

    It holds no state: what a paper counts while it is rendered stands among that paper's names.
    """
    made = WordEnvironment(
        undefined=Missing, autoescape=escaping, finalize=_finalize, keep_trailing_newline=True
    )
    made.filters = filters()
    made.tests = {name: TESTS[name] for name in _TESTS} | {"none": _is_missing}
    made.globals = {"range": bounded_range}
    return made


@pass_context
def _finalize(context: Context, value: Value) -> Value:
    """Print a value; asking for the context keeps constants from being folded past it."""
    del context
    return printed(value)


def _is_missing(value: object) -> bool:
    return value is None or isinstance(value, Gap)


def _open(obj: object, attribute: str) -> bool:
    """Tell whether an attribute of something that is no group of fields may be seen."""
    if isinstance(obj, date):
        return attribute in {"year", "month", "day"}
    if isinstance(obj, Group):
        return attribute in Group._fields
    return isinstance(obj, LoopContext) and attribute in _LOOP


def _grown(text: object, times: object) -> int:
    return len(text) * times if isinstance(text, str | list | tuple) and type(times) is int else 0


def _bits(value: object, exponent: bool = False) -> int:
    if type(value) is not int:
        return 1
    return abs(value) if exponent else max(value.bit_length(), 1)
