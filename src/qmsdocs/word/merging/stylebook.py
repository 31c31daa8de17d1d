"""The styles of the book: names and ids that are taken, and which styles come to the same."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from itertools import count

from lxml import etree

from qmsdocs.word.merging.names import ON, VAL, W, drop

STYLE_ID = f"{W}styleId"
TYPE = f"{W}type"
DEFAULT = f"{W}default"


class StyleBook:
    """Grows as sources bring styles; the first source gives the defaults."""

    def __init__(self) -> None:
        """Begin without a style."""
        self.doc_defaults: etree._Element | None = None
        self.latent: etree._Element | None = None
        self.defaults: dict[str, str] = {}
        self._styles: dict[str, etree._Element] = {}
        self._names: set[str] = set()
        self._known: dict[Hashable, str] = {}

    @property
    def is_empty(self) -> bool:
        """Tell whether no source has brought its styles yet."""
        return not self._styles

    def find(self, key: Hashable) -> str | None:
        """Give the style that comes to the same under the same name."""
        return self._known.get(key)

    def name_of(self, style_id: str) -> str:
        """Give the name of a style."""
        return style_name(self._styles[style_id])

    def add(self, style: etree._Element, keys: Iterable[Hashable]) -> None:
        """Take a style in; without a key nobody else will share it."""
        style_id = style.get(STYLE_ID, "")
        self._styles[style_id] = style
        self._names.add(style_name(style).casefold())
        for key in keys:
            self._known.setdefault(key, style_id)
        if is_default(style):
            self.defaults.setdefault(style.get(TYPE, "paragraph"), style_id)

    def rename(self, style: etree._Element) -> None:
        """Give a style an id and a name that are free; Word's own names go to the first."""
        old_id, old_name = style.get(STYLE_ID, ""), style_name(style)
        drop(style, DEFAULT)
        style.set(STYLE_ID, _free(old_id, "{}{}", self._styles.__contains__))
        new_name = _free(old_name, "{} ({})", lambda name: name.casefold() in self._names)
        if new_name != old_name:
            style.set(f"{W}customStyle", "1")
            named = style.find(f"{W}name")
            if named is not None:
                named.set(VAL, new_name)
            for alias in style.findall(f"{W}aliases"):
                style.remove(alias)

    def __iter__(self) -> Iterator[etree._Element]:
        """Give the styles in the order in which they came."""
        return iter(self._styles.values())


def style_name(style: etree._Element) -> str:
    """Give the name of a style, by which Word knows it."""
    named = style.find(f"{W}name")
    return style.get(STYLE_ID, "") if named is None else named.get(VAL, "")


def is_default(style: etree._Element) -> bool:
    """Tell whether a style is that of everything of its kind that names none."""
    return style.get(DEFAULT) in ON


def _free(wish: str, pattern: str, is_taken: Callable[[str], bool]) -> str:
    numbered = (pattern.format(wish, number) for number in count(2))
    return wish if not is_taken(wish) else next(name for name in numbered if not is_taken(name))
