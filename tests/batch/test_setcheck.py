"""A year's folder as people leave it: each change gives the right finding at the right place, and no other."""

import shutil
import zipfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import docx
import pytest

from qmsdocs.api import check_set, set_report, write_set_report
from qmsdocs.base.errors import InputError, NotFoundError, OutputError
from qmsdocs.lint.sets.results import SetFound, SetResult
from qmsdocs.word.reader import read_document
from qmsdocs.word.reading.model import paragraphs
from sample_tools import SAMPLES
from set_tools import DAY, ROOT, WARD, built, checked, codes, copied, drop_row, paper, put, said

#: A day on which every paper of the ward's year has its day behind it.
MADE = date(2026, 11, 30)
#: A day on which every term of all samples is over.
LATER = date(2027, 6, 1)


@pytest.fixture(scope="module")
def ward(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("ward"))


@pytest.fixture
def folder(ward: Path, tmp_path: Path) -> Path:
    return copied(ward, tmp_path)


def only(result: SetResult, code: str) -> SetFound:
    """Give the one finding that there is."""
    assert codes(result) == [code], said(result)
    return result.found[0]


def states(result: SetResult) -> dict[str, str]:
    return {duty.duty: duty.state for duty in result.duties}


def proofs(result: SetResult, duty: str) -> list[tuple[str, date | None]]:
    """Give number and day of what proves a duty."""
    (found,) = (each for each in result.duties if each.duty == duty)
    return [(each.number, each.day) for each in found.papers]


@pytest.mark.parametrize("agency", SAMPLES)
def test_the_papers_of_a_sample_agree(agency: str, tmp_path: Path) -> None:
    folder = built(tmp_path, agency)
    result = checked(folder, agency, LATER)
    assert result.count("error") == 0, said(result)
    assert all(paper.own and paper.kind for paper in result.papers)
    assert not [use.name for use in result.texts if use.state in ("ended", "not-yet")]
    (folder / "manifest.json").unlink()
    assert checked(folder, agency, LATER) == result, "words alone tell every kind"


def test_every_duty_of_the_ward_is_proved_by_paper_and_day(ward: Path) -> None:
    result = checked(ward, day=MADE)
    assert set(states(result).values()) == {"proved", "not-bound", "unjudged"}
    assert [duty for duty, state in states(result).items() if state == "unjudged"] == [
        "no-certification"
    ]
    assert proofs(result, "internal-audit") == [("301/BC-UBND", date(2026, 10, 26))]
    assert proofs(result, "management-review") == [("", date(2026, 11, 5))]
    assert proofs(result, "confirm-validity") == [("90/TB-UBND", date(2026, 11, 10))]
    assert proofs(result, "announce-again") == [("1168/QĐ-UBND", date(2026, 11, 23))]
    assert proofs(result, "corrective-report") == [("64/BC-UBND", date(2026, 3, 20))]
    assert all(duty.citation for duty in result.duties)


def test_a_paper_of_a_day_to_come_proves_nothing_yet(ward: Path) -> None:
    before, after = (checked(ward, day=date(2026, 11, day)) for day in (22, 23))
    assert states(before)["announce-again"] == "open"
    assert proofs(before, "announce-again") == []
    (again,) = (duty for duty in before.duties if duty.duty == "announce-again")
    assert [(each.number, each.day) for each in again.planned] == [
        ("1168/QĐ-UBND", date(2026, 11, 23))
    ]
    assert "duty-absent" not in " ".join(codes(before)), "its time is not over"
    assert before.counts["proved"] == after.counts["proved"] - 1
    assert "chưa đến ngày: 1168/QĐ-UBND, 23/11/2026" in _words(set_report(before))
    assert proofs(after, "announce-again") == [("1168/QĐ-UBND", date(2026, 11, 23))]
    assert not [duty for duty in after.duties if duty.planned]


def test_a_citation_in_a_paper_of_a_day_to_come_proves_nothing_either(folder: Path) -> None:
    early = checked(folder, day=date(2026, 1, 15))
    assert states(early)["announce"] == states(early)["apply-system"] == "open"
    assert not [paper for duty in early.duties for paper in duty.papers if (paper.day or DAY) > DAY]


def test_a_report_of_a_day_to_come_when_the_term_is_over(folder: Path) -> None:
    report = paper(folder, "4-13")
    put(report, "ngày 20 tháng 3 năm 2026", "ngày 20 tháng 12 năm 2026")
    result = checked(folder)
    found = next(each for each in result.found if each.found.rule == "S06")
    assert found.found.code == "set.duty-absent-planned-due"
    assert found.found.values["day"] == "20/12/2026"
    assert found.places[0].file == report.as_posix()
    assert states(result)["corrective-report"] == "absent"


def test_a_closing_of_a_day_to_come_closes_nothing(folder: Path) -> None:
    for part in ("4-05", "4-06", "4-07", "4-09"):
        for path in folder.glob(f"{part}*"):
            if "21/10/2026" in _text(path):
                put(path, "21/10/2026", "30/12/2026", every=True)
    found = {each.found.code for each in checked(folder, day=LATER).found}
    assert "set.finding-overdue" not in found
    found = {each.found.code for each in checked(folder, day=date(2026, 12, 1)).found}
    assert "set.finding-overdue" in found


def test_an_announcement_goes_with_a_notice(folder: Path) -> None:
    paper(folder, "5-02").unlink()
    found = next(each for each in checked(folder, day=MADE).found if each.found.rule == "S06")
    assert found.found.code == "set.duty-half"
    assert "5-01" in found.places[0].file
    assert "thông báo đến đơn vị chủ trì" in str(found.found.values["lacks"])


def test_a_year_of_conversion_lacks_audit_and_review(tmp_path: Path) -> None:
    agency = "so-khcn-kon-tum"
    folder = built(tmp_path, agency)
    result = checked(folder, agency, LATER)
    absent = {duty.duty: duty.due for duty in result.duties if duty.state == "absent"}
    assert absent["internal-audit"] == absent["management-review"] == date(2019, 12, 31)
    assert {each.found.rule for each in result.found} == {"S06"}
    assert states(result)["confirm-validity"] == "not-arisen"
    assert proofs(result, "announce") == [("212/BC-SKHCN", date(2019, 12, 20))], "it is cited there"
    early = checked(folder, agency, date(2019, 11, 1))
    assert states(early)["internal-audit"] == "open"
    assert not early.found


def test_a_lead_agency_has_duties_of_its_own(tmp_path: Path) -> None:
    result = checked(built(tmp_path, "so-khcn-tra-vinh"), "so-khcn-tra-vinh", LATER)
    assert proofs(result, "ministry-report") == [("697/BC-SKHCN", date(2023, 12, 15))]
    assert len(proofs(result, "inspection-on-site")) == 20
    assert states(result)["committee"] == "absent"


def test_a_target_changed_in_the_report_names_both_papers(folder: Path) -> None:
    put(paper(folder, "3-04"), "Từ 98% trở lên", "Từ 97% trở lên")
    found = only(checked(folder), "objective-differs")
    odd, other = found.places
    assert (odd.file.rpartition("/")[2][:4], odd.row, odd.quote) == ("3-04", 2, "Từ 97% trở lên")
    assert other.file.rpartition("/")[2].startswith("3-01")
    assert found.found.values["value"] == "Từ 97% trở lên"
    assert found.found.values["other_value"] == "Từ 98% trở lên"
    assert (found.found.rule, found.found.severity) == ("S01", "error")
    assert "9.1.3" in found.found.citation


def test_a_target_changed_in_the_plan_is_the_odd_one(folder: Path) -> None:
    put(paper(folder, "3-01"), "Từ 80% trở lên", "Từ 70% trở lên")
    found = only(checked(folder), "objective-differs")
    assert found.places[0].file.rpartition("/")[2].startswith("3-01")


def test_a_result_and_a_verdict_that_do_not_go_together(folder: Path) -> None:
    put(paper(folder, "3-04"), "Không đạt", "Đạt")
    found = only(checked(folder), "objective-verdict")
    assert found.found.values["result"] == "95,7%"


def test_an_objective_with_another_name_is_not_two_objectives(folder: Path) -> None:
    name = "Tỷ lệ hồ sơ thủ tục hành chính được tiếp nhận trực tuyến"
    put(paper(folder, "3-04"), name, "Tỷ lệ hồ sơ nộp qua mạng")
    found = only(checked(folder), "objective-differs")
    assert found.found.values["what"] == "set.what-name"
    assert found.found.values["value"] == "Tỷ lệ hồ sơ nộp qua mạng"


@pytest.mark.parametrize("words", ["98%", "≥ 98%", "Tối thiểu 98 %", "Đạt từ 98% trở lên"])
def test_a_target_in_other_words_is_the_same(words: str, folder: Path) -> None:
    put(paper(folder, "3-04"), "Từ 98% trở lên", words)
    assert said(checked(folder)) == []


def test_a_target_that_looks_the_other_way_is_another(folder: Path) -> None:
    put(paper(folder, "4-09"), "Không quá 15 phút", "Từ 15 phút trở lên")
    assert set(codes(checked(folder))) == {"objective-differs", "objective-verdict"}


def test_results_of_another_day_are_not_compared(folder: Path) -> None:
    report = paper(folder, "4-15")
    put(report, "99,7%", "99,9%", alone=True)
    only(checked(folder), "objective-differs")
    put(report, "tính đến ngày 30/9/2026", "tính đến ngày 31/10/2026")
    assert said(checked(folder)) == []


def test_papers_of_last_year_are_not_compared(folder: Path) -> None:
    old = folder / "Mục tiêu năm ngoái.docx"
    shutil.copy(paper(folder, "3-01"), old)
    put(old, "MỤC TIÊU CHẤT LƯỢNG NĂM 2026", "MỤC TIÊU CHẤT LƯỢNG NĂM 2025", every=True)
    put(old, "Từ 98% trở lên", "Từ 90% trở lên")
    result = checked(folder)
    assert said(result) == []
    assert [each.year for each in result.papers if each.file == old.as_posix()] == [2025]


def test_minutes_that_are_gone(folder: Path) -> None:
    paper(folder, "4-10").unlink()
    result = checked(folder)
    found = only(result, "review-missing")
    assert "ket-luan-hop" in found.places[0].file
    assert proofs(result, "management-review") == [("88/TB-UBND", date(2026, 11, 6))]


def test_a_year_without_audit_papers(folder: Path) -> None:
    for path in [*folder.glob("4-0[1-7]*")]:
        path.unlink()
    result = checked(folder)
    assert codes(result) == ["audit-missing"]
    assert states(result)["internal-audit"] == "open"
    over = checked(folder, day=LATER)
    assert states(over)["internal-audit"] == "absent"
    assert "duty-absent-due" in codes(over)


def test_an_audit_report_of_after_the_review(folder: Path) -> None:
    put(paper(folder, "4-07"), "ngày 26 tháng 10 năm 2026", "ngày 06 tháng 11 năm 2026")
    found = only(checked(folder), "audit-after-review")
    assert [each.quote for each in found.places] == [
        "Phường Mẫu, ngày 06 tháng 11 năm 2026",
        "Thời gian bắt đầu: 08 giờ 00, ngày 05 tháng 11 năm 2026.",
    ]


def test_a_review_of_before_the_audit(folder: Path) -> None:
    put(paper(folder, "4-10"), "ngày 05 tháng 11 năm 2026", "ngày 15 tháng 10 năm 2026")
    found = only(checked(folder), "audit-after-review")
    assert found.found.values["day"] == "20/10/2026"


def test_an_auditor_who_is_swapped(folder: Path) -> None:
    put(paper(folder, "4-03"), "Lê Văn C; Ngô Thị M", "Bùi Thị K; Ngô Thị M")
    found = only(checked(folder), "own-unit")
    assert found.found.values["name"] == "Bùi Thị K"
    assert "chuong-trinh" in found.places[0].file
    assert "doan-danh-gia" in found.places[1].file


def test_an_auditor_whom_no_list_knows_is_not_passed_over(folder: Path) -> None:
    put(paper(folder, "4-03"), "Lê Văn C; Ngô Thị M", "Người Lạ X; Ngô Thị M")
    result = checked(folder)
    assert not result.found
    assert "set.auditor-unknown" in {each.code for each in result.unjudged}


def test_a_procedure_dropped_from_the_announcement(folder: Path) -> None:
    drop_row(paper(folder, "5-01"), "Đăng ký khai sinh")
    found = only(checked(folder), "procedure-missing")
    assert found.found.values["name"] == "Đăng ký khai sinh"
    assert "5-01" in found.places[0].file
    assert found.places[1].quote == "Mã hiệu: QT-TP-02"


def test_a_procedure_of_their_own_that_nothing_lists(folder: Path) -> None:
    source = paper(folder, "2-10-quy-trinh-noi-bo-giai-quyet-thu-tuc-hanh-chinh-qt-tp-01")
    own = folder / "QT mới.docx"
    shutil.copy(source, own)
    put(own, "QT-TP-01", "QT-TP-09", every=True)
    put(own, "9.000031", "9.000099", every=True)
    put(own, "Chứng thực bản sao từ bản chính giấy tờ, văn bản", "Chứng thực chữ ký", every=True)
    found = only(checked(folder), "procedure-missing")
    assert found.found.values["name"] == "Chứng thực chữ ký"


def test_a_finding_that_the_log_tells_otherwise(folder: Path) -> None:
    put(paper(folder, "4-06"), "13/11/2026", "30/11/2026")
    found = only(checked(folder), "finding-differs")
    assert found.found.values["what"] == "set.what-due"
    assert "4-06" in found.places[0].file


def test_a_form_that_does_not_say_what_the_log_says(folder: Path) -> None:
    form = paper(folder, "hanh-dong-khac-phuc-01")
    put(form, "Ngày đóng phiếu: 21/10/2026", "Ngày đóng phiếu:      ")
    found = only(checked(folder), "finding-half-closed")
    assert (found.found.severity, found.places[0].file) == ("warning", form.as_posix())


def test_a_log_that_is_behind_the_forms(folder: Path) -> None:
    put(paper(folder, "4-06"), "21/10/2026", "")
    put(paper(folder, "4-06"), "Đã đóng", "Đang khắc phục")
    assert codes(checked(folder)) == ["finding-half-closed"]


def test_a_nonconformity_past_its_term(ward: Path, folder: Path) -> None:
    later = date(2026, 11, 20)
    assert codes(checked(ward, day=later)) == ["finding-open", "finding-open"]
    assert checked(ward, day=later).count("error") == 0, "no paper was made after the term"
    for part in ("4-05", "4-06", "4-07", "4-09"):
        for path in folder.glob(f"{part}*"):
            if "13/11/2026" in _text(path):
                put(path, "13/11/2026", "25/10/2026", every=True)
    assert {each.found.code for each in checked(folder).found} == {"set.finding-overdue"}


def test_a_decree_that_is_repealed_is_told_with_its_successor(folder: Path) -> None:
    cited = "Thông tư số 26/2014/TT-BKHCN"
    put(paper(folder, "4-01"), cited, "Nghị định số 61/2018/NĐ-CP")
    result = checked(folder)
    found = only(result, "text-ended-use")
    assert found.found.severity == "warning"
    assert found.found.values["other"] == "Nghị định số 118/2025/NĐ-CP"
    (use,) = (use for use in result.texts if use.state == "ended")
    assert (use.name, use.successor) == (
        "Nghị định số 61/2018/NĐ-CP",
        "Nghị định số 118/2025/NĐ-CP",
    )


def test_a_text_that_the_packs_do_not_know_is_no_fault(folder: Path) -> None:
    put(paper(folder, "4-01"), "Thông tư số 26/2014/TT-BKHCN", "Thông tư số 77/2031/TT-BKHCN")
    result = checked(folder)
    assert not result.found
    assert "Thông tư số 77/2031/TT-BKHCN" in {
        use.name for use in result.texts if use.state == "unknown"
    }


def test_files_with_names_of_their_own_are_known_by_their_words(folder: Path) -> None:
    (folder / "manifest.json").unlink()
    for number, path in enumerate(sorted(folder.glob("*.docx"))):
        path.rename(folder / f"Văn bản {number:02d} (đã ký).docx")
    result = checked(folder)
    assert said(result) == []
    assert all(each.kind for each in result.papers)
    assert set(states(checked(folder, day=MADE)).values()) == {"proved", "not-bound", "unjudged"}


def test_papers_of_others_and_of_no_known_kind_are_named_and_do_no_harm(folder: Path) -> None:
    other = folder / "Công văn Sở.docx"
    shutil.copy(paper(folder, "5-02"), other)
    put(other, "ỦY BAN NHÂN DÂN\nPHƯỜNG MẪU", "SỞ KHOA HỌC VÀ CÔNG NGHỆ")
    put(other, "Số: 1630/UBND-VP", "Số: 318/SKHCN-TĐC")
    notes = docx.Document()
    notes.add_paragraph("Ghi chép của Văn phòng, căn cứ Nghị định số 30/2020/NĐ-CP.")
    notes.save(str(folder / "Ghi chép.docx"))
    result = checked(folder)
    assert said(result) == []
    assert [each.file.rpartition("/")[2] for each in result.papers if not each.own] == [other.name]
    assert [each.file.rpartition("/")[2] for each in result.papers if not each.kind] == [
        "Ghi chép.docx"
    ]


def test_hostile_files_cost_a_sentence_each(folder: Path) -> None:
    (folder / "hỏng.docx").write_bytes(b"PK\x03\x04 not a zip")
    (folder / "rỗng.docx").write_bytes(b"")
    with zipfile.ZipFile(folder / "bom.docx", "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("word/document.xml", b"0" * 300_000_000)
    (folder / "~$mo.docx").write_bytes(b"Word keeps this while a file is open")
    (folder / "quét.pdf").write_bytes(b"%PDF-1.4")
    result = checked(folder)
    assert said(result) == []
    assert sorted({each.place.file.rpartition("/")[2] for each in result.unread}) == [
        "bom.docx",
        "hỏng.docx",
        "rỗng.docx",
    ]
    assert [Path(each).name for each in result.skipped] == ["quét.pdf"]


def test_half_a_year_tells_what_it_could_not_judge(folder: Path) -> None:
    for path in folder.glob("*.docx"):
        if path.name[0] not in "13":
            path.unlink()
    for path in folder.glob("3-0[4-9]*"):
        path.unlink()
    result = checked(folder, day=date(2026, 4, 1))
    assert "set.no-objectives-report" in {each.code for each in result.unjudged}
    assert result.count("error") == 0, said(result)
    assert states(result)["internal-audit"] == "open"
    assert {cover.clause for cover in result.clauses if not cover.papers} >= {"9.2", "9.3"}


def test_a_folder_that_is_not_there_or_holds_nothing(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match=r"set\.no-folder"):
        check_set(ROOT, WARD, 2026, tmp_path / "none", DAY)
    with pytest.raises(InputError, match=r"set\.no-papers"):
        check_set(ROOT, WARD, 2026, tmp_path, DAY)


def test_a_new_version_beside_an_edited_file_does_not_count(folder: Path) -> None:
    source = paper(folder, "3-04")
    beside = source.with_name(f"{source.stem}.moi.docx")
    shutil.copy(source, beside)
    put(beside, "Từ 98% trở lên", "Từ 50% trở lên")
    assert said(checked(folder)) == []


def test_every_clause_that_applies_has_a_paper(ward: Path) -> None:
    covers = {each.clause: each for each in checked(ward).clauses}
    assert [c for c, each in covers.items() if not each.papers and not each.left_out] == []
    assert {paper.kind for paper in covers["5.1"].papers} == {
        "quality-policy",
        "review-minutes",
        "review-conclusion",
    }
    assert {paper.kind for paper in covers["8.6"].papers} == {"administrative-procedure"}


def test_clauses_of_another_edition_are_led_to_those_of_the_pages(tmp_path: Path) -> None:
    result = checked(built(tmp_path, "so-khcn-kon-tum"), "so-khcn-kon-tum", LATER)
    assert result.edition == "TCVN ISO 9001:2008"
    covers = {cover.clause: [each.kind for each in cover.papers] for cover in result.clauses}
    assert "committee-decision" in covers["5.5"]
    assert "procedure-document-control" in covers["4.2"]


def test_a_waiver_lets_a_finding_on_a_set_pass(folder: Path, tmp_path: Path) -> None:
    root = tmp_path / "workspace"
    shutil.copytree(ROOT / "profiles" / WARD, root / "profiles" / WARD)
    paper(folder, "4-10").unlink()
    until = DAY + timedelta(days=30)
    waiver = f"waivers:\n  - {{rule: S01, files: ['4-11*'], reason: Biên bản đang ký số, until: {until}}}\n"
    (root / "waivers.yaml").write_text(waiver, encoding="utf-8")
    result = check_set(root, WARD, 2026, folder, DAY)
    assert not result.found
    assert [each.waived.reason for each in result.waived] == ["Biên bản đang ký số"]
    over = check_set(root, WARD, 2026, folder, until + timedelta(days=1))
    assert "review-missing" in codes(over)
    assert over.expired


def test_the_report_is_the_same_bytes_and_tells_the_result(ward: Path, folder: Path) -> None:
    result = checked(ward)
    data = set_report(result)
    assert data == set_report(result)
    words = _words(data)
    assert "KẾT QUẢ KIỂM TRA BỘ HỒ SƠ HTQLCL NĂM 2026" in words
    assert "301/BC-UBND, 26/10/2026" in words
    assert "Không có." in words
    paper(folder, "4-10").unlink()
    assert "phải sửa trước khi được kiểm tra" in _words(set_report(checked(folder)))


def test_a_report_that_somebody_changed_is_kept(ward: Path, tmp_path: Path) -> None:
    path, result = tmp_path / "bao-cao.docx", checked(ward)
    write_set_report(result, path)
    write_set_report(replace(result, day=LATER), path)
    put(path, "Không có.", "Đã báo cáo Chủ tịch.")
    with pytest.raises(OutputError, match=r"set\.report-exists"):
        write_set_report(result, path)
    assert "Đã báo cáo Chủ tịch." in _words(path.read_bytes())


def _words(data: bytes) -> str:
    return "\n".join(each.text for each in paragraphs(read_document(data, "").blocks))


def _text(path: Path) -> str:
    return _words(path.read_bytes())
