"""A consultant's own Word form: what Word does to it is healed, what would go wrong is refused."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from docx import Document

from calling import Call
from hostile.own_forms import (
    MAIN,
    Parts,
    changed,
    form,
    packed,
    run,
    text_box,
    with_footnote,
    with_link,
    with_paragraph,
)
from qmsdocs import api
from qmsdocs.base.errors import Problem, QmsDocsError
from qmsdocs.sources.messages import line

ROOT = Path(__file__).parents[2]
KIND = "quality-objectives"
TRACKED = 'w:id="1" w:author="a" w:date="2024-01-01T00:00:00Z"'
ATTACK = "{{ ''.__class__.__mro__ }}"


def problems(folder: Path, data: bytes, name: str = f"{KIND}.docx") -> tuple[Problem, ...]:
    """Check a template of a kind."""
    path = folder / name
    path.write_bytes(data)
    try:
        return api.check_template(ROOT, path, date(2026, 12, 1))
    except QmsDocsError as error:
        return error.problems


def codes(folder: Path, data: bytes) -> set[str]:
    found = problems(folder, data)
    for problem in found:
        assert line(problem).startswith(f"{(folder / KIND).as_posix()}.docx: ")
        assert not re.search(r"\{\w+\}", line(problem))
    return {problem.code for problem in found}


#: What Word leaves in a tag while a person edits it; each prints SKHCN.
HEALED = [
    run("{") + run("{ agency") + '<w:proofErr w:type="spellStart"/>' + run(".code }") + run("}"),
    run("{{\u00a0agency.\u200bcode\u00a0}}"),
    run("{{ agency.code|default(“x”) }}"),
    run("{{ agency.") + f"<w:ins {TRACKED}>{run('code')}</w:ins>" + run(" }}"),
    run("{{ agency.")
    + f"<w:del {TRACKED}>{run('name', 'delText')}</w:del><w:ins {TRACKED}>{run('code')}</w:ins>"
    + run(" }}"),
    run("{{ ") + f"<w:sdt><w:sdtContent>{run('agency.code')}</w:sdtContent></w:sdt>" + run(" }}"),
    f'<w:hyperlink w:anchor="x">{run("{{ agency.code }}")}</w:hyperlink>',
    text_box(run("{{ agency.code }}")),
    run("{# ghi chú #}{% set ma = agency.code %}{{ ma }}"),
]


def test_what_word_does_to_a_tag_is_healed(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    call("init", "--sample", "so-khcn-binh-thuan")
    parts = with_footnote("{{ agency.code }}")
    lines = "".join(f"<w:p>{content}</w:p>" for content in HEALED)
    parts[MAIN] = parts[MAIN].replace(b"<w:sectPr", f"{lines}<w:sectPr".encode(), 1)
    (tmp_path / "templates" / f"{KIND}.docx").write_bytes(packed(parts))
    call("templates", "check", f"templates/{KIND}.docx")
    call("build", "--doc", KIND)
    (path,) = (tmp_path / "output").rglob("*.docx")
    document = Document(str(path))
    assert "{{" not in document.element.xml
    printed = [
        "".join(node.text or "" for node in paragraph._p.iter("{*}t"))
        for paragraph in document.paragraphs[-len(HEALED) :]
    ]
    assert [set(re.findall("SKHCN", text)) for text in printed] == [{"SKHCN"}] * len(HEALED)
    footnotes = next(part for part in document.part.package.parts if "footnotes" in part.partname)
    assert "SKHCN" in footnotes.blob.decode()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (packed(form(last="")), "template.block-open"),
        (packed(form(last="{% endfor %}")), "template.block-kind"),
        (packed(form(first="{% for o in objective_results %}")), "template.block-kind"),
        (
            packed(form("{% for o in objective_results %}", "{% endfor %}")),
            "template.block-elsewhere",
        ),
        (packed(with_paragraph(run("{{ agency.codex }}"))), "template.unknown-near"),
        (packed(with_paragraph(text_box(run("{{ agency.codex }}")))), "template.unknown-near"),
        (packed(with_footnote("{{ agency.codex }}")), "template.unknown-near"),
        (packed(with_paragraph(run("{{ agency.name | uper }}"))), "template.filter-unknown-near"),
        (packed(with_paragraph(run("{{ agency.name"))), "template.tag-open"),
        (packed(with_paragraph(run("{%tr endfor %}"))), "template.outside-table"),
        (packed(with_paragraph(run("Trước {%p if year %} sau"))), "template.lost-text"),
        (packed(with_paragraph(run(ATTACK))), "template.forbidden"),
        (packed(with_footnote(ATTACK)), "template.forbidden"),
        (packed(with_paragraph(text_box(run(ATTACK)))), "template.forbidden"),
        (packed(with_paragraph(run("{{ agency.update({}) }}"))), "template.call"),
        (b"", "word.empty"),
        (b"hello", "word.not-a-word-file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "word.old-format"),
        (packed({"a.txt": b"x"}), "word.not-a-word-file"),
        (packed(form())[:4000], "word.damaged"),
        (packed(with_link("styles", "khong-co.xml")), "word.missing-part"),
        (packed(with_link("oleObject", "styles.xml")), "word.active-content"),
        (packed(with_link("attachedTemplate", "styles.xml")), "word.attached-template"),
        (packed(with_link("image", "file:///x", ' TargetMode="External"')), "word.external-link"),
    ],
)
def test_what_would_go_wrong_is_refused(data: bytes, code: str, tmp_path: Path) -> None:
    assert code in codes(tmp_path, data)


def without_body(parts: Parts) -> None:
    del parts[MAIN]


def cut(parts: Parts) -> None:
    parts[MAIN] = parts[MAIN][:-30]


def declared(parts: Parts) -> None:
    head, _, rest = parts[MAIN].partition(b"?>")
    parts[MAIN] = head + b'?><!DOCTYPE x [<!ENTITY a "aaaa">]>' + rest


def slipping(parts: Parts) -> None:
    parts["../../x.xml"] = b"<x/>"


def bomb(parts: Parts) -> None:
    parts["word/media/x.bin"] = bytes(30_000_000)


def macros(parts: Parts) -> None:
    parts["word/vbaProject.bin"] = b"x"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (without_body, "word.no-document"),
        (cut, "word.broken-xml"),
        (declared, "word.entities"),
        (slipping, "word.bad-name"),
        (bomb, "word.too-big"),
        (macros, "word.macros"),
    ],
)
def test_a_package_that_is_hurt_is_refused(
    change: Callable[[Parts], None], code: str, tmp_path: Path
) -> None:
    assert codes(tmp_path, changed(change)) == {code}


@pytest.mark.parametrize("place", ["title", "author", "subject", "keywords", "comments"])
def test_an_attack_from_the_properties_is_refused(place: str, tmp_path: Path) -> None:
    document = Document()
    setattr(document.core_properties, place, ATTACK)
    document.save(str(tmp_path / "x.docx"))
    assert codes(tmp_path, (tmp_path / "x.docx").read_bytes()) == {"template.forbidden"}


def test_a_hurt_form_fails_alone_and_writes_nothing(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    call("init", "--sample", "so-khcn-kon-tum")
    (tmp_path / "templates" / f"{KIND}.docx").write_bytes(packed(form(last="{% endfor %}")))
    said = call("build", "--doc", KIND, "--doc", "quality-policy", code=2).output
    assert f"templates/{KIND}.docx: thân văn bản, bảng 1, hàng 4, ô 1: " in said
    written = [path.name for path in (tmp_path / "output").rglob("*.docx")]
    assert written == ["2-01-chinh-sach-chat-luong.docx"]


PAGE = """\
---
id: phieu-moi
title: Phiếu mới
set: yearly
order: 90
form: KH
subject: Thử nghiệm năm {{ year }}
needs: [objectives]
---
# Phần một

{% for o in objectives %}
- {{ o.name }};
{% endfor %}
"""


def page_problems(folder: Path, text: str) -> list[tuple[str, int]]:
    found = problems(folder, text.encode(), "phieu-moi.md")
    return [(problem.code, problem.place.line) for problem in found]


@pytest.mark.parametrize(
    ("right", "wrong", "found"),
    [
        ("o.name", "o.nam", [("template.unknown-near", 13)]),
        ("{{ year }}", "{{ yer }}", [("template.unknown-near", 7)]),
        ("form: KH", "form: KX", [("profile.not-one-of", 6)]),
        ("set: yearly", "set: nam", [("profile.not-one-of", 4)]),
        ("Phiếu mới", "Phiếu: mới", [("file.colon-in-value", 3)]),
        ("Phiếu mới", "“Phiếu mới”", [("file.curly-quotes", 3)]),
        ("order:", "oder:", [("profile.unknown-key-near", 5)]),
        ("id: phieu-moi", "id: ../x", [("profile.not-an-id", 2)]),
        ("---\n# Phần", "# Phần", [("file.open-front-matter", 1)]),
        ("{% endfor %}\n", "", [("page.tag-not-closed", 12)]),
        ("# Phần một", "# Phần một\n\n::: kinhgui\n- A\n:::", [("page.fence-unknown-near", 12)]),
        ("# Phần một", "# Phần một\n\n::: noi-nhan\n- A", [("page.fence-not-closed", 12)]),
        ("{{ o.name }}", ATTACK, [("template.forbidden", 13)]),
    ],
)
def test_a_page_of_ones_own_is_told_its_faults(
    right: str, wrong: str, found: list[tuple[str, int]], tmp_path: Path
) -> None:
    assert page_problems(tmp_path, PAGE) == []
    assert right in PAGE
    assert page_problems(tmp_path, PAGE.replace(right, wrong, 1))[: len(found)] == found


def test_a_new_kind_is_built(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    call("init", "--sample", "so-khcn-kon-tum")
    (tmp_path / "templates" / "phieu-moi.md").write_text(PAGE, encoding="utf-8")
    call("build", "--doc", "phieu-moi")
    (path,) = (tmp_path / "output").rglob("*phieu-moi*.docx")
    assert "I. PHẦN MỘT" in [paragraph.text for paragraph in Document(str(path)).paragraphs]
