"""Numbered lists and bullets: every part keeps its own, so that its numbers begin at their start."""

from copy import deepcopy

from lxml import etree

from qmsdocs.word.merging.names import VAL, W, attributes

#: What a part `numbering.xml` holds, in the order of the schema: the attribute that numbers it.
_IDS = {
    "numPicBullet": f"{W}numPicBulletId", "abstractNum": f"{W}abstractNumId", "num": f"{W}numId",
}  # fmt: skip
#: What refers to what.
_LEADS_TO = {f"{W}abstractNumId": "abstractNum", f"{W}lvlPicBulletId": "numPicBullet"}
#: Where the marks that tell two lists apart begin; any number will do that no two lists share.
_FIRST_MARK = 0x51000000


class ListBook:
    """The lists of the book, in the order in which the schema wants them."""

    def __init__(self) -> None:
        """Begin without a list."""
        self.is_used = False
        self._kept: dict[str, list[etree._Element]] = {kind: [] for kind in _IDS}

    @property
    def elements(self) -> list[etree._Element]:
        """Give all that stands in the part `numbering.xml`."""
        return [element for kept in self._kept.values() for element in kept]

    def add(self, kind: str, new: etree._Element) -> str:
        """Take something in and give its number; that of a list is never 0."""
        self._kept[kind].append(new)
        number = len(self._kept[kind]) - (kind != "num")
        new.set(_IDS[kind], str(number))
        mark = new.find(f"{W}nsid")
        if mark is not None:
            mark.set(VAL, f"{_FIRST_MARK + number:08X}")
        return str(number)


class SourceLists:
    """Brings the lists that a source uses into the book, each when it is first met."""

    def __init__(self, book: ListBook, root: etree._Element | None) -> None:
        """Read the lists of a source."""
        self._book = book
        self._new: dict[tuple[str, str], str] = {}
        self._fresh: list[etree._Element] = []
        self._old = {
            (kind, element.get(name, "")): element
            for kind, name in _IDS.items()
            for element in (() if root is None else root.findall(W + kind))
        }

    def take_fresh(self) -> list[etree._Element]:
        """Give what was copied since the last time: its styles and pictures are the source's."""
        fresh, self._fresh = self._fresh, []
        return fresh

    def apply(self, root: etree._Element) -> None:
        """Let the XML of the source refer to the lists of the book."""
        for number in root.iter(_IDS["num"]):
            self._book.is_used = True
            number.set(VAL, self.mapped(number.get(VAL, "0")))

    def mapped(self, old: str) -> str:
        """Give the number in the book of a list; a list that is not there is no list."""
        return self._copied("num", old)

    def _copied(self, kind: str, old: str) -> str:
        key = (kind, old)
        if key not in self._old:
            return "0"
        if key not in self._new:
            new = deepcopy(self._old[key])
            self._new[key] = self._book.add(kind, new)
            _drop_durable_id(new)
            for element in new.iter(*_LEADS_TO):
                led = self._copied(_LEADS_TO[str(element.tag)], element.get(VAL, ""))
                element.set(VAL, led)
            self._fresh.append(new)
        return self._new[key]


def _drop_durable_id(element: etree._Element) -> None:
    for name, _ in attributes(element):
        if name.endswith("}durableId"):
            del element.attrib[name]
