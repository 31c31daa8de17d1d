"""Ready templates on disk: they hold Python code, so only what this user has sealed is loaded.

An entry is found by the digest of the template and of all that made it: this package, Python,
Jinja, docxtpl. A ready template that is not there, or bears no right seal, is made anew.
"""

import hashlib
import marshal

from qmsdocs.sources.installation import engine_stamp
from qmsdocs.sources.sealing import SealedFolder
from qmsdocs.word.compiled import Compiled, Needs, part_of
from qmsdocs.word.pictures.shelves import Links, Shelf
from qmsdocs.word.zip_image import ZipImage

#: Changes whenever the form of the entries does.
_FORM = 2

_Plain = tuple[bytes, tuple[tuple[str, str, bytes, int], ...], int] | None
"""A `Shelf` as what `marshal` knows."""


def load_compiled(template: bytes, cache: SealedFolder) -> Compiled | None:
    """Give the ready form of a template if the cache has it."""
    data = cache.read(_name(template))
    if data is None:
        return None
    image, core, own, parts, shelf = marshal.loads(data)  # noqa: S302 (sealed by this user)
    made = tuple(part_of(name, code, Needs(*needs)) for name, code, needs in parts)
    return Compiled(template, ZipImage(*image), core, own, made, _shelf(shelf))


def store_compiled(compiled: Compiled, cache: SealedFolder) -> bool:
    """Keep the ready form of a template; tell whether it could be kept."""
    image = (compiled.image.body, compiled.image.directory, compiled.image.count)
    parts = tuple((part.name, part.code, tuple(part.needs)) for part in compiled.parts)
    data = marshal.dumps((image, compiled.core, compiled.own, parts, _plain(compiled.shelf)))
    return cache.write(_name(compiled.template), data)


def _plain(shelf: Shelf | None) -> _Plain:
    """Give a shelf as what `marshal` knows."""
    if shelf is None:
        return None
    return shelf.types, tuple((*links,) for links in shelf.links), shelf.free


def _shelf(plain: _Plain) -> Shelf | None:
    if plain is None:
        return None
    types, links, free = plain
    return Shelf(types, tuple(Links(*one) for one in links), free)


def _name(template: bytes) -> str:
    """Give the name of an entry: the digest of the template and of all that decides what it becomes."""
    return hashlib.sha256(f"{_FORM} {engine_stamp()} ".encode() + template).hexdigest() + ".ready"
