"""Checks of characters: font, colour, size, weight, slope, capitals."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from qmsdocs.lint.findings import Case, Finding, UnjudgedError, first_of_each, number
from qmsdocs.lint.paper import Spot
from qmsdocs.model.rules import Component
from qmsdocs.word.reading.model import BLACK, Look, Run
from qmsdocs.word.reading.scripts import fonts_of

_DARK = 0x30


def font(case: Case) -> Iterable[Finding]:
    """Compare the font of every letter with the one that the law names.

    A law that leaves the font open still wants Unicode: fonts of an `old` encoding are wrong.
    """
    wanted = case.law.text(case.options["font"]).lower()
    free = case.law.choice(case.options["rule"]) == "any-unicode"
    old = re.compile(case.options["old"], re.IGNORECASE)
    odd = {id(look) for look in case.paper.looks if not _is_throughout(look, wanted)}
    if not odd:
        return ()
    return first_of_each(
        (
            Finding("lint.font", spot, {"found": name})
            for spot in (*case.paper.spots, *case.paper.notes)
            for run in _lettered(spot)
            if id(run.look) in odd
            for name in sorted(fonts_of(run))
            if not _is(name, wanted) and (not free or old.match(name))
        ),
        "found",
    )


def _lettered(spot: Spot) -> tuple[Run, ...]:
    """Give the runs of a paragraph, and its number when that has a look of its own."""
    seen = spot.paragraph
    return (*seen.runs, Run(seen.label, seen.label_look)) if seen.label_look else seen.runs


def _is(name: str, wanted: str) -> bool:
    return name.lower().startswith(wanted)


def _is_throughout(look: Look, wanted: str) -> bool:
    """Tell whether a look has one font for every script, so that the letters need not be asked."""
    return all(_is(name, wanted) for name in (look.ascii, look.high, look.complex, look.east))


def colour(case: Case) -> Iterable[Finding]:
    """Look for letters that are not black, but for roles that the law has in another colour."""
    free = case.options.get("free", ())
    if all(look.color in BLACK for look in case.paper.looks):
        return ()
    return first_of_each(
        (
            Finding("lint.colour", spot, {"found": f"#{look.color.upper()}"})
            for spot in (*case.paper.spots, *case.paper.notes)
            if spot.role not in free
            for look in spot.looks
            if look.color not in BLACK and not _dark(look.color)
        ),
        "found",
    )


def _dark(color: str) -> bool:
    try:
        parts = bytes.fromhex(color)
    except ValueError:
        return False
    return max(parts, default=255) < _DARK


def size(case: Case) -> Iterator[Finding]:
    """Compare sizes with the range of the component of each role."""
    roles = case.options["roles"]
    if not any(case.paper.of(role) for role in roles):
        raise UnjudgedError("lint.no-part", part=next(iter(roles)))
    for role, component in roles.items():
        rule = case.law.component(component)
        low, high = rule.size_min or 0.0, rule.size_max or 1e9
        wrong = (
            Finding(
                "lint.size",
                spot,
                {"found": number(look.size), "range": _range(rule)},
            )
            for spot in case.paper.of(role)
            for look in dict.fromkeys(look for look in spot.looks if not low <= look.size <= high)
        )
        yield from first_of_each(wrong, "found")


def _range(rule: Component) -> str:
    """Write the sizes that a component may have: `13–14`, or the only one."""
    return "–".join(dict.fromkeys(number(size or 0) for size in (rule.size_min, rule.size_max)))


def head_sizes(case: Case) -> Iterator[Finding]:
    """Compare the sizes of the head with each other."""
    found = {role: _size_of(case.paper.of(role)) for role in case.options["roles"]}
    given = {role: size for role, size in found.items() if size is not None}
    base = case.options["base"]
    if base not in given:
        raise UnjudgedError("lint.no-part", part=base)
    if given[base] not in {12.0, 13.0}:
        raise UnjudgedError("lint.size-elsewhere")
    wanted = case.law.head(given[base])
    for role, size in given.items():
        right = getattr(wanted, role)
        if size != right:
            values = {"found": number(size), "wanted": number(right), "base": number(given[base])}
            yield Finding("lint.head-sizes", case.paper.of(role)[0], values)


def size_alike(case: Case) -> Iterator[Finding]:
    """Compare the sizes of parts of the text with the size that most of the text has."""
    spots = case.spots()
    sizes = [
        (spot, look.size)
        for spot in spots
        if spot.role not in case.options["free"]
        for look in spot.looks
    ]
    letters: Counter[float] = Counter()
    for spot in spots:
        for run in spot.paragraph.runs:
            letters[run.look.size] += len(run.text)
    usual = letters.most_common(1)[0][0]
    rule = case.law.component(case.options["component"])
    if not (rule.size_min or 0) <= usual <= (rule.size_max or 1e9):
        return  # the text itself is wrong
    for spot, found in {(spot.role, size): (spot, size) for spot, size in reversed(sizes)}.values():
        if found != usual:
            values = {"found": number(found), "wanted": number(usual)}
            yield Finding("lint.size-unlike", spot, values)


def _size_of(spots: tuple[Spot, ...]) -> float | None:
    return next((look.size for spot in spots for look in spot.looks), None)


def style(case: Case) -> Iterator[Finding]:
    """Compare weight, slope, capitals and place of roles with their component."""
    for spot in case.spots():
        rule = case.law.component(case.options["component"])
        for what in case.options["what"]:
            code = _STYLES[what](spot, rule, bool(case.options.get("lead")))
            if code:
                yield Finding(f"lint.{code}", spot)


def _bold(spot: Spot, rule: Component, lead: bool) -> str:
    found = [look.bold for look in spot.looks][: 1 if lead else None]
    return "" if all(bold == rule.bold for bold in found) else _un("bold", rule.bold)


def _italic(spot: Spot, rule: Component, lead: bool) -> str:
    found = [look.italic for look in spot.looks][: 1 if lead else None]
    return "" if all(italic == rule.italic for italic in found) else _un("italic", rule.italic)


def _upper(spot: Spot, rule: Component, lead: bool) -> str:
    del lead  # capitals are those of the whole text
    return "" if spot.upper == rule.upper else _un("upper", rule.upper)


def _align(spot: Spot, rule: Component, lead: bool) -> str:
    del lead
    if spot.on_tabs:
        return ""  # its place hangs on tab stops
    found = spot.paragraph.shape.align
    same = found == rule.align or (found, rule.align) == ("both", "left")
    return "" if same else f"not-{rule.align}"


def _underline(spot: Spot, rule: Component, lead: bool) -> str:
    del rule, lead  # no component of the law is underlined
    return "underlined" if any(look.underline for look in spot.looks) else ""


def _un(name: str, wanted: bool) -> str:
    return f"not-{name}" if wanted else f"is-{name}"


_STYLES = {
    "bold": _bold,
    "italic": _italic,
    "upper": _upper,
    "align": _align,
    "underline": _underline,
}
