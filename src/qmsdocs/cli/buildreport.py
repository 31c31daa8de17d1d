"""The end of a build: for a person a table and what is left to do, for a program plain data."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path, PurePosixPath

import click

from qmsdocs.base.errors import Problem
from qmsdocs.base.hints import shortened
from qmsdocs.batch.results import BuildReport, PaperResult
from qmsdocs.cli.face import Face
from qmsdocs.cli.tables import show_table
from qmsdocs.sources.messages import line

_LONGEST_TITLE = 60


def show_report(face: Face, report: BuildReport, output: Path) -> None:
    """Show the tables, the kinds left out, the gaps, and on stderr what went wrong."""
    for (agency, year), papers in groupby(report.papers, lambda paper: (paper.agency, paper.year)):
        click.echo(f"\n{(output / agency / str(year)).as_posix()}")
        heads = [face.say(f"cli.head.{name}") for name in ("paper", "file", "gaps")]
        show_table(heads, [_row(face, paper) for paper in papers])
    _list(face, "cli.build.not-concerned", (entry.problem for entry in report.not_concerned))
    _list(face, "cli.build.gaps", (gap for paper in report.papers for gap in paper.gaps))
    click.echo(f"\n{face.say('cli.build.summary', **report.counts)}")
    for paper in report.papers:
        if paper.status == "beside":
            face.note("cli.build.beside", file=(output / paper.file).as_posix())
    face.problems(_problems(report))


def report_data(face: Face, report: BuildReport) -> dict[str, object]:
    """Give the report as plain data."""
    return {
        "exit_code": report.exit_code,
        "counts": report.counts,
        "papers": [_paper_data(face, paper) for paper in report.papers],
        "not_concerned": [
            {"agency": n.agency, "year": n.year, "kind": n.kind} | _reason(face, n.problem)
            for n in report.not_concerned
        ],
        "failures": [
            {"agency": f.agency, "problems": [face.problem_data(p) for p in f.problems]}
            for f in report.failures
        ],
    }


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


def _problems(report: BuildReport) -> Iterator[Problem]:
    for failure in report.failures:
        yield from failure.problems
    for paper in report.papers:
        yield from paper.problems


def _paper_data(face: Face, paper: PaperResult) -> dict[str, object]:
    return {
        "agency": paper.agency,
        "year": paper.year,
        "kind": paper.kind,
        "item": paper.item,
        "title": paper.title,
        "file": paper.file,
        "status": paper.status,
        "gaps": [face.problem_data(gap) | {"path": gap.values.get("path")} for gap in paper.gaps],
        "problems": [face.problem_data(problem) for problem in paper.problems],
    }


def _reason(face: Face, problem: Problem) -> dict[str, object]:
    return {"reason": face.problem_data(problem)["message"]}
