"""The careful road: Jinja itself in its sandbox, the result parsed, every fault told with its place.

It is taken for whatever quick code does not know: values that are more than plain data, statements
such as `macro`, and every fault.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from docxtpl import DocxTemplate
from jinja2 import Template
from lxml import etree

from qmsdocs.base.errors import Problem, QmsDocsError, TemplateError
from qmsdocs.base.places import Place
from qmsdocs.word.checking import part_problems
from qmsdocs.word.compiled import Compiled, Filled, names_of
from qmsdocs.word.environment import environment
from qmsdocs.word.finishing import finish
from qmsdocs.word.gaps import Value
from qmsdocs.word.grids import parsed
from qmsdocs.word.jinja_source import Source, source_of, tagged_parts
from qmsdocs.word.package import read_package
from qmsdocs.word.text_parts import TextPart
from qmsdocs.word.troubles import error_of, problem_of, template_line

#: Signs by which docxtpl's `Listing` and `RichText` begin a paragraph or a page.
_PARAGRAPHS = ("\a", "\f")
#: How many templates are kept ready.
_KEPT = 64


@dataclass(frozen=True, slots=True)
class Program:
    """A part of a template, ready to be filled."""

    source: Source
    template: Template


def fill_carefully(compiled: Compiled, context: Mapping[str, Value]) -> Filled:
    """Fill the parts of a template.

    Raises:
        TemplateError: it asks for what is not there, or for what no template may do, or its tags
            leave no well-formed XML.
        RenderError: a value does not fit what the template does with it.
    """
    names = names_of(context)
    parts: list[tuple[str, bytes]] = []
    gaps: list[str] = []
    for program in _programs(compiled.template):
        data, found = _finished(program, _run(program, names), compiled.template)
        parts.append((program.source.part.name, data))
        gaps += found
    return Filled(tuple(parts), tuple(gaps))


def program_of(source: Source) -> Program:
    """Compile a part.

    Raises:
        TemplateError: Jinja, or Python beneath it, cannot.
    """
    try:
        return Program(source, environment().from_string(source.text))
    except Exception as error:
        raise located(error, source, ()) from error


def located(error: Exception, source: Source, names: Iterable[str]) -> QmsDocsError:
    """Give an error that came up in a part, with its tag and the place of that."""
    line = template_line(error)
    written, tag = source.tag_at(line)
    shown = tag.written if tag else written
    return error_of(problem_of(error, shown, source.place_at(line), names))


@lru_cache(maxsize=_KEPT)
def _programs(template: bytes) -> tuple[Program, ...]:
    parts = read_package(template)
    sources = (source_of(part, root) for part, root in tagged_parts(parts))
    return tuple(program_of(source) for source in sources if source.has_tags)


def _run(program: Program, names: Mapping[str, Value]) -> str:
    try:
        return program.template.render(names)
    except Exception as error:
        raise located(error, program.source, names) from error


def _finished(program: Program, xml: str, template: bytes) -> tuple[bytes, tuple[str, ...]]:
    """Give the bytes of a filled part, which must still be XML, and the paths of its gaps."""
    source = program.source
    if any(sign in xml for sign in _PARAGRAPHS):
        xml = DocxTemplate("").resolve_listing(xml)
    try:
        data, gaps = finish(xml.encode(), numbers=source.part.body)
        return parsed(data, source.dynamic_cells), gaps
    except (etree.XMLSyntaxError, ValueError, AttributeError) as error:
        raise TemplateError(_why_broken(source.part, template)) from error


def _why_broken(part: TextPart, template: bytes) -> list[Problem]:
    """Say which tags broke a part, or that some did."""
    roots = [root for other, root in tagged_parts(read_package(template)) if other == part]
    found = [problem for root in roots for problem in part_problems(part, root)]
    values = {"part": part.label}
    return found or [Problem("template.broken-result", Place(within=part.label), values)]
