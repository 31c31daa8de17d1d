"""What is typed against what is counted, in the papers that build, pay for and announce the system.

A figure that is left out is computed. One that is written must agree; both places are named.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from qmsdocs.base.errors import Problem
from qmsdocs.base.numerals import money_words
from qmsdocs.base.vietnamese import number_text, short_date
from qmsdocs.model.budget import line_amount
from qmsdocs.model.fields import parse_day, parse_number, parse_whole
from qmsdocs.model.raw import EVERY, Files, child, read, texts, values
from qmsdocs.model.validation import Source
from qmsdocs.sources.yamlbuild import Loc

#: How far a rounded percentage may be from the exact one.
_ROUNDED = 0.051
_SUM, _COUNT = "profile.sum-disagrees", "profile.count-disagrees"

#: Where stands what a figure is counted from.
_Part = tuple[Source, Loc]


def establish_problems(files: Files) -> list[Problem]:
    """Find figures that do not agree, people who check themselves, and dates out of order."""
    return [
        *_budget(files.year),
        *_training(files.year),
        *_coverage(files),
        *_assignments(files.year),
        *_announcement(files),
    ]


def _budget(source: Source) -> Iterator[Problem]:
    """Every amount is quantity times price, the total is their sum, in figures and in words."""
    amounts: list[int | None] = []
    for loc, line in values(source, "budget", "lines", EVERY):
        amount = _amount(line)
        amounts.append(amount)
        typed = read(parse_whole, child(line, "amount"))
        if amount is not None and typed is not None and typed != amount:
            said = _figures(typed, amount) | {
                "quantity": number_text(read(parse_number, child(line, "quantity")) or 0),
                "price": number_text(read(parse_whole, child(line, "price")) or 0),
                "where": _where(source, (*loc, "price")),
            }
            yield Problem("profile.amount-disagrees", source.place((*loc, "amount")), said)
    known = [amount for amount in amounts if amount is not None]
    if not known or len(known) != len(amounts):
        return
    lines = (source, ("budget", "lines"))
    yield from _differs(_SUM, source, ("budget", "total"), sum(known), lines)
    for loc, words in texts(source, "budget", "words"):
        computed = money_words(sum(known))
        if _plain_words(words) != _plain_words(computed):
            said = {"value": words, "computed": computed, "total": number_text(sum(known))}
            where = _where(source, ("budget", "lines"))
            yield Problem("profile.words-disagree", source.place(loc), said | {"where": where})


def _training(source: Source) -> Iterator[Problem]:
    for name, total in (("cost", "total"), ("people", "people")):
        found = [
            read(parse_whole, child(course, name))
            for _, course in values(source, "training_plan", "courses", EVERY)
        ]
        known = [number for number in found if number is not None]
        if known:
            courses = (source, ("training_plan", "courses"))
            yield from _differs(_SUM, source, ("training_plan", total), sum(known), courses)


def _coverage(files: Files) -> Iterator[Problem]:
    """Procedures of a department are counted from their own list."""
    names = _department_names(files.agency)
    end = read(parse_day, _at(files.year, ("assessment", "end")))
    owners = [
        _named(child(procedure, "department"), names)
        for _, procedure in values(files.procedures, "procedures", EVERY)
        if _was_there(procedure, end)
    ]
    for loc, status in values(files.year, "assessment", "units", EVERY):
        covered = owners.count(_named(child(status, "unit"), names))
        missing = child(status, "uncovered")
        uncovered = len(missing) if isinstance(missing, list) else 0
        listed, own = (files.procedures, ("procedures",)), (files.year, loc)
        yield from _differs(_COUNT, files.year, (*loc, "covered"), covered, listed)
        total = covered + uncovered
        yield from _differs(_COUNT, files.year, (*loc, "total"), total, listed, own)
        yield from _percent(files.year, loc, covered, total, listed, own)


def _was_there(procedure: object, day: date | None) -> bool:
    """Tell whether a procedure had been issued by a day; without any date it had."""
    changes = child(procedure, "changes")
    written = [child(procedure, "issued")]
    written += [child(change, "date") for change in (changes if isinstance(changes, list) else ())]
    issued = [found for found in (read(parse_day, value) for value in written) if found]
    return not issued or day is None or min(issued) <= day


def _percent(source: Source, loc: Loc, part: int, whole: int, *counted: _Part) -> Iterator[Problem]:
    typed = read(parse_number, _at(source, (*loc, "percent")))
    if typed is None:
        return
    exact = 100 * part / whole if whole else 0
    if abs(typed - exact) > _ROUNDED:
        said = {
            "value": number_text(typed),
            "computed": number_text(round(exact, 1)),
            "part": part,
            "whole": whole,
            "where": _parts(counted),
        }
        yield Problem("profile.percent-disagrees", source.place((*loc, "percent")), said)


def _assignments(source: Source) -> Iterator[Problem]:
    """Nobody checks what they have drafted themselves."""
    for loc, each in values(source, "assignments", EVERY):
        drafter, checker = child(each, "drafter"), child(each, "checker")
        if isinstance(drafter, str) and drafter.split() == str(checker).split() != []:
            said = {"name": checker, "where": _where(source, (*loc, "drafter"))}
            yield Problem("profile.checks-own-draft", source.place((*loc, "checker")), said)


def _announcement(files: Files) -> Iterator[Problem]:
    """What is announced is counted, and confirmed by the head before."""
    year = files.year
    if not any(True for _ in values(year, "announcement")):
        return
    count = sum(1 for _ in values(files.procedures, "procedures", EVERY))
    listed = (files.procedures, ("procedures",))
    yield from _differs(_COUNT, year, ("announcement", "total"), count, listed)
    if _at(year, ("announcement", "change")) and not _at(year, ("announcement", "replaces")):
        place = year.place(("announcement", "change"))
        yield Problem("profile.change-of-nothing", place)
    dated: Loc = ("papers", "announcement-decision", "date")
    day = read(parse_day, _at(year, dated))
    confirmed = read(parse_day, _at(year, ("announcement", "confirmed")))
    paper: Loc = ("papers", "validity-confirmation", "date")
    other = read(parse_day, _at(year, paper))
    later = day and other and day < other  # it is of the next announcement
    if confirmed and other and confirmed != other and not later:
        said = {"value": short_date(confirmed), "other": short_date(other)}
        said["where"] = _where(year, paper)
        place = year.place(("announcement", "confirmed"))
        yield Problem("profile.confirmed-disagrees", place, said)
    if day and confirmed and day < confirmed:
        said = {"value": short_date(day), "confirmed": short_date(confirmed)}
        said["where"] = _where(year, ("announcement", "confirmed"))
        yield Problem("profile.announced-before-confirmed", year.place(dated), said)


def _differs(
    code: str, source: Source, loc: Loc, computed: int, *parts: _Part
) -> Iterator[Problem]:
    """Compare a typed number with what is computed from its parts; a fault names their places."""
    typed = read(parse_whole, _at(source, loc))
    if typed is not None and typed != computed:
        said = _figures(typed, computed) | {"where": _parts(parts)}
        yield Problem(code, source.place(loc), said)


def _parts(parts: Iterable[_Part]) -> str:
    return ", ".join(_where(source, loc) for source, loc in parts)


def _amount(line: object) -> int | None:
    """Give the amount of a line; None when a part of it cannot be read."""
    quantity = read(parse_number, child(line, "quantity"))
    price = read(parse_whole, child(line, "price"))
    if quantity is None or price is None or quantity < 0 or price < 0:
        return None
    return line_amount(quantity, price)


def _at(source: Source, loc: Loc) -> Any:  # noqa: ANN401 whatever stands there
    """Give the value at a path, or None."""
    found: Any = source.document.value
    for step in loc:
        inside = isinstance(found, dict) and step in found
        if isinstance(found, list) and isinstance(step, int):
            inside = step < len(found)
        found = found[step] if inside else None
    return found


def _department_names(source: Source) -> dict[str, str]:
    """Give the ids of departments by their names in small letters."""
    departments = [each for _, each in values(source, "departments", EVERY)]
    pairs = [(child(each, "name"), child(each, "id")) for each in departments]
    return {str(name).casefold(): str(id_) for name, id_ in pairs if name and id_}


def _named(unit: object, names: dict[str, str]) -> str:
    """Give the id of a department that may be called by its name."""
    text = str(unit).strip()
    return names.get(text.casefold(), text)


def _plain_words(words: str) -> str:
    """Leave aside capitals, the stop, brackets and `chẵn`, and write one of two spellings."""
    text = " ".join(words.casefold().strip(" .()").split()).removesuffix(" chẵn")
    for other, ours in (("ngàn", "nghìn"), ("lẻ", "linh"), ("tỉ", "tỷ"), ("bẩy", "bảy")):
        text = " ".join(ours if word == other else word for word in text.split())
    return text


def _figures(typed: int, computed: int) -> dict[str, object]:
    return {"value": number_text(typed), "computed": number_text(computed)}


def _where(source: Source, loc: Loc) -> str:
    """Name the other place: file and line."""
    has = source.document.has(loc)
    place = source.place(loc) if has else source.key_place(loc)
    return f"{place.file}:{place.line}" if place.line else place.file
