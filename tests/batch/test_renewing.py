"""The file of a new year: comments kept, nothing overwritten, what is left to do is told."""

import json
import re
import shutil
from pathlib import Path
from random import Random
from typing import Any

import pytest

from profile_tools import written
from qmsdocs.base.errors import InputError, OutputError, ProfileError
from qmsdocs.base.vietnamese import nfc
from qmsdocs.batch.renewing import make_new_year, renewed_file
from qmsdocs.batch.workspace import Workspace
from qmsdocs.model.loading import load_profile
from qmsdocs.model.year import YearProfile
from qmsdocs.sources.yamlbuild import Loc
from qmsdocs.sources.yamledit import Edits, edited
from qmsdocs.sources.yamlfile import read_yaml
from random_profiles import Maker

SAMPLES = Path(__file__).parents[2] / "profiles"
FILE = """\
# Năm 2024 của cơ quan

year: 2024 # năm

papers:
  # kế hoạch
  maintenance-plan: {number: 5, date: 05/3/2024, signer: 'pho'} # đã ký
  quality-policy:
    date: 2024-03-15
    edition: 2
    changes:
      - {edition: 2, date: 2024-03-15, summary: Sửa cam kết}

references:
  - {id: cv, kind: Công văn, number: 1/CV, date: 05/01/2024, issuer: Sở, subject: việc năm 2024}

plan:
  guidance: cv
  activities:
    # nhóm 1
    - name: Lập kế hoạch năm 2024
      lead: van-phong
      due: Tháng 3 năm 2024
    - {name: "Họp", lead: van-phong, due: Hằng quý}

review:
  date: 2024-11-30
  decisions:
    - {text: Mua máy, owner: van-phong}
"""


def workspace(root: Path, text: str = FILE) -> Workspace:
    folder = written(root / "profiles", year="year: 2024\n")
    (folder / "2024.yaml").write_text(text, encoding="utf-8")
    return Workspace(root)


def test_the_file_of_the_new_year(tmp_path: Path) -> None:
    made = make_new_year(workspace(tmp_path), "so-mau", None, None, write=True)
    assert (
        made.path.read_text(encoding="utf-8")
        == made.text
        == """\
# Năm 2024 của cơ quan

year: 2025 # năm

papers:
  # kế hoạch
  maintenance-plan: {signer: 'pho'} # đã ký
  quality-policy:
    edition: 2
    changes:
      - {edition: 2, date: 2024-03-15, summary: Sửa cam kết}

references:
  - {id: cv, kind: Công văn, number: 1/CV, date: 05/01/2024, issuer: Sở, subject: việc năm 2024}

plan:
  activities:
    # nhóm 1
    - name: Lập kế hoạch năm 2024
      lead: van-phong
    - {name: "Họp", lead: van-phong, due: Hằng quý}

earlier_actions:
  - text: Mua máy
    owner: van-phong
    source: Kết luận họp xem xét của lãnh đạo năm 2024
"""
    )
    assert made.moved == (("việc của các cuộc xem xét, đánh giá trước", 1),)
    assert made.papers == 2
    assert [(spot.place.line, spot.place.within, spot.words) for spot in made.to_fill] == [
        (1, "", "xem xét của lãnh đạo"),
        (16, "kế hoạch duy trì", "công văn triển khai của đơn vị chủ trì"),
        (19, "kế hoạch duy trì › hoạt động 1", "thời gian"),
    ]
    assert [(spot.place.line, spot.words) for spot in made.to_look] == [
        (1, "# Năm 2024 của cơ quan"),
        (19, "- name: Lập kế hoạch năm 2024"),
    ]


def test_a_trial_writes_nothing_and_shows_the_difference(tmp_path: Path) -> None:
    made = make_new_year(workspace(tmp_path), "so-mau", 2024, 2026, write=False)
    assert not made.path.exists()
    assert made.path.name == "2026.yaml"
    assert "+year: 2026 # năm" in made.diff


def test_a_file_that_is_there_is_kept(tmp_path: Path) -> None:
    place = workspace(tmp_path)
    path = tmp_path / "profiles/so-mau/2025.yaml"
    path.write_text("year: 2025\n", encoding="utf-8")
    with pytest.raises(OutputError):
        make_new_year(place, "so-mau", 2024, None, write=True)
    assert path.read_text(encoding="utf-8") == "year: 2025\n"


@pytest.mark.parametrize(("old", "new"), [(2024, 2024), (2024, 2023), (2020, None)])
def test_years_that_do_not_fit(tmp_path: Path, old: int, new: int | None) -> None:
    with pytest.raises(InputError):
        make_new_year(workspace(tmp_path), "so-mau", old, new, write=True)


def test_faults_of_the_old_year_come_first(tmp_path: Path) -> None:
    place = workspace(tmp_path, FILE.replace("due: Hằng quý", "hạn: x"))
    with pytest.raises(ProfileError) as caught:
        make_new_year(place, "so-mau", None, None, write=True)
    assert caught.value.problems[0].place.file.endswith("2024.yaml")


@pytest.mark.parametrize("size", [0, 1, 3])
@pytest.mark.parametrize("seed", range(6))
def test_any_file_is_edited_as_the_model_means_it(seed: int, size: int) -> None:
    data = Maker(Random(seed), size).record(YearProfile) | {"year": 2026}  # noqa: S311 no secret
    data = json.loads(nfc(json.dumps(data, ensure_ascii=False)))  # as a file is read
    values: dict[Loc, Any] = {(name,): value for name, value in data.items()}
    text = edited("# đầu\nfirst: 1\n", Edits({("first",)}, values), "")
    made = renewed_file(text.encode(), Path("2026.yaml"), Path("2027.yaml"), 2026, 2027)
    assert made.text.startswith("# đầu\n")
    YearProfile.model_validate(read_yaml(made.text.encode(), "").value)


def comments(text: str) -> list[str]:
    """Give the comments that have a line of their own before or between the parts of a file."""
    return re.findall(r"^#.*$", text, re.MULTILINE)


@pytest.mark.parametrize("agency", sorted(path.name for path in SAMPLES.iterdir()))
def test_a_sample_goes_on_for_two_years(tmp_path: Path, agency: str) -> None:
    shutil.copytree(SAMPLES / agency, tmp_path / "profiles" / agency)
    place = Workspace(tmp_path)
    old = max(int(path.stem) for path in (SAMPLES / agency).glob("20*.yaml"))
    first = make_new_year(place, agency, None, None, write=True)
    second = make_new_year(place, agency, None, None, write=True)
    assert (first.year, second.year) == (old + 1, old + 2)
    for made in (first, second):
        load_profile(tmp_path / "profiles" / agency, made.year)
    assert not second.papers
    text = (SAMPLES / agency / f"{old}.yaml").read_text(encoding="utf-8")
    assert comments(first.text) == comments(second.text) == comments(text)
