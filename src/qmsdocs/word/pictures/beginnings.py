"""The beginning of a part with groups of shapes.

LibreOffice (7.4 at least) loses the words of every group of shapes in a document that begins with
a table, as nearly all administrative papers do. A paragraph of one point before it saves them.
"""

import re

from qmsdocs.word.pictures.names import GROUPS
from qmsdocs.word.styles_xml import spacing_xml

_TABLE_FIRST = re.compile(r"<w:body(?: [^>]*)?>(?=(?:\s|\{%(?:(?!%\}).)*%\})*<w:tbl>)", re.DOTALL)
_UNSEEN = f"<w:p><w:pPr>{spacing_xml(0, 0, 0)}</w:pPr></w:p>"


def begun(xml: str) -> str:
    """Give the source of a part so that the words of its groups are seen everywhere."""
    if not any(name in xml for name in GROUPS):
        return xml
    return _TABLE_FIRST.sub(lambda match: match[0] + _UNSEEN, xml, count=1)
