"""Faults of the text: bases, citations, paragraphs, numbering, end (F16 to F19, F24, F26, F27)."""

import re
from collections.abc import Callable, Iterable
from copy import deepcopy
from itertools import pairwise
from typing import Any

from mutation.package import File, NotHereError, Target, W, xml
from mutation.plants import Deed, Places, Plant, at, swap, words
from mutation.ways import SHAPE_WAYS, looks, put_paragraph, shapes

_NOT_BOLD = '<w:b w:val="0"/>'
_FILLS_LINES = 130
_CITED = r"(Nghị định|Thông tư|Quyết định|Nghị quyết|Chỉ thị|Công văn|Kế hoạch)"


def _with(pattern: str, new: str) -> Callable[[str], str]:
    return lambda text: re.sub(pattern, new, text, count=1)


def _bases() -> Iterable[Plant]:
    yield from looks("F16", "can_cu", "căn cứ not italic", '<w:i w:val="0"/>', old=False)
    yield from looks("F16", "can_cu", "last căn cứ not italic", '<w:i w:val="0"/>', ["set directly"], -1, old=False)  # fmt: skip
    first = {
        "a comma in the stead of the semicolon": _with(r";\s*$", ","),
        "a dot in the stead of the semicolon": _with(r";\s*$", "."),
        "no sign at its end": _with(r";\s*$", ""),
    }
    yield from words("F16", "can_cu", {f"first căn cứ: {way}": each for way, each in first.items()})
    last = {
        "a semicolon at the end": _with(r"[.,]\s*$", ";"),
        "no sign at the end": _with(r"[.,]\s*$", ""),
    }
    yield from words(
        "F16", "can_cu", {f"last căn cứ: {way}": each for way, each in last.items()}, -1
    )
    other = {"last căn cứ: comma for dot": _with(r"\.\s*$", ",")}
    yield from words("F16", "can_cu", other, -1, old=False)
    law = {
        "a law with its number": lambda text: (
            "Căn cứ Luật Lưu trữ số 01/2011/QH13 ngày 11 tháng 11 năm 2011" + text[-1]
        ),
        "a code with its number": lambda text: (
            "Căn cứ Bộ luật Lao động số 45/2019/QH14 ngày 20 tháng 11 năm 2019" + text[-1]
        ),
        "an ordinance with its number": lambda text: (
            "Căn cứ Pháp lệnh số 34/2001/PL-UBTVQH10 ngày 04 tháng 4 năm 2001 về lưu trữ quốc gia"
            + text[-1]
        ),
    }
    yield from words("F16", "can_cu", law)
    yield Plant("F16", "two căn cứ in one paragraph", _joined)


def _joined(file: File) -> Places:
    first, second = file.nth("can_cu", 0), file.nth("can_cu", 1)
    text = second.text
    second.remove()
    return at(first.write(first.text.rstrip() + " " + text))


def _cited(change: Callable[[str], str], role: str) -> Deed:
    """Change the first full citation in a role."""

    def do(file: File) -> Places:
        for target in file.all(role):
            text = change(target.text)
            if text != target.text:
                return at(target.write(text))
        raise NotHereError

    return do


_FULL = _CITED + r" số (\d+/\S*[A-ZĐ]{2,}[A-ZĐ0-9-]*)"


def _cites() -> Iterable[Plant]:
    no_so = _with(_FULL, r"\1 \2")
    no_day = _with(_FULL + r" ngày \d+ tháng \d+ năm \d+", r"\1 số \2")
    for role in ("can_cu", "body", "khoan", "dash"):
        yield Plant("F17", f"a citation in {role} without the word số", _cited(no_so, role))
    no_day_way = "a căn cứ without the date of its paper"
    yield Plant("F17", no_day_way, _cited(no_day, "can_cu"))
    for name in ("Nghị định", "Thông tư", "Quyết định"):
        yield Plant("F17", f"a new sentence citing a {name} without số", _added(f"Thực hiện {name} 45/2018/TT-VD ngày 05 tháng 3 năm 2018 của cơ quan có thẩm quyền."))  # fmt: skip
    yield Plant("F17", "first mention in the text without a date", _added("Thực hiện Quyết định số 4577/QĐ-BVD của Bộ Ví dụ về việc sử dụng biểu mẫu."))  # fmt: skip


def _added(text: str) -> Deed:
    """Write a paragraph behind the first one of the text."""

    def do(file: File) -> Places:
        target = file.first("body")
        if target.text.rstrip().endswith(":"):
            target = file.nth("body", -1)
        made = deepcopy(target.paragraph)
        target.paragraph.addprevious(made)
        runs = tuple(made.iter(W + "r"))
        if len(runs) != 1:
            raise NotHereError
        Target(made, runs, "body").write(text)
        return [made]

    return do


_PROSE = ("body", "khoan", "diem")


def _paragraphs() -> Iterable[Plant]:
    for role in _PROSE:
        for align in ("left", "right"):
            yield from _aligned(role, align)
        yield from shapes("F18", role, f"{role} without first line", '<w:ind w:left="0" w:firstLine="0"/>', _SHORT["left"])  # fmt: skip
        yield from shapes("F18", role, f"{role} with first line 15 mm", '<w:ind w:firstLine="850"/>', _SHORT["right"])  # fmt: skip
        yield from shapes("F18", role, f"{role} with first line 20 mm by an indent", '<w:ind w:left="1134" w:firstLine="0"/>', _SHORT["right"])  # fmt: skip
    yield from shapes("F18", "body", "body hanging", '<w:ind w:left="720" w:hanging="360"/>', ["set directly"])  # fmt: skip
    yield from shapes("F18", "body", "body with first line 12.5 mm", '<w:ind w:firstLine="709"/>', mild=True, old=False)  # fmt: skip
    for role in (*_PROSE, "dash"):
        yield from shapes("F18", role, f"{role} with lines of 2", '<w:spacing w:line="480" w:lineRule="auto"/>', _SHORT["left"])  # fmt: skip
    yield from shapes("F18", "body", "lines of 0.8", '<w:spacing w:line="192" w:lineRule="auto"/>', ["set directly", "in its style"])  # fmt: skip
    yield from shapes("F18", "body", "lines of exactly 9 pt", '<w:spacing w:line="180" w:lineRule="exact"/>', ["set directly", "in its style"])  # fmt: skip
    yield from shapes("F18", "body", "lines of at least 30 pt", '<w:spacing w:line="600" w:lineRule="atLeast"/>', ["set directly"])  # fmt: skip
    yield Plant("F18", "no space between two paragraphs, set directly", _close("0"))
    yield Plant("F18", "3 pt between two paragraphs, set directly", _close("60"))
    yield Plant("F18", "no space between paragraphs of one style", _contextual)


def _aligned(role: str, align: str) -> Iterable[Plant]:
    """Set a paragraph that fills lines: of one line nobody sees how it is set."""
    for name in _SHORT[align]:

        def do(file: File, name: str = name) -> Places:
            long = [each for each in file.all(role) if len(each.text) > _FILLS_LINES]
            if not long or (name == "in its style" and long[0] is not file.first(role)):
                raise NotHereError
            return SHAPE_WAYS[name](file, long[0], f'<w:jc w:val="{align}"/>')

        yield Plant("F18", f"{role} aligned {align}, {name}", do)


_SHORT = {
    "left": ("set directly", "in its style", "in a style built on its style"),
    "right": ("set directly", "in a style built on its style"),
}


def _pair(file: File) -> tuple[Target, Target]:
    """Give two paragraphs of the text that follow each other."""
    prose = {"body", "khoan", "diem", "dash"}
    found = [target for target in file.targets if target.role in prose and target.text.strip()]
    main = {id(each) for role in prose for each in file.all(role)}
    for one, other in pairwise(found):
        if other.paragraph is one.paragraph.getnext() and {id(one), id(other)} <= main:
            return one, other
    raise NotHereError


def _close(space: str) -> Deed:
    def do(file: File) -> Places:
        one, other = _pair(file)
        put_paragraph(one.paragraph, f'<w:spacing w:after="{space}"/>')
        put_paragraph(other.paragraph, '<w:spacing w:before="0"/>')
        return at(one, other)

    return do


def _contextual(file: File) -> Places:
    one, other = _pair(file)
    styles = [each.paragraph.find(f"{W}pPr/{W}pStyle") for each in (one, other)]
    if len({each.get(W + "val") if each is not None else "" for each in styles}) > 1:
        raise NotHereError
    for each in (one, other):
        put_paragraph(each.paragraph, "<w:contextualSpacing/>")
    return at(one, other)


def _structure() -> Iterable[Plant]:
    yield from words(
        "F19",
        "dieu",
        {
            "Điều with a colon": _with(r"^(Điều \d+)\.", r"\1:"),
            "Điều without a dot": _with(r"^(Điều \d+)\.", r"\1"),
            "Điều with a dash": _with(r"^(Điều \d+)\.", r"\1 -"),
            "Điều with a bracket": _with(r"^(Điều \d+)\.", r"\1)"),
            "Điều with a Roman number": _with(r"^Điều \d+\.", "Điều I."),
            "ĐIỀU in capitals": swap("Điều", "ĐIỀU"),
        },
    )
    yield from looks("F19", "dieu", "Điều not bold", _NOT_BOLD, ["set directly"])
    yield from words(
        "F19",
        "khoan",
        {
            "khoản with a bracket": _with(r"^(\d+)\.", r"\1)"),
            "khoản with a slash": _with(r"^(\d+)\.", r"\1/"),
            "khoản with a dash": _with(r"^(\d+)\.", r"\1 -"),
            "khoản with a colon": _with(r"^(\d+)\.", r"\1:"),
        },
    )
    yield from words(
        "F19", "khoan.titled", {"titled khoản with a bracket": _with(r"^(\d+)\.", r"\1)")}
    )
    yield from words(
        "F19",
        "diem",
        {
            "điểm with a dot": _with(r"^([a-zđ])\)", r"\1."),
            "điểm with a slash": _with(r"^([a-zđ])\)", r"\1/"),
            "điểm with a dash": _with(r"^([a-zđ])\)", r"\1 -"),
            "điểm with a capital": lambda text: text[0].upper() + text[1:],
        },
    )
    for letter in "fjwz":
        yield from words("F19", "diem", {f"điểm {letter}": _with(r"^[a-zđ]\)", f"{letter})")}, 2, mild=True)  # fmt: skip
    yield from words("F19", "diem", {"điểm c left out": _with(r"^c\)", "d)")}, 2, mild=True)
    yield Plant("F19", "đ left out after d", _no_dj, mild=True)
    yield from words(
        "F19",
        "muc_b",
        {
            "mục with a bracket": _with(r"^([IVX]+)\.", r"\1)"),
            "mục with a dash": _with(r"^([IVX]+)\.", r"\1 -"),
            "title of a mục in small letters": lambda text: (
                text.partition(". ")[0] + ". " + text.partition(". ")[2].capitalize()
            ),
        },
    )
    yield from looks("F19", "muc_b", "title of a mục not bold", _NOT_BOLD)
    for text in ("1.1. Phạm vi áp dụng của Hệ thống", "1.1.1. Phạm vi áp dụng của Hệ thống", "2.3 Phạm vi áp dụng của Hệ thống"):  # fmt: skip
        number = text.partition(" ")[0]
        yield Plant("F19", f"a paragraph numbered {number}", _added(text + "."), mild=True)
    yield from _chapters()


def _no_dj(file: File) -> Places:
    """Write a list of points that goes from d to e."""
    target = file.first("diem")
    made = []
    for letter in "abcde":
        new = deepcopy(target.paragraph)
        target.paragraph.addprevious(new)
        runs = tuple(new.iter(W + "r"))
        if len(runs) != 1:
            raise NotHereError
        Target(new, runs, "diem").write(f"{letter}) Thực hiện nhiệm vụ được giao;")
        made.append(new)
    return made[-1:]


def _chapters() -> Iterable[Plant]:
    """Regulations have chapters and sections."""
    label, title = "phan_chuong.label", "phan_chuong.title"
    yield from words(
        "F19",
        label,
        {
            "CHƯƠNG I": swap("Chương", "CHƯƠNG"),
            "PHẦN I": swap("Chương", "PHẦN"),
            "Chương 1": _with(r"[IVX]+$", "1"),
            "chapter and title in one line": lambda text: text + ". QUY ĐỊNH CHUNG",
        },
    )
    yield from looks("F19", label, "Chương not bold", _NOT_BOLD, ["set directly"])
    yield from shapes("F19", label, "Chương on the left", '<w:jc w:val="left"/>', ["set directly"])
    yield from looks("F19", title, "title of a chapter not bold", _NOT_BOLD, ["set directly"])
    yield from words("F19", title, {"title of a chapter in small letters": str.capitalize})
    yield Plant("F19", "chapter without a title", _untitled)
    yield from words("F19", "muc.label", {"MỤC 1": swap("Mục", "MỤC"), "Mục I": _with(r"\d+", "I")})
    yield from looks("F19", "muc.label", "Mục not bold", _NOT_BOLD, ["set directly"])
    yield from words("F19", "muc.title", {"title of a section in small letters": str.capitalize})


def _untitled(file: File) -> Places:
    label = file.first("phan_chuong.label")
    file.first("phan_chuong.title").remove()
    return at(label)


def _end() -> Iterable[Plant]:
    for way, new in {
        "only a dot": ".",
        "no sign": "",
        "only ./": "./",
        "a semicolon": ";",
        ".//.": ".//.",
        "a blank within": ". / .",
    }.items():
        yield Plant("F24", f"end of the text: {way}", _ended(new))


def _ended(new: str) -> Deed:
    def do(file: File) -> Places:
        roles = {"body", "khoan", "diem", "dash", "dieu", "khoan.titled"}
        main = {id(each) for role in roles for each in file.all(role)}
        for target in file.targets:
            if id(target) in main and target.text.rstrip().endswith("./."):
                target.write(target.text.rstrip()[:-3] + new)
                return at(target)
        raise NotHereError

    return do


def _blanks() -> Iterable[Plant]:
    for role in ("body", "muc_b", "khoan.titled", "dieu", "can_cu", "dash", "kinh_gui"):
        yield Plant("F26", f"an empty paragraph above {role}", _blank_above(role, "<w:p/>"))
    yield Plant("F26", "two empty paragraphs above body", _blank_above("body", "<w:p/>", 2))
    spaces = '<w:p><w:r><w:t xml:space="preserve">   </w:t></w:r></w:p>'
    yield Plant("F26", "a paragraph of blanks above muc_b", _blank_above("muc_b", spaces))
    broken = "<w:p><w:r><w:br/></w:r></w:p>"
    yield Plant("F26", "a paragraph with a line break above body", _blank_above("body", broken))
    tab = "<w:p><w:r><w:tab/></w:r></w:p>"
    yield Plant("F26", "a paragraph with a tab above dash", _blank_above("dash", tab))
    yield Plant("F26", "empty paragraphs below the text", _blank_below)


def _blank_above(role: str, blank: str, times: int = 1) -> Deed:
    def do(file: File) -> Places:
        target = file.nth(role, -1)
        before = target.paragraph.getprevious()
        if before is not None and before.tag == W + "tbl":
            raise NotHereError  # programs leave a paragraph between a table and the text
        made = [xml(blank) for _ in range(times)]
        for each in made:
            target.paragraph.addprevious(each)
        return made

    return do


def _blank_below(file: File) -> Places:
    table = next(file.first("noi_nhan.label").paragraph.iterancestors(W + "tbl"), None)
    if table is None:
        raise NotHereError
    before = table.getprevious()
    if before is None or before.tag != W + "p":
        raise NotHereError
    made = [xml("<w:p/>"), xml("<w:p/>")]
    for each in made:
        before.addnext(each)
    return made


def _tables() -> Iterable[Plant]:
    yield Plant("F27", "a table of 190 mm", _table(_widen))
    yield Plant("F27", "columns dragged out of the page", _table(_drag))
    yield Plant("F27", "a table moved 30 mm to the right", _table(_move))
    yield Plant("F27", "a long table whose head is not repeated", _table(_headless))
    yield Plant("F27", "a long table whose second row is repeated", _table(_second_head))


def _table(deed: Callable[[Any], None]) -> Deed:
    def do(file: File) -> Places:
        target = file.first("table")
        table = next(target.paragraph.iterancestors(W + "tbl"), None)
        if table is None:
            raise NotHereError
        deed(table)
        return list(table.iter(W + "p"))

    return do


def _widen(table: Any) -> None:  # noqa: ANN401
    width = table.find(f"{W}tblPr/{W}tblW")
    width.set(W + "w", "10772")
    width.set(W + "type", "dxa")
    _drag(table)


def _drag(table: Any) -> None:  # noqa: ANN401
    """Make each column wider; the width of the table stays as it was written."""
    for each in [*table.iter(W + "gridCol"), *table.iter(W + "tcW")]:
        each.set(W + "w", str(round(int(each.get(W + "w")) * 1.2)))


def _move(table: Any) -> None:  # noqa: ANN401
    for each in table.findall(f"{W}tblPr/{W}jc"):
        each.getparent().remove(each)
    for each in table.findall(f"{W}tblPr/{W}tblInd"):
        each.getparent().remove(each)
    table.find(f"{W}tblPr/{W}tblW").addnext(xml('<w:tblInd w:w="1701" w:type="dxa"/>'))


def _lengthen(table: Any) -> list[Any]:  # noqa: ANN401
    rows = table.findall(W + "tr")
    for _ in range(60):
        rows[-1].addnext(deepcopy(rows[-1]))
    return list(table.findall(W + "tr"))


def _headless(table: Any) -> None:  # noqa: ANN401
    for row in _lengthen(table):
        for each in row.findall(f"{W}trPr/{W}tblHeader"):
            each.getparent().remove(each)


def _second_head(table: Any) -> None:  # noqa: ANN401
    """Word repeats only rows that begin with the first one."""
    _headless(table)
    row = table.findall(W + "tr")[1]
    properties = row.find(W + "trPr")
    if properties is None:
        properties = xml("<w:trPr/>")
        row.insert(0, properties)
    properties.append(xml("<w:tblHeader/>"))


PLANTS = [
    *_bases(),
    *_cites(),
    *_paragraphs(),
    *_structure(),
    *_end(),
    *_blanks(),
    *_tables(),
]
