"""The styles of one file: which there are, and what each comes to with all it is based on."""

from collections import ChainMap
from copy import deepcopy
from functools import cached_property

from lxml import etree

from qmsdocs.word.merging.names import VAL, W, words
from qmsdocs.word.merging.stylebook import DEFAULT, STYLE_ID, TYPE, is_default, style_name
from qmsdocs.word.merging.values import Values, values_of, without_plain

#: What tells nothing about the look of a table style.
_SILENT = words(
    "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat "
    "locked personal personalCompose personalReply rsid"
)
_BLANK = (
    f'<w:style xmlns:w="{W[1:-1]}" w:type="paragraph" w:default="1" w:styleId="QmsNormal">'
    '<w:name w:val="Normal"/></w:style>'
)


class StyleSheet:
    """The styles by id, the defaults, and the sums."""

    def __init__(self, root: etree._Element | None) -> None:
        """Read the styles part; a file without one has a single style that says nothing."""
        self.doc_defaults = None if root is None else root.find(f"{W}docDefaults")
        self.latent = None if root is None else root.find(f"{W}latentStyles")
        found = _with_default([] if root is None else root.findall(f"{W}style"))
        self.styles = {style.get(STYLE_ID, ""): style for style in found}
        self._defaults = {
            kind_of(style): style.get(STYLE_ID, "") for style in found if is_default(style)
        }
        self._sums: dict[str, Values] = {}

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
    def default_values(self) -> Values:
        """What holds for every paragraph whose style says nothing."""
        return default_values(self.doc_defaults)

    @cached_property
    def dresses_tables(self) -> bool:
        """Whether any table style says something about the text in a table."""
        return any(_dressing(s) for s in self.styles.values() if kind_of(s) == "table")

    def dressing(self, style_id: str) -> frozenset[str]:
        """Give what a table style says about the text in a table: `pPr spacing`, `rPr b` …."""
        chain = self._chain(self.of_kind(style_id, "table"))
        return frozenset().union(*map(_dressing, chain))

    def own(self, style: etree._Element) -> Values:
        """Sum up what a style and those it is based on say."""
        style_id = style.get(STYLE_ID, "")
        if style_id not in self._sums:
            said = (_said(one.find(f"{W}pPr"), one.find(f"{W}rPr")) for one in self._chain(style))
            self._sums[style_id] = dict(ChainMap(*said))
        return self._sums[style_id]

    def whole(self, style: etree._Element) -> Values:
        """Sum up the values of a style over those that hold for the whole file."""
        return {**self.default_values, **self.own(style)}

    def look(self, style: etree._Element) -> bytes:
        """Give all that a table style says, and those it is based on."""
        return b"".join(map(_bare, self._chain(style)))


def kind_of(style: etree._Element) -> str:
    """Give `paragraph`, `character`, `table` or `numbering`."""
    return style.get(TYPE, "paragraph")


def default_values(doc_defaults: etree._Element | None) -> Values:
    """Give what the defaults of a document say, without what Word does anyway."""
    if doc_defaults is None:
        return {}
    parts = (doc_defaults.find(f"{W}{kind}Default/{W}{kind}") for kind in ("pPr", "rPr"))
    return without_plain(_said(*parts))


def frozen(values: Values) -> tuple[tuple[str, str], ...]:
    """Give values as something to look up, without what Word does anyway."""
    return tuple(sorted(without_plain(values).items()))


def _said(paragraph: etree._Element | None, run: etree._Element | None) -> Values:
    """Give what is said of paragraphs, and with `r.` before it what is said of their text."""
    return values_of(paragraph) | {f"r.{key}": value for key, value in values_of(run).items()}


def _bare(style: etree._Element) -> bytes:
    """Give what a style says of the look, as it is written."""
    bare = deepcopy(style)
    bare.attrib.clear()
    for name in _SILENT:
        for child in bare.findall(W + name):
            bare.remove(child)
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
