"""What is announced, and how other papers of the year name the decision that announces it."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from qmsdocs.base.errors import Problem
from qmsdocs.base.vietnamese import short_date
from qmsdocs.compose.establish_names import AnnouncementScope, FieldCount
from qmsdocs.compose.facts import Facts
from qmsdocs.compose.numbering import dated, numbered, symbol
from qmsdocs.compose.signing import decider
from qmsdocs.model.profile import Profile

#: The kind of paper that announces.
DECISION = "announcement-decision"
#: The kind of paper by which the head confirms that the system is valid.
CONFIRMATION = "validity-confirmation"


def announcement_scope(profile: Profile) -> AnnouncementScope:
    """Count the announced TTHC by field, in the order of the list."""
    announcement = profile.year.announcement
    fields = Counter(each.field for each in profile.procedures)
    return AnnouncementScope(
        count=len(profile.procedures),
        fields=tuple(FieldCount(field=name, count=count) for name, count in fields.items()),
        decision=decision_mention(profile),
        confirmed=(announcement and announcement.confirmed) or _confirmed(profile),
    )


def _confirmed(profile: Profile) -> date | None:
    """Give the day of the year's confirmation, unless it came only after the announcement."""
    day, announced = profile.paper(CONFIRMATION).date, profile.paper(DECISION).date
    return None if day and announced and announced < day else day


def announced_early(facts: Facts) -> Iterator[Problem]:
    """Find procedures that were issued only after the day on which they are announced."""
    day = facts.paper.date
    for index, each in enumerate(facts.profile.procedures):
        if day and each.issued and day < each.issued:
            values = {"code": each.code, "issued": short_date(each.issued), "day": short_date(day)}
            place = facts.profile.place_of_gap(f"procedures[{index}].issued")
            yield Problem("build.announced-early", place, values)


def decision_mention(profile: Profile) -> str:
    """Give `Quyết định số 15/QĐ-SKHCN ngày … của Giám đốc Sở …`, with room for what is not given."""
    agency, paper = profile.agency, profile.paper(DECISION)
    number = numbered(paper.number, symbol("QĐ", agency.agency.code, paper.drafter))
    issuer = decider(agency.agency, agency.signers)
    return f"Quyết định số {number} {dated(paper.date, profile.year.year)} của {issuer}"
