"""A small made-up agency for tests, and what is wrong with changed copies of it."""

from collections.abc import Collection
from pathlib import Path

from qmsdocs.base.errors import Problem, ProfileError
from qmsdocs.model.loading import load_profile
from qmsdocs.model.profile import Profile

AGENCY = """\
agency: {name: Sở Mẫu tỉnh Ví Dụ, short_name: Sở Mẫu, code: SM, kind: so, place: Ví Dụ}
signers:
  - {id: giam-doc, name: Nguyễn Văn A, post: Giám đốc, power: head}
  - {id: pho, post: Phó Giám đốc, power: deputy}
departments:
  - {id: van-phong, name: Văn phòng}
  - {id: chuyen-mon, name: Phòng Chuyên môn}
references:
  - {id: ke-hoach, kind: Kế hoạch, number: 1/KH, date: 05/3/2023, issuer: UBND, subject: về việc x}
"""
YEAR = "year: 2024\n"
STEPS = """\
procedures:
  - id: mau
    code: QT-01
    name: Thủ tục mẫu
    field: Mẫu
    steps:
      - {name: Nhận, unit: Một cửa, content: Nhận hồ sơ}
"""


def written(folder: Path, agency: str = AGENCY, year: str = YEAR, procedures: str = "") -> Path:
    """Write a profile and give its folder."""
    path = folder / "so-mau"
    path.mkdir(parents=True, exist_ok=True)
    (path / "agency.yaml").write_text(agency, encoding="utf-8")
    (path / "2024.yaml").write_text(year, encoding="utf-8")
    if procedures:
        (path / "procedures.yaml").write_text(procedures, encoding="utf-8")
    return path


def loaded(folder: Path, agency: str = AGENCY, year: str = YEAR, procedures: str = "") -> Profile:
    """Write a profile that must be sound, and load it."""
    return load_profile(written(folder, agency, year, procedures), 2024)


def faults(
    folder: Path,
    agency: str = AGENCY,
    year: str = YEAR,
    procedures: str = "",
    kinds: Collection[str] | None = None,
) -> list[Problem]:
    """Write a profile and give what is wrong with it."""
    try:
        load_profile(written(folder, agency, year, procedures), 2024, kinds)
    except ProfileError as error:
        return list(error.problems)
    return []


def brief(problems: list[Problem]) -> list[tuple[str, int, int]]:
    """Give code, line and column of problems."""
    return [(problem.code, problem.place.line, problem.place.column) for problem in problems]
