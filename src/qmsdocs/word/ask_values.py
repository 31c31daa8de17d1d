"""What an expression of a template may stand for, as places in the data (for `word.asks`)."""

from collections.abc import Iterator
from dataclasses import dataclass

#: Steps of a path that are no names: an element met in a loop, and one taken by a counted key.
ELEMENT = "[]"
KEYED = "{}"

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class At:
    """The data at a path."""

    path: Path


@dataclass(frozen=True, slots=True)
class Many:
    """A list that the template itself makes of something."""

    element: "Meaning"


@dataclass(frozen=True, slots=True)
class Pair:
    """Something to take apart, such as a group: its parts in order, with their names."""

    parts: "tuple[Meaning, ...]"
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Either:
    """One of several things, depending on the data."""

    choices: "tuple[Meaning, ...]"


Meaning = At | Many | Pair | Either
#: No place in the data: a number, a text, a fact about a loop.
NOTHING = Either(())


def named(meaning: Meaning, name: str) -> Meaning:
    """Give what a name inside something means."""
    match meaning:
        case At(path):
            return At((*path, name))
        case Pair(parts, names) if name in names:
            return parts[names.index(name)]
        case Either(choices):
            return either(*(named(choice, name) for choice in choices))
    return NOTHING


def element_of(meaning: Meaning, step: str = ELEMENT) -> Meaning:
    """Give an element of a list."""
    match meaning:
        case At(path):
            return At((*path, step))
        case Many(element):
            return element
        case Either(choices):
            return either(*(element_of(choice, step) for choice in choices))
    return NOTHING


def taken_apart(meaning: Meaning, count: int) -> tuple[Meaning, ...]:
    """Give the parts of something that is assigned to several names."""
    if isinstance(meaning, Pair) and len(meaning.parts) == count:
        return meaning.parts
    choices = meaning.choices if isinstance(meaning, Either) else ()
    columns = zip(*(taken_apart(choice, count) for choice in choices), strict=True)
    return tuple(either(*column) for column in columns) or (NOTHING,) * count


def either(*choices: Meaning) -> Meaning:
    """Join several meanings."""
    flat = dict.fromkeys(_flat(choices))
    return next(iter(flat)) if len(flat) == 1 else Either(tuple(flat))


def paths_of(meaning: Meaning) -> Iterator[Path]:
    """Give the paths that something may stand for itself."""
    if isinstance(meaning, At):
        yield meaning.path
    elif isinstance(meaning, Either):
        for choice in meaning.choices:
            yield from paths_of(choice)


def _flat(choices: tuple[Meaning, ...]) -> Iterator[Meaning]:
    for choice in choices:
        if isinstance(choice, Either):
            yield from choice.choices
        else:
            yield choice
