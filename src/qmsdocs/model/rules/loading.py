"""Loads all packs of a folder into a rulebook, or refuses them with every fault found."""

import copyreg
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from qmsdocs.base.errors import RulePackError
from qmsdocs.base.places import Place
from qmsdocs.model.rules.blocks import SECTIONS, Blocks
from qmsdocs.model.rules.documents import Faults, read_documents
from qmsdocs.model.rules.entries import Entry, edition_entry, rule_entry, text_entry
from qmsdocs.model.rules.legal import LegalTexts, read_legal
from qmsdocs.model.rules.periods import Dated, check_dates, dropped
from qmsdocs.model.rules.rulebook import Rulebook
from qmsdocs.model.rules.standards import Standards, read_standards
from qmsdocs.sources.files import PACKAGE
from qmsdocs.sources.sealing import remembered
from qmsdocs.sources.yamlfile import YamlDocument

_Rules = Mapping[str, tuple[Dated, ...]]
_OURS = PACKAGE / "data" / "rules"


def _protected(values: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(values)


copyreg.pickle(MappingProxyType, lambda view: (_protected, (dict(view),)))  # for what is remembered


def load_rulebook(folder: Path | None = None) -> Rulebook:
    """Load the packs of a folder, or those that come with the program; read once.

    Raises:
        RulePackError: with every gap, overlap, missing citation and other fault of the packs.
    """
    return _load(folder or _OURS)


@lru_cache(maxsize=8)
def _load(folder: Path) -> Rulebook:
    if folder == _OURS:  # part of the program, so that its stamp tells of any change
        return remembered("rules", "rulebook", str(folder), lambda: _read(folder))
    return _read(folder)


def _read(folder: Path) -> Rulebook:
    faults = Faults()
    documents = read_documents(folder, faults)
    legal = read_legal(documents["legal"], faults)
    standards = read_standards(documents["standard"], faults)
    rules = {pack: _read_rules(pack, documents[pack], legal, faults) for pack in SECTIONS}
    entries = tuple(_entries(rules, legal, standards))
    for name, count in Counter(entry.id for entry in entries).items():
        if count > 1:
            faults.note("rules.twice", Place(), name=name)
    if not any(documents.values()) and not faults.problems:
        faults.note("rules.no-packs", Place(), folder=str(folder))
    if faults.problems:
        raise RulePackError(faults.problems)
    return Rulebook(MappingProxyType(rules), legal, standards, entries)


def _read_rules(
    pack: str, documents: Iterable[YamlDocument], legal: LegalTexts, faults: Faults
) -> _Rules:
    blocks = Blocks(legal.texts, faults)
    for document in documents:
        blocks.read(document)
    rules: dict[str, tuple[Dated, ...]] = {}
    for name, periods in blocks.rules.items():
        drops = [drop for drop in blocks.drops if drop.id == name]
        rules[name] = dropped(tuple(sorted(periods, key=lambda each: each.start)), drops)
    for drop in blocks.drops:
        if drop.id not in rules:
            faults.note("rules.unknown-drop", drop.spot.place, name=drop.id)
    check_dates(rules, blocks.drops, faults, complete=pack == "format")
    return MappingProxyType(rules)


def _entries(
    rules: Mapping[str, _Rules], legal: LegalTexts, standards: Standards
) -> Iterable[Entry]:
    for pack, known in rules.items():
        yield from (rule_entry(pack, periods) for periods in known.values())
    yield from map(text_entry, legal.texts.values())
    yield from map(edition_entry, standards.editions)
