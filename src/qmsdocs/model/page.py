"""A page: one document kind as front matter and a body of Markdown and Jinja."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import BeforeValidator, ValidationError

from qmsdocs.base.errors import Problem, TemplateError
from qmsdocs.base.places import Place
from qmsdocs.base.vietnamese import nfc
from qmsdocs.model.fields import Flag, Id, Record, Whole, items, label
from qmsdocs.model.flows import FlowForm, FlowRecord, FlowStep
from qmsdocs.model.validation import Source, problems_of
from qmsdocs.sources.yamlbuild import Loc
from qmsdocs.sources.yamlfile import YamlDocument, scan_yaml
from qmsdocs.sources.yamltext import decoded, hidden_characters

#: The things of which a kind may have a paper each.
Sort = Literal["procedure", "department", "audited", "finding", "consultant", "inspected"]
Form = Literal["KH", "QĐ", "QĐ+", "BC", "TB", "BB", "TTr", "CV", "GM", "TL", "BM"]
PageSet = Literal["establish", "system", "yearly", "audit", "announce", "province"]

#: The sets in the order of the catalogue.
SETS: tuple[PageSet, ...] = ("establish", "system", "yearly", "audit", "announce", "province")
#: The forms of the quality system itself: a code instead of a number and a trích yếu.
CONTROLLED_FORMS: frozenset[Form] = frozenset({"TL", "BM"})

_FENCE = re.compile(r"---[ \t]*")


class Basis(Record):
    """A text printed among the căn cứ; with `when`, only if that name has a value."""

    id: Id = label("Mã văn bản", "Mã trong rules hoặc trong references")
    when: str | None = label("Chỉ khi có", "Ví dụ: plan.guidance", None)


def _basis(value: object) -> object:
    return {"id": value} if isinstance(value, str) else value


class Kind(Record):
    """What the front matter of a page says of the kind of paper."""

    id: Id = label("Mã loại tài liệu", "Trùng tên tệp, ví dụ: maintenance-plan")
    title: str = label("Tên tài liệu", "Cũng là tên tệp Word")
    about: str | None = label("Dùng để làm gì", "Một câu; in trong bản mô tả mẫu", None)
    set: PageSet = label("Bộ tài liệu", "establish, system, yearly, audit, announce, province")
    order: Whole = label("Thứ tự trong bộ")
    form: Form = label("Mẫu trình bày", "KH, QĐ, QĐ+, BC, TB, BB, TTr, CV, GM, TL, BM")
    subject: str | None = label("Trích yếu", "TL, BM không có; công văn không ghi V/v", None)
    needs: tuple[str, ...] = items("Dữ liệu cần", "Tên dữ liệu mà trang dùng")
    requires: tuple[str, ...] = items("Dữ liệu bắt buộc", "Không có thì không soạn tài liệu này")
    bases: tuple[Annotated[Basis, BeforeValidator(_basis)], ...] = items("Căn cứ")
    cites: tuple[Annotated[Basis, BeforeValidator(_basis)], ...] = items("Văn bản viện dẫn")
    one_per: Sort | None = label(
        "Mỗi … một tài liệu",
        "procedure, department, audited, finding, consultant, inspected",
        None,
    )
    clauses: tuple[str, ...] = items("Điều khoản TCVN ISO 9001")
    attached_kind: str | None = label("Tên văn bản kèm theo", "Chỉ dùng với QĐ+", None)
    cover: Flag = label("Có trang bìa", default=True)
    code: str | None = label("Mã hiệu mặc định", "Chỉ dùng với TL, BM", None)
    proposal: str | None = label("Theo đề nghị của", "Chỉ dùng với QĐ, QĐ+", None)
    steps: tuple[FlowStep, ...] = items("Các bước", "In trong lưu đồ và bảng diễn giải", one="bước")
    forms: tuple[FlowForm, ...] = items("Biểu mẫu của quy trình", one="biểu mẫu")
    records: tuple[FlowRecord, ...] = items("Hồ sơ của quy trình", one="hồ sơ lưu")


class Lines(Mapping[str, int]):
    """Lines of the front matter by name, looked for when one is asked for: a good page needs none."""

    def __init__(self, document: YamlDocument, paths: Mapping[str, Loc]) -> None:
        """Keep where each name stands in the front matter."""
        self._document, self._paths = document, paths

    def __getitem__(self, name: str) -> int:
        """Give the line of a name."""
        return self._document.place(self._paths[name]).line

    def __iter__(self) -> Iterator[str]:
        """Give the names."""
        return iter(self._paths)

    def __len__(self) -> int:
        """Give how many names there are."""
        return len(self._paths)


@dataclass(frozen=True, slots=True)
class Page:
    """A kind and its body; `first_line` is the line of the file on which the body begins.

    `cited` holds the line of the front matter for each text of `bases` and `cites`, `lines` the
    line of each other value of the front matter.
    `word` is the Word template that a workspace uses instead of the body; `word_file` its path.
    """

    kind: Kind
    body: str
    first_line: int
    file: str
    word: bytes | None = None
    word_file: str = ""
    cited: Mapping[str, int] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)


def read_page(data: bytes, file: str) -> Page:
    """Read a page.

    Raises:
        TemplateError: with every problem of the file and its front matter.
    """
    text, problems = decoded(data, file)
    if text is None:
        raise TemplateError(problems)
    hidden, text = hidden_characters(text, file)
    texts = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    end = _front_matter_end(texts, file)
    head = "\n".join(texts[:end]).encode()
    document, problems = scan_yaml(head, file)
    found = [*hidden, *problems]
    kind = _kind(document, found)
    if kind is None or found:
        raise TemplateError(found)
    body = nfc("\n".join(texts[end + 1 :]))
    lines = Lines(document, {name: (name,) for name in kind.model_fields_set})
    return Page(kind, body, end + 2, file, cited=_cited_lines(document, kind), lines=lines)


def _front_matter_end(lines: list[str], file: str) -> int:
    """Give the index of the line that closes the front matter."""
    if not _FENCE.fullmatch(lines[0]):
        raise TemplateError(Problem("file.no-front-matter", Place(file, 1)))
    for index, text in enumerate(lines[1:], start=1):
        if _FENCE.fullmatch(text):
            return index
    raise TemplateError(Problem("file.open-front-matter", Place(file, 1)))


def _cited_lines(document: YamlDocument, kind: Kind) -> Lines:
    paths: dict[str, Loc] = {
        entry.id: (name, index)
        for name, entries in (("cites", kind.cites), ("bases", kind.bases))
        for index, entry in enumerate(entries)
    }
    return Lines(document, paths)


def _kind(document: YamlDocument, found: list[Problem]) -> Kind | None:
    source = Source(document, Kind)
    try:
        kind = Kind.model_validate({} if document.value is None else document.value)
    except ValidationError as error:
        found.extend(problems_of(error, source))
        return None
    found.extend(_contradictions(kind, source))
    return kind


def _contradictions(kind: Kind, source: Source) -> list[Problem]:
    """Find fields that the form of the kind needs or cannot use."""
    controlled = kind.form in CONTROLLED_FORMS
    found = []
    if not controlled and not kind.subject:
        found.append(
            Problem("profile.page-no-subject", source.key_place(("form",)), {"form": kind.form})
        )
    if kind.form == "QĐ+" and not kind.attached_kind:
        found.append(Problem("profile.page-no-attached-kind", source.key_place(("form",))))
    return found
