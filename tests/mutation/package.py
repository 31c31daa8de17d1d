"""A Word file to be changed: its parts as trees, and its paragraphs by what they are.

What a paragraph is, is told by the name of its style or by a bookmark around its words, so that the
inspector is not asked where its own faults should be.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
V = "{urn:schemas-microsoft-com:vml}"
_NAMES = (
    f'xmlns:w="{W[1:-1]}" xmlns:r="{R[1:-1]}" xmlns:mc="{MC[1:-1]}" xmlns:a="{A[1:-1]}"'
    f' xmlns:wp="{WP[1:-1]}" xmlns:v="{V[1:-1]}"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_DOCUMENT = "word/document.xml"
#: What the styles of our papers are for.
STYLES = {
    "Quốc hiệu": "quoc_hieu",
    "Tiêu ngữ": "tieu_ngu",
    "Cơ quan chủ quản": "co_quan_chu_quan",
    "Cơ quan ban hành": "co_quan_ban_hanh",
    "Số, ký hiệu": "so",
    "Địa danh, ngày tháng năm": "dia_danh_ngay",
    "Tên loại văn bản": "ten_loai",
    "Trích yếu nội dung": "trich_yeu",
    "Trích yếu công văn": "trich_yeu_cv",
    "Đường kẻ": "rule",
    "Đường kẻ dưới trích yếu": "rule",
    "Thẩm quyền ban hành": "tham_quyen",
    "Căn cứ": "can_cu",
    "Quyết định:": "quyet_dinh",
    "Kính gửi": "kinh_gui",
    "Kính gửi một nơi": "kinh_gui",
    "Kính gửi, từng nơi": "kinh_gui.item",
    "Kính gửi, nơi cuối": "kinh_gui.item",
    "Mục": "muc_b",
    "Điều": "dieu",
    "Điều có tiêu đề": "dieu",
    "Khoản": "khoan",
    "Khoản có tiêu đề": "khoan.titled",
    "Điểm": "diem",
    "Gạch đầu dòng": "dash",
    "Normal": "body",
    "Nội dung sau bảng": "body",
    "Nơi nhận:": "noi_nhan.label",
    "Nơi nhận, từng dòng": "noi_nhan.item",
    "Quyền hạn": "quyen_han",
    "Chức vụ": "chuc_vu",
    "Chức vụ trong cột": "chuc_vu",
    "Họ và tên": "ho_ten",
    "Họ và tên trong cột": "ho_ten",
    "Phụ lục": "phu_luc.label",
    "Tên phụ lục": "phu_luc.title",
    "Kèm theo văn bản": "phu_luc.ref",
}
_TABLE = {"Ô bảng", "Ô bảng trước hàng tổng", "Đầu bảng"}
_KHOAN = re.compile(r"\d{1,2}\.\s")


class NotHereError(Exception):
    """The paper has nothing in which this fault can be planted."""


def xml(text: str) -> Any:  # noqa: ANN401 lxml has no types
    """Make an element; the usual prefixes are known."""
    made = etree.fromstring(f"<x {_NAMES}>{text}</x>")[0]
    return made


@dataclass(frozen=True)
class Target:
    """A paragraph, or the side of one that a tab parts, and the runs that make it."""

    paragraph: Any
    runs: tuple[Any, ...]
    role: str
    marked: bool = False

    @property
    def text(self) -> str:
        r"""Give its words; breaks of lines are `\n`."""
        return "".join(_text(run) for run in self.runs)

    def write(self, text: str) -> "Target":
        """Put other words in its place; they look as the first ones did."""
        if not self.runs:
            raise NotHereError
        first, *others = self.runs
        for child in list(first):
            if child.tag != W + "rPr":
                first.remove(child)
        for piece in re.split(r"([\n\t])", text):
            if piece in {"\n", "\t"}:
                etree.SubElement(first, W + ("br" if piece == "\n" else "tab"))
            elif piece:
                made = etree.SubElement(first, W + "t")
                made.text = piece
                made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        for run in others:
            run.getparent().remove(run)
        return Target(self.paragraph, (first,), self.role, self.marked)

    def replace(self, old: str, new: str) -> "Target":
        """Put other words for some of its words."""
        if old not in self.text:
            raise NotHereError
        return self.write(self.text.replace(old, new, 1))

    def remove(self) -> None:
        """Take it out; a cell keeps an empty paragraph."""
        parent = self.paragraph.getparent()
        runs = [run for run in self.paragraph.iter(W + "r") if _text(run).strip()]
        whole = all(run in self.runs for run in runs)
        only = parent.tag == W + "tc" and len(parent.findall(W + "p")) == 1
        if only or not whole:
            for run in self.runs:
                run.getparent().remove(run)
        else:
            parent.remove(self.paragraph)


def _text(run: Any) -> str:  # noqa: ANN401
    signs = {W + "t": None, W + "br": "\n", W + "tab": "\t"}
    return "".join(
        (child.text or "") if child.tag == W + "t" else str(signs[child.tag])
        for child in run
        if child.tag in signs
    )


class File:
    """The parts of a package; a part becomes a tree when somebody asks for it."""

    def __init__(self, parts: Mapping[str, bytes], old: bool = False) -> None:
        """Keep the parts; `old` papers are under the circular of 2011."""
        self.parts = dict(parts)
        self.old = old
        self.trees: dict[str, Any] = {}

    def tree(self, name: str) -> Any:  # noqa: ANN401
        """Give the root of a part."""
        if name not in self.trees:
            if name not in self.parts:
                raise NotHereError
            self.trees[name] = etree.fromstring(self.parts[name])
        return self.trees[name]

    @property
    def body(self) -> Any:  # noqa: ANN401
        """Give the body of the document."""
        return self.tree(_DOCUMENT)[0]

    @property
    def styles(self) -> Any:  # noqa: ANN401
        """Give the root of the styles."""
        return self.tree("word/styles.xml")

    @cached_property
    def names(self) -> dict[str, str]:
        """Give the names of the paragraph styles by their ids; '' is the one that a file begins with."""
        return _style_names(self.parts.get("word/styles.xml", b"<none/>"))

    def paragraphs(self) -> Iterator[Any]:
        """Give the paragraphs that a reader counts."""
        twice = next(self.body.iter(MC + "Fallback"), None) is not None
        for paragraph in self.body.iter(W + "p"):
            if not twice or next(paragraph.iterancestors(MC + "Fallback"), None) is None:
                yield paragraph

    def number(self, paragraph: Any) -> int:  # noqa: ANN401
        """Give the place of a paragraph in the file, from 1; 0 for none, and for one taken out."""
        return next((at for at, each in enumerate(self.paragraphs(), 1) if each is paragraph), 0)

    @cached_property
    def targets(self) -> list[Target]:
        """Give what can be told in the file, as it was before any fault."""
        found: list[Target] = []
        for paragraph in self.paragraphs():
            marked = list(_marked(paragraph))
            found += marked or [self._styled(paragraph)]
        return found

    def _styled(self, paragraph: Any) -> Target:  # noqa: ANN401
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        name = self.names.get(style.get(W + "val") if style is not None else "", "")
        runs = tuple(run for run in _runs(paragraph) if _text(run))
        target = Target(paragraph, runs, "")
        around = {element.tag for element in paragraph.iterancestors()}
        in_cell, boxed = W + "tc" in around, W + "txbxContent" in around
        role = STYLES.get(name, "")
        if boxed:
            role = "box"
        elif name in _TABLE or (role == "body" and in_cell):
            role = "table"
        elif role == "body" and _KHOAN.match(target.text):
            role = "khoan"
        return Target(paragraph, runs, role)

    def all(self, role: str, *, main: bool = True) -> list[Target]:
        """Give what has a role and words: of the paper itself, or of what is attached too."""
        known = self.targets[: self.main_end] if main else self.targets
        return [
            each for each in known if each.role == role and (role == "rule" or each.text.strip())
        ]

    @cached_property
    def main_end(self) -> int:
        """Give where the paper itself ends: at an annex, or at the head of what is attached."""
        heads = [at for at, each in enumerate(self.targets) if each.role == "quoc_hieu"]
        ends = [at for at, each in enumerate(self.targets) if each.role == "phu_luc.label"]
        for head in heads[1:2]:
            table = next(self.targets[head].paragraph.iterancestors(W + "tbl"))
            own = set(map(id, table.iter(W + "p")))
            ends.append(
                next(at for at, each in enumerate(self.targets) if id(each.paragraph) in own)
            )
        return min(ends, default=len(self.targets))

    def first(self, role: str) -> Target:
        """Give the first of a role, or say that there is none."""
        return self.nth(role, 0)

    def nth(self, role: str, at: int, *, main: bool = True) -> Target:
        """Give one of a role by its place among them."""
        found = self.all(role, main=main)
        if not -len(found) <= at < len(found):
            raise NotHereError
        return found[at]

    def below(self, target: Target, role: str) -> Target:
        """Give the next of a role after a target."""
        at = self.targets.index(target)
        for each in self.targets[at + 1 : at + 4]:
            if each.role == role:
                return each
        raise NotHereError

    def sections(self) -> list[Any]:
        """Give the page setups in their order."""
        return list(self.body.iter(W + "sectPr"))

    def linked(self, identity: str) -> str:
        """Give the name of the part that a link leads to."""
        links = self.tree("word/_rels/document.xml.rels")
        for link in links:
            if link.get("Id") == identity:
                return "word/" + str(link.get("Target")).removeprefix("/word/")
        raise NotHereError

    def data(self) -> bytes:
        """Give the bytes of the file."""
        parts = self.parts | {name: etree.tostring(tree) for name, tree in self.trees.items()}
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            for name, part in parts.items():
                archive.writestr(name, part)
        return packed.getvalue()


@cache
def _style_names(styles: bytes) -> dict[str, str]:
    names = {"": ""}
    root: Any = etree.fromstring(styles)
    for style in root.iter(W + "style"):
        if style.get(W + "type") == "paragraph":
            name = style.find(W + "name").get(W + "val")
            names[style.get(W + "styleId")] = name
            if style.get(W + "default") == "1":
                names[""] = name
    return names


def _runs(paragraph: Any) -> Iterator[Any]:  # noqa: ANN401
    """Give the runs of a paragraph, without those of the boxes that hang on it."""
    for run in paragraph.iter(W + "r"):
        if run.getparent() is paragraph or next(run.iterancestors(W + "p")) is paragraph:
            yield run


def _marked(paragraph: Any) -> Iterator[Target]:  # noqa: ANN401
    """Give what bookmarks of the form `role.name_3` part in a paragraph."""
    role = ""
    runs: list[Any] = []
    for child in paragraph:
        if child.tag == W + "bookmarkStart" and child.get(W + "name", "").startswith("role."):
            role, runs = child.get(W + "name")[5:].rpartition("_")[0], []
        elif child.tag == W + "bookmarkEnd" and role:
            yield Target(paragraph, tuple(runs), role, marked=True)
            role = ""
        elif child.tag == W + "r" and role:
            runs.append(child)
