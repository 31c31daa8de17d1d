"""Old encodings are told by their letters; no Vietnamese in Unicode is taken for one."""

import unicodedata
from collections.abc import Callable, Iterator
from functools import cache

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.base.encodings import old_encoding
from qmsdocs.sources.files import bundled
from qmsdocs.sources.starter import starter_files

#: Each Vietnamese letter and its code in TCVN3, as it looks in a Western font.
_LETTERS = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
_IN_TCVN3 = "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\xadõøö÷ùúýûüþ"
_TCVN3 = dict(zip(_LETTERS, _IN_TCVN3, strict=True))
#: The marks of VNI behind a vowel; on â and ê it writes the mark of the letter and the tone as one.
_TONES = {"̀": "ø", "́": "ù", "̉": "û", "̃": "õ", "̣": "ï"}
_CIRCUMFLEX = {"": "â", "̀": "à", "́": "á", "̉": "å", "̃": "ã", "̣": "ä"}
_BREVE = {"": "ê", "̀": "è", "́": "é", "̉": "ú", "̃": "ü", "̣": "ë"}
_VNI_WHOLE = dict(zip("íìỉĩịỵđ", "íìæóòîñ", strict=True))


def tcvn3(text: str) -> str:
    return "".join(_TCVN3.get(sign, sign) for sign in text.lower())


def vni(text: str) -> str:
    return "".join(map(_vni, text.lower()))


def _vni(sign: str) -> str:
    if sign in _VNI_WHOLE or sign not in _LETTERS:
        return _VNI_WHOLE.get(sign, sign)
    base, *marks = list(unicodedata.normalize("NFD", sign))
    tone = "".join(mark for mark in marks if mark in _TONES)
    if "̂" in marks:
        return base + _CIRCUMFLEX[tone]
    if "̆" in marks:
        return base + _BREVE[tone]
    horned = {"o": "ô", "u": "ö"}[base] if "̛" in marks else base
    return horned + _TONES.get(tone, "")


@cache
def sample_texts() -> tuple[str, ...]:
    """Give every text of the profiles that come with the program."""
    files = [path.read_bytes() for path in sorted(bundled("profiles").rglob("*.yaml"))]
    files += starter_files(2026).values()
    return tuple(dict.fromkeys(text for data in files for text in _strings(yaml.safe_load(data))))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for item in (
        value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    ):
        yield from _strings(item)


def test_no_text_of_the_samples_looks_old() -> None:
    texts = sample_texts()
    assert len(texts) > 2000
    assert [text for text in texts if old_encoding(text)] == []
    assert not old_encoding("\n".join(texts))
    upper = [text.upper() for text in texts]
    assert [text for text in upper if old_encoding(text)] == []


@pytest.mark.parametrize(("convert", "name"), [(tcvn3, "TCVN3"), (vni, "VNI")])
def test_texts_of_the_samples_in_an_old_encoding_are_told(
    convert: Callable[[str], str], name: str
) -> None:
    long = [text for text in sample_texts() if len(text.split()) >= 6 and not text.isascii()]
    told = [old_encoding(convert(text)) for text in long]
    assert told.count(name) / len(long) > 0.97, [
        convert(text) for text, known in zip(long, told, strict=True) if known != name
    ][:20]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Së Khoa häc vµ C«ng nghÖ", "TCVN3"),
        ("Phßng Tµi chÝnh - KÕ ho¹ch", "TCVN3"),
        ("NguyÔn V¨n A", "TCVN3"),
        ("Quy ®Þnh", ""),
        ("Sôû Khoa hoïc vaø Coâng ngheä", "VNI"),
        ("Uûy ban nhaân daân phöôøng", "VNI"),
    ],
)
def test_usual_names_in_old_encodings(text: str, name: str) -> None:
    assert old_encoding(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "Müller & Söhne, Zürich",
        "Hồ sơ giấy × 100, thời gian 2×5 giờ",
        "Microsoft® Windows® và «Một cửa» © 2024",
        "Điểm S×P từ 9 đến 15",
        "Nhiệt độ 25 °C ± 2, hàm lượng 5 µg/m³, mô men 3 N·m",
        "Thư\xadờng trực, cơ\xad quan",
        "hoà, khoẻ, quỹ, thuỷ, nguyễn, yêu cầu, khuya",
        "Noël à Saïgon",
        "QT-01 A«B",
        "",
    ],
)
def test_other_texts_with_odd_signs_are_let_be(text: str) -> None:
    assert old_encoding(text) == ""


_WORDS = st.sampled_from(sorted({word for text in sample_texts() for word in text.split()}))


@given(st.lists(_WORDS, max_size=12))
def test_no_words_of_the_samples_in_any_order_look_old(words: list[str]) -> None:
    assert old_encoding(" ".join(words)) == ""
