"""Checks of the page: size, margins, page numbers."""

from collections.abc import Iterator

from qmsdocs.lint.findings import Case, Finding, UnjudgedError, number
from qmsdocs.lint.paper import Spot
from qmsdocs.word.reading.model import BLACK, Blocks, Paragraph, Run, Section, paragraphs

_SIDES = ("top", "bottom", "left", "right")
_MM_OF_INDENT = 5.0


def page_size(case: Case) -> Iterator[Finding]:
    """Compare the paper of each section; both ways of laying it are the same size."""
    wanted = sorted(case.law.measure(name).use for name in case.options["sides"])
    for width, height in dict.fromkeys((each.width, each.height) for each in case.paper.sections):
        far = max(abs(a - b) for a, b in zip(sorted((width, height)), wanted, strict=True))
        if far > case.options["tolerance"]:
            size = f"{number(width)} × {number(height)}"
            yield Finding("lint.page-size", None, {"found": size})
    tabled = {at for at, table in case.paper.tables.values() if table.bordered}
    for at, section in enumerate(case.paper.sections):
        if section.width <= section.height or at in tabled:
            continue
        own = [spot.paragraph for spot in case.paper.spots if spot.where.section == at]
        if own and not any(each.pictures or each.boxes for each in own):
            yield Finding("lint.page-turned")


def margins(case: Case) -> Iterator[Finding]:
    """Compare the margins of each section; those of a page on its side may be turned with it."""
    for index, section in enumerate(case.paper.sections):
        for side, found, low, high in wrong_margins(case, section):
            values = {"found": number(found), "low": number(low), "high": number(high)}
            yield Finding(f"lint.margin-{side}", None, {**values, "section": index + 1})


def wrong_margins(case: Case, section: Section) -> list[tuple[str, float, float, float]]:
    """Give the sides of a section whose margins are wrong, each with margin, least and most."""
    wrong = list(_wrong_margins(case, section, _SIDES))
    if wrong and section.width > section.height:
        turned = ("right", "left", "top", "bottom"), ("left", "right", "bottom", "top")
        wrong = min([wrong, *(list(_wrong_margins(case, section, t)) for t in turned)], key=len)
    return wrong


def _wrong_margins(
    case: Case, section: Section, sides: tuple[str, ...]
) -> Iterator[tuple[str, float, float, float]]:
    for name, side in zip(_SIDES, sides, strict=True):
        rule = case.law.measure(f"page.margin.{name}")
        found, slack = getattr(section, side), case.options["tolerance"]
        low, high = rule.min or 0.0, rule.max or 1e9
        if not low - slack <= found <= high + slack:
            yield side, found, low, high


def page_number(case: Case) -> Iterator[Finding]:
    """Look for the page number where the law wants it, and that the first page has none."""
    place, _, align = case.law.choice(case.options["place"]).partition("-")
    sections = case.paper.sections
    heads = [numbers(section.heads.get("default", ())) for section in sections]
    feet = [numbers(section.feet.get("default", ())) for section in sections]
    right, wrong = (heads, feet) if place == "header" else (feet, heads)
    if not any(right) and not any(wrong):
        spots = case.paper.spots
        several = sum(spot.where.page_start for spot in spots) > 1
        if not several and sum(len(spot.text) for spot in spots) < case.options["short"]:
            raise UnjudgedError("lint.one-page")
        yield Finding("lint.page-number-missing")
        return
    if any(wrong) and not any(right):
        yield Finding(f"lint.page-number-not-{place}")
    own = sections[0].heads if place == "header" else sections[0].feet
    if right[0] and "even" in own and not numbers(own["even"]):
        yield Finding("lint.page-number-even")
    for found in next((each for each in (*right, *wrong) if each), ())[:1]:
        if not _aligned(found, align, sections[0]):
            yield Finding(f"lint.page-number-not-{align}", None, {"found": found.shape.align})
        yield from _number_size(case, found)
    first = sections[0]
    shown = first.heads.get("first", ()), first.feet.get("first", ())
    if (not first.title_page and (heads[0] or feet[0])) or any(map(numbers, shown)):
        yield Finding("lint.page-number-first")


def numbers(blocks: Blocks) -> list[Paragraph]:
    """Give the paragraphs of a head or foot that hold the page number."""
    return [each for each in paragraphs(blocks) if any(run.field == "PAGE" for run in each.runs)]


def _aligned(found: Paragraph, align: str, section: Section) -> bool:
    """Compare the place on the line; a frame or a tab stop does as well as the alignment."""
    shape = found.shape
    if shape.frame:
        return shape.frame == align
    if shape.align == align:
        return abs(shape.left + shape.first - shape.right) < _MM_OF_INDENT or align != "center"
    tabs = found.text.partition("\t")[0] == "" and found.text.count("\t")
    return bool(section) and tabs == {"center": 1, "right": 2}.get(align, 0) and tabs > 0


def _number_size(case: Case, found: Paragraph) -> Iterator[Finding]:
    rule = case.law.component(case.options["component"])
    for run in found.runs:
        size, low, high = run.look.size, rule.size_min or 0.0, rule.size_max or 1e9
        if run.field == "PAGE" and not low <= size <= high:
            values = {"found": number(size), "low": number(low), "high": number(high)}
            yield Finding("lint.page-number-size", None, values)


def page_digits(case: Case) -> Iterator[Finding]:
    """Look how pages are counted: Arabic, from 1, upright, in one place only."""
    sections = case.paper.sections
    heads = [each for section in sections for each in numbers(section.heads.get("default", ()))]
    feet = [each for section in sections for each in numbers(section.feet.get("default", ()))]
    if not heads and not feet:
        raise UnjudgedError("lint.no-page-number")
    if sections[0].restart not in {None, 1}:
        yield Finding("lint.page-number-start", None, {"found": sections[0].restart})
    if any(section.digits for section in sections):
        yield Finding("lint.page-number-digits")
    if any(run.look.italic for each in (*heads, *feet) for run in _counts(each)):
        yield Finding("lint.page-number-italic")
    if heads and feet:
        yield Finding("lint.page-number-twice")


def _counts(found: Paragraph) -> list[Run]:
    return [run for run in found.runs if run.field == "PAGE"]


def page_number_look(case: Case) -> Iterator[Finding]:
    """Compare font and colour of the page number with those of the text."""
    looks = {
        run.look
        for section in case.paper.sections
        for blocks in (*section.heads.values(), *section.feet.values())
        for each in numbers(blocks)
        for run in _counts(each)
    }
    font = case.options.get("font")
    wanted = case.law.text(font).lower() if font else ""
    for name in sorted({look.ascii for look in looks if not look.ascii.lower().startswith(wanted)}):
        yield Finding("lint.page-number-font", None, {"found": name})
    for color in sorted({look.color for look in looks} - BLACK if not font else ()):
        yield Finding("lint.page-number-colour", None, {"found": f"#{color.upper()}"})


def restarted(case: Case) -> Iterator[Finding]:
    """Look whether the page numbers begin anew with each part that a role begins."""
    for spot in case.spots():
        section = case.paper.section_of(spot)
        if not opens(case, spot) or section.restart != 1:
            yield Finding("lint.not-restarted", spot, {"found": spot.text.strip()})


def opens(case: Case, spot: Spot) -> bool:
    """Tell whether a section begins with a spot."""
    own = (each for each in case.paper.spots if each.where.section == spot.where.section)
    return next(each for each in own if each is spot or not each.blank) is spot
