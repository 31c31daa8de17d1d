"""Loads all packs of a folder into a rulebook, or refuses them with every fault found."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

from qmsdocs.base.errors import Problem, RulePackError
from qmsdocs.model.rules.blocks import SECTIONS, Blocks, read_blocks
from qmsdocs.model.rules.documents import pack_of, read_documents
from qmsdocs.model.rules.entries import Entry, edition_entry, rule_entry, text_entry
from qmsdocs.model.rules.legal import LegalTexts
from qmsdocs.model.rules.legalreading import read_legal
from qmsdocs.model.rules.periods import Dated, date_faults, dropped
from qmsdocs.model.rules.rulebook import Rulebook
from qmsdocs.model.rules.standards import Standards, read_standards
from qmsdocs.sources.yamlfile import YamlDocument

_Rules = Mapping[str, tuple[Dated, ...]]


def load_rulebook(folder: Path | None = None) -> Rulebook:
    """Load the packs of a folder, or those that come with the program; read once.

    Raises:
        RulePackError: with every gap, overlap, missing citation and other fault of the packs.
    """
    return _load(str(folder or files("qmsdocs.data").joinpath("rules")))


@lru_cache(maxsize=8)
def _load(folder: str) -> Rulebook:
    documents, problems = read_documents(Path(folder))
    legal, legal_problems = read_legal(_of("legal", documents))
    standards, standard_problems = read_standards(_of("standard", documents))
    rules: dict[str, _Rules] = {}
    found = [*problems, *legal_problems, *standard_problems]
    for pack in SECTIONS:
        rules[pack], pack_problems = _read_rules(pack, documents, legal)
        found.extend(pack_problems)
    entries = tuple(_entries(rules, legal, standards))
    found.extend(_twice(entries))
    if not documents and not found:
        found.append(Problem("rules.no-packs", values={"folder": folder}))
    if found:
        raise RulePackError(found)
    return Rulebook(MappingProxyType(rules), legal, standards, entries)


def _of(pack: str, documents: Iterable[YamlDocument]) -> list[YamlDocument]:
    return [document for document in documents if pack_of(document) == pack]


def _read_rules(
    pack: str, documents: Iterable[YamlDocument], legal: LegalTexts
) -> tuple[_Rules, tuple[Problem, ...]]:
    blocks = Blocks()
    for document in _of(pack, documents):
        read_blocks(document, legal.texts, blocks)
    rules: dict[str, tuple[Dated, ...]] = {}
    for name, periods in blocks.rules.items():
        drops = [drop for drop in blocks.drops if drop.id == name]
        rules[name] = dropped(tuple(sorted(periods, key=lambda each: each.start)), drops)
    unknown_drops = [
        Problem("rules.unknown-drop", drop.place, {"name": drop.id})
        for drop in blocks.drops
        if drop.id not in rules
    ]
    faults = date_faults(rules, blocks.drops, complete=pack == "format")
    return MappingProxyType(rules), (*blocks.problems, *unknown_drops, *faults)


def _entries(
    rules: Mapping[str, _Rules], legal: LegalTexts, standards: Standards
) -> Iterable[Entry]:
    yield from (
        rule_entry(pack, periods) for pack, known in rules.items() for periods in known.values()
    )
    yield from map(text_entry, legal.texts.values())
    yield from map(edition_entry, standards.editions)


def _twice(entries: Iterable[Entry]) -> Iterable[Problem]:
    seen: set[str] = set()
    for entry in entries:
        if entry.id in seen:
            yield Problem("rules.twice", values={"name": entry.id})
        seen.add(entry.id)
