"""What a build makes of its papers at the end: PDF, one book, one archive; options, work, words."""

from collections import Counter
from collections.abc import Mapping, Sequence

import click

from qmsdocs.batch.outputresults import OutputResult, Wanted
from qmsdocs.batch.request import BuildRequest
from qmsdocs.batch.results import BuildReport
from qmsdocs.cli.face import Face
from qmsdocs.cli.language import Say
from qmsdocs.cli.options import flag
from qmsdocs.sources.messages import line

#: So many PDF are told one by one.
_TOLD = 100


def options(say: Say) -> list[click.Option]:
    """Give the options that ask for more than Word files."""
    return [
        flag(say, f"--{name} {field}", f"output.option-{name}")
        for name, field in (("pdf", "pdf"), ("merge", "book"), ("zip", "archive"))
    ]


def make(
    face: Face,
    report: BuildReport,
    request: BuildRequest,
    asked: Mapping[str, bool],
    *,
    quiet: bool = False,
) -> tuple[OutputResult, ...]:
    """Make what is asked for of the papers of a build, and tell each file as it comes."""
    part = "-".join((*request.sets, *request.kinds))
    wanted = Wanted(part=part, fresh=request.force, **asked)
    if not wanted:
        return ()
    from qmsdocs.batch.outputs import make_outputs

    results: list[OutputResult] = []
    for result in make_outputs(request.output or face.root / "output", report.papers, wanted):
        results.append(result)
        if result.file and not quiet and (result.kind != "pdf" or len(results) <= _TOLD):
            click.echo(f"{face.say(f'cli.status.{result.status}')}: {result.file}", err=True)
    return tuple(results)


def show(face: Face, results: Sequence[OutputResult]) -> None:
    """Show what was made, what a person should look at, and on stderr what went wrong."""
    for kind in ("pdf", "book", "archive"):
        counts = Counter(result.status for result in results if result.kind == kind)
        if counts:
            numbers = {name: counts[name] for name in ("written", "unchanged", "beside", "failed")}
            click.echo(face.say(f"output.summary-{kind}", **numbers))
    for result in results:
        if result.status == "beside":
            face.note("output.beside", file=result.file)
    for text in dict.fromkeys(line(n, face.lang) for result in results for n in result.notices):
        click.echo(text, err=True)
    face.problems(problem for result in results for problem in result.problems)


def data(face: Face, report: BuildReport, results: Sequence[OutputResult]) -> dict[str, object]:
    """Give the report of a build, and what was made of its papers, as plain data."""
    from qmsdocs.cli.reportdata import report_data

    made = [
        {
            "agency": result.agency,
            "year": result.year,
            "kind": result.kind,
            "file": result.file,
            "status": result.status,
            "notices": [face.problem_data(notice) for notice in result.notices],
            "problems": [face.problem_data(problem) for problem in result.problems],
        }
        for result in results
    ]
    return report_data(face, report) | {"exit_code": exit_code(report, results), "outputs": made}


def exit_code(report: BuildReport, results: Sequence[OutputResult]) -> int:
    """Give the worst of all: 0 clean, 1 something failed, 2 wrong input."""
    return max([report.exit_code, *(result.exit_code for result in results)])
