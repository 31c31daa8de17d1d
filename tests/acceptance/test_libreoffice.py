"""Every Word file opens in LibreOffice, and what stands on the printed page stands where it must.

Values are copied from Nghị định số 30/2020/NĐ-CP ("NĐ 30"), Phụ lục I, Phần I.
"""

import re
from functools import cache
from pathlib import Path

import pytest

from acceptance.administrative import Administrative, administrative
from acceptance.papers import ADMINISTRATIVE, ALL, BEFORE, FORMS, NAMED, SAMPLES, Papers
from acceptance.pdf_reader import MISSING, Page, Word, fonts, pages, pdf_of, to_pdf
from acceptance.running import once
from acceptance.word_reader import Row, WordFile

pytestmark = pytest.mark.skipif(
    bool(MISSING), reason=f"not installed: {', '.join(MISSING)} (see .ci/run)"
)
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
#: A hair: boxes of letters differ a little from the advance widths of the text.
HAIR = 0.7
#: How many pages a paper of each kind may sensibly have.
LENGTHS = {
    "quality-policy": (1, 1),
    "training-request": (1, 2),
    "committee-decision": (2, 4),
    "issuance-decision": (2, 5),
    "quality-objectives": (2, 4),
    "maintenance-plan": (3, 7),
    "conversion-plan": (4, 10),
    "audit-report": (3, 7),
    "review-minutes": (2, 5),
    "administrative-procedure": (4, 8),
}
Pdf = tuple[Path, list[Page]]


@cache
def read(pdf: Path) -> list[Page]:
    return pages(pdf)


class Printer:
    """Gives the PDF of a paper; the papers of an agency are converted together, once."""

    def __init__(self, factory: pytest.TempPathFactory) -> None:
        self._factory = factory

    def __call__(self, papers: Papers, agency: str, kind: str) -> list[Pdf]:
        files = [paper.path for paper in papers.all if paper.agency == agency]
        folder = once(self._factory, f"pdf-{agency}", lambda target: to_pdf(files, target))
        found = [pdf_of(paper.path, folder) for paper in papers.of(agency, kind)]
        return [(pdf, read(pdf)) for pdf in found]


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Printer:
    return Printer(tmp_path_factory)


def parted(papers: Papers, agency: str, kind: str) -> Administrative:
    return administrative(papers.one(agency, kind))


@pytest.mark.parametrize(("agency", "kind"), ALL)
def test_a_paper_opens_with_a_sensible_number_of_a4_pages(
    papers: Papers, printed: Printer, agency: str, kind: str
) -> None:
    least, most = LENGTHS[kind]
    for pdf, found in printed(papers, agency, kind):
        assert least <= len(found) <= most, pdf.name
        for number, page in enumerate(found, start=1):
            assert (page.width, page.height) == pytest.approx((210, 297), abs=0.1)
            assert len(page.words) > 30, f"page {number} of {pdf.name} is all but blank"


@pytest.mark.parametrize(("agency", "kind"), ALL)
def test_a_paper_is_set_in_times_new_roman_only(
    papers: Papers, printed: Printer, agency: str, kind: str
) -> None:
    for pdf, _ in printed(papers, agency, kind):
        names = fonts(pdf)
        assert names
        assert not [n for n in names if not re.match("LiberationSerif|TimesNewRoman", n)], names


@pytest.mark.parametrize(("agency", "kind"), ALL)
def test_nothing_stands_in_the_side_margins(
    papers: Papers, printed: Printer, agency: str, kind: str
) -> None:
    # NĐ 30 Mục I khoản 3: lề trái 30 - 35 mm, lề phải 15 - 20 mm.
    for pdf, found in printed(papers, agency, kind):
        for page in found:
            out = [w.text for w in page.words if w.left < 30 - HAIR or w.right > 195 + HAIR]
            assert out == [], pdf.name


@pytest.mark.parametrize(("agency", "kind"), ADMINISTRATIVE)
def test_the_head_is_set_as_it_must_be(
    papers: Papers, printed: Printer, agency: str, kind: str
) -> None:
    ((_, found),) = printed(papers, agency, kind)
    _check_head(found[0], parted(papers, agency, kind))


@pytest.mark.parametrize("kind", [k for a, k in ADMINISTRATIVE if a == "so-khcn-binh-thuan"])
def test_the_head_holds_the_longest_place_and_names_at_the_larger_size(
    variants: Papers, printed: Printer, kind: str
) -> None:
    ((_, found),) = printed(variants, "so-lon", kind)
    paper = parted(variants, "so-lon", kind)
    assert paper.nation[0].face.size == 13
    assert found[0].count("SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN")
    if paper.date:
        assert paper.date[0].text.startswith("Thành phố Hồ Chí Minh, ngày ")
    _check_head(found[0], paper)


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


@pytest.mark.parametrize(("agency", "kind"), NAMED)
def test_the_rule_under_the_trich_yeu_has_a_third_to_a_half_of_its_line(
    papers: Papers, printed: Printer, agency: str, kind: str
) -> None:
    # NĐ 30 Mục II khoản 5 điểm b: đường kẻ bằng từ 1/3 đến 1/2 độ dài của dòng chữ.
    ((_, found),) = printed(papers, agency, kind)
    paper = parted(papers, agency, kind)
    name, subject = (found[0].lines(line.text) for line in paper.title)
    longest = max(box.right - box.left for box in subject)
    assert longest / 3 <= paper.title_rule <= longest / 2
    middle = 30 + (210 - 30 - 15) / 2
    for box in (*name, *subject):
        assert box.middle == pytest.approx(middle, abs=HAIR), "centred between the margins"


@pytest.mark.parametrize(("agency", "kind"), ADMINISTRATIVE)
def test_page_numbers(papers: Papers, printed: Printer, agency: str, kind: str) -> None:
    # NĐ 30 Mục I khoản 7: canh giữa trong phần lề trên, from page 2 on; anew in each Phụ lục.
    # TT 01/2011/TT-BNV: at the foot of the page, right.
    ((_, found),) = printed(papers, agency, kind)
    if FORMS[kind] == "CV":  # Mẫu 1.5: the address stands at the foot of page 1
        found = [_without_foot(found[0]), *found[1:]]
    numbers = [_page_number(page, agency == BEFORE) for page in found]
    assert numbers[0] is None
    expected: list[int | None] = []
    for number in numbers:
        expected.append(None if number is None else (expected[-1] or 1) + 1)
    assert numbers == expected
    sections = parted(papers, agency, kind).file.sections
    assert numbers.count(None) == len(sections), "the first page of each part is without"


def _without_foot(page: Page) -> Page:
    kept = tuple(word for word in page.words if word.top < 297 - 20 - HAIR)
    assert len(kept) < len(page.words)
    return Page(page.width, page.height, kept)


def _page_number(page: Page, at_foot: bool) -> int | None:
    """Give the number in the margin, which must be the only word there, at its place."""
    top = [word for word in page.words if word.bottom < 20 + HAIR]
    foot = [word for word in page.words if word.top > 297 - 20 - HAIR]
    margin, other = (foot, top) if at_foot else (top, foot)
    assert [word.text for word in other] == []
    if not margin:
        return None
    (word,) = margin
    if at_foot:
        assert word.right == pytest.approx(195, abs=HAIR)
    else:
        assert word.middle == pytest.approx(30 + (210 - 30 - 15) / 2, abs=HAIR)
    return int(word.text)


@pytest.mark.parametrize(("agency", "kind"), ADMINISTRATIVE)
def test_the_signature_stands_with_the_end_of_the_text(
    papers: Papers, printed: Printer, agency: str, kind: str
) -> None:
    ((_, found),) = printed(papers, agency, kind)
    first = "THƯ KÝ" if FORMS[kind] == "BB" else "Nơi nhận:"
    (page,) = [page for page in found if page.count(first)]
    top = page.lines(first)[0].top
    above = [word for word in page.words if 20 < word.bottom < top]
    assert len(above) > 5, "it does not stand alone on a page"
    if FORMS[kind] != "BB":
        powers = [line.text for line in parted(papers, agency, kind).signature]
        # Mục IV: Nơi nhận (9b) and quyền hạn, chức vụ (7a) begin on one line.
        assert page.lines("Nơi nhận:")[0].bottom == pytest.approx(
            _last(page, powers[0]).bottom, abs=2
        )


def _last(page: Page, text: str) -> Word:
    """Give the last place on a page where a line stands."""
    return Page(page.width, page.height, page.words[::-1]).lines(" ".join(text.split()[::-1]))[0]


@pytest.mark.parametrize("agency", SAMPLES)
def test_the_flowchart_shows_every_step(papers: Papers, printed: Printer, agency: str) -> None:
    kind = "administrative-procedure"
    for paper, (_, found) in zip(
        papers.of(agency, kind), printed(papers, agency, kind), strict=True
    ):
        (table,) = [t for t in WordFile(paper.path).tables if t.texts[0] == "Bước"]
        steps = [row.cells[1][0].text.split("\n")[0] for row in table.rows if _is_step(row)]
        assert len(steps) >= 5
        for step in steps:
            times = sum(page.count(step) for page in found)
            assert times >= 2, f"{step}: in the chart and in the table"


def _is_step(row: Row) -> bool:
    return row.cells[0][0].text.isdigit()
