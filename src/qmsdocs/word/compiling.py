"""Makes a template ready: docxtpl's patch once, Jinja once, the parts that never change packed."""

import itertools
from collections.abc import Iterator, Mapping
from types import CodeType

from jinja2 import TemplateSyntaxError, nodes
from lxml import etree

from qmsdocs.base.errors import TemplateError
from qmsdocs.word.careful import located, program_of
from qmsdocs.word.checking import part_problems
from qmsdocs.word.compiled import Compiled, Needs, Part, part_of
from qmsdocs.word.core_properties import declared_core, read_properties
from qmsdocs.word.deflate import deflate
from qmsdocs.word.environment import environment
from qmsdocs.word.finishing import (
    DRAWING,
    FIRST_ID,
    may_come_out_empty,
    numbered,
)
from qmsdocs.word.jinja_source import Source, source_of, tagged_parts
from qmsdocs.word.package import in_order, read_package
from qmsdocs.word.pictures.chart_parts import CONTENT_TYPES
from qmsdocs.word.pictures.chart_shelves import shelf_of
from qmsdocs.word.pictures.names import CHARTS, PICTURES
from qmsdocs.word.proving import MARK, skeleton, well_formed
from qmsdocs.word.quick_code import quick_code
from qmsdocs.word.tag_pairs import broken_pairs
from qmsdocs.word.tags import open_tags, tags_of
from qmsdocs.word.zip_image import ZipImage

#: What never changes is packed once, and so as small as can be, by the library that is always there.
_STATIC = "zlib-9"


def compiled_from(template: bytes) -> Compiled:
    """Patch and compile a template.

    Raises:
        TemplateError: with what Jinja cannot read; `check` finds more.
        WordFileError: when it is not a sound Word file.
    """
    parts = read_package(template)
    sources = tuple(_sources(parts))
    made = tuple(_part(source, root) for source, root in sources)
    own = tuple(read_properties(parts).items())
    core = declared_core(parts)
    charted = [source.part.name for source, _ in sources if _has_charts(source)]
    shelf = shelf_of(parts, charted) if charted else None
    changing = {core, *(part.name for part in made)}
    if shelf:
        changing |= {CONTENT_TYPES, *(links.name for links in shelf.links)}
    static = [(name, data) for name, data in in_order(parts) if name not in changing]
    image = ZipImage().with_entries(static, deflate(_STATIC))
    return Compiled(template, image, core, own, made, shelf)


def _sources(parts: Mapping[str, bytes]) -> Iterator[tuple[Source, etree._Element]]:
    for part, root in tagged_parts(parts):
        problems = list(open_tags(root, part)) or broken_pairs(tags_of(root, part))
        if problems:
            raise TemplateError(problems)
        source = source_of(part, root)
        if source.has_tags:
            yield source, root


def _has_charts(source: Source) -> bool:
    """Tell whether a part may come out with charts: the name of a filter is somewhere in it."""
    return any(name in source.text for name in CHARTS)


def _part(source: Source, root: etree._Element) -> Part:
    try:
        tree = environment().parse(source.text)
        environment().refuse_unknown(tree)
    except TemplateSyntaxError as error:
        raise TemplateError(part_problems(source.part, root)) from error
    except Exception as error:
        raise located(error, source, ()) from error
    numbers = source.part.body and not _numbered(tree)
    fills = may_come_out_empty(skeleton(tree), MARK)
    needs = Needs(fills, numbers, not well_formed(tree), source.dynamic_cells)
    return part_of(source.part.name, _code(tree, source), needs)


def _code(tree: nodes.Template, source: Source) -> CodeType | None:
    """Give the quick code; where there is none, see that Jinja itself can do it."""
    try:
        code = quick_code(tree)
    except Exception:
        code = None
    if code is None:
        program_of(source)
    return code


def _numbered(tree: nodes.Template) -> bool:
    """Number the drawings once and for all if each comes out just once; tell whether it was so."""
    pieces = [piece for node in tree.body if isinstance(node, nodes.Output) for piece in node.nodes]
    fixed = [piece for piece in pieces if isinstance(piece, nodes.TemplateData)]
    numbers = itertools.count(FIRST_ID)
    made = [numbered(piece.data.encode(), numbers).decode() for piece in fixed]
    found = next(numbers) - FIRST_ID
    everywhere = [piece.data for piece in tree.find_all(nodes.TemplateData)]
    if found != sum(data.count(DRAWING.decode()) for data in everywhere) or _draws(tree):
        return False
    for piece, data in zip(fixed, made, strict=True):
        piece.data = data
    return True


def _draws(tree: nodes.Template) -> bool:
    return any(one.name in PICTURES for one in tree.find_all(nodes.Filter))
