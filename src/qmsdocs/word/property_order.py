"""The order in which the schema wants the properties of styles, runs, paragraphs and sections."""

from typing import Final

from lxml import etree

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

#: What of a style tells nothing about its look; it stands before the look.
_STYLE_FACTS = """
    name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat
    locked personal personalCompose personalReply rsid
"""
STYLE_FACTS: Final = tuple(_STYLE_FACTS.split())
_STYLE = f"{_STYLE_FACTS} pPr rPr tblPr trPr tcPr tblStylePr"
_RUN = """
    ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow
    emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs
    highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath
"""
_PARAGRAPH = """
    pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr
    shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN
    bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc
    textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange
"""
_SECTION = """
    headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders
    lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid
    printerSettings sectPrChange
"""
#: The place of each property in its parent.
ORDERS: Final = {
    W + parent: {W + name: place for place, name in enumerate(names.split())}
    for parent, names in (
        ("style", _STYLE), ("rPr", _RUN), ("pPr", _PARAGRAPH), ("sectPr", _SECTION),
    )
}  # fmt: skip
_LAST = 999


def put(parent: etree._Element, name: str) -> etree._Element:
    """Give a property of a `w:style`, `w:rPr`, `w:pPr` or `w:sectPr`, made where the schema wants it."""
    found = parent.findall(W + name)
    for extra in found[:-1]:  # the last one counts
        parent.remove(extra)
    if found:
        return found[-1]
    made = etree.Element(W + name)
    insert(parent, made)
    return made


def insert(parent: etree._Element, child: etree._Element) -> None:
    """Put a child among its siblings: behind those that come before it, and others of its name."""
    order = ORDERS[parent.tag]
    own = order[child.tag]
    for at, other in enumerate(parent):
        if order.get(other.tag, _LAST) > own:
            parent.insert(at, child)
            return
    parent.append(child)


def first(parent: etree._Element, name: str) -> etree._Element:
    """Give the properties (`pPr`, `rPr`) of a paragraph or run, made as its first child."""
    found = parent.find(W + name)
    if found is None:
        found = etree.Element(W + name)
        parent.insert(0, found)
    return found


def detach(element: etree._Element) -> None:
    """Take an element out of the one around it."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def drop(parent: etree._Element, *names: str) -> None:
    """Take properties away."""
    for name in names:
        for child in parent.findall(W + name):
            parent.remove(child)


def forget(element: etree._Element, *names: str) -> None:
    """Take attributes away."""
    for name in names:
        if W + name in element.attrib:
            del element.attrib[W + name]
