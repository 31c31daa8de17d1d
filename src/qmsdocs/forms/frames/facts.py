"""What the frames of a controlled document print of it: name, code, edition, date."""

from qmsdocs.model.page import Kind

AGENCY = "{{ letterhead.issuer }}"
CODE = "{{ paper.code }}"
EDITION = "{% if paper.edition < 10 %}0{% endif %}{{ paper.edition }}"
#: Blank while the document is a draft, so that the day can be written by hand.
DAY = "{% if paper.date %}{{ paper.date | date }}{% else %}    /    /{{ year }}{% endif %}"


def name(kind: Kind, *, upper: bool = False) -> str:
    """Give the tag that prints the document's name."""
    path = "paper.subject" if kind.subject else "paper.title"
    return f"{{{{ {path} | upper }}}}" if upper else f"{{{{ {path} }}}}"


def coded() -> tuple[str, ...]:
    """Give the lines that tell one edition from another."""
    return (f"Mã hiệu: {CODE}", f"Lần ban hành: {EDITION}", f"Ngày ban hành: {DAY}")
