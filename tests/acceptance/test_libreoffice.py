"""Every Word file opens in LibreOffice, and what stands on the printed page stands where it must.

Values are copied from Nghị định số 30/2020/NĐ-CP ("NĐ 30"), Phụ lục I, Phần I.
"""

import re

import pytest

from acceptance.administrative import Administrative, administrative
from acceptance.papers import (
    ADMINISTRATIVE,
    BEFORE,
    CONTROLLED,
    FORMS,
    KINDS,
    Paper,
    Papers,
    every,
    every_of,
    judge,
)
from acceptance.pdf_reader import MISSING, Page, Prints, Word, fonts
from acceptance.test_legal_form import ABBREVIATIONS
from acceptance.test_legal_page import read
from acceptance.test_whole_text import is_heading
from acceptance.word_reader import Line, Row, Table

pytestmark = pytest.mark.skipif(
    bool(MISSING), reason=f"not installed: {', '.join(MISSING)} (see .ci/run)"
)
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
#: A hair: boxes of letters differ a little from the advance widths of the text.
HAIR = 0.7
#: How many pages a paper of a form may sensibly have.
LENGTHS = {"GM": 2, "CV": 3, "TB": 5, "QĐ": 6, "TTr": 4, "BM": 8, "TL": 16}
LONGEST = 14
#: Kinds with a table of the steps that their flowchart shows.
DRAWN = [
    kind
    for kind, front in KINDS.items()
    if front.get("steps") or front.get("one_per") == "procedure"
]


@every(FORMS, few=True)
def test_a_paper_opens_with_a_sensible_number_of_a4_pages(paper: Paper, prints: Prints) -> None:
    found = prints.pages(paper.path)
    assert 1 <= len(found) <= LENGTHS.get(paper.form, LONGEST)
    for number, page in enumerate(found, start=1):
        size = (210, 297) if page.upright else (297, 210)
        assert (page.width, page.height) == pytest.approx(size, abs=0.1)
        assert len(page.words) > 15, f"page {number} is all but blank"


@every(FORMS, few=True)
def test_a_paper_is_set_in_times_new_roman_only(paper: Paper, prints: Prints) -> None:
    names = fonts(prints.pdf(paper.path))
    assert names
    assert not [n for n in names if not re.match("LiberationSerif|TimesNewRoman", n)], names


@every(FORMS, few=True)
def test_nothing_stands_in_the_side_margins(paper: Paper, prints: Prints) -> None:
    # NĐ 30 Mục I khoản 3: lề trái 30 - 35 mm, lề phải 15 - 20 mm. A table too wide would stand there.
    for page in prints.pages(paper.path):
        right = page.width - 15 + HAIR
        assert [w.text for w in page.words if w.left < 30 - HAIR or w.right > right] == []


@every(FORMS, few=True)
def test_no_heading_and_no_head_of_a_table_is_left_alone_at_the_foot(
    paper: Paper, prints: Prints
) -> None:
    file, found = read(paper.path), prints.pages(paper.path)
    lines = [block.text for block in file.blocks if isinstance(block, Line) and is_heading(block)]
    heads = [" ".join(_head(table)) for table in file.tables if table.bordered]
    apart = {tuple(sorted(text.split())): text for text in (*lines, *heads) if text}
    for number, page in enumerate(found[:-1], start=1):
        assert _alone(page, apart) is None, f"foot of page {number}: {_alone(page, apart)}"


def _alone(page: Page, apart: dict[tuple[str, ...], str]) -> str | None:
    """Give the heading whose words are the last on a page, in whatever order they stand."""
    rows = page.rows(20, page.height - 20)
    for count in range(1, 7):  # a heading may take lines, the head of a table even more
        last = tuple(sorted(word for row in rows[-count:] for word in row))
        if last in apart:
            return apart[last]
    return None


def test_the_judge_sees_a_heading_at_the_foot(papers: Papers, prints: Prints) -> None:
    path = papers.one("so-khcn-binh-thuan", "maintenance-plan")
    page = prints.pages(path)[0]
    (heading,) = page.lines("I. MỤC ĐÍCH, YÊU CẦU")
    apart = {tuple(sorted(heading.text.split())): heading.text}
    assert _alone(page, apart) is None
    cut = tuple(word for word in page.words if word.bottom < heading.bottom + 1)
    assert _alone(Page(page.width, page.height, cut), apart) == heading.text


def _head(table: Table) -> list[str]:
    rows = [row for row in table.rows if row.is_header]
    return [line.text for row in rows for cell in row.cells for line in cell]


@every(ADMINISTRATIVE, few=True)
def test_the_head_is_set_as_it_must_be(paper: Paper, prints: Prints) -> None:
    _check_head(prints.pages(paper.path)[0], administrative(paper.path))


def test_the_head_holds_the_longest_place_and_names_at_the_larger_size(
    variants: Papers, variant_prints: Prints
) -> None:
    def check(paper: Paper) -> None:
        first, parted = variant_prints.pages(paper.path)[0], administrative(paper.path)
        assert parted.nation[0].face.size == 13
        assert first.count("SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN")
        if parted.date:
            assert parted.date[0].text.startswith("Thành phố Hồ Chí Minh, ngày ")
        _check_head(first, parted)

    found = [paper for paper in variants.first("so-lon") if paper.kind in ADMINISTRATIVE]
    assert len(found) > 15
    judge(check, found)


def _check_head(page: Page, paper: Administrative) -> None:
    """Check lines, middles and drawn rules of a head; what has several lines is the issuer."""
    (nation,) = page.lines(NATION)  # one line: the Quốc hiệu never wraps
    (motto,) = page.lines(MOTTO)
    (number,) = page.lines(paper.number.text)
    assert nation.bottom < motto.bottom < number.bottom
    # NĐ 30 Mục II khoản 1: canh giữa dưới Quốc hiệu; khoản 4: canh giữa dưới Quốc hiệu, Tiêu ngữ.
    assert motto.middle == pytest.approx(nation.middle, abs=HAIR)
    assert paper.motto_rule == pytest.approx(motto.right - motto.left, abs=HAIR)
    for line in paper.date:
        (date,) = page.lines(line.text)
        assert date.middle == pytest.approx(nation.middle, abs=HAIR)
        # Mục IV: số, ký hiệu và địa danh, thời gian trên cùng một dòng.
        assert date.bottom == pytest.approx(number.bottom, abs=HAIR)
    names = [box for line in paper.names for box in page.lines(line.text)]
    assert {round(box.middle - number.middle) for box in names} <= {-1, 0, 1}
    assert max(box.right for box in names) < nation.left
    issuer = page.lines(paper.names[-1].text)
    longest = max(box.right - box.left for box in issuer)
    # Khoản 2: đường kẻ bằng từ 1/3 đến 1/2 độ dài của dòng chữ, cân đối so với dòng chữ.
    assert longest / 3 <= paper.names_rule <= longest / 2


@every(ADMINISTRATIVE, few=True)
def test_no_line_of_the_head_wraps_but_where_it_is_told_to(paper: Paper, prints: Prints) -> None:
    first = prints.pages(paper.path)[0]
    for line in administrative(paper.path).names:
        for piece in line.text.split("\n"):
            assert len(first.lines(piece)) == 1, piece


@every_of(*ABBREVIATIONS, few=True)
def test_the_rule_under_the_trich_yeu_has_a_third_to_a_half_of_its_line(
    paper: Paper, prints: Prints
) -> None:
    # NĐ 30 Mục II khoản 5 điểm b: đường kẻ bằng từ 1/3 đến 1/2 độ dài của dòng chữ.
    first, parted = prints.pages(paper.path)[0], administrative(paper.path)
    name, subject = (first.lines(line.text) for line in parted.title)
    longest = max(box.right - box.left for box in subject)
    assert longest / 3 <= parted.title_rule <= longest / 2
    for box in (*name, *subject):
        assert box.middle == pytest.approx(_middle(first), abs=HAIR), "centred between the margins"


def _middle(page: Page) -> float:
    return 30 + (page.width - 30 - 15) / 2


@every(ADMINISTRATIVE, few=True)
def test_page_numbers(paper: Paper, prints: Prints) -> None:
    # NĐ 30 Mục I khoản 7: canh giữa trong phần lề trên, from page 2 on; anew in each Phụ lục.
    # TT 01/2011/TT-BNV: at the foot of the page, right.
    found = prints.pages(paper.path)
    if paper.form == "CV":  # Mẫu 1.5: the address stands at the foot of page 1
        found = [_without_foot(found[0]), *found[1:]]
    numbers = [_page_number(page, paper.agency in BEFORE) for page in found]
    assert numbers[0] is None
    expected: list[int | None] = []
    for number in numbers:
        expected.append(None if number is None else (expected[-1] or 1) + 1)
    assert numbers == expected
    sections = read(paper.path).sections
    assert numbers.count(None) == len(sections), "the first page of each part is without"


def _without_foot(page: Page) -> Page:
    kept = tuple(word for word in page.words if word.top < page.height - 20 - HAIR)
    assert len(kept) < len(page.words)
    return Page(page.width, page.height, kept)


def _page_number(page: Page, at_foot: bool) -> int | None:
    """Give the number in the margin, which must be the only word there, at its place."""
    top = [word for word in page.words if word.bottom < 20 + HAIR]
    foot = [word for word in page.words if word.top > page.height - 20 - HAIR]
    margin, other = (foot, top) if at_foot else (top, foot)
    assert [word.text for word in other] == []
    if not margin:
        return None
    (word,) = margin
    if at_foot:
        assert word.right == pytest.approx(page.width - 15, abs=HAIR)
    else:
        assert word.middle == pytest.approx(_middle(page), abs=HAIR)
    return int(word.text)


@every(ADMINISTRATIVE, few=True)
def test_the_signature_stands_with_the_end_of_the_text(paper: Paper, prints: Prints) -> None:
    parted = administrative(paper.path)
    minutes = paper.form == "BB"
    first = parted.signing.rows[0].cells[-1][0].text.split("\n")[0] if minutes else "Nơi nhận:"
    page = [page for page in prints.pages(paper.path) if page.count(first)][-1]
    top = _last(page, first).top
    above = [word for word in page.words if 20 < word.bottom < top]
    assert len(above) > 5, "it does not stand alone on a page"
    if not minutes:
        powers = [line.text for line in parted.signature]
        # Mục IV: Nơi nhận (9b) and quyền hạn, chức vụ (7a) begin on one line.
        assert page.lines("Nơi nhận:")[0].bottom == pytest.approx(
            _last(page, powers[0]).bottom, abs=2
        )


@every(CONTROLLED, few=True)
def test_signatures_in_columns_stand_with_the_end_of_the_text(paper: Paper, prints: Prints) -> None:
    file = read(paper.path)
    last = file.tables[-1]
    if last.bordered or len(last.rows) < 2:
        return  # it is signed on its cover
    posts = [cell[0].text.replace("\n", " ") for cell in last.rows[0].cells if cell[0].text]
    assert posts
    page = [page for page in prints.pages(paper.path) if page.count(posts[0])][-1]
    top = _last(page, posts[0]).top
    running = file.sections[-1].sides["header default"]
    repeated = sum(len(line.text.split()) for line in running)
    above = [word for word in page.words if word.bottom < top]
    assert len(above) > repeated + 5, "they do not stand alone on a page"


def _last(page: Page, text: str) -> Word:
    """Give the last place on a page where a line stands."""
    return Page(page.width, page.height, page.words[::-1]).lines(" ".join(text.split()[::-1]))[0]


@every(DRAWN, few=True)
def test_the_flowchart_shows_every_step(paper: Paper, prints: Prints) -> None:
    found = prints.pages(paper.path)
    (table,) = [t for t in read(paper.path).tables if t.texts[0] == "Bước"]
    column = next(n for n, text in enumerate(table.texts) if text.endswith("công việc"))
    steps = [row.cells[column][0].text.split("\n")[0] for row in table.rows if _is_step(row)]
    assert len(steps) >= 5
    for step in steps:
        times = sum(page.count(step) for page in found)
        assert times >= 2, f"{step}: in the chart and in the table"


def _is_step(row: Row) -> bool:
    return row.cells[0][0].text.isdigit()
