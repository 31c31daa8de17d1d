"""Ready templates on disk: found again, and never trusted when somebody else wrote them."""

import marshal
from pathlib import Path

import pytest

from qmsdocs.sources.sealing import SealedFolder, user_key
from qmsdocs.word import engine_cache, template
from qmsdocs.word.deflate import deflate
from qmsdocs.word.engine_cache import load_compiled, store_compiled
from qmsdocs.word.template import Compiled, compile_template, render
from template_tools import paragraph, table, word

TEMPLATE = word(
    "{{ a }}",
    table(("{%tr for x in xs %}",), ("{{ x | upper }} {{ loop.index }}",), ("{%tr endfor %}",)),
    sides={"header": paragraph("{{ a }}")},
    core={"title": "{{ a }}"},
)
DATA = {"a": "A & B", "xs": ["một", "hai"]}


@pytest.fixture
def cache(tmp_path: Path) -> SealedFolder:
    """Give an empty cache with a key."""
    key = user_key(tmp_path / "user" / "key")
    assert key
    return SealedFolder(tmp_path / "cache", key)


@pytest.fixture
def compiled() -> Compiled:
    """Give a ready template."""
    return compile_template(TEMPLATE)


def entry(cache: SealedFolder) -> Path:
    """Give the one entry."""
    (path,) = cache.folder.iterdir()
    return path


def test_what_is_stored_is_loaded_and_fills_to_the_same_bytes(
    cache: SealedFolder, compiled: Compiled
) -> None:
    assert load_compiled(TEMPLATE, cache) is None
    assert store_compiled(compiled, cache)
    loaded = load_compiled(TEMPLATE, cache)
    assert loaded == compiled
    assert loaded is not None
    assert render(loaded, DATA, {"creator": "Sở"}) == render(TEMPLATE, DATA, {"creator": "Sở"})


def test_a_second_process_does_not_compile(
    cache: SealedFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(template, "_ready", {})
    first = compile_template(TEMPLATE, cache)
    monkeypatch.setattr(template, "_ready", {})
    monkeypatch.setattr("qmsdocs.word.compiling.compiled_from", lambda _: pytest.fail("compiled"))
    assert compile_template(TEMPLATE, cache) == first
    assert compile_template(TEMPLATE) == first


@pytest.mark.parametrize("at", [0, 31, 32, 40, -1])
def test_one_changed_byte_makes_an_entry_void(
    cache: SealedFolder, compiled: Compiled, at: int
) -> None:
    store_compiled(compiled, cache)
    data = bytearray(entry(cache).read_bytes())
    data[at] ^= 1
    entry(cache).write_bytes(data)
    assert load_compiled(TEMPLATE, cache) is None


@pytest.mark.parametrize("size", [0, 10, 32, 200])
def test_an_entry_that_is_cut_short_is_void(
    cache: SealedFolder, compiled: Compiled, size: int
) -> None:
    store_compiled(compiled, cache)
    entry(cache).write_bytes(entry(cache).read_bytes()[:size])
    assert load_compiled(TEMPLATE, cache) is None


def test_code_of_others_is_never_loaded(
    cache: SealedFolder, compiled: Compiled, monkeypatch: pytest.MonkeyPatch
) -> None:
    store_compiled(compiled, SealedFolder(cache.folder, b"k" * 32))
    monkeypatch.setattr(marshal, "loads", lambda _: pytest.fail("loaded"))
    assert load_compiled(TEMPLATE, cache) is None


def test_the_entry_of_one_template_is_none_of_another(
    cache: SealedFolder, compiled: Compiled, monkeypatch: pytest.MonkeyPatch
) -> None:
    store_compiled(compiled, cache)
    other = word("x")
    monkeypatch.setattr(engine_cache, "_name", lambda _: "other.ready")
    entry(cache).rename(cache.folder / "other.ready")
    assert load_compiled(other, cache) is None


def test_another_version_of_the_engine_has_other_entries(
    cache: SealedFolder, compiled: Compiled, monkeypatch: pytest.MonkeyPatch
) -> None:
    store_compiled(compiled, cache)
    monkeypatch.setattr(engine_cache, "engine_stamp", lambda: "other")
    assert load_compiled(TEMPLATE, cache) is None


def test_a_cache_that_cannot_be_written_stops_nothing(tmp_path: Path, compiled: Compiled) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert not store_compiled(compiled, SealedFolder(tmp_path / "file" / "x", b"k" * 32))


def test_the_way_of_compressing_is_not_part_of_what_is_kept(
    cache: SealedFolder, compiled: Compiled
) -> None:
    store_compiled(compiled, cache)
    loaded = load_compiled(TEMPLATE, cache)
    assert loaded is not None
    small, big = (render(loaded, DATA, {}, deflate(name)).data for name in ("zlib-9", "zlib-1"))
    assert len(small) <= len(big)
