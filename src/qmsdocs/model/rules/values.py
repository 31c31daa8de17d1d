"""The kinds of value that a rule pack holds; each says itself in Vietnamese for people to compare."""

import re
from abc import ABC, abstractmethod
from typing import Annotated, Literal

from pydantic import BeforeValidator, model_validator
from pydantic_core import PydanticCustomError

from qmsdocs.base.vietnamese import number_text
from qmsdocs.model.fields import Record
from qmsdocs.model.rules.citations import Citation

Align = Literal["left", "center", "right", "both"]

_ALIGNS = {
    "left": "canh trái",
    "center": "canh giữa",
    "right": "canh phải",
    "both": "canh đều hai lề",
}


def _fraction(value: object) -> object:
    """Read `1/3`: the law writes some numbers as fractions."""
    match = re.fullmatch(r"(\d+)/([1-9]\d*)", value) if isinstance(value, str) else None
    return int(match[1]) / int(match[2]) if match else value


Number = Annotated[float, BeforeValidator(_fraction)]


class Rule(Record, ABC):
    """What all rules share; `kinds` are the forms it touches (`KH`, `CV` …), empty = all.

    `verified` is false when the value, or the place it is cited from, was not read in a copy of
    the text or in two independent sources; `note` then says what is known.
    """

    id: str
    label: str
    citation: Citation
    verified: bool = True
    note: str = ""
    kinds: tuple[str, ...] = ()

    @abstractmethod
    def described(self) -> str:
        """Say what the law says, without what we chose within it."""


class Component(Rule):
    """How a component of a paper is set: `size` is what we write, `size_min`–`size_max` the law.

    Both bounds are None where the law states no size; `text` is the fixed text, if any.
    """

    size: float
    size_min: float | None = None
    size_max: float | None = None
    bold: bool = False
    italic: bool = False
    upper: bool = False
    align: Align = "left"
    text: str = ""
    presence: str = ""

    @model_validator(mode="after")
    def _within(self) -> "Component":
        _check_within(self.size, self.size_min, self.size_max)
        return self

    def described(self) -> str:
        """Say text, size, weight, case and place: `cỡ 13–14, đứng, đậm, in hoa, canh giữa`."""
        words = [
            f"“{self.text}”" if self.text else "",
            f"cỡ {_span(self.size_min, self.size_max)}" if self.size_min is not None else "",
            "nghiêng" if self.italic else "đứng",
            "đậm" if self.bold else "",
            "in hoa" if self.upper else "in thường",
            _ALIGNS[self.align],
        ]
        return ", ".join(word for word in words if word)


class Measure(Rule):
    """A number: `use` is what we write, within `min`–`max`, or one of `allowed`.

    `says` tells the range where figures do not: `1/3 đến 1/2 độ dài của dòng chữ`.
    """

    use: Number
    min: Number | None = None
    max: Number | None = None
    allowed: tuple[float, ...] = ()
    unit: Literal["mm", "pt", "dòng", "lần", "chữ số"]
    says: str = ""

    @model_validator(mode="after")
    def _within(self) -> "Measure":
        _check_within(self.use, self.min, self.max)
        if self.allowed and self.use not in self.allowed:
            raise PydanticCustomError("outside", "not one of the values that the rule allows")
        return self

    def described(self) -> str:
        """Say the range: `20–25 mm`, `từ 6 pt`, `10 hoặc 12,7 mm`."""
        if self.says:
            return self.says
        if self.allowed:
            return " hoặc ".join(number_text(value) for value in self.allowed) + f" {self.unit}"
        return f"{_span(self.min, self.max)} {self.unit}"


class FixedText(Rule):
    """A text that the law fixes, or the name of a thing."""

    value: str

    def described(self) -> str:
        """Give the text."""
        return self.value


class Choice(Rule):
    """One of several ways: a word for the program, `says` for people."""

    value: str
    says: str

    def described(self) -> str:
        """Say the way in words."""
        return self.says


class DocumentKind(Rule):
    """A kind of administrative document: `form` is the code that templates use for it.

    `abbreviation` stands in the number; công văn and thư công have none.
    """

    name: str
    abbreviation: str = ""
    form: str = ""

    def described(self) -> str:
        """Give name and abbreviation."""
        return f"{self.name} ({self.abbreviation})" if self.abbreviation else self.name


class HeadSizes(Rule):
    """Sizes of the head that agree with each other."""

    quoc_hieu: float
    tieu_ngu: float
    co_quan: float
    dia_danh_ngay: float

    def described(self) -> str:
        """Say the sizes in the decree's order."""
        sizes = (self.quoc_hieu, self.tieu_ngu, self.dia_danh_ngay)
        return "/".join(number_text(size) for size in sizes)


class Duty(Rule):
    """What a body has to do: how often, by when, how much.

    `rule` says how to read `value`: at least or at most so many `unit`, or in that month of the
    year; a duty without a number has neither. `says` tells it where a figure does not.
    `agencies` are the kinds of agency of `model.agency` that it binds, empty = as `who` says.
    """

    who: str
    agencies: tuple[str, ...] = ()
    rule: Literal["at-least", "at-most", "in-month", "must", "must-not"]
    value: Number | None = None
    unit: str = ""
    counted_from: str = ""
    says: str = ""

    def described(self) -> str:
        """Say the duty's number: `ít nhất 1 lần một năm`, `tháng 12 hằng năm`."""
        if self.says:
            return self.says
        number = number_text(self.value) if self.value is not None else ""
        words = {
            "at-least": f"ít nhất {number} {self.unit}",
            "at-most": f"không quá {number} {self.unit}",
            "in-month": f"tháng {number} hằng năm",
            "must": "phải thực hiện",
            "must-not": "không được thực hiện",
        }[self.rule]
        return f"{words}, kể từ khi {self.counted_from}" if self.counted_from else words


class Norm(Rule):
    """A cap on spending: at most `limit` đồng (or share) `per`; `minimum` where there is a frame.

    `agencies` are the kinds of agency of `model.agency` that it binds, empty = all.
    """

    limit: float
    minimum: float | None = None
    unit: Literal["đồng", "tỷ lệ"] = "đồng"
    per: str = ""
    agencies: tuple[str, ...] = ()

    def described(self) -> str:
        """Say the cap: `không quá 15.000.000 đồng một cơ quan một năm`."""
        if self.unit == "tỷ lệ":
            return f"không quá {number_text(self.limit * 100)}% {self.per}".rstrip()
        least = f"từ {number_text(self.minimum)} đến " if self.minimum is not None else "không quá "
        return f"{least}{number_text(self.limit)} đồng {self.per}".rstrip()


def _check_within(value: float, low: float | None, high: float | None) -> None:
    if (low is not None and value < low) or (high is not None and value > high):
        raise PydanticCustomError("outside", "what we write is outside the range of the rule")


def _span(low: float | None, high: float | None) -> str:
    if low is None or high is None:
        bound = low if low is not None else high
        word = "từ" if low is not None else "đến"
        return f"{word} {number_text(bound)}" if bound is not None else ""
    return number_text(low) if low == high else f"{number_text(low)}–{number_text(high)}"
