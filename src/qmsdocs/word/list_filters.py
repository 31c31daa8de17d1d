"""Filters over lists: Vietnamese order, groups, joining with values as they are printed."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from jinja2 import Environment, pass_environment
from jinja2.filters import make_attrgetter, make_multi_attrgetter
from markupsafe import Markup, escape

from qmsdocs.base.vietnamese import sort_key
from qmsdocs.word.gaps import Value
from qmsdocs.word.printing import printed


class Group(NamedTuple):
    """Elements that have one value in common."""

    grouper: Value
    list: list[Value]


@pass_environment
def sort(
    environment: Environment,
    value: Iterable[Value],
    reverse: bool = False,
    case_sensitive: bool = False,
    attribute: str | int | None = None,
) -> list[Value]:
    """Sort as a Vietnamese dictionary does, numbers and dates by size, missing values last."""
    del case_sensitive  # the dictionary order has one place for both
    key = make_multi_attrgetter(environment, attribute, postprocess=_order)
    return sorted(value, key=key, reverse=reverse)


@pass_environment
def groupby(environment: Environment, value: Iterable[Value], attribute: str | int) -> list[Group]:
    """Group elements by a field; groups stand in the order in which their first elements do."""
    field = make_attrgetter(environment, attribute)
    groups: dict[Value, Group] = {}
    for element in value:
        grouper = field(element)
        groups.setdefault(grouper, Group(grouper, [])).list.append(element)
    return list(groups.values())


@pass_environment
def join(
    environment: Environment,
    value: Iterable[Value],
    d: str = "",
    attribute: str | int | None = None,
) -> str:
    """Join the elements, each as it would be printed alone."""
    if attribute is not None:
        value = map(make_attrgetter(environment, attribute), value)
    texts = [printed(element) for element in value]
    if isinstance(d, Markup) or any(hasattr(text, "__html__") for text in texts):
        return Markup(escape(d)).join(texts)  # noqa: S704 (joining escapes what is not markup)
    return str(d).join(texts)


def _order(value: Value) -> tuple[int, Value]:
    if isinstance(value, str):
        return 1, sort_key(value)
    if isinstance(value, int | float | date):
        return 0, value
    return 2, 0


LIST_FILTERS: dict[str, Callable[..., Value]] = {"sort": sort, "groupby": groupby, "join": join}
