"""Says what `qmsdocs lint --fix` did: what is corrected, what is left, and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import click

from qmsdocs.batch.correcting import CorrectedFile
from qmsdocs.cli.face import Face
from qmsdocs.cli.findings import finding_data, words
from qmsdocs.lint.correcting.rounds import Corrected
from qmsdocs.lint.found import Found
from qmsdocs.sources.messages import line


@dataclass
class FixTally:
    """How many files and copies, what is corrected and what is left."""

    files: int = 0
    copies: int = 0
    done: int = 0
    errors: int = 0
    warnings: int = 0
    unread: int = 0
    crashed: bool = False

    def add(self, result: CorrectedFile) -> None:
        """Count what came of a file."""
        self.files += 1
        self.copies += bool(result.copy)
        self.unread += bool(result.problems)
        if result.corrected:
            kept = [found for found, _ in _left(result.corrected)]
            self.done += len(result.corrected.done)
            self.errors += sum(found.severity == "error" for found in kept)
            self.warnings += sum(found.severity == "warning" for found in kept)


def report(face: Face, results: Iterable[CorrectedFile], *, as_data: bool) -> FixTally:
    """Show the results one by one, or all of them as JSON, and count them."""
    tally = FixTally()
    data: list[object] = []
    for result in results:
        tally.add(result)
        if as_data:
            data.append(_data(face, result))
        else:
            _show(face, result)
    if as_data:
        face.json({"summary": vars(tally), "files": data})
    elif tally.files > 1:
        click.echo()
        counts = {**vars(tally), "left": tally.errors + tally.warnings}
        click.echo(face.say("fix.summary", **counts))
    return tally


def _left(done: Corrected) -> list[tuple[Found, str]]:
    """Give what a person still has to do: what is waived is no work."""
    pairs = zip(done.left, done.why, strict=True)
    return [(found, why) for found, why in pairs if why != "fix.left-waived"]


def _show(face: Face, result: CorrectedFile) -> None:
    for problem in result.problems:
        click.echo(line(problem, face.lang), err=True)
    if result.corrected is None:
        return
    done, left = result.corrected, _left(result.corrected)
    code = "fix.head" if result.copy else "fix.same" if left else "fix.good"
    counts = {"done": len(done.done), "left": len(left)}
    copy = Path(result.copy).name if _beside(result) else result.copy
    click.echo(face.say(code, file=result.file, copy=copy, **counts))
    for found in done.done:
        click.echo(f"  {face.say('fix.done')} {found.rule} {words(face, found)}")
    for each in done.words:
        values = {"number": each.number, "before": each.before, "after": each.after}
        click.echo(f"    {face.say('fix.words', **values)}")
    for found, why in left:
        click.echo(f"  {face.say('fix.left')} {found.rule} {words(face, found)}")
        click.echo(f"    › {face.say(why)}")


def _beside(result: CorrectedFile) -> bool:
    return Path(result.copy).parent == Path(result.file).parent


def _data(face: Face, result: CorrectedFile) -> dict[str, object]:
    done = result.corrected or Corrected(b"")
    pairs = zip(done.left, done.why, strict=True)
    return {
        "file": result.file,
        "copy": result.copy,
        "problems": [face.problem_data(problem) for problem in result.problems],
        "done": [finding_data(face, found) for found in done.done],
        "left": [{**finding_data(face, found), "why": face.say(why)} for found, why in pairs],
        "words": [
            {"paragraph": each.number, "before": each.before, "after": each.after}
            for each in done.words
        ],
    }
