"""XML that declares, nests, repeats or refers to itself; each file with its name."""

from collections.abc import Iterator

from docx_tools import docx, paragraph, part, run
from hostile.files.sound import LINKS, MAIN, PACKAGE, TYPES, full_parts
from hostile.files.zips import Named, with_part
from lint_tools import file_of, plan
from qmsdocs.word.package import write_package

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LAUGHS = "<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {chr(98 + i)} '{f'&{chr(97 + i)};' * 10}'>" for i in range(9)
)
_DECLARED = {
    "laughs": f"<!DOCTYPE x [{_LAUGHS}]>",
    "file": "<!DOCTYPE x [<!ENTITY j SYSTEM 'file:///etc/passwd'>]>",
    "web": "<!DOCTYPE x [<!ENTITY j SYSTEM 'http://127.0.0.1:9/x'>]>",
    "parameter": "<!DOCTYPE x [<!ENTITY % p SYSTEM 'file:///etc/passwd'> %p; <!ENTITY j 'x'>]>",
    "foreign": "<!DOCTYPE x SYSTEM 'http://127.0.0.1:9/x.dtd'>",
    "quadratic": f"<!DOCTYPE x [<!ENTITY j '{'x' * 100_000}'>]>",
    "attribute": f"<!DOCTYPE x [{_LAUGHS}<!ATTLIST w:p w:a CDATA '&j;'>]>",
}
#: Elements that may hold each other; each is nested as deep as wished.
_NESTED = {
    "table": ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
    "rows in controls": ("<w:tbl><w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt></w:tbl>"),
    "control": ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
    "custom": ("<w:customXml>", "</w:customXml>"),
    "inserted": ("<w:ins>", "</w:ins>"),
    "branch": ("<mc:AlternateContent><mc:Choice>", "</mc:Choice></mc:AlternateContent>"),
    "branches": ("<mc:AlternateContent>", "</mc:AlternateContent>"),
    "box": ("<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>"),
    "box in a branch": (
        "<w:p><w:r><mc:AlternateContent><mc:Fallback><w:txbxContent>",
        "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>",
    ),
    "link": ("<w:p><w:hyperlink>", "</w:hyperlink></w:p>"),
    "links": ("<w:hyperlink>", "</w:hyperlink>"),
    "field": ("<w:fldSimple w:instr='PAGE'>", "</w:fldSimple>"),
    "run": ("<w:r>", "</w:r>"),
    "paragraph": ("<w:p>", "</w:p>"),
    "body": ("<w:body>", "</w:body>"),
    "properties": ("<w:pPr>", "</w:pPr>"),
    "removed": ("<w:del>", "</w:del>"),
}


def entities() -> Named:
    """Give declarations in each part, in several encodings."""
    for where in (
        MAIN,
        "word/styles.xml",
        "word/header1.xml",
        "word/footnotes.xml",
        TYPES,
        PACKAGE,
    ):
        body = full_parts()[where].decode()
        for name, declared in _DECLARED.items():
            used = body if name == "foreign" else body.replace("</w:p>", "&j;</w:p>", 1)
            yield f"entity {name} {where}", with_part(where, (declared + used).encode())
        text = f"<?xml version='1.0' encoding='utf-16'?>{_DECLARED['laughs']}{body}"
        yield f"entity utf-16 {where}", with_part(where, text.encode("utf-16"))
        only = f"{_DECLARED['laughs']}<w:p xmlns:w='x' w:a='&j;'/>"
        yield f"entity in an attribute {where}", with_part(where, only.encode())


def encodings() -> Named:
    """Give sound and odd encodings of a part."""
    for where in (MAIN, "word/styles.xml", TYPES, PACKAGE, LINKS):
        body = full_parts()[where].decode()
        for code in ("utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-32", "utf-7"):
            yield f"{code} {where}", with_part(where, body.encode(code))
        for code in ("utf-16", "utf-8", "ascii", "latin-1", "windows-1258", "nonsense", "x" * 9999):
            told = f"<?xml version='1.0' encoding='{code}'?>" + body
            yield f"told {code[:12]} {where}", with_part(where, told.encode())
        yield f"nul {where}", with_part(where, body.replace("<", "\0<", 1).encode())
        yield f"cut character {where}", with_part(where, body.encode() + b"\xc3")
        yield (
            f"halves of characters {where}",
            with_part(where, body.encode().replace(b"\xe1", b"\xed\xa0")),
        )
        yield f"only a head {where}", with_part(where, b"<?xml version='1.0'?>")
        yield f"remarks {where}", with_part(where, ("<!--x-->" * 20_000 + body).encode())
        yield f"orders {where}", with_part(where, ("<?x y?>" * 20_000 + body).encode())
        yield (
            f"unread characters {where}",
            with_part(where, body.replace("</w:t>", "<![CDATA[<w:p>]]></w:t>").encode()),
        )


def depths() -> Named:
    """Give deep nesting: to ten thousand levels, and just below what the parser refuses."""
    inner = paragraph(run("đáy"))
    for name, (start, end) in _NESTED.items():
        levels = start.count("<")
        for depth in (10_000, 250 // levels, 240 // levels):
            body = start * depth + inner + end * depth
            yield f"depth {name} {depth}", file_of(plan() + body)
            yield f"depth alone {name} {depth}", docx(body)
    header = "<w:tbl><w:tr><w:tc>" * 80 + inner + "</w:tc></w:tr></w:tbl>" * 80
    yield "depth in a header", with_part("word/header1.xml", part("hdr", header))
    yield "depth in styles", with_part("word/styles.xml", part("styles", "<w:style>" * 9999))


def circles() -> Iterator[tuple[str, bytes]]:
    """Give styles, lists and links that lead to themselves."""
    based = "<w:style w:type='{1}' w:styleId='{0}'><w:basedOn w:val='{0}'/><w:link w:val='{0}'/></w:style>"
    own = "".join(
        based.format(name, kind) for name, kind in (("Own", "paragraph"), ("Grid", "table"))
    )
    yield "style on itself", with_part("word/styles.xml", part("styles", own))
    line = "".join(
        f"<w:style w:type='paragraph' w:styleId='S{n}'><w:basedOn w:val='S{n + 1}'/></w:style>"
        for n in range(30_000)
    )
    yield "styles in a long line", with_part("word/styles.xml", part("styles", line))
    yield "list on itself", with_part(
        "word/numbering.xml",
        part("numbering", "<w:abstractNum w:abstractNumId='0'><w:numStyleLink w:val='Own'/></w:abstractNum>"
             "<w:num w:numId='4'><w:abstractNumId w:val='4'/></w:num>"),
    )  # fmt: skip
    links = full_parts()[LINKS].decode()
    ends = {
        "itself": "document.xml", "the package": "../_rels/.rels", "outside": "../../../../etc/passwd",
        "nothing": "", "a folder": "./", "far": "x/" * 20_000, "the list": "../[Content_Types].xml",
        "the web": "http://127.0.0.1:9/x", "odd": "%00%ff%zz", "itself again": "/word/document.xml",
    }  # fmt: skip
    for name, end in ends.items():
        for kind in ("header1.xml", "styles.xml", "footnotes.xml", "theme.xml"):
            made = links.replace(f'Target="{kind}"', f'Target="{end}"')
            yield f"link of {kind} to {name}", with_part(LINKS, made.encode())
        package = full_parts()[PACKAGE].decode().replace("word/document.xml", end)
        yield f"main part is {name}", with_part(PACKAGE, package.encode())


def foreign() -> Named:
    """Give links that leave the file, and content of other files."""
    for kind, target, mode in (
        ("attachedTemplate", "file:///C:/x.dotm", "External"), ("image", "http://127.0.0.1:9/x", "External"),
        ("oleObject", "embeddings/x.bin", "Internal"), ("hyperlink", "file://host/x", "External"),
        ("header", "http://127.0.0.1:9/h.xml", "External"), ("styles", "\\\\host\\x", "External"),
        ("frame", "javascript:alert(1)", "External"), ("subDocument", "x.docx", "External"),
    ):  # fmt: skip
        link = (
            f'<Relationship Id="rX" Type="{_OFFICE}/{kind}" Target="{target}" TargetMode="{mode}"/>'
        )
        made = full_parts()[LINKS].replace(b"</Relationships>", link.encode() + b"</Relationships>")
        yield f"outside {kind}", with_part(LINKS, made)
    yield "other file in the text", file_of(plan() + "<w:altChunk r:id='rX'/>")
    yield "other file in a paragraph", file_of(plan() + paragraph("<w:subDoc r:id='rX'/>"))
    parts = full_parts()
    strict = {
        name: data.replace(b"schemas.openxmlformats.org/wordprocessingml/2006/main", b"purl.oclc.org/ooxml/wordprocessingml/main")
        .replace(b"schemas.openxmlformats.org/officeDocument/2006/", b"purl.oclc.org/ooxml/officeDocument/")
        for name, data in parts.items()
    }  # fmt: skip
    yield "strict", write_package(strict)
    template = parts[TYPES].replace(b"document.main", b"template.main")
    yield "template", write_package(parts | {TYPES: template})


def all_markup() -> Named:
    """Give every file of this module."""
    for group in (entities, encodings, depths, circles, foreign):
        yield from group()
