"""The questions of a department: by the clauses of its programme, with what was found."""

from qmsdocs.compose.checklists import Bank, checklist
from qmsdocs.model.agency import Department
from qmsdocs.model.audits import Audit, Finding, Question, Session
from qmsdocs.model.procedure import Duration, Procedure, Step
from qmsdocs.model.rules import load_rulebook
from qmsdocs.model.rules.standards import ClauseQuestions, QuestionSet

OFFICE = Department(id="van-phong", name="Văn phòng", head="Lê Văn C")
QUESTIONS = QuestionSet(
    editions=("2015",),
    clauses=(
        ClauseQuestions(clause="4.1", ask=("Bối cảnh?",)),
        ClauseQuestions(clause="7.5", everywhere=True, ask=("Tài liệu?", "Hồ sơ?")),
        ClauseQuestions(clause="9.1.2", ask=("Hài lòng?",)),
    ),
    procedures=("Đúng {code}{limit} không?",),
)
CLAUSES = (("4.1", "Bối cảnh"), ("7.5", "Tài liệu"), ("9.1", "Theo dõi"), ("9.1.2", "Hài lòng"))
BANK = Bank(QUESTIONS, CLAUSES)


def procedure(unit: str) -> Procedure:
    return Procedure(
        id="a",
        code="QT-01",
        name="Cấp phép",
        field="X",
        department=unit,
        limit=Duration(value=5),
        steps=(Step(name="a", unit="b", content="c"),),
    )


def sections(audit: Audit, bank: Bank = BANK) -> list[tuple[str, list[str]]]:
    found = checklist(audit, OFFICE, [], bank, {"van-phong": "Văn phòng"})
    return [(each.number, [q.text for q in each.questions]) for each in found.sections]


def test_the_programme_chooses_the_clauses() -> None:
    audit = Audit(programme=(Session(unit="van-phong", clauses=("9.1", "4")),))
    assert sections(audit) == [("4.1", ["Bối cảnh?"]), ("9.1.2", ["Hài lòng?"])]


def test_leaders_that_the_programme_names_by_their_name_have_their_clauses() -> None:
    leaders = Department(id="lanh-dao-so", name="Lãnh đạo Sở")
    session = Session(unit="Lãnh đạo Sở", clauses=("4.1",), auditors=("Lý Thị P",))
    found = checklist(Audit(programme=(session,)), leaders, [], BANK, {})
    assert [each.number for each in found.sections] == ["4.1"]
    assert found.auditors == "Lý Thị P"


def test_who_is_no_department_is_asked_as_leaders_are() -> None:
    entries = (
        ClauseQuestions(clause="5.2", ask=("Phòng?",), leaders=("Lãnh đạo?",)),
        ClauseQuestions(clause="6.3", ask=("Thay đổi?",)),
    )
    questions = QuestionSet(editions=("2015",), clauses=entries)
    audit = Audit(programme=(Session(unit="van-phong", clauses=("5", "6")),))
    asked = sections(audit, Bank(questions, CLAUSES, leading=True))
    assert asked == [("5.2", ["Lãnh đạo?"]), ("6.3", ["Thay đổi?"])]
    assert sections(audit, Bank(questions, CLAUSES))[0] == ("5.2", ["Phòng?"])


def test_no_question_to_leaders_of_an_edition_speaks_of_their_department() -> None:
    standards = load_rulebook().standards
    for edition in ("2008", "2015", "2026"):
        questions = standards.questions_for(edition)
        entries = questions.clauses if questions else ()
        own = [entry for entry in entries if any("phòng, đơn vị" in text for text in entry.ask)]
        assert own, edition
        assert all(entry.leaders for entry in own), edition


def test_without_a_programme_what_concerns_every_unit_is_asked_and_all_of_the_standing_unit() -> (
    None
):
    assert [number for number, _ in sections(Audit())] == ["7.5"]
    everything = Bank(QUESTIONS, CLAUSES, standing=True)
    assert [number for number, _ in sections(Audit(), everything)] == ["4.1", "7.5", "9.1.2"]


def test_own_questions_and_findings_stand_under_their_clause() -> None:
    audit = Audit(
        questions=(
            Question(clause="7.5", text="Riêng?", evidence="Sổ", answer="phù hợp"),
            Question(clause="4.1", text="Của phòng khác?", unit="qlkh"),
        ),
        findings=(
            Finding(
                id="01",
                unit="Văn phòng",
                clause="7.5.3",
                grade="nhẹ",
                description="Sai",
                evidence="B",
            ),
            Finding(id="02", unit="qlkh", clause="7.5", grade="nhẹ", description="Khác"),
        ),
    )
    found = checklist(audit, OFFICE, [], BANK, {})
    (section,) = found.sections
    assert [(q.number, q.text, q.evidence, q.answer) for q in section.questions] == [
        ("1", "Tài liệu?", "", ""),
        ("2", "Hồ sơ?", "", ""),
        ("3", "Riêng?", "Sổ", "Phù hợp"),
        ("4", "Phát hiện: Sai", "B", "Không phù hợp nhẹ (phiếu số 01)"),
    ]
    assert (found.findings, found.head) == (1, "Lê Văn C")


def test_each_procedure_of_the_department_is_asked_about_and_numbers_go_on() -> None:
    found = checklist(
        Audit(), OFFICE, [procedure("van-phong"), procedure("qlkh")], BANK, {}
    ).sections
    last = found[-1]
    assert (len(found), last.number, last.label) == (2, "", "Quy trình QT-01: Cấp phép")
    assert [(q.number, q.text) for q in last.questions] == [
        ("3", "Đúng QT-01 (05 ngày làm việc) không?")
    ]


def test_an_edition_without_questions_has_only_the_own_ones() -> None:
    audit = Audit(questions=(Question(clause="4.1", text="Riêng?"),))
    assert sections(audit, Bank(None, CLAUSES)) == [("4.1", ["Riêng?"])]
    empty = checklist(Audit(), OFFICE, [procedure("van-phong")], Bank(None, CLAUSES), {})
    assert empty.sections == ()


def test_the_bank_has_a_question_for_every_second_level_clause_of_each_edition() -> None:
    rulebook = load_rulebook()
    for name in ("2008", "2015", "2026"):
        bank = rulebook.standards.questions_for(name)
        assert bank
        asked = {each.clause for each in bank.clauses}
        numbers = [n for n, _ in rulebook.edition(name).clauses if n.count(".") == 1]
        lacking = [n for n in numbers if not any(a == n or a.startswith(f"{n}.") for a in asked)]
        assert lacking == [], name
    assert rulebook.standards.questions_for("1994") is None
