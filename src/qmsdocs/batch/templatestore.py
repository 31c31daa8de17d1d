"""Keeps the compiled templates: in memory, and on disk for the next build.

What a template is made from is in its key: the page, the rules in force, the sizes of the house
style, and the program. So an entry is never out of date, and days with equal rules share it.
"""

import json
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from qmsdocs.base.errors import QmsDocsError
from qmsdocs.base.hashing import canonical_json, digest
from qmsdocs.batch.slices import SOURCE, Reads, short_digest
from qmsdocs.compose.plain import plain
from qmsdocs.model.agency import House
from qmsdocs.model.page import Page
from qmsdocs.model.profile import Logo
from qmsdocs.model.rules import FormatRules, Rulebook
from qmsdocs.sources.caching import once
from qmsdocs.sources.sealing import SealedFolder, sealed
from qmsdocs.word.template import Compiled, compile_template

_SORT = "templates"
#: Of a rule, what says nothing of how a paper looks.
_ASIDE = {"label", "note", "verified", "citation"}


@dataclass(frozen=True, slots=True)
class RulesOfDay:
    """The rules of form that hold from a day on: their values as JSON, and its digest."""

    period: str
    digest: str
    text: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Template:
    """A Word template and what it was made from; `reads` is what it can depend on, None = all."""

    data: bytes = field(repr=False)
    digest: str
    page: str
    rules: RulesOfDay
    reads: Reads | None

    def ready(self) -> Compiled:
        """Give the template ready to be filled, as this process or this user's cache has it.

        Raises:
            TemplateError: it cannot be read.
        """
        return compile_template(self.data, _sealed())


class TemplateStore:
    """Makes each template once, and remembers the error of one that cannot be made."""

    def __init__(self, rulebook: Rulebook, stamp: str) -> None:
        """Start with nothing; `stamp` tells this program from every other."""
        self._rulebook = rulebook
        self._stamp = stamp
        self._changes = rulebook.change_dates()
        self._rules: dict[date | None, RulesOfDay] = {}
        self._days: dict[date, RulesOfDay] = {}
        self._pages: dict[Hashable, tuple[Page, str]] = {}
        self._made: dict[Hashable, Template | QmsDocsError] = {}

    def get(self, page: Page, day: date, house: House, logo: Logo | None = None) -> Template:
        """Give the template of a page for a day and a house style, of which only the sizes count.

        A logo counts for what has a cover.

        Raises:
            QmsDocsError: with every fault of the page or of the Word file.
        """
        house = _sizes(house.body_size, house.head_size)
        logo = logo if page.kind.form == "TL" and page.kind.cover else None
        rules, source = self.rules(day), self._page(page, house)
        if logo:
            source = short_digest(f"{source} {digest(logo.data)}".encode())
        key = (source, rules.digest)
        if key not in self._made:
            try:
                self._made[key] = self._get(
                    source, rules, lambda: _made(page, self._rulebook, day, house, logo)
                )
            except QmsDocsError as error:
                self._made[key] = error
        made = self._made[key]
        if isinstance(made, QmsDocsError):
            raise made
        return made

    def rules(self, day: date) -> RulesOfDay:
        """Give the rules of a day; all days of one period have equal ones.

        Raises:
            RulePackError: there are none on that day.
        """
        if day not in self._days:
            period = max((change for change in self._changes if change <= day), default=None)
            if period not in self._rules:
                self._rules[period] = _rules(str(period), self._rulebook.format_on(day))
            self._days[day] = self._rules[period]
        return self._days[day]

    def _page(self, page: Page, house: House) -> str:
        """Give the digest of all that a template is made from, but for the rules."""
        key = (page.kind.id, house.body_size, house.head_size)
        known = self._pages.get(key)
        if known is None or known[0] is not page:
            word = digest(page.word) if page.word is not None else None
            sizes = [house.body_size, house.head_size]
            text = canonical_json([plain(page.kind, {}), page.body, word, sizes])
            known = self._pages[key] = (page, short_digest(text.encode()))
        return known[1]

    def _get(self, source: str, rules: RulesOfDay, make: Callable[[], bytes]) -> Template:
        key = short_digest(f"{self._stamp} {source} {rules.digest}".encode())
        found = once(_SORT, key, make)
        head, _, data = found.partition(b"\n")
        return Template(data, short_digest(data), source, rules, _reads(head))


def _rules(period: str, rules: FormatRules) -> RulesOfDay:
    """Give the values of rules; the text that they come from goes with them, but is no value."""
    values = {
        rule.id: {name: value for name, value in plain(rule, {}).items() if name not in _ASIDE}
        for rule in rules.rules.values()
    }
    made = short_digest(canonical_json(values).encode())
    named = {
        name: value | {SOURCE: rules.rules[name].citation.document}
        for name, value in values.items()
    }
    return RulesOfDay(period, made, canonical_json(named).encode())


@cache
def _sealed() -> SealedFolder | None:
    """Give the folder of ready templates, if there can be one that only this user writes."""
    return sealed("ready")


def _reads(head: bytes) -> Reads | None:
    names = json.loads(head)
    if names is None:
        return None
    return {name: fields and tuple(sorted(fields)) for name, fields in names.items()}


@cache
def _sizes(body: int, head: int) -> House:
    """Give a house style with its sizes only: nothing else of it may change a template."""
    return House.fixed(body_size=body, head_size=head)


def _made(page: Page, rulebook: Rulebook, day: date, house: House, logo: Logo | None) -> bytes:
    """Make a template, and say on a line before it what it reads."""
    from qmsdocs.batch.templates import word_template  # noqa: PLC0415 seldom needed, slow to import
    from qmsdocs.word.reads import names_read  # noqa: PLC0415

    data = word_template(page, rulebook, day, house, logo)
    return json.dumps(names_read(data)).encode() + b"\n" + data
