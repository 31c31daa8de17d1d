"""What the frames of a controlled document print of it: name, code, edition, date."""

from qmsdocs.model.page import Kind

AGENCY = "{{ letterhead.issuer }}"
#: The same where its lines have another length than in the letterhead.
RUNNING = "{{ letterhead.issuer | replace('\\n', ' ') }}"
CODE = "{{ paper.code }}"
EDITION = "{% if paper.edition < 10 %}0{% endif %}{{ paper.edition }}"
#: Blank while the document is a draft, so that the day can be written by hand.
DAY = "{% if paper.date %}{{ paper.date | date }}{% else %}    /    /{{ year }}{% endif %}"


def name(kind: Kind, *, upper: bool = False) -> str:
    """Give the tag that prints the document's name."""
    return f"{{{{ {_printed(kind, upper)} }}}}"


def title(kind: Kind, width: float, size: float, *, upper: bool = True) -> str:
    """Give the tag that prints the name in bold letters over lines of like length."""
    return f"{{{{ {_printed(kind, upper)} | balanced({width:g}, {size:g}) }}}}"


def _printed(kind: Kind, upper: bool) -> str:
    path = "paper.subject" if kind.subject else "paper.title"
    return f"{path} | upper" if upper else path


def coded(day: str = "Ngày ban hành") -> tuple[str, ...]:
    """Give the lines that tell one edition from another; `day` is what happened on its day."""
    return (f"Mã hiệu: {CODE}", f"Lần ban hành: {EDITION}", f"{day}: {DAY}")
