"""Ways to compress, and zips laid out by ourselves."""

import io
import zipfile
import zlib

import pytest

from qmsdocs.base.errors import InputError
from qmsdocs.sources.messages import line
from qmsdocs.word.deflate import deflate, has_isal
from qmsdocs.word.zip_image import ZipImage

DATA = ("Kế hoạch duy trì " * 400).encode()
WAYS = ["zlib-1", "zlib-6", "zlib-9", *(["isal-0", "isal-1"] if has_isal() else [])]


@pytest.mark.parametrize("name", WAYS)
@pytest.mark.parametrize("data", [b"", b"x", DATA[:700], DATA, bytes(range(256)) * 500])
def test_every_way_can_be_undone(name: str, data: bytes) -> None:
    way = deflate(name)
    assert zlib.decompress(way.raw(data), wbits=-15) == data
    assert way.crc32(data) == zlib.crc32(data)
    assert way.name == name


def test_the_best_that_is_there_is_taken_unless_one_is_named() -> None:
    assert deflate().name == ("isal-1" if has_isal() else "zlib-1")
    assert deflate("zlib-1").raw(DATA) == deflate("zlib-1").raw(DATA)


@pytest.mark.parametrize("name", ["zlib-0", "zlib-10", "zip", "isal-7", "ISAL-1"])
def test_what_there_is_not_is_told(name: str) -> None:
    with pytest.raises(InputError) as caught:
        deflate(name)
    assert name in line(caught.value.problems[0])


def test_a_zip_made_in_two_steps_is_that_made_in_one() -> None:
    parts = [("a.xml", DATA), ("thư/ảnh.png", b"\x89PNG"), ("leer", b"")]
    way = deflate("zlib-1")
    image = ZipImage().with_entries(parts[:1], way).with_entries(parts[1:], way)
    assert image.zipped() == ZipImage().with_entries(parts, way).zipped()
    with zipfile.ZipFile(io.BytesIO(image.zipped())) as archive:
        assert archive.testzip() is None
        assert [(info.filename, archive.read(info)) for info in archive.infolist()] == parts
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
