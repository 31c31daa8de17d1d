"""Numbers of clauses: which holds which, their order, and what of one is not named."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache, partial


def clause_key(clause: str) -> tuple[tuple[int, str], ...]:
    """Sort `9.1` before `10.2`: numbers by value, other signs by themselves."""
    parts = re.findall(r"\d+|[^\d.\s]+", clause)
    return tuple((int(part), "") if part.isdigit() else (-1, part) for part in parts)


def holds(outer: str, inner: str) -> bool:
    """Tell whether a clause is another one or a part of it: `8.5` holds `8.5.1`."""
    return inner == outer or (inner.startswith(outer) and inner[len(outer)] == ".")


def audited(clause: str, listed: Iterable[str]) -> bool:
    """Tell whether a list names a clause, something that holds it, or a part of it."""
    return any(map(partial(_akin, clause), listed))


@lru_cache(maxsize=4096)  # the same clauses are compared for every unit, document and paper
def _akin(one: str, other: str) -> bool:
    return holds(one, other) or holds(other, one)


def missing_parts(clause: str, known: Sequence[str], listed: Sequence[str]) -> tuple[str, ...]:
    """Give what of a clause a list does not name: nothing, some of its parts, or the clause."""
    parts = [each for each in known if each != clause and holds(clause, each)]
    if any(holds(each, clause) for each in listed):
        return ()
    missing = tuple(part for part in parts if not audited(part, listed))
    return (clause,) if not parts or len(missing) == len(parts) else missing
