"""A template filled: values, tags of every kind, properties, bytes."""

import unicodedata
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from qmsdocs.word.blocks import Page, Paragraph, Rule, Section, WordDocument
from qmsdocs.word.package import read_package, write_package
from qmsdocs.word.template import render, render_text
from qmsdocs.word.writer import write
from template_tools import fill, lines, opened, paragraph, part, rows, run, table, word
from word_tools import STYLES

ONE = word("{{ a }}")
LIST = word(
    table(("TT", "Tên"), ("{%tr for x in xs %}", ""), ("{{ loop.index }}", "{{ x }}"), ("{%tr endfor %}", ""))
)  # fmt: skip
#: Characters that no Word file may hold, or that nobody can see in one.
DROPPED = {chr(n) for n in (*range(0x20), *range(0x7F, 0xA0), 0xFEFF, 0xFFFE, 0xFFFF)}
DROPPED |= {chr(n) for n in (*range(0xFDD0, 0xFDF0), *range(0xD800, 0xE000))}
DROPPED -= {"\t", "\n"}


def expected(text: str) -> str:
    """What a reader finds of a text: composed, one kind of newline, nothing forbidden."""
    for newline in ("\r\n", "\r", "\u2028", "\u2029"):
        text = text.replace(newline, "\n")
    return unicodedata.normalize("NFC", "".join(char for char in text if char not in DROPPED))


class TestValues:
    """What a value says is what the reader reads."""

    @given(st.text(st.characters(exclude_categories=())))
    @example("A & B < C > \"D\" 'E'")
    @example("một\ndòng\tmới  cuối ")
    @example("\x0b\x0c\x07 \ud800 \ufdd0\ufde6 \ufeff")
    @example("{{ a }} {% x %} {_{ }_}")
    @example(unicodedata.normalize("NFD", "Đường Nguyễn Huệ"))
    @example("x" * 5000)
    @settings(max_examples=150, deadline=None)
    def test_any_text_comes_out_as_it_went_in(self, value: str) -> None:
        assert lines(fill(ONE, a=value)) == [expected(value)]

    @given(st.lists(st.text(st.characters(exclude_categories=())), max_size=4))
    @settings(max_examples=40, deadline=None)
    def test_any_texts_come_out_of_a_table_row_by_row(self, values: list[str]) -> None:
        numbered = [[str(n), expected(value)] for n, value in enumerate(values, start=1)]
        assert rows(fill(LIST, xs=values)) == [["TT", "Tên"], *numbered]

    @pytest.mark.parametrize("sign", ["\a", "\f", "\x0b", "\x1c", "\x85"])
    def test_no_value_makes_a_paragraph_or_a_page(self, sign: str) -> None:
        made = fill(word("{{ a }}", "{{ '\\a' }}{{ '\\f' }}x"), a=f"trước{sign}sau")
        assert lines(made) == ["trướcsau", "x"]
        assert 'w:type="page"' not in part(made)

    def test_a_newline_keeps_the_formatting_of_its_run(self) -> None:
        made = fill(word(paragraph(run("{{ a }}", "<w:b/>"))), a="x\ny\tz")
        assert lines(made) == ["x\ny\tz"]
        assert all(piece.bold for piece in opened(made).paragraphs[0].runs if piece.text.strip())

    def test_values_in_an_attribute_are_escaped(self) -> None:
        picture = '<w:r><w:drawing><wp:docPr id="7" name="n" descr="{{ a }}"/></w:drawing></w:r>'
        text = part(fill(word(paragraph(picture)), a='"A" & <B>'))
        assert 'descr="&quot;A&quot; &amp; &lt;B&gt;"' in text or "&#34;A&#34;" in text

    def test_a_text_of_a_list_made_by_join_is_escaped_once(self) -> None:
        made = fill(word('{{ xs | join(" & ") }}'), xs=["<a>", "b"])
        assert lines(made) == ["<a> & b"]

    def test_text_in_a_text_box_is_filled_in_both_its_copies(self) -> None:
        box = paragraph("trong {{ a }}")
        both = (
            "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><w:txbxContent>"
            f"{box}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
            f"<w:txbxContent>{box}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
            "</mc:AlternateContent></w:r>"
        )
        text = part(fill(word(paragraph("ngoài {{ a }}", both, "sau {{ a }}")), a="1\n2"))
        assert text.count("<w:br/>") == 4
        assert "{{" not in text


class TestTags:
    """Tags of docxtpl, as Word and people write them."""

    @pytest.mark.parametrize(
        "pieces",
        [
            ("Xin {{ a }}.",),
            ("Xin {", "{ a", " }", "}."),
            ("Xin {{", '<w:proofErr w:type="spellStart"/>', " a", " }}", "."),
            ("Xin {{ ", '<w:bookmarkStart w:id="0" w:name="x"/>', "a", '<w:bookmarkEnd w:id="0"/>', " }}."),
            ("Xin {{\xa0a\u200b }}."),
            ("Xin {# ghi chú #}{{ a }}.",),
            ('<w:del w:id="1" w:author="n"><w:r><w:delText>{% for %}</w:delText></w:r></w:del>',
             '<w:ins w:id="2" w:author="n"><w:r><w:t>Xin {{ a }}.</w:t></w:r></w:ins>'),
        ],
    )  # fmt: skip
    def test_a_tag_is_found_however_word_stores_it(self, pieces: tuple[str, ...]) -> None:
        assert lines(fill(word(paragraph(*pieces)), a="chào")) == ["Xin chào."]

    def test_curly_quotes_in_a_tag_are_straightened_those_in_the_text_are_not(self) -> None:
        template = word("“{% if a == “x” %}có{% else %}không{% endif %}”")
        assert lines(fill(template, a="x")) == ["“có”"]

    def test_paragraph_tags_go_away_with_their_paragraphs(self) -> None:
        template = word(
            "đầu", "{%p if a %}", "giữa {{ a }}", "{%p else %}", "không", "{%p endif %}", "cuối"
        )
        assert lines(fill(template, a="x")) == ["đầu", "giữa x", "cuối"]
        assert lines(fill(template, a="")) == ["đầu", "không", "cuối"]

    def test_quoted_signs_in_a_paragraph_tag_do_not_end_it(self) -> None:
        template = word('{%p if a == "100%}" %}', "đủ", "{%p endif %}")
        assert lines(fill(template, a="100%}")) == ["đủ"]

    def test_loops_may_stand_in_loops_and_tables_in_tables(self) -> None:
        inner = table(("{%tr for y in x.ys %}",), ("{{ y }}",), ("{%tr endfor %}",))
        outer = (
            "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='9'/></w:tblGrid>"
            + "".join(
                f"<w:tr><w:tc><w:tcPr/>{content}</w:tc></w:tr>"
                for content in (paragraph("{%tr for x in xs %}"), inner + paragraph("{{ x.n }}"), paragraph("{%tr endfor %}"))
            )
            + "</w:tbl>"
        )  # fmt: skip
        made = fill(word(outer), xs=[{"n": "a", "ys": [1, 2]}, {"n": "b", "ys": []}])
        first, second = opened(made).tables[0].rows
        assert [row.cells[0].text for row in first.cells[0].tables[0].rows] == ["1", "2"]
        assert [first.cells[0].text, second.cells[0].text] == ["a", "b"]

    def test_a_table_without_rows_goes_away_and_an_empty_cell_keeps_a_paragraph(self) -> None:
        empty = table(("{%tr for x in xs %}",), ("{{ x }}",), ("{%tr endfor %}",))
        hidden = (
            "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='9'/></w:tblGrid><w:tr><w:tc><w:tcPr/>"
            + "".join(map(paragraph, ("{%p if xs %}", "x", "{%p endif %}")))
            + "</w:tc></w:tr></w:tbl>"
        )
        made = fill(word("a", empty, "b", hidden), xs=[])
        assert lines(made) == ["a", "b"]
        assert rows(made) == [[""]]
        assert "<w:tc><w:tcPr/><w:p/></w:tc>" in part(made)

    def test_columns_may_be_looped_over(self) -> None:
        template = word(table(("{%tc for x in xs %}", "{{ x }}", "{%tc endfor %}")))
        made = fill(template, xs=["a", "b", "c", "d"])
        assert rows(made) == [["a", "b", "c", "d"]]
        assert part(made).count("<w:gridCol") == 4
        assert part(fill(template, xs=[])).count("<w:tbl>") == 0

    def test_cells_may_be_merged_and_coloured_by_tags(self) -> None:
        template = word(table(("{% colspan n %}{% cellbg c %}A", "B")))
        text = part(fill(template, n=2, c="#FFEE00"))
        assert (
            '<w:gridSpan w:val="2"/><w:shd w:val="clear" w:color="auto" w:fill="FFEE00"/>' in text
        )

    def test_cells_may_be_merged_over_the_turns_of_a_loop(self) -> None:
        down = word(
            table(("{%tr for x in xs %}", ""), ("{% vm %}chung", "{{ x }}"), ("{%tr endfor %}", ""))
        )
        text = part(fill(down, xs=[1, 2]))
        assert text.index('<w:vMerge w:val="restart"/>') < text.index(
            '<w:vMerge w:val="continue"/>'
        )
        across = word(table(("{%tc for x in xs %}", "{% hm %}chung", "{%tc endfor %}"), ("{%tc for x in xs %}", "{{ x }}", "{%tc endfor %}")))  # fmt: skip
        assert rows(fill(across, xs=[1, 2, 3])) == [["chung"] * 3, ["1", "2", "3"]]

    def test_a_dash_joins_paragraphs(self) -> None:
        template = word("a {%- if x %}", "b", "{%- endif %} c")
        assert lines(fill(template, x=True)) == ["a", "b c"]

    def test_literal_marks_can_be_written(self) -> None:
        assert lines(fill(word("{_{ a }_} {_% b %_}"))) == ["{{ a }} {% b %}"]

    def test_drawings_in_a_loop_get_numbers_of_their_own(self) -> None:
        picture = '<w:r><w:drawing><wp:docPr id="1" name="n"/></w:drawing></w:r>'
        text = part(
            fill(word("{%p for x in xs %}", paragraph(picture), "{%p endfor %}"), xs=[1, 2])
        )
        assert 'id="1001"' in text
        assert 'id="1002"' in text

    def test_headers_footers_and_notes_are_filled(self) -> None:
        note = f'<w:footnote w:id="1">{paragraph("{{ a }}")}</w:footnote>'
        end = f'<w:endnote w:id="1">{paragraph("{{ a }}")}</w:endnote>'
        sides = {
            "header": paragraph("{{ a }}"),
            "footer": paragraph("{{ b }}"),
            "footnotes": note,
            "endnotes": end,
        }
        made = fill(word("x", sides=sides), a="Đầu", b="Chân")
        texts = [part(made, f"word/{kind}1.xml") for kind in sides]
        assert ["Chân" in text for text in texts] == [False, True, False, False]
        assert ["Đầu" in text for text in texts] == [True, False, True, True]

    def test_the_main_part_may_have_any_name(self) -> None:
        made = fill(word("{{ a }}", main="word/document2.xml"), a="x")
        assert ">x<" in part(made, "word/document2.xml")

    def test_a_rule_takes_the_length_of_its_tag(self) -> None:

        block = Paragraph("Plain", (Rule(20, length_tag="{{ head.emu }}"),))
        template = write(WordDocument(STYLES, (Section(Page(), (block,)),), "Body"))
        assert 'cx="123456"' in part(fill(template, head={"emu": 123456}))


class TestProperties:
    """Title, creator, dates: written once, escaped once, by us."""

    def test_given_properties_win_and_are_escaped_once(self) -> None:
        given = {"title": "A & B <x>", "creator": "Sở", "lastModifiedBy": "Sở", "category": "KH",
                 "language": "vi-VN", "created": "2024-03-05", "modified": "2024-03-05T08:00:00Z"}  # fmt: skip
        properties = opened(
            fill(word("x", core={"title": "cũ", "keywords": "giữ"}), given)
        ).core_properties
        assert properties.title == "A & B <x>"
        assert properties.author == properties.last_modified_by == "Sở"
        assert properties.category == "KH"
        assert properties.language == "vi-VN"
        assert properties.keywords == "giữ"
        assert properties.created is not None
        assert properties.modified is not None
        assert properties.created.date() == date(2024, 3, 5)
        assert properties.modified.hour == 8

    def test_tags_in_a_template_own_properties_are_filled_and_escaped_once(self) -> None:
        made = fill(word("x", core={"title": "{{ a }} & {{ a | upper }}"}), a="b & <c>")
        assert opened(made).core_properties.title == "b & <c> & B & <C>"

    def test_a_file_without_properties_gets_some(self) -> None:
        made = fill(word("x"), {"title": "Tên", "subject": "a\x07b"})
        assert opened(made).core_properties.title == "Tên"
        assert opened(made).core_properties.subject == "ab"
        assert "/docProps/core.xml" in part(made, "[Content_Types].xml")

    def test_an_unknown_property_is_a_mistake_of_the_caller(self) -> None:
        with pytest.raises(ValueError, match="titel"):
            render(ONE, {"a": ""}, {"titel": "x"})


class TestBytes:
    """Equal input gives equal bytes, and only what has tags is touched."""

    def test_two_fillings_give_equal_bytes(self) -> None:
        given = {"title": "T", "created": "2024-01-02"}
        assert (
            fill(LIST, given, xs=["a"]).data == fill(bytes(bytearray(LIST)), given, xs=["a"]).data
        )

    def test_one_filling_leaves_nothing_behind_for_the_next(self) -> None:
        fill(LIST, xs=["a", "b"])
        assert rows(fill(LIST, xs=["c"])) == [["TT", "Tên"], ["1", "c"]]

    def test_parts_without_tags_stay_as_they_are(self) -> None:
        parts = read_package(word("{{ a }}", sides={"header": paragraph("tĩnh")}))
        parts["word/media/image1.bin"] = bytes(range(256))
        made = read_package(fill(write_package(parts), a="x").data)
        assert made["word/header1.xml"] == parts["word/header1.xml"]
        assert made["word/media/image1.bin"] == parts["word/media/image1.bin"]

    def test_what_a_template_does_to_its_data_does_not_reach_the_caller(self) -> None:
        data: dict[str, object] = {"xs": ["b", "a"], "n": None}
        render(word("{{ xs | sort | join }}{% set xs = [] %}"), data, {})
        assert data == {"xs": ["b", "a"], "n": None}


class TestText:
    """Subjects and recipients: lines of plain text."""

    def test_a_line_is_filled_without_escaping(self) -> None:
        assert (
            render_text("Về {{ a }} năm {{ y }}", {"a": "A & <B>", "y": 2024})
            == "Về A & <B> năm 2024"
        )

    def test_a_gap_in_a_line_is_found_again_in_the_file_that_prints_it(self) -> None:
        subject = render_text("Về {{ plan.name }}", {"plan": {"name": None}})
        assert fill(ONE, a=subject).gaps == ("plan.name",)
