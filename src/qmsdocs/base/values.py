"""Plain values that are made by the thousand."""

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(cls: type[T]) -> type[T]:
    """Make a dataclass with slots; that nobody changes its fields is left to the type checker.

    A frozen dataclass takes five times as long to make, and a paper of five pages is a thousand.
    """
    return dataclass(slots=True, unsafe_hash=True)(cls)
