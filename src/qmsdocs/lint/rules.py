"""The rules as data: what each judges, how grave it is, where the law says so."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Annotated, Any, Literal

from pydantic import StringConstraints, ValidationError

from qmsdocs.base.errors import NotFoundError, Problem, RulePackError
from qmsdocs.base.hints import nearest
from qmsdocs.base.places import Place
from qmsdocs.lint.findings import Severity
from qmsdocs.model.fields import Record
from qmsdocs.sources.yamlkept import scan_kept


class Words(Record):
    """The same words in both languages."""

    vi: str
    en: str


#: A text in which blanks at the ends count.
Verbatim = Annotated[str, StringConstraints(strip_whitespace=False)]


class Step(Record):
    """One check of a rule, with the options of its kind; `kinds` are those it judges, or all.

    `cites` are what the step stands on beside what the whole rule does; `since` is its first day;
    `grave` gives codes of findings that are less (or more) grave than the rule. `mend` says what
    a correction puts in the stead of which pattern, where signs and not words are at fault.
    """

    check: str
    options: Mapping[str, Any] = {}
    severity: Severity | None = None
    grave: Mapping[str, Severity] = {}
    kinds: tuple[str, ...] = ()
    not_kinds: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    since: str = ""
    mend: tuple[tuple[Verbatim, Verbatim], ...] = ()


class LintRule(Record):
    """A rule: `cites` are the values of the format packs on which it stands, and which date it.

    `any_file` rules judge also what is no administrative paper. `cases` are changes to a sound
    paper: what each must and must not find. A rule on a `set` judges the papers of a year
    together; it cites duties, caps, texts and editions, and its cases are changes to a sound set.
    """

    id: str
    scope: Literal["paper", "set"] = "paper"
    name: Words
    severity: Severity
    cites: tuple[str, ...]
    any_file: bool = False
    checks: tuple[Step, ...]
    why: Words
    remedy: Words
    wrong: tuple[Mapping[str, Any], ...]
    right: tuple[Mapping[str, Any], ...]


@cache
def load_rules() -> tuple[LintRule, ...]:
    """Give the rules on single papers, in their order; read once.

    Raises:
        RulePackError: a file of rules is at fault.
    """
    return tuple(rule for rule in all_rules() if rule.scope == "paper")


@cache
def set_rules() -> tuple[LintRule, ...]:
    """Give the rules on the papers of a year together; raises as `load_rules` does."""
    return tuple(rule for rule in all_rules() if rule.scope == "set")


@cache
def all_rules() -> tuple[LintRule, ...]:
    """Give every rule that comes with the program; raises as `load_rules` does."""
    rules: list[LintRule] = []
    problems: list[Problem] = []
    folder = files("qmsdocs.data").joinpath("rules", "lint")
    for path in sorted(folder.iterdir(), key=lambda each: each.name):
        document, found = scan_kept(path.read_bytes(), path.name)
        problems += found
        for name, data in ({} if found else document.value).items():
            try:
                rules.append(LintRule.model_validate({"id": name, **data}))
            except ValidationError as error:
                fault = error.errors()[0]
                where = ".".join(map(str, (name, *fault["loc"])))
                values = {"field": where, "value": "…", "reason": fault["msg"]}
                problems.append(Problem("rules.bad-value", Place(path.name), values))
    if problems:
        raise RulePackError(problems)
    return tuple(rules)


def rule_of(name: str) -> LintRule:
    """Give a rule by its id.

    Raises:
        NotFoundError: there is none; the nearest is named.
    """
    known = {rule.id: rule for rule in all_rules()}
    if name.upper() in known:
        return known[name.upper()]
    values = {"name": name, "near": nearest(name.upper(), known) or ", ".join(known)}
    raise NotFoundError(Problem("lint.unknown-rule", values=values))
