"""Nothing odd stands in any finished paper: no word of a program, no empty section, no bare head."""

import re
from collections.abc import Iterator
from itertools import takewhile

import pytest
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
    r"(?<!\.)\.\.(?!\.)|[,;:][.,;:]|\.[,;:]|[ ][,;:](?!\S)|[ ]\.(?=\s|$)|\(\s*\)|“\s*”|- -"
)
#: One-digit counts in running text get a nought (`05 mục tiêu`); a value in a table does not.
COUNT = re.compile(
    r"(?<![\d./,-])(?<!Điều )(?<!khoản )(?<!Mục )(?<!mục )(?<!số )(?<!Số )(?<!quý )(?<!tháng )"
    r"\b[1-9] (?:mục tiêu|thủ tục|điểm không phù hợp|cơ quan|quy trình|tài liệu|phòng|hồ sơ)\b"
)


def said(paper: Paper) -> Iterator[str]:
    """Give every paragraph of every part: body, margins, drawn shapes, charts, properties."""
    for name, data in sorted(read(paper.path).parts.items()):
        if not re.fullmatch(
            r"(word/(document|header\d*|footer\d*|charts/chart\d*)|docProps/\w+)\.xml", name
        ):
            continue
        root = etree.fromstring(data)
        if name.startswith("docProps"):
            yield from (node.text for node in root.iter() if node.text and node.text.strip())
        for tag, run in ((f"{W}p", f"{W}t"), (f"{DRAWN}p", f"{DRAWN}t")):
            for paragraph in root.iter(tag):
                yield "".join(node.text or "" for node in paragraph.iter(run))


@every(FORMS)
def test_no_word_of_a_program_and_no_sign_stands_wrong(paper: Paper) -> None:
    texts = list(said(paper))
    assert len(texts) > 10
    running = [block.text for block in read(paper.path).blocks if isinstance(block, Line)]
    for pattern, lines in ((STRANGE, texts), (SIGNS, texts), (COUNT, running)):
        found = [f"{pattern.findall(text)}: {text}" for text in lines if pattern.search(text)]
        assert found == []


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (STRANGE, "Số: None"),
        (STRANGE, "{{ agency.name }}"),
        (STRANGE, "gồm: []"),
        (SIGNS, "Hết.."),
        (SIGNS, "một;; hai"),
        (SIGNS, "một.; hai"),
        (SIGNS, "Văn phòng , Thanh tra"),
        (SIGNS, "Hết ."),
        (SIGNS, "Ban Chỉ đạo ( )"),
        (COUNT, "gồm 5 mục tiêu"),
    ],
)
def test_the_judge_sees_what_is_odd(pattern: re.Pattern[str], text: str) -> None:
    assert pattern.search(text)


@pytest.mark.parametrize(
    "text",
    [
        "Số: …/KH-SKHCN",
        "lúc 08 giờ 00; hết...",
        "7.5. Thông tin",
        "05 mục tiêu",
        "Điều 5 quy trình",
    ],
)
def test_the_judge_lets_pass_what_is_right(text: str) -> None:
    assert not any(pattern.search(text) for pattern in (STRANGE, SIGNS, COUNT))


@every(FORMS)
def test_no_section_is_empty(paper: Paper) -> None:
    blocks = list(read(paper.path).blocks)
    for index, block in enumerate(blocks):
        if isinstance(block, Line) and is_heading(block):
            assert any(map(is_content, section(blocks[index + 1 :], block))), block.text


def section(rest: list[Block], heading: Line) -> Iterator[Block]:
    """Give what stands under a heading."""
    return takewhile(lambda block: not closes(block, heading), rest)


def is_heading(block: Block) -> bool:
    """Tell whether a block is a heading of its own line: Word lists it, and it is bold."""
    return (
        isinstance(block, Line)
        and block.outline is not None
        and bool(block.text.strip())
        and all(face.bold for face in block.faces)
    )


def closes(block: Block, heading: Line) -> bool:
    """Tell whether a section ends: with the next heading of its level or above, or the signing."""
    if isinstance(block, Table):
        return not block.bordered and bool({"Nơi nhận:", "THƯ KÝ"} & set(block.texts))
    assert heading.outline is not None
    return block.outline is not None and block.outline <= heading.outline


def is_content(block: Block) -> bool:
    """Tell whether a block says anything: a table with rows, a picture, words that are no heading."""
    if isinstance(block, Table):
        return block.bordered and not all(row.is_header for row in block.rows)
    return block.has_picture or (bool(block.text.strip()) and not is_heading(block))


def test_headings_are_found_in_every_form_but_the_shortest(papers: Papers) -> None:
    forms = {paper.form for paper in papers.some() if any(map(is_heading, read(paper.path).blocks))}
    assert forms == set(FORMS.values()) - {"GM"}
