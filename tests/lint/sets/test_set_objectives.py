"""Objectives of departments, and figures of objectives in sentences: what differs is found, no more."""

from pathlib import Path

import pytest

from qmsdocs.lint.sets.results import SetFound
from set_tools import built, checked, codes, copied, paper, put, said

ONLINE = "Tỷ lệ hồ sơ thủ tục hành chính được tiếp nhận trực tuyến"
BEFORE = "Số liệu đánh giá trong Báo cáo này"


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("sound"))


@pytest.fixture
def folder(sound: Path, tmp_path: Path) -> Path:
    return copied(sound, tmp_path)


def only(folder: Path, code: str) -> SetFound:
    result = checked(folder)
    assert codes(result) == [code], said(result)
    return result.found[0]


def tell(folder: Path, words: str) -> None:
    """Write a sentence into the text of the report on objectives."""
    put(paper(folder, "3-04"), BEFORE, f"{words} {BEFORE}")


def test_a_target_of_a_department_that_its_sheet_has_otherwise(folder: Path) -> None:
    put(paper(folder, "3-08-phieu-theo-doi-muc-tieu-chat-luong-theo-quy-van-hoa"), "98,5%", "97,5%")
    found = only(folder, "objective-differs")
    assert (found.found.severity, found.found.values["other_value"]) == (
        "error",
        "Từ 98,5% trở lên",
    )
    assert "van-hoa" in found.places[0].file
    assert "3-02" in found.places[1].file


def test_a_target_of_the_agency_in_the_sheet_of_a_department(folder: Path) -> None:
    put(
        paper(folder, "3-08-phieu-theo-doi-muc-tieu-chat-luong-theo-quy-van-phong"),
        "Từ 95%",
        "Từ 90%",
    )
    found = only(folder, "objective-differs")
    assert found.found.values["value"] == "Từ 90% trở lên"
    assert found.found.values["other_value"] == "Từ 95% trở lên"


def test_an_objective_that_serves_none_of_the_agency(folder: Path) -> None:
    own = paper(folder, "3-02-muc-tieu-chat-luong-cua-phong-kinh-te")
    put(own, "Mục tiêu 1: tỷ lệ hồ sơ thủ tục", "Mục tiêu 1: tỷ lệ văn bản, thủ tục")
    found = only(folder, "objective-served")
    assert str(found.found.values["served"]).startswith("tỷ lệ văn bản, thủ tục")
    assert found.places[0].file == own.as_posix()


def test_several_objectives_of_the_agency_may_be_served(folder: Path) -> None:
    own = paper(folder, "3-02-muc-tieu-chat-luong-cua-phong-kinh-te")
    served = "Mục tiêu 1: tỷ lệ hồ sơ thủ tục hành chính được giải quyết đúng hạn và trước hạn"
    put(own, served, f"{served};\nMục tiêu 2: {ONLINE.lower()}.")
    assert said(checked(folder)) == []


def test_a_department_is_the_one_named_first(folder: Path) -> None:
    own = paper(folder, "3-02-muc-tieu-chat-luong-cua-phong-kinh-te")
    put(own, "Mục tiêu của phòng, đơn vị", "Mục tiêu (Trung tâm Phục vụ hành chính công phối hợp)")
    assert said(checked(folder)) == []
    for words in ("PHÒNG KINH TẾ, HẠ TẦNG VÀ ĐÔ THỊ", "Phòng Kinh tế, Hạ tầng và Đô thị"):
        put(own, words, "PHÒNG LẠ", every=True)
    left = {each.code for each in checked(folder).unjudged}
    assert left == {"set.department-unknown", "set.texts-undated"}


def test_a_target_below_that_of_the_agency_is_a_warning(folder: Path) -> None:
    own = paper(folder, "3-02-muc-tieu-chat-luong-cua-phong-van-hoa")
    name = "thuộc lĩnh vực của phòng được giải quyết đúng hạn"
    put(own, name, "thủ tục hành chính được giải quyết đúng hạn")
    assert "objective-weaker" not in codes(checked(folder)), "it asks for more"
    put(own, "Từ 98,5% trở lên", "Từ 96% trở lên")
    (found,) = (each for each in checked(folder).found if "weaker" in each.found.code)
    assert found.found.severity == "warning"
    assert (found.found.values["value"], found.found.values["other_value"]) == (
        "Từ 96% trở lên",
        "Từ 98% trở lên",
    )


@pytest.mark.parametrize(
    ("words", "value"),
    [
        (f"{ONLINE} đạt chỉ tiêu từ 75% trở lên.", "75%"),
        (f"{ONLINE.lower()} đạt 84%, chỉ tiêu tối thiểu 82 %.", "82 %"),
        (f"{ONLINE}: kết quả 84% (chỉ tiêu 85,5%).", "85,5%"),
    ],
)
def test_a_target_in_a_sentence_that_is_not_the_target(
    words: str, value: str, folder: Path
) -> None:
    tell(folder, words)
    found = only(folder, "objective-differs")
    assert (found.found.severity, found.found.values["value"]) == ("error", value)
    assert "3-04" in found.places[0].file
    assert found.found.values["other_value"] == "Từ 80% trở lên"


def test_a_result_in_a_sentence_that_no_table_has_is_a_warning(folder: Path) -> None:
    tell(folder, f"{ONLINE} đạt 91%.")
    found = only(folder, "objective-figure")
    assert (found.found.severity, found.found.values["value"]) == ("warning", "91%")


@pytest.mark.parametrize(
    "words",
    [
        f"{ONLINE} đạt 84%, chỉ tiêu từ 80% trở lên.",
        f"{ONLINE} quý I đạt 81,2%, quý II đạt 84,3%.",
        f"{ONLINE} đạt 84%, vượt 4% so với chỉ tiêu.",
        f"Năm 2025, {ONLINE.lower()} đạt 61%.",
        f"Nâng {ONLINE.lower()} năm 2027 lên từ 85% trở lên.",
        f"{ONLINE} được theo dõi hằng quý. Tổng số hồ sơ đúng hạn chiếm 12,5%.",
        f"{ONLINE} tại Phòng Kinh tế đạt 77%.",
        f"{ONLINE} đạt 84%, vượt chỉ tiêu tỉnh giao từ 70% trở lên.",
        "Tỷ lệ hồ sơ trực tuyến đạt 84%, mục tiêu khác đạt 11%.",
    ],
)
def test_other_figures_in_sentences_are_let_be(words: str, folder: Path) -> None:
    tell(folder, words)
    assert said(checked(folder)) == []
