"""Judges the papers of a build, each once: a verdict is kept behind the digest of the Word file.

Equal papers have equal bytes, so that a verdict holds until the program changes or the paper is
judged by the law of another day. The inspector itself is brought in for a paper it does not know.
"""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from qmsdocs.base.errors import WordFileError
from qmsdocs.base.hashing import digest
from qmsdocs.batch.recording import found_again, found_data
from qmsdocs.batch.request import BuildRequest
from qmsdocs.batch.workspace import Workspace
from qmsdocs.lint.found import Found
from qmsdocs.sources.caching import keep, kept
from qmsdocs.sources.installation import engine_stamp

_SORT = "verdicts"
#: So many verdicts of a year are kept beside those of its papers as they are.
_OTHERS = 300
#: What is told of a gap anyway, once for all papers that print it.
_PLACEHOLDER = "lint.placeholder"

#: Gives of the findings on a file those that no waiver lets pass.
Spared = Callable[[tuple[Found, ...], Path], tuple[Found, ...]]


class Verdicts:
    """What the inspector said of the papers of an agency's year, in this build or an earlier one."""

    def __init__(self, agency: str, year: int, spared: Spared = lambda found, _: found) -> None:
        """Read what is known, as long as the program is the same."""
        self._spared = spared
        self._key = digest(f"{agency}/{year} {engine_stamp()}".encode())
        self._known = self._kept()
        self._used: dict[str, list[Any]] = {}

    def of(self, sha256: str, day: date, read: Callable[[], bytes]) -> tuple[Found, ...]:
        """Give the findings on a paper by the law of a day; `read` gives the file if need be."""
        name = f"{sha256} {day}"
        if name not in self._used:
            known = self._known.get(name)
            self._used[name] = found_data(_judged(read(), day)) if known is None else known
        return found_again(self._used[name])

    def news(
        self, sha256: str, day: date, file: Path, read: Callable[[], bytes], *, gaps: bool
    ) -> tuple[Found, ...]:
        """Give what is to be told of a paper: not what is waived, nor its gaps again as dots."""
        found = self.of(sha256, day, read)
        told = tuple(each for each in found if not (gaps and each.code == _PLACEHOLDER))
        return self._spared(told, file)

    def close(self) -> None:
        """Keep what is new; another process may have kept verdicts on other papers meanwhile."""
        if self._used.keys() <= self._known.keys():
            return
        others = {name: told for name, told in self._kept().items() if name not in self._used}
        rest = dict(list(others.items())[-len(self._used) - _OTHERS :])
        keep(_SORT, self._key, json.dumps(rest | self._used).encode())

    def _kept(self) -> dict[str, list[Any]]:
        found: dict[str, list[Any]] = json.loads(kept(_SORT, self._key) or b"{}")
        return found


def spared(workspace: Workspace, request: BuildRequest) -> Spared:
    """Give what leaves out the findings that the waivers of a workspace let pass.

    Raises:
        InputError: the file of waivers has faults.
    """
    if not (request.lint and workspace.waivers.is_file()):
        return lambda found, _: found
    from qmsdocs.lint.waivers import load_waivers  # noqa: PLC0415 seldom needed, as is the next
    from qmsdocs.lint.waiving import waive  # noqa: PLC0415

    waivers = load_waivers(workspace.root, request.today)
    return lambda found, file: waive(found, file.as_posix(), waivers, request.today)[0]


def _judged(data: bytes, day: date) -> tuple[Found, ...]:
    """Ask the inspector; that it cannot read or judge a paper is a finding too."""
    from qmsdocs.lint.inspecting import inspect  # noqa: PLC0415 seldom needed

    try:
        papers = inspect(data, "", day, day).papers
    except WordFileError as error:
        return tuple(Found("", one.code, "error", one.values, "") for one in error.problems)
    found = [each for paper in papers for each in paper.found]
    found += [
        Found(each.rule, each.reason, "warning", each.values or {}, "")
        for paper in papers
        for each in paper.verdicts
        if each.outcome == "crashed"
    ]
    return tuple(found)
