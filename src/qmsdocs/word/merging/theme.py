"""Fonts and colours that a file takes from its theme, written out: a book has only one theme."""

from dataclasses import dataclass, field

from lxml import etree

from qmsdocs.word.merging.names import A, W, elements, words
from qmsdocs.word.property_order import forget

_FONTS = {f"{W}ascii": "latin", f"{W}hAnsi": "latin", f"{W}eastAsia": "ea", f"{W}cs": "cs"}
_THEMED = (
    "descendant-or-self::w:rFonts[@w:asciiTheme or @w:hAnsiTheme or @w:eastAsiaTheme or @w:cstheme]"
)
_THEME_COLORS = words("themeColor themeFill themeTint themeShade themeFillTint themeFillShade")
_COLORED = f"descendant-or-self::*[{' or '.join(f'@w:{name}' for name in _THEME_COLORS)}]"
#: How a document names the colours of its theme unless its settings say otherwise.
_COLOR_NAMES = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}


@dataclass(frozen=True)
class Theme:
    """Fonts by `major.latin` … `minor.cs`, colours by `dk1` … `folHlink`; empty for no theme."""

    fonts: dict[str, str] = field(default_factory=dict)
    colors: dict[str, str] = field(default_factory=dict)

    def write_out(self, root: etree._Element) -> None:
        """Put fonts and colours themselves in place of their names in the theme."""
        for fonts in elements(root, _THEMED):
            self._fonts(fonts)
        for element in elements(root, _COLORED):
            forget(element, *_THEME_COLORS)
        for color in elements(root, "descendant-or-self::a:schemeClr"):
            self._color(color)
        for font in elements(root, "descendant-or-self::*[starts-with(@typeface, '+m')]"):
            group, _, script = font.get("typeface", "").removeprefix("+").partition("-")
            real = self.fonts.get(
                f"{'major' if group == 'mj' else 'minor'}.{script.replace('lt', 'latin')}"
            )
            if real:
                font.set("typeface", real)

    def _fonts(self, element: etree._Element) -> None:
        for name, script in _FONTS.items():
            old = f"{W}cstheme" if script == "cs" else f"{name}Theme"
            theme = element.get(old)
            if theme is None:
                continue
            del element.attrib[old]
            group = "major" if theme.startswith("major") else "minor"
            font = self.fonts.get(f"{group}.{script}") or self.fonts.get(f"{group}.latin")
            if font:
                element.set(name, font)

    def _color(self, element: etree._Element) -> None:
        name = element.get("val", "")
        value = self.colors.get(_COLOR_NAMES.get(name, name))
        if value:
            element.tag = f"{A}srgbClr"
            element.set("val", value)


def read_theme(root: etree._Element | None) -> Theme:
    """Read the theme part of a file; no part gives no theme."""
    if root is None:
        return Theme()
    return Theme(
        {
            f"{group}.{script}": element.get("typeface", "")
            for group in ("major", "minor")
            for script in ("latin", "ea", "cs")
            for element in elements(root, f".//a:fontScheme/a:{group}Font/a:{script}")
        },
        {
            str(element.tag).rpartition("}")[2]: _rgb(element[0])
            for element in elements(root, ".//a:clrScheme/*")
            if len(element)
        },
    )


def _rgb(color: etree._Element) -> str:
    """Give six digits; a colour of the system carries the one it had last."""
    return color.get("lastClr") or color.get("val") or ""
