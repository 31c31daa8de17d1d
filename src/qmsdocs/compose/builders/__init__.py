"""What stands under each name of the context: a module for what all sets share, one for each set.

A module gives `BUILDERS` (name -> what makes its value from the facts) and may give `OF_ITEM`
(names whose value depends on the thing that the paper is about) and `OWN` (names whose value
depends on the page or the day).
"""

from collections.abc import Callable, Mapping

from qmsdocs.compose.builders import audit, core, establish, province, system, yearly
from qmsdocs.compose.facts import Facts

_MODULES = (core, audit, establish, yearly, province, system)

BUILDERS: Mapping[str, Callable[[Facts], object]] = {
    name: build for module in _MODULES for name, build in module.BUILDERS.items()
}
OF_ITEM = frozenset(name for module in _MODULES for name in getattr(module, "OF_ITEM", ()))
OWN = frozenset(name for module in _MODULES for name in getattr(module, "OWN", ()))
