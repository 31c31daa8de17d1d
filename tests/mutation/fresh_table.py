"""The part of the page on faults that were thought out after the inspector was done."""

from collections.abc import Iterator, Sequence

from mutation.plants import Plant
from mutation.table import HEAD, Row, total

TITLE = '## <a id="fresh"></a>Faults thought out afterwards'

#: What was found before anything was mended by these plants, by rule: tried, found, placed, alone.
FIRST = {
    "F01": (138, 117, 117, 138),
    "F02": (192, 192, 192, 192),
    "F03": (240, 168, 168, 240),
    "F04": (59, 59, 59, 59),
    "F05": (240, 192, 168, 213),
    "F06": (217, 169, 145, 193),
    "F07": (185, 152, 152, 185),
    "F08": (240, 192, 192, 240),
    "F09": (288, 288, 288, 288),
    "F10": (192, 192, 192, 192),
    "F11": (264, 184, 228, 252),
    "F12": (444, 395, 371, 420),
    "F13": (432, 264, 216, 384),
    "F14": (216, 144, 144, 216),
    "F15": (303, 239, 239, 303),
    "F16": (288, 168, 144, 261),
    "F17": (192, 121, 120, 191),
    "F18": (208, 155, 155, 208),
    "F19": (400, 171, 136, 345),
    "F20": (163, 70, 54, 147),
    "F21": (700, 385, 385, 700),
    "F22": (525, 356, 356, 525),
    "F23": (190, 57, 39, 172),
    "F24": (195, 156, 156, 195),
    "F25": (28, 22, 22, 28),
    "F26": (168, 96, 96, 168),
    "F27": (120, 48, 48, 120),
    "F28": (514, 226, 226, 514),
    "F29": (552, 48, 48, 552),
}

_INTRODUCTION = """\
{plants} more faults were thought out from the decree alone, in other ways than those above, without a look at the
checks (four came out the same), and were planted in the same papers. *At first* is what the inspector, which the faults above had mended, made of them:
**{first:.1f} % were found** ({alone:.1f} % of the pairs brought nothing false). That is the fairest guess at how many faults it finds
that nobody has thought of yet. Then rules and reader were mended where they had missed something; *now* is what is found since,
{now:.1f} %, and says no more than the table above.

Left out of these figures are plants that turned out to be no fault (the law does not forbid them, or they changed nothing).
What is still missed is seen below as zeros: a page number that is Roman by its field's switch or stands on a tab out of the middle,
letters spread so that a line wraps, fonts for East Asian signs only, `(1)` for `1.`, two lines of Kính gửi, a name above its
post, a table that floats out of the page."""


def fresh_part(plants: Sequence[Plant], rows: Sequence[Row], names: dict[str, str]) -> str:
    """Give the part: at first and now by rule, then each plant as it is found now."""
    return "\n".join(_lines(plants, rows, names)) + "\n"


def headline() -> str:
    """Give the share of pairs that were found at first."""
    return f"{_share(1):.1f} %"


def _share(place: int) -> float:
    return 100 * sum(row[place] for row in FIRST.values()) / sum(row[0] for row in FIRST.values())


def _lines(plants: Sequence[Plant], rows: Sequence[Row], names: dict[str, str]) -> Iterator[str]:
    everything = total("All", rows)
    now = 100 * everything.found / everything.papers
    values = {"first": _share(1), "alone": _share(3), "now": now}
    yield from (TITLE, "", _INTRODUCTION.format(plants=len(plants), **values), "")
    yield "| Rule | Plants | At first: papers | Found | At its place | Nothing else | Now: papers | Found | At its place | Nothing else |"
    yield "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|"
    for rule, name in names.items():
        own = [each for plant, each in zip(plants, rows, strict=True) if plant.rule == rule]
        yield _row(f"{rule} {name}", len(own), FIRST[rule], total("", own))
    first = tuple(sum(row[place] for row in FIRST.values()) for place in range(4))
    yield _row("All", len(rows), first, everything)
    yield from ("", HEAD, "|---|---:|---:|---:|---:|")
    for plant, each in zip(plants, rows, strict=True):
        yield Row(
            f"{plant.rule} {each.name}", each.papers, each.found, each.placed, each.alone
        ).written()


def _row(name: str, plants: int, first: tuple[int, ...], now: Row) -> str:
    cells = (plants, *first, now.papers, now.found, now.placed, now.alone)
    return f"| {name} | " + " | ".join(map(str, cells)) + " |"
