"""The documents from outside that the system rests on, as they stand on the day of the list."""

from collections.abc import Iterable, Iterator
from datetime import date

from qmsdocs.base.errors import QmsDocsError
from qmsdocs.base.vietnamese import sentence, short_date
from qmsdocs.compose.editions import edition_of
from qmsdocs.compose.externaltexts import Basis, read_basis
from qmsdocs.compose.facts import Facts
from qmsdocs.compose.system_names import ExternalGroup, ExternalText
from qmsdocs.model.agency import Reference
from qmsdocs.model.concerning import lacking
from qmsdocs.model.rules import LegalText
from qmsdocs.model.rules.legal import NUMBERLESS
from qmsdocs.model.system import ExternalDocument

IN_FORCE, IN_USE, TO_CHECK = "Còn hiệu lực", "Đang áp dụng", "Còn hiệu lực (cần rà soát)"
STANDARDS = "Tiêu chuẩn"
#: From the highest rank of law down; circulars and what is not named come last.
_RANKS = ("Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh", "Nghị quyết", "Nghị định", "Quyết định")
_BY_RANK = frozenset(("law", "field"))
_GROUPS = (
    (STANDARDS, STANDARDS),
    ("law", "Văn bản quy phạm pháp luật áp dụng chung"),
    ("field", "Văn bản quy phạm pháp luật theo lĩnh vực"),
    ("local", "Văn bản chỉ đạo, điều hành và tài liệu khác"),
)


def external_texts(facts: Facts) -> tuple[ExternalGroup, ...]:
    """Give each text once, under the first heading that it fits; headings with nothing are left out."""
    found: dict[str, tuple[str, ExternalText]] = {}
    for group, text in _all(facts):
        key = text.number or text.title
        if key in found:
            first, known = found[key]
            used = tuple(dict.fromkeys((*known.used_in, *text.used_in)))
            found[key] = (first, known._replace(used_in=used))
        else:
            found[key] = (group, text)
    groups = (
        ExternalGroup(title, _ordered(name, [text for at, text in found.values() if at == name]))
        for name, title in _GROUPS
    )
    return tuple(group for group in groups if group.texts)


def _ordered(group: str, texts: list[ExternalText]) -> tuple[ExternalText, ...]:
    """Put legal texts in the order of their rank and their days; the others stay as they are."""
    return tuple(sorted(texts, key=_place)) if group in _BY_RANK else tuple(texts)


def _place(text: ExternalText) -> tuple[int, date]:
    rank = _RANKS.index(text.kind) if text.kind in _RANKS else len(_RANKS)
    return rank, text.date or date.max


def _all(facts: Facts) -> Iterator[tuple[str, ExternalText]]:
    yield STANDARDS, _standard(facts)
    laws = {text.id: text for text in _laws(facts)}
    for text in (*laws.values(), *_amending(facts, laws)):
        yield "law", legal(facts, text)
    for procedure in facts.profile.procedures:
        for line in procedure.bases:
            yield "field", _basis(facts, read_basis(line), procedure.code or procedure.name)
    yield from _of_the_agency(facts)


def _of_the_agency(facts: Facts) -> Iterator[tuple[str, ExternalText]]:
    """Give what the agency names itself: the texts of others that it cites, and its own list."""
    for reference in (*facts.profile.agency.references, *facts.profile.year.references):
        if reference.date <= facts.day and not _is_own(facts, reference):
            yield "local", _reference(facts, reference)
    for document in facts.profile.agency.external_documents:
        group = STANDARDS if document.kind.startswith(STANDARDS) else "local"
        yield group, _typed(facts, document)


def _laws(facts: Facts) -> Iterator[LegalText]:
    """Give the law of the day on the matters of every system, then what the papers cite beside it."""
    cited = (
        entry.id
        for page in facts.pages.values()
        if page.kind.set != "province" and not lacking(facts.profile, page)
        for entry in (*page.kind.bases, *page.kind.cites)
        if entry.when is None
    )
    for name in dict.fromkeys((*facts.rulebook.legal.lines, *cited)):
        try:
            yield facts.rulebook.text(name, facts.day)
        except QmsDocsError:  # a reference of the profile, or not in force on the day
            continue


def _amending(facts: Facts, laws: Iterable[str]) -> Iterator[LegalText]:
    known = set(laws)
    for text in facts.rulebook.legal.texts.values():
        if known & set(text.amends) and text.id not in known and text.in_force(facts.day):
            yield text


def legal(facts: Facts, text: LegalText) -> ExternalText:
    """Give a text of the rule packs with its status; what is in doubt there is to be looked up."""
    sure = not {"number", "date", "in_force_to"} & set(text.doubtful)
    title = text.short if text.kind in NUMBERLESS else sentence(text.subject)
    status = IN_FORCE if sure else TO_CHECK
    if not text.in_force(facts.day):
        status = _ended(facts, text)
    return ExternalText(text.kind, text.number, text.date, text.issuer, title, status, ())


def _ended(facts: Facts, text: LegalText) -> str:
    if text.in_force_to is None or facts.day < text.in_force_to:
        return "Chưa có hiệu lực"
    successor = facts.rulebook.legal.successor(text, facts.day)
    instead = f", thay bằng {successor.short}" if successor else ""
    return f"Hết hiệu lực từ ngày {short_date(text.in_force_to)}{instead}"


def _basis(facts: Facts, basis: Basis, procedure: str) -> ExternalText:
    """Give a basis of a procedure; one that the rule packs know has its status from there."""
    texts = facts.rulebook.legal.texts.values()
    known = next((text for text in texts if _is_same(text, basis)), None)
    if known:
        return legal(facts, known)._replace(used_in=(procedure,))
    title = sentence(basis.title)
    return ExternalText(
        basis.kind, basis.number, basis.date, basis.issuer, title, IN_USE, (procedure,)
    )


def _is_same(text: LegalText, basis: Basis) -> bool:
    if basis.number:
        return text.number == basis.number and text.kind == basis.kind
    return text.kind in NUMBERLESS and text.short == basis.title and text.date == basis.date


def _standard(facts: Facts) -> ExternalText:
    """Give the standard itself; the day is that of the decision which announced it."""
    edition = facts.rulebook.edition(edition_of(facts))
    act = facts.rulebook.legal.texts.get(edition.announced_by or "")
    announced = act.date if act and edition.withdrawn is None else None
    issuer = "Bộ Khoa học và Công nghệ" if announced else ""
    return ExternalText(
        STANDARDS, edition.name, announced, issuer, edition.title.partition(" (")[0], IN_USE, ()
    )


def _is_own(facts: Facts, reference: Reference) -> bool:
    agency = facts.profile.agency.agency
    return reference.issuer.endswith((agency.name, agency.short_name))


def _reference(facts: Facts, text: Reference) -> ExternalText:
    title, status = sentence(text.subject), _in_use(facts, text.in_force_to)
    return ExternalText(text.kind, text.number, text.date, text.issuer, title, status, ())


def _typed(facts: Facts, text: ExternalDocument) -> ExternalText:
    number, issuer = text.number or "", text.issuer or ""
    status = _in_use(facts, text.in_force_to)
    return ExternalText(text.kind, number, text.date, issuer, text.subject, status, ())


def _in_use(facts: Facts, ends: date | None) -> str:
    if ends is not None and facts.day >= ends:
        return f"Hết hiệu lực từ ngày {short_date(ends)}"
    return IN_USE
