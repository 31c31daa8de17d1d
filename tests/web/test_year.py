"""The year at a glance says of each paper what state it is in, and why."""

import re
from pathlib import Path

import pytest

from qmsdocs import api
from qmsdocs.batch.results import PaperResult
from web_tools import TODAY, Person, workspace

AGENCY = "so-khcn-tra-vinh"
YEAR = f"/a/{AGENCY}/2023"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return workspace(tmp_path, AGENCY)


def build(root: Path) -> tuple[PaperResult, ...]:
    report = api.build(root, api.BuildRequest(TODAY, (AGENCY,), 2023))
    assert report.exit_code == 0
    return report.papers


def badges(page: str) -> list[str]:
    """Give the states of the papers, in order."""
    rows = re.findall(r'<th scope="row" lang="vi">.*?</tr>', page, re.DOTALL)
    return [re.findall(r'class="state[^"]*">([^<]*)<', row)[0] for row in rows]


def test_before_the_first_build_all_papers_are_ready(someone: Person, root: Path) -> None:
    states = badges(someone.get(YEAR).text)
    assert states
    assert set(states) == {"sẵn sàng"}
    assert not (root / "output").exists()


def test_after_a_build_all_are_made_and_can_be_loaded_down(someone: Person, root: Path) -> None:
    someone.get(YEAR)
    papers = build(root)
    page = someone.get(YEAR).text
    assert set(badges(page)) == {"đã lập"}
    for paper in papers:
        name = Path(paper.file).name
        answer = someone.get(f"{YEAR}/files/{name}")
        assert answer.content == (root / "output" / paper.file).read_bytes()
        assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'


def test_a_changed_field_makes_old_only_the_papers_that_print_it_and_names_it(
    someone: Person, root: Path
) -> None:
    build(root)
    path = root / "profiles" / AGENCY / "agency.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("name: Trần Thị B", "name: Trần Thị Bê"), encoding="utf-8")
    page = someone.get(YEAR).text
    states = badges(page)
    assert "đã cũ" in states
    assert "đã lập" in states
    assert re.search(r"dữ liệu thay đổi: [^<]*họ và tên", page)


def test_an_edited_paper_is_shown_as_such(someone: Person, root: Path) -> None:
    first = build(root)[0]
    (root / "output" / first.file).write_bytes(b"a person wrote this")
    page = someone.get(YEAR).text
    assert badges(page).count("đã sửa tay") == 1
    assert someone.get(f"{YEAR}/files/{Path(first.file).name}").content == b"a person wrote this"


def test_what_is_missing_is_counted_and_named_before_anything_is_made(
    someone: Person, root: Path
) -> None:
    path = root / "profiles" / AGENCY / "agency.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("name: Nguyễn Văn A, ", ""), encoding="utf-8")
    page = someone.get(YEAR).text
    assert re.search(r"thiếu dữ liệu: \d+ chỗ", page)
    assert re.search(r"người ký 1 › họ và tên", page)
    assert not (root / "output").exists()


def test_faults_of_a_profile_are_listed_with_file_and_line(someone: Person, root: Path) -> None:
    path = root / "profiles" / AGENCY / "2023.yaml"
    path.write_text("year: 2023\nplan: [\n", encoding="utf-8")
    page = someone.get(YEAR)
    assert page.status_code == 200
    assert re.search(rf">profiles/{AGENCY}/2023\.yaml:\d+", page.text)
    link = re.search(rf'href="({YEAR}/mend\?file=2023\.yaml&amp;line=\d+)"', page.text)
    assert link
    assert someone.get(link[1].replace("&amp;", "&")).status_code == 200


def test_a_year_that_is_not_there_names_those_that_are(someone: Person) -> None:
    answer = someone.get(f"/a/{AGENCY}/2019")
    assert answer.status_code == 404
    assert "2023" in answer.text


def test_names_with_signs_of_html_stay_text(someone: Person, root: Path) -> None:
    path = root / "profiles" / AGENCY / "agency.yaml"
    text = path.read_text(encoding="utf-8")
    bad = "Sở <script>alert(1)</script> & Bạn"
    path.write_text(
        re.sub(r"^  name: .*", f'  name: "{bad}"', text, count=1, flags=re.MULTILINE),
        encoding="utf-8",
    )
    page = someone.get(YEAR).text
    assert "<script>alert" not in page
    assert "Sở &lt;script&gt;alert(1)&lt;/script&gt; &amp; Bạn" in page


def test_duties_without_proof_come_with_the_page_or_after_it(someone: Person, root: Path) -> None:
    assert "Chưa có tệp Word nào để rà soát" in someone.get(YEAR).text
    build(root)
    page = someone.get(YEAR).text
    part = f"{YEAR}/duties?part=1"
    assert f'data-load="{part}"' in page
    told = someone.get(part).text
    assert "<html" not in told
    assert "chưa có văn bản" in told
    again = someone.get(YEAR).text
    assert "data-load" not in again
    assert "chưa có văn bản" in again
