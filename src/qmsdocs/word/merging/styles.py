"""The styles of one source on their way into the book: shared when they say the same.

Two styles are the same when they have one name, and are written alike with all that they are based
on and the defaults of their file. Otherwise the style comes along under a new name. A style of a
numbered list is never shared: its numbers would run on through the book.
"""

from collections.abc import Callable, Hashable
from copy import deepcopy

from lxml import etree

from qmsdocs.word.merging.baking import bake, space
from qmsdocs.word.merging.names import VAL, W, elements
from qmsdocs.word.merging.stylesheet import (
    STYLE_ID,
    StyleBook,
    StyleSheet,
    kind_of,
    look_of,
    style_name,
)
from qmsdocs.word.property_order import detach, first

_REFERENCES = {
    f"{W}pStyle": "paragraph",
    f"{W}rStyle": "character",
    f"{W}tblStyle": "table",
    f"{W}numStyleLink": "numbering",
    f"{W}styleLink": "numbering",
}
_TABLE = f"{W}tbl"
_STYLE_OF_TABLE = f"{W}tblPr/{W}tblStyle"
#: What the style of the table around a paragraph says about its text.
Dress = frozenset[str]
_BARE: Dress = frozenset()


class SourceStyles:
    """Finds the style of the book for each style of a source, bringing in what is not there."""

    def __init__(
        self, book: StyleBook, root: etree._Element | None, list_id: Callable[[str], str]
    ) -> None:
        """Read the styles of a source; `list_id` gives the number that a list has in the book."""
        self._book = book
        self._list_id = list_id
        self._sheet = StyleSheet(root)
        self._mapped: dict[tuple[str, Dress], str] = {}
        self._followed: list[tuple[etree._Element, Dress]] = []
        self._tables: dict[etree._Element, Dress] = {}
        if book.is_empty:
            self._foreign = False
            self._take_over()
        else:
            self._foreign = self._sheet.default_look != look_of(book.doc_defaults)
        #: Whether paragraphs in tables need styles of their own: defaults that are written into a
        #: paragraph style would win over the table style.
        self._two_ways = self._foreign and self._sheet.dresses_tables

    @property
    def may_be_shared(self) -> bool:
        """Tell whether a source with the same styles part may use the same answers."""
        return not any(self._sheet.is_listed(s) for s in self._sheet.styles.values())

    def apply(self, root: etree._Element) -> None:
        """Let the XML of the source refer to the styles of the book."""
        if self._two_ways:
            self._tables = {table: self._dressing(table) for table in root.iter(_TABLE)}
        for element in list(root.iter(*_REFERENCES)):
            kind = _REFERENCES[str(element.tag)]
            new = self._new_id(element.get(VAL, ""), kind, self._dress(element))
            if new is None:
                detach(element)
            else:
                element.set(VAL, new)
        if self._two_ways or self._new_id("", "paragraph") != self._book.defaults.get("paragraph"):
            self._name_paragraphs(root)
        if self._new_id("", "table") != self._book.defaults.get("table"):
            self._name_tables(root)
        self._tables.clear()
        self._settle_followers()

    def new_name(self, name: str) -> str:
        """Give the name in the book of a style that a field names."""
        new_id = self._mapped.get((self._sheet.named(name) or "", _BARE))
        return name if new_id is None else self._book.name_of(new_id)

    def _new_id(self, old: str, kind: str, dress: Dress = _BARE) -> str | None:
        """Give the style of the book for one of the source; for what is not there, the default."""
        style = self._sheet.of_kind(old, kind)
        if style is None:
            return None
        memo = (style.get(STYLE_ID, ""), dress)
        if memo not in self._mapped:
            key = self._key(style, dress)
            shared = self._book.find(key)
            if shared is None:
                self._copy(style, key, dress)
            else:
                self._mapped[memo] = shared
        return self._mapped[memo]

    def _dressing(self, table: etree._Element) -> Dress:
        named = table.find(_STYLE_OF_TABLE)
        return self._sheet.dressing("" if named is None else named.get(VAL, ""))

    def _dress(self, element: etree._Element) -> Dress:
        if not self._tables or element.tag != f"{W}pStyle":
            return _BARE
        return next((self._tables[table] for table in element.iterancestors(_TABLE)), _BARE)

    def _take_over(self) -> None:
        """Give the book the styles of its first source as they are."""
        self._book.doc_defaults, self._book.latent = self._sheet.doc_defaults, self._sheet.latent
        for style_id, style in self._sheet.styles.items():
            self._mapped[style_id, _BARE] = style_id
            key = self._key(style, _BARE)
            self._renumber(style)
            self._book.add(style, key)

    def _key(self, style: etree._Element, dress: Dress) -> Hashable:
        """Give what a style says and is called; None when it cannot be shared."""
        kind, name, sheet = kind_of(style), style_name(style).casefold(), self._sheet
        if kind == "numbering":
            return (kind, name) if name == "no list" else None
        if sheet.is_listed(style):
            return None
        below = sheet.default_look if self._foreign and kind != "character" else b""
        return kind, name, sheet.look(style), below, dress

    def _copy(self, style: etree._Element, key: Hashable, dress: Dress) -> None:
        """Bring a style into the book under a free name."""
        new = deepcopy(style)
        self._book.rename(new)
        self._mapped[style.get(STYLE_ID, ""), dress] = new.get(STYLE_ID, "")
        self._book.add(new, key)
        for link in new.findall(f"{W}link"):
            new.remove(link)
        base, kind = self._sheet.base(style), kind_of(style)
        if base is not None:
            new_base = self._new_id(base.get(STYLE_ID, ""), kind, dress)
            for based in new.iter(f"{W}basedOn"):
                based.set(VAL, new_base or "")
            if self._foreign and kind == "paragraph" and "pPr spacing" not in dress:
                space(new, self._sheet.spaces(style))
        elif self._foreign and kind in {"paragraph", "table"}:
            bake(new, self._sheet.doc_defaults, self._book.doc_defaults, dress)
        self._renumber(new)
        self._followed.append((new, dress))

    def _renumber(self, style: etree._Element) -> None:
        for number in style.iter(f"{W}numId"):
            number.set(VAL, self._list_id(number.get(VAL, "0")))

    def _settle_followers(self) -> None:
        """Settle which style follows a new one, now that it is known what came along."""
        for style, dress in self._followed:
            follower = style.find(f"{W}next")
            if follower is not None:
                new = self._mapped.get((follower.get(VAL, ""), dress))
                if new is None:
                    style.remove(follower)
                else:
                    follower.set(VAL, new)
        self._followed.clear()

    def _name_paragraphs(self, root: etree._Element) -> None:
        """Name the style of paragraphs that have the default one of the source."""
        for paragraph in elements(root, "descendant-or-self::w:p[not(w:pPr/w:pStyle)]"):
            named = etree.Element(f"{W}pStyle")
            first(paragraph, "pPr").insert(0, named)
            named.set(VAL, self._new_id("", "paragraph", self._dress(named)) or "")

    def _name_tables(self, root: etree._Element) -> None:
        """Name the style of tables that have the default one of the source."""
        new = self._new_id("", "table")
        found = elements(root, "descendant-or-self::w:tbl/w:tblPr[not(w:tblStyle)]")
        for properties in found if new else ():
            first(properties, "tblStyle").set(VAL, new or "")
