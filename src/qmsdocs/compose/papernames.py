"""What a paper says of itself: kind, number, date, recipients, who drafted and approved it."""

from qmsdocs.compose.facts import Facts, code_of
from qmsdocs.compose.letterhead import subject_rule
from qmsdocs.compose.names import PaperNames
from qmsdocs.compose.numbering import date_line, dated, number_line, numbered, symbol
from qmsdocs.compose.signing import authority, decider
from qmsdocs.model.agency import Department, SignOff
from qmsdocs.model.page import CONTROLLED_FORMS
from qmsdocs.word.gaps import dotted

#: Forms that the head decides, so that their attachments name the head and not the agency.
_DECISIONS = ("QĐ", "QĐ+")
#: In a code, the place of the short name of the department that the paper is about.
DEPARTMENT = "{department}"


def paper_names(facts: Facts, subject: str) -> PaperNames:
    """Give everything that is printed of the paper itself; `subject` is its rendered trích yếu."""
    agency, paper, item = facts.profile.agency, facts.paper, facts.procedure
    day = facts.paper_day
    sign_off = _sign_off(facts)
    return PaperNames(
        kind=_kind(facts),
        title=facts.page.kind.title,
        subject=subject,
        subject_rule_emu=_subject_rule(facts, subject),
        number_line=_number_line(facts),
        date_line=date_line(agency.agency.place, day, facts.profile.year.year),
        mention=_mention(facts),
        authority=facts.once("authority", lambda: authority(agency.agency, agency.signers)),
        archive=_archive(facts),
        recipients=paper.recipients,
        to=paper.to,
        date=day,
        code=_code(facts),
        edition=item.edition if item else paper.edition,
        changes=(item and item.changes) or paper.changes,
        drafted=sign_off.drafted if sign_off else None,
        checked=sign_off.checked if sign_off else None,
        approved=sign_off.approved if sign_off else None,
    )


def _controlled(facts: Facts) -> bool:
    return facts.page.kind.form in CONTROLLED_FORMS


def _kind(facts: Facts) -> str:
    """Give the tên loại: `Kế hoạch`; a controlled document is called by its title."""
    kind = facts.page.kind
    if _controlled(facts):
        return kind.title
    if kind.form == "CV":
        return "Công văn"
    code = kind.form.rstrip("+")
    return str(facts.once(("kind", code, facts.day), lambda: facts.rules.kind_name(code)))


def _symbol(facts: Facts) -> str:
    code = facts.profile.agency.agency.code
    return symbol(facts.page.kind.form, code, facts.paper.drafter)


def _number_line(facts: Facts) -> str:
    return "" if _controlled(facts) else number_line(facts.paper.number, _symbol(facts))


def _mention(facts: Facts) -> str:
    """Give `Quyết định số 15/QĐ-SKHCN ngày … của Giám đốc Sở …`."""
    if _controlled(facts):
        return facts.page.kind.title
    agency = facts.profile.agency
    decides = facts.page.kind.form in _DECISIONS
    issuer = decider(agency.agency, agency.signers) if decides else agency.agency.name
    number = numbered(facts.paper.number, _symbol(facts))
    day = dated(facts.paper_day, facts.profile.year.year)
    return f"{_kind(facts)} số {number} {day} của {issuer}"


def _archive(facts: Facts) -> str:
    """Give what stands after `Lưu:`; the drafting unit keeps a copy too."""
    house, drafter = facts.profile.agency.house.archive, facts.paper.drafter
    return f"{house.partition(',')[0]}, {drafter}" if drafter else house


def _code(facts: Facts) -> str | None:
    kind = facts.page.kind
    if facts.procedure:
        return facts.procedure.code
    code, unit = code_of(facts.profile, kind), facts.item.record if facts.item else None
    if code and isinstance(unit, Department):
        return code.replace(DEPARTMENT, unit.code or unit.id.upper())
    return code


def _sign_off(facts: Facts) -> SignOff | None:
    own = facts.procedure.sign_off if facts.procedure else None
    return own or facts.paper.sign_off or facts.profile.agency.sign_off


def _subject_rule(facts: Facts, subject: str) -> int:
    if _controlled(facts):
        return 0
    return subject_rule(dotted(subject), facts.profile.agency.house, facts.rules)
