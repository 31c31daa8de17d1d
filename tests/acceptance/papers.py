"""Which papers the sample agencies have, and where a test finds them.

What there is to check is read from the pages and profiles themselves, without anything of qmsdocs:
a new kind or sample agency is checked without a word here.
"""

import inspect
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from acceptance.running import ROOT

_SETS = ("establish", "system", "yearly", "audit", "announce", "province")
#: Documents of the quality system; all other forms are papers of NĐ 30.
_SYSTEM = ("TL", "BM")


def _front_matters() -> list[dict[str, Any]]:
    texts = [path.read_text(encoding="utf-8") for path in ROOT.glob("templates/*/*.md")]
    found = [yaml.safe_load(text.split("\n---\n")[0]) for text in texts]
    return sorted(found, key=lambda kind: (_SETS.index(kind["set"]), kind["order"]))


def _year(agency: str, year: int) -> dict[str, Any]:
    path = ROOT / "profiles" / agency / f"{year}.yaml"
    return dict(yaml.safe_load(path.read_text(encoding="utf-8")))


KINDS = {kind["id"]: kind for kind in _front_matters()}
#: The form of each kind (NĐ 30/2020, Phụ lục III, Mục I), in catalogue order.
FORMS = {name: str(kind["form"]).rstrip("+") for name, kind in KINDS.items()}
#: The newest year of each sample agency.
SAMPLES = {
    folder.name: max(int(file.stem) for file in folder.glob("2*.yaml"))
    for folder in sorted(ROOT.glob("profiles/*/"))
}
#: The form that an agency gives a kind, when it is another: a Sở may tell the result by công văn.
_OWN_FORMS = {
    (agency, kind): str(said["form"])
    for agency, year in SAMPLES.items()
    for kind, said in _year(agency, year).get("papers", {}).items()
    if (said or {}).get("form")
}
CONTROLLED = [kind for kind, form in FORMS.items() if form in _SYSTEM]
ADMINISTRATIVE = [kind for kind in FORMS if kind not in CONTROLLED]
#: The agencies whose papers are older than NĐ 30 (in force from 05/3/2020).
BEFORE = tuple(agency for agency, year in SAMPLES.items() if year < 2020)
#: Of a kind with a paper for each procedure or finding, so many are judged where that takes long.
ENOUGH = 2


def of_form(*forms: str) -> list[str]:
    """Give the kinds of which there are papers of some forms."""
    others = {kind for (_, kind), form in _OWN_FORMS.items() if form in forms}
    return [kind for kind, form in FORMS.items() if form in forms or kind in others]


@dataclass(frozen=True)
class Paper:
    """A finished Word file and what the build said of it."""

    agency: str
    year: int
    kind: str
    item: str | None
    path: Path
    status: str
    gaps: int

    @property
    def form(self) -> str:
        """The form of the paper: that of its kind, or the one which the agency has given it."""
        return _OWN_FORMS.get((self.agency, self.kind), FORMS[self.kind])

    @property
    def name(self) -> str:
        """Which paper it is, for a message."""
        return "/".join(filter(None, (self.agency, str(self.year), self.kind, self.item)))


class Papers:
    """The papers of one build."""

    def __init__(self, folder: Path) -> None:
        """Read what the build reported in `report.json`."""
        self.report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
        self.folder = folder
        self.planned = [
            Paper(
                entry["agency"],
                entry["year"],
                entry["kind"],
                entry["item"],
                folder / "output" / entry["file"],
                entry["status"],
                len(entry["gaps"]),
            )
            for entry in self.report["papers"]
        ]
        self.all = [paper for paper in self.planned if paper.status == "written"]

    def of(self, kind: str) -> list[Paper]:
        """Give the papers of a kind, of all agencies."""
        found = [paper for paper in self.all if paper.kind == kind]
        assert found, f"nobody has a {kind}"
        return found

    def some(self, kind: str | None = None) -> list[Paper]:
        """Give the papers of a kind, or of all, but of an agency's many of one kind only two."""
        counts: dict[tuple[str, str], int] = {}
        found = []
        for paper in self.all if kind is None else self.of(kind):
            key = paper.agency, paper.kind
            counts[key] = counts.get(key, 0) + 1
            found += [paper] if counts[key] <= ENOUGH else []
        return found

    def first(self, agency: str) -> list[Paper]:
        """Give one paper of each kind of an agency."""
        return list({p.kind: p for p in reversed(self.all) if p.agency == agency}.values())[::-1]

    def one(self, agency: str, kind: str) -> Path:
        """Give the only paper of a kind of an agency."""
        (paper,) = [paper for paper in self.of(kind) if paper.agency == agency]
        return paper.path


def judge(check: Callable[..., None], papers: Iterable[Paper], **fixtures: object) -> None:
    """Check papers one by one and tell the faults of all that have any."""
    __tracebackhide__ = True
    faults = []
    for paper in papers:
        try:
            check(paper, **fixtures)
        except AssertionError as error:
            faults.append(f"{paper.name}: {error}")
    assert not faults, "\n\n".join(faults)


def every(
    kinds: Iterable[str], *, few: bool = False, forms: Iterable[str] = ()
) -> Callable[[Callable[..., None]], Any]:
    """Make a test of the check of one paper: a case for each kind, which looks at all its papers.

    With `few` only two papers of a kind are looked at for each agency, with `forms` only those of
    these forms. What the check asks for besides its paper are fixtures.
    """
    wanted = set(forms)

    def decorate(check: Callable[..., None]) -> Any:  # noqa: ANN401 what pytest makes of it
        asked = list(inspect.signature(check).parameters.values())[1:]

        def test(papers: Papers, kind: str, **fixtures: object) -> None:
            __tracebackhide__ = True
            found = papers.some(kind) if few else papers.of(kind)
            judge(check, [one for one in found if not wanted or one.form in wanted], **fixtures)

        names = [
            inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY) for name in ("papers", "kind")
        ]
        keywords = [one.replace(kind=inspect.Parameter.KEYWORD_ONLY) for one in asked]
        test.__name__, test.__doc__, test.__module__ = (
            check.__name__,
            check.__doc__,
            check.__module__,
        )
        test.__signature__ = inspect.Signature([*names, *keywords])  # type: ignore[attr-defined]
        return pytest.mark.parametrize("kind", list(kinds))(test)

    return decorate


def every_of(*forms: str, few: bool = False) -> Callable[[Callable[..., None]], Any]:
    """Make a test like `every` for all papers of some forms."""
    return every(of_form(*forms), few=few, forms=forms)
