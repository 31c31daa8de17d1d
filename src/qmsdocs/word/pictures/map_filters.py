"""The filters that draw maps of shapes: processes, units, risks."""

from collections.abc import Mapping

from markupsafe import Markup

from qmsdocs.word.gaps import EmptyList, EmptyMap, Gap, Value
from qmsdocs.word.pictures.given import length_of, rows_of, words_of
from qmsdocs.word.pictures.heat_map import heat_map_xml
from qmsdocs.word.pictures.org_chart import org_chart_xml
from qmsdocs.word.pictures.process_map import process_map_xml
from qmsdocs.word.printing import refused

WIDTH = 165.0


def heat_map(risks: Value, /, width_mm: float = 150.0) -> Markup | Gap:
    """Draw a map of risks as a table, for a `{{r … }}` tag; a map without rows is a gap."""
    if isinstance(risks, EmptyMap | EmptyList):
        return Gap(risks.path)
    if not isinstance(risks, Mapping):
        raise refused("heat_map", "bản đồ rủi ro", risks)
    if isinstance(risks.get("rows"), EmptyList):
        return Gap(risks["rows"].path)
    return Markup(heat_map_xml(risks, length_of(width_mm, "heat_map")))  # noqa: S704 (made by us, escaped)


def process_map(
    processes: Value,
    /,
    inputs: Value = "Yêu cầu của tổ chức, cá nhân",
    outputs: Value = "Sự hài lòng của tổ chức, cá nhân",
    width_mm: float = WIDTH,
) -> Markup | Gap:
    """Draw processes in three bands, for a `{{r … }}` tag; no processes are a gap."""
    if isinstance(processes, EmptyList):
        return Gap(processes.path)
    rows = rows_of(processes, "process_map", "danh sách quá trình")
    if not rows:
        return Markup()
    drawn = process_map_xml(
        rows, words_of(inputs), words_of(outputs), length_of(width_mm, "process_map")
    )
    return Markup(drawn)  # noqa: S704 (made by us, escaped)


def org_chart(units: Value, /, width_mm: float = WIDTH) -> Markup | Gap:
    """Draw units and their heads, for a `{{r … }}` tag; no units are a gap."""
    if isinstance(units, EmptyList):
        return Gap(units.path)
    rows = rows_of(units, "org_chart", "danh sách đơn vị")
    return Markup(org_chart_xml(rows, length_of(width_mm, "org_chart")) if rows else "")  # noqa: S704 (made by us, escaped)
