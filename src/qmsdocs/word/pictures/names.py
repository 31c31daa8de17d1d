"""The filters that draw: their names, which fields of their values they look at, how to find them."""

import re
from collections.abc import Mapping

#: Each filter with the fields that the elements of its list must have.
PICTURES: Mapping[str, tuple[str, ...]] = {
    "flowchart": ("name",),
    "bar_chart": (),
    "pie_chart": (),
    "heat_map": (),
    "process_map": ("name", "group"),
    "org_chart": ("name", "note", "parent"),
}
#: Filters over a mapping; the others go over a list.
OF_MAPPINGS = frozenset(("heat_map",))
#: Filters that give several paragraphs.
_SEVERAL = ("flowchart", "heat_map")
#: Filters that draw groups of shapes with words in them.
GROUPS = ("flowchart", "process_map", "org_chart")
#: Filters whose pictures have parts of their own in the file.
CHARTS = ("bar_chart", "pie_chart")

#: How wide a picture is that is not told: as the text of an upright page in millimetres.
USUAL_WIDTH = 165.0
#: The widest that some pictures should be, however much room there is.
_WIDEST = {"flowchart": 165.0, "pie_chart": 140.0, "heat_map": 150.0}

_NAMES = "|".join(PICTURES)
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"|' r"'(?:[^'\\]|\\.)*'")
_DRAWS = re.compile(rf"\|\s*(?:{_NAMES})\b[^|]*$")
_UNMEASURED = re.compile(rf"\|\s*({_NAMES})\b\s*(\(\s*(\))?)?")


def runs_on(expression: str) -> bool:
    """Tell whether a picture has more paragraphs than its first, which stays with the next."""
    return any(re.search(rf"\b{name}\b", _STRING.sub('""', expression)) for name in _SEVERAL)


def draws(expression: str) -> bool:
    """Tell whether an expression ends in a filter that draws."""
    return _DRAWS.search(_STRING.sub('""', expression)) is not None


def measured(expression: str, width: float) -> str:
    """Give a drawing expression with the width of its place, unless it says one itself."""
    bare = _STRING.sub(lambda match: '"' * len(match[0]), expression)
    found = list(_UNMEASURED.finditer(bare))
    if not found or "width_mm" in bare:
        return expression
    last = found[-1]
    width = min(width, _WIDEST.get(last[1], width))
    if width == USUAL_WIDTH:
        return expression
    given = f"width_mm={width:g}"
    inside = f"({given})" if last[2] is None or last[3] else f"({given}, "
    return f"{expression[: last.end(1)]}{inside}{expression[last.end() :]}"
