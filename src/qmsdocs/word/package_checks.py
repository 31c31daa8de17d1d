"""What may not be in a Word file that comes from outside, and what must be there."""

import posixpath
import re
from collections.abc import Container, Iterable, Iterator, Mapping

from lxml import etree

from qmsdocs.base.errors import Problem
from qmsdocs.base.places import Place
from qmsdocs.word.links import RELATIONSHIP, part_name

CONTENT_TYPES = "[Content_Types].xml"

_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_STRICT = "http://purl.oclc.org/ooxml/"
_DOCUMENT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}document"
_TYPES_NS = "{http://schemas.openxmlformats.org/package/2006/content-types}"
DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_WEB = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
_MACROS = re.compile(r"(?:^|/)vba(?:Project|Data)[^/]*$", re.IGNORECASE)


def content_problems(parts: Mapping[str, bytes], file: str = "") -> list[Problem]:
    """Give everything that is wrong with the parts of a package, in a fixed order."""
    trees, problems = _trees(parts, file)
    if problems:
        return problems
    place = Place(file=file)
    main = [*kind_problems(parts, trees, place)]
    found = [*main, *macro_problems(parts, trees, place)]
    for name, tree in trees.items():
        if name.endswith(".rels"):
            found += _link_problems(name, tree, place)
            found += () if main else _missing_parts(name, tree, parts, place)
    return found


def _trees(
    parts: Mapping[str, bytes], file: str
) -> tuple[dict[str, etree._Element], list[Problem]]:
    trees: dict[str, etree._Element] = {}
    problems: list[Problem] = []
    for name, data in sorted(parts.items()):
        if not name.lower().endswith((".xml", ".rels")):
            continue
        values: dict[str, object] = {"part": name}
        try:
            trees[name] = etree.fromstring(data, _parser())
            declared = trees[name].getroottree().docinfo.internalDTD is not None
        except etree.XMLSyntaxError as error:
            line, column = error.position
            values |= {"line": line or 1, "column": column or 1}
            declared = DECLARED.search(data) is not None
        if declared or name not in trees:
            code = "word.entities" if declared else "word.broken-xml"
            problems.append(Problem(code, Place(file=file, within=name), values))
    return trees, problems


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


def kind_problems(
    parts: Container[str], trees: Mapping[str, etree._Element], place: Place
) -> Iterator[Problem]:
    """Look for the way from the package to the main part, and what kind of document it is.

    Of the trees, only those of content types, of the package's links and of the main part count.
    """
    if CONTENT_TYPES not in trees or "_rels/.rels" not in trees:
        yield Problem("word.not-a-word-file", place)
        return
    links = [
        link
        for link in trees["_rels/.rels"].iter(RELATIONSHIP)
        if link.get("Type", "").endswith("/officeDocument")
    ]
    target = part_name("", links[0].get("Target", "")) if links else ""
    if target not in parts:
        yield Problem("word.no-document", place)
        return
    kind = content_type(trees[CONTENT_TYPES], target)
    root = str(trees[target].tag) if target in trees else ""
    if links[0].get("Type", "").startswith(_STRICT) or root.startswith("{" + _STRICT):
        yield Problem("word.strict", place)
    elif kind == _TEMPLATE:
        yield Problem("word.dotx", place)
    elif (kind != _MAIN and "macroEnabled" not in kind) or root != _DOCUMENT:
        yield Problem("word.not-a-word-file", place)


def macro_problems(
    parts: Iterable[str], trees: Mapping[str, etree._Element], place: Place
) -> Iterator[Problem]:
    """Look for macros, by the content types and by the names of parts."""
    kinds = [element.get("ContentType", "") for element in trees.get(CONTENT_TYPES, ())]
    if any("macroEnabled" in kind or "vba" in kind for kind in kinds) or any(
        _MACROS.search(name) for name in parts
    ):
        yield Problem("word.macros", place)


def _link_problems(name: str, tree: etree._Element, place: Place) -> Iterator[Problem]:
    for link in tree.iter(RELATIONSHIP):
        kind = link.get("Type", "").rsplit("/", 1)[-1]
        target = link.get("Target", "")
        values = {"part": name, "target": target}
        external = link.get("TargetMode") == "External"
        if kind == "attachedTemplate":
            yield Problem("word.attached-template", place, values)
        elif kind in {"oleObject", "control", "activeXControlBinary"}:
            yield Problem("word.active-content", place, values)
        elif external and not (kind == "hyperlink" and _WEB.match(target)):
            yield Problem("word.external-link", place, values)


def _missing_parts(
    name: str, tree: etree._Element, parts: Mapping[str, bytes], place: Place
) -> Iterator[Problem]:
    """Find links to parts that the package does not have: Word opens no such file."""
    known = {part.lower() for part in parts}
    for link in tree.iter(RELATIONSHIP):
        target = link.get("Target", "").partition("#")[0]
        if target and target != "NULL" and link.get("TargetMode") != "External":
            path = part_name(posixpath.dirname(posixpath.dirname(name)), target)
            if path.lower() not in known:
                yield Problem("word.missing-part", place, {"part": path})


def content_type(types: etree._Element, part: str) -> str:
    """Give the content type of a part by the list of types: its own, or that of its ending."""
    extension = part.rsplit(".", 1)[-1].lower()
    found = (
        element.get("ContentType", "")
        for tag, key, name in (
            ("Override", "PartName", f"/{part}"),
            ("Default", "Extension", extension),
        )
        for element in types.iter(_TYPES_NS + tag)
        if element.get(key, "").lower() == name.lower()
    )
    return str(next(found, ""))
