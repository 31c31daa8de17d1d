"""Judges a consultant by the conditions of the law; the qualified experts are counted."""

from collections.abc import Iterator

from qmsdocs.base.errors import InputError, Problem
from qmsdocs.base.places import Place
from qmsdocs.base.vietnamese import number_text
from qmsdocs.compose.establish_names import ConsultantCheck, ExpertCheck
from qmsdocs.compose.facts import Facts
from qmsdocs.model.consulting import Consultant, Expert

#: The conditions of a body in the order of the law, as they are named where they fail.
_CONDITIONS = {
    "established": "thành lập theo quy định của pháp luật, có chức năng hoạt động tư vấn",
    "own_system": "có HTQLCL phù hợp tiêu chuẩn hiện hành",
    "experience": "có kinh nghiệm tư vấn xây dựng HTQLCL",
    "registered": "đã đăng ký hoạt động tư vấn và được cấp Giấy xác nhận đủ điều kiện tư vấn",
}
MET, NOT_MET = "Đạt", "Không đạt"
_NOTHING = "Không có"


def consultant_check(facts: Facts) -> ConsultantCheck | None:
    """Judge the consultant that the paper is about.

    Raises:
        InputError: a figure or verdict that is written does not agree with what is counted.
    """
    record = facts.item.record if facts.item else None
    if not isinstance(record, Consultant):
        return None
    needed = int(facts.rulebook.duty("consultant-experts", facts.day).value or 0)
    years = int(facts.rulebook.duty("consultant-seniority", facts.day).value or 0)
    found = judged(record, needed, years)
    problems = tuple(_disagreements(facts, record, found))
    if problems:
        raise InputError(problems)
    return found


def judged(record: Consultant, needed: int, years: int) -> ConsultantCheck:
    """Judge a consultant: a body needs so many qualified experts, an expert so many years."""
    experts = tuple(_expert(expert, years) for expert in record.experts)
    qualified = sum(expert.result == MET for expert in experts)
    if record.sort == "chuyên gia độc lập":
        needed = 1
        failed = tuple(lack for expert in experts for lack in expert.lacks)
        known = bool(experts)
    else:
        conditions = {name: getattr(record, name) for name in _CONDITIONS}
        failed = tuple(_CONDITIONS[name] for name, one in conditions.items() if one and not one.met)
        if experts and qualified < needed:
            failed += (f"có ít nhất {needed:02d} chuyên gia tư vấn đáp ứng điều kiện",)
        known = bool(experts) and all(conditions.values())
    return ConsultantCheck(
        experts=experts,
        qualified=qualified,
        needed=needed,
        years=years,
        enough=qualified >= needed,
        verdict=NOT_MET if failed else (MET if known else None),
        failed=failed,
    )


def _expert(expert: Expert, years: int) -> ExpertCheck:
    lacks = tuple(_lacks(expert, years))
    served = "" if expert.years is None else f"{_two_digits(expert.years)} năm"
    return ExpertCheck(
        name=expert.name,
        degree=expert.degree or _NOTHING,
        consulting_certificate=expert.consulting_certificate or _NOTHING,
        administration_certificate=expert.administration_certificate or _NOTHING,
        character=MET if expert.character else NOT_MET,
        seniority=served or _NOTHING,
        experience=expert.experience or _NOTHING,
        card=expert.card,
        result=NOT_MET if lacks else MET,
        lacks=lacks,
    )


def _lacks(expert: Expert, years: int) -> Iterator[str]:
    """Say which conditions an expert does not meet."""
    if not expert.degree:
        yield "tốt nghiệp đại học"
    if not expert.consulting_certificate:
        yield "chứng chỉ về tư vấn xây dựng HTQLCL"
    if not expert.administration_certificate:
        yield "chứng chỉ về quản lý hành chính nhà nước"
    if not expert.character:
        yield "đạo đức tốt, năng lực hành vi dân sự đầy đủ"
    if (expert.years or 0) < years:
        yield f"thâm niên công tác từ {years:02d} năm trở lên"
    if not expert.experience:
        yield "kinh nghiệm tư vấn xây dựng HTQLCL"


def _two_digits(number: float) -> str:
    text = number_text(number)
    return f"0{text}" if number < 10 and len(text) == 1 else text


def _disagreements(facts: Facts, record: Consultant, found: ConsultantCheck) -> Iterator[Problem]:
    """Compare what is written with what is counted; both places are named."""

    def place_of(name: str) -> Place:
        return facts.profile.place_of_gap(f"consultant.{name}", facts.page.kind.id, id_)

    id_ = facts.item.id if facts.item else ""
    counts = record.qualified is None or record.qualified == found.qualified
    agrees = not record.verdict or record.verdict == (found.verdict or record.verdict).lower()
    if counts and agrees:
        return
    where = place_of("experts")
    counted = {"counted": found.qualified, "where": f"{where.file}:{where.line}"}
    if not counts:
        values = counted | {"value": record.qualified}
        yield Problem("build.experts-disagree", place_of("qualified"), values)
    if not agrees and found.verdict:
        why = "; ".join(found.failed) or "đáp ứng đủ các điều kiện"
        said = {"value": record.verdict, "computed": found.verdict.lower(), "why": why}
        yield Problem("build.verdict-disagrees", place_of("verdict"), counted | said)
