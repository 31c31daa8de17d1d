"""What the quick code of a template runs on: values to bytes, turns of a loop, guarded filters.

Quick code takes data as they are, without looking at each for a missing fact first. Whatever is
not as plain as that raises here, and the part is filled again by the careful road, which knows
every kind of value and tells every fault with its place. So nothing here has to explain itself.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from jinja2 import Undefined
from markupsafe import Markup, escape

from qmsdocs.word.gaps import Gap, Value
from qmsdocs.word.pictures.names import PICTURES
from qmsdocs.word.printing import clean, printed

#: What is remembered: this many texts, none longer than that.
_KEPT = 20_000
_LONGEST = 200
#: Filters and tests that look at a missing fact themselves, and filters that draw or mark one.
_ASK_FOR_NONE = frozenset(("none", "defined", "undefined"))
_OF_EMPTY_LISTS = frozenset(("needed", *PICTURES))


class NotPlainError(Exception):
    """Something came up that only the careful road can do."""


class Drawn(Markup):
    """Markup of our own filters: whole elements, so that no parser has to look at it."""

    __slots__ = ()

    def __getitem__(self, _: Value) -> "Drawn":
        """Refuse to be cut."""
        raise NotPlainError


class Texts(dict[Value, bytes]):
    """Gives the bytes that stand in XML for a value: `texts[value]`.

    It remembers texts of which no character has to be replaced; markup or a name that equals such
    a text prints the same, so nothing but looking up is left to do for them.
    """

    def __missing__(self, value: Value) -> bytes:
        """Work out the bytes of a value that is not remembered."""
        kind = type(value)
        if kind is str:
            return self._text(value)
        if kind is int:
            return b"%d" % value
        if kind is Drawn:
            return clean(value).encode()
        if isinstance(value, Gap | float | date):
            return escape(printed(value)).encode()
        if kind is Markup and "<" not in value:
            return clean(value).encode()
        raise NotPlainError

    def _text(self, text: str) -> bytes:
        made = escape(clean(text))
        data = made.encode()
        if len(text) <= _LONGEST and made == text:
            if len(self) >= _KEPT:
                self.clear()
            self[text] = data
        return data


#: One memory for all templates: papers of a batch share most of their words.
TEXTS = Texts()


class Turn:
    """What a template may ask of the turn of a loop, when it asks for no more than this."""

    __slots__ = ("index", "index0", "length")

    def __init__(self, length: int) -> None:
        """Begin before the first turn."""
        self.length = length
        self.index = 0
        self.index0 = -1

    @property
    def first(self) -> bool:
        """Whether this is the first turn."""
        return self.index0 == 0

    @property
    def last(self) -> bool:
        """Whether this is the last turn."""
        return self.index == self.length

    @property
    def revindex(self) -> int:
        """How many turns there are from here on."""
        return self.length - self.index0

    @property
    def revindex0(self) -> int:
        """How many turns there are after this one."""
        return self.length - self.index


#: What `Turn` knows.
TURN_NAMES = frozenset(("index", "index0", "length", "first", "last", "revindex", "revindex0"))


def turns(values: Iterable[Value], _: object = None) -> Iterator[tuple[Value, Turn]]:
    """Go through the values of a loop, each with its turn."""
    items = list(values)
    turn = Turn(len(items))
    for index, item in enumerate(items):
        turn.index0 = index
        turn.index = index + 1
        yield item, turn


def guarded_filter(name: str, function: Callable[..., Value]) -> Callable[..., Value]:
    """Let a filter see no missing fact that is not a gap, nor an empty list without a path."""
    first = 1 if hasattr(function, "jinja_pass_arg") else 0
    draws = name in _OF_EMPTY_LISTS

    def filtered(*args: Value, **kwargs: Value) -> Value:
        value = args[first]
        if value is None or (draws and type(value) in (list, dict) and not value):
            raise NotPlainError
        result = function(*args, **kwargs)
        return Drawn(result) if draws and type(result) is Markup else result

    if first:
        filtered.jinja_pass_arg = function.jinja_pass_arg  # type: ignore[attr-defined]
    return filtered


def guarded_test(name: str, function: Callable[..., Value]) -> Callable[..., Value]:
    """Let a test see no missing fact that is not a gap, unless it asks for just that."""
    if name in _ASK_FOR_NONE:
        return function

    def tested(value: Value, *args: Value) -> Value:
        if value is None or isinstance(value, Undefined):
            raise NotPlainError
        return function(value, *args)

    return tested
