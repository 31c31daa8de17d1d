"""Says what the inspector found: as text, JSON, SARIF or GitHub annotations."""

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

import click

from qmsdocs import __version__
from qmsdocs.cli.face import Face
from qmsdocs.cli.findings import finding_data, remedy, where, words
from qmsdocs.lint.correcting.names import is_corrected
from qmsdocs.lint.found import Found, Waived
from qmsdocs.lint.results import FileResult, Inspected
from qmsdocs.lint.rules import LintRule, load_rules
from qmsdocs.sources.messages import line, message

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_MOST_RULES = 5
_ESCAPES = {"%": "%25", "\r": "%0D", "\n": "%0A"}


@dataclass
class Tally:
    """How many files, findings, and of which rules."""

    files: int = 0
    bad: int = 0
    unread: int = 0
    errors: int = 0
    warnings: int = 0
    crashed: bool = False
    rules: Counter[str] = field(default_factory=Counter)
    waived: int = 0
    used: set[int] = field(default_factory=set)
    names: list[str] = field(default_factory=list)

    def add(self, result: FileResult) -> None:
        """Count the result of a file."""
        errors = result.count("error")
        self.files += 1
        self.bad += bool(errors)
        self.unread += bool(result.problems)
        self.errors += errors
        self.warnings += result.count("warning")
        self.crashed = self.crashed or result.crashed
        self.names.append(result.file)
        passed = [each.waiver for paper in result.papers for each in paper.waived]
        self.waived += len(passed)
        self.used.update(passed)
        self.rules.update(found.rule for paper in result.papers for found in paper.found)


@dataclass
class Reporter(ABC):
    """Takes the results one by one, and ends; `told` is what is told at the end."""

    face: Face
    every: bool = False
    told: list[object] = field(default_factory=list)

    @abstractmethod
    def add(self, result: FileResult) -> None:
        """Take the result of a file."""

    def end(self, tally: Tally) -> None:  # noqa: B027 a line may stand for itself
        """Say the rest."""


class TextReporter(Reporter):
    """Lines for people."""

    def add(self, result: FileResult) -> None:
        """Show the findings of a file."""
        for problem in result.problems:
            click.echo(line(problem, self.face.lang), err=True)
        for paper in result.papers:
            self._paper(result.file, paper)

    def _paper(self, file: str, paper: Inspected) -> None:
        say = self.face.say
        click.echo(say("lint.head", file=file, what=", ".join(self._what(paper))))
        for found in paper.found:
            click.echo(f"  {say(f'lint.{found.severity}')} {found.rule} {words(self.face, found)}")
        for rule in dict.fromkeys(found.rule for found in paper.found):
            click.echo(f"    {rule} › {remedy(self.face, rule)}")
        for each in paper.waived if self.every else ():
            click.echo(f"  {say('waiver.told')} {_passed(self.face, each)}")
        for ruled in paper.verdicts:
            if ruled.outcome == "crashed" or (self.every and ruled.outcome == "unjudged"):
                reason = say(ruled.reason, **(ruled.values or {}))
                click.echo(f"  {say('lint.unjudged')} {ruled.rule} {reason}".replace("  ", " ", 1))

    def _what(self, paper: Inspected) -> list[str]:
        say = self.face.say
        told = [paper.kind or say(f"lint.standing-{paper.standing}")]
        told += [f"{paper.day:%d/%m/%Y}"] if paper.day else []
        told += [say("lint.judged-by", law=paper.law)] if paper.law else []
        errors, warnings = paper.count("error"), paper.count("warning")
        if paper.standing != "administrative":
            return [say(f"lint.standing-{paper.standing}"), *told[1:]]
        good = say("lint.counts", errors=errors, warnings=warnings)
        told += [good if errors or warnings else say("lint.good")]
        passed = say("waiver.count", count=len(paper.waived))
        return [*told, passed] if paper.waived else told

    def end(self, tally: Tally) -> None:
        """Sum up when there were several files."""
        if tally.files < 2:
            return
        good = tally.files - tally.bad - tally.unread
        counts = {"errors": tally.errors, "warnings": tally.warnings, "unread": tally.unread}
        click.echo()
        click.echo(
            self.face.say("lint.summary", files=tally.files, good=good, bad=tally.bad, **counts)
        )
        most = [f"{rule} ({count})" for rule, count in tally.rules.most_common(_MOST_RULES)]
        if most:
            click.echo(self.face.say("lint.most", rules=", ".join(most)))


def _passed(face: Face, waived: Waived) -> str:
    """Say what a waiver lets pass, why and until when."""
    values = {"reason": waived.reason, "until": f"{waived.until:%d/%m/%Y}"}
    told = words(face, waived.found)
    return face.say("waiver.line", rule=waived.found.rule, words=told, **values)


class JsonReporter(Reporter):
    """One JSON value for programs."""

    def add(self, result: FileResult) -> None:
        """Keep the result of a file as plain data."""
        self.told.append(
            {
                "file": result.file,
                "problems": [self.face.problem_data(problem) for problem in result.problems],
                "papers": [self._paper(paper) for paper in result.papers],
            }
        )

    def _paper(self, paper: Inspected) -> Mapping[str, object]:
        say = self.face.say
        return {
            "standing": paper.standing,
            "kind": paper.kind,
            "date": paper.day,
            "law": paper.law,
            "verdicts": [
                {
                    "rule": each.rule,
                    "outcome": each.outcome,
                    "reason": say(each.reason, **(each.values or {})) if each.reason else "",
                }
                for each in paper.verdicts
            ],
            "findings": [finding_data(self.face, each) for each in paper.found],
            "waived": [
                finding_data(self.face, each.found) | {"reason": each.reason, "until": each.until}
                for each in paper.waived
            ],
        }

    def end(self, tally: Tally) -> None:
        """Give everything."""
        names = ("files", "errors", "warnings", "waived", "unread")
        summary = {name: getattr(tally, name) for name in names}
        self.face.json({"summary": summary, "files": self.told})


class GithubReporter(Reporter):
    """Annotations of a GitHub workflow."""

    def add(self, result: FileResult) -> None:
        """Write an annotation for each finding."""
        for problem in result.problems:
            self._write("error", result.file, "qmsdocs", message(problem, self.face.lang))
        for paper in result.papers:
            for found in paper.found:
                self._write(found.severity, result.file, found.rule, words(self.face, found))

    def _write(self, level: str, file: str, title: str, text: str) -> None:
        for sign, escape in _ESCAPES.items():
            text = text.replace(sign, escape)
        name = file.replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
        click.echo(f"::{level} file={name},title={title}::{text}")


class SarifReporter(Reporter):
    """A SARIF log for code scanning."""

    def add(self, result: FileResult) -> None:
        """Keep the findings of a file."""
        for problem in result.problems:
            text = message(problem, self.face.lang)
            self.told.append(_sarif("unreadable", "error", text, result.file))
        for paper in result.papers:
            self.told += (self._found(result.file, found) for found in paper.found)
            for each in paper.waived:
                passed = {"kind": "external", "justification": each.reason}
                self.told.append(self._found(result.file, each.found) | {"suppressions": [passed]})

    def _found(self, file: str, found: Found) -> dict[str, object]:
        text, place = words(self.face, found), where(self.face, found)
        return _sarif(found.rule, found.severity, text, file, place)

    def end(self, tally: Tally) -> None:
        """Give the log."""
        del tally  # whoever reads the log counts by itself
        rules = [{"id": "unreadable"}, *(self._rule(rule) for rule in load_rules())]
        driver = {"name": "qmsdocs", "version": __version__, "rules": rules}
        run = {"tool": {"driver": driver}, "results": self.told}
        self.face.json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})

    def _rule(self, rule: LintRule) -> object:
        lang = self.face.lang
        return {
            "id": rule.id,
            "shortDescription": {"text": getattr(rule.name, lang)},
            "fullDescription": {"text": getattr(rule.why, lang)},
            "help": {"text": getattr(rule.remedy, lang)},
            "defaultConfiguration": {"level": rule.severity},
        }


def _sarif(rule: str, level: str, text: str, file: str, place: str = "") -> dict[str, object]:
    location: dict[str, object] = {"physicalLocation": {"artifactLocation": {"uri": file}}}
    if place:
        location["logicalLocations"] = [{"fullyQualifiedName": place}]
    return {"ruleId": rule, "level": level, "message": {"text": text}, "locations": [location]}


#: The reporters by the words of `--format`.
REPORTERS: Mapping[str, type[Reporter]] = {
    "text": TextReporter,
    "json": JsonReporter,
    "sarif": SarifReporter,
    "github": GithubReporter,
}


def explain(face: Face, rule: LintRule, citations: tuple[str, ...]) -> None:
    """Show what a rule is about, why, and what to do."""
    say, lang = face.say, face.lang
    click.echo(f"{rule.id}: {getattr(rule.name, lang)} ({say(f'lint.{rule.severity}')})")
    click.echo(f"  {say('lint.why')}: {getattr(rule.why, lang)}")
    click.echo(f"  {say('lint.do')}: {getattr(rule.remedy, lang)}")
    if is_corrected(rule):
        click.echo(f"  {say('fix.helps')}")
    for citation in citations:
        click.echo(f"  {say('lint.cited')}: {citation}")
    click.echo(f"  {say('lint.page', rule=rule.id)}")
