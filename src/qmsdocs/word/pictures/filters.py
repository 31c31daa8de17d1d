"""The filters that draw, by name; each is imported when a template first draws with it."""

from collections.abc import Callable
from importlib import import_module

from markupsafe import Markup

from qmsdocs.word.gaps import EmptyList, Gap, Value
from qmsdocs.word.pictures.given import length_of, rows_of

WIDTH = 165.0
_MODULES = {
    "bar_chart": "chart_filters",
    "pie_chart": "chart_filters",
    "heat_map": "map_filters",
    "org_chart": "map_filters",
    "process_map": "map_filters",
}


def flowchart(steps: Value, /, width_mm: float = WIDTH) -> Markup | Gap:
    """Draw the steps of a procedure as Word shapes, for a `{{r … }}` tag; no steps are a gap."""
    if isinstance(steps, EmptyList):
        return Gap(steps.path)
    from qmsdocs.word.pictures.flowchart import flowchart_runs_xml  # noqa: PLC0415

    rows = [
        {key: None if isinstance(item, Gap) else item for key, item in step.items()}
        for step in rows_of(steps, "flowchart", "danh sách các bước")
    ]
    return Markup(flowchart_runs_xml(rows, length_of(width_mm, "flowchart")))  # noqa: S704 (made by us, escaped)


def _later(name: str, module: str) -> Callable[..., Value]:
    """Give a filter that is imported when it is first used."""

    def drawn(*args: Value, **kwargs: Value) -> Value:
        return getattr(import_module(f"{__package__}.{module}"), name)(*args, **kwargs)

    drawn.__name__ = name
    return drawn


PICTURE_FILTERS: dict[str, Callable[..., Value]] = {"flowchart": flowchart} | {
    name: _later(name, module) for name, module in _MODULES.items()
}
