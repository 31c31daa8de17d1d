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

from qmsdocs.model.fields import Day, Record
from qmsdocs.model.rules.citations import Citation
from qmsdocs.model.rules.documents import Faults, PackFile, Spot
from qmsdocs.model.rules.legal import LegalText
from qmsdocs.model.rules.periods import Dated, Drop
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


class Where(Record):
    """Where in its text something stands."""

    annex: str = ""
    section: str = ""
    clause: str = ""


class BlockHead(Where):
    """What a block, or the whole file, says for all its rules."""

    text: str = ""
    verified: bool = True
    note: str = ""
    dropped: tuple[str, ...] = ()


class BlockFile(PackFile, BlockHead):
    """A file of blocks."""

    blocks: tuple[dict[str, Any], ...]


class RowHead(Where):
    """What a rule may say of itself beside its value."""

    start: Day | None = Field(default=None, alias="from")
    end: Day | None = Field(default=None, alias="to")
    new: bool = False


@dataclass(slots=True)
class Blocks:
    """The dated rules of one pack, by id, while its files are read."""

    texts: Mapping[str, LegalText]
    faults: Faults
    rules: dict[str, list[Dated]] = field(default_factory=lambda: defaultdict(list))
    drops: list[Drop] = field(default_factory=list)

    def read(self, document: YamlDocument) -> None:
        """Read a file of blocks."""
        file = self.faults.validated(BlockFile, document.value, Spot(document))
        if file is not None:
            for index in range(len(file.blocks)):
                self._read_block(file, Spot(document, ("blocks", index)))

    def _read_block(self, file: BlockFile, spot: Spot) -> None:
        """Read the head, then each rule of each part; what a block does not say, the file says."""
        parts = SECTIONS[file.pack]
        data = self.faults.mapping(spot)
        given = {key: value for key, value in data.items() if key not in parts}
        inherited = {name: getattr(file, name) for name in BlockHead.model_fields} | {"dropped": ()}
        head = self.faults.validated(BlockHead, inherited | given, spot)
        text = self._text(head.text, spot) if head else None
        if head is None or text is None or text.in_force_from is None:
            return
        self.drops += (
            Drop(name, text.in_force_from, spot.below("dropped")) for name in head.dropped
        )
        for part in parts:
            below = spot.below(part)
            for name in self.faults.mapping(below) if part in data else ():
                self._read_rule(below.below(name), parts[part], head, text)

    def _text(self, name: str, spot: Spot) -> LegalText | None:
        text = self.texts.get(name)
        if text is None:
            self.faults.unknown(name, self.texts, "rules.unknown-text-here", spot)
        elif text.in_force_from is None:
            place = spot.document.place(spot.loc)
            self.faults.note("rules.undated-text", place, name=text.short)
        return text

    def _read_rule(self, spot: Spot, model: type[Rule], head: BlockHead, text: LegalText) -> None:
        name, data = str(spot.loc[-1]), self.faults.mapping(spot)
        own = {key: data[key] for key in _ROW_KEYS if key in data}
        row = self.faults.validated(RowHead, own, spot)
        if row is None:
            return
        stated = {name: getattr(row, name) or getattr(head, name) for name in Where.model_fields}
        citation = Citation(document=text.short, **stated)
        if not citation.section and not citation.clause:
            self.faults.note("rules.no-citation", spot.place, name=name)
        shared = {"verified": head.verified, "note": head.note}
        given = {key: value for key, value in data.items() if key not in _ROW_KEYS}
        value = shared | given | {"id": name, "citation": citation}
        rule = self.faults.validated(model, value, spot)
        if rule is not None:
            self._keep(rule, row, text, spot)

    def _keep(self, rule: Rule, row: RowHead, text: LegalText, spot: Spot) -> None:
        start = row.start or text.in_force_from or date.min
        end = row.end or text.in_force_to
        if end is not None and end <= start:
            self.faults.note("rules.ends-early", spot.place, name=rule.id)
        dated = Dated(rule, start, end, spot, own_end=row.end is not None, new=row.new)
        self.rules[rule.id].append(dated)


_ROW_KEYS = [item.alias or name for name, item in RowHead.model_fields.items()]
