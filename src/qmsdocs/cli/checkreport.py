"""What came of checking a set: for people, and as JSON for programs."""

from dataclasses import asdict

import click

from qmsdocs.base.hints import shortened
from qmsdocs.base.vietnamese import short_date
from qmsdocs.cli.face import Face
from qmsdocs.cli.tables import show_table
from qmsdocs.lint.rules import set_rules
from qmsdocs.lint.sets.results import (
    ClauseCover,
    DutyProof,
    PaperFact,
    SetFound,
    SetPlace,
    SetResult,
    TextUse,
)
from qmsdocs.sources.messages import line

_WIDEST, _MOST_PAPERS = 60, 3


def show(face: Face, result: SetResult) -> None:
    """Show findings with both places, duties with proof, clauses, cited texts, what is left open."""
    for problem in result.unread:
        click.echo(line(problem, face.lang), err=True)
    for problem in result.expired:
        click.echo(line(problem, face.lang), err=True)
    _head(face, result)
    _findings(face, result)
    _duties(face, result)
    _clauses(face, result)
    _texts(face, result)
    _left(face, result)


def _title(face: Face, code: str, **values: object) -> None:
    click.echo()
    click.echo(face.say(code, **values))


def _head(face: Face, result: SetResult) -> None:
    values = {"name": result.name, "year": result.year, "folder": result.folder}
    click.echo(face.say("set.head", **values, papers=len(result.papers)))
    click.echo(face.say(result.verdict, **result.counts))


def _findings(face: Face, result: SetResult) -> None:
    if not result.found:
        return
    say = face.say
    _title(face, "set.title-findings")
    for each in result.found:
        found = each.found
        said = say(found.code, **found.values)
        click.echo(f"  {say(f'lint.{found.severity}')} {found.rule} {said}")
        for place in each.places:
            click.echo(f"      {where(face, place)}")
        click.echo(f"      {say('lint.cited')}: {found.citation}")
    remedies = {rule.id: getattr(rule.remedy, face.lang) for rule in set_rules()}
    for rule in dict.fromkeys(each.found.rule for each in result.found):
        click.echo(f"  {rule} › {say('lint.do')}: {remedies[rule]}")


def _waived(face: Face, result: SetResult) -> None:
    say = face.say
    for each in result.waived:
        found = each.found.found
        values = {"reason": each.waived.reason, "until": short_date(each.waived.until)}
        said = say(found.code, **found.values)
        click.echo(f"  {found.rule} {said} – " + say("set.waived", **values))


def where(face: Face, place: SetPlace) -> str:
    """Say where a spot is: file, line or paragraph and row of a table, and its words."""
    if place.line:
        spot = f"{place.file}:{place.line}"
    elif place.number:
        part = face.say(f"set.part-{place.part or 'main'}")
        row = face.say("set.row", row=place.row) if place.row else ""
        spot = f"{place.file}: " + face.say("set.spot", part=part, number=place.number, row=row)
    else:
        spot = place.file or place.paper
    return f"{spot}: “{place.quote}”" if place.quote else spot


def _duties(face: Face, result: SetResult) -> None:
    say = face.say
    shown = [duty for duty in result.duties if duty.state != "not-bound"]
    _title(face, "set.title-duties", bound=len(shown), all=len(result.duties))
    heads = ("set.head-duty", "cli.head.state", "set.head-proof", "cli.head.due", "cli.head.source")
    rows = [
        (
            shortened(duty.label, _WIDEST),
            say(f"set.duty-{'missing' if duty.state == 'absent' else duty.state}"),
            _proof(face, duty),
            short_date(duty.due) if duty.due else "",
            duty.citation,
        )
        for duty in shown
    ]
    show_table([say(head) for head in heads], rows)


def _proof(face: Face, duty: DutyProof) -> str:
    """Give the papers that prove a duty, else those that will on their day."""
    papers = duty.papers or duty.planned
    told = list(dict.fromkeys(map(paper_words, papers)))[:_MOST_PAPERS]
    more = len(papers) - len(told)
    words = "; ".join(told) + (f" (+{more})" if more else "")
    return face.say("set.planned", papers=words) if duty.planned else words


def paper_words(paper: PaperFact) -> str:
    """Give a paper by its number and day, or by its name."""
    named = paper.number or shortened(paper.name, _WIDEST)
    return f"{named}, {short_date(paper.day)}" if paper.day else named


def _clauses(face: Face, result: SetResult) -> None:
    say = face.say
    _title(face, "set.title-clauses", edition=result.edition)
    rows = []
    for cover in result.clauses:
        names = list(dict.fromkeys(paper.name for paper in cover.papers))
        told = ", ".join(names[:_MOST_PAPERS]) + (", …" if len(names) > _MOST_PAPERS else "")
        none = say("set.left-out") if cover.left_out else say("set.no-paper")
        rows.append((cover.clause, shortened(cover.label, _WIDEST), told or none))
    show_table([say(head) for head in ("set.head-clause", "cli.head.what", "cli.head.paper")], rows)


def _texts(face: Face, result: SetResult) -> None:
    say = face.say
    shown = [use for use in result.texts if use.state not in ("in-force", "own")]
    kept = {state: sum(use.state == state for use in result.texts) for state in ("in-force", "own")}
    _title(face, "set.title-texts", held=kept["in-force"], own=kept["own"])
    doubtful = [use.name for use in result.texts if use.state == "in-force" and not use.verified]
    if doubtful:
        click.echo("  " + say("set.texts-doubtful", names=", ".join(doubtful)))
    if shown:
        heads = ("cli.head.source", "cli.head.state", "cli.head.file")
        rows = [
            (use.name, _state(face, use.state, use.successor), _files(use.places)) for use in shown
        ]
        show_table([say(head) for head in heads], rows)


def _state(face: Face, state: str, successor: str) -> str:
    said = face.say(f"set.text-is-{state}")
    return f"{said} → {successor}" if successor else said


def _files(places: tuple[SetPlace, ...]) -> str:
    names = [place.file.rpartition("/")[2] for place in places]
    return names[0] + (f" (+{len(names) - 1})" if len(names) > 1 else "")


def _left(face: Face, result: SetResult) -> None:
    say = face.say
    others = [paper.file for paper in result.papers if not paper.own]
    strange = [paper.file for paper in result.papers if paper.own and not paper.kind]
    past = [paper for paper in result.papers if paper.own and paper.year not in (None, result.year)]
    if not (result.unjudged or others or strange or past or result.skipped or result.waived):
        return
    _title(face, "set.title-left")
    _waived(face, result)
    for each in result.unjudged:
        click.echo(f"  {each.rule} {say(each.code, **each.values)}")
    for paper in past:
        click.echo("  " + say("set.other-year", file=paper.file, year=paper.year))
    told = (("set.others", others), ("set.strange", strange), ("set.skipped", result.skipped))
    for code, names in told:
        for name in dict.fromkeys(names):
            click.echo("  " + say(code, file=name))


def data(face: Face, result: SetResult) -> dict[str, object]:
    """Give a set to a program: every list whole, words in the language of the call."""
    say = face.say
    return {
        "agency": result.agency,
        "year": result.year,
        "folder": result.folder,
        "date": result.day,
        "summary": result.counts,
        "verdict": say(result.verdict, **result.counts),
        "findings": [_finding(face, each) for each in result.found],
        "waived": [
            _finding(face, each.found) | {"reason": each.waived.reason, "until": each.waived.until}
            for each in result.waived
        ],
        "duties": [_plain(duty) for duty in result.duties],
        "edition": result.edition,
        "clauses": [_plain(cover) for cover in result.clauses],
        "texts": [_plain(use) for use in result.texts],
        "unjudged": [
            {"rule": each.rule, "code": each.code, "message": say(each.code, **each.values)}
            for each in result.unjudged
        ],
        "papers": [_plain(paper) for paper in result.papers],
        "unread": [face.problem_data(problem) for problem in result.unread],
        "skipped": list(result.skipped),
    }


def _finding(face: Face, each: SetFound) -> dict[str, object]:
    found = each.found
    return {
        "rule": found.rule,
        "code": found.code,
        "severity": found.severity,
        "message": face.say(found.code, **found.values),
        "citation": found.citation,
        "places": [_plain(place) for place in each.places],
    }


def _plain(value: PaperFact | DutyProof | ClauseCover | TextUse | SetPlace) -> dict[str, object]:
    return asdict(value)
