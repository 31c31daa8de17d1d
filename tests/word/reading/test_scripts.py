"""Which font of a look a letter is in: others than Vietnamese letters have fonts of their own."""

import pytest

from docx_tools import only, paragraph, run
from qmsdocs.word.reading.scripts import fonts_of

FONTS = "<w:rFonts w:ascii='A' w:hAnsi='H' w:cs='C' w:eastAsia='E'/>"


@pytest.mark.parametrize(
    ("text", "fonts"),
    [
        ("Cong van 15", {"A"}),
        ("Cộng hòa", {"A", "H"}),
        ("đ ế ơ ữ", {"H"}),
        ("“…” – ./.", set()),
        ("Tổ chức 中国", {"A", "H", "E"}),
        ("日本", {"E"}),
        ("한국 ２", {"E"}),
        ("ไทย", {"C"}),
        ("العربية", {"C"}),
        ("e\u0302\u0309", {"A"}),
    ],
)
def test_each_letter_is_in_the_font_of_its_script(text: str, fonts: set[str]) -> None:
    (piece,) = only(paragraph(run(text, FONTS))).runs
    assert fonts_of(piece) == fonts


@pytest.mark.parametrize("switch", ["<w:cs/>", "<w:rtl/>"])
def test_a_run_that_is_told_to_be_complex_script_is_in_that_font(switch: str) -> None:
    (piece,) = only(paragraph(run("Cộng hòa", FONTS + switch))).runs
    assert fonts_of(piece) == {"C"}
    (plain,) = only(paragraph(run("Cộng", FONTS + switch.replace("/>", " w:val='0'/>")))).runs
    assert fonts_of(plain) == {"A", "H"}
