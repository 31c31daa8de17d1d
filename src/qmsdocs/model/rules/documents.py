"""Reads the YAML files of a folder of rule packs, and checks their parts against the models."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from qmsdocs.base.errors import Problem
from qmsdocs.base.hints import nearest, shortened
from qmsdocs.base.places import Place
from qmsdocs.model.fields import Record
from qmsdocs.sources.files import read_file
from qmsdocs.sources.yamlbuild import Loc
from qmsdocs.sources.yamlfile import YamlDocument, scan_yaml

PACKS = ("legal", "format", "standard", "duties", "norms")

_M = TypeVar("_M", bound=BaseModel)
_NO_FILE = YamlDocument("", None)


class PackFile(Record):
    """What every file of a rule pack has: which pack it is of, and what it is about."""

    pack: str
    title: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A key of a file; where it stands is looked up only when something is wrong with it."""

    document: YamlDocument
    loc: Loc = ()

    @property
    def place(self) -> Place:
        """The place of the key."""
        return self.document.key_place(self.loc)

    def __reduce__(self) -> tuple[type["Spot"], tuple[YamlDocument]]:
        """Leave the file behind: rules that are kept for another run have no fault to place."""
        return Spot, (_NO_FILE,)

    def below(self, *steps: str | int) -> "Spot":
        """Give a key inside."""
        return Spot(self.document, (*self.loc, *steps))


class Faults:
    """What is wrong with the packs of a folder, as it is found."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.problems: list[Problem] = []

    def note(self, code: str, place: Place, **values: object) -> None:
        """Note a fault."""
        self.problems.append(Problem(code, place, values))

    def unknown(
        self, name: str, known: Mapping[str, Any] | tuple[str, ...], code: str, spot: Spot
    ) -> None:
        """Note that a name is not one of the known ones, with the nearest of them."""
        near = nearest(name, known) or ", ".join(sorted(known))
        self.note(code, spot.place, name=name, known=near)

    def validated(self, model: type[_M], data: object, spot: Spot) -> _M | None:
        """Build a model of a part of a file; every fault is placed where it stands."""
        try:
            return model.model_validate(data)
        except ValidationError as error:
            for fault in error.errors(include_url=False, include_context=False):
                self._misfit(fault, model, spot)
            return None

    def mapping(self, spot: Spot) -> Mapping[str, Any]:
        """Give the mapping at a path of a file; nothing there is an empty one."""
        value = spot.document.value
        for step in spot.loc:
            value = value.get(step) if isinstance(value, dict) else value[step]
        if value is not None and not isinstance(value, dict):
            place = spot.document.place(spot.loc)
            self.note("rules.not-a-mapping", place, where=shortened(value))
            return {}
        return value or {}

    def _misfit(self, fault: ErrorDetails, model: type[BaseModel], spot: Spot) -> None:
        name = ".".join(str(step) for step in fault["loc"])
        inner = spot.below(*fault["loc"])
        if fault["type"] == "missing":
            self.note("rules.missing-field", spot.place, field=name)
        elif fault["type"] == "extra_forbidden":
            self.unknown(name, tuple(model.model_fields), "rules.unknown-field", inner)
        else:
            place = inner.document.place(inner.loc)
            values = {"value": shortened(fault["input"]), "reason": fault["msg"]}
            self.note("rules.bad-value", place, field=name or "…", **values)


def read_documents(folder: Path, faults: Faults) -> dict[str, list[YamlDocument]]:
    """Read every YAML file of a folder, in the order of their names, and sort them by pack."""
    found: dict[str, list[YamlDocument]] = {pack: [] for pack in PACKS}
    for path in sorted(folder.glob("*.yaml")):
        document, problems = scan_yaml(read_file(path), path.name)
        faults.problems += problems
        pack = None if problems else _pack_of(document, faults)
        if pack:
            found[pack].append(document)
    return found


def day_text(day: date | None) -> str:
    """Give a day as messages say it: `05/03/2020`, or `…` for none."""
    return f"{day:%d/%m/%Y}" if day else "…"


def _pack_of(document: YamlDocument, faults: Faults) -> str | None:
    if not isinstance(document.value, dict):
        faults.note("rules.not-a-pack", document.place())
        return None
    head = {name: document.value.get(name) for name in PackFile.model_fields}
    head = {key: value for key, value in head.items() if value is not None}
    file = faults.validated(PackFile, head, Spot(document))
    if file and file.pack not in PACKS:
        faults.unknown(file.pack, PACKS, "rules.unknown-pack", Spot(document, ("pack",)))
        return None
    return file.pack if file else None
