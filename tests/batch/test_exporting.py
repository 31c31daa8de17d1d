"""The Excel file of procedures: to begin with, and read back without any change."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from profile_tools import AGENCY
from qmsdocs.base.errors import InputError, OutputError
from qmsdocs.base.vietnamese import nfc
from qmsdocs.batch.exporting import export_procedures
from qmsdocs.batch.importing import import_procedures
from qmsdocs.batch.sheetrows import HELP, LISTS
from qmsdocs.batch.workspace import Workspace
from qmsdocs.model.loading import load_profile
from qmsdocs.model.sheets import procedure_sheets
from qmsdocs.sources.yamledit import Edits, edited
from sheet_tools import imported, profile

SAMPLES = Path(__file__).parents[2] / "profiles"


def exported(root: Path) -> Path:
    file = root / "a.xlsx"
    export_procedures(Workspace(root), file, "so-mau")
    return file


def test_an_agency_without_procedures_gets_a_sheet_to_begin_with(tmp_path: Path) -> None:
    profile(tmp_path, "")
    book = openpyxl.load_workbook(exported(tmp_path))
    assert book.sheetnames == [*(sheet.name for sheet in procedure_sheets()), HELP, LISTS]
    for sheet in procedure_sheets():
        assert tuple(cell.value for cell in book[sheet.name][1]) == sheet.headings
        assert book[sheet.name].freeze_panes == "A2"
    assert [cell.value for cell in book[LISTS]["A"]][1:] == ["Văn phòng", "Phòng Chuyên môn"]
    rules = {rule.formula1 for rule in book["Các bước"].data_validations.dataValidation}
    assert rules == {
        "='Quy trình'!$B$2:$B$500",
        "='Danh mục'!$A$2:$A$3",
        '"giờ,ngày làm việc,ngày"',
        '"bắt đầu,bước thường,quyết định,kết thúc"',
    }


def test_codes_are_text_for_excel_and_formulas_stay_text(tmp_path: Path) -> None:
    steps = "steps: [{name: a, unit: Một cửa, content: '=1+1'}]"
    profile(
        tmp_path, f"procedures:\n  - {{id: m, name: '=A1', field: 1.0, tthc: '1.10', {steps}}}\n"
    )
    book = openpyxl.load_workbook(exported(tmp_path))
    cells = {cell.value: cell for cell in book["Quy trình"][2]}
    assert cells["=A1"].data_type == "s"
    assert cells["1.10"].number_format == "@"


def test_a_file_that_is_there_is_kept(tmp_path: Path) -> None:
    profile(tmp_path)
    (tmp_path / "a.xlsx").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError):
        exported(tmp_path)
    with pytest.raises(InputError):
        export_procedures(Workspace(tmp_path), tmp_path / "a.csv", "so-mau")
    assert (tmp_path / "a.xlsx").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("agency", sorted(path.name for path in SAMPLES.iterdir()))
def test_a_sample_read_back_is_the_same(tmp_path: Path, agency: str) -> None:
    (tmp_path / "profiles").symlink_to(SAMPLES)
    file = tmp_path / "a.xlsx"
    count = export_procedures(Workspace(tmp_path), file, agency)
    done = import_procedures(Workspace(tmp_path), file, agency, write=False)
    assert (done.added, done.updated, done.same, done.notes) == ((), (), count, ())


WORDS = st.text(
    st.characters(categories=("L", "N", "P", "Zs"), exclude_characters="\u00a0"), min_size=1, max_size=30
).map(lambda text: nfc(" ".join(text.split()))).filter(bool)  # fmt: skip
DAYS = st.dates(date(1950, 1, 1), date(2100, 1, 1)).map(date.isoformat)
DURATIONS = st.fixed_dictionaries(
    {"value": st.sampled_from([1, 2.5, 0.25, 15])},
    optional={"unit": st.sampled_from(["giờ", "ngày", "ngày làm việc"])},
)
UNITS = WORDS.map("Đơn vị {}".format) | st.sampled_from(["van-phong", "chuyen-mon"])
STEPS = st.fixed_dictionaries(
    {"name": WORDS, "unit": UNITS, "content": WORDS},
    optional={"form": WORDS, "kind": st.sampled_from(["start", "step", "decision", "end"])},
)
PROCEDURES = st.fixed_dictionaries(
    {"name": WORDS, "field": WORDS, "steps": st.lists(STEPS, min_size=1, max_size=4)},
    optional={
        "tthc": WORDS,
        "issued": DAYS,
        "edition": st.integers(0, 9),
        "department": st.sampled_from(["van-phong", "chuyen-mon"]),
        "limit": DURATIONS,
        "fee": WORDS,
        "bases": st.lists(WORDS, max_size=3),
        "dossier": st.lists(
            st.fixed_dictionaries({"name": WORDS}, optional={"form": WORDS}), max_size=3
        ),
        "terms": st.dictionaries(WORDS, WORDS, max_size=2),
        "changes": st.lists(
            st.fixed_dictionaries(
                {"edition": st.integers(0, 9), "summary": WORDS}, optional={"date": DAYS}
            ),
            max_size=2,
        ),
    },
)


def _numbered(procedures: list[dict[str, Any]], with_codes: list[bool]) -> list[dict[str, Any]]:
    return [
        {"id": f"p-{number}", **({"code": f"QT-{number:02}"} if coded else {}), **procedure}
        for number, (procedure, coded) in enumerate(zip(procedures, with_codes, strict=False))
    ]


@settings(max_examples=25, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(
    st.lists(PROCEDURES, min_size=1, max_size=4), st.lists(st.booleans(), min_size=4, max_size=4)
)
def test_what_is_exported_and_imported_is_the_same(
    procedures: list[dict[str, Any]], with_codes: list[bool]
) -> None:
    values = _numbered(procedures, with_codes)
    text = edited("procedures: []\n", Edits(set_values={("procedures",): values}), "")
    with TemporaryDirectory() as folder:
        root = Path(folder)
        path = profile(root, text)
        file = exported(root)
        done = imported(root, file)
        assert (done.added, done.updated, done.same) == ((), (), len(values))
        assert path.read_text(encoding="utf-8") == text
        before = load_profile(path.parent, 2024).procedures
        path.unlink()
        profile(root, "", AGENCY)
        imported(root, file)
        assert load_profile(path.parent, 2024).procedures == before
