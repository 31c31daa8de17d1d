"""How a text is named: in full at its first mention, by kind and number later."""

from datetime import date

from qmsdocs.base.vietnamese import administrative_date
from qmsdocs.compose.names import Citation
from qmsdocs.model.rules.legal import NUMBERLESS


def citation(kind: str, number: str, day: date | None, issuer: str, subject: str) -> Citation:
    """Give a text's names: `Quyết định số 19/2014/QĐ-TTg ngày … của Thủ tướng Chính phủ về việc …`.

    Luật and pháp lệnh are named by their title: `Luật Tổ chức chính quyền địa phương ngày …`.
    """
    dated = f" {administrative_date(day)}" if day else ""
    if kind in NUMBERLESS:
        short = subject if subject.startswith(kind) else f"{kind} {subject}"
        full = short + dated
    else:
        short = f"{kind} số {number}"
        full = f"{short}{dated} của {issuer} {subject}".rstrip()
    return Citation(
        full=full, short=short, number=number, kind=kind, issuer=issuer, date=day, subject=subject
    )


def basis(text: Citation) -> str:
    """Give the text as a căn cứ, without the sign at its end."""
    return f"Căn cứ {text.full}"
