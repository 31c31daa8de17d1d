"""Waivers: what they let pass, until when, and what is wrong with a file of them."""

from datetime import date
from pathlib import Path

import pytest

from lint_tools import DAY, file_of, plan
from qmsdocs.base.errors import InputError
from qmsdocs.lint.found import Found
from qmsdocs.lint.inspecting import inspect
from qmsdocs.lint.waivers import FILE, Waivers, load_waivers, read_waivers
from qmsdocs.lint.waiving import idle, waive, waive_all
from qmsdocs.sources.messages import line

_ROOT = Path("/co-quan")
_FILE = "/co-quan/output/so/2026/1-01 Kế hoạch.docx"


def found(rule: str = "F12", role: str = "so", quote: str = "Số: 5/KH-SKHCN") -> Found:
    return Found(rule, "lint.number-padded", "error", {}, "", role, 7, quote)


def waivers(*lines: str, rule: str = "F12", files: str = "'*.docx'") -> Waivers:
    text = f"waivers:\n  - rule: {rule}\n    files: {files}\n    reason: Chánh Văn phòng đồng ý\n"
    if not any(each.startswith("until") for each in lines):
        text += "    until: 2026-12-31\n"
    text += "".join(f"    {each}\n" for each in lines)
    return read_waivers(text.encode(), FILE, _ROOT, DAY)


def passes(given: Waivers, each: Found, day: date = DAY) -> bool:
    kept, waived = waive([each], _FILE, given, day)
    assert (len(kept), len(waived)) in {(1, 0), (0, 1)}
    return bool(waived)


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ("1-01 Kế hoạch.docx", True),
        ("1-01 kế Hoạch.DOCX", True),
        ("output/so/*", True),
        ("./output/*/2026/*.docx", True),
        ("'output/*/2025/*.docx'", False),
        ("Kế hoạch.docx", False),
        ("[khac.docx, '*hoạch*']", True),
        ("'1-01 Ke hoach.docx'", False),
    ],
)
def test_a_file_is_named_by_its_name_or_its_path_in_the_workspace(
    files: str, expected: bool
) -> None:
    quoted = files if files[0] in "'[" else f"'{files}'"
    assert passes(waivers(files=quoted), found()) is expected


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ((), True),
        (("place: số, ký hiệu",), True),
        (("place: number and code",), True),
        (("place: so",), True),
        (("place: Tiêu ngữ",), False),
        (("quote: 5/KH",), True),
        (("quote: '6/KH'",), False),
        (("place: so", "quote: Số"), True),
    ],
)
def test_a_waiver_may_be_narrowed_to_a_part_and_to_words(
    more: tuple[str, ...], expected: bool
) -> None:
    assert passes(waivers(*more), found()) is expected


def test_words_beyond_what_a_finding_quotes_are_no_obstacle() -> None:
    long = "Các phòng, đơn vị thuộc Sở chủ động tổ chức thực hiện nhiệm vụ"
    assert passes(waivers(f"quote: {long}"), found(quote=long[:40] + "…"))
    assert not passes(waivers(f"quote: {long}"), found(quote="Các ban…"))


def test_another_rule_is_not_let_pass() -> None:
    assert not passes(waivers(rule="F13"), found())
    assert passes(waivers(rule="S01"), found("S01"))


def test_the_last_day_counts_and_the_next_does_not() -> None:
    given = waivers("until: 31/08/2026")
    assert passes(given, found(), date(2026, 8, 31))
    assert not passes(given, found(), date(2026, 9, 1))
    assert given.expired(date(2026, 8, 31)) == ()
    (problem,) = given.expired(date(2026, 9, 1))
    assert line(problem).startswith("waivers.yaml:2:5: miễn trừ 1: miễn trừ F12 đã hết hạn ngày 31/08/2026")  # fmt: skip


def test_of_a_judged_file_findings_are_parted_and_why_is_kept() -> None:
    data = file_of(plan().replace("Số: 15/", "Số: 5/").replace("Hạnh phúc", "Hạnh Phúc"))
    result = waive_all(inspect(data, _FILE, None, DAY), waivers(), DAY)
    (paper,) = result.papers
    assert [each.rule for each in paper.found] == ["F09"]
    assert [(each.found.rule, each.reason, each.until) for each in paper.waived] == [
        ("F12", "Chánh Văn phòng đồng ý", date(2026, 12, 31))
    ]
    assert result.count("error") == 1


def test_a_waiver_that_meets_nothing_is_told_when_its_files_were_judged() -> None:
    given = waivers()
    assert [each.code for each in idle(given, (), [_FILE], DAY)] == ["waiver.idle"]
    assert idle(given, {0}, [_FILE], DAY) == ()
    assert idle(waivers(files="khac.docx"), (), [_FILE], DAY) == ()
    assert idle(given, (), [_FILE], date(2027, 1, 1)) == ()  # that it is over is told already


_BAD = """\
waivers:
  - rule: F99
    files: a.docx
    reason: x
    until: 2030-01-01
    place: so ky hieu
  - rule: F02
    files: []
    until: hôm nay
    reson: Máy in cũ
  - rule: F03
    files: [1.docx]
    reason: ""
    until: 2026-12-31
  - F05
"""


def test_every_fault_is_told_at_once_with_its_place() -> None:
    with pytest.raises(InputError) as caught:
        read_waivers(_BAD.encode(), FILE, _ROOT, DAY)
    told = [(each.place.line, each.place.column, each.code) for each in caught.value.problems]
    assert told == [
        (2, 11, "waiver.unknown-rule"),
        (4, 13, "waiver.short-reason"),
        (5, 12, "waiver.too-long"),
        (6, 12, "waiver.unknown-place"),
        (8, 12, "profile.empty-list"),
        (9, 12, "profile.not-a-day"),
        (10, 5, "profile.unknown-key-near"),
        (13, 13, "profile.empty"),
        (15, 5, "profile.not-a-group"),
    ]
    first = caught.value.problems[0]
    assert "Gần nhất: F29" in line(first)
    assert "there is no rule" in line(first, "en")


@pytest.mark.parametrize("missing", ["rule", "files", "reason", "until"])
def test_what_must_be_given_is_missed(missing: str) -> None:
    given = {"rule": "F02", "files": "a.docx", "reason": "Máy in cũ", "until": "2026-12-31"}
    text = "waivers:\n" + "".join(
        f"  {'-' if not number else ' '} {name}: {value}\n"
        for number, (name, value) in enumerate(
            (name, value) for name, value in given.items() if name != missing
        )
    )
    with pytest.raises(InputError) as caught:
        read_waivers(text.encode(), FILE, _ROOT, DAY)
    (problem,) = caught.value.problems
    assert (problem.code, problem.values["key"]) == ("profile.missing", missing)


@pytest.mark.parametrize("text", ["", "# chỉ có ghi chú\n", "waivers:\n"])
def test_a_file_without_waivers_is_none(text: str, tmp_path: Path) -> None:
    assert load_waivers(tmp_path, DAY) == Waivers(tmp_path)
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    assert load_waivers(tmp_path, DAY) == Waivers(tmp_path)
