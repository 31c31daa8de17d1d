"""Fills Word templates: plain data in, a Word file and its missing facts out.

The tags are docxtpl's, and so is the patch that makes Jinja out of Word's XML; the environment,
what happens to the result, and the package are ours. A template is patched and compiled once.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from docxtpl import DocxTemplate
from jinja2 import Template, TemplateSyntaxError
from lxml import etree

from qmsdocs.base.errors import Problem, QmsDocsError, RenderError, TemplateError
from qmsdocs.base.places import Place
from qmsdocs.word.checking import check, part_problems
from qmsdocs.word.core_properties import (
    LABEL,
    rendered_properties,
    to_bytes,
    write_properties,
)
from qmsdocs.word.counters import Counters
from qmsdocs.word.environment import environment
from qmsdocs.word.filters import COUNTERS
from qmsdocs.word.finishing import finish
from qmsdocs.word.gaps import Value, dotted, gap_paths, with_gaps
from qmsdocs.word.jinja_source import Source, source_of, tagged_parts
from qmsdocs.word.package import read_package, write_package
from qmsdocs.word.printing import clean
from qmsdocs.word.tag_pairs import broken_pairs
from qmsdocs.word.tags import open_tags, tags_of
from qmsdocs.word.text_parts import TextPart
from qmsdocs.word.troubles import problem_of, template_line

__all__ = ["Rendered", "check", "compile_template", "render", "render_text"]

#: How many templates are kept ready in memory.
KEPT = 64

#: Faults of the data rather than of the template.
_OF_DATA = frozenset(("template.filter-value", "template.failed", "template.unprintable"))


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished Word file; `gaps` are the paths of missing facts that it prints, in order."""

    data: bytes
    gaps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Program:
    """A part of a template, ready to be filled."""

    source: Source
    template: Template


@dataclass(frozen=True, slots=True)
class Compiled:
    """A template: its parts as they are, and the programs of those that have tags."""

    parts: Mapping[str, bytes]
    programs: tuple[Program, ...]


def render(
    template: bytes, context: Mapping[str, Value], properties: Mapping[str, str]
) -> Rendered:
    """Fill a Word template.

    `context` is plain data; None in it is a missing fact. `properties` are core properties
    (`title`, `creator`, `created` …), which win over those of the template. Equal input gives
    equal bytes.

    Raises:
        TemplateError: the template is not well formed, asks for what is not there, or for what
            no template may do.
        RenderError: a value does not fit what the template does with it.
        WordFileError: the template is not a sound Word file.
    """
    compiled = compile_template(template)
    names = _names(context)
    parts = dict(compiled.parts)
    gaps: list[str] = []
    for program in compiled.programs:
        xml = _run(program, names)
        gaps += gap_paths(xml)
        parts[program.source.part.name] = _finished(program.source, xml, compiled.parts)
    own = rendered_properties(parts, lambda text: _render_plain(text, names, Place(within=LABEL)))
    merged = {**own, **properties}
    gaps += [path for text in merged.values() for path in gap_paths(text)]
    write_properties(parts, {key: dotted(clean(text)) for key, text in merged.items()})
    return Rendered(write_package(parts), tuple(dict.fromkeys(gaps)))


def render_text(source: str, context: Mapping[str, Value]) -> str:
    """Fill a line of text, such as a subject or a recipient, without escaping.

    A missing fact stays a marker in the text, so that it is still highlighted and listed when
    the text is printed in a Word file; `gaps.dotted` gives dots instead, for a list or a title.

    Raises:
        TemplateError, RenderError: as `render` does.
    """
    return _render_plain(source, _names(context), Place())


@lru_cache(maxsize=KEPT)
def compile_template(template: bytes) -> Compiled:
    """Patch and compile a template.

    Raises:
        TemplateError: with what Jinja cannot read; `check` finds more.
        WordFileError: when it is not a sound Word file.
    """
    parts = read_package(template)
    programs = (_program(part, root) for part, root in tagged_parts(parts))
    return Compiled(parts, tuple(program for program in programs if program.source.has_tags))


def _program(part: TextPart, root: etree._Element) -> Program:
    problems = list(open_tags(root, part)) or broken_pairs(tags_of(root, part))
    if problems:
        raise TemplateError(problems)
    source = source_of(part, root)
    try:
        return Program(source, environment().from_string(source.text))
    except TemplateSyntaxError as error:
        raise TemplateError(part_problems(part, root)) from error
    except Exception as error:
        raise _located(error, source, ()) from error


def _run(program: Program, names: Mapping[str, Value]) -> str:
    try:
        return program.template.render(names)
    except Exception as error:
        raise _located(error, program.source, names) from error


def _finished(source: Source, xml: str, parts: Mapping[str, bytes]) -> bytes:
    """Give the bytes of a filled part, which must still be XML, with a grid for each table."""
    try:
        root = etree.fromstring(finish(xml, source.part.body))
        if source.dynamic_cells:
            root = DocxTemplate("").fix_tables(etree.tostring(root, encoding="unicode"))
    except (etree.XMLSyntaxError, ValueError, AttributeError) as error:
        raise TemplateError(_why_broken(source.part, parts)) from error
    return to_bytes(root)


def _why_broken(part: TextPart, parts: Mapping[str, bytes]) -> list[Problem]:
    """Say which tags broke a part, or that some did."""
    roots = [root for other, root in tagged_parts(parts) if other == part]
    found = [problem for root in roots for problem in part_problems(part, root)]
    values = {"part": part.label}
    return found or [Problem("template.broken-result", Place(within=part.label), values)]


def _render_plain(source: str, names: Mapping[str, Value], place: Place) -> str:
    try:
        return _plain_template(source).render(names)
    except Exception as error:
        raise _error(problem_of(error, source, place, names)) from error


@lru_cache(maxsize=KEPT * 8)
def _plain_template(source: str) -> Template:
    return environment(escaping=False).from_string(source)


def _names(context: Mapping[str, Value]) -> dict[str, Value]:
    """Give the names of one paper: its data with gaps for None, and counters that begin anew."""
    return {**with_gaps(context), COUNTERS: Counters()}


def _located(error: Exception, source: Source, names: Iterable[str]) -> QmsDocsError:
    line = template_line(error)
    written, tag = source.tag_at(line)
    shown = tag.written if tag else written
    return _error(problem_of(error, shown, source.place_at(line), names))


def _error(problem: Problem) -> QmsDocsError:
    return RenderError(problem) if problem.code in _OF_DATA else TemplateError(problem)
