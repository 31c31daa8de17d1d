"""The cases of the inspector's rules in Vietnamese words: what is changed in a sound paper."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from qmsdocs.base.vietnamese import number_text, sentence
from qmsdocs.model.kinds import load_kinds
from qmsdocs.sources.files import bundled
from qmsdocs.sources.messages import text

_ON = {"QĐ": "quyết định", "CV": "công văn", "BB": "biên bản"}
_COLOURS = {"auto": "tự động", "000000": "đen", "ff0000": "đỏ", "1f497d": "xanh đậm"}
_ALIGNS = {"left": "canh trái", "right": "canh phải", "center": "canh giữa", "both": "canh đều"}
_SIDES = {"left": "trái", "right": "phải", "top": "trên", "bottom": "dưới"}
#: Signs that nobody sees.
_HIDDEN = {"\u200b": "[dấu ẩn]", "\xa0": "[dấu cách không ngắt]"}

Case = Mapping[str, Any]


def described(case: Case, *, right: bool = False) -> str:
    """Say what a case changes, in a cell of a table; what is right lacks nothing."""
    told = (
        ", ".join(_told(case))
        .replace("thiếu ", "không ghi " if right else "thiếu ")
        .replace("|", r"\|")
    )
    on = _ON.get(str(case.get("on", "")))
    return sentence(f"{on}: {told}" if on else told)


def _told(case: Case) -> Iterator[str]:
    if "in" in case or case.get("remove") in _titles():
        yield _set_case(case)
    elif "remove" in case:
        yield f"thiếu {_part(case['remove'])}"
    elif "before" in case:
        yield f"thêm dòng {_quoted(case['text'])} trước {_part(case['before'])}"
    elif "role" in case:
        yield f"{_part(case['role'])}: {', '.join(_paragraph(case))}"
    else:
        for name in set(case) - {"on"}:
            yield from _MAKERS[name](case[name])


def _paragraph(case: Case) -> Iterator[str]:
    for name, value in case.items():
        if name not in ("on", "role", "which"):
            yield _LOOKS[name](value)


def _part(role: str) -> str:
    return text(f"lint.role.{role}")


def _quoted(words: str) -> str:
    for sign, name in _HIDDEN.items():
        words = words.replace(sign, name)
    return f"`{words}`"


def _mm(value: float) -> str:
    return f"{number_text(value)} mm"


def _is(yes: str, no: str) -> Callable[[Any], str]:
    return lambda value: yes if value else no


_LOOKS: Mapping[str, Callable[[Any], str]] = {
    "text": _quoted,
    "bold": _is("chữ đậm", "chữ không đậm"),
    "italic": _is("chữ nghiêng", "chữ đứng"),
    "underline": _is("gạch chân", "không gạch chân"),
    "size": lambda value: f"cỡ chữ {number_text(value)}",
    "font": lambda value: f"phông {value}",
    "color": lambda value: f"màu {_COLOURS.get(value, value)}",
    "align": lambda value: _ALIGNS[value],
    "first": lambda value: f"dòng đầu lùi {_mm(value)}",
    "after": lambda value: f"cách đoạn sau {number_text(value)} pt",
    "line": lambda value: f"cách dòng {number_text(value)}",
    "width": lambda value: f"nằm trong ô rộng {_mm(value)}",
    "before_it": lambda _: "phía trước có đoạn trống",
    "rule": lambda value: (
        "đường kẻ là dãy gạch dưới" if value == "signs" else f"đường kẻ dài {_mm(value)}"
    ),
}


def _section(values: Case) -> Iterator[str]:
    if "width" in values:
        yield f"khổ giấy {number_text(values['width'])} × {_mm(values['height'])}"
    for side, name in _SIDES.items():
        if side in values:
            yield f"lề {name} {_mm(values[side])}"
    if values.get("title_page") is False:
        yield "số trang hiện ở trang thứ nhất"
    if "restart" in values:
        yield f"số trang bắt đầu từ {values['restart']}"
    if "digits" in values:
        yield "số trang viết bằng chữ số La Mã"


def _number(change: Any) -> Iterator[str]:  # noqa: ANN401 as YAML has it
    if isinstance(change, str):
        yield {"none": "không có số trang", "foot": "số trang ở chân trang"}[change]
    else:
        yield f"số trang: {', '.join(_paragraph(change))}"


def _annex(values: Case) -> Iterator[str]:
    yield "số trang của Phụ lục " + ("bắt đầu từ 1" if values["restart"] else "đếm tiếp")


def _table(values: Case) -> Iterator[str]:
    if "width" in values:
        yield f"bảng rộng {_mm(values['width'])}"
    if "rows" in values:
        repeats = "lặp lại" if values.get("head") else "không lặp lại"
        yield f"bảng {values['rows']} dòng, dòng tiêu đề {repeats} ở trang sau"


_MAKERS: Mapping[str, Callable[[Any], Iterator[str]]] = {
    "section": _section,
    "number": _number,
    "annex": _annex,
    "table": _table,
}


def _set_case(case: Case) -> str:
    if "remove" in case:
        which = "thiếu một" if case.get("one") else "không có"
        return f"{which} {_title(case['remove'])}"
    where = f"{_title(case['in'])}: "
    if "row" in case:
        return f"{where}bảng thiếu dòng {_quoted(case['row'])}"
    return f"{where}{_quoted(case['find'])} ghi thành {_quoted(case['put'])}"


def _title(kind: str) -> str:
    return f"“{_titles()[kind]}”"


@cache
def _titles() -> Mapping[str, str]:
    return {name: page.kind.title for name, page in load_kinds(bundled("templates")).items()}
