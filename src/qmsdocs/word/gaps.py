"""Facts that the profile does not have yet: falsy values that print as a marked gap.

An empty list is no gap, for many may be empty; it knows its path, so that the filter `needed` can
make a gap of one that a finished paper must have.

A marker is made of characters that no text may hold (Unicode non-characters) and spells the path
of the missing fact, so it needs no memory beside the text: whatever a template does with it
(capitals, joining, cutting), the gap is found again after rendering.
"""

import re
from collections.abc import Iterator, Mapping
from contextvars import ContextVar
from typing import Any

#: What a template works with: plain data, gaps, markup.
Value = Any

#: Stands for the end of a map inside a tag of docxtpl, until Jinja reads the tag.
BRACE = "\ufdd7"

#: What a reader sees where a fact is missing.
DOTS = "…………"

#: In a view on the screen, never in a paper: the gaps get colours that tell their places here.
SHADED: ContextVar[list[str] | None] = ContextVar("shaded", default=None)
#: The first of these colours, dark enough to be read.
_SHADE = 0x7A0000
_COLOR = re.compile("[0-9A-Fa-f]{6}")

_OPEN, _CLOSE, _DIGIT = "\ufdd0", "\ufdd1", 0xFDE0
MARKER = re.compile("\ufdd0([\ufde0-\ufdef]*)\ufdd1?")


class Gap:
    """A missing fact. It is false and empty, equals None, and prints as a marker of its path."""

    __slots__ = ("path",)

    def __init__(self, path: str) -> None:
        self.path = path

    def inside(self, name: str | int) -> "Gap":
        """Give the gap of something that would stand inside this one."""
        return Gap(f"{self.path}[{name}]" if isinstance(name, int) else f"{self.path}.{name}")

    def __str__(self) -> str:
        digits = "".join(chr(_DIGIT + int(digit, 16)) for digit in self.path.encode().hex())
        return f"{_OPEN}{digits}{_CLOSE}"

    def __repr__(self) -> str:
        return f"Gap({self.path!r})"

    def __bool__(self) -> bool:
        return False

    def __len__(self) -> int:
        return 0

    def __iter__(self) -> Iterator[Value]:
        return iter(())

    def __contains__(self, _: object) -> bool:
        return False

    def __getitem__(self, name: object) -> "Gap":
        return self.inside(name) if isinstance(name, str | int) else self

    def __eq__(self, other: object) -> bool:
        return other is None or isinstance(other, Gap)

    def __hash__(self) -> int:
        return hash(None)

    def _never(self, _: object) -> bool:
        return False

    def _stays(self, *_: object) -> "Gap":
        return self

    def __add__(self, other: object) -> "Gap | str":
        return str(self) + other if isinstance(other, str) else self

    def __radd__(self, other: object) -> "Gap | str":
        return other + str(self) if isinstance(other, str) else self

    __lt__ = __le__ = __gt__ = __ge__ = _never
    __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _stays
    __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = __pow__ = __rpow__ = _stays
    __neg__ = __pos__ = __abs__ = _stays


class EmptyList(list[Value]):
    """A list of the data with nothing in it. It is any empty list, but knows its path as a gap does."""

    __slots__ = ("path",)

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path


class EmptyMap(dict[str, Value]):
    """A map of the data with nothing in it, which knows its path too."""

    __slots__ = ("path",)

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path


def with_gaps(value: Value, path: str = "") -> Value:
    """Give plain data with a gap in place of every None; gaps and empty lists know their paths.

    Paths are written as a template writes them: `plan.activities[2].due`.
    """
    if value is None:
        return Gap(path)
    if value.__class__ is not str and isinstance(value, Mapping):
        if not value:
            return EmptyMap(path)
        dot = f"{path}." if path else ""
        return {key: with_gaps(item, f"{dot}{key}") for key, item in value.items()}
    if isinstance(value, list | tuple):
        if not value:
            return EmptyList(path)
        return [with_gaps(item, f"{path}[{index}]") for index, item in enumerate(value)]
    return value


def gap_paths(text: str) -> tuple[str, ...]:
    """Give the paths of the gaps printed in a text, each once, in order of appearance."""
    if _OPEN not in text:
        return ()
    return tuple(dict.fromkeys(_path(match[1]) for match in MARKER.finditer(text)))


def shade(digits: str) -> str:
    """Give the colour of a gap in a view, from the digits of its marker; else nothing."""
    known = SHADED.get()
    if known is None:
        return ""
    path = _path(digits)
    if path not in known:
        known.append(path)
    return f"{_SHADE + known.index(path):06X}"


def shaded(color: str | int) -> int | None:
    """Give the place of the gap that has a colour; None for other colours."""
    if isinstance(color, str):
        color = int(color, 16) if _COLOR.fullmatch(color) else 0
    place = color - _SHADE
    return place if 0 <= place < 0x10000 else None


def dotted(text: str) -> str:
    """Give the text with dots where facts are missing, for what cannot be highlighted."""
    return MARKER.sub(DOTS, text) if _OPEN in text else text


def _path(digits: str) -> str:
    """Read a path back; a marker that a template cut short gives as much as is left."""
    hexadecimal = "".join(f"{ord(digit) - _DIGIT:x}" for digit in digits)
    return bytes.fromhex(hexadecimal[: len(hexadecimal) // 2 * 2]).decode(errors="replace")
