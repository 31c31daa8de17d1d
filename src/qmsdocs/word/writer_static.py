"""The parts of a Word package that do not depend on its text: settings, fonts, properties, links."""

from collections.abc import Iterable, Mapping

from qmsdocs.word.styles_xml import FONT
from qmsdocs.word.xmltext import XML, attribute, escape

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MODE = "http://schemas.microsoft.com/office/word"
_MODES = {
    "compatibilityMode": 15,
    "overrideTableStyleFontSizeAndJustification": 1,
    "enableOpenTypeFeatures": 1,
    "doNotFlipMirrorIndents": 1,
    "differentiateMultirowTableHeaders": 1,
}
#: Core properties by the name python-docx gives them.
_CORE = {
    "title": "dc:title",
    "subject": "dc:subject",
    "author": "dc:creator",
    "creator": "dc:creator",
    "description": "dc:description",
    "comments": "dc:description",
    "language": "dc:language",
    "identifier": "dc:identifier",
    "keywords": "cp:keywords",
    "category": "cp:category",
    "content_status": "cp:contentStatus",
    "last_modified_by": "cp:lastModifiedBy",
    "version": "cp:version",
    "created": "dcterms:created",
    "modified": "dcterms:modified",
}
_SETTINGS = f"""\
<w:settings xmlns:w="{_W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>\
<w:characterSpacingControl w:val="doNotCompress"/><w:compat>{{modes}}</w:compat>\
<w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>\
</w:settings>"""
_COLORS = {
    "dk1": "000000", "lt1": "FFFFFF", "dk2": "1F2937", "lt2": "F3F4F6",
    "accent1": "1F4E79", "accent2": "9C2A2A", "accent3": "4D6B2F", "accent4": "6B4C8A",
    "accent5": "2F6B75", "accent6": "A0621B", "hlink": "0563C1", "folHlink": "954F72",
}  # fmt: skip
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def content_types(parts: Mapping[str, str], images: Iterable[str] = ()) -> str:
    """Give `[Content_Types].xml` for part names and the kinds they are of (`header`, `main` …).

    `images` are the sorts of pictures that there are: `png`, `jpeg`.
    """
    pictures = "".join(
        f'<Default Extension="{name}" ContentType="image/{name}"/>' for name in sorted(images)
    )
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{_content_type(kind)}"/>'
        for name, kind in parts.items()
    )
    return (
        f'{XML}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{pictures}{overrides}</Types>'
    )


def package_relationships() -> str:
    """Give `_rels/.rels`."""
    return _relationships(
        [
            ("rId1", f"{_OFFICE}/relationships/officeDocument", "word/document.xml"),
            ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ("rId3", f"{_OFFICE}/relationships/extended-properties", "docProps/app.xml"),
        ]
    )


def document_relationships(links: Iterable[tuple[str, str, str]]) -> str:
    """Give `word/_rels/document.xml.rels` for (id, kind, target), kind such as `header`."""
    return _relationships(
        [(rid, f"{_OFFICE}/relationships/{kind}", target) for rid, kind, target in links]
    )


def settings() -> str:
    """Give `word/settings.xml`: the ways of Word 2013 and later, Vietnamese, nothing to ask."""
    modes = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="{_MODE}" w:val="{value}"/>'
        for name, value in _MODES.items()
    )
    return XML + _SETTINGS.format(modes=modes)


def font_table(fonts: Iterable[str]) -> str:
    """Give `word/fontTable.xml`."""
    entries = "".join(
        f'<w:font w:name="{attribute(font)}"><w:charset w:val="00"/><w:family w:val="auto"/>'
        '<w:pitch w:val="variable"/></w:font>'
        for font in sorted(set(fonts))
    )
    return f'{XML}<w:fonts xmlns:w="{_W}">{entries}</w:fonts>'


def app_properties() -> str:
    """Give `docProps/app.xml`."""
    return (
        f'{XML}<Properties xmlns="{_OFFICE}/extended-properties">'
        "<Application>qmsdocs</Application></Properties>"
    )


def core_properties(properties: Mapping[str, str]) -> str:
    """Give `docProps/core.xml`.

    Raises:
        KeyError: for a property that Word does not have.
    """
    names = {_CORE[name]: value for name, value in sorted(properties.items())}
    items = "".join(_core(name, value) for name, value in names.items() if value)
    return (
        f'{XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{items}</cp:coreProperties>'
    )


def _core(name: str, value: str) -> str:
    kind = ' xsi:type="dcterms:W3CDTF"' if name.startswith("dcterms:") else ""
    return f"<{name}{kind}>{escape(value)}</{name}>"


def _content_type(kind: str) -> str:
    special = {
        "core": "application/vnd.openxmlformats-package.core-properties+xml",
        "app": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
        "main": f"{_WORD}.document.main+xml",
    }
    return special.get(kind, f"{_WORD}.{kind}+xml")


def _relationships(links: list[tuple[str, str, str]]) -> str:
    items = "".join(
        f'<Relationship Id="{rid}" Type="{kind}" Target="{target}"/>' for rid, kind, target in links
    )
    return f'{XML}<Relationships xmlns="{_PACKAGE}/relationships">{items}</Relationships>'


def theme_part() -> str:
    """Give `word/theme/theme1.xml`: one font for headings and text, sober colours."""
    colors = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLORS.items()
    )
    font = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface="{FONT}"/>'
    lines = "".join(
        f'<a:ln w="{width}"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>'
        for width in (6350, 12700, 19050)
    )
    return (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="qmsdocs">'
        f'<a:themeElements><a:clrScheme name="qmsdocs">{colors}</a:clrScheme>'
        f'<a:fontScheme name="qmsdocs"><a:majorFont>{font}</a:majorFont>'
        f"<a:minorFont>{font}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="qmsdocs"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{lines}</a:lnStyleLst>"
        f"<a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )
