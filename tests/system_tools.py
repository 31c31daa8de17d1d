"""A made-up agency with a manual, and pages of made-up kinds, for tests of the system's documents."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from qmsdocs.compose.facts import Facts
from qmsdocs.model.loading import load_profile
from qmsdocs.model.page import Page, read_page
from toy import AGENCY, YEAR, rulebook, write_profile

DAY = date(2024, 3, 5)

PROCEDURE = """\
id: control
title: Quy trình kiểm soát
set: system
order: 4
form: TL
code: QT-HT-01
clauses: ["7.5"]
requires: [manual]
steps:
  - {name: Đề xuất, unit: Phòng, content: Đề xuất tài liệu, kind: start}
  - {name: Duyệt, unit: "Lãnh đạo {{ agency.here }}", content: Duyệt, kind: decision, back_to: 1}
forms:
  - {kind: doc-list}
  - {name: Phiếu yêu cầu}
records:
  - {name: Tài liệu đã duyệt, keep: 05 năm}
"""
LIST = """\
id: doc-list
title: Danh mục
set: system
order: 11
form: BM
code: BM-DM
clauses: ["7.5"]
requires: [manual]
"""
POLICY = """\
id: quality-policy
title: Chính sách chất lượng
set: system
order: 1
form: TL
code: CSCL
clauses: ["5.2"]
requires: [policy]
"""
TTHC = """\
id: tthc
title: Quy trình giải quyết
set: system
order: 10
form: TL
code: QT
one_per: procedure
clauses: ["8.1", "8.5"]
"""
PLAN = """\
id: maintenance-plan
title: Kế hoạch duy trì
set: yearly
order: 7
form: KH
subject: Duy trì
clauses: ["4.4", "9"]
requires: [plan]
bases: [quan-ly]
"""


def pages(*fronts: str) -> dict[str, Page]:
    """Give pages by id."""
    found = (read_page(f"---\n{front}---\nNội dung.\n".encode(), "thu.md") for front in fronts)
    return {page.kind.id: page for page in found}


def facts(
    root: Path, kinds: Mapping[str, Page], kind: str, manual: str = "{}", **texts: str
) -> Facts:
    """Give the facts of a paper of the agency; `manual` and `more` go into agency.yaml."""
    agency = AGENCY + f"manual: {manual}\n" + texts.get("more", "")
    written = {"agency_text": agency, "year_text": texts.get("year", YEAR)}
    if "procedures" in texts:
        written["procedures"] = texts["procedures"]
    profile = load_profile(write_profile(root, **written), 2024)
    day = date.fromisoformat(texts["day"]) if "day" in texts else DAY
    return Facts(profile, kinds[kind], rulebook(), day, pages=kinds)
