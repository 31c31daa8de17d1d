"""Nothing stands alone at the foot of a page: no heading, no head of a table."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import pytest

from paper_tools import ROOT
from qmsdocs.forms.compiling import compile_page
from qmsdocs.model.agency import House
from qmsdocs.model.kinds import load_kinds
from qmsdocs.model.rules import load_rulebook
from qmsdocs.word.blocks import Block, BlockTag, Paragraph, Row, Table, Text, WordDocument

PAGES = load_kinds(ROOT / "templates")
DAYS = (date(2019, 10, 2), date(2026, 9, 1))


@pytest.fixture(scope="module", params=[(kind, day) for kind in PAGES for day in DAYS], ids=str)
def made(request: pytest.FixtureRequest) -> WordDocument:
    kind, day = request.param
    return compile_page(PAGES[kind], load_rulebook().format_on(day), House())


def _kept(paragraph: Paragraph, document: WordDocument) -> bool:
    if paragraph.keep_next is not None:
        return paragraph.keep_next
    return next(style.keep_next for style in document.styles if style.id == paragraph.style)


def _level(block: Block, document: WordDocument) -> int:
    """Give the level of a heading, 0 for anything else."""
    styles = {style.id: style.outline for style in document.styles}
    return styles[block.style] if isinstance(block, Paragraph) else 0


def _words(block: Block) -> str:
    inlines = block.inlines if isinstance(block, Paragraph) else ()
    return "".join(piece.text for piece in inlines if isinstance(piece, Text))


def _headings(document: WordDocument) -> Iterator[tuple[Paragraph, Block | None]]:
    """Give each heading with what follows it, tags left out."""
    for section in document.sections:
        blocks = [block for block in section.blocks if not isinstance(block, BlockTag)]
        for block, after in zip(blocks, [*blocks[1:], None], strict=True):
            if isinstance(block, Paragraph) and _level(block, document):
                yield block, after


def _tables(document: WordDocument) -> Iterator[Table]:
    for section in document.sections:
        yield from (block for block in section.blocks if isinstance(block, Table))


def test_a_heading_stays_with_what_stands_under_it(made: WordDocument) -> None:
    for heading, after in _headings(made):
        level = _level(heading, made)
        alone = after is None or 0 < _level(after, made) <= level
        assert alone or _kept(heading, made), _words(heading)


def test_the_head_of_a_table_stays_with_its_first_row(made: WordDocument) -> None:
    for table in _tables(made):
        for row in table.rows:
            if isinstance(row, Row) and row.header:
                inside = [block for cell in row.cells for block in cell.blocks]
                assert all(isinstance(one, Paragraph) and _kept(one, made) for one in inside)


def test_a_sentence_that_leads_to_a_table_stays_with_it(made: WordDocument) -> None:
    for section in made.sections:
        blocks = [block for block in section.blocks if not isinstance(block, BlockTag)]
        for block, after in pairwise(blocks):
            leads = isinstance(after, Table) and after.borders == "grid"
            if leads and _words(block):
                assert isinstance(block, Paragraph)
                assert _kept(block, made), _words(block)


def test_the_pages_have_headings_and_tables_to_look_at() -> None:
    documents = [
        compile_page(page, load_rulebook().format_on(DAYS[1]), House()) for page in PAGES.values()
    ]
    assert sum(len(list(_headings(document))) for document in documents) > 50
    assert (
        sum(
            table.rows[0].header
            for d in documents
            for table in _tables(d)
            if isinstance(table.rows[0], Row)
        )
        > 12
    )
