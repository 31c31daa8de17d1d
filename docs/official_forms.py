"""Write docs/rules/official-forms.md: what the inspector says of the decree's own files, and why it is right."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from qmsdocs.sources.messages import text
from qmsdocs.sources.yamlfile import read_yaml

RECORD = Path(__file__).parents[1] / "tests/lint/official/findings.yaml"
SEVERITIES = {"error": "lỗi", "warning": "lưu ý"}
UNJUDGED = {
    "no-part": "không có phần đó",
    "attached-only": "chỉ là phần kèm theo",
    "not-this-kind": "không dành cho loại này",
}
INTRO = """\
# Văn bản và biểu mẫu của nghị định qua bộ xét

Bộ xét được thử trên chính Nghị định số 30/2020/NĐ-CP (khổ giấy, lề, phông, phần đầu) và từng biểu mẫu của Phụ lục III.
Không biểu mẫu nào bị báo lỗi oan. Dưới đây là mọi điều bộ xét nói về các tệp đó và vì sao nói thế là đúng; phép thử
`tests/lint/test_official_forms.py` so từng dòng, nên trang này không thể thiếu hay thừa. Mẫu 2.1, 2.2 là Phụ lục, không
có phần đầu nên không đứng riêng thành văn bản.
"""


def page() -> str:
    """Give the page."""
    record: Any = read_yaml(RECORD.read_bytes(), RECORD.name).value
    lines = [INTRO, "## Lý do", "", *_reasons(record["reasons"])]
    for paper in record["papers"]:
        lines += ["", f"## {paper['name']}", "", *_paper(paper)]
    return "\n".join(lines).rstrip() + "\n"


def _reasons(reasons: dict[str, str]) -> Iterator[str]:
    yield from ("| | Vì sao đúng |", "|---|---|")
    for number, reason in enumerate(reasons.values(), 1):
        yield f"| {number} | {reason.strip()} |"


def _paper(paper: dict[str, Any]) -> Iterator[str]:
    yield from ("| Quy tắc | Mức | Thành phần | Số chỗ | Lý do |", "|---|---|---|---:|---:|")
    order = list(read_yaml(RECORD.read_bytes(), RECORD.name).value["reasons"])
    for line, reason in paper["found"].items():
        rule, _, severity, role, count = line.split()
        part = text(f"lint.role.{role}")
        yield f"| [{rule}]({rule}.md) | {SEVERITIES[severity]} | {part} | {count} | {order.index(reason) + 1} |"
    yield ""
    reasons = sorted(set(paper["unjudged"].values()))
    told = [
        f"{', '.join(rule for rule, why in paper['unjudged'].items() if why == reason)} ({UNJUDGED[reason]})"
        for reason in reasons
    ]
    yield f"Không phán xét: {'; '.join(told)}."
