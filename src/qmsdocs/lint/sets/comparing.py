"""Lays what several papers say of the same things side by side, and names who says otherwise."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from qmsdocs.lint.sets.case import Mark
from qmsdocs.lint.sets.results import SetPlace


@dataclass(frozen=True, slots=True)
class Mention:
    """A value where it stands: `norm` is what is compared, `value` what a person reads."""

    value: str
    norm: Hashable
    place: SetPlace


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that papers speak of (an objective, a finding, a TTHC) as one of them has it.

    `number` is its place in the list, by which it is known again under another name.
    """

    key: str
    name: str
    place: SetPlace
    said: Mapping[str, Mention] = field(default_factory=dict, hash=False)
    number: str = ""


@dataclass(frozen=True, slots=True)
class Teller:
    """A paper (or several of one kind) that tells of things.

    `whole` says of a thing whether it must be there; `begins` whether it makes a thing known to
    the others; `known_by` gives the day on which the teller was made.
    """

    name: str
    place: SetPlace
    things: tuple[Thing, ...]
    whole: Callable[[Thing], bool] = lambda _: True
    begins: bool = True
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """The codes of messages: what is missing, and for each value what differs.

    A label is for all values whose name begins with its key: `result`, `result 30/9/2026`.
    """

    missing: str
    differs: str
    labels: Mapping[str, str]


def compare(tellers: Sequence[Teller], words: Words, since: Mapping[str, date]) -> Iterator[Mark]:
    """Give what the tellers disagree on; a thing that came later than a teller is not missed there.

    Args:
        tellers: in the order of their authority.
        words: the codes of the messages.
        since: the days on which things began, by key.
    """
    tellers = _renamed(tellers)
    first: dict[str, Thing] = {}
    for teller in tellers:
        for thing in teller.things if teller.begins else ():
            first.setdefault(thing.key, thing)
    for key, thing in first.items():
        yield from _missing(key, thing, tellers, words, since)
        yield from _different(key, thing, tellers, words)


def _missing(
    key: str,
    thing: Thing,
    tellers: Sequence[Teller],
    words: Words,
    since: Mapping[str, date],
) -> Iterator[Mark]:
    having = [teller for teller in tellers if any(each.key == key for each in teller.things)]
    began = since.get(key)
    lacking = [
        teller
        for teller in tellers
        if teller not in having
        and teller.whole(thing)
        and not (began and teller.day and teller.day < began)
    ]
    if lacking:
        values = {
            "name": thing.name,
            "where": ", ".join(teller.name for teller in lacking),
            "other": ", ".join(teller.name for teller in having),
        }
        spots = [_of(teller, key).place for teller in having[:1]]
        yield Mark(words.missing, (*(teller.place for teller in lacking), *spots), values)


def _of(teller: Teller, key: str) -> Thing:
    return next(each for each in teller.things if each.key == key)


def _different(key: str, thing: Thing, tellers: Sequence[Teller], words: Words) -> Iterator[Mark]:
    same = [each for teller in tellers for each in teller.things if each.key == key]
    seen: set[tuple[str, SetPlace]] = set()
    for name in dict.fromkeys(name for each in same for name in each.said):
        label = words.labels.get(name.partition(" ")[0], "")
        mentions = [each.said[name] for each in same if name in each.said]
        for odd, other in odd_ones(mentions) if label else ():
            if (label, odd.place) in seen:
                continue
            seen.add((label, odd.place))
            values = {
                "what": label,
                "name": thing.name,
                "value": odd.value,
                "paper": odd.place.paper,
                "other": other.place.paper,
                "other_value": other.value,
            }
            yield Mark(words.differs, (odd.place, other.place), values)


def odd_ones(mentions: Sequence[Mention]) -> list[tuple[Mention, Mention]]:
    """Give each mention that is not what most say, with the first that says so.

    When as many say one as the other, the earlier one in the order of authority holds.
    """
    counts = Counter(mention.norm for mention in mentions)
    if len(counts) < 2:
        return []
    most = max(counts.values())
    held = next(mention for mention in mentions if counts[mention.norm] == most)
    odd: dict[tuple[Hashable, str], Mention] = {}
    for mention in mentions:
        if mention.norm != held.norm:
            odd.setdefault((mention.norm, mention.place.file), mention)
    return [(mention, held) for mention in odd.values()]


def _renamed(tellers: Sequence[Teller]) -> list[Teller]:
    """Take a thing under another name for the one of the same number, if nobody has both."""
    numbers: dict[str, str] = {}
    for teller in tellers:
        for thing in teller.things if teller.begins and _numbered(teller) else ():
            numbers.setdefault(thing.number, thing.key)
    together = [{thing.key for thing in teller.things} for teller in tellers]
    return [replace(teller, things=tuple(_known(teller, numbers, together))) for teller in tellers]


def _numbered(teller: Teller) -> bool:
    """Tell whether the things of a teller bear different numbers."""
    numbers = [thing.number for thing in teller.things]
    return all(numbers) and len(set(numbers)) == len({thing.key for thing in teller.things})


def _known(
    teller: Teller, numbers: Mapping[str, str], together: Sequence[set[str]]
) -> Iterator[Thing]:
    for thing in teller.things:
        key = numbers.get(thing.number, thing.key) if _numbered(teller) else thing.key
        both = any({key, thing.key} <= keys for keys in together)
        yield thing if key == thing.key or both else replace(thing, key=key)
