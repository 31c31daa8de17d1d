"""Which papers the sample agencies must have, and where a test finds them."""

import json
from dataclasses import dataclass
from pathlib import Path

#: The ten kinds and their form (NĐ 30/2020, Phụ lục III, Mục I; TL is a controlled document).
FORMS = {
    "committee-decision": "QĐ",
    "conversion-plan": "KH",
    "training-request": "CV",
    "issuance-decision": "QĐ",
    "quality-policy": "TL",
    "administrative-procedure": "TL",
    "quality-objectives": "TL",
    "maintenance-plan": "KH",
    "audit-report": "BC",
    "review-minutes": "BB",
    "establishment-plan": "KH",
    "status-assessment": "BC",
    "drafting-assignment": "TB",
    "training-plan": "KH",
    "budget-estimate": "TTr",
    "announcement-decision": "QĐ",
    "announcement-notice": "CV",
}
#: Kinds of which only the ward, or only some samples, have facts.
_BUILDING = {
    "establishment-plan",
    "status-assessment",
    "drafting-assignment",
    "training-plan",
    "budget-estimate",
}
_ANNOUNCING = {"announcement-decision", "announcement-notice"}
#: Each sample agency: its year, the kinds that it has no facts for, how many procedures it has.
SAMPLES = {
    "so-khcn-binh-thuan": (2024, {"conversion-plan"} | _BUILDING, 3),
    "so-khcn-kon-tum": (
        2019,
        {
            "training-request",
            "issuance-decision",
            "maintenance-plan",
            "audit-report",
            "review-minutes",
            "establishment-plan",
        }
        | _ANNOUNCING,
        2,
    ),
    "ubnd-phuong-mau": (2026, set[str](), 3),
    "ubnd-tinh-bac-lieu": (2020, {"training-request"} | _BUILDING | _ANNOUNCING, 2),
}
ALL = [
    (agency, kind)
    for agency, (_, without, _) in SAMPLES.items()
    for kind in FORMS
    if kind not in without
]
ADMINISTRATIVE = [(agency, kind) for agency, kind in ALL if FORMS[kind] != "TL"]
NAMED = [(agency, kind) for agency, kind in ADMINISTRATIVE if FORMS[kind] != "CV"]
DECISIONS = [(agency, kind) for agency, kind in ALL if FORMS[kind] == "QĐ"]
#: The one agency whose papers are older than NĐ 30 (in force from 05/3/2020).
BEFORE = "so-khcn-kon-tum"


@dataclass(frozen=True)
class Paper:
    """A finished Word file and what the build said of it."""

    agency: str
    year: int
    kind: str
    item: str | None
    path: Path
    gaps: int


class Papers:
    """The papers of one build."""

    def __init__(self, folder: Path) -> None:
        """Read what the build reported in `report.json`."""
        report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
        assert report["failures"] == []
        self.folder = folder
        self.all = [
            Paper(
                entry["agency"],
                entry["year"],
                entry["kind"],
                entry["item"],
                folder / "output" / entry["file"],
                len(entry["gaps"]),
            )
            for entry in report["papers"]
        ]

    def of(self, agency: str, kind: str) -> list[Paper]:
        """Give the papers of a kind; a kind per procedure has several."""
        found = [paper for paper in self.all if (paper.agency, paper.kind) == (agency, kind)]
        assert found, f"{agency} has no {kind}"
        return found

    def one(self, agency: str, kind: str) -> Path:
        """Give the only paper of a kind."""
        (paper,) = self.of(agency, kind)
        return paper.path
