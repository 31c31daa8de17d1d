"""Templates are made once for what they are made from, in memory and on disk."""

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest

from picture_tools import png
from qmsdocs.base.errors import QmsDocsError, TemplateError
from qmsdocs.batch import templates
from qmsdocs.batch.templatestore import Template, TemplateStore
from qmsdocs.model.agency import House
from qmsdocs.model.page import Page
from qmsdocs.model.profile import Logo
from qmsdocs.model.rules import load_rulebook
from qmsdocs.sources.caching import VARIABLE
from toy import page

DAY = date(2024, 5, 4)
FRONT = "id: maintenance-plan\nform: KH\nsubject: Thử\nneeds: [plan]"
PAGE = page(FRONT, "Hạn {{ plan.review_deadline | date }} của {{ agency.name }}.\n")


@pytest.fixture(autouse=True)
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Count the templates that are made."""
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    count: list[str] = []
    make = templates.word_template

    def counted(page: Page, *more: object) -> bytes:
        count.append(page.kind.id)
        return make(page, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(templates, "word_template", counted)
    return count


def store(stamp: str = "1") -> TemplateStore:
    return TemplateStore(load_rulebook(), stamp)


def test_days_of_one_set_of_rules_and_all_house_styles_of_a_size_share_a_template(
    made: list[str],
) -> None:
    one = store()
    first = one.get(PAGE, DAY, House())
    assert one.get(PAGE, date(2024, 6, 1), House()) is first
    assert one.get(PAGE, DAY, House(archive="VT, TĐC", codes={"quality-policy": "X"})) is first
    assert len(made) == 1
    assert one.get(PAGE, DAY, House.model_validate({"body_size": 13})).digest != first.digest
    assert one.get(PAGE, date(2019, 5, 4), House()).digest != first.digest
    assert len(made) == 3


def test_the_next_build_finds_it_on_disk_unless_the_program_is_another(made: list[str]) -> None:
    first, second = store().get(PAGE, DAY, House()), store().get(PAGE, DAY, House())
    assert (first.data, first.digest, first.reads) == (second.data, second.digest, second.reads)
    assert len(made) == 1
    store("2").get(PAGE, DAY, House())
    assert len(made) == 2


def test_what_a_template_reads_comes_with_it(made: list[str]) -> None:
    for _ in range(2):
        reads = store().get(PAGE, DAY, House()).reads
        assert reads is not None
        assert reads["plan"] == ("review_deadline",)
        assert "name" in (reads["agency"] or ())
    assert len(made) == 1


def test_a_fault_is_found_once_and_never_kept(made: list[str]) -> None:
    wrong = page(FRONT, "{{ plan.revew_deadline }}\n")
    one = store()
    for _ in range(2):
        with pytest.raises(TemplateError):
            one.get(wrong, DAY, House())
    assert len(made) == 1
    with pytest.raises(QmsDocsError):
        store().get(wrong, DAY, House())
    assert len(made) == 2


def test_a_template_is_made_ready_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qmsdocs.word.template._ready", {})
    template: Template = store().get(PAGE, DAY, House())
    first = template.ready()
    assert template.ready() is first


def test_a_logo_is_on_the_covers_only_and_another_logo_is_another_template(
    made: list[str],
) -> None:
    one, other = (Logo("logo.png", png(40, size)) for size in (20, 30))
    policy = page("id: record-list\nform: TL", "Nội dung.\n")
    plain = store().get(policy, DAY, House())
    shown = store().get(policy, DAY, House(), one)
    assert len({plain.digest, shown.digest, store().get(policy, DAY, House(), other).digest}) == 3
    assert store().get(PAGE, DAY, House()).digest == store().get(PAGE, DAY, House(), one).digest
    with zipfile.ZipFile(io.BytesIO(shown.data)) as archive:
        [name] = [name for name in archive.namelist() if name.startswith("word/media/")]
        assert archive.read(name) == one.data
    assert made.count("record-list") == 3


def test_a_logo_that_is_no_picture_is_refused_with_its_file() -> None:
    policy = page("id: record-list\nform: TL", "Nội dung.\n")
    with pytest.raises(QmsDocsError) as caught:
        store().get(policy, DAY, House(), Logo("profiles/a/logo.png", b"GIF89a"))
    assert str(caught.value.problems[0].place) == "profiles/a/logo.png"
