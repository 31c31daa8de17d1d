"""What is different between two days: rules by value, texts by which of them is in force."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from qmsdocs.model.rules.citations import Citation
from qmsdocs.model.rules.entries import Entry, Period
from qmsdocs.model.rules.legal import LegalText, LegalTexts


@dataclass(frozen=True, slots=True)
class RuleChange:
    """A rule or text that differs; an empty side means that there was or is none.

    `citation` is that of the later value, or of the earlier one when there is no later;
    `kinds` are the forms it touches, empty = all.
    """

    pack: str
    id: str
    label: str
    before: str
    after: str
    citation: Citation
    kinds: tuple[str, ...] = ()
    verified: bool = True


def changes(
    entries: Iterable[Entry], legal: LegalTexts, before: date, after: date
) -> tuple[RuleChange, ...]:
    """Compare two days, in the order of the packs."""
    rows = [entry for entry in entries if entry.pack != "legal"]
    compared = (_rule_change(entry, entry.at(before), entry.at(after)) for entry in rows)
    return (
        *(change for change in compared if change is not None),
        *_text_changes(legal, before, after),
    )


def _rule_change(entry: Entry, before: Period | None, after: Period | None) -> RuleChange | None:
    old, new = before.value if before else "", after.value if after else ""
    shown = after or before
    if old == new or shown is None:
        return None
    verified = all(period.verified for period in (before, after) if period)
    return RuleChange(
        entry.pack, entry.id, entry.label, old, new, shown.citation, entry.kinds, verified
    )


def _text_changes(legal: LegalTexts, before: date, after: date) -> Iterable[RuleChange]:
    ended = [text for text in legal.texts.values() if _only_on(text, before, after)]
    begun = [text for text in legal.texts.values() if _only_on(text, after, before)]
    paired = set()
    for text in ended:
        other = legal.successor(text, after) or legal.predecessor(text, after)
        paired.add(other.id if other else "")
        yield _text_change(text, text, other)
    for text in begun:
        if text.id not in paired:
            yield _text_change(text, None, text)


def _only_on(text: LegalText, day: date, other: date) -> bool:
    return text.in_force(day) and not text.in_force(other)


def _text_change(text: LegalText, before: LegalText | None, after: LegalText | None) -> RuleChange:
    shown = after or text
    return RuleChange(
        pack="legal",
        id=text.id,
        label=text.described(),
        before=before.name if before else "",
        after=after.name if after else "",
        citation=shown.citation,
        verified=all(each.verified for each in (before, after) if each),
    )
