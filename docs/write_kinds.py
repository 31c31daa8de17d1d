"""Write docs/kinds/: a page for each kind of paper, from the kind's own page and the model."""

from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path

from page_folder import write_or_check

from qmsdocs.base.errors import InputError
from qmsdocs.model.agency import AgencyProfile
from qmsdocs.model.kinds import load_kinds
from qmsdocs.model.labels import label_path
from qmsdocs.model.page import SETS, Page
from qmsdocs.model.procedure import ProcedureFile
from qmsdocs.model.profile import LISTS
from qmsdocs.model.rules import Rulebook, load_rulebook
from qmsdocs.model.year import YearProfile
from qmsdocs.sources.files import bundled
from qmsdocs.sources.yamlbuild import Loc
from qmsdocs.word.ask_values import ELEMENT, KEYED
from qmsdocs.word.asks import survey, written_path

FOLDER = Path(__file__).parent / "kinds"
SET_NAMES = {
    "establish": "Xây dựng, chuyển đổi hệ thống",
    "system": "Tài liệu của hệ thống",
    "yearly": "Công việc trong năm",
    "audit": "Đánh giá và xem xét",
    "announce": "Công bố",
    "province": "Tỉnh và Sở Khoa học và Công nghệ",
}
FORM_NAMES = {
    "KH": "kế hoạch (Mẫu 1.4)",
    "QĐ": "quyết định (Mẫu 1.2)",
    "QĐ+": "quyết định kèm văn bản (Mẫu 1.3)",
    "BC": "báo cáo (Mẫu 1.4)",
    "TB": "thông báo (Mẫu 1.4)",
    "TTr": "tờ trình (Mẫu 1.4)",
    "BB": "biên bản (Mẫu 1.9)",
    "CV": "công văn (Mẫu 1.5)",
    "GM": "giấy mời (Mẫu 1.7)",
    "TL": "tài liệu của hệ thống quản lý chất lượng",
    "BM": "biểu mẫu của hệ thống quản lý chất lượng",
}
ONE_PER = {
    "procedure": "mỗi quy trình một bản",
    "department": "mỗi phòng, đơn vị thuộc phạm vi áp dụng một bản",
    "audited": "mỗi phòng, đơn vị được đánh giá một bản",
    "finding": "mỗi điểm không phù hợp một bản",
    "consultant": "mỗi tổ chức tư vấn một bản",
    "inspected": "mỗi cơ quan được kiểm tra một bản",
}
FILES = (
    (AgencyProfile, "agency.yaml"),
    (YearProfile, "<năm>.yaml"),
    (ProcedureFile, "procedures.yaml"),
)


def pages() -> dict[str, str]:
    """Give the texts of docs/kinds/ by file name."""
    kinds, book = load_kinds(bundled("templates")), load_rulebook()
    texts = {f"{name}.md": _text(page, book) for name, page in kinds.items()}
    return {"README.md": _index(tuple(kinds.values())), **texts}


def _index(kinds: Collection[Page]) -> str:
    lines = ["# Các loại văn bản", ""]
    for name in SETS:
        rows = [
            f"| [{page.kind.title}]({page.kind.id}.md) | {page.kind.about or ''} |"
            for page in kinds
            if page.kind.set == name
        ]
        if rows:
            lines += [f"## {SET_NAMES[name]}", "", "| Văn bản | Dùng để làm gì |", "|---|---|"]
            lines += [*rows, ""]
    return "\n".join(lines).rstrip() + "\n"


def _text(page: Page, book: Rulebook) -> str:
    kind = page.kind
    facts = [f"`{kind.id}`", SET_NAMES[kind.set], FORM_NAMES[kind.form]]
    if kind.one_per:
        facts.append(ONE_PER[kind.one_per])
    lines = [f"# {kind.title}", "", " · ".join(facts), "", kind.about or "", ""]
    lines += [f"![Trang đầu](../images/{kind.id}.png)", ""]
    if kind.clauses:
        lines += [f"Điều khoản TCVN ISO 9001:2015: {', '.join(kind.clauses)}.", ""]
    lines += _section("Căn cứ và văn bản viện dẫn", _texts(page, book))
    lines += _section("Phải có thì mới soạn", _required(page))
    rows = [f"| `{path}` | {words} | `{file}` |" for path, words, file in _fields(page)]
    if rows:
        lines += ["## Dữ liệu", "", "| Mục | Nghĩa | Tệp |", "|---|---|---|", *rows, ""]
    return "\n".join(lines).rstrip() + "\n"


def _section(title: str, items: Iterator[str]) -> list[str]:
    found = [f"- {item}" for item in items]
    return [f"## {title}", "", *found, ""] if found else []


def _texts(page: Page, book: Rulebook) -> Iterator[str]:
    for entry in (*page.kind.bases, *page.kind.cites):
        when = ", nếu có" if entry.when else ""
        name = _text_name(book, entry.id)
        where = (
            f"{name} (`{entry.id}`)" if name else f"`{entry.id}` trong mục `references` của hồ sơ"
        )
        yield where + when


def _text_name(book: Rulebook, id_: str) -> str:
    """Give the name of a text, or of the one in force in a line of texts; nothing if unknown."""
    with suppress(InputError):
        return book.entry(id_).label
    with suppress(InputError):
        return f"{book.text(id_, max(book.change_dates())).name} hoặc văn bản trước nó"
    return ""


def _required(page: Page) -> Iterator[str]:
    for name in page.kind.requires:
        path = LISTS.get(name, tuple(name.split(".")))
        words = next((w for w, _ in _labelled(path)), "")
        yield f"`{'.'.join(path)}`" + (f": {words}" if words else "")


def _fields(page: Page) -> Iterator[tuple[str, str, str]]:
    """Give the fields of the profile that the page reads: path, meaning, file."""
    source = "\n".join([page.body, page.kind.subject or "", page.kind.proposal or ""])
    asks, _ = survey(source)
    paths = {_whole(ask.path) for ask in asks}
    for path in sorted(paths):
        if any(other[: len(path)] == path and other != path for other in paths):
            continue
        for words, file in _labelled(path):
            yield written_path(path), words, file


def _whole(path: tuple[str, ...]) -> tuple[str, ...]:
    """Give the path of a thing as that of an element of its list."""
    return (*LISTS[path[0]], ELEMENT, *path[1:]) if path[0] in LISTS else path


def _labelled(path: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Give what a path is called in the file that has it."""
    loc: Loc = tuple(0 if step in (ELEMENT, KEYED) else step for step in path)
    for model, file in FILES:
        if loc[0] in model.model_fields:
            yield (
                label_path(model, loc).replace(" 1 ›", " ›").removesuffix(" 1").removesuffix(" 0"),
                file,
            )


if __name__ == "__main__":
    write_or_check(FOLDER, pages())
