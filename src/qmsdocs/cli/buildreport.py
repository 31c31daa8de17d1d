"""The end of a build, for a person: tables, what is left to do, what was left out and why."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path, PurePosixPath

import click

from qmsdocs.base.errors import Problem
from qmsdocs.base.hints import shortened
from qmsdocs.base.places import Place
from qmsdocs.batch.results import BuildReport, PaperResult, Reason, own_name
from qmsdocs.cli.face import Face
from qmsdocs.cli.tables import show_table
from qmsdocs.sources.messages import line

_LONGEST_TITLE = 60
#: The papers of so many agencies are listed one by one; of more, each agency is one line.
MOST_LISTED = 8


def show_report(face: Face, report: BuildReport, output: Path, *, explain: bool = False) -> None:
    """Show the tables, the kinds left out, the gaps, and on stderr what went wrong."""
    if len(report.years) > MOST_LISTED:
        show_agencies(face, report)
    else:
        for (agency, year), papers in groupby(report.papers, _year_of):
            click.echo(f"\n{(output / agency / str(year)).as_posix()}")
            heads = [face.say(f"cli.head.{name}") for name in ("paper", "file", "gaps")]
            show_table(heads, [_row(face, paper) for paper in papers])
        _show_left_out(face, report, whole=explain or bool(report.counts["planned"]))
        _list(face, "cli.build.gaps", _gaps(report))
    _list(face, "cli.build.warnings", (one for paper in report.telling for one in paper.warnings))
    if report.findings:
        from qmsdocs.cli.buildlint import show_findings

        show_findings(face, report.telling, output)
    if explain:
        show_reasons(face, report.telling)
    show_leftovers(face, report)
    click.echo(f"\n{_summary(face, report)}")
    _notes(face, report, output)
    for problem in report.expired:
        click.echo(line(problem, face.lang), err=True)
    face.problems(_problems(report))


def _summary(face: Face, report: BuildReport) -> str:
    """Count; what is only looked at and was edited by hand counts as edited, not as to be made."""
    counts = report.counts
    if not counts["planned"]:
        return face.say("cli.build.summary", **counts)
    edited = sum(
        paper.status == "planned" and any(reason.why == "edited" for reason in paper.reasons)
        for paper in report.telling
    )
    moved = {"planned": counts["planned"] - edited, "beside": counts["beside"] + edited}
    return face.say("cli.build.planned", **counts | moved)


def show_agencies(face: Face, report: BuildReport) -> None:
    """Show a line for each agency."""
    names = ("paper", "written", "unchanged", "beside", "planned", "failed", "gaps")
    heads = [face.say("cli.head.agency"), *(face.say(f"cli.head.{name}") for name in names)]
    rows = []
    for agency, year, counts in report.years:
        total = sum(counts.values()) - counts["gaps"]
        numbers = [total, *(counts[name] for name in names[1:])]
        rows.append([f"{agency}/{year}", *(str(number or "–") for number in numbers)])
    click.echo()
    show_table(heads, rows)


def show_reasons(face: Face, papers: Iterable[PaperResult]) -> None:
    """Show why papers are not up to date."""
    found = [paper for paper in papers if paper.reasons]
    if found:
        click.echo(f"\n{face.say('cli.build.reasons')}")
    for paper in found:
        name = own_name(paper.file) or f"{paper.agency}/{paper.year}/{paper.kind}"
        click.echo(f"  {name}: {'; '.join(_why(face, reason) for reason in paper.reasons)}")


def show_leftovers(face: Face, report: BuildReport) -> None:
    """Show files that belong to no paper any more."""
    for fate in ("kept", "edited", "removed"):
        files = [left.file for left in report.leftovers if left.fate == fate]
        if files:
            click.echo(f"\n{face.say(f'cli.build.left-{fate}', count=len(files))}")
            for file in files:
                click.echo(f"  {file}")


def _why(face: Face, reason: Reason) -> str:
    words = face.say(f"cli.reason.{reason.why}")
    return f"{words} ({', '.join(reason.details)})" if reason.details else words


def _notes(face: Face, report: BuildReport, output: Path) -> None:
    """Say what became of files that a person edited."""
    for paper in report.telling:
        if paper.status == "beside":
            face.note("cli.build.beside", file=(output / paper.file).as_posix())
        if paper.saved:
            file, saved = ((output / name).as_posix() for name in (paper.file, paper.saved))
            face.note("cli.build.saved", file=file, saved=saved)


def _year_of(paper: PaperResult) -> tuple[str, int]:
    return paper.agency, paper.year


def _row(face: Face, paper: PaperResult) -> tuple[str, str, str]:
    title = shortened(paper.title, _LONGEST_TITLE)
    if not paper.file:
        return title, face.say("cli.status.failed"), "–"
    return title, PurePosixPath(paper.file).name, str(len(paper.gaps))


def _list(face: Face, code: str, problems: Iterator[Problem]) -> None:
    lines = list(dict.fromkeys(line(problem, face.lang) for problem in problems))
    if lines:
        click.echo(f"\n{face.say(code, count=len(lines))}")
        for text in lines:
            click.echo(f"  {text}")


def _show_left_out(face: Face, report: BuildReport, *, whole: bool) -> None:
    """Show which kinds are not made: how many of each agency, or each with what it lacks."""
    entries = report.not_concerned
    if not entries:
        return
    click.echo(f"\n{face.say('cli.build.not-concerned', count=len(entries))}")
    if whole and len(report.years) == 1:
        for problem in _left_out(report):
            click.echo(f"  {line(problem, face.lang)}")
        return
    for (agency, year), found in groupby(entries, lambda entry: (entry.agency, entry.year)):
        said = {"agency": agency, "year": year, "count": len(list(found))}
        click.echo(f"  {face.say('cli.build.not-concerned-agency', **said)}")


def _left_out(report: BuildReport) -> Iterator[Problem]:
    """Give the kinds that are not made, those that lack the same thing together."""
    groups: dict[tuple[str, object], list[Problem]] = {}
    for problem in (entry.problem for entry in report.not_concerned):
        groups.setdefault((problem.code, problem.values["what"]), []).append(problem)
    for (code, what), alike in groups.items():
        titles = "; ".join(f"{one.values['title']} ({one.values['kind']})" for one in alike)
        if code == "build.not-concerned" and len(alike) > 1:
            said = {"what": what, "count": len(alike), "titles": titles}
            yield Problem("build.not-concerned-many", alike[0].place, said)
        else:
            yield from alike


def _gaps(report: BuildReport) -> Iterator[Problem]:
    """Give each place that is empty once, from the top of a file down, with all that want it."""
    wanted: dict[Place, list[Problem]] = {}
    for gap in (gap for paper in report.papers for gap in paper.gaps):
        wanted.setdefault(gap.place, []).append(gap)
    for _, gaps in sorted(wanted.items(), key=lambda item: (item[0].file, item[0].line)):
        kinds = "; ".join(dict.fromkeys(str(gap.values["kind"]) for gap in gaps))
        yield replace(gaps[0], values={**gaps[0].values, "kind": kinds})


def _problems(report: BuildReport) -> Iterator[Problem]:
    for failure in report.failures:
        yield from failure.problems
    for paper in report.telling:
        yield from paper.problems
