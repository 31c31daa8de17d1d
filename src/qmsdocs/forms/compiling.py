"""Compiles a page of Markdown and Jinja into the Word template of its form."""

from collections.abc import Callable, Mapping

from qmsdocs.forms.checks import check_balance, check_page, check_runs
from qmsdocs.forms.frames import administrative, controlled
from qmsdocs.forms.frames.attachments import appendices, attached
from qmsdocs.forms.markdown import read_body, read_text
from qmsdocs.forms.parts import Parts, parted
from qmsdocs.forms.problems import Problems
from qmsdocs.forms.setting import Setting
from qmsdocs.forms.styles import DEFAULT_STYLE, styles
from qmsdocs.model.agency import House
from qmsdocs.model.page import Page
from qmsdocs.model.profile import Logo
from qmsdocs.model.rules import FormatRules
from qmsdocs.word.blocks import Section, WordDocument
from qmsdocs.word.embedded import checked_picture

_FRAMES: Mapping[str, Callable[[Setting, Parts], tuple[Section, ...]]] = {
    "KH": administrative.named,
    "BC": administrative.named,
    "TB": administrative.named,
    "TTr": administrative.named,
    "GM": administrative.named,
    "BB": administrative.minutes,
    "CV": administrative.letter,
    "QĐ": administrative.decision,
    "QĐ+": administrative.decision,
    "TL": controlled.document,
    "BM": controlled.form,
}


def compile_page(
    page: Page, rules: FormatRules, house: House, logo: Logo | None = None
) -> WordDocument:
    """Give the Word template of a page, laid out by the rules in force and the house style.

    A logo stands on the covers only: the law has no place for it elsewhere.

    Raises:
        TemplateError: with every problem of the page, each with its line.
        InputError: the logo is no PNG or JPEG.
    """
    picture = checked_picture(logo.data, logo.file) if logo else None
    problems = Problems(page.file)
    nodes = read_body(page.body, page.first_line, problems)
    check_balance(nodes, problems)
    check_page(nodes, page.kind.form, page.first_line, problems)
    proposal = read_text(page.kind.proposal or "", 0, problems)
    check_runs(proposal, 0, problems)
    problems.stop()
    made = styles(rules, house)
    setting = Setting(page.kind, rules, house, {style.id: style for style in made}, picture)
    parts = parted(nodes, setting, proposal, problems)
    problems.stop()
    return WordDocument(
        styles=made,
        sections=(*_FRAMES[page.kind.form](setting, parts), *_attachments(setting, parts)),
        default_style=DEFAULT_STYLE,
        properties={"title": page.kind.title, "subject": page.kind.id},
    )


def _attachments(setting: Setting, parts: Parts) -> tuple[Section, ...]:
    text = (attached(setting, parts.attached),) if parts.attached else ()
    return (*text, *appendices(setting, parts.appendices))
