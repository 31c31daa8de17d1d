"""Tells text in an encoding from before Unicode (TCVN3, VNI) by its letters, whatever the font."""

import re

#: Letters and signs that text in an old encoding is made of, and Vietnamese in Unicode is not.
STRANGE = re.compile("[¡-¿Ä-ÇËÎ-ÑÖ-ØÛÜÞßä-çëî-ñö-øûüþÿ]")
#: Letters of Vietnamese that an old encoding has no code for.
UNICODE = re.compile("[ĂăĐđĨĩŨũƠơƯưẠ-ỹ]")
#: A sign in the middle of a word: à á ả ạ ă â đ ê ô ơ ư … of TCVN3, which no other text has there.
_SIGNS = re.compile("[A-Za-z](?:[µ¸¶¹¨«¬ª\xad¼½¾×]|[©»·®](?=[a-z]))|®(?=[a-zµ-ÿ])")
_TCVN3 = re.compile("[A-Za-z][äåæçëîïðñöøüþßÆÇËÏÎÐÑÖØÜÞ]|[a-z][À-ÖØ-Þ]")
_BETWEEN = re.compile("[A-Za-z][µ¸¶¹¨«¬ª¼½¾][A-Za-z]")
#: A vowel and the mark of VNI behind it; in Unicode no accented letter follows these vowels.
_VNI = re.compile("[ae][ùøûõïêéèúüëâáàåãä]|o[ùøûõïâåä]|[uyôö][ùøûõï]|ñ[aeiouyôö]", re.IGNORECASE)
_ENOUGH = 2


def old_encoding(text: str) -> str:
    """Give `TCVN3` or `VNI` when a text looks like one of them, else nothing.

    Two words must look so, since names from abroad have such letters too; a text that has Vietnamese
    letters of Unicode must show signs between letters.
    """
    if text.isascii():
        return ""
    if UNICODE.search(text):
        return "TCVN3" if len(_BETWEEN.findall(text)) >= _ENOUGH else ""
    words = text.split()
    signs = [word for word in words if _SIGNS.search(word)]
    if signs and sum(bool(_SIGNS.search(word) or _TCVN3.search(word)) for word in words) >= _ENOUGH:
        return "TCVN3"
    return "VNI" if sum(bool(_VNI.search(word)) for word in words) >= _ENOUGH else ""
