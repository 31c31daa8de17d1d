"""A book of Word files: every part looks and counts as it did alone."""

from itertools import pairwise

import pytest
from lxml import etree

from merging_tools import (
    SPACES,
    Joined,
    Made,
    code,
    ending,
    header,
    ids_of,
    join,
    named,
    paragraph,
    setup,
    styles,
)
from qmsdocs.base.errors import WordFileError
from qmsdocs.word.merging.book import BookPart, merge
from qmsdocs.word.merging.front import Front
from qmsdocs.word.merging.sections import RunningHeads, Section
from qmsdocs.word.package import read_package, write_package
from qmsdocs.word.writer import write
from word_tools import faults, rich_document

FRONT = Front("Sở Thử", "HỒ SƠ", "NĂM 2024", "DANH MỤC", ("TT", "Tên văn bản"))


def plain(text: str, **parts: str) -> Made:
    """Give a file of one section and one line."""
    return Made(paragraph(text) + setup(), {"styles": styles(), **parts})


def headed(text: str, head: str, pages: str = "default", **parts: str) -> Made:
    """Give a file with a header that says one thing."""
    section = setup("<w:titlePg/>" if pages == "first" else "", header("header1", pages))
    return Made(
        paragraph(text) + section, {"styles": styles(), "header1": paragraph(head), **parts}
    )


# --- pages ------------------------------------------------------------------------------------


def test_parts_follow_one_another_each_closed_by_its_own_section() -> None:
    book = join(plain("một"), plain("hai"), plain("ba"))
    assert book.values("//w:body//w:t/text()") == ["một", "hai", "ba"]
    assert len(book.find("//w:sectPr")) == 3
    assert len(book.find("/w:document/w:body/w:sectPr")) == 1


def test_each_part_keeps_its_paper_and_margins() -> None:
    wide = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="500" w:right="1" w:bottom="1" w:left="1" w:header="1" w:footer="1" w:gutter="0"/>'
    book = join(plain("một"), Made(f"{paragraph('hai')}<w:sectPr>{wide}</w:sectPr>"), plain("ba"))
    assert book.values("//w:pgSz/@w:w") == ["11906", "16838", "11906"]
    assert book.values("//w:pgMar/@w:top") == ["1134", "500", "1134"]


def test_each_part_begins_a_new_page_and_counts_from_one() -> None:
    run_on = Made(
        ending(setup(before='<w:type w:val="continuous"/>'), "hai")
        + paragraph("tiếp")
        + setup(before='<w:type w:val="continuous"/>')
    )
    book = join(plain("một"), run_on)
    assert book.sections("w:type/@w:val") == ["nextPage", "nextPage", "continuous"]
    assert book.sections("w:pgNumType/@w:start") == ["1", "1", ""]


def test_a_part_that_counts_from_elsewhere_goes_on_doing_so() -> None:
    book = join(plain("một"), Made(paragraph("hai") + setup('<w:pgNumType w:start="5"/>')))
    assert book.values("//w:pgNumType/@w:start") == ["1", "5"]


def test_a_part_that_ends_with_a_table_gets_a_paragraph_that_takes_no_room() -> None:
    table = f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>{paragraph('ô')}</w:tc></w:tr></w:tbl>"
    book = join(Made(table + setup()), plain("hai"))
    (closing,) = book.find("//w:p[w:pPr/w:sectPr]")
    assert closing.getprevious() is not None
    assert book.values("//w:p[w:pPr/w:sectPr]/w:pPr/w:spacing/@w:line") == ["20"]


def test_the_setup_of_a_section_stands_behind_the_style_of_its_paragraph() -> None:
    wrong = f'<w:p><w:pPr>{setup()}<w:pStyle w:val="Normal"/></w:pPr></w:p>'
    book = join(Made(wrong + paragraph("tiếp") + setup(), {"styles": styles()}))
    (properties,) = book.find("//w:p[1]/w:pPr")
    assert [str(child.tag).rpartition("}")[2] for child in properties] == ["pStyle", "sectPr"]


# --- headers and footers ----------------------------------------------------------------------


def test_no_part_takes_over_the_header_of_the_one_before() -> None:
    book = join(headed("một", "đầu một"), plain("hai"), headed("ba", "đầu ba"))
    assert book.running("header") == ["đầu một", "", "đầu ba"]


def test_what_is_blank_stays_so_without_being_said_again() -> None:
    book = join(headed("một", "đầu một"), plain("hai"), plain("ba"))
    assert book.running("header") == ["đầu một", "", None]


def test_what_is_blank_comes_in_one_order_on_every_machine() -> None:
    asked: list[str] = []

    def blank(kind: str) -> str:
        asked.append(kind)
        return kind

    heads = RunningHeads(both_sides=True, blank=blank)
    shown = {(kind, "first"): "1" for kind in ("header", "footer")}
    shown |= {(kind, "default"): "2" for kind in ("header", "footer")}
    for given in (shown, {}):
        section = Section(etree.Element("setup"), 0)
        heads.settle((section,), [given], True, lambda link_id, *_: link_id)
    assert asked == ["footer", "footer", "header", "header"]


def test_nor_the_footer_of_a_first_page() -> None:
    foot = header("footer1", "first", "footer")
    first = Made(paragraph("một") + setup("<w:titlePg/>", foot), {"footer1": paragraph("chân")})
    second = Made(paragraph("hai") + setup("<w:titlePg/>"))
    book = join(first, second)
    assert book.running("footer", "first") == ["chân", ""]
    assert len(book.find("//w:sectPr[w:titlePg]")) == 2


def test_within_a_part_a_section_goes_on_with_the_header_of_the_one_before() -> None:
    two = Made(
        ending(setup(before=header("header1"))) + paragraph("hai") + setup(),
        {"header1": paragraph("đầu")},
    )
    assert join(plain("một"), two).running("header") == [None, "đầu", None]


def test_a_part_without_even_headers_shows_its_own_on_every_page() -> None:
    both = headed("một", "lẻ", settings="<w:evenAndOddHeaders/>")
    book = join(both, headed("hai", "đầu hai"), plain("ba"))
    assert book.running("header") == ["lẻ", "đầu hai", ""]
    assert book.running("header", "even") == [None, "đầu hai", ""]
    assert book.find("//w:evenAndOddHeaders", "word/settings.xml")


def test_a_picture_in_a_header_comes_along() -> None:
    links = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/logo.png"/></Relationships>'
    made = Made(
        paragraph("một") + setup(before=header("header1")),
        {"header1": '<w:p><w:r><a:blip r:embed="rId9"/></w:r></w:p>'},
        {
            "word/_rels/header1.xml.rels": ("", links.encode()),
            "word/media/logo.png": ("image/png", b"logo"),
        },
    )
    book = join(plain("không"), made, made)
    heads = [f"word/{target}" for target in book.targets().values() if target.startswith("header")]
    assert len(heads) == 2
    for head in heads:
        (link_id,) = book.values("//a:blip/@r:embed", head)
        assert book.parts[f"word/{book.targets(head)[link_id]}"] == b"logo"


# --- numbers of pages -------------------------------------------------------------------------


def total(words: str = " NUMPAGES ") -> Made:
    return Made(
        paragraph("nội dung") + setup(before=header("header1")),
        {"header1": f"<w:p>{code(words)}</w:p>"},
    )


def test_the_number_of_pages_is_that_of_the_part() -> None:
    book = join(total(), total(r" NUMPAGES  \* MERGEFORMAT "))
    heads = [head for head in book.running("header") if head]
    assert heads == [" PAGEREF _QmsEnd1_0 1", r" PAGEREF _QmsEnd2_0  \* MERGEFORMAT 1"]
    last = "//w:p[w:pPr/w:sectPr or following-sibling::w:sectPr]/w:bookmarkStart/@w:name"
    assert [n for n in book.values(last) if "End" in n] == ["_QmsEnd1_0", "_QmsEnd2_0"]
    assert book.book.notices == ()


def test_a_part_that_counts_anew_within_has_a_total_for_each_count() -> None:
    made = Made(
        ending(setup(before=header("header1"))) + paragraph("phụ lục") + setup('<w:pgNumType w:start="1"/>', header("header1")),
        {"header1": f"<w:p>{code(' NUMPAGES ')}</w:p>"},
    )  # fmt: skip
    book = join(made)
    assert book.running("header") == [" PAGEREF _QmsEnd1_0 1", " PAGEREF _QmsEnd1_1 1"]
    assert [notice.code for notice in book.book.notices] == ["output.page-totals"]
    assert book.book.notices[0].place.file == "1.docx"


# --- styles -----------------------------------------------------------------------------------


def styled(text: str, properties: str, style_id: str = "CanCu", **more: str) -> Made:
    """Give a file with a paragraph in a style of its own."""
    sheet = styles(named(style_id, "Căn cứ", properties), **more)
    return Made(paragraph(text, style_id) + setup(), {"styles": sheet})


ITALIC = "<w:pPr><w:ind w:firstLine='720'/></w:pPr><w:rPr><w:i/></w:rPr>"


def test_equal_styles_are_shared() -> None:
    book = join(*(styled(str(n), ITALIC) for n in range(5)))
    assert {book.style_of(str(n)) for n in range(5)} == {"CanCu"}
    assert len(book.find("//w:style", "word/styles.xml")) == 2


def test_a_style_that_says_otherwise_comes_along_under_another_name() -> None:
    other = "<w:rPr><w:b/></w:rPr>"
    book = join(
        styled("một", ITALIC), styled("hai", other), styled("ba", other), styled("bốn", ITALIC)
    )
    assert [book.style_of(t) for t in ("một", "hai", "ba", "bốn")] == [
        "CanCu",
        "CanCu2",
        "CanCu2",
        "CanCu",
    ]
    names = book.values("//w:style/w:name/@w:val", "word/styles.xml")
    assert names == ["Normal", "Căn cứ", "Căn cứ (2)"]
    assert book.find("//w:style[@w:styleId='CanCu2']/w:rPr/w:b", "word/styles.xml")


def test_what_word_notes_beside_the_look_of_a_style_does_not_count() -> None:
    noted = "<w:uiPriority w:val='9'/><w:qFormat/><w:rsid w:val='00AB12CD'/>"
    marked = noted + ITALIC.replace("<w:i/>", "<w:i/><w:lang w:val='vi-VN'/>")
    assert join(styled("một", ITALIC), styled("hai", marked, "Cnc")).style_of("hai") == "CanCu"


def test_a_style_written_another_way_keeps_its_look_under_another_name() -> None:
    other = ITALIC.replace("<w:i/>", "<w:i w:val='true'/><w:kern w:val='0'/>")
    book = join(styled("một", ITALIC), styled("hai", other, "Cnc"))
    assert book.style(book.style_of("hai"), "w:rPr/w:i/@w:val") == ["true"]
    assert book.values("//w:style/w:name/@w:val", "word/styles.xml")[-1] == "Căn cứ (2)"


def test_a_style_is_told_by_all_that_it_is_based_on() -> None:
    child = named("Con", "Con", "<w:basedOn w:val='CanCu'/><w:rPr><w:i/></w:rPr>")
    made = [
        Made(
            paragraph(text, "Con") + setup(),
            {"styles": styles(named("CanCu", "Căn cứ", own), child)},
        )
        for text, own in (("một", ""), ("hai", "<w:rPr><w:sz w:val='30'/></w:rPr>"))
    ]
    book = join(*made)
    assert (book.style_of("một"), book.style_of("hai")) == ("Con", "Con2")
    assert book.style("Con2", "w:basedOn/@w:val") == ["CanCu2"]


def test_paragraphs_without_a_style_keep_their_default() -> None:
    other = styles().replace('"28"', '"24"')
    book = join(plain("một"), Made(paragraph("hai") + setup(), {"styles": other}))
    assert book.style_of("hai") == "Normal2"
    defaults = book.values("//w:style[@w:default='1']/@w:styleId", "word/styles.xml")
    assert defaults == ["Normal"]


def test_a_file_without_styles_does_not_take_on_those_of_the_first() -> None:
    book = join(plain("một"), Made(paragraph("hai") + setup()))
    assert book.style(book.style_of("hai"), "w:rPr/w:sz/@w:val") == []


DEFAULTS = "<w:rPrDefault><w:rPr><w:rFonts w:ascii='Arial'/><w:sz w:val='20'/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after='200' w:line='276' w:lineRule='auto'/></w:pPr></w:pPrDefault>"


def test_the_defaults_of_a_file_are_written_into_its_styles() -> None:
    sheet = f"<w:docDefaults>{DEFAULTS}</w:docDefaults><w:style w:type='paragraph' w:default='1' w:styleId='A'><w:name w:val='Normal'/></w:style>"
    book = join(plain("một"), Made(paragraph("hai") + setup(), {"styles": sheet}))
    new = book.style_of("hai")
    assert book.style(new, "w:pPr/w:spacing/@w:after") == ["200"]
    assert book.style(new, "w:rPr/w:rFonts/@w:ascii") == ["Arial"]
    assert book.style(new, "w:rPr/w:sz/@w:val") == ["20"]


def test_the_defaults_of_the_first_file_do_not_reach_the_others() -> None:
    sheet = (
        "<w:style w:type='paragraph' w:default='1' w:styleId='A'><w:name w:val='Normal'/></w:style>"
    )
    book = join(
        Made(paragraph("một") + setup(), {"styles": styles(defaults=DEFAULTS)}),
        Made(paragraph("hai") + setup(), {"styles": sheet}),
    )
    new = book.style_of("hai")
    assert book.style(new, "w:pPr/w:spacing/@w:after") == ["0"]
    assert book.style(new, "w:pPr/w:spacing/@w:line") == ["240"]


def test_a_table_style_still_wins_over_the_defaults_of_its_file() -> None:
    close = "<w:pPr><w:spacing w:after='0'/></w:pPr>"
    sheet = f"<w:docDefaults>{DEFAULTS}</w:docDefaults><w:style w:type='paragraph' w:default='1' w:styleId='A'><w:name w:val='Normal'/></w:style>{named('Bang', 'Bảng', close, 'table')}"
    table = f"<w:tbl><w:tblPr><w:tblStyle w:val='Bang'/></w:tblPr><w:tblGrid/><w:tr><w:tc>{paragraph('ô')}</w:tc></w:tr></w:tbl>"
    book = join(plain("một"), Made(table + paragraph("ngoài") + setup(), {"styles": sheet}))
    assert book.style(book.style_of("ô"), "w:pPr/w:spacing/@w:after") == []
    assert book.style(book.style_of("ngoài"), "w:pPr/w:spacing/@w:after") == ["200"]
    (table_style,) = book.values("//w:tblStyle/@w:val")
    assert book.style(table_style, "w:pPr/w:spacing/@w:after") == ["0"]
    assert book.style(table_style, "w:pPr/w:spacing/@w:line") == ["276"]


def test_a_style_that_comes_along_knows_its_follower_and_no_twin() -> None:
    heading = named(
        "Dau", "Đầu", "<w:next w:val='Sau'/><w:link w:val='DauChu'/><w:rPr><w:b/></w:rPr>"
    )
    after = named("Sau", "Sau", "<w:next w:val='Khac'/><w:rPr><w:i/></w:rPr>")
    other = named("Khac", "Khác", "<w:rPr><w:u w:val='single'/></w:rPr>")
    body = paragraph("đầu", "Dau") + paragraph("sau", "Sau") + setup()
    taken = styles(named("Sau", "Sau", "<w:rPr><w:strike/></w:rPr>"))
    book = join(
        Made(paragraph("một") + setup(), {"styles": taken}),
        Made(body, {"styles": styles(heading, after, other)}),
    )
    assert book.style("Dau", "w:next/@w:val") == ["Sau2"]
    assert book.style("Dau", "w:link/@w:val") == []
    assert book.style("Sau2", "w:next/@w:val") == []
    assert not book.find("//w:style[@w:styleId='Khac']", "word/styles.xml")


def test_fonts_are_listed_once_and_without_embedded_files() -> None:
    font = '<w:font w:name="{}"><w:embedRegular r:id="rId1"/></w:font>'
    made = [
        plain(text, fontTable=font.format("Times New Roman") + font.format(text))
        for text in ("một", "hai")
    ]
    book = join(*made)
    names = book.values("//w:font/@w:name", "word/fontTable.xml")
    assert names == ["Times New Roman", "hai", "một"]
    assert not book.find("//w:embedRegular", "word/fontTable.xml")


def test_fonts_and_colours_of_another_theme_are_written_out() -> None:
    def theme(font: str, color: str) -> str:
        return (
            f'<a:themeElements><a:clrScheme name="x"><a:accent1><a:srgbClr val="{color}"/></a:accent1></a:clrScheme>'
            f'<a:fontScheme name="x"><a:minorFont><a:latin typeface="{font}"/></a:minorFont></a:fontScheme></a:themeElements>'
        )

    body = (
        '<w:p><w:r><w:rPr><w:rFonts w:asciiTheme="minorHAnsi"/><w:color w:val="112233" w:themeColor="accent1"/></w:rPr>'
        '<w:t>chữ</w:t></w:r><w:r><a:schemeClr val="accent1"><a:lumMod val="50000"/></a:schemeClr></w:r></w:p>'
    )
    book = join(
        Made(body + setup(), {"theme": theme("Times New Roman", "000000")}),
        Made(body + setup(), {"theme": theme("Calibri", "112233")}),
    )
    assert book.values("//w:rFonts/@w:ascii") == ["Calibri"]
    assert book.values("//w:color/@w:themeColor") == ["accent1"]
    assert book.values("//a:srgbClr/@val") == ["112233"]
    assert len(book.find("//a:srgbClr/a:lumMod")) == 1


# --- lists, notes, marks ----------------------------------------------------------------------


def listed(text: str, *more: str) -> Made:
    """Give a file with one numbered paragraph."""
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    numbering = (
        f'<w:abstractNum w:abstractNumId="4"><w:nsid w:val="12345678"/>{level}</w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="4"/></w:num>'
    )
    body = f'<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'
    return Made(body + setup(), {"numbering": numbering, "styles": styles(*more)})


def test_each_part_counts_its_lists_from_their_start() -> None:
    book = join(listed("một"), plain("giữa"), listed("hai"))
    used = book.values("//w:body//w:numId/@w:val")
    assert len(set(used)) == 2
    of = dict(
        zip(
            book.values("//w:num/@w:numId", "word/numbering.xml"),
            book.values("//w:num/w:abstractNumId/@w:val", "word/numbering.xml"),
            strict=True,
        )
    )
    assert len({of[number] for number in used}) == 2
    marks = book.values("//w:nsid/@w:val", "word/numbering.xml")
    assert len(set(marks)) == len(marks) == 2


def test_a_numbered_style_is_never_shared() -> None:
    style = named("Muc", "Mục", '<w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr>')
    made = listed("một", style)
    made.body = paragraph("một", "Muc") + setup()
    other = listed("hai", style)
    other.body = paragraph("hai", "Muc") + setup()
    book = join(made, other)
    assert (book.style_of("một"), book.style_of("hai")) == ("Muc", "Muc2")
    numbers = [book.style(name, ".//w:numId/@w:val") for name in ("Muc", "Muc2")]
    assert sorted(numbers) == [["1"], ["2"]]


def test_a_list_style_leads_to_the_list_that_came_along() -> None:
    style = named(
        "KieuDS",
        "Kiểu danh sách",
        '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>',
        "numbering",
    )
    numbering = (
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="KieuDS"/></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="2"><w:styleLink w:val="KieuDS"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
    )  # fmt: skip
    body = '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:p>' + setup()
    made = Made(body, {"numbering": numbering, "styles": styles(style)})
    book = join(plain("một"), made, made)
    assert len(book.find("//w:abstractNum", "word/numbering.xml")) == 4
    links = book.values("//w:numStyleLink/@w:val", "word/numbering.xml")
    assert links == ["KieuDS", "KieuDS2"]
    assert book.values("//w:styleLink/@w:val", "word/numbering.xml") == links


def test_drawings_and_bookmarks_are_one_of_their_kind() -> None:
    inside = (
        '<w:bookmarkStart w:id="3" w:name="muc_1"/><w:bookmarkEnd w:id="3"/><w:bookmarkStart w:id="4" w:name="_GoBack"/><w:bookmarkEnd w:id="4"/>'
        '<w:hyperlink w:anchor="muc_1"><w:r><w:t>đến</w:t></w:r></w:hyperlink><w:r><wp:docPr id="1001" name="x"/></w:r>'
        + code(' PAGEREF muc_1 \\h ') + code(' HYPERLINK \\l "muc_1" ')
    )  # fmt: skip
    made = Made(paragraph("mục", inside=inside) + setup())
    book = join(made, made, made)
    for path in ("//wp:docPr", "//w:bookmarkStart"):
        ids = ids_of(book.find(path))
        assert len(set(ids)) == len(ids) >= 3
    names = [n for n in ids_of(book.find("//w:bookmarkStart"), "name") if n.startswith("muc")]
    assert names == ["muc_1", "muc_1_2", "muc_1_3"]
    assert book.values("//w:hyperlink/@w:anchor") == names
    codes = book.values("//w:instrText/text()")
    assert codes[2:4] == [" PAGEREF muc_1_2 \\h ", ' HYPERLINK \\l "muc_1_2" ']
    assert ids_of(book.find("//w:bookmarkEnd")) == ids_of(book.find("//w:bookmarkStart"))
    assert not book.find("//w:bookmarkStart[@w:name='_GoBack']")


def test_content_controls_and_paragraphs_keep_no_mark_that_another_part_has() -> None:
    new = "http://schemas.microsoft.com/office/word/2010/wordml"
    control = '<w:sdt><w:sdtPr><w:id w:val="7"/><w:dataBinding w:xpath="/x"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'
    made = Made(control.format('<w:p w14:paraId="1A2B3C4D"/>') + paragraph("x") + setup())
    made.root = f'{made.root} xmlns:w14="{new}"'
    book = join(made, made)
    numbers = book.values("//w:sdtPr/w:id/@w:val")
    assert len(set(numbers)) == len(numbers) == 2
    assert not book.find("//w:dataBinding")
    assert book.values("//@*[local-name() = 'paraId']") == []


def test_the_settings_of_a_printer_are_left_out() -> None:
    made = Made(paragraph("một") + setup('<w:printerSettings r:id="rId9"/>'))
    assert not join(made).find("//w:printerSettings")


def test_footnotes_come_along_and_begin_at_one_in_each_part() -> None:
    note = '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>{}</w:t></w:r></w:p></w:footnote>'
    lines = '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
    made = [
        Made(paragraph("x", inside='<w:r><w:footnoteReference w:id="2"/></w:r>') + setup(), {"footnotes": lines + note.format(text)})
        for text in ("chú thích một", "chú thích hai")
    ]  # fmt: skip
    book = join(*made)
    used = book.values("//w:footnoteReference/@w:id")
    assert len(set(used)) == 2
    found = [
        book.values(f"//w:footnote[@w:id='{number}']//w:t/text()", "word/footnotes.xml")
        for number in used
    ]
    assert found == [["chú thích một"], ["chú thích hai"]]
    assert book.values("//w:sectPr/w:footnotePr/w:numRestart/@w:val") == ["eachSect"] * 2
    assert len(book.find("//w:footnote[@w:type]", "word/footnotes.xml")) == 2


def test_equal_pictures_are_stored_once_and_charts_bring_their_workbook() -> None:
    links = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/package" Target="../embeddings/so.xlsx"/></Relationships>'
    made = Made(
        '<w:p><w:r><a:blip r:embed="rId5"/></w:r><w:r><a:chart r:id="rId6"/></w:r></w:p>' + setup(),
        files={
            "word/media/image1.png": ("image/png", b"picture"),
            "word/charts/chart1.xml": ("application/vnd.openxmlformats-officedocument.drawingml.chart+xml", b"<c/>"),
            "word/charts/_rels/chart1.xml.rels": ("", links.encode()),
            "word/embeddings/so.xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", b"workbook"),
        },
        links={"rId5": ("image", "media/image1.png"), "rId6": ("chart", "charts/chart1.xml")},
    )  # fmt: skip
    book = join(made, made)
    assert [name for name, data in book.parts.items() if data == b"picture"] == [
        "word/media/image1.png"
    ]
    charts = [book.targets()[i] for i in book.values("//a:chart/@r:id")]
    assert len(set(charts)) == 2
    for chart in charts:
        (workbook,) = book.targets(f"word/{chart}").values()
        assert workbook.startswith("../embeddings/")
        assert book.parts[f"word/{workbook.removeprefix('../')}"] == b"workbook"
    types = book.find("//ct:Override[@PartName='/word/media/image1.png']", "[Content_Types].xml")
    assert [t.get("ContentType") for t in types] == ["image/png"]


def test_web_links_stay() -> None:
    link = '<w:p><w:hyperlink r:id="rId3"><w:r><w:t>x</w:t></w:r></w:hyperlink></w:p>'
    made = Made(link + setup(), links={"rId3": ("hyperlink", "https://example.org/?a=1&amp;b=2")})
    book = join(plain("một"), made)
    (link_id,) = book.values("//w:hyperlink/@r:id")
    assert book.targets()[link_id] == "https://example.org/?a=1&b=2"


# --- fields -----------------------------------------------------------------------------------


def field_words(book: Joined) -> list[str]:
    return book.values("//w:instrText/text()")


def test_a_contents_list_lists_its_own_part() -> None:
    made = Made(
        paragraph("mục lục", inside=code(r' TOC \o "1-3" \h ')) + paragraph("cuối") + setup()
    )
    book = join(plain("một"), made)
    assert field_words(book) == [r' TOC \o "1-3" \h \u \b _QmsWhole2 ']
    inside = "preceding-sibling::w:bookmarkStart[@w:name='_QmsWhole2']"
    number = "../w:bookmarkStart[@w:name='_QmsWhole2']/@w:id"
    ends = f"following-sibling::w:bookmarkEnd[@w:id = {number}]"
    assert book.values(f"//w:body/w:p[{inside} and {ends}]//w:t/text()") == ["mục lục", "1", "cuối"]


def test_captions_begin_at_one_in_each_part() -> None:
    made = Made(
        paragraph("Bảng ", inside=code(" SEQ Bảng "))
        + paragraph("Bảng ", inside=code(" SEQ Bảng "))
        + setup()
    )
    words = field_words(join(made, made))
    assert [r"\r 1" in word for word in words] == [True, False, True, False]


def test_what_a_file_says_of_itself_stays_as_it_was() -> None:
    made = Made(
        paragraph("Tệp: ", inside=code(" FILENAME ", "ke-hoach.docx"))
        + '<w:p><w:fldSimple w:instr=" TITLE "><w:r><w:t>Kế hoạch</w:t></w:r></w:fldSimple></w:p>'
        + setup()
    )
    book = join(plain("một"), made)
    assert field_words(book) == []
    assert not book.find("//w:fldChar | //w:fldSimple")
    assert "Tệp: ke-hoach.docxKế hoạch" in book.text()


def test_a_field_that_word_has_split_is_read_whole() -> None:
    split = code(" NUMPAGES ").replace(
        " NUMPAGES </w:instrText>",
        ' NUM</w:instrText></w:r><w:r><w:instrText xml:space="preserve">PAGES </w:instrText>',
    )
    assert (
        "".join(field_words(join(Made(f"<w:p>{split}</w:p>" + setup())))) == " PAGEREF _QmsEnd1_0 "
    )


# --- what is not carried over is told -----------------------------------------------------------


def test_comments_are_left_out_and_told() -> None:
    inside = '<w:commentRangeStart w:id="1"/><w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>'
    book = join(plain("một"), Made(paragraph("hai", inside=inside) + setup()))
    assert not book.find("//*[starts-with(local-name(), 'comment')]")
    assert [(n.code, n.place.file) for n in book.book.notices] == [
        ("output.comments-left-out", "2.docx")
    ]


def test_tracked_changes_are_told() -> None:
    change = '<w:ins w:id="1" w:author="A"><w:r><w:t>thêm</w:t></w:r></w:ins>'
    book = join(Made(paragraph("một", inside=change) + setup()))
    assert [n.code for n in book.book.notices] == ["output.tracked-changes"]


def test_settings_that_a_book_can_have_only_once_are_told() -> None:
    book = join(plain("một"), plain("hai", settings="<w:mirrorMargins/>"))
    assert [(n.code, n.place.file) for n in book.book.notices] == [
        ("output.settings-differ", "2.docx")
    ]


def test_every_damaged_file_is_told_before_anything_is_made() -> None:
    parts = [BookPart("x", b"PK nothing", "a.docx"), BookPart("y", b"", "b.docx")]
    with pytest.raises(WordFileError) as caught:
        merge(parts, {})
    assert [(p.code, p.place.file) for p in caught.value.problems] == [
        ("word.damaged", "a.docx"),
        ("word.empty", "b.docx"),
    ]


def test_a_reference_to_something_missing_is_told() -> None:
    broken = Made('<w:p><w:r><a:blip r:embed="rId77"/></w:r></w:p>' + setup())
    with pytest.raises(WordFileError) as caught:
        join(plain("một"), broken)
    assert caught.value.problems[0].place.file == "2.docx"


# --- the whole --------------------------------------------------------------------------------


def test_marks_of_compatibility_speak_of_the_usual_prefixes() -> None:
    shape = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
    inside = f'<mc:AlternateContent><mc:Choice xmlns:q="{shape}" Requires="q"><q:wsp/></mc:Choice></mc:AlternateContent>'
    book = join(plain("một"), Made(paragraph("hai", inside=f"<w:r>{inside}</w:r>") + setup()))
    (choice,) = book.find("//mc:Choice")
    assert choice.get("Requires") == "wps"
    assert choice.nsmap["wps"] == shape


def test_what_older_programs_may_ignore_stays_so() -> None:
    new = "http://schemas.microsoft.com/office/word/2012/wordml"
    made = plain("hai")
    made.root = f'{made.root} xmlns:w15="{new}" mc:Ignorable="w15"'
    made.body = paragraph("hai", inside="<w:r w15:x='1'/>") + setup()
    book = join(plain("một"), made)
    root = book.tree()
    assert root.get(f"{{{SPACES['mc']}}}Ignorable") == "w15"
    assert root.nsmap["w15"] == new


def test_the_first_page_lists_the_parts_with_links_to_them() -> None:
    book = join(headed("một", "đầu một"), plain("hai"), front=FRONT)
    words = ["TT", "Tên văn bản", "1", "Văn bản 1", "2", "Văn bản 2"]
    assert book.values("//w:tbl[1]//w:t/text()") == words
    anchors = book.values("//w:hyperlink[.//w:t]/@w:anchor")
    places = [f"//w:p[w:bookmarkStart/@w:name='{anchor}']//w:t/text()" for anchor in anchors]
    assert [book.values(place) for place in places] == [["một"], ["hai"]]
    assert book.text().startswith("SỞ THỬHỒ SƠNĂM 2024DANH MỤC")
    assert book.running("header") == [None, "đầu một", ""]


def test_the_book_says_who_made_it_and_when() -> None:
    data = [
        write_package(read_package(write(rich_document())) | {"docProps/core.xml": core})
        for core in (_core("Sở Thử", "2024-03-15"), _core("Khác", "2024-05-02"))
    ]
    book = join(*data, title="Hồ sơ & sổ")
    core = book.parts["docProps/core.xml"].decode()
    assert "<dc:creator>Sở Thử</dc:creator>" in core
    assert "<dc:title>Hồ sơ &amp; sổ</dc:title>" in core
    assert core.count("2024-05-02T00:00:00Z") == 2


def _core(creator: str, day: str) -> bytes:
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:creator>{creator}</dc:creator>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:created></cp:coreProperties>'
    ).encode()


def test_equal_parts_give_equal_bytes() -> None:
    made = [headed("một", "đầu"), listed("hai"), plain("ba")]
    assert join(*made, front=FRONT).book.data == join(*made, front=FRONT).book.data


def test_a_book_of_rich_papers_is_valid() -> None:
    data = write(rich_document())
    book = join(data, data, listed("hai"), front=FRONT)
    assert faults(book.book.data) == []


def test_the_work_grows_with_the_parts_and_not_faster() -> None:
    """Count what is written for each further part: the same every time, but for longer numbers."""
    made = [headed(f"phần {n}", "đầu").data() for n in range(40)]
    sizes = [len(join(*made[:n]).parts["word/document.xml"]) for n in (10, 20, 30, 40)]
    steps = [after - before for before, after in pairwise(sizes)]
    assert max(steps) - min(steps) < 100


def test_a_book_needs_a_part() -> None:
    with pytest.raises(ValueError, match="at least one part"):
        merge([], {})
