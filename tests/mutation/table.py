"""The table of all plants: how often each was tried, found, and found at its place."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from mutation.plants import Plant
from mutation.trial import Trial

HEAD = "| Planted | Papers | Found | At its place | Nothing else |"


_INTRODUCTION = """\
{plants} faults, written from the text of the law and not from the checks, were each planted in {tried} {papers} clean Word
files that have room for it: papers of every kind of every sample agency (under the decree and under the circular before it),
papers as clerks type them (no styles, heads and endings on tabs, lines that float), and copies saved by LibreOffice. A plant
changes the Word file itself: runs, styles, defaults, theme, sections, heads, tables, text.

*Found*: the right rule tells it, as an error where a sentence of the decree is broken. *At its place*: it tells the right
paragraph. *Nothing else*: no other finding came with it. Where a plant cannot but break a second rule, that rule and the reason
stand below the table. Without a plant nothing is found in these files.

The inspector was mended by these very plants: 84.5 % of the pairs were good before. So the table says that these faults
stay found, not how many of those that nobody thought of would be: of a [second set](#fresh), thought out when all this was done,
{headline} was found at first.

`make mutations` writes this page; the tests plant each fault anew in one of the papers (`tests/lint/test_mutations.py`)."""


@dataclass(frozen=True)
class Row:
    """What came of one plant, or of all plants of a rule."""

    name: str
    papers: int
    found: int
    placed: int
    alone: int

    def written(self) -> str:
        """Give the line of the table."""
        return f"| {self.name} | {self.papers} | {self.found} | {self.placed} | {self.alone} |"


def row(name: str, trials: Sequence[Trial]) -> Row:
    """Count trials."""
    return Row(
        name,
        len(trials),
        sum(trial.found for trial in trials),
        sum(trial.placed for trial in trials),
        sum(not trial.others for trial in trials),
    )


def total(name: str, rows: Iterable[Row]) -> Row:
    """Add rows up."""
    rows = tuple(rows)
    return Row(
        name,
        sum(each.papers for each in rows),
        sum(each.found for each in rows),
        sum(each.placed for each in rows),
        sum(each.alone for each in rows),
    )


def page(
    plants: Sequence[Plant], rows: Sequence[Row], names: dict[str, str], **values: object
) -> str:
    """Give the page of docs/: what was done, the sums by rule, then each plant.

    `values` are how many `papers` there are, how many were `tried`, and the `headline`.
    """
    return "\n".join(_lines(plants, rows, names, values)) + "\n"


def _lines(
    plants: Sequence[Plant],
    rows: Sequence[Row],
    names: dict[str, str],
    values: Mapping[str, object],
) -> Iterator[str]:
    everything = total("All", rows)
    yield "# Planted faults: what the inspector finds"
    yield ""
    yield _INTRODUCTION.format(plants=len(plants), **values)
    yield ""
    yield from (HEAD.replace("Planted", "Rule"), "|---|---:|---:|---:|---:|")
    for rule, name in names.items():
        own = [each for plant, each in zip(plants, rows, strict=True) if plant.rule == rule]
        yield total(f"[{rule} {name}](#{rule.lower()})", own).written()
    yield everything.written()
    for rule, name in names.items():
        yield from ("", f'## <a id="{rule.lower()}"></a>{rule} {name}', "", HEAD)
        yield "|---|---:|---:|---:|---:|"
        reasons: dict[str, None] = {}
        for plant, each in zip(plants, rows, strict=True):
            if plant.rule == rule:
                yield each.written()
                for other, why in plant.also.items():
                    reasons[f"{other}: {why}"] = None
        if reasons:
            yield from ("", "Unavoidable besides: " + "; ".join(reasons) + ".")
