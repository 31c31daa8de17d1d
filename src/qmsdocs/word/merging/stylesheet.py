"""The styles of one file: which there are, and what each says with all it is based on."""

from collections.abc import Callable, Hashable, Iterator
from copy import deepcopy
from functools import cached_property
from itertools import count

from lxml import etree

from qmsdocs.word.merging.names import ON, VAL, W
from qmsdocs.word.property_order import STYLE_FACTS, detach, drop, forget

STYLE_ID = f"{W}styleId"
TYPE = f"{W}type"
DEFAULT = f"{W}default"
_BLANK = (
    f'<w:style xmlns:w="{W[1:-1]}" w:type="paragraph" w:default="1" w:styleId="QmsNormal">'
    '<w:name w:val="Normal"/></w:style>'
)


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
        """Give the style that says the same under the same name."""
        return self._known.get(key)

    def name_of(self, style_id: str) -> str:
        """Give the name of a style."""
        return style_name(self._styles[style_id])

    def add(self, style: etree._Element, key: Hashable) -> None:
        """Take a style in; without a key nobody else will share it."""
        style_id = style.get(STYLE_ID, "")
        self._styles[style_id] = style
        self._names.add(style_name(style).casefold())
        if key is not None:
            self._known.setdefault(key, style_id)
        if is_default(style):
            self.defaults.setdefault(style.get(TYPE, "paragraph"), style_id)

    def rename(self, style: etree._Element) -> None:
        """Give a style an id and a name that are free; Word's own names go to the first."""
        old_id, old_name = style.get(STYLE_ID, ""), style_name(style)
        forget(style, "default")
        style.set(STYLE_ID, _free(old_id, "{}{}", self._styles.__contains__))
        new_name = _free(old_name, "{} ({})", lambda name: name.casefold() in self._names)
        if new_name != old_name:
            style.set(f"{W}customStyle", "1")
            named = style.find(f"{W}name")
            if named is not None:
                named.set(VAL, new_name)
            drop(style, "aliases")

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


class StyleSheet:
    """The styles by id, the defaults, and what they look like."""

    def __init__(self, root: etree._Element | None) -> None:
        """Read the styles part; a file without one has a single style that says nothing."""
        self.doc_defaults = None if root is None else root.find(f"{W}docDefaults")
        self.latent = None if root is None else root.find(f"{W}latentStyles")
        found = _with_default([] if root is None else root.findall(f"{W}style"))
        self.styles = {style.get(STYLE_ID, ""): style for style in found}
        self._defaults = {
            kind_of(style): style.get(STYLE_ID, "") for style in found if is_default(style)
        }
        self._looks: dict[str, bytes] = {}

    def of_kind(self, style_id: str, kind: str) -> etree._Element | None:
        """Give a style, or the default of its kind when there is no such style."""
        style = self.styles.get(style_id)
        if style is None or kind_of(style) != kind:
            style = self.styles.get(self._defaults.get(kind, ""))
        return style

    def named(self, name: str) -> str | None:
        """Give the id of the style with a name."""
        wanted = name.casefold()
        found = (i for i, style in self.styles.items() if style_name(style).casefold() == wanted)
        return next(found, None)

    def base(self, style: etree._Element) -> etree._Element | None:
        """Give the style that a style is based on."""
        based = style.find(f"{W}basedOn")
        return None if based is None else self.styles.get(based.get(VAL, ""))

    def _chain(self, style: etree._Element | None) -> list[etree._Element]:
        """Give a style and those it is based on, also when they bite their tail."""
        found: list[etree._Element] = []
        while style is not None and style not in found:
            found.append(style)
            style = self.base(style)
        return found

    @cached_property
    def default_look(self) -> bytes:
        """What holds for all text whose style says nothing."""
        return look_of(self.doc_defaults)

    @cached_property
    def dresses_tables(self) -> bool:
        """Whether any table style says something about the text in a table."""
        return any(_dressing(s) for s in self.styles.values() if kind_of(s) == "table")

    def dressing(self, style_id: str) -> frozenset[str]:
        """Give what a table style says about the text in a table: `pPr spacing`, `rPr b` …."""
        chain = self._chain(self.of_kind(style_id, "table"))
        return frozenset().union(*map(_dressing, chain))

    def look(self, style: etree._Element) -> bytes:
        """Give all that a style says, and those it is based on, as it is written."""
        return b"".join(map(self._own_look, self._chain(style)))

    def _own_look(self, style: etree._Element) -> bytes:
        style_id = style.get(STYLE_ID, "")
        if style_id not in self._looks:
            self._looks[style_id] = look_of(style)
        return self._looks[style_id]

    def is_listed(self, style: etree._Element) -> bool:
        """Tell whether paragraphs of a style are numbered or have bullets."""
        numbers = (one.find(f"{W}pPr/{W}numPr/{W}numId") for one in self._chain(style))
        first = next((number for number in numbers if number is not None), None)
        return first is not None and first.get(VAL, "0") != "0"

    def spaces(self, style: etree._Element) -> dict[str, str]:
        """Give the space `before` and `after` paragraphs of a style."""
        said = [one.find(f"{W}pPr/{W}spacing") for one in self._chain(style)]
        if self.doc_defaults is not None:
            said.append(self.doc_defaults.find(f"{W}pPrDefault/{W}pPr/{W}spacing"))
        found = {"before": "0", "after": "0"}
        for spacing in (one for one in reversed(said) if one is not None):
            found |= {name: spacing.get(W + name, value) for name, value in found.items()}
        return found


def kind_of(style: etree._Element) -> str:
    """Give `paragraph`, `character`, `table` or `numbering`."""
    return style.get(TYPE, "paragraph")


def look_of(element: etree._Element | None) -> bytes:
    """Give what a style or the defaults of a file say of the look, as it is written."""
    if element is None:
        return b""
    bare = deepcopy(element)
    bare.attrib.clear()
    drop(bare, *STYLE_FACTS)
    for lang in list(bare.iter(f"{W}lang")):
        detach(lang)
    return etree.tostring(bare, method="c14n", exclusive=True)


def _with_default(found: list[etree._Element]) -> list[etree._Element]:
    """Make sure that there is a style for paragraphs without one: the one of that name, or none."""
    paragraphs = [style for style in found if kind_of(style) == "paragraph"]
    if any(is_default(style) for style in paragraphs):
        return found
    for style in paragraphs:
        if style_name(style).casefold() == "normal":
            style.set(DEFAULT, "1")
            return found
    return [*found, etree.fromstring(_BLANK)]


def _dressing(style: etree._Element) -> frozenset[str]:
    return frozenset(
        f"{kind} {str(said.tag).removeprefix(W)}"
        for kind in ("pPr", "rPr")
        for properties in style.iter(W + kind)
        for said in properties
    )
