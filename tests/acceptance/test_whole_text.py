"""Nothing odd stands in any finished paper: no word of a program, no empty section, no bare head."""

import re
from collections.abc import Iterator
from itertools import takewhile

from lxml import etree

from acceptance.papers import FORMS, Paper, Papers, every
from acceptance.test_legal_page import read
from acceptance.word_reader import Block, Line, Table, W

#: Where letters stand: Word's own paragraphs, and those of drawings and charts.
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
#: Words that only a program says.
STRANGE = re.compile(
    r"\b(?:None|nan|True|False|Undefined|null|object at)\b|\{\{|\}\}|\{%|%\}|\{#|\[\]|\{\}|\\n|\ufffd"
)
#: Signs that stand wrong: two stops in a row, doubled signs, room before them, nothing in brackets.
SIGNS = re.compile(
    r"(?<!\.)\.\.(?!\.)|[,;:][.,;:]|\.[,;:]|[ ][,;:](?!\S)|[ ]\.(?=\s|$)|\(\s*\)|“\s*”|- -|;\s*$(?<=\.;)"
)
#: One-digit counts in running text get a nought (`05 mục tiêu`).
COUNT = re.compile(
    r"(?<![\d./,-])(?<!Điều )(?<!khoản )(?<!Mục )(?<!mục )(?<!số )(?<!Số )(?<!quý )(?<!tháng )"
    r"\b[1-9] (?:mục tiêu|thủ tục|điểm không phù hợp|cơ quan|quy trình|tài liệu|phòng|hồ sơ)\b"
)


def said(paper: Paper) -> Iterator[str]:
    """Give every paragraph of every part: body, margins, drawn shapes, charts, properties."""
    for name, data in sorted(read(paper.path).parts.items()):
        if not re.fullmatch(r"(word/(document|header\d*|footer\d*|charts/chart\d*)|docProps/\w+)\.xml", name):
            continue
        root = etree.fromstring(data)
        if name.startswith("docProps"):
            yield from (text for text in root.itertext() if text.strip())
        for tag, run in ((f"{W}p", f"{W}t"), (f"{DRAWN}p", f"{DRAWN}t")):
            for paragraph in root.iter(tag):
                yield "".join(node.text or "" for node in paragraph.iter(run))


@every(FORMS)
def test_no_word_of_a_program_and_no_sign_stands_wrong(paper: Paper) -> None:
    texts = list(said(paper))
    assert len(texts) > 10
    for pattern in (STRANGE, SIGNS, COUNT):
        found = [f"{pattern.findall(text)}: {text}" for text in texts if pattern.search(text)]
        assert found == []


@every(FORMS)
def test_no_section_is_empty(paper: Paper) -> None:
    blocks = list(read(paper.path).blocks)
    for index, block in enumerate(blocks):
        if is_heading(block):
            rest = blocks[index + 1 :]
            own = list(takewhile(lambda other: not closes(other, block), rest))
            assert any(map(is_content, own)), f"nothing stands under {block.text!r}"  # type: ignore[union-attr]


def is_heading(block: Block) -> bool:
    """Tell whether a block is a heading of its own line: Word lists it, and it is bold."""
    return (
        isinstance(block, Line)
        and block.outline is not None
        and bool(block.text.strip())
        and all(face.bold for face in block.faces)
    )


def closes(block: Block, heading: Block) -> bool:
    """Tell whether a section ends: with the next heading of its level or above, or the signing."""
    if isinstance(block, Table):
        return not block.bordered and bool({"Nơi nhận:", "THƯ KÝ"} & set(block.texts))
    assert isinstance(heading, Line)
    assert heading.outline is not None
    return block.outline is not None and block.outline <= heading.outline


def is_content(block: Block) -> bool:
    """Tell whether a block says anything: a table with rows, a picture, words that are no heading."""
    if isinstance(block, Table):
        return block.bordered and not all(row.is_header for row in block.rows)
    return block.has_picture or (bool(block.text.strip()) and not is_heading(block))


def test_headings_are_found_in_every_form_but_the_shortest(papers: Papers) -> None:
    forms = {
        FORMS[paper.kind]
        for paper in papers.some()
        if any(map(is_heading, read(paper.path).blocks))
    }
    assert forms == set(FORMS.values()) - {"GM"}
