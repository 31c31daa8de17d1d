"""Filling a profile in the browser's pages, without a script: forms, tables, conflicts, bad input."""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from httpx2 import Response
from lxml.html import fromstring

from qmsdocs.model.formshape import GROUPS
from qmsdocs.sources.caching import VARIABLE
from web_tools import Person, workspace

AGENCY = "so-khcn-kon-tum"
YEAR = f"/a/{AGENCY}/2019"
PAGE = f"{YEAR}/fill/objectives"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))
    return workspace(tmp_path, AGENCY)


def fields(page: str) -> dict[str, Any]:
    """Give what a browser would send of the form of a page."""
    document: Any = fromstring(page)
    form = document.get_element_by_id("filling")
    found: dict[str, Any] = {}
    for name, value in form.form_values():
        if name in found:
            both = found[name] if isinstance(found[name], list) else [found[name]]
            found[name] = [*both, value]
        elif not name.startswith("file/"):
            found[name] = value
    return found


def file(root: Path, name: str = "2019.yaml") -> Path:
    return root / "profiles" / AGENCY / name


def send(
    someone: Person,
    form: dict[str, Any],
    act: str = "save",
    path: str = PAGE,
    **more: Any,  # noqa: ANN401
) -> Response:
    return someone.post(path, form | {"act": act}, **more)


def opened(someone: Person, path: str = PAGE) -> dict[str, Any]:
    answer = someone.get(path)
    assert answer.status_code == 200
    return fields(answer.text)


@pytest.mark.parametrize("group", [group.id for group in GROUPS])
def test_every_page_opens_and_sent_back_untouched_changes_nothing(
    someone: Person, root: Path, group: str
) -> None:
    before = {path: path.read_bytes() for path in (root / "profiles").rglob("*.yaml")}
    form = opened(someone, f"{YEAR}/fill/{group}")
    answer = send(someone, form, path=f"{YEAR}/fill/{group}")
    assert "Không có gì thay đổi" in answer.text
    assert {path: path.read_bytes() for path in (root / "profiles").rglob("*.yaml")} == before


def test_the_list_of_pages_says_what_is_filled_and_what_is_wrong(
    someone: Person, root: Path
) -> None:
    text = file(root).read_text("utf-8")
    file(root).write_text(re.sub(r"target: \S+", "target: nhiều", text, count=1), "utf-8")
    page = someone.get(f"{YEAR}/fill").text
    assert "Cần sửa 1 chỗ" in page
    assert "Đã có dữ liệu" in page
    assert "Chưa điền" in page


def test_a_saved_field_is_in_the_file_and_the_rest_is_as_it_was(
    someone: Person, root: Path
) -> None:
    before = file(root).read_text("utf-8").splitlines()
    form = opened(someone)
    form["v/objectives/0/measure"] = "Cách đo mới: đếm"
    assert "Đã lưu." in send(someone, form).text
    after = file(root).read_text("utf-8").splitlines()
    assert [line for line in after if line not in before] == ['    measure: "Cách đo mới: đếm"']


def test_a_wrong_value_clears_no_other_and_is_shown_with_the_words_of_the_command_line(
    someone: Person, root: Path
) -> None:
    before, form = file(root).read_bytes(), opened(someone)
    form |= {"v/objectives/0/target": "chín <b>", "v/objectives/0/name": "Tên mới"}
    answer = send(someone, form)
    assert answer.status_code == 422
    assert file(root).read_bytes() == before
    shown = fields(answer.text)
    assert shown["v/objectives/0/target"] == "chín <b>"
    assert shown["v/objectives/0/name"] == "Tên mới"
    assert 'aria-describedby="e-objectives/0/target" aria-invalid="true"' in answer.text
    assert "phải là số, đang là &#34;chín &lt;b&gt;&#34;. Ghi 90 hoặc 90%." in answer.text
    assert 'href="#f-objectives/0/target"' in answer.text


def test_leaving_a_field_asks_what_is_wrong_and_saves_nothing(someone: Person, root: Path) -> None:
    before, form = file(root).read_bytes(), opened(someone)
    form["v/objectives/0/target"] = "chín"
    answer = someone.post(f"{PAGE}/check", form)
    assert answer.json()["faults"] == {
        "objectives/0/target": ['phải là số, đang là "chín". Ghi 90 hoặc 90%.']
    }
    assert file(root).read_bytes() == before


def test_rows_are_added_moved_and_taken_out_by_buttons_without_being_saved(
    someone: Person, root: Path
) -> None:
    before, form = file(root).read_bytes(), opened(someone)
    first = form["v/objectives/0/name"]
    form["v/objectives/0/name"] = "Đang gõ dở"
    form = fields(send(someone, form, "add:objectives").text)
    assert form["v/objectives/n1/name"] == ""
    assert form["v/objectives/0/name"] == "Đang gõ dở"
    form = fields(send(someone, form, "down:objectives/0").text)
    rows = [name for name in form if re.fullmatch(r"v/objectives/\w+/name", name)]
    assert rows[1] == "v/objectives/0/name"
    form = fields(send(someone, form, "remove:objectives/n1").text)
    assert "v/objectives/n1/name" not in form
    assert file(root).read_bytes() == before
    assert "Đã lưu." in send(someone, form).text
    assert first not in file(root).read_text("utf-8").split("department_objectives")[0]


def test_rows_pasted_from_a_spreadsheet_come_into_the_table_and_are_saved(
    someone: Person, root: Path
) -> None:
    form = opened(someone)
    form["paste/objectives"] = "Nội dung mục tiêu\tChỉ tiêu\tThời hạn\nA\t91%\tTháng 6\nB\t5,5\t\n"
    form = fields(send(someone, form, "paste:objectives").text)
    assert (form["v/objectives/n1/name"], form["v/objectives/n2/target"]) == ("A", "5,5")
    assert form["v/objectives/n1/due"] == "Tháng 6"
    send(someone, form)
    text = file(root).read_text("utf-8")
    assert "name: A" in text
    assert "target: 5.5" in text


def test_a_thousand_pasted_rows_are_refused_and_faults_are_told_by_row_and_column(
    someone: Person,
) -> None:
    form = opened(someone)
    form["paste/objectives"] = "a\n" * 1000
    assert "mỗi lần chỉ đưa được 500 dòng" in send(someone, form, "paste:objectives").text
    rows = "".join(f"Mục {at}\t{'chín' if at % 100 == 7 else 90}\n" for at in range(400))
    form["paste/objectives"] = "Nội dung mục tiêu\tChỉ tiêu\n" + rows
    answer = send(someone, form, "paste:objectives").text
    assert "<strong>dòng 9, cột 2 (chỉ tiêu)</strong>: phải là số" in answer
    assert answer.count("<strong>dòng") == 4
    again = fields(answer)
    assert "v/objectives/n1/name" not in again
    assert again["paste/objectives"].count("\n") >= 400


def test_a_table_comes_from_an_excel_file(someone: Person) -> None:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.append(["Nội dung mục tiêu", "Chỉ tiêu"])
    sheet.append(["Từ Excel", 97.5])
    data = io.BytesIO()
    book.save(data)
    files = {"file/objectives": ("bang.xlsx", data.getvalue())}
    form = fields(send(someone, opened(someone), "upload:objectives", files=files).text)
    assert (form["v/objectives/n1/name"], form["v/objectives/n1/target"]) == ("Từ Excel", "97,5")
    bad = {"file/objectives": ("bang.xlsx", b"not a workbook")}
    answer = send(someone, opened(someone), "upload:objectives", files=bad)
    assert "Chưa đưa dòng nào vào bảng" in answer.text
    assert "chưa chọn tệp" in send(someone, opened(someone), "upload:objectives").text


def test_a_file_changed_meanwhile_shows_both_and_keeps_what_was_chosen(
    someone: Person, root: Path
) -> None:
    form = opened(someone)
    form["v/objectives/0/name"] = "Của tôi"
    text = file(root).read_text("utf-8")
    name = re.findall(r"objectives:.*?name: ([^\n]+)", text, re.DOTALL)[0]
    file(root).write_text(text.replace(f"name: {name}", "name: Của tệp", 1), "utf-8")
    answer = send(someone, form)
    assert answer.status_code == 422
    assert "Của tôi" in answer.text
    assert '<span class="version" lang="vi">Của tệp</span>' in answer.text
    again = fields(answer.text) | {"take/objectives/0/name": "disk"}
    assert "Của tôi" not in send(someone, again).text
    assert "name: Của tệp" in file(root).read_text("utf-8")


def test_an_item_with_tables_of_its_own_has_a_page(someone: Person, root: Path) -> None:
    path = f"{YEAR}/fill/procedures"
    new = f"{path}?at=procedures/n1"
    form = opened(someone, new) | {
        "v/procedures/n1/name": "Cấp phép thử", "v/procedures/n1/field": "Mẫu",
        "v/procedures/n1/steps/n1/name": "Nhận", "v/procedures/n1/steps/n1/unit": "Bộ phận Một cửa",
        "v/procedures/n1/steps/n1/content": "Nhận hồ sơ", "v/procedures/n1/steps/n1/time/value": "4",
        "v/procedures/n1/steps/n1/time/unit": "giờ",
    }  # fmt: skip
    assert "Đã lưu." in send(someone, form, path=path).text
    text = file(root, "procedures.yaml").read_text("utf-8")
    assert "id: cap-phep-thu" in text
    assert "{value: 4, unit: giờ}" in text
    assert "Cấp phép thử" in someone.get(path).text
    assert someone.get(f"{path}?at=khong/co").status_code == 422


def test_a_broken_file_shows_its_line_and_is_mended_as_text(someone: Person, root: Path) -> None:
    sound = file(root).read_text("utf-8")
    file(root).write_text(sound + 'risks: "không đóng\n', "utf-8")
    line = len(sound.splitlines()) + 1
    page = someone.get(PAGE).text  # leads to the text
    assert f"Dòng {line}" in page
    digest = re.findall(r'name="digest" value="([^"]+)"', page)[0]
    worse = someone.post(f"{YEAR}/source/year", {"text": sound + "a: [", "digest": digest})
    assert worse.status_code == 422
    assert "a: [" in worse.text
    assert file(root).read_text("utf-8") != sound
    someone.post(f"{YEAR}/source/year", {"text": sound.replace("\n", "\r\n"), "digest": "x" * 64})
    assert file(root).read_text("utf-8") != sound
    mended = someone.post(f"{YEAR}/source/year", {"text": sound, "digest": digest})
    assert "Đã lưu." in mended.text
    assert file(root).read_text("utf-8") == sound


def test_a_line_of_a_file_leads_to_its_field(someone: Person, root: Path) -> None:
    lines = file(root).read_text("utf-8").splitlines()
    number = next(
        at for at, line in enumerate(lines, 1) if re.match(r"\s+(- )?target:|.*target:", line)
    )
    answer = someone.get(f"{YEAR}/mend?file=2019.yaml&line={number}", follow_redirects=False)
    assert answer.headers["location"].startswith(f"{PAGE}#f-objectives/0")
    answer = someone.get(f"{YEAR}/mend?file=../x.yaml&line=1", follow_redirects=False)
    assert answer.headers["location"] == f"{YEAR}/fill"


@pytest.mark.parametrize(
    "path", ["fill/..%2F..%2Fagency", "fill/nothing", "source/..%2Fagency", "source/x", "see/../x"]
)
def test_strange_addresses_are_refused_with_words(someone: Person, path: str) -> None:
    answer = someone.get(f"{YEAR}/{path}")
    assert answer.status_code in (404, 422)
    assert "Chưa thực hiện được" in answer.text


def odd_forms() -> Iterator[dict[str, str]]:
    yield {"v/objectives": "chữ"}
    yield {"v/objectives/0": "chữ", "v/objectives/0/name": "x"}
    yield {"v/objectives/0/name": "x", "v/objectives/0": "chữ"}
    yield {"v/" + "a/" * 3000 + "b": "x"}
    yield {"v/objectives/99999999999999999999/name": "x"}
    yield {"v/objectives/@rows/x": "y", "v/objectives/-1/name": "z"}
    yield {"v/papers/0/number": "1"}
    yield {"v/objectives/n1/name/x": "1", "take/../x": "mine", "digest": "../../etc/passwd"}


@pytest.mark.parametrize("form", [*odd_forms()], ids=lambda one: next(iter(one))[:30])
@pytest.mark.parametrize(
    "act", ["save", "add:objectives/0/name", "paste:objectives", "up:x/../y", "remove:objectives/7"]
)
def test_a_form_that_no_page_made_harms_nothing(
    someone: Person, root: Path, form: dict[str, str], act: str
) -> None:
    before = file(root).read_bytes()
    answer = send(someone, {"digest": "0" * 64} | form, act)
    assert answer.status_code in (200, 422)
    assert "gặp lỗi của chính nó" not in answer.text
    after = file(root).read_bytes()
    assert after == before or someone.get(PAGE).status_code == 200


def test_whole_procedures_come_from_excel_sheets_or_none_with_the_reasons(
    someone: Person, root: Path
) -> None:
    path = f"{YEAR}/fill/procedures"
    assert f'href="{YEAR}/sheets"' in someone.get(path).text
    sheets = someone.get(f"{YEAR}/sheets")
    book = openpyxl.load_workbook(io.BytesIO(sheets.content))
    main: Any = book["Quy trình"]
    heads = {cell.value: cell.column for cell in main[1]} | {
        cell.value: cell.column for cell in main[2]
    }
    row = next(at for at in range(2, 9) if main.cell(at, heads["Tên thủ tục"]).value not in heads)

    def sent(name: str) -> str:
        data = io.BytesIO()
        book.save(data)
        files = {"file/procedures": (name, data.getvalue())}
        return send(someone, opened(someone, path), "import", path, files=files).text

    before = file(root, "procedures.yaml").read_bytes()
    main.cell(row, heads["Lần ban hành"]).value = "hai"
    answer = sent("quy-trinh.xlsx")
    assert f"Quy trình › {main.cell(row, heads['Lần ban hành']).coordinate}" in answer
    assert file(root, "procedures.yaml").read_bytes() == before
    main.cell(row, heads["Lần ban hành"]).value = 7
    assert "0 quy trình mới, 1 quy trình được cập nhật" in sent("QUY TRINH.XLSX")
    assert "edition: 7" in file(root, "procedures.yaml").read_text("utf-8")
    assert "chưa chọn tệp" in send(someone, opened(someone, path), "import", path).text
