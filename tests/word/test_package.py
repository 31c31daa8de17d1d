"""The way into Word files and out of them."""

import io
import struct
import zipfile
from collections.abc import Callable, Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.base.errors import WordFileError
from qmsdocs.sources.messages import catalogue, line
from qmsdocs.word import package
from qmsdocs.word.package import read_package, write_package
from qmsdocs.word.writer import parts_of, write
from word_tools import rich_document

Parts = dict[str, bytes]
RELS = "word/_rels/document.xml.rels"
TYPES = "[Content_Types].xml"
SOUND = write(rich_document())


@pytest.fixture
def parts() -> Parts:
    """Give the parts of a sound file."""
    return parts_of(rich_document())


def packed(entries: Iterable[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Give a zip as any program may write it, double names and all."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return buffer.getvalue()


def codes(data: bytes) -> list[str]:
    """Give the codes of the problems of a file; their words must be there in both languages."""
    with pytest.raises(WordFileError) as caught:
        read_package(data, "templates/mau.docx")
    for problem in caught.value.problems:
        assert line(problem, "vi").startswith("templates/mau.docx")
        assert "{" not in line(problem, "vi") + line(problem, "en")
        assert set(catalogue()[problem.code]) == {"vi", "en"}
    return [problem.code for problem in caught.value.problems]


def linked(parts: Parts, kind: str, target: str, mode: str = ' TargetMode="External"') -> bytes:
    """Give the file with one more relationship of the main part."""
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    link = f'<Relationship Id="rX" Type="{base}/{kind}" Target="{target}"{mode}/></Relationships>'
    parts[RELS] = parts[RELS].replace(b"</Relationships>", link.encode())
    return write_package(parts)


def test_parts_come_back_as_they_went_in(parts: Parts) -> None:
    assert read_package(write_package(parts)) == parts


def test_equal_parts_give_equal_bytes_whatever_their_order(parts: Parts) -> None:
    backwards = dict(reversed(parts.items()))
    assert write_package(parts) == write_package(backwards)


def test_the_package_carries_no_trace_of_time_or_machine(parts: Parts) -> None:
    with zipfile.ZipFile(io.BytesIO(write_package(parts))) as archive:
        entries = archive.infolist()
    assert [entry.filename for entry in entries][:2] == [TYPES, "_rels/.rels"]
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {(entry.create_system, entry.external_attr, entry.extra) for entry in entries} == {
        (0, 0, b"")
    }


def test_a_lower_level_packs_less(parts: Parts) -> None:
    assert len(write_package(parts, level=0)) > len(write_package(parts, level=9))
    assert read_package(write_package(parts, level=0)) == parts


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 64


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(b"", "word.empty", id="empty"),
        pytest.param(b"hello", "word.not-a-word-file", id="text"),
        pytest.param(rb"{\rtf1 x}", "word.not-a-word-file", id="rtf"),
        pytest.param(OLE, "word.old-format", id="doc"),
        pytest.param(OLE + "EncryptedPackage".encode("utf-16-le"), "word.encrypted", id="password"),
        pytest.param(b"PK\x03\x04" + b"\0" * 90, "word.damaged", id="half a zip"),
        pytest.param(packed([("a.txt", b"x")]), "word.not-a-word-file", id="other zip"),
    ],
)
def test_what_is_no_word_file_is_named(data: bytes, code: str) -> None:
    assert codes(data) == [code]


def test_a_cut_file_is_damaged(parts: Parts) -> None:
    whole = write_package(parts)
    assert codes(whole[: len(whole) // 2]) == ["word.damaged"]


def test_changed_bytes_inside_are_damaged(parts: Parts) -> None:
    data = bytearray(write_package(parts, level=0))
    spot = data.index(b"w:body")
    data[spot] ^= 0xFF
    assert codes(bytes(data)) == ["word.damaged"]


def test_an_encrypted_entry_is_refused(parts: Parts) -> None:
    data = bytearray(write_package(parts))
    central = data.index(b"PK\x01\x02")
    data[central + 8 : central + 10] = struct.pack("<H", 1)
    assert codes(bytes(data)) == ["word.encrypted"]


def test_an_odd_packing_method_is_refused(parts: Parts) -> None:
    assert codes(packed(parts.items(), zipfile.ZIP_BZIP2)) == ["word.damaged"]


def test_a_bomb_is_refused_before_it_is_unpacked(parts: Parts) -> None:
    bomb = packed([*parts.items(), ("word/media/x.xml", b" " * 3_000_000)])
    assert codes(bomb) == ["word.too-big"]


def test_too_many_bytes_are_refused(parts: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_TOTAL", 1000)
    assert codes(write_package(parts)) == ["word.too-big"]


def test_too_many_parts_are_refused(parts: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_PARTS", 5)
    assert codes(write_package(parts)) == ["word.too-many-parts"]


@pytest.mark.parametrize(
    "name", ["../x.xml", "/x.xml", "a/../../x.xml", "C:x.xml", "a\\..\\x", "a//b"]
)
def test_a_part_with_a_tricky_name_is_refused(parts: Parts, name: str) -> None:
    assert codes(packed([*parts.items(), (name, b"<x/>")])) == ["word.bad-name"]


def test_a_part_without_a_name_is_refused(parts: Parts) -> None:
    head, _, tail = packed([*parts.items(), ("x.xml", b"<x/>")]).rpartition(b"x.xml")
    assert codes(head + b"\0.xml" + tail) == ["word.bad-name"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_refused(parts: Parts) -> None:
    twice = [*parts.items(), ("WORD/Document.xml", b"<x/>"), ("word/styles.xml", b"<x/>")]
    assert codes(packed(twice)) == ["word.bad-name", "word.bad-name"]


def test_folders_in_the_zip_do_no_harm(parts: Parts) -> None:
    assert read_package(packed([("word/", b""), *parts.items()])) == parts


def test_broken_xml_is_named_with_its_part_and_line(parts: Parts) -> None:
    parts["word/styles.xml"] = b"<a>\n<b></a>"
    parts["word/document.xml"] = b"<a"
    with pytest.raises(WordFileError) as caught:
        read_package(write_package(parts), "mau.docx")
    assert [problem.place.within for problem in caught.value.problems] == [
        "word/document.xml",
        "word/styles.xml",
    ]
    assert "dòng 2" in line(caught.value.problems[1])


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', id="entity"),
        pytest.param(b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', id="foreign"),
        pytest.param('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode("utf-16"), id="utf-16"),
        pytest.param(b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;', id="broken as well"),
    ],
)
def test_declared_entities_are_refused(parts: Parts, data: bytes) -> None:
    parts["word/document.xml"] = data
    assert codes(write_package(parts)) == ["word.entities"]


def without_types(parts: Parts) -> None:
    del parts[TYPES]


def without_document(parts: Parts) -> None:
    del parts["word/document.xml"]


def as_template(parts: Parts) -> None:
    parts[TYPES] = parts[TYPES].replace(b"document.main+xml", b"template.main+xml")


def as_workbook(parts: Parts) -> None:
    parts[TYPES] = parts[TYPES].replace(b"document.main+xml", b"sheet.main+xml")


def as_strict(parts: Parts) -> None:
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument",
        b"http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument",
    )


def with_macros(parts: Parts) -> None:
    parts["word/vbaProject.bin"] = b"x"


def as_docm(parts: Parts) -> None:
    parts[TYPES] = parts[TYPES].replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    )


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (without_types, "word.not-a-word-file"),
        (without_document, "word.no-document"),
        (as_template, "word.dotx"),
        (as_workbook, "word.not-a-word-file"),
        (as_strict, "word.strict"),
        (with_macros, "word.macros"),
        (as_docm, "word.macros"),
    ],
)
def test_a_package_of_another_kind_is_refused(
    parts: Parts, change: Callable[[Parts], None], code: str
) -> None:
    change(parts)
    assert codes(write_package(parts)) == [code]


@pytest.mark.parametrize(
    ("kind", "target", "code"),
    [
        ("attachedTemplate", "file:///c:/x.dotm", "word.attached-template"),
        ("image", "https://example.org/x.png", "word.external-link"),
        ("hyperlink", "file://server/share", "word.external-link"),
        ("oleObject", "https://example.org/x.bin", "word.active-content"),
    ],
)
def test_links_to_foreign_content_are_refused(
    parts: Parts, kind: str, target: str, code: str
) -> None:
    assert codes(linked(parts, kind, target)) == [code]


def test_an_embedded_object_is_refused(parts: Parts) -> None:
    parts["word/embeddings/x.bin"] = b"x"
    assert codes(linked(parts, "oleObject", "embeddings/x.bin", "")) == ["word.active-content"]


@pytest.mark.parametrize("target", ["https://example.org", "mailto:a@example.org"])
def test_web_and_mail_links_may_stay(parts: Parts, target: str) -> None:
    assert RELS in read_package(linked(parts, "hyperlink", target))


def test_a_link_to_a_part_that_is_not_there_is_refused(parts: Parts) -> None:
    del parts["word/styles.xml"]
    with pytest.raises(WordFileError) as caught:
        read_package(write_package(parts))
    assert [(p.code, p.values["part"]) for p in caught.value.problems] == [
        ("word.missing-part", "word/styles.xml")
    ]


@pytest.mark.parametrize("target", ["#muc-1", "NULL", "styles.xml#x"])
def test_a_link_that_needs_no_part_may_stay(parts: Parts, target: str) -> None:
    assert set(read_package(linked(parts, "hyperlink", target, mode=""))) == set(parts)


@pytest.mark.parametrize(
    ("namespace", "code"),
    [
        ("http://purl.oclc.org/ooxml/wordprocessingml/main", "word.strict"),
        ("urn:x", "word.not-a-word-file"),
    ],
)
def test_a_body_in_another_language_is_refused(parts: Parts, namespace: str, code: str) -> None:
    main = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    parts["word/document.xml"] = parts["word/document.xml"].replace(main, namespace.encode())
    assert codes(write_package(parts)) == [code]


def test_all_faults_are_told_at_once(parts: Parts) -> None:
    with_macros(parts)
    assert codes(linked(parts, "attachedTemplate", "x")) == [
        "word.macros",
        "word.attached-template",
    ]


def test_what_the_writer_writes_can_be_read() -> None:
    assert "word/document.xml" in read_package(write(rich_document()))


@given(st.lists(st.tuples(st.integers(0, 1 << 20), st.integers(0, 255)), min_size=1, max_size=4))
def test_a_file_with_changed_bytes_is_read_or_refused(changes: list[tuple[int, int]]) -> None:
    data = bytearray(SOUND)
    for spot, value in changes:
        data[spot % len(data)] = value
    found: list[str] = []
    try:
        found += read_package(bytes(data))
    except WordFileError as error:
        found += [problem.code for problem in error.problems if problem.code in catalogue()]
    assert found
