"""Looks at the XML of a filled part once more, where that cannot be left out."""

from docxtpl import DocxTemplate
from lxml import etree


def parsed(data: bytes, grids: bool) -> bytes:
    """Give XML that was seen to be well formed, with a right grid for each table if asked.

    Raises:
        lxml.etree.XMLSyntaxError, ValueError, AttributeError: it is not well formed.
    """
    root = etree.fromstring(data)
    if not grids:
        return data
    fixed = DocxTemplate("").fix_tables(etree.tostring(root, encoding="unicode"))
    made: bytes = etree.tostring(fixed, encoding="UTF-8", xml_declaration=False)
    return made
