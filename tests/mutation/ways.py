"""The ways in which a person or Word sets the look of words: at the place, by styles, by defaults."""

from collections.abc import Callable, Collection
from copy import deepcopy
from typing import Any

from mutation.package import A, File, NotHereError, Target, W, xml
from mutation.plants import Deed, Places, Plant, at

#: The order in which Word wants the properties of a run.
_ORDER = ("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "color", "sz", "szCs", "u", "vertAlign", "cs")  # fmt: skip
_SHAPE = ("pStyle", "keepNext", "pBdr", "spacing", "ind", "contextualSpacing", "jc")


def put(holder: Any, tag: str, properties: str, order: tuple[str, ...]) -> None:  # noqa: ANN401
    """Put properties into the `rPr` or `pPr` of a holder, each once and in order."""
    found = holder.find(W + tag)
    if found is None:
        found = xml(f"<w:{tag}/>")
        first = 0 if holder.tag in {W + "r", W + "p"} else len(holder)
        holder.insert(first, found)
    for each in xml(f"<w:{tag}>{properties}</w:{tag}>"):
        for same in found.findall(each.tag):
            merged = {} if tag == "rPr" else {**same.attrib}
            each.attrib.update({name: merged[name] for name in merged if name not in each.attrib})
            found.remove(same)
        found.append(each)
    rank = {W + name: at for at, name in enumerate(order)}
    found[:] = sorted(found, key=lambda each: rank.get(each.tag, len(rank)))


def put_run(holder: Any, properties: str) -> None:  # noqa: ANN401
    """Put properties of characters."""
    put(holder, "rPr", properties, _ORDER)


def put_paragraph(holder: Any, properties: str) -> None:  # noqa: ANN401
    """Put properties of a paragraph."""
    put(holder, "pPr", properties, _SHAPE)


def style_of(file: File, target: Target) -> Any:  # noqa: ANN401
    """Give the style of a paragraph; what is set directly has none that is its own."""
    if target.marked:
        raise NotHereError
    named = target.paragraph.find(f"{W}pPr/{W}pStyle")
    wanted = named.get(W + "val") if named is not None else None
    for style in file.styles.iter(W + "style"):
        default = wanted is None and style.get(W + "default") == "1"
        if style.get(W + "type") == "paragraph" and (style.get(W + "styleId") == wanted or default):
            return style
    raise NotHereError


def same_style(file: File, target: Target) -> Places:
    """Give all paragraphs of the style of a target."""
    style = style_of(file, target)
    return [
        each.paragraph
        for each in file.targets
        if each.text.strip() and _has_style(file, each, style.get(W + "styleId"))
    ]


def _has_style(file: File, target: Target, style: str) -> bool:
    try:
        return bool(style_of(file, target).get(W + "styleId") == style)
    except NotHereError:
        return False


def directly(file: File, target: Target, properties: str) -> Places:
    """Set all words of the paragraph."""
    del file
    for run in target.runs:
        put_run(run, properties)
    return at(target)


def one_word(file: File, target: Target, properties: str) -> Places:
    """Set the last words of the paragraph only."""
    del file
    text = target.text
    cut = text.rstrip().rfind(" ")
    if cut <= 0 or "\n" in text[cut:]:
        raise NotHereError
    first = target.write(text[:cut]).runs[0]
    second = deepcopy(first)
    first.addnext(second)
    Target(target.paragraph, (second,), target.role).write(text[cut:])
    put_run(second, properties)
    return at(target)


def by_style(file: File, target: Target, properties: str) -> Places:
    """Change the style of the paragraph, and so all paragraphs that have it."""
    put_run(style_of(file, target), properties)
    return same_style(file, target)


def by_own_style(file: File, target: Target, properties: str) -> Places:
    """Make a style that builds on the old one, and give it to the paragraph."""
    _new_style(file, target, f"<w:rPr>{properties}</w:rPr>")
    return at(target)


def _new_style(file: File, target: Target, properties: str) -> None:
    old = style_of(file, target).get(W + "styleId")
    file.styles.append(
        xml(
            '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Kieu9"><w:name w:val="Kiểu 9"/>'
            f'<w:basedOn w:val="{old}"/>{properties}</w:style>'
        )
    )
    put_paragraph(target.paragraph, '<w:pStyle w:val="Kieu9"/>')


def by_character_style(file: File, target: Target, properties: str) -> Places:
    """Make a character style, and give it to the words."""
    style_of(file, target)
    file.styles.append(
        xml(
            '<w:style w:type="character" w:customStyle="1" w:styleId="Chu9"><w:name w:val="Chữ 9"/>'
            f"<w:rPr>{properties}</w:rPr></w:style>"
        )
    )
    return directly(file, target, '<w:rStyle w:val="Chu9"/>')


def by_defaults(file: File, target: Target, properties: str) -> Places:
    """Let the style say nothing, and change the defaults of the document."""
    style = style_of(file, target)
    if target.paragraph.find(f"{W}pPr/{W}pStyle") is None:
        raise NotHereError
    defaults = file.styles.find(f"{W}docDefaults/{W}rPrDefault")
    for each in xml(f"<w:rPr>{properties}</w:rPr>"):
        for said in style.findall(f"{W}rPr/{each.tag}"):
            said.getparent().remove(said)
    put_run(defaults, properties)
    if style.find(W + "basedOn") is not None:
        raise NotHereError
    return same_style(file, target)


def tracked(file: File, target: Target, properties: str) -> Places:
    """Set the words as a tracked insertion of a second person."""
    directly(file, target, properties)
    _wrap(target, '<w:ins w:id="900" w:author="Trần Thị B" w:date="2024-03-01T08:00:00Z"/>')
    return at(target)


def in_control(file: File, target: Target, properties: str) -> Places:
    """Set the words within a content control."""
    directly(file, target, properties)
    control = xml("<w:sdt><w:sdtPr/><w:sdtContent/></w:sdt>")
    target.runs[0].addprevious(control)
    for run in target.runs:
        control[1].append(run)
    return at(target)


def _wrap(target: Target, element: str) -> None:
    holder = xml(element)
    target.runs[0].addprevious(holder)
    for run in target.runs:
        holder.append(run)


Way = Callable[[File, Target, str], Places]
RUN_WAYS: dict[str, Way] = {
    "set directly": directly,
    "set on the last word": one_word,
    "in its style": by_style,
    "in a style built on its style": by_own_style,
    "in a character style": by_character_style,
    "in the document defaults": by_defaults,
    "in a tracked insertion": tracked,
    "in a content control": in_control,
}
#: Ways that are good for switches, which a character style turns over.
SWITCH_WAYS = {name: RUN_WAYS[name] for name in ("set directly", "set on the last word", "in its style", "in a style built on its style")}  # fmt: skip


def looks(  # noqa: PLR0917 they read as a line of a table
    rule: str,
    role: str,
    fault: str,
    properties: str,
    ways: Collection[str] = tuple(SWITCH_WAYS),
    which: int = 0,
    **more: Any,  # noqa: ANN401
) -> list[Plant]:
    """Give plants that set the look of the words of a role, in several ways."""

    def deed(way: Way) -> Deed:
        return lambda file: way(file, file.nth(role, which), properties)

    return [Plant(rule, f"{fault}, {name}", deed(RUN_WAYS[name]), **more) for name in ways]


def shape_directly(file: File, target: Target, properties: str) -> Places:
    """Set the paragraph."""
    del file
    put_paragraph(target.paragraph, properties)
    return at(target)


def shape_by_style(file: File, target: Target, properties: str) -> Places:
    """Change the style of the paragraph."""
    put_paragraph(style_of(file, target), properties)
    return same_style(file, target)


def shape_by_own_style(file: File, target: Target, properties: str) -> Places:
    """Make a style that builds on the old one."""
    _new_style(file, target, f"<w:pPr>{properties}</w:pPr>")
    return at(target)


SHAPE_WAYS: dict[str, Way] = {
    "set directly": shape_directly,
    "in its style": shape_by_style,
    "in a style built on its style": shape_by_own_style,
}


def shapes(  # noqa: PLR0917 they read as a line of a table
    rule: str,
    role: str,
    fault: str,
    properties: str,
    ways: Collection[str] = tuple(SHAPE_WAYS),
    which: int = 0,
    **more: Any,  # noqa: ANN401
) -> list[Plant]:
    """Give plants that set paragraphs of a role, in several ways."""

    def deed(way: Way) -> Deed:
        def do(file: File) -> Places:
            target = file.nth(role, which)
            if rule != "F18" and len(target.paragraph.findall(f"{W}r/{W}tab")):
                raise NotHereError  # one side of a tabbed line has no place of its own
            return way(file, target, properties)

        return do

    return [Plant(rule, f"{fault}, {name}", deed(SHAPE_WAYS[name]), **more) for name in ways]


def theme_font(file: File, target: Target, name: str) -> Places:
    """Let the style take the font of the theme, as Word's own styles do."""
    theme = file.tree("word/theme/theme1.xml")
    for font in theme.iter(A + "minorFont"):
        font.find(A + "latin").set("typeface", name)
    fonts = '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>'
    return by_style(file, target, fonts)
