"""A profile is read whole, or refused with every fault of every file."""

from pathlib import Path

import pytest

from profile_tools import AGENCY, STEPS, YEAR, faults, loaded, written
from qmsdocs.base.errors import InputError, NotFoundError, ProfileError
from qmsdocs.model.loading import agency_folder, list_agencies, list_years, load_profile
from qmsdocs.model.year import YearProfile
from qmsdocs.sources.messages import line
from qmsdocs.sources.starter import starter_files

BAD_AGENCY = """\
agency:
  name: Sở Mẫu
  short_name: [Sở, Mẫu]
  code: true
  kind: sowr
  leter_head: x
signers:
  - {id: Giám Đốc, name: Nguyễn Văn A, post: Giám đốc, power: head}
  - {id: pho, name: Trần Thị B, post: Phó Giám đốc, power: phó}
  - {id: pho, post: "Phó\x07", power: deputy}
policy: {slogan: Đúng hạn, commitments: []}
house: {body_size: 15}
house: {archive: VT}
"""
BAD_YEAR = """\
year: 2023
papers:
  maintenance-plam: {number: mười, date: 31/2/2024, signer: pho-gd}
objectives:
  - {id: mt1, name: x, target: chín mươi, owner: phong-x}
plan:
  review_deadline: 30/11/2034
  guidance: khong-co
  purposes: Duy trì: cải tiến
  activities: [{name: x}]
audit: {start: 5/10/2024, end: 1/10/2024}
"""
BAD_STEPS = STEPS + "      - {name: B, unit: X, content: y, back_to: 5}\n    sets: 1,5\n"


def test_a_profile_is_read_whole(tmp_path: Path) -> None:
    profile = loaded(tmp_path, procedures=STEPS)
    assert (profile.id, profile.year.year) == ("so-mau", 2024)
    assert [signer.id for signer in profile.agency.signers] == ["giam-doc", "pho"]
    assert [procedure.code for procedure in profile.procedures] == ["QT-01"]
    assert [Path(document.file).name for document in profile.documents] == [
        "agency.yaml",
        "2024.yaml",
        "procedures.yaml",
    ]


def test_an_agency_may_have_no_procedures(tmp_path: Path) -> None:
    assert loaded(tmp_path).procedures == ()


def test_more_than_twenty_faults_are_named_at_once_each_with_its_place(tmp_path: Path) -> None:
    found = faults(tmp_path, BAD_AGENCY, BAD_YEAR, BAD_STEPS, kinds={"maintenance-plan"})
    places = [(Path(p.place.file).name, p.place.line, p.code) for p in found]
    assert places == [
        ("agency.yaml", 1, "profile.missing"),
        ("agency.yaml", 3, "profile.not-text-list"),
        ("agency.yaml", 4, "profile.not-text"),
        ("agency.yaml", 5, "profile.not-one-of-near"),
        ("agency.yaml", 6, "profile.unknown-key-near"),
        ("agency.yaml", 8, "profile.not-an-id"),
        ("agency.yaml", 9, "profile.not-one-of"),
        ("agency.yaml", 10, "profile.duplicate-id"),
        ("agency.yaml", 10, "file.hidden-character"),
        ("agency.yaml", 11, "profile.empty-list"),
        ("agency.yaml", 12, "profile.not-one-of"),
        ("agency.yaml", 13, "file.duplicate-key"),
        ("2024.yaml", 1, "profile.other-year"),
        ("2024.yaml", 3, "profile.unknown-kind-near"),
        ("2024.yaml", 3, "profile.not-a-whole-number"),
        ("2024.yaml", 3, "profile.not-a-day"),
        ("2024.yaml", 3, "profile.unknown-signer-near"),
        ("2024.yaml", 5, "profile.not-a-number"),
        ("2024.yaml", 5, "profile.unknown-department"),
        ("2024.yaml", 7, "profile.far-date"),
        ("2024.yaml", 8, "profile.unknown-reference"),
        ("2024.yaml", 9, "file.colon-in-value"),
        ("2024.yaml", 10, "profile.missing"),
        ("2024.yaml", 11, "profile.ends-before-start"),
        ("procedures.yaml", 8, "profile.back-to"),
        ("procedures.yaml", 9, "profile.not-a-whole-number"),
    ]
    for problem in found:
        said = line(problem)
        assert said.startswith(
            f"{problem.place.file}:{problem.place.line}:{problem.place.column}: "
        )
        assert "{" not in said
        assert said.rstrip().endswith((".", "?", '".', ")."))


def test_places_name_files_as_the_user_wrote_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path, year="year: x\n")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ProfileError) as caught:
        load_profile(Path("so-mau"), 2024)
    assert str(caught.value.problems[0].place).startswith("so-mau/2024.yaml:1:7: năm")


def test_a_file_that_is_no_text_is_one_fault_and_the_others_are_still_read(tmp_path: Path) -> None:
    folder = written(tmp_path, year="year: x\n")
    (folder / "agency.yaml").write_bytes(b"PK\x03\x04\xff\xff")
    with pytest.raises(ProfileError) as caught:
        load_profile(folder, 2024)
    assert [problem.code for problem in caught.value.problems] == [
        "file.other-format",
        "profile.not-a-whole-number",
    ]


@pytest.mark.parametrize("content", ["", "# chỉ có chú thích\n", "---\n"])
def test_an_empty_file_says_so(content: str, tmp_path: Path) -> None:
    assert [problem.code for problem in faults(tmp_path, year=content)] == ["file.empty"]


def test_a_file_that_is_a_list_or_a_word_is_refused(tmp_path: Path) -> None:
    assert [problem.code for problem in faults(tmp_path, year="- a\n")] == ["profile.not-a-group"]
    assert [problem.code for problem in faults(tmp_path, year="year:2024\n")] == [
        "profile.not-a-group"
    ]


def test_an_agency_that_is_not_there_is_answered_with_the_nearest(tmp_path: Path) -> None:
    written(tmp_path)
    with pytest.raises(NotFoundError) as caught:
        load_profile(tmp_path / "so-mauu", 2024)
    assert 'có phải "so-mau"?' in line(caught.value.problems[0])
    with pytest.raises(NotFoundError) as caught:
        agency_folder(tmp_path, "zzz")
    assert caught.value.problems[0].code == "profile.no-agency"


def test_a_year_that_is_not_there_is_answered_with_those_that_are(tmp_path: Path) -> None:
    folder = written(tmp_path)
    with pytest.raises(NotFoundError) as caught:
        load_profile(folder, 2030)
    assert line(caught.value.problems[0]).endswith("chưa có tệp 2030.yaml. Các năm đã có: 2024.")
    (folder / "2024.yaml").unlink()
    with pytest.raises(NotFoundError) as caught:
        load_profile(folder, 2030)
    assert caught.value.problems[0].code == "profile.no-years"


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("agency.yaml", "agency.yaml.txt"),
        ("agency.yaml", "Agency.yml"),
        ("2024.yaml", "2024.yaml.txt"),
        ("2024.yaml", "2024.yml"),
    ],
)
def test_a_name_that_is_nearly_right_is_told(right: str, wrong: str, tmp_path: Path) -> None:
    folder = written(tmp_path)
    (folder / right).rename(folder / wrong)
    assert list_agencies(tmp_path) == ("so-mau",)
    for year in (2024, 0):
        with pytest.raises(NotFoundError) as caught:
            load_profile(folder, year)
        problem = caught.value.problems[0]
        assert (problem.code, problem.values["file"]) == ("profile.misnamed", right)
        assert problem.place.file == (folder / wrong).as_posix()


def test_a_folder_without_any_year_does_not_speak_of_year_0(tmp_path: Path) -> None:
    folder = written(tmp_path)
    (folder / "2024.yaml").unlink()
    with pytest.raises(NotFoundError) as caught:
        load_profile(folder, 0)
    assert "0.yaml" not in line(caught.value.problems[0])


def test_a_folder_without_an_agency_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError) as caught:
        load_profile(tmp_path, 2024)
    assert caught.value.problems[0].code == "profile.no-agency-file"


@pytest.mark.parametrize("name", ["../../x", "so-mau/..", "/etc", "C:\\x", ""])
def test_a_name_that_is_a_path_is_refused(name: str, tmp_path: Path) -> None:
    written(tmp_path)
    with pytest.raises(InputError) as caught:
        agency_folder(tmp_path / "so-mau", name)
    assert caught.value.problems[0].code == "file.bad-name"


def test_a_folder_with_a_bad_name_is_pointed_at(tmp_path: Path) -> None:
    written(tmp_path).rename(tmp_path / "Sở Mẫu")
    with pytest.raises(InputError) as caught:
        agency_folder(tmp_path, "Sở Mẫu")
    assert caught.value.problems[0].place.file == (tmp_path / "Sở Mẫu").as_posix()


def test_the_id_is_the_name_that_was_asked_for_even_of_a_link(tmp_path: Path) -> None:
    folder = written(tmp_path)
    (tmp_path / "so-khac").symlink_to(folder)
    assert load_profile(tmp_path / "so-khac", 2024).id == "so-khac"


def test_agencies_and_years_are_listed(tmp_path: Path) -> None:
    folder = written(tmp_path)
    (folder / "2023.yaml").touch()
    (folder / "20235.yaml").touch()
    (folder / "x.yaml").touch()
    (tmp_path / "b").mkdir()
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "agency.yaml").touch()
    assert list_agencies(tmp_path) == ("a", "so-mau")
    assert list_years(folder) == (2023, 2024)
    assert list_agencies(tmp_path / "none") == ()
    assert list_years(tmp_path / "none") == ()
    assert agency_folder(tmp_path, "so-mau") == folder


@pytest.mark.parametrize("year", [2024, 2026, 2031])
def test_the_starter_profile_loads_as_it_is(year: int, tmp_path: Path) -> None:
    folder = tmp_path / "co-quan"
    folder.mkdir()
    for name, content in starter_files(year).items():
        (folder / name).write_bytes(content)
    kinds = {"maintenance-plan", "training-request"}
    profile = load_profile(folder, year, kinds)
    assert profile.year.year == year
    assert profile.year.plan is not None
    assert profile.year.plan.review_deadline is None
    assert len(profile.procedures) == 1


def test_the_starter_profile_with_its_comments_opened_loads_too(tmp_path: Path) -> None:
    folder = tmp_path / "co-quan"
    folder.mkdir()
    for name, content in starter_files(2026).items():
        (folder / name).write_text(opened(content.decode()), encoding="utf-8")
    profile = load_profile(folder, 2026)
    assert [reference.id for reference in profile.agency.references] == ["ke-hoach-tinh"]
    assert profile.year.conversion is not None
    assert profile.year.conversion.to_edition == "2015"
    assert profile.year.budget is not None
    assert profile.year.announcement is not None


def opened(text: str) -> str:
    """Take the comment signs from the groups that are switched off."""
    lines = text.split("\n")
    starts = tuple(f"# {name}:" for name in (*YearProfile.model_fields, "references"))
    inside = False
    for index, content in enumerate(lines):
        inside = content.startswith(starts) or (inside and content.startswith("#   "))
        lines[index] = content.removeprefix("# ") if inside else content
    return "\n".join(lines)


def test_the_made_up_agency_of_the_tests_has_no_fault(tmp_path: Path) -> None:
    assert faults(tmp_path, AGENCY, YEAR) == []
