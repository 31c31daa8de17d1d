"""What the inspector said of the papers of a build: each finding, or of many a line for each rule."""

from collections.abc import Sequence
from pathlib import Path

import click

from qmsdocs.batch.results import PaperResult
from qmsdocs.cli.face import Face
from qmsdocs.cli.findings import remedy, words
from qmsdocs.lint.found import Found

_Both = tuple[PaperResult, Found]

#: Of more findings than these, each rule is told once, with one place.
MOST_TOLD = 20


def show_findings(face: Face, papers: Sequence[PaperResult], output: Path) -> None:
    """Show what is wrong with the form of papers, where, by which text, and what to do."""
    both = [(paper, found) for paper in papers for found in paper.findings]
    if not both:
        return
    errors = sum(found.severity == "error" for _, found in both)
    counts = {"errors": errors, "warnings": len(both) - errors, "papers": len(_files(both))}
    click.echo(f"\n{face.say('cli.build.lint-found', **counts)}")
    if len(both) > MOST_TOLD:
        _show_rules(face, both, output)
    else:
        _show_all(face, both, output)


def _show_all(face: Face, both: Sequence[_Both], output: Path) -> None:
    for file in _files(both):
        click.echo(f"  {(output / file).as_posix()}")
        for found in (found for paper, found in both if paper.file == file):
            click.echo(f"    {face.say(f'lint.{found.severity}')} {_said(face, found)}")
    for rule in filter(None, _rules(both)):
        click.echo(f"  {rule} › {remedy(face, rule)}")


def _show_rules(face: Face, both: Sequence[_Both], output: Path) -> None:
    for rule in _rules(both):
        same = [(paper, found) for paper, found in both if found.rule == rule]
        paper, found = same[0]
        counts = {"count": len(same), "papers": len(_files(same))}
        told = face.say("cli.build.lint-rule", **counts)
        click.echo(f"  {face.say(f'lint.{found.severity}')} {rule} {told}")
        click.echo(f"    {(output / paper.file).as_posix()}: {_said(face, found)}")
        if rule:  # a file that could not be judged has none
            click.echo(f"    › {remedy(face, rule)}")
    click.echo(f"  {face.say('cli.build.lint-more', folder=output.as_posix())}")


def _said(face: Face, found: Found) -> str:
    """Say what is wrong, where, and by which text."""
    cited = f" ({found.citation})" if found.citation else ""
    return f"{found.rule} {words(face, found)}{cited}"


def _files(both: Sequence[_Both]) -> list[str]:
    return list(dict.fromkeys(paper.file for paper, _ in both))


def _rules(both: Sequence[_Both]) -> list[str]:
    return list(dict.fromkeys(found.rule for _, found in both))
