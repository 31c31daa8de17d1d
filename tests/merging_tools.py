"""Makes small Word files by hand, as Word or other programs would, and reads books made of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

from qmsdocs.word.merging.book import Book, BookPart, merge
from qmsdocs.word.merging.front import Front
from qmsdocs.word.package import read_package, write_package

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACES = {
    "w": W_NS,
    "r": OFFICE,
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
}
_DECLARED = " ".join(
    f'xmlns:{prefix}="{uri}"' for prefix, uri in SPACES.items() if prefix not in {"rel", "ct"}
)
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_ROOTS = {"header": "hdr", "footer": "ftr", "document": "document", "fontTable": "fonts"}
_MAIN = "word/document.xml"
SETUP = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="850" w:bottom="1134" '
    'w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>'
)
NORMAL = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    '<w:rPr><w:sz w:val="28"/></w:rPr></w:style>'
)


@dataclass
class Made:
    """A Word file made by hand: XML of its body, and of parts by name (`styles`, `header1` …).

    `files` are other parts by name with content type and bytes, `links` are relationships of the
    main part by id: kind and target.
    """

    body: str
    parts: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, tuple[str, bytes]] = field(default_factory=dict)
    links: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    root: str = _DECLARED

    def data(self) -> bytes:
        """Give the bytes of the file."""
        xml = {"document": f"<w:body>{self.body}</w:body>", **self.parts}
        packed = {
            f"word/{name}.xml": _element(_ROOTS.get(_kind(name), name), content, self.root)
            for name, content in xml.items()
        }
        types = {f"word/{name}.xml": f"{_WORD}.{_type(name)}+xml" for name in xml}
        for name, (content_type, data) in self.files.items():
            packed[name] = data
            if not name.endswith(".rels"):
                types[name] = content_type
        packed["word/_rels/document.xml.rels"] = _links(
            {name: (_kind(name), f"{name}.xml") for name in self.parts} | dict(self.links)
        )
        packed["_rels/.rels"] = _links({"rId1": ("officeDocument", _MAIN)})
        packed["[Content_Types].xml"] = _types(types)
        return write_package(packed)


@dataclass(frozen=True)
class Joined:
    """A book as a test looks at it."""

    book: Book

    @cached_property
    def parts(self) -> dict[str, bytes]:
        """The parts of the book by name."""
        return read_package(self.book.data)

    def tree(self, name: str = _MAIN) -> etree._Element:
        """Parse a part."""
        return etree.fromstring(self.parts[name])

    def find(self, path: str, name: str = _MAIN) -> list[etree._Element]:
        """Give the elements that an XPath finds in a part."""
        found = self.tree(name).xpath(path, namespaces=SPACES)
        assert isinstance(found, list)
        return [item for item in found if isinstance(item, etree._Element)]

    def values(self, path: str, name: str = _MAIN) -> list[str]:
        """Give the texts or attributes that an XPath finds in a part."""
        found = self.tree(name).xpath(path, namespaces=SPACES)
        assert isinstance(found, list)
        return [str(item) for item in found]

    def targets(self, part: str = _MAIN) -> dict[str, str]:
        """Give the targets of the relationships of a part by id."""
        folder, _, name = part.rpartition("/")
        links = self.find("//rel:Relationship", f"{folder}/_rels/{name}.rels")
        return {link.get("Id", ""): link.get("Target", "") for link in links}

    def running(self, kind: str, pages: str = "default") -> list[str | None]:
        """Give for each section the text of its own header or footer, None where it has none."""
        targets = self.targets()
        found: list[str | None] = []
        for setup in self.find("//w:sectPr"):
            path = f"w:{kind}Reference[@w:type='{pages}']/@r:id"
            ids = setup.xpath(path, namespaces=SPACES)
            assert isinstance(ids, list)
            found.append(self.text(f"word/{targets[str(ids[0])]}") if ids else None)
        return found

    def text(self, name: str = _MAIN) -> str:
        """Give the text of a part, codes of fields too."""
        return "".join(self.values("//w:t/text() | //w:instrText/text()", name))

    def style(self, style_id: str, path: str) -> list[str]:
        """Give attributes that an XPath finds in the one style with an id."""
        (_,) = self.find(f"//w:style[@w:styleId='{style_id}']", "word/styles.xml")
        return self.values(f"//w:style[@w:styleId='{style_id}']/{path}", "word/styles.xml")

    def sections(self, path: str) -> list[str]:
        """Give for each section the one value that an XPath finds in its setup, or nothing."""
        found = (
            setup.xpath(f"string({path})", namespaces=SPACES) for setup in self.find("//w:sectPr")
        )
        return [str(value) for value in found]

    def style_of(self, text: str) -> str:
        """Give the style id of the paragraph with a text."""
        (found,) = self.values(f"//w:p[.//w:t='{text}']/w:pPr/w:pStyle/@w:val")
        return found


def join(*made: Made | bytes, front: Front | None = None, **properties: str) -> Joined:
    """Join files into a book."""
    files = [one if isinstance(one, bytes) else one.data() for one in made]
    parts = [BookPart(f"Văn bản {n}", data, f"{n}.docx") for n, data in enumerate(files, start=1)]
    return Joined(merge(parts, properties, front))


def paragraph(text: str, style: str = "", inside: str = "") -> str:
    """Give a paragraph; `inside` is XML behind its text."""
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}<w:r><w:t>{text}</w:t></w:r>{inside}</w:p>"


def setup(inside: str = "", before: str = "") -> str:
    """Give the setup of a section: `before` stands before the page size, `inside` after it."""
    return f"<w:sectPr>{before}{SETUP}{inside}</w:sectPr>"


def ending(section: str, text: str = "") -> str:
    """Give a paragraph that ends a section."""
    return f"<w:p><w:pPr>{section}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def code(words: str, result: str = "1") -> str:
    """Give the runs of a field."""
    marks = ("begin", "separate", "end")
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{mark}"/></w:r>' for mark in marks)
    text = f'<w:r><w:instrText xml:space="preserve">{words}</w:instrText></w:r>'
    return f"{begin}{text}{separate}<w:r><w:t>{result}</w:t></w:r>{end}"


def styles(*more: str, defaults: str = "") -> str:
    """Give the content of a styles part with a plain default style."""
    return f"<w:docDefaults>{defaults}</w:docDefaults>{NORMAL}{''.join(more)}"


def named(style_id: str, name: str, properties: str, kind: str = "paragraph") -> str:
    """Give a style of one's own."""
    return (
        f'<w:style w:type="{kind}" w:customStyle="1" w:styleId="{style_id}">'
        f'<w:name w:val="{name}"/>{properties}</w:style>'
    )


def header(link: str, pages: str = "default", kind: str = "header") -> str:
    """Give a reference to a header or footer."""
    return f'<w:{kind}Reference w:type="{pages}" r:id="{link}"/>'


def ids_of(found: Sequence[etree._Element], name: str = "id") -> list[str]:
    """Give an attribute of elements, in the namespace of Word or in none."""
    return [element.get(f"{{{W_NS}}}{name}", element.get(name, "")) for element in found]


def _element(tag: str, content: str, declared: str) -> bytes:
    return f"<w:{tag} {declared}>{content}</w:{tag}>".encode()


def _kind(name: str) -> str:
    return name.rstrip("0123456789")


def _type(name: str) -> str:
    return "document.main" if name == "document" else _kind(name)


def _links(links: Mapping[str, tuple[str, str]]) -> bytes:
    items = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"'
        + (' TargetMode="External"/>' if kind == "hyperlink" else "/>")
        for key, (kind, target) in links.items()
    )
    return f'<Relationships xmlns="{SPACES["rel"]}">{items}</Relationships>'.encode()


def _types(types: Mapping[str, str]) -> bytes:
    items = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in types.items()
    )
    package = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'<Types xmlns="{SPACES["ct"]}"><Default Extension="rels" ContentType="{package}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{items}</Types>'
    ).encode()
