"""The questions on a new agency keep every answer until the profile is written."""

import errno
import itertools
import os
from pathlib import Path

import pytest
from httpx2 import Response

from qmsdocs.model.loading import load_profile
from web_tools import Person, person


@pytest.fixture
def someone(tmp_path: Path) -> Person:
    return person(tmp_path / "ws")


def begun(someone: Person, **form: str) -> str:
    """Answer the first page; gives the address of the next."""
    answer = someone.post("/new", {"kind": "so", "year": "2026"} | form)
    assert answer.url.path.endswith("/agency"), answer.text
    return answer.url.path


def answered(someone: Person, at: str, **form: object) -> Response:
    return someone.post(at, dict(form))


NAMES = {"name": "Sở Nội vụ tỉnh Mẫu", "code": "SNV", "place": "Mẫu"}
PEOPLE = {
    "head_post": "Giám đốc",
    "unit_name": ["Văn phòng", "Phòng Tổ chức", ""],
    "unit_code": ["VP", "TC", ""],
    "unit_head": ["Lê Văn C", "", ""],
    "unit_was": ["", "", ""],
}


def test_a_new_workspace_gets_its_first_agency(someone: Person, tmp_path: Path) -> None:
    at = begun(someone)
    at = answered(someone, at, **NAMES).url.path
    assert at.endswith("/people")
    page = answered(someone, at, **PEOPLE)
    assert page.url.path.endswith("/committee")
    assert "Chánh Văn phòng" in page.text
    end = answered(
        someone,
        page.url.path,
        member_name=["Nguyễn Văn A", ""],
        member_post=["Giám đốc", "Trưởng phòng"],
        member_role=["Trưởng ban", "Ủy viên"],
    )
    assert end.url.path == "/a/so-noi-vu-tinh-mau/2026"
    assert "Đã lập hồ sơ" in end.text
    assert "thiếu dữ liệu" in end.text
    profile = load_profile(tmp_path / "ws" / "profiles" / "so-noi-vu-tinh-mau", 2026)
    assert profile.agency.committee is not None
    assert len(profile.agency.committee.members) == 2
    assert (tmp_path / "ws" / "schemas" / "agency.schema.json").is_file()


def test_what_is_missing_is_said_and_the_other_answers_stay(someone: Person) -> None:
    at = begun(someone)
    page = answered(someone, at, name="Sở <Lạ>", code="", place="")
    assert page.status_code == 422
    assert "chưa có chữ viết tắt" in page.text
    assert "chưa có địa danh" in page.text
    assert 'value="Sở &lt;Lạ&gt;"' in page.text
    assert page.text.count('aria-invalid="true"') == 2


def test_going_back_loses_nothing(someone: Person) -> None:
    at = begun(someone)
    at = answered(someone, at, **NAMES).url.path
    back = answered(someone, at, **PEOPLE, back="1")
    assert back.url.path.endswith("/agency")
    assert 'value="Sở Nội vụ tỉnh Mẫu"' in back.text
    assert 'value="Phòng Tổ chức"' in someone.get(at).text


def test_more_lines_can_be_had_without_scripts(someone: Person) -> None:
    at = begun(someone)
    at = answered(someone, at, **NAMES).url.path
    few = someone.get(at).text.count('name="unit_name"')
    page = answered(someone, at, **PEOPLE, more="1")
    assert page.text.count('name="unit_name"') > few
    assert 'value="Phòng Tổ chức"' in page.text


def test_a_sample_answers_for_a_beginning(someone: Person) -> None:
    at = begun(someone, sample="ubnd-phuong-mau")
    assert 'value="Ủy ban nhân dân Phường Mẫu"' in someone.get(at).text
    people = someone.get(at.replace("/agency", "/people")).text
    assert 'value="Trung tâm Phục vụ hành chính công"' in people


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"kind": "abc"}, "loại cơ quan"),
        ({"year": "hai nghìn"}, "không phải là năm"),
        ({"sample": "../x"}, "mẫu"),
        ({"sample": "ubnd-phuong-mau", "year": "2020"}, "sau năm 2020"),
    ],
)
def test_a_wrong_first_answer_is_refused_with_reasons(
    someone: Person, form: dict[str, str], words: str
) -> None:
    answer = someone.post("/new", {"kind": "so", "year": "2026"} | form)
    assert answer.status_code == 422
    assert words in answer.text


def test_an_agency_that_is_there_is_not_overwritten(someone: Person, tmp_path: Path) -> None:
    def all_of_it() -> Response:
        at = answered(someone, begun(someone), **NAMES).url.path
        at = answered(someone, at, **PEOPLE).url.path
        return answered(
            someone, at, member_name=[""], member_post=["Giám đốc"], member_role=["Trưởng ban"]
        )

    assert all_of_it().status_code == 200
    path = tmp_path / "ws" / "profiles" / "so-noi-vu-tinh-mau" / "agency.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "# của tôi\n", encoding="utf-8")
    again = all_of_it()
    assert again.status_code == 422
    assert path.read_text(encoding="utf-8").endswith("# của tôi\n")


def test_a_full_disk_leaves_no_half_of_a_profile_and_all_answers(
    someone: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = answered(someone, begun(someone), **NAMES).url.path
    at = answered(someone, at, **PEOPLE).url.path
    real, count = os.write, itertools.count()

    def full(handle: int, data: bytes) -> int:
        if next(count) < 2:
            return real(handle, data)
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("qmsdocs.sources.files.os.write", full)
        page = answered(
            someone,
            at,
            member_name=["Vũ Thị G"],
            member_post=["Giám đốc"],
            member_role=["Trưởng ban"],
        )
    assert page.status_code == 422
    assert "hết dung lượng đĩa" in page.text
    assert 'value="Vũ Thị G"' in page.text
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
    assert someone.get("/").text.count("Bắt đầu") >= 1


def test_who_goes_back_to_the_first_page_keeps_what_was_answered(someone: Person) -> None:
    at = begun(someone, kind="ubnd-xa", year="2027")
    first = answered(someone, at, **NAMES, here="Ủy ban nhân dân xã", back="1")
    assert first.url.path == "/new"
    assert '<option value="ubnd-xa" selected>' in first.text
    assert 'value="2027"' in first.text
    form = {"kind": "so", "year": "2027", "sample": ""}
    page = someone.post(str(first.url), form)
    assert page.url.path == at
    assert 'value="Sở Nội vụ tỉnh Mẫu"' in page.text
    assert 'value="Sở"' in page.text  # usual for the kind, and nobody wrote another
    other = someone.post(str(first.url), form | {"sample": "ubnd-phuong-mau"})
    assert "Sở Nội vụ tỉnh Mẫu" not in other.text


def test_questions_that_a_restart_has_forgotten_begin_anew(someone: Person) -> None:
    page = someone.get("/new/0123456789abcdef/people")
    assert page.url.path == "/new"
    assert "khởi động lại" in page.text
