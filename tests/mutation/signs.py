"""Faults of signs and what was left to fill in (F28 and F29)."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from copy import deepcopy

from mutation.package import File, NotHereError, Target, xml
from mutation.plants import Deed, Places, Plant, at, words


def _middle(new: str) -> Callable[[str], str]:
    """Give a change of the second blank of a text."""

    def change(text: str) -> str:
        pieces = text.split(" ")
        if len(pieces) < 4:
            return text
        return " ".join(pieces[:3]) + new + " ".join(pieces[3:])

    return change


_KEPT = re.compile(r"số \d|\./\.\s*$|[Pp]hụ lục|kèm theo")
_SIGNS = {
    "letters put together from parts": lambda text: unicodedata.normalize("NFD", text),
    "one letter put together from parts": lambda text: (
        text[:9] + unicodedata.normalize("NFD", text[9:])
    ),
    "a zero-width space": _middle("\u200b "),
    "a zero-width joiner": _middle(" \u200d"),
    "a byte order mark": lambda text: "\ufeff" + text,
    "a soft hyphen": _middle(" \u00ad"),
    "a no-break space": _middle("\u00a0"),
    "two spaces": _middle("  "),
    "three spaces": _middle("   "),
    "a space before a comma": _middle(" , "),
    "a space before a semicolon": _middle(" ; "),
    "a space before a colon": _middle(" : "),
    "two commas": _middle(",, "),
}
_HOLDERS = {
    "two spaces": ("body", "trich_yeu", "table", "can_cu", "khoan.titled"),
    "a zero-width space": ("body", "table", "trich_yeu_cv", "noi_nhan.item"),
    "a no-break space": ("body", "khoan", "can_cu"),
    "letters put together from parts": ("body", "ten_loai", "ho_ten", "table"),
}


def _writing() -> Iterable[Plant]:
    for way, change in _SIGNS.items():
        for role in _HOLDERS.get(way, ("body",)):
            yield from words("F28", role, {f"{way} in {role}": change})
    yield from words("F28", "body", {"a space before the dot at the end": lambda text: text.rstrip("./:;") + " ."}, also={"F24": "it was the end of the text"})  # fmt: skip
    yield Plant("F28", "two spaces in two runs", _two_runs)
    for old, new in (("hòa giải", "hoà bình"), ("thủy lợi", "thuỷ sản"), ("tỏa sáng", "toả nhiệt")):
        yield Plant("F28", f"tones placed in two ways: {old}, {new}", _tones(old, new))


def _two_runs(file: File) -> Places:
    target = file.first("body")
    text = target.text
    cut = text.find(" ", 8)
    if cut < 0 or len(target.runs) != 1:
        raise NotHereError
    second = deepcopy(target.runs[0])
    target.runs[0].addnext(second)
    target.write(text[:cut] + " ")
    Target(target.paragraph, (second,), "body").write(" " + text[cut + 1 :])
    return at(target)


def _tones(old: str, new: str) -> Deed:
    def do(file: File) -> Places:
        target = file.first("body")
        target.write(target.text.rstrip(".:;") + f", {old}, {new}" + target.text.rstrip()[-1])
        return [each.paragraph for each in file.targets]

    return do


def _left() -> Iterable[Plant]:
    for text in (
        "Đơn vị thực hiện: {{ agency.name }}.",
        "Đơn vị thực hiện: {% if agency %}.",
        "Đơn vị thực hiện: ……………………….",
        "Đơn vị thực hiện: ..............................",
        "Đơn vị thực hiện: ______________.",
        "Đơn vị thực hiện: […].",
        "Đơn vị thực hiện: [...].",
        "Đơn vị thực hiện: [tên đơn vị].",
        "Đơn vị thực hiện: «Ten_don_vi».",
        "Đơn vị thực hiện: None.",
        "Đơn vị thực hiện: xxx.",
    ):
        for role in ("body", "table"):
            yield Plant("F29", f"{text[18:].rstrip('.')[:24]} in {role}", _written(role, text))
    yield Plant("F29", "{{ year }} in the title", _written("trich_yeu", "Thực hiện nhiệm vụ năm {{ year }}"), also={"F11": "the rule was for another title", "F15": "as above"})  # fmt: skip
    yield Plant("F29", "Word's own words in a content control", _control)


def _written(role: str, text: str) -> Deed:
    def do(file: File) -> Places:
        target = file.first(role)
        if role == "table":
            target = file.nth(role, min(6, len(file.all(role)) - 1))
        if role == "body":  # the end of the text, and citations that others rest on, stay
            plain = [each for each in file.all(role) if not _KEPT.search(each.text)]
            if not plain:
                raise NotHereError
            target = plain[0]
        return at(target.write(text))

    return do


def _control(file: File) -> Places:
    plain = [each for each in file.all("body") if not _KEPT.search(each.text)]
    if not plain:
        raise NotHereError
    target = plain[0]
    (run,) = target.runs[:1]
    control = xml("<w:sdt><w:sdtPr><w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent/></w:sdt>")
    target = target.write("Click or tap here to enter text.")
    run.addprevious(control)
    control[1].append(run)
    return at(target)


PLANTS: Sequence[Plant] = [*_writing(), *_left()]
