"""Numbered lists and bullets: every part keeps its own, so that its numbers begin at their start."""

from copy import deepcopy

from lxml import etree

from qmsdocs.word.merging.names import VAL, W, attributes, drop

_ABSTRACT_ID = f"{W}abstractNumId"
_BULLET_ID = f"{W}numPicBulletId"
_NUM_ID = f"{W}numId"
#: Where the marks that tell two lists apart begin; any number will do that no two lists share.
_FIRST_MARK = 0x51000000


class ListBook:
    """The lists of the book, in the order in which the schema wants them."""

    def __init__(self) -> None:
        """Begin without a list."""
        self.is_used = False
        self.bullets: list[etree._Element] = []
        self.abstracts: list[etree._Element] = []
        self.lists: list[etree._Element] = []

    @property
    def elements(self) -> list[etree._Element]:
        """Give all that stands in the part `numbering.xml`."""
        return [*self.bullets, *self.abstracts, *self.lists]


class SourceLists:
    """Brings the lists that a source uses into the book, each when it is first met."""

    def __init__(self, book: ListBook, root: etree._Element | None) -> None:
        """Read the lists of a source."""
        self._book = book
        self._new: dict[str, str] = {}
        self._fresh: list[etree._Element] = []
        self._lists = _by_id(root, "num", _NUM_ID)
        self._abstracts = _by_id(root, "abstractNum", _ABSTRACT_ID)
        self._bullets = _by_id(root, "numPicBullet", _BULLET_ID)

    def take_fresh(self) -> list[etree._Element]:
        """Give what was copied since the last time: its styles and pictures are the source's."""
        fresh, self._fresh = self._fresh, []
        return fresh

    def apply(self, root: etree._Element) -> None:
        """Let the XML of the source refer to the lists of the book."""
        for number in root.iter(_NUM_ID):
            self._book.is_used = True
            number.set(VAL, self.mapped(number.get(VAL, "0")))

    def mapped(self, old: str) -> str:
        """Give the number in the book of a list; a list that is not there is no list."""
        if old not in self._lists:
            return "0"
        if old not in self._new:
            new = deepcopy(self._lists[old])
            self._book.lists.append(new)
            self._new[old] = str(len(self._book.lists))
            _drop_durable_id(new)
            new.set(_NUM_ID, self._new[old])
            abstract = new.find(_ABSTRACT_ID)
            if abstract is not None:
                abstract.set(VAL, self._abstract(abstract.get(VAL, "")))
            self._fresh.append(new)
        return self._new[old]

    def _abstract(self, old: str) -> str:
        key = f"abstract {old}"
        if key not in self._new and old in self._abstracts:
            new = deepcopy(self._abstracts[old])
            number = len(self._book.abstracts)
            self._book.abstracts.append(new)
            self._new[key] = str(number)
            new.set(_ABSTRACT_ID, str(number))
            mark = new.find(f"{W}nsid")
            if mark is not None:
                mark.set(VAL, f"{_FIRST_MARK + number:08X}")
            for bullet in new.iter(f"{W}lvlPicBulletId"):
                bullet.set(VAL, self._bullet(bullet.get(VAL, "")))
            self._fresh.append(new)
        return self._new.get(key, "0")

    def _bullet(self, old: str) -> str:
        key = f"bullet {old}"
        if key not in self._new and old in self._bullets:
            new = deepcopy(self._bullets[old])
            self._new[key] = str(len(self._book.bullets))
            self._book.bullets.append(new)
            new.set(_BULLET_ID, self._new[key])
            self._fresh.append(new)
        return self._new.get(key, "0")


def _by_id(root: etree._Element | None, tag: str, attribute: str) -> dict[str, etree._Element]:
    found = () if root is None else root.findall(W + tag)
    return {element.get(attribute, ""): element for element in found}


def _drop_durable_id(element: etree._Element) -> None:
    for name, _ in attributes(element):
        if name.endswith("}durableId"):
            drop(element, name)
