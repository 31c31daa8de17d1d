"""A sent file is judged, shown and given back corrected; what is no paper is refused with a reason."""

import re
import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import httpx2
import pytest

from lint_tools import file_of, prose, sound_file
from office_tools import fake_office, with_office
from qmsdocs.batch.office import VARIABLE
from qmsdocs.lint.inspecting import inspect
from qmsdocs.sources import caching
from qmsdocs.web.guard import MAX_BODY
from qmsdocs.word.package import read_package, write_package
from spoilt_tools import spoilt_plan
from web_tools import TODAY, Person, person, served, workspace

WAIVER = """waivers:
  - {rule: F22, files: "*.docx", reason: Mẫu cũ được phép dùng, until: 2026-12-31}
"""


@pytest.fixture
def someone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Person]:
    monkeypatch.setenv(caching.VARIABLE, str(tmp_path / "cache"))
    monkeypatch.setenv(VARIABLE, "/no/such/program")
    found = person(workspace(tmp_path / "ws", "so-khcn-tra-vinh"))
    yield found
    found.client.app.state.desk.close()  # type: ignore[attr-defined]


def send(
    someone: Person, data: bytes, name: str = "Kế hoạch.docx", on: str = ""
) -> tuple[str, str]:
    """Send a file; gives the address of its page and the page."""
    answer = someone.post("/inspect", {"on": on}, files={"file": (name, data)})
    return str(answer.url.path), answer.text


def copy_of(someone: Person, address: str) -> bytes:
    answer = someone.get(f"{address}/copy")
    assert answer.status_code == 200
    return answer.content


def test_findings_come_with_place_clause_and_remedy(someone: Person) -> None:
    address, page = send(someone, spoilt_plan())
    assert re.fullmatch("/inspect/[0-9a-f]{16}", address)
    assert "lề trái 20 mm (phần 1), phải từ 30 đến 35 mm" in page
    assert "Nơi nhận, đoạn 20: “Nơi nhận”" in page
    assert "Phụ lục I, Nghị định số 30/2020/NĐ-CP" in page
    assert "Vào Layout, Margins" in page
    assert "3 lỗi" in page
    assert '<span lang="vi">Kế hoạch</span>, 15/3/2024' in page


def test_the_copy_is_corrected_and_what_is_left_says_why(someone: Person) -> None:
    address, page = send(someone, spoilt_plan())
    assert "Đã sửa 2 chỗ sửa được an toàn, còn 1 chỗ" in page
    assert "người soạn quyết định</span>" in page
    answer = someone.get(f"{address}/copy")
    assert answer.headers["content-disposition"].endswith("K%E1%BA%BF%20ho%E1%BA%A1ch.sua.docx")
    result = inspect(answer.content, "", None, TODAY)
    assert [found.rule for found in result.papers[0].found] == ["F22"]


def test_a_sound_file_has_nothing_to_correct(someone: Person) -> None:
    address, page = send(someone, sound_file("KH"))
    assert "đúng thể thức" in page
    assert "Văn bản không có gì phải sửa" in page
    assert f"{address}/copy" not in page


def test_another_day_is_judged_by_its_own_law(someone: Person) -> None:
    address, page = send(someone, sound_file("KH"), on="2019-06-01")
    assert "theo Thông tư số 01/2011/TT-BNV" in page
    assert f"{address}/pages?on=2019-06-01" in page
    page = someone.get(address).text
    assert "theo Nghị định số 30/2020/NĐ-CP" in page
    page = someone.get(f"{address}?on=1950-01-01").text
    assert "chưa có quy định thể thức cho ngày 01/01/1950" in page


def test_a_day_that_is_none_is_told(someone: Person) -> None:
    address, _ = send(someone, sound_file("KH"))
    page = someone.get(f"{address}?on=31/02/2024").text
    assert "không phải là ngày" in page
    assert "theo Nghị định số 30/2020/NĐ-CP" in page
    answer = someone.post("/inspect", {"on": "hôm qua"}, files={"file": ("a.docx", spoilt_plan())})
    assert answer.status_code == 422
    assert "không phải là ngày" in answer.text


def bomb() -> bytes:
    raw = BytesIO()
    with ZipFile(raw, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b"0" * 300_000_000)
    return raw.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"not Word", "không phải tệp Word"),
        (b"", "tệp rỗng"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "Word"),
        (bomb(), "[Nn]én"),
        (sound_file("KH")[:900], "tệp"),
    ],
    ids=["text", "empty", "old Word", "bomb", "cut"],
)
def test_what_is_no_sound_word_file_is_refused_with_the_reason(
    someone: Person, data: bytes, reason: str
) -> None:
    answer = someone.post("/inspect", files={"file": ("a.docx", data)})
    assert answer.status_code == 422
    assert "Không nhận tệp a.docx" in answer.text
    [told] = re.findall(r'<ul class="problems">\s*<li>(.*?)</li>', answer.text)
    assert re.search(reason, told)
    inbox = someone.client.app.state.desk.things["inbox"]  # type: ignore[attr-defined]
    assert not inbox._files


def test_a_huge_upload_is_refused(someone: Person) -> None:
    answer = someone.post("/inspect", files={"file": ("a.docx", bytes(MAX_BODY + 1))})
    assert answer.status_code == 413
    assert "32 MB" in answer.text


def test_no_file_is_told(someone: Person) -> None:
    assert someone.post("/inspect").status_code == 422
    answer = someone.post("/inspect", files={"file": ("", b"")})
    assert "chưa chọn tệp nào" in answer.text


def test_nothing_is_written_into_the_workspace(someone: Person, tmp_path: Path) -> None:
    root = tmp_path / "ws"
    before = {path: path.stat().st_mtime_ns for path in root.rglob("*")}
    address, _ = send(someone, spoilt_plan(), "../../so-khcn-tra-vinh/agency.yaml")
    copy_of(someone, address)
    assert {path: path.stat().st_mtime_ns for path in root.rglob("*")} == before


@pytest.mark.parametrize("key", ["0123456789abcdef", "..%2f..%2fetc", "%00"])
@pytest.mark.parametrize("more", ["", "/pages", "/copy"])
def test_a_key_that_was_not_given_opens_nothing(someone: Person, key: str, more: str) -> None:
    send(someone, spoilt_plan())
    assert someone.get(f"/inspect/{key}{more}").status_code == 404


def test_what_is_waived_is_told_and_not_corrected(someone: Person, tmp_path: Path) -> None:
    address, page = send(someone, spoilt_plan())
    assert "3 lỗi" in page
    (tmp_path / "ws" / "waivers.yaml").write_text(WAIVER, encoding="utf-8")
    page = someone.get(address).text
    assert "2 lỗi" in page
    assert "Mẫu cũ được phép dùng" in page
    assert "còn 0 chỗ" in page


def test_without_libreoffice_the_content_is_shown(someone: Person) -> None:
    address, page = send(someone, spoilt_plan())
    assert f'data-load="{address}/pages"' in page
    part = someone.get(f"{address}/pages").text
    assert "chưa cài LibreOffice" in part
    assert "Duy trì Hệ thống quản lý chất lượng năm 2024" in part
    whole = someone.get(f"{address}?all=1").text
    assert 'class="paper"' in whole
    assert "data-load" not in whole


def test_a_program_that_prints_nonsense_leaves_the_content(
    someone: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, str(fake_office(tmp_path)))
    address, _ = send(someone, spoilt_plan())
    part = someone.get(f"{address}/pages?copy=1").text
    assert "không dàn trang được" in part
    assert 'class="paper"' in part


@pytest.mark.slow
def test_a_mark_on_the_page_leads_to_its_finding(
    someone: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_office(monkeypatch)
    address, page = send(someone, spoilt_plan())
    part = someone.get(f"{address}/pages").text
    assert part.count("<figure>") == 2
    [name] = re.findall(r'<a class="error" href="#([^"]+)" aria-label="Chỗ sai F22: ', part)
    assert re.search(rf'<li id="{name}" tabindex="-1">sau Nơi nhận thiếu dấu hai chấm', page)
    assert "<a " not in someone.get(f"{address}/pages?copy=1").text


def test_words_of_a_paper_are_words_and_nothing_else(someone: Person) -> None:
    parts = dict(read_package(sound_file("KH")))
    text = parts["word/document.xml"].decode()
    text = text.replace("Nơi nhận:", "&lt;script&gt;alert(1)&lt;/script&gt;")
    data = write_package(parts | {"word/document.xml": text.encode()})
    address, page = send(someone, data, "<img src=x>.docx")
    for shown in (page, someone.get(f"{address}/pages").text):
        assert "<script>alert" not in shown
        assert "<img src=x" not in shown


def test_the_page_speaks_english_too(someone: Person) -> None:
    address, _ = send(someone, spoilt_plan())
    someone.post("/language", {"lang": "en", "back": "/"})
    page = someone.get(address).text
    assert "the left margin is 20 mm" in page
    assert "Get the corrected copy" in page


def test_sent_files_are_gone_when_the_server_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with served(tmp_path / "ws") as address, httpx2.Client(follow_redirects=True) as client:
        page = client.get(address)
        key = re.findall(r'name="_key" value="([^"]+)"', page.text)[0]
        base = address.partition("/enter")[0]
        answer = client.post(
            f"{base}/inspect",
            data={"_key": key},
            files={"file": ("a.docx", spoilt_plan())},
            headers={"Origin": base},
        )
        assert answer.status_code == 200
        assert [path.name for path in tmp_path.rglob("*.docx")] == ["a.docx"]
    assert list(tmp_path.rglob("*.docx")) == []
    assert list(tmp_path.glob("qmsdocs-inspect-*")) == []


def test_what_is_no_administrative_paper_says_so(someone: Person) -> None:
    _, page = send(someone, file_of(prose("Thực đơn  tuần này")))
    assert "Không phải văn bản hành chính" in page
    assert "chỉ được xét những lỗi chung" in page
    assert "“”" not in page
