"""The way of a person from an empty folder to final papers, by the real program."""

import json
import re
import shutil
from pathlib import Path

import docx
import pytest

from acceptance.administrative import Administrative
from acceptance.papers import FORMS
from acceptance.running import once, qmsdocs
from acceptance.word_reader import WordFile

DAY = "2026-09-01"
PLAN = "3-07-ke-hoach-duy-tri-ap-dung-va-cai-tien-htqlcl.docx"
POLICY = "2-01-chinh-sach-chat-luong.docx"
OUT = Path("output/so-moi/2026")
#: What a person writes into the starter profile where the list of gaps says so.
ANSWERS = {
    "people": "25",
    "time": "tháng 6 năm 2026",
    "place": "Phòng họp tầng 2",
    "contact_name": "Phạm Thị D",
    "contact_phone": "0900.000.000",
    "tthc": '"1.000001"',
    "keep": "5 năm",
    "due": "quý IV năm 2026",
    "effective": "01/10/2026",
    "conclusion": "Hệ thống phù hợp",
    "report": "Đã thực hiện xong",
    "decisions": "[{text: Bổ sung máy quét, owner: van-phong, due: quý I năm sau}]",
    "audit.start": "05/10/2026",
    "audit.end": "06/10/2026",
    "review.date": "02/11/2026",
    "review.start": "08 giờ 00",
    "review.end": "11 giờ 30",
    "steps": "[Theo dõi hồ sơ sắp đến hạn hằng ngày]",
    "resources": "Nhân lực, thiết bị hiện có",
    "judged": "Số liệu của hệ thống thông tin, đánh giá hằng quý",
    "findings": "[]",
}
#: What a person adds where a whole part is missing: its name and what it says.
PROGRAMME = """\
  programme:
    - {date: 05/10/2026, start: 08 giờ 00, end: 08 giờ 30, content: Họp khai mạc}
    - {date: 05/10/2026, start: 08 giờ 30, end: 11 giờ 00, unit: chuyen-mon, clauses: ["7", "8", "9", "10"],
       content: Giải quyết thủ tục hành chính, auditors: [Lê Văn C]}
    - {date: 06/10/2026, start: 08 giờ 30, end: 11 giờ 00, unit: van-phong, clauses: ["4", "5", "6"],
       content: Kiểm soát tài liệu, auditors: [Phạm Thị D]}
"""


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a workspace with the starter profile, as `init` writes it into an empty folder."""

    def make(empty: Path) -> None:
        qmsdocs("init", "so-moi", "--year", "2026", cwd=empty)

    folder = once(tmp_path_factory, "journey", make)
    assert {path.name for path in folder.iterdir()} == {"profiles", "schemas", "templates"}
    return folder


@pytest.fixture
def workspace(begun: Path, tmp_path: Path) -> Path:
    """Give a copy of that workspace."""
    return Path(shutil.copytree(begun, tmp_path / "iso"))


def build(workspace: Path, *arguments: str, code: int = 0) -> tuple[str, str]:
    done = qmsdocs("build", "--date", DAY, *arguments, cwd=workspace, code=code)
    return done.stdout, done.stderr


def hashes(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_from_an_empty_folder_to_final_papers(workspace: Path) -> None:
    assert qmsdocs("validate", cwd=workspace).stderr == ""

    shown, _ = build(workspace)
    made = sorted(path.name for path in (workspace / OUT).glob("*.docx"))
    report = json.loads(build(workspace, "--json")[0])
    assert {Path(paper["file"]).name for paper in report["papers"]} == set(made)
    kinds = {paper["kind"] for paper in report["papers"]}
    assert kinds | {other["kind"] for other in report["not_concerned"]} == set(FORMS)
    assert len(kinds) >= 10
    told = re.findall(r"^  (\S+\.yaml):(\d+):(\d+): (.*)\((\S+)\)\.$", shown, re.MULTILINE)
    assert len(told) == len(set(told)), "each gap is told once for each paper"
    places = [(file, line, column, path) for file, line, column, _, path in told]
    assert len(set(places)) > 15
    _check_gaps_are_dotted_and_highlighted(workspace / OUT / PLAN)

    draft = hashes(workspace / OUT)
    _, errors = build(workspace, "--final", code=1)
    for file, line, _, path in places:
        assert f"{file}:{line}:" in errors
        assert f"({path})" in errors
    assert hashes(workspace / OUT) == draft, "nothing is overwritten by half a result"

    _fill(workspace, places)
    assert qmsdocs("validate", cwd=workspace).stderr == ""
    shown, errors = build(workspace, "--final")
    assert errors.count("đã ghi") + errors.count("không đổi") == len(made)
    assert "chỗ cần điền" not in shown
    plan = WordFile(workspace / OUT / PLAN)
    assert not any(face.highlighted for _, _, face in plan.faces())
    assert any("quý IV năm 2026" in text for text in plan.texts)


def _check_gaps_are_dotted_and_highlighted(file: Path) -> None:
    gaps = [text for _, text, face in WordFile(file).faces() if face.highlighted]
    assert gaps
    assert all(re.fullmatch(r"[.…]+", text) for text in gaps)


def _fill(workspace: Path, places: list[tuple[str, str, str, str]]) -> None:
    """Write an answer after the colon where each gap is said to be, or add what is missing there."""
    spots = {(file, int(line), int(column)): path for file, line, column, path in places}
    for (file, number, column), path in sorted(spots.items(), reverse=True):
        target = workspace / file
        lines = target.read_text(encoding="utf-8").splitlines(keepends=True)
        line = lines[number - 1].rstrip("\n")
        head, rest = line[: column - 1].rstrip(), line[column - 1 :]
        if head:
            found = re.fullmatch(r"[ -]*(\w+):", head)
            assert found, f"{path} is not at {file}:{number}:{column}"
            answer = ANSWERS.get(path) or ANSWERS[found[1]]
            comment = rest.removeprefix("[]").strip()
            lines[number - 1] = f"{head} {answer} {comment}".rstrip() + "\n"
        else:
            assert (rest, path) in {("audit:", "programme.days"), ("audit:", "checklist.dates")}
            lines.insert(number, PROGRAMME)
        target.write_text("".join(lines), encoding="utf-8")


def test_a_second_build_changes_nothing(workspace: Path) -> None:
    build(workspace, "--doc", "maintenance-plan", "--doc", "quality-policy")
    before = hashes(workspace)
    times = {path: path.stat().st_mtime_ns for path in (workspace / OUT).glob("*.docx")}
    shown, _ = build(workspace, "--json", "--doc", "maintenance-plan", "--doc", "quality-policy")
    assert json.loads(shown)["counts"]["unchanged"] == 2
    assert hashes(workspace) == before
    assert {path: path.stat().st_mtime_ns for path in times} == times


def test_a_file_edited_by_hand_is_never_overwritten(workspace: Path) -> None:
    build(workspace, "--doc", "maintenance-plan", "--doc", "quality-policy")
    plan = workspace / OUT / PLAN
    document = docx.Document(str(plan))
    document.add_paragraph("Sửa tay.")
    document.save(str(plan))
    mine = plan.read_bytes()
    year = workspace / "profiles/so-moi/2026.yaml"
    text = year.read_text(encoding="utf-8")
    year.write_text(
        text.replace("Đánh giá nội bộ\n", "Đánh giá nội bộ lần 2\n", 1), encoding="utf-8"
    )
    _, errors = build(workspace, "--doc", "maintenance-plan", "--doc", "quality-policy")
    assert plan.read_bytes() == mine
    beside = plan.with_name(plan.name.replace(".docx", ".moi.docx"))
    assert any("Đánh giá nội bộ lần 2" in text for text in WordFile(beside).texts)
    assert beside.name in errors
    build(workspace, "--doc", "maintenance-plan")
    assert plan.read_bytes() == mine
    assert set((workspace / OUT).glob("3-07*")) == {beside, plan}


def test_a_word_template_changed_in_word_wins(workspace: Path) -> None:
    qmsdocs("templates", "export", "maintenance-plan", cwd=workspace)
    own = workspace / "templates/maintenance-plan.docx"
    document = docx.Document(str(own))
    (heading,) = [p for p in document.paragraphs if p.text.endswith(". NỘI DUNG")]
    heading.add_run(" CỦA RIÊNG CHÚNG TÔI")
    heading.insert_paragraph_before("Cơ quan: {{ agency.short_name }}; năm {{ year }}.")
    document.save(str(own))
    assert qmsdocs("templates", "check", own, cwd=workspace).stderr == ""
    build(workspace, "--doc", "maintenance-plan")
    paper = Administrative(WordFile(workspace / OUT / PLAN))
    said = [line.text for line in paper.content]
    assert "Cơ quan: Sở Mẫu; năm 2026." in said
    assert "II. NỘI DUNG CỦA RIÊNG CHÚNG TÔI" in said
    assert paper.recipients[-1].text.startswith("- Lưu: ")


def test_an_own_page_wins(workspace: Path) -> None:
    (workspace / "templates/quality-policy.md").write_text(
        "---\nid: quality-policy\ntitle: Chính sách chất lượng\nset: system\norder: 1\nform: TL\n"
        "subject: Chính sách\nneeds: [policy]\nrequires: [policy]\ncode: CSCL\ncover: false\n---\n"
        "Chúng tôi: {{ policy.slogan }}.\n",
        encoding="utf-8",
    )
    build(workspace, "--doc", "quality-policy")
    assert "Chúng tôi: Công khai, đúng hạn, tận tình." in WordFile(workspace / OUT / POLICY).texts


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "maintenance-plan.docx"),
        (b"PK\x03\x04 not a package", "maintenance-plan.docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, ".doc"),
        ("Kế hoạch".encode(), "maintenance-plan.docx"),
    ],
)
def test_a_broken_word_template_is_refused_with_its_reason(
    workspace: Path, data: bytes, reason: str
) -> None:
    (workspace / "templates/maintenance-plan.docx").write_bytes(data)
    arguments = ("--doc", "maintenance-plan", "--doc", "quality-policy")
    _, errors = build(workspace, *arguments, code=2)
    (line,) = [line for line in errors.splitlines() if "templates/maintenance-plan.docx" in line]
    assert reason in line
    assert len(line.partition(": ")[2]) > 20, "it says what is wrong"
    assert "Traceback" not in errors
    assert not (workspace / OUT / PLAN).exists()
    assert (workspace / OUT / POLICY).exists(), "the other paper is made"


def test_a_loop_that_word_left_without_its_end_is_refused(workspace: Path) -> None:
    qmsdocs("templates", "export", "maintenance-plan", cwd=workspace)
    own = workspace / "templates/maintenance-plan.docx"
    document = docx.Document(str(own))
    rows = [row for table in document.tables for row in table.rows]
    (end,) = [row for row in rows if row.cells[0].text.strip() == "{%tr endfor %}"]
    end._tr.getparent().remove(end._tr)
    document.save(str(own))
    _, errors = build(workspace, "--doc", "maintenance-plan", code=2)
    assert "templates/maintenance-plan.docx" in errors
    assert "{%tr for" in errors
    assert not (workspace / OUT / PLAN).exists()


def test_the_law_of_2020_moved_the_page_number(tmp_path: Path) -> None:
    shown = qmsdocs("rules", "diff", "2019-10-02", "2020-06-08", cwd=tmp_path).stdout
    assert "page_number.place" in shown
    data = json.loads(
        qmsdocs("rules", "diff", "2019-10-02", "2020-06-08", "--json", cwd=tmp_path).stdout
    )
    changes = {change["id"]: change for change in data}
    # NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục I khoản 7; TT 01/2011/TT-BNV before it.
    place = changes["page_number.place"]
    assert "cuối trang" in json.dumps(place["before"], ensure_ascii=False)
    assert "lề trên" in json.dumps(place["after"], ensure_ascii=False)
    assert "conversion-plan" in place["documents"]
    assert "can_cu.punctuation" in changes


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("validate",), 0),
        (("documents",), 0),
        (("build", "--doc", "maintenance-plan", "--final"), 1),
        (("init", "so-moi"), 1),
        (("build", "../../x"), 2),
        (("build", "so-khac"), 2),
        (("build", "--doc", "khong-co"), 2),
        (("build", "--nothing"), 2),
        (("rules", "show", "khong-co"), 2),
    ],
)
def test_exit_codes(workspace: Path, arguments: tuple[str, ...], code: int) -> None:
    before = hashes(workspace.parent)
    done = qmsdocs(*arguments, cwd=workspace, code=code)
    assert "Traceback" not in done.stdout + done.stderr
    assert hashes(workspace.parent) == before
