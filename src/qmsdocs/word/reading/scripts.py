"""In which of its fonts a run sets each letter, as Word decides it.

Vietnamese letters are in `ascii` (a–z) and `high` (those with marks). `east` and `complex` count
only for letters of those scripts: nearly every file names another font for them, as the theme does,
and no reader of a Vietnamese paper ever sees it. A run that Word is told to treat as complex script
(`w:cs`, `w:rtl`) is in `complex` altogether. The hint that moves some Greek letters and signs to
`east` is not followed.
"""

import re

from qmsdocs.word.reading.model import Run

_COMPLEX = "\u0590-\u109f\u1780-\u17ff\ufb1d-\ufdff\ufe70-\ufefc"
_EAST = (
    "\u1100-\u11ff\u2e80-\u2fdf\u3000-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f"
    "\uff00-\uffef\U00020000-\U0003ffff"
)
_OTHER = re.compile(f"[{_COMPLEX}{_EAST}]")
_IS_EAST = re.compile(f"[{_EAST}]")


def fonts_of(run: Run) -> set[str]:
    """Give the fonts in which the letters and figures of a run are set."""
    look = run.look
    signs = {sign for sign in run.text if sign.isalnum()}
    if look.as_complex:
        return {look.complex} if signs else set()
    others = {sign for sign in signs if _OTHER.match(sign)}
    fonts = {look.ascii for sign in signs if sign.isascii()}
    fonts |= {look.high for sign in signs - others if not sign.isascii()}
    return fonts | {look.east if _IS_EAST.match(sign) else look.complex for sign in others}
