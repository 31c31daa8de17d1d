"""The kinds of check by the names that rules use for them."""

from collections.abc import Callable, Iterable, Mapping

from qmsdocs.lint.checks import look, page, presence, setting, text
from qmsdocs.lint.findings import Case, Finding

Check = Callable[[Case], Iterable[Finding]]

CHECKS: Mapping[str, Check] = {
    "page-size": page.page_size,
    "margins": page.margins,
    "page-number": page.page_number,
    "page-digits": page.page_digits,
    "page-number-look": page.page_number_look,
    "restarted": page.restarted,
    "font": look.font,
    "colour": look.colour,
    "size": look.size,
    "head-sizes": look.head_sizes,
    "size-alike": look.size_alike,
    "style": look.style,
    "text": text.text,
    "pattern": text.pattern,
    "ends": text.ends,
    "dashed": text.dashed,
    "cited": text.cited,
    "letters": text.letters,
    "in-order": text.in_order,
    "kind-code": text.kind_code,
    "everywhere": text.everywhere,
    "composed": text.composed,
    "tones": text.tones,
    "aligned": setting.aligned,
    "first-line": setting.first_line,
    "spaced": setting.spaced,
    "line-spacing": setting.line_spacing,
    "one-line": setting.one_line,
    "beside": setting.beside,
    "ruled": setting.ruled,
    "same-line": setting.same_line,
    "blanks": setting.blanks,
    "tables": setting.tables,
    "present": presence.present,
    "absent": presence.absent,
    "mentioned": presence.mentioned,
    "numbered": presence.numbered,
    "followed": presence.followed,
}
