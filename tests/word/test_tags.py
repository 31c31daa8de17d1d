"""The check of a Word template without data."""

import pytest

from qmsdocs.word.package import read_package, write_package
from qmsdocs.word.tags import TAG, unclosed
from qmsdocs.word.template import check
from template_tools import cell, codes, faults, paragraph, said, table, word

ROWS = ("{%tr for x in xs %}", "{{ x }}", "{%tr endfor %}")


def grid(*first_cells: str) -> str:
    return table(*((text, "") for text in first_cells))


def test_a_sound_template_passes() -> None:
    template = word(
        "Kính gửi: {{ agency.name | upper }}",
        "{%p if a == “x” %}", "nội dung", "{%p elif b %}", "khác", "{%p else %}", "không", "{%p endif %}",
        paragraph("{", "{ tách", " }", "}"),
        "{% for x in xs %}{{ x }}{% if not loop.last %}, {% endif %}{% endfor %}",
        "{% set n = 1 %}{% set text %}a{% endset %}{{\xa0n }}",
        grid("{%tr for x in xs %}", "{% colspan 2 %}{% cellbg c %}{{ x }}", "{% vm %}m", "{%tr endfor %}"),
        "{{r steps | flowchart(width_mm=100) }}",
        '{{r rows | bar_chart(label="n", series={"A %": "a", "B }}": "b"}, unit="%") }}',
        "{{r risks | heat_map }}",
        "{{ risks | heat_map }}",
        '{{rows | bar_chart(label=“n”, series={“A”: “a”}) }}',
        "{# ghi chú {{ gì đó #}{_{ x }_}",
        "{%p set _ = '4' | so('arabic') %}",
        sides={"header": paragraph("{{ a }}"), "footer": paragraph("{{ b }}")},
        core={"title": "{{ paper.title }}"},
    )  # fmt: skip
    assert faults(template) == []


class TestPairs:
    """Each block is closed by a tag of its kind, in its place."""

    def test_a_row_loop_closed_by_a_plain_tag_is_found(self) -> None:
        assert faults(word(grid("{%tr for x in xs %}", "{{ x }}", "{% endfor %}"))) == [
            "mau.docx: thân văn bản, bảng 1, hàng 3, ô 1: {% endfor %} phải cùng loại với thẻ mở "
            "{%tr for x in xs %} (bảng 1, hàng 1, ô 1); đổi thành {%tr endfor %}, nếu không văn bản "
            "bị mất nội dung."
        ]

    @pytest.mark.parametrize(
        ("opener", "closer"),
        [
            ("{%p if a %}", "{% endif %}"),
            ("{% if a %}", "{%p endif %}"),
            ("{%p for a in b %}", "{% endfor %}"),
        ],
    )
    def test_a_paragraph_block_closed_by_another_kind_is_found(
        self, opener: str, closer: str
    ) -> None:
        assert codes(word(opener, "x", closer)) == ["template.block-kind"]

    def test_an_else_of_another_kind_is_found(self) -> None:
        assert codes(word("{%p if a %}", "x", "{% else %}", "{%p endif %}")) == [
            "template.block-kind"
        ]

    def test_a_missing_end_is_named_with_what_to_add(self) -> None:
        (text,) = faults(word("đầu", grid("{%tr for x in xs %}", "{{ x }}")))
        assert "bảng 1, hàng 1, ô 1" in text
        assert "chưa có thẻ đóng {%tr endfor %}" in text

    def test_an_end_without_a_beginning_is_found(self) -> None:
        assert codes(word("x {% endif %}")) == ["template.block-close"]
        assert codes(word("{% else %}")) == ["template.block-close"]

    def test_a_block_left_open_inside_another_is_named_itself(self) -> None:
        (text,) = faults(word("{%p for x in xs %}", "{%p if x %}", "{{ x }}", "{%p endfor %}"))
        assert "đoạn 2" in text
        assert "{%p endif %}" in text

    def test_a_loop_over_rows_must_end_in_its_own_table(self) -> None:
        assert codes(word(grid("{%tr for x in xs %}"), "x", grid("{%tr endfor %}"))) == [
            "template.block-elsewhere"
        ]

    def test_a_block_must_end_in_its_own_cell(self) -> None:
        assert codes(word(table(("{% if a %}x", "y{% endif %}")))) == ["template.block-elsewhere"]
        assert codes(word("{% if a %}", table(("y{% endif %}",)))) == ["template.block-elsewhere"]

    def test_columns_must_end_in_their_own_row(self) -> None:
        assert codes(word(table(("{%tc for x in xs %}", "a"), ("{%tc endfor %}", "b")))) == [
            "template.block-elsewhere"
        ]


class TestLostText:
    """Text beside a tag that takes the whole row, cell or paragraph would vanish."""

    @pytest.mark.parametrize(
        ("blocks", "lost"),
        [
            (("Nếu {%p if a %} thì", "x", "{%p endif %}"), "Nếu thì"),
            (("{%p if a %}", "x", "{%p endif %} {{ b }}"), "{{ b }}"),
            (("{%p if a %}{%p if b %}", "x", "{%p endif %}", "{%p endif %}"), "{%p if b %}"),
            ((table(("{%tr for x in xs %}", "Ghi chú"), ("{{ x }}", ""), ("{%tr endfor %}", "")),), "Ghi chú"),
            ((table(("{%tc for x in xs %}STT", "{{ x }}", "{%tc endfor %}")),), "STT"),
            (("{#p ghi chú #} và chữ",), "và chữ"),
        ],
    )  # fmt: skip
    def test_the_lost_words_are_quoted(self, blocks: tuple[str, ...], lost: str) -> None:
        (text,) = faults(word(*blocks))
        assert f'sẽ mất: "{lost}"' in text

    def test_a_lost_picture_is_named(self) -> None:
        picture = '<w:r><w:drawing><wp:docPr id="1" name="x"/></w:drawing></w:r>'
        (text,) = faults(word(paragraph("{%p if a %}", picture), "x", "{%p endif %}"))
        assert "[hình]" in text

    def test_blanks_are_no_loss(self) -> None:
        assert faults(word(" {%p if a %}\xa0 ", "x", "{%p endif %}")) == []


class TestWriting:
    """What a tag says."""

    @pytest.mark.parametrize(
        ("tag", "code"),
        [
            ("{{ a | uper }}", "template.filter-unknown-near"),
            ("{{ a | zzzzzzzz }}", "template.filter-unknown"),
            ("{{ (a | sort) | needed }}", "template.needed-list"),
            ("{% foor x in y %}", "template.tag-unknown-near"),
            ("{% zzzzzzzz %}", "template.tag-unknown"),
            ("{% raw %}", "template.tag-unknown"),
            ("{% p if a %}", "template.tag-prefix"),
            ("{%- tr for x in y %}", "template.tag-prefix"),
            ("{% include 'x' %}", "template.include"),
            ("{{ a b }}", "template.syntax"),
            ("{{ 'a }}", "template.quotes"),
            ("{{ ‹a› }}", "template.syntax"),
            ("{{ a is zzz }}", "template.test-unknown"),
            ("{{ a.__class__ }}", "template.forbidden"),
            ("{{ a['__class__'] }}", "template.forbidden"),
            ("{{ a | map(attribute='__class__') | first }}", "template.forbidden"),
            ("{{ a.upper() }}", "template.call"),
            ("{{ a", "template.tag-open"),
            ("{% if a", "template.tag-open"),
            ("a {# b", "template.tag-open"),
            ("{%tr for x in y %}", "template.outside-table"),
            ("{{tc x }}", "template.outside-table"),
            ("{% colspan 2 %}", "template.outside-table"),
            ("{% vm %}", "template.outside-table"),
            ("{{r a }}", "template.raw-text"),
            ("{{p a }}", "template.raw-text"),
            ("{{ steps | flowchart }}", "template.drawing-tag"),
            ("{{ rows | bar_chart(series={'A': 'a'}) }}", "template.drawing-tag"),
            ("{%p if a % 2 %}", "template.tag-signs"),
            ("{{r a } | flowchart }}", "template.tag-signs"),
        ],
    )
    def test_each_fault_has_its_code_place_and_words(self, tag: str, code: str) -> None:
        problems = check(word("Đoạn đầu", f"Kính gửi {tag}"), "mau.docx")
        found = [problem for problem in problems if problem.code == code]
        assert found
        assert found[0].place.file == "mau.docx"
        assert found[0].place.within.startswith("thân văn bản, đoạn 2")
        text = said(found)[0]
        assert code not in text
        assert "{name}" not in text
        assert "{tag}" not in text

    def test_every_fault_is_told_not_only_the_first(self) -> None:
        template = word("{{ a | uper }}", "{% iff b %}", grid("{{ c.d() }}", "{%tr for x in xs %}"))
        assert codes(template) == [
            "template.filter-unknown-near",
            "template.tag-unknown-near",
            "template.call",
            "template.block-open",
        ]

    def test_a_tag_that_goes_on_in_the_next_paragraph_is_found(self) -> None:
        (text,) = faults(word("Kính gửi {{ agency.", "name }}"))
        assert "{{ agency." in text
        assert "}}" in text

    def test_strange_text_cannot_make_the_search_slow(self) -> None:
        for text in ("{{ " + "'a\" " * 2000, "{{ '" * 2000, "{%" * 3000, "{{ " + '""' * 3000):
            assert TAG.search(text) is None
            assert unclosed(text)


class TestPlaces:
    """Places are told as a person would."""

    @pytest.mark.parametrize(
        ("template", "place"),
        [
            (word("a", "b {{ x y }} c"), 'thân văn bản, đoạn 2: "b {{ x y }} c"'),
            (word("a", table(("a",)), "b", "{{ x y }}"), "thân văn bản, đoạn 3"),
            (word(table(("a",)), table(("a", "b"), ("c", "{{ x y }}"))), "thân văn bản, bảng 2, hàng 2, ô 2"),
            (word("a", sides={"header": paragraph("{{ x y }}")}), "đầu trang, đoạn 1"),
            (word("a", sides={"footer": paragraph("{{ x y }}")}), "chân trang, đoạn 1"),
            (
                word("a", sides={"footnotes": f'<w:footnote w:id="0"/><w:footnote w:id="1">{paragraph("{{ x y }}")}</w:footnote>'}),
                "chú thích cuối trang, chú thích 2",
            ),
            (word("a", core={"title": "{{ x y }}"}), "thuộc tính của tệp"),
            (word(f"<w:sdt><w:sdtContent>{paragraph('{{ x y }}')}</w:sdtContent></w:sdt>"), "thân văn bản, đoạn 1"),
            (
                word(paragraph("a", f"<w:r><w:pict><v:textbox><w:txbxContent>{paragraph('{{ x y }}')}</w:txbxContent></v:textbox></w:pict></w:r>")),
                "thân văn bản, đoạn 1, khung chữ",
            ),
        ],
    )  # fmt: skip
    def test_the_place_of_a_fault(self, template: bytes, place: str) -> None:
        assert [problem.place.within for problem in check(template, "m.docx")] == [place]

    def test_several_paragraphs_of_a_cell_are_counted(self) -> None:
        box = f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{cell('a', '{{ x y }}')}</w:tr></w:tbl>"
        (problem,) = check(word(box), "m.docx")
        assert problem.place.within == "thân văn bản, bảng 1, hàng 1, ô 1, đoạn 2"

    def test_a_fault_in_a_text_box_is_told_once(self) -> None:
        box = f"<w:txbxContent>{paragraph('{{ x y }}')}</w:txbxContent>"
        both = (
            f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{box}</w:drawing>'
            f"</mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )
        assert codes(word(paragraph(both))) == ["template.syntax"]

    def test_long_paragraphs_are_cut_around_the_tag(self) -> None:
        (problem,) = check(word("trước " * 50 + "{{ x y }}" + " sau" * 50), "m.docx")
        assert "{{ x y }}" in problem.place.within
        assert len(problem.place.within) < 110


class TestBrokenFiles:
    """A file that is no sound Word file says what is wrong with it."""

    @pytest.mark.parametrize("data", [b"", b"xin chao", b"PK\x03\x04 cut", word("x")[:200]])
    def test_what_cannot_be_opened_is_told(self, data: bytes) -> None:
        problems = check(data, "mau.docx")
        assert problems
        assert {problem.place.file for problem in problems} == {"mau.docx"}
        assert all(problem.code.startswith("word.") for problem in problems)

    def test_a_broken_part_is_told(self) -> None:
        parts = read_package(word("x"))
        parts["word/document.xml"] = b"<w:document"
        assert [p.code for p in check(write_package(parts), "m.docx")] == ["word.broken-xml"]


@pytest.mark.parametrize(
    "text", ["Ông { { agency.name } }", "{ % if x % }", "{{ a }} ｛｛ signature.name ｝｝"]
)
def test_what_was_meant_to_be_a_tag_is_found(text: str) -> None:
    assert codes(word(text)) == ["template.tag-spoilt"]


def test_braces_of_ordinary_text_and_of_data_are_no_spoilt_tags() -> None:
    assert faults(word("tập hợp {a; b}", "{{ {'a': 1}.a }}")) == []
