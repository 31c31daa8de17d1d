"""What the system costs, added up, and the caps of the law that bind it."""

from collections.abc import Iterator
from datetime import date

from qmsdocs.base.errors import Problem
from qmsdocs.base.numerals import money_words
from qmsdocs.base.vietnamese import number_text
from qmsdocs.compose.establish_names import BudgetRow, BudgetSum, TrainingSum
from qmsdocs.compose.facts import Facts
from qmsdocs.model.budget import Budget, BudgetLine, Cap, line_amount
from qmsdocs.model.establish import TrainingPlan
from qmsdocs.model.rules import Norm, Rulebook
from qmsdocs.model.rules.citations import Citation


def budget_sum(budget: Budget, kind: str, rulebook: Rulebook, day: date) -> BudgetSum:
    """Add up an estimate; `kind` is the kind of agency, which chooses the caps of the day."""
    rows = tuple(_row(line, budget, kind, rulebook, day) for line in budget.lines)
    total = sum(row.amount for row in rows)
    norm = cap(whole_cap(budget), kind, rulebook, day)
    return BudgetSum(
        rows=rows,
        total=total,
        words=money_words(total),
        cap=int(norm.limit) if norm else None,
        cap_basis=legal_place(norm.citation) if norm else None,
        within=norm is None or total <= norm.limit,
    )


def training_sum(plan: TrainingPlan) -> TrainingSum:
    """Add up people and cost of the courses that say them."""
    people = [course.people for course in plan.courses if course.people is not None]
    costs = [course.cost for course in plan.courses if course.cost is not None]
    cost = sum(costs) if costs else None
    return TrainingSum(
        people=sum(people) if people else None,
        cost=cost,
        words=None if cost is None else money_words(cost),
        auditor_courses=sum(course.auditors for course in plan.courses),
    )


def whole_cap(budget: Budget) -> Cap | None:
    """Give the cap of the whole estimate: as it says, and for maintenance the yearly one."""
    return budget.cap or ("maintenance" if budget.work == "duy trì" else None)


def cap(name: Cap | None, kind: str, rulebook: Rulebook, day: date) -> Norm | None:
    """Give the cap that binds a kind of agency on a day; none for no name or before the law."""
    if name is None:
        return None
    bound = rulebook.norms(kind, day)
    return next((norm for norm in bound if norm.id.rpartition(".")[2] == name), None)


def legal_place(citation: Citation) -> str:
    """Give `khoản 6 Điều 4 Thông tư số …` for `Điều 4 khoản 6` of that text."""
    parts: list[str] = []
    for word in citation.clause.split():
        if word in ("Điều", "khoản", "điểm"):
            parts.insert(0, word)
        elif parts:
            parts[0] += f" {word}"
    return " ".join((*parts, citation.document))


def over_caps(facts: Facts) -> Iterator[Problem]:
    """Find where the estimate of the year passes a cap: as a whole, in a sum, in a price."""
    budget = facts.profile.year.budget
    if budget is None:
        return
    kind, whole = facts.profile.agency.agency.kind, whole_cap(budget)
    norm = cap(whole, kind, facts.rulebook, facts.day)
    total = sum(line_amount(line.quantity, line.price) for line in budget.lines)
    if norm and total > norm.limit:
        yield _over(facts, norm, total, "budget.lines")
    sums: dict[Cap, int] = {}
    for index, line in enumerate(budget.lines):
        norm = cap(line.cap, kind, facts.rulebook, facts.day)
        if norm is None or line.cap is None:
            continue
        if not _of_the_agency(norm):
            if line.price > norm.limit:
                yield _over(facts, norm, line.price, f"budget.lines[{index}].price")
            continue
        before = sums.get(line.cap, 0)
        sums[line.cap] = before + line_amount(line.quantity, line.price)
        if before <= norm.limit < sums[line.cap] and line.cap != whole:
            yield _over(facts, norm, sums[line.cap], f"budget.lines[{index}].cap")


def without_auditors(facts: Facts) -> Iterator[Problem]:
    """Find a training plan in which nobody learns to audit."""
    plan = facts.profile.year.training_plan
    if plan and not training_sum(plan).auditor_courses:
        yield Problem(
            "build.no-auditor-course", facts.profile.place_of_gap("training_plan.courses")
        )


def _row(line: BudgetLine, budget: Budget, kind: str, rulebook: Rulebook, day: date) -> BudgetRow:
    norm = cap(line.cap or whole_cap(budget), kind, rulebook, day)
    return BudgetRow(
        name=line.name,
        unit=line.unit,
        quantity=line.quantity,
        price=line.price,
        amount=line_amount(line.quantity, line.price),
        basis=line.basis or (legal_place(norm.citation) if norm else None),
    )


def _of_the_agency(norm: Norm) -> bool:
    """Tell a cap on all that an agency spends from one on a single procedure, month or check."""
    return norm.per.startswith("một cơ quan") and (bool(norm.agencies) or norm.per.endswith("năm"))


def _over(facts: Facts, norm: Norm, amount: int, path: str) -> Problem:
    values = {
        "amount": number_text(amount),
        "limit": number_text(norm.limit),
        "per": norm.per,
        "citation": legal_place(norm.citation),
    }
    return Problem("build.over-cap", facts.profile.place_of_gap(path), values)
