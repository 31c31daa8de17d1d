"""The styles of one file: which there are, and what each comes to with all it is based on."""

from copy import deepcopy
from functools import cached_property

from lxml import etree

from qmsdocs.word.merging.names import VAL, W, words
from qmsdocs.word.merging.stylebook import DEFAULT, STYLE_ID, TYPE, style_name
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
            kind_of(style): style.get(STYLE_ID, "") for style in found if _is_default(style)
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
        style = self.of_kind(style_id, "table")
        said: frozenset[str] = frozenset()
        for _ in self.styles:  # a chain is no longer, even if it bites its tail
            if style is not None:
                said |= _dressing(style)
                style = self.base(style)
        return said

    def own(self, style: etree._Element) -> Values:
        """Sum up what a style and those it is based on say."""
        return self._sum(style, frozenset())

    def whole(self, style: etree._Element) -> Values:
        """Sum up the values of a style over those that hold for the whole file."""
        return {**self.default_values, **self.own(style)}

    def look(self, style: etree._Element) -> bytes:
        """Give all that a table style says, and those it is based on."""
        bare = deepcopy(style)
        bare.attrib.clear()
        for name in _SILENT:
            for child in bare.findall(W + name):
                bare.remove(child)
        base = self.base(style)
        below = b"" if base is None or base is style else self.look(base)
        return etree.tostring(bare, method="c14n", exclusive=True) + below

    def _sum(self, style: etree._Element, above: frozenset[str]) -> Values:
        style_id = style.get(STYLE_ID, "")
        if style_id not in self._sums:
            base = self.base(style)
            below: Values = {}
            if base is not None and base.get(STYLE_ID, "") not in above:
                below = self._sum(base, above | {style_id})
            run = {f"r.{key}": value for key, value in values_of(style.find(f"{W}rPr")).items()}
            self._sums[style_id] = {**below, **values_of(style.find(f"{W}pPr")), **run}
        return self._sums[style_id]


def kind_of(style: etree._Element) -> str:
    """Give `paragraph`, `character`, `table` or `numbering`."""
    return style.get(TYPE, "paragraph")


def default_values(doc_defaults: etree._Element | None) -> Values:
    """Give what the defaults of a document say, without what Word does anyway."""
    if doc_defaults is None:
        return {}
    paragraph = values_of(doc_defaults.find(f"{W}pPrDefault/{W}pPr"))
    run = values_of(doc_defaults.find(f"{W}rPrDefault/{W}rPr"))
    return without_plain(paragraph) | {f"r.{k}": v for k, v in without_plain(run).items()}


def frozen(values: Values) -> tuple[tuple[str, str], ...]:
    """Give values as something to look up, without what Word does anyway."""
    run = without_plain({k.removeprefix("r."): v for k, v in values.items() if k.startswith("r.")})
    rest = without_plain({k: v for k, v in values.items() if not k.startswith("r.")})
    return tuple(sorted({**rest, **{f"r.{k}": v for k, v in run.items()}}.items()))


def _with_default(found: list[etree._Element]) -> list[etree._Element]:
    """Make sure that there is a style for paragraphs without one: the one of that name, or none."""
    paragraphs = [style for style in found if kind_of(style) == "paragraph"]
    if any(_is_default(style) for style in paragraphs):
        return found
    for style in paragraphs:
        if style_name(style).casefold() == "normal":
            style.set(DEFAULT, "1")
            return found
    return [*found, etree.fromstring(_BLANK)]


def _is_default(style: etree._Element) -> bool:
    return style.get(DEFAULT) in {"1", "true", "on"}


def _dressing(style: etree._Element) -> frozenset[str]:
    return frozenset(
        f"{kind} {str(said.tag).removeprefix(W)}"
        for kind in ("pPr", "rPr")
        for properties in style.iter(W + kind)
        for said in properties
    )
