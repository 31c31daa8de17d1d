"""Makes a named Word style from the component of the law that it follows."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from qmsdocs.model.agency import House
from qmsdocs.model.rules import Component, FormatRules
from qmsdocs.word.blocks import ParagraphStyle

Value = float | bool | str
Look = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Spec:
    """A style: its id, Vietnamese name, the component of the law that it follows, the rest."""

    id: str
    name: str
    component: str
    rest: Look


def spec(style: str, name: str, component: str, *looks: Look, **rest: Value) -> Spec:
    """Describe a style; a later look wins over an earlier one, and both over the component's."""
    merged: dict[str, Value] = {}
    for look in (*looks, rest):
        merged |= look
    return Spec(style, name, component, merged)


@dataclass(frozen=True, slots=True)
class StyleMaker:
    """Makes styles by the rules in force and the house style."""

    rules: FormatRules
    house: House

    def style(self, spec: Spec) -> ParagraphStyle:
        """Give a style: the component's look, then what the form adds."""
        component = self.rules.component(spec.component)
        style = ParagraphStyle(
            id=spec.id,
            name=spec.name,
            size=self.size(component),
            font=self.rules.text("page.font"),
            bold=component.bold,
            italic=component.italic,
            align=component.align,
        )
        rest: dict[str, Any] = dict(spec.rest)
        return replace(style, **rest)

    def size(self, component: Component) -> float:
        """Give the size of a component: the head's sizes agree, the rest follows the body."""
        head = self.rules.head(self.house.head_size)
        agreed = {
            "quoc_hieu": head.quoc_hieu,
            "tieu_ngu": head.tieu_ngu,
            "dia_danh_ngay": head.dia_danh_ngay,
            "so": head.dia_danh_ngay,  # on one line with it, where the law leaves a choice
            "co_quan_chu_quan": head.co_quan,
            "co_quan_ban_hanh": head.co_quan,
            "trich_yeu_cv": head.co_quan,
        }
        wanted = agreed.get(component.id, self.house.body_size)
        low, high = component.size_min, component.size_max
        if low is None or high is None:
            return wanted
        return min(max(wanted, low), high)

    def measure(self, name: str) -> float:
        """Give a length or space as we write it."""
        return self.rules.measure(name).use
