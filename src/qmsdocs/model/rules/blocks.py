"""Reads the dated rules of a file: blocks of rules that one legal text brings in.

    pack: format
    text: nd-30-2020            # its days come from the legal pack
    blocks:
      - section: Phần I Mục I   # a rule takes what it does not say itself from its block
        measures:
          page.margin.top: {label: Lề trên, use: 20, min: 20, max: 25, unit: mm, clause: khoản 3}

A rule may also say its own `from` and `to`, and `new: true` when there was no such rule before;
a block names under `dropped` the rules that its text ends without giving them a new value.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pydantic import Field

from qmsdocs.base.errors import Problem
from qmsdocs.model.fields import Day, Record
from qmsdocs.model.rules.citations import Citation
from qmsdocs.model.rules.documents import PackFile, mapping, unknown, validated
from qmsdocs.model.rules.legal import LegalText
from qmsdocs.model.rules.periods import Dated, Drop, Spot
from qmsdocs.model.rules.values import (
    Choice,
    Component,
    DocumentKind,
    Duty,
    FixedText,
    HeadSizes,
    Measure,
    Norm,
    Rule,
)
from qmsdocs.sources.yamlbuild import Loc
from qmsdocs.sources.yamlfile import YamlDocument

#: The parts of a block, by pack.
SECTIONS: Mapping[str, Mapping[str, type[Rule]]] = {
    "format": {
        "components": Component,
        "measures": Measure,
        "texts": FixedText,
        "choices": Choice,
        "kinds": DocumentKind,
        "heads": HeadSizes,
    },
    "duties": {"duties": Duty},
    "norms": {"norms": Norm},
}


class BlockHead(Record):
    """What a block, or the whole file, says for all its rules."""

    text: str = ""
    annex: str = ""
    section: str = ""
    clause: str = ""
    verified: bool = True
    note: str = ""
    dropped: tuple[str, ...] = ()


class BlockFile(PackFile, BlockHead):
    """A file of blocks."""

    blocks: tuple[dict[str, Any], ...]


class RowHead(Record):
    """What a rule may say of itself beside its value."""

    annex: str = ""
    section: str = ""
    clause: str = ""
    start: Day | None = Field(default=None, alias="from")
    end: Day | None = Field(default=None, alias="to")
    new: bool = False


@dataclass(slots=True)
class Blocks:
    """The dated rules of one pack, by id, while its files are read."""

    rules: dict[str, list[Dated]] = field(default_factory=lambda: defaultdict(list))
    drops: list[Drop] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_blocks(document: YamlDocument, texts: Mapping[str, LegalText], into: Blocks) -> None:
    """Read a file of blocks; its faults are added to those found so far."""
    file, problems = validated(BlockFile, document.value, document, ())
    into.problems.extend(problems)
    if file is None:
        return
    for index in range(len(file.blocks)):
        _Block(document, ("blocks", index), file, texts, into).read()


@dataclass(slots=True)
class _Block:
    """One block on its way from the file to dated rules."""

    document: YamlDocument
    loc: Loc
    file: BlockFile
    texts: Mapping[str, LegalText]
    into: Blocks

    def read(self) -> None:
        """Read the head, then each rule of each part."""
        parts = SECTIONS[self.file.pack]
        data, problems = mapping(self.document, self.loc)
        self.into.problems.extend(problems)
        given = {key: value for key, value in data.items() if key not in parts}
        head, problems = validated(BlockHead, self._inherited(given), self.document, self.loc)
        self.into.problems.extend(problems)
        text = self._text(head) if head else None
        if head is None or text is None or text.in_force_from is None:
            return
        for name in head.dropped:
            spot = Spot(self.document, (*self.loc, "dropped"))
            self.into.drops.append(Drop(name, text.in_force_from, spot))
        for part in (part for part in parts if part in data):
            self._read_part((*self.loc, part), parts[part], head, text)

    def _inherited(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """Fill what the block does not say from the file; `dropped` belongs to one block only."""
        fields = [name for name in BlockHead.model_fields if name != "dropped"]
        return {name: getattr(self.file, name) for name in fields} | dict(given)

    def _text(self, head: BlockHead) -> LegalText | None:
        text = self.texts.get(head.text)
        if text is None:
            self.into.problems.append(
                unknown(head.text, self.texts, "rules.unknown-text-here", self.document, self.loc)
            )
        elif text.in_force_from is None:
            place = self.document.place(self.loc)
            self.into.problems.append(Problem("rules.undated-text", place, {"name": text.short}))
        return text

    def _read_part(self, loc: Loc, model: type[Rule], head: BlockHead, text: LegalText) -> None:
        rows, problems = mapping(self.document, loc)
        self.into.problems.extend(problems)
        for name in rows:
            self._read_rule(name, (*loc, name), model, head, text)

    def _read_rule(
        self, name: str, loc: Loc, model: type[Rule], head: BlockHead, text: LegalText
    ) -> None:
        data, problems = mapping(self.document, loc)
        row, more = validated(RowHead, _only(data, RowHead), self.document, loc)
        self.into.problems.extend([*problems, *more])
        if row is None:
            return
        citation = Citation(
            document=text.short,
            annex=row.annex or head.annex,
            section=row.section or head.section,
            clause=row.clause or head.clause,
        )
        if not citation.section and not citation.clause:
            problem = Problem("rules.no-citation", self.document.key_place(loc), {"name": name})
            self.into.problems.append(problem)
        shared = {"verified": head.verified, "note": head.note}
        given = {key: value for key, value in data.items() if key not in _ROW_KEYS}
        value = shared | given | {"id": name, "citation": citation}
        rule, problems = validated(model, value, self.document, loc)
        self.into.problems.extend(problems)
        if rule is not None:
            self._keep(rule, row, text, loc)

    def _keep(self, rule: Rule, row: RowHead, text: LegalText, loc: Loc) -> None:
        start = row.start or text.in_force_from or date.min
        end = row.end or text.in_force_to
        spot = Spot(self.document, loc)
        if end is not None and end <= start:
            self.into.problems.append(Problem("rules.ends-early", spot.place, {"name": rule.id}))
        dated = Dated(rule, start, end, spot, own_end=row.end is not None, new=row.new)
        self.into.rules[rule.id].append(dated)


_ROW_KEYS = frozenset(item.alias or name for name, item in RowHead.model_fields.items())


def _only(data: Mapping[str, Any], model: type[Record]) -> dict[str, Any]:
    keys = [item.alias or name for name, item in model.model_fields.items()]
    return {key: data[key] for key in keys if key in data}
