"""The pages of a workspace: every kind of paper that it can make."""

from collections.abc import Mapping

from qmsdocs.base.errors import NotFoundError, Problem
from qmsdocs.batch.workspace import Workspace, unknown
from qmsdocs.model.kinds import load_kinds
from qmsdocs.model.page import Page
from qmsdocs.sources.files import bundled


def pages_of(workspace: Workspace, problems: list[Problem] | None = None) -> Mapping[str, Page]:
    """Give every kind of paper by id; the workspace's own pages win over ours.

    Raises:
        TemplateError: a page cannot be read, unless there is a list for `problems`.
    """
    ours, own = bundled("templates"), workspace.templates
    if own.is_dir() and ours.is_dir() and own.samefile(ours):
        return load_kinds(own, problems=problems)
    return load_kinds(ours, own, problems=problems)


def page_of(pages: Mapping[str, Page], kind: str) -> Page:
    """Give the page of a kind.

    Raises:
        NotFoundError: there is no such kind; the nearest ids are given.
    """
    if kind not in pages:
        raise NotFoundError(unknown("build.no-kind", kind, pages))
    return pages[kind]
