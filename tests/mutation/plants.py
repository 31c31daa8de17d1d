"""What a plant is: a fault, the rule that should tell it, and where."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from mutation.package import File, NotHereError, Target

#: Rules by which a sentence of the decree is broken; the others are conventions.
GRAVE = {f"F{number:02d}" for number in (*range(1, 14), 15, 16, 18, *range(19, 24))}

#: Where a finding should be: paragraphs, of which any is right; None, or nothing, is the whole paper.
Places = Sequence[Any]
Deed = Callable[[File], Places]


@dataclass(frozen=True)
class Plant:
    """A fault: `kinds` are the papers that can have it, `also` rules that it breaks besides, and why.

    `mild` is a fault that the law does not state in a sentence; `old` tells of papers before the
    decree: True is for them too, None for them only.
    """

    rule: str
    way: str
    do: Deed
    kinds: Collection[str] = ()
    also: Mapping[str, str] = field(default_factory=dict)
    mild: bool = False
    old: bool | None = True

    @property
    def name(self) -> str:
        """Give what the plant is called in the table."""
        return f"{self.rule} {self.way}"

    def concerns(self, kind: str, old: bool) -> bool:
        """Tell whether papers of a kind and age can have the fault."""
        aged = {True: True, None: old, False: not old}[self.old]
        return aged and (not self.kinds or kind in self.kinds)

    def plant(self, file: File) -> Places:
        """Change the file; gives where the fault should be found."""
        return self.do(file)


def whole() -> Places:
    """Say that the fault is one of the whole paper."""
    return ()


def at(*targets: Target) -> Places:
    """Say that the fault is at targets."""
    return [target.paragraph for target in targets]


def words(
    rule: str,
    role: str,
    ways: Mapping[str, Callable[[str], str]],
    which: int = 0,
    **more: Any,  # noqa: ANN401
) -> list[Plant]:
    """Give plants that change the words of a role."""

    def deed(change: Callable[[str], str]) -> Deed:
        def do(file: File) -> Places:
            found = file.all(role) if which == 0 else [file.nth(role, which)]
            for target in found:
                text = change(target.text)
                if text != target.text:
                    return at(target.write(text))
            raise NotHereError

        return do

    return [Plant(rule, way, deed(change), **more) for way, change in ways.items()]


def swap(old: str, new: str) -> Callable[[str], str]:
    """Give a change of some words for others."""
    return lambda text: text.replace(old, new, 1)
