"""A new agency from a few answers is the profile that a person would write."""

from dataclasses import replace
from pathlib import Path

import pytest

from qmsdocs.base.errors import InputError, NotFoundError, OutputError, QmsDocsError
from qmsdocs.batch.founding import answers_of, found_agency, id_of, known_answers
from qmsdocs.batch.foundinganswers import USUAL, Answers, Person, Unit, head_of, unit_of
from qmsdocs.batch.workspace import Workspace
from qmsdocs.model.loading import list_agencies, load_profile
from qmsdocs.sources.files import bundled
from qmsdocs.sources.starter import starter_files

SAMPLES = list_agencies(bundled("profiles"))
ANSWERS = Answers(
    id="ubnd-xa-thu",
    kind="ubnd-xa",
    year=2026,
    name="Ủy ban nhân dân xã Thử",
    code="UBND",
    place="Thử",
    head=Person("Chủ tịch", "Hoàng Văn E"),
    departments=(Unit("Văn phòng", "VP", "Vũ Thị G"), Unit("Phòng Kinh tế: Hạ tầng")),
    province="tỉnh Mẫu",
)


def founded(root: Path, answers: Answers) -> Path:
    started = found_agency(Workspace(root), answers)
    return root / "profiles" / started.agency


@pytest.mark.parametrize("kind", USUAL)
def test_every_kind_of_agency_gives_a_sound_profile(tmp_path: Path, kind: str) -> None:
    given = {
        "kind": kind,
        "name": "Cơ quan Thử",
        "code": "CQT",
        "place": "Thử",
        "deputy": "Trần Thị B",
    }
    answers = answers_of(given, 2027, (Unit("Văn phòng"),))
    folder = founded(tmp_path, answers)
    profile = load_profile(folder, 2027)
    assert profile.agency.agency.kind == kind
    assert profile.signer(None).post == USUAL[answers.kind].head
    assert [one.name for one in profile.agency.signers] == [None, "Trần Thị B"]


def test_people_and_departments_take_the_places_of_those_in_the_starter(tmp_path: Path) -> None:
    folder = founded(tmp_path, ANSWERS)
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(folder.iterdir()))
    data = "\n".join(line.partition("#")[0] for line in text.splitlines())
    for old in (
        "Nguyễn Văn A",
        "Trần Thị B",
        "Lê Văn C",
        "Phạm Thị D",
        "chuyen-mon",
        "giam-doc",
        "Sở Mẫu",
        "Phó Giám đốc",
    ):
        assert old not in data
    profile = load_profile(folder, 2026)
    assert profile.agency.agency.superior is None
    assert profile.agency.agency.decides_as == "collective"
    assert [one.id for one in profile.agency.departments] == ["van-phong", "kinh-te-ha-tang"]
    assert profile.year.review is not None
    assert profile.year.review.chair == "chu-tich"
    assert profile.year.review.secretary == "Vũ Thị G"
    committee = profile.agency.committee
    assert committee is not None
    assert [(one.name, one.role) for one in committee.members] == [
        ("Hoàng Văn E", "Trưởng ban"),
        (None, "Ủy viên"),
        ("Vũ Thị G", "Thư ký"),
    ]


def test_comments_that_help_to_fill_in_are_kept(tmp_path: Path) -> None:
    folder = founded(tmp_path, ANSWERS)
    starter = starter_files(2026)
    for name in ("agency.yaml", "2026.yaml", "procedures.yaml"):
        before = [line for line in starter[name].decode().splitlines() if line.startswith("#")]
        after = (folder / name).read_text(encoding="utf-8").splitlines()
        assert [line for line in after if line.startswith("#")] == before


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_sample_can_be_the_beginning(tmp_path: Path, sample: str) -> None:
    known = known_answers(sample, 2026)
    first, *others = known.departments
    changed = replace(first, name="Văn phòng Mới", head="Đỗ Thị Q")
    answers = replace(known, id="moi", name="Sở Mới tỉnh Mới", departments=(changed, *others))
    profile = load_profile(founded(tmp_path, answers), 2026)
    assert profile.agency.agency.name == "Sở Mới tỉnh Mới"
    assert profile.agency.agency.phone is None
    ids = [one.id for one in profile.agency.departments]
    assert ids[0] == "van-phong-moi"
    assert ids[1:] == [one.was for one in others]
    text = (tmp_path / "profiles" / "moi" / "agency.yaml").read_text(encoding="utf-8")
    assert "Hồ sơ mẫu" not in text


def test_a_sample_of_a_later_year_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError) as caught:
        known_answers("ubnd-phuong-mau", 2020)
    assert caught.value.problems[0].code == "found.later-sample"
    assert not list(tmp_path.iterdir())


def test_all_that_is_missing_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    empty = replace(ANSWERS, id="", name="", code="", place="", head=Person(""), departments=())
    with pytest.raises(InputError) as caught:
        found_agency(Workspace(tmp_path), empty)
    codes = [problem.code for problem in caught.value.problems]
    assert codes == [
        f"found.no-{name}" for name in ("id", "name", "code", "place", "head-post", "department")
    ]
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("bad", ["../x", "a/b", "CON", "Tên", "x" * 100])
def test_an_id_that_is_a_path_is_refused(tmp_path: Path, bad: str) -> None:
    with pytest.raises(InputError):
        found_agency(Workspace(tmp_path / "ws"), replace(ANSWERS, id=bad))
    assert not list(tmp_path.iterdir())


def test_an_agency_that_is_there_is_not_touched(tmp_path: Path) -> None:
    folder = founded(tmp_path, ANSWERS)
    before = {path: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(OutputError):
        founded(tmp_path, replace(ANSWERS, name="Khác"))
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


@pytest.mark.parametrize("name", ["a: b # c", "- x", "'\"", "[x]", "& y", "no", "1", "x\ty"])
def test_what_means_something_in_yaml_is_only_text(tmp_path: Path, name: str) -> None:
    answers = replace(ANSWERS, name=name, departments=(Unit(name, head=name), Unit(name)))
    try:
        profile = load_profile(founded(tmp_path, answers), 2026)
    except QmsDocsError:
        pytest.fail("a name of any signs makes a sound profile")
    assert profile.agency.agency.name == name
    assert [one.name for one in profile.agency.departments] == [name, name]


def test_ids_are_proposed_of_names() -> None:
    assert id_of("Sở Nội vụ tỉnh Mẫu", "SNV") == "so-noi-vu-tinh-mau"
    assert id_of("Sở " + "Dài " * 30, "SDĐ") == "sdd"
    assert id_of("", "") == ""


def test_heads_of_departments_have_their_titles() -> None:
    assert head_of("Văn phòng Sở") == "Chánh Văn phòng Sở"
    assert head_of("Phòng Tổ chức") == "Trưởng phòng Tổ chức"
    assert head_of("Tổ Một cửa") == "Phụ trách Tổ Một cửa"


def test_a_department_is_read_from_one_line() -> None:
    assert unit_of("Văn phòng; VP; Lê Văn C") == Unit("Văn phòng", "VP", "Lê Văn C")
    assert unit_of("Phòng Tổ chức, Biên chế") == Unit("Phòng Tổ chức, Biên chế")
    assert unit_of("a;b;c;d") == Unit("a", "b", "c")


@pytest.mark.parametrize(
    ("kind", "name", "here"),
    [
        ("ubnd-xa", "Ủy ban nhân dân phường An Hòa", "Ủy ban nhân dân phường"),
        ("ubnd-xa", "Uỷ ban nhân dân đặc khu Phú Quý", "Ủy ban nhân dân đặc khu"),
        ("ubnd-tinh", "Ủy ban nhân dân thành phố Huế", "Ủy ban nhân dân thành phố"),
        ("ubnd-xa", "UBND An Hòa", "Ủy ban nhân dân xã"),
        ("so", "Sở Nội vụ", "Sở"),
    ],
)
def test_a_council_calls_itself_by_what_it_is_of(
    tmp_path: Path, kind: str, name: str, here: str
) -> None:
    given = {"id": "co-quan-thu", "kind": kind, "name": name, "code": "CQT", "place": "Thử"}
    folder = founded(tmp_path, answers_of(given, 2026, (Unit("Văn phòng"), Unit("Phòng Thử"))))
    profile = load_profile(folder, 2026)
    assert profile.agency.agency.here == here
    assert profile.agency.scope is not None
    assert profile.agency.scope.endswith(f"thẩm quyền của {here}")
    assert any(step.unit == f"Lãnh đạo {here}" for step in profile.procedures[0].steps)


def test_what_an_agency_says_of_itself_goes_before_its_name(tmp_path: Path) -> None:
    said = replace(ANSWERS, here="Phường", scope="Việc của phường")
    profile = load_profile(founded(tmp_path, said), 2026)
    assert (profile.agency.agency.here, profile.agency.scope) == ("Phường", "Việc của phường")


def test_every_department_is_audited_and_nobody_who_is_not_there_has_duties(tmp_path: Path) -> None:
    units = (*ANSWERS.departments, Unit("Trung tâm Thử"))
    profile = load_profile(founded(tmp_path, replace(ANSWERS, departments=units)), 2026)
    assert profile.year.audit is not None
    assert list(profile.year.audit.units) == [one.id for one in profile.agency.departments]
    assert profile.agency.committee is not None
    roles = [duty.role for duty in profile.agency.committee.duties]
    assert roles == ["Trưởng ban", "Ủy viên", "Thư ký"]


def test_a_kind_that_does_not_exist_is_not_called_missing() -> None:
    with pytest.raises(InputError) as caught:
        answers_of({"kind": "ward"}, 2026)
    assert caught.value.problems[0].code == "found.unknown-kind"
    assert caught.value.problems[0].values["value"] == "ward"
