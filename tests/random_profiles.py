"""Random profiles that the model accepts: empty lists, one item, hundreds, odd names.

Every field is found in the model itself, so that a new one is tried without a word here. Names
that lead to something else (`signer`, `guidance`) lead to something that is there.
"""

import types
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Le, MinLen
from pydantic import BaseModel, BeforeValidator

from qmsdocs.model.agency import AgencyProfile
from qmsdocs.model.codes import with_codes
from qmsdocs.model.fields import parse_flag, parse_month, parse_number, parse_whole
from qmsdocs.model.procedure import ProcedureFile
from qmsdocs.model.profile import Profile
from qmsdocs.model.validation import Source
from qmsdocs.model.year import YearProfile
from qmsdocs.sources.yamlfile import known_document

WORDS = (
    "Văn phòng",
    "Phòng Kinh tế, Hạ tầng và Đô thị",
    "A & B <C> \"d\" 'e'",
    "{{ tên }} {% nếu %} {# không #}",
    "Trung tâm Phục vụ hành chính công cấp xã trực thuộc Ủy ban nhân dân phường " * 3,
    "ư",
    "Đ/c Nguyễn Văn A",
    "dòng một\ndòng hai",
    "100 % ≥ 5 ₫ – “ngoặc” …",
    "한국어 😀 e\u0301",
    "x" * 120,
)
#: Ids that other fields lead to; all others lead to the one reference there is.
LEADS = {"signer": "giam-doc", "chair": "giam-doc"}
#: Texts that must be spelt in one way.
FIXED_TEXTS = {
    "procedure_code": "QT-{field}-{nn}",
    "from_edition": "2015",
    "to_edition": "2026",
    "archive": "VT, HC",
}
#: What must agree with the rest: a figure that is counted anyway, the number of a step or box.
LEFT_OUT = {
    "qualified",
    "verdict",
    "under",
    "back_to",
    "standard",
    "electronic",
    "by_file",
    "on_site",
}
SIZES = (0, 1, 3, 150)


@dataclass
class Maker:
    """Makes values for lists of a size."""

    random: Random
    size: int
    count: int = 0
    year: int = 2026

    def record(self, model: type[BaseModel]) -> dict[str, Any]:
        """Make a record; a field that may be left out is, now and then."""
        made = {}
        for name, info in model.model_fields.items():
            wanted = name not in LEFT_OUT and self.random.random() < 0.8
            if info.is_required() or wanted:
                made[name] = self.value(info.annotation, info.metadata, name)
        return made

    def value(self, annotation: Any, marks: list[Any], name: str) -> Any:  # noqa: ANN401, PLR0911
        """Make a value of a type."""
        origin, parts = get_origin(annotation), get_args(annotation)
        if name in FIXED_TEXTS:
            return FIXED_TEXTS[name]
        if origin is Annotated:
            return self.value(parts[0], [*parts[1:], *marks], name)
        if origin in (Union, types.UnionType):
            return self._either(parts, marks, name)
        if origin is Literal:
            return self.random.choice(parts)
        if origin is tuple:
            return self._list(parts[0], marks, name)
        if origin is dict:
            return {}
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return self.record(annotation)
        return self._scalar(annotation, marks, name)

    def _either(self, parts: tuple[Any, ...], marks: list[Any], name: str) -> Any:  # noqa: ANN401
        if type(None) in parts and self.random.random() < 0.25:
            return None
        some = [part for part in parts if part is not type(None)]
        return self.value(some[0], marks, name)

    def _list(self, part: Any, marks: list[Any], name: str) -> list[Any]:  # noqa: ANN401
        least = max((mark.min_length for mark in marks if isinstance(mark, MinLen)), default=0)
        size = self.size if self.size < 10 or self.random.random() < 0.1 else 2
        inner = Maker(self.random, min(self.size, 3), self.count, self.year)
        made = [inner.value(part, [], name) for _ in range(max(size, least))]
        self.count = inner.count
        return [item for item in made if item is not None]

    def _scalar(self, kind: Any, marks: list[Any], name: str) -> Any:  # noqa: ANN401
        readers: set[Callable[..., Any]] = {
            mark.func for mark in marks if isinstance(mark, BeforeValidator)
        }
        if parse_month in readers:
            return f"{self.year}-03"
        if parse_flag in readers or kind is bool:
            return self.random.random() < 0.5
        if parse_number in readers or kind is int or parse_whole in readers:
            return self._number(marks, whole=parse_number not in readers)
        if kind is str:
            return self._text(marks, name)
        return f"{self.year}-{self.random.randint(1, 12):02d}-{self.random.randint(1, 28):02d}"

    def _number(self, marks: list[Any], *, whole: bool) -> float:
        found = [m for mark in marks for m in getattr(mark, "metadata", [mark])]
        least = max((int(str(mark.ge)) for mark in found if isinstance(mark, Ge)), default=0)
        most = min((int(str(mark.le)) for mark in found if isinstance(mark, Le)), default=120)
        number = self.random.randint(least, max(least, most))
        return number if whole or number in (least, most) else number + 0.5

    def _text(self, marks: list[Any], name: str) -> str:
        self.count += 1
        if any("pattern=" in repr(mark) for mark in marks):  # an id: its own, or one led to
            return f"m-{self.count}" if name == "id" else LEADS.get(name, "van-ban")
        return f"{self.count:02d}" if name in ("id", "code") else self.random.choice(WORDS)


_FIXED: dict[str, Any] = {
    "signers": [{"id": "giam-doc", "name": "Nguyễn Văn A", "post": "Giám đốc", "power": "head"}],
    "references": [
        {
            "id": "van-ban",
            "kind": "Kế hoạch",
            "number": "1/KH-UBND",
            "date": "2024-01-05",
            "issuer": "Ủy ban nhân dân tỉnh Ví Dụ",
            "subject": "về việc A & B",
        }
    ],
}


def random_profile(seed: int, size: int, year_of: int = 2026) -> Profile:
    """Give a profile of a year whose lists have so many items, from a seed."""
    maker = Maker(Random(seed), size, year=year_of)  # noqa: S311 no secret
    agency = maker.record(AgencyProfile) | _FIXED
    year = maker.record(YearProfile) | {"year": year_of, "references": []}
    procedures = maker.record(ProcedureFile)
    models: tuple[type[BaseModel], ...] = (AgencyProfile, YearProfile, ProcedureFile)
    data = (agency, year, procedures)
    sources = tuple(
        Source(known_document(b"", f"{model.__name__}.yaml", value), model)
        for model, value in zip(models, data, strict=True)
    )
    checked = AgencyProfile.model_validate(agency)
    known = with_codes(checked, ProcedureFile.model_validate(procedures).procedures)
    return Profile("so-thu", checked, YearProfile.model_validate(year), known, sources)
