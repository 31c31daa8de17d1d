"""What is planted in a clean paper and may be corrected is gone afterwards, and nothing else changes."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from docx_tools import docx, paragraph, part, run, theme
from lint_tools import DAY, file_of, line, plan, prose, rule, sound_file
from mutation.catalogue import PLANTS
from mutation.package import File, NotHereError
from mutation.papers import own_papers
from mutation.plants import Plant
from qmsdocs.lint.correcting.names import is_corrected
from qmsdocs.lint.correcting.rounds import Corrected, correct
from qmsdocs.lint.found import Found
from qmsdocs.lint.inspecting import inspect
from qmsdocs.lint.rules import load_rules
from qmsdocs.word.package import read_package, write_package
from qmsdocs.word.reader import read_document
from qmsdocs.word.reading.model import paragraphs
from word_tools import faults

OFFICIAL = Path(__file__).parent / "official"
_HIDDEN = re.compile("[\u200b-\u200d\u2060\ufeff\u00ad]")
_DATE = "Bình Thuận, ngày 15 tháng 3 năm 2024</w:t>"
_BODY = "<w:ind w:firstLine='720'/>"
_SIZE = 'w:val="28"'
_MARGINS = "w:top='1134' w:bottom='1134' w:left='1701' w:right='850'"

#: A fault by what is replaced in the sound plan: old XML, new XML, the rules that tell it.
SPOILT = {
    "letter paper": ("w:w='11906' w:h='16838'", "w:w='12240' w:h='15840'", {"F01"}),
    "A5": ("w:w='11906' w:h='16838'", "w:w='8391' w:h='11906'", {"F01"}),
    "margins": (_MARGINS, "w:top='1000' w:bottom='2000' w:left='1440' w:right='1440'", {"F02"}),
    "number on page one": ("<w:titlePg/>", "", {"F03"}),
    "no number": ("<w:headerReference w:type='default' r:id='header1'/>", "", {"F03"}),
    "annex counts on": ("<w:pgNumType w:start='1'/>", "", {"F04"}),
    "font": (
        "<w:ind w:firstLine='720'/><w:jc w:val='both'/></w:pPr><w:r><w:rPr>"
        "<w:rFonts w:ascii='Times New Roman' w:hAnsi='Times New Roman'/>",
        "<w:ind w:firstLine='720'/><w:jc w:val='both'/></w:pPr><w:r><w:rPr>"
        "<w:rFonts w:ascii='Arial' w:hAnsi='Arial'/>",
        {"F05"},
    ),
    "colour": ("<w:sz w:val='28'/>", "<w:color w:val='C00000'/><w:sz w:val='28'/>", {"F06"}),
    "sizes": ("<w:sz w:val='28'/>", "<w:sz w:val='24'/>", {"F07"}),
    "motto with dashes": ("Độc lập - Tự do - Hạnh phúc", "Độc lập – Tự do– Hạnh phúc", {"F09"}),
    "number": ("Số: 15/KH-SKHCN</w:t>", "Số 5 /KH – SKHCN</w:t>", {"F12"}),
    "day and month": (_DATE, "Bình Thuận ngày 5 tháng 03 năm 2024</w:t>", {"F13"}),
    "month": (_DATE, "Bình Thuận, ngày 05 tháng 2 năm 2024</w:t>", {"F13"}),
    "text on the left": ("<w:jc w:val='both'/>", "<w:jc w:val='start'/>", {"F18"}),
    "no first line": (_BODY, "<w:ind w:start='0' w:hanging='0'/>", {"F18"}),
    "hanging": (_BODY, "<w:ind w:left='720' w:hanging='360'/>", {"F18"}),
    "no space": ("<w:spacing w:after='120'/>", "<w:spacing w:after='0'/>", {"F18"}),
    "double lines": (
        "<w:spacing w:after='120'/>",
        "<w:spacing w:after='120' w:line='480' w:lineRule='auto'/>",
        {"F18"},
    ),
    "exact lines": (
        "<w:spacing w:after='120'/>",
        "<w:spacing w:after='120' w:line='180' w:lineRule='exact'/>",
        {"F18"},
    ),
    "spacers": (
        prose("I. MỤC ĐÍCH, YÊU CẦU", "b"),
        "<w:p/><w:p/>" + prose("I. MỤC ĐÍCH, YÊU CẦU", "b"),
        {"F26"},
    ),
    "signs": ("Nâng cao hiệu quả công việc;", "Nâng cao  hiệu\u200b quả ;", {"F28"}),
    "parts of letters": (
        "Nâng cao hiệu quả",
        unicodedata.normalize("NFD", "Nâng cao hiệu quả"),
        {"F28"},
    ),
    "bold superior": (
        line("UBND TỈNH BÌNH THUẬN", "", 13, "center"),
        line("UBND TỈNH BÌNH THUẬN", "bi", 13, "left"),
        {"F10"},
    ),
    "weights": (
        "<w:b/>",
        "<w:b w:val='0'/>",
        {"F08", "F09", "F10", "F15", "F19", "F21", "F22", "F23"},
    ),
    "small letters in the agency": (
        "SỞ KHOA HỌC VÀ CÔNG NGHỆ</w:t>",
        "Sở Khoa học và Công nghệ</w:t>",
        {"F10"},
    ),
    "upright": ("<w:i/>", "", {"F13", "F22"}),
}


def findings(data: bytes) -> tuple[Found, ...]:
    return tuple(found for paper in inspect(data, "", None, DAY).papers for found in paper.found)


def counted(found: Iterable[Found]) -> Counter[tuple[str, str, str]]:
    return Counter((each.rule, each.code, each.role) for each in found)


def lines(data: bytes) -> list[str]:
    """Give the lines of a file with letters, each as words parted by one space."""
    texts = (" ".join(each.text.split()) for each in paragraphs(read_document(data).blocks))
    return [text for text in texts if any(map(str.isalnum, text))]


def letters(text: str) -> str:
    """Give letters and figures; a 0 may come or go when a day is padded."""
    plain = unicodedata.normalize("NFC", _HIDDEN.sub("", text))
    return "".join(sign for sign in plain if sign.isalnum() and sign != "0")


def words(text: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFC", _HIDDEN.sub("", text)))


def sorts(data: bytes) -> set[str]:
    """Give the sorts of faults that the independent judge sees, wherever they are."""
    return {re.sub(r"\[\d+\]", "", fault) for fault in faults(data)}


def check(data: bytes) -> Corrected:
    """Correct a file and look that nothing new is found, no word is lost, and it is done."""
    done = correct(data, "", None, DAY)
    assert counted(done.left) == counted(findings(done.data))
    assert counted(done.left) - counted(findings(data)) == Counter()
    assert len(done.left) == len(done.why)
    assert not correct(done.data, "", None, DAY).changed
    before, after = lines(data), lines(done.data)
    listed = {each.before: each.after for each in done.words}
    assert [listed.get(text, text) for text in before] == after
    for old, new in listed.items():
        assert letters(old) == letters(new)
        if "/" not in old:  # in a number blanks go, and join what they parted
            assert [word.lstrip("0") for word in words(old)] == [
                word.lstrip("0") for word in words(new)
            ]
    return done


@pytest.mark.parametrize("fault", SPOILT)
def test_a_planted_fault_is_gone_after_its_correction(fault: str) -> None:
    old, new, rules = SPOILT[fault]
    body = file_of(plan())
    text = read_package(body)["word/document.xml"].decode()
    assert old in text
    parts = read_package(body) | {"word/document.xml": text.replace(old, new).encode()}
    data = write_package(parts)
    assert rules <= {found.rule for found in findings(data)}
    done = check(data)
    assert rules & {found.rule for found in done.left} == set()
    assert rules <= {found.rule for found in done.done}


def test_all_faults_at_once_are_gone_too() -> None:
    text = plan()
    for old, new, _ in SPOILT.values():
        text = text.replace(old, new)
    done = check(file_of(text))
    corrected = {each.id for each in load_rules() if is_corrected(each)}
    assert {found.rule for found in done.left} & corrected == set()
    assert len(done.done) > len(SPOILT)


@pytest.mark.parametrize("kind", ["KH", "QĐ", "CV", "BB"])
def test_a_sound_paper_is_left_byte_for_byte(kind: str) -> None:
    data = sound_file(kind)
    assert correct(data, "", None, DAY) == Corrected(data)


def test_a_head_in_tabbed_lines_is_corrected_in_its_halves() -> None:
    tabs = (
        "<w:tabs><w:tab w:val='center' w:pos='2000'/><w:tab w:val='center' w:pos='7000'/></w:tabs>"
    )
    tab = "<w:r><w:tab/></w:r>"
    body = (
        paragraph(tab + run("UBND TỈNH X") + tab + run("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), tabs)
        + paragraph(tab + run("SỞ Y") + tab + run("Độc lập – Tự do – Hạnh phúc"), tabs)
        + paragraph(tab + run("Số: 5/KH-SY") + tab + run("X, ngày 5 tháng 1 năm 2024"), tabs)
        + line("KẾ HOẠCH", "b", 16, "center")
        + prose("Nội dung./.")
    )
    data = docx(body)
    done = check(data)
    found = {each.text.strip(): each for each in paragraphs(read_document(done.data).blocks)}
    second = found["SỞ Y\tĐộc lập - Tự do - Hạnh phúc"]
    first = next(each for text, each in found.items() if text.startswith("UBND"))
    assert all(each.look.bold for each in second.runs if each.text.strip())
    assert [each.look.bold for each in first.runs if each.text.strip()] == [False, True]
    assert "Số: 05/KH-SY\tX, ngày 05 tháng 01 năm 2024" in found


def test_fonts_of_a_theme_and_letters_in_symbols() -> None:
    parts = {
        "theme": theme("Calibri"),
        "styles": part(
            "styles",
            "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme='minorHAnsi' "
            "w:hAnsiTheme='minorHAnsi'/><w:sz w:val='28'/></w:rPr></w:rPrDefault></w:docDefaults>",
        ),
    }
    symbol = run("q", "<w:rFonts w:ascii='Wingdings' w:hAnsi='Wingdings'/>")
    from_theme = paragraph(run("Thực hiện theo Phụ lục.") + symbol, _BODY + "<w:jc w:val='both'/>")
    at = plan().index(prose("I. MỤC ĐÍCH, YÊU CẦU", "b"))
    text = plan()[:at] + from_theme + plan()[at:]
    base = read_package(file_of(text))
    page = base["word/document.xml"].decode()
    body = page[page.index("<w:body>") + 8 : page.index("</w:body>")]
    data = docx(body, parts | {"header1": base["word/header1.xml"]})
    done = check(data)
    assert {
        (each.values.get("found"), why) for each, why in zip(done.left, done.why, strict=True)
    } == {("Wingdings", "fix.left-symbols")}


def test_what_needs_a_person_says_why() -> None:
    text = plan().replace(rule(60.4), "<w:p/>", 1).replace("Hạnh phúc", "Hạnh Phúc")
    text = text.replace("- Lưu: VT, VP.", "- Lưu: VP.")
    done = check(file_of(text))
    assert {(each.rule, why) for each, why in zip(done.left, done.why, strict=True)} == {
        ("F09", "fix.left-words"),
        ("F11", "fix.left-layout"),
        ("F22", "fix.left-words"),
    }


def test_what_is_spared_stays_as_it_is() -> None:
    data = file_of(
        plan().replace("Số: 15/", "Số: 5/").replace(_DATE, _DATE.replace("15 th", "5 th"))
    )
    done = correct(data, "", None, DAY, lambda found: found.rule == "F12")
    assert [found.rule for found in done.done] == ["F13"]
    assert list(zip([found.rule for found in done.left], done.why, strict=True)) == [
        ("F12", "fix.left-waived")
    ]


def test_the_law_of_the_day_says_what_is_right() -> None:
    done = correct(sound_file("KH"), "", DAY.replace(year=2019), DAY)
    document = read_document(done.data)
    assert any(run.field == "PAGE" for each in paragraphs(document.sections[0].feet["default"]) for run in each.runs)  # fmt: skip
    assert "F03" in {found.rule for found in done.done}


def test_the_result_of_a_field_is_not_rewritten() -> None:
    day = "ngày 5 tháng 3 năm 2024"
    field = f"<w:fldSimple w:instr='DATE'>{run(day, '<w:i/>')}</w:fldSimple>"
    dated = line(_DATE.removesuffix("</w:t>"), "i", 14, "center")
    made = paragraph(run("Bình Thuận, ", "<w:i/>") + field, "<w:jc w:val='center'/>")
    assert dated in plan()
    done = correct(file_of(plan().replace(dated, made)), "", None, DAY)
    assert f"Bình Thuận, {day}" in lines(done.data)
    assert "lint.date-day" in {found.code for found in done.left}


@pytest.mark.slow
@pytest.mark.parametrize("name", ["nd30.docx", "nd30-mau.docx"])
def test_files_from_elsewhere_are_corrected_without_loss(name: str) -> None:
    data = (OFFICIAL / name).read_bytes()
    done = check(data)
    assert done.changed
    assert sorts(done.data) <= sorts(data)


def planted() -> list[Plant]:
    """Give every fourteenth plant of the rules of which something is corrected."""
    corrected = {each.id for each in load_rules() if is_corrected(each)}
    return [plant for plant in PLANTS if plant.rule in corrected][::14]


@pytest.mark.slow
@pytest.mark.parametrize("plant", planted(), ids=lambda plant: plant.name)
def test_a_fault_in_one_of_our_papers_is_corrected_without_loss(plant: Plant) -> None:
    papers = [paper for paper in own_papers() if plant.concerns(paper.kind, paper.old)]
    for paper in papers[len(plant.name) % 7 :: 7] + papers:
        file = File(paper.parts, paper.old)
        try:
            plant.plant(file)
        except NotHereError:
            continue
        data = file.data()
        done = check(data)
        assert sorts(done.data) <= sorts(data)
        return
    pytest.skip("no paper has room for it")
