"""Sections: page setup, headers and footers, and the breaks between sections."""

from collections.abc import Callable

from qmsdocs.base.units import mm_to_twips
from qmsdocs.word.blocks import Block, Page, Section, WordDocument
from qmsdocs.word.styles_xml import GAP_STYLE
from qmsdocs.word.writer_blocks import Numbers, blocks_xml, tag_paragraph

#: Which blocks of a section, the element that refers to them, and on which pages they are shown.
_RUNNING: tuple[tuple[Callable[[Section], tuple[Block, ...]], str, str], ...] = (
    (lambda section: section.header, "header", "default"),
    (lambda section: section.footer, "footer", "default"),
    (lambda section: section.first_footer, "footer", "first"),
)


class RunningParts:
    """The header and footer parts of a file: equal blocks share one part."""

    def __init__(self, document: WordDocument, numbers: Numbers) -> None:
        """Write the parts that the sections need.

        A section without a header would take over the one before it, so that each section names
        its own, empty ones too, as soon as any section has one.
        """
        self.parts: dict[str, str] = {}
        self._known: dict[tuple[str, tuple[Block, ...]], str] = {}
        self._used = [
            (get, kind, pages)
            for get, kind, pages in _RUNNING
            if any(get(section) for section in document.sections)
        ]
        self._numbers = numbers

    def references(self, section: Section) -> str:
        """Give the references of a section, header references first."""
        return "".join(
            f'<w:{kind}Reference w:type="{pages}" r:id="{self._id(kind, get(section))}"/>'
            for get, kind, pages in self._used
            if pages == "default" or section.title_page
        )

    def _id(self, kind: str, blocks: tuple[Block, ...]) -> str:
        key = (kind, blocks)
        if key not in self._known:
            name = f"{kind}{sum(known == kind for known, _ in self._known) + 1}"
            self._known[key] = f"rId{name.capitalize()}"
            self.parts[name] = blocks_xml(blocks, self._numbers, lasting=True)
        return self._known[key]


def body_xml(document: WordDocument, numbers: Numbers, running: RunningParts) -> str:
    """Give the content of `w:body`.

    The break before a section stands inside the condition of that section: when the condition
    does not hold, the blocks before it belong to the section setup that follows them.
    """
    parts: list[str] = []
    before: Section | None = None
    for section in document.sections:
        if section.condition:
            parts.append(tag_paragraph(f"if {section.condition}"))
        if before is not None:
            parts.append(_break(before, running))
        parts.append(blocks_xml(section.blocks, numbers))
        if section.condition:
            parts.append(tag_paragraph("endif"))
        before = section
    last = document.sections[-1]
    return "".join(parts) + _setup(last, running)


def _break(section: Section, running: RunningParts) -> str:
    style = f'<w:pStyle w:val="{GAP_STYLE}"/>'
    return f"<w:p><w:pPr>{style}{_setup(section, running)}</w:pPr></w:p>"


def _setup(section: Section, running: RunningParts) -> str:
    restart = '<w:pgNumType w:start="1"/>' if section.restart else ""
    title = "<w:titlePg/>" if section.title_page else ""
    return (
        f'<w:sectPr>{running.references(section)}<w:type w:val="nextPage"/>'
        f'{_page(section.page)}{restart}<w:cols w:space="708"/>{title}</w:sectPr>'
    )


def _page(page: Page) -> str:
    short, long = sorted((mm_to_twips(page.width), mm_to_twips(page.height)))
    if page.landscape:
        size = f'<w:pgSz w:w="{long}" w:h="{short}" w:orient="landscape"/>'
    else:
        size = f'<w:pgSz w:w="{mm_to_twips(page.width)}" w:h="{mm_to_twips(page.height)}"/>'
    edges = ("top", "right", "bottom", "left", "header", "footer")
    margins = " ".join(f'w:{edge}="{mm_to_twips(getattr(page, edge))}"' for edge in edges)
    return f'{size}<w:pgMar {margins} w:gutter="0"/>'
