"""The inputs of the management review by the clause that asks for them (9.3.2; 5.6.2 in 2008)."""

import re

PERFORMANCE = "performance"

#: The letters of 9.3.2 and the numbers under c); c) alone is a report on all of them.
INPUTS = {
    "a": "earlier",
    "b": "context",
    "c": PERFORMANCE,
    "c1": "satisfaction",
    "c2": "objectives",
    "c3": "processes",
    "c4": "nonconformities",
    "c5": "monitoring",
    "c6": "audits",
    "c7": "suppliers",
    "d": "resources",
    "e": "risks",
    "f": "improvements",
}
#: The letters of 5.6.2 of the edition of 2008, which knows fewer inputs.
_OLD = {
    "a": "audits",
    "b": "satisfaction",
    "c": "processes",
    "d": "nonconformities",
    "e": "earlier",
    "f": "context",
    "g": "improvements",
}
_EDITIONS = {"9.3.2": INPUTS, "5.6.2": _OLD}
#: What a report on performance as a whole may stand for.
OF_PERFORMANCE = frozenset(name for key, name in INPUTS.items() if key.startswith("c"))
_CLAUSE = re.compile(r"(9\.3\.2|5\.6\.2)(.*)")


def input_of(clause: str) -> str | None:
    """Give `objectives` for `9.3.2.c.2`, `9.3.2 c) 2)` and `9.3.2c2`; None for other clauses."""
    match = _CLAUSE.fullmatch(clause.strip())
    if match is None:
        return None
    return _EDITIONS[match[1]].get(re.sub(r"[^a-z0-9]", "", match[2].lower()))
