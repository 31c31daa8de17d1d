"""Write docs/rules/: a page for each rule of the inspector, and how the law of the form changed."""

import sys
from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests")]  # the sound papers are those of the tests

import official_forms  # noqa: E402
from page_folder import write_or_check  # noqa: E402
from rule_words import Case, described  # noqa: E402

from lint_tools import changed, judged  # noqa: E402
from qmsdocs.base.vietnamese import short_date  # noqa: E402
from qmsdocs.lint.correcting.names import fix_of  # noqa: E402
from qmsdocs.lint.rules import LintRule, all_rules  # noqa: E402
from qmsdocs.model.rules import load_rulebook  # noqa: E402
from qmsdocs.model.rules.changes import RuleChange  # noqa: E402
from qmsdocs.model.rules.entries import Entry, Period  # noqa: E402
from qmsdocs.sources.messages import text  # noqa: E402

FOLDER = ROOT / "docs" / "rules"
HISTORY = "history.md"
FORMS = "official-forms.md"
BOOK = load_rulebook()
DOUBTED = "chưa đối chiếu"
SEVERITIES = {"error": "lỗi", "warning": "lưu ý"}
GROUPS = {
    "Trang giấy và chữ": ("F01", "F07"),
    "Đầu văn bản": ("F08", "F15"),
    "Nội dung": ("F16", "F19"),
    "Kính gửi, chữ ký, nơi nhận, phụ lục, biên bản": ("F20", "F25"),
    "Bảng, dấu câu, chỗ chưa điền": ("F26", "F29"),
    "Cả bộ hồ sơ của một năm": ("S01", "S99"),
}
BAR = r"\|"
INTRO = """\
# Quy tắc kiểm tra

`qmsdocs lint` kiểm tra từng tệp Word, `qmsdocs check` kiểm tra cả bộ hồ sơ của một năm. Mỗi quy tắc dựa vào
quy định đang có hiệu lực vào ngày của văn bản; quy định đổi lúc nào, đổi những gì thì xem [lịch sử quy định](history.md).

- **Lỗi**: trái một câu của quy định. **Lưu ý**: trái thông lệ, hoặc dựa vào giá trị chưa đối chiếu được với bản gốc.
- Quy tắc không có gì để kiểm tra trong văn bản thì không phán xét; xem lý do bằng `qmsdocs lint --all TỆP`.
- Bộ xét nói gì về chính [các biểu mẫu của nghị định](official-forms.md), và vì sao.
- Chỗ nào được phép làm khác thì ghi vào tệp `waivers.yaml` (tạo tệp mẫu: `qmsdocs lint --write-waivers`).
"""
HISTORY_INTRO = f"""\
# Lịch sử quy định

Những giá trị mà qmsdocs dùng để lập và kiểm tra văn bản: đổi vào ngày nào, theo văn bản nào. Chỗ ghi “{DOUBTED}” chưa
đối chiếu được với bản gốc; quy tắc dựa vào chỗ đó chỉ lưu ý, không báo lỗi. So sánh hai ngày bất kỳ và xem tài liệu nào
chịu tác động: `qmsdocs rules diff 2020-03-04 2020-03-05`.
"""


def pages() -> dict[str, str]:
    """Give the texts of docs/rules/ by file name."""
    rules = all_rules()
    texts = {f"{rule.id}.md": _page(rule) for rule in rules}
    return {"README.md": _index(rules), HISTORY: _history(), FORMS: official_forms.page(), **texts}


def _index(rules: Iterable[LintRule]) -> str:
    lines = [INTRO.rstrip(), ""]
    known = {rule.id: rule for rule in rules}
    for title, (first, last) in GROUPS.items():
        rows = [
            f"| [{name}]({name}.md) | {rule.name.vi} | {SEVERITIES[rule.severity]} | {_mended(rule)} |"
            for name, rule in sorted(known.items())
            if first <= name <= last
        ]
        lines += [f"## {title}", "", "| Mã | Quy tắc | Mức | `--fix` |", "|---|---|---|---|"]
        lines += [*rows, ""]
    return _joined(lines)


def _page(rule: LintRule) -> str:
    lines = [f"# {rule.id}: {rule.name.vi}", "", " · ".join(_facts(rule)), "", rule.why.vi, ""]
    lines += _grounds(rule)
    lines += ["## Sai và đúng", "", *(_set_cases if rule.scope == "set" else _cases)(rule), ""]
    lines += ["## Cách sửa", "", rule.remedy.vi, ""]
    if rule.scope == "paper":
        lines += [_fixing(rule), ""]
    return _joined([*lines, *_waiving(rule)])


def _facts(rule: LintRule) -> Iterator[str]:
    yield f"Mức: **{SEVERITIES[rule.severity]}**"
    since = _since(rule) if rule.scope == "paper" else None
    if since:
        yield f"áp dụng cho văn bản từ ngày {short_date(since)}"
    yield (
        "mọi tệp Word"
        if rule.any_file
        else text("lint.standing-administrative")
        if rule.scope == "paper"
        else "cả bộ hồ sơ của một năm (`qmsdocs check`)"
    )


def _since(rule: LintRule) -> date | None:
    """Give the first day on which all that a rule stands on is in force."""
    starts = [_entry(name).periods[0].start for name in rule.cites]
    return max((start for start in starts if start), default=None)


def _grounds(rule: LintRule) -> list[str]:
    """Give what a rule stands on, through time."""
    own = (*rule.cites, *(name for step in rule.checks for name in step.cites))
    rows = [
        f"| {entry.label} | {_cell(period)} | {_day(period.start)} | {period.citation} |"
        for entry in map(_entry, dict.fromkeys(own))
        for period in entry.periods
    ]
    return [
        "## Căn cứ",
        "",
        "| Nội dung | Yêu cầu | Từ ngày | Nơi quy định |",
        "|---|---|---|---|",
        *rows,
        "",
    ]


def _cell(period: Period) -> str:
    doubt = "" if period.verified else f" ({DOUBTED})"
    return (period.value + doubt).replace("|", BAR)


def _cases(rule: LintRule) -> list[str]:
    """Give what is wrong with what the inspector says of it, and what is right."""
    rows = ["| Sai | Mức | Thông báo |", "|---|---|---|"]
    for case in rule.wrong:
        level, told = _said(rule, case)
        rows.append(f"| {described(case)} | {SEVERITIES[level]} | {told} |")
    return [*rows, "", "Đúng:", "", *(f"- {described(case, right=True)}" for case in rule.right)]


def _said(rule: LintRule, case: Case) -> tuple[str, str]:
    """Give how grave a case is and the words for it."""
    found = [
        each
        for verdict in judged(changed(case))
        if verdict.rule == rule
        for each in verdict.findings
    ]
    if not found:
        raise LookupError(f"{rule.id} does not find {dict(case)}")
    level = min(each.severity for each in found)  # an error counts more than a warning
    words = dict.fromkeys(text(each.finding.code, **each.finding.values) for each in found)
    return level, "; ".join(words).replace("|", BAR).replace("\u200b", "[dấu ẩn]")


def _set_cases(rule: LintRule) -> list[str]:
    wrong, right = (
        [f"- {described(case)}" for case in cases] for cases in (rule.wrong, rule.right)
    )
    return ["Sai:", "", *wrong, "", "Không tính là sai:", "", *right]


def _mended(rule: LintRule) -> str:
    """Say whether `--fix` mends what a rule finds."""
    if rule.scope == "set":
        return "–"
    mended = [fix_of(step) is not None for step in rule.checks]
    return "sửa được" if all(mended) else "sửa được một phần" if any(mended) else "không"


def _fixing(rule: LintRule) -> str:
    if _mended(rule) == "không":
        return "`qmsdocs lint --fix` không tự sửa chỗ này, vì phải có người xem lại nội dung hoặc bố cục."
    return f"`qmsdocs lint --fix TỆP` {_mended(rule)}, vào một bản sao; lời văn không bị thay đổi."


def _waiving(rule: LintRule) -> list[str]:
    return [
        "## Miễn trừ", "",
        "Nếu cơ quan được phép làm khác, ghi vào `waivers.yaml` trong thư mục làm việc:", "",
        "```yaml", "waivers:",
        f"  - rule: {rule.id}",
        '    files: "output/*/2026/*.docx"',
        "    reason: vì sao được miễn, ai cho phép",
        "    until: 2026-12-31",
        "```", "",
        "[Các quy tắc khác](README.md)",
    ]  # fmt: skip


def _history() -> str:
    lines = [HISTORY_INTRO.rstrip(), ""]
    for day, found in _by_day(["format"]):
        first = not any(change.before for change in found)
        lines += [f"## Thể thức {'từ' if first else 'đổi từ'} ngày {short_date(day)}", ""]
        lines += [f"Theo {_texts(found)}.", "", *_table(day, found, first=first), ""]
    lines += ["## Nghĩa vụ, mức chi, tiêu chuẩn", ""]
    for day, found in _by_day(["duties", "norms", "standard"]):
        lines += [f"### Từ ngày {short_date(day)}", "", *_table(day, found), ""]
    return _joined([*lines, *_legal_texts()])


def _by_day(packs: Collection[str]) -> Iterator[tuple[date, list[RuleChange]]]:
    """Give each day on which values of some packs begin or end, the newest first."""
    for day in sorted(BOOK.change_dates(), reverse=True):
        changes = BOOK.diff(day - timedelta(days=1), day)
        found = [change for change in changes if change.pack in packs]
        if found:
            yield day, found


def _texts(found: Iterable[RuleChange]) -> str:
    return ", ".join(dict.fromkeys(change.citation.document for change in found if change.after))


def _table(day: date, found: Iterable[RuleChange], *, first: bool = False) -> Iterator[str]:
    heads = ["Nội dung", "Trước", "Sau", "Nơi quy định"]
    if first:
        heads[1:3] = ["Yêu cầu"]
    yield f"| {' | '.join(heads)} |"
    yield "|---" * len(heads) + "|"
    for change in found:
        both = [_entry(change.id).at(one) for one in (day - timedelta(days=1), day)]
        values = [_cell(period) if period else "–" for period in both]
        cells = [change.label, *values[first:], str(change.citation)]
        yield f"| {' | '.join(cells)} |"


def _legal_texts() -> Iterator[str]:
    """Give every legal text that is known, the newest first."""
    yield from ("## Văn bản", "", "| Từ ngày | Hết hiệu lực | Văn bản |", "|---|---|---|")
    periods = [entry.periods[0] for entry in BOOK.entries() if entry.pack == "legal"]
    for period in sorted(periods, key=lambda one: one.start or date.min, reverse=True):
        yield f"| {_day(period.start)} | {_day(period.end)} | {_cell(period)} |"


@cache
def _entry(name: str) -> Entry:
    return BOOK.entry(name)


def _day(day: date | None) -> str:
    return short_date(day) if day else "–"


def _joined(lines: Iterable[str]) -> str:
    return "\n".join(lines).rstrip() + "\n"


if __name__ == "__main__":
    write_or_check(FOLDER, pages())
