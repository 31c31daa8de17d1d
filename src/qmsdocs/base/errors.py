"""The error tree: one root, many located problems in one error."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from qmsdocs.base.places import Place


class Said(str):
    """A value of a problem that is itself a message code: its words are put in its stead."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: a message code, its values and its place.

    The words live in `data/messages/`; `values` fill the braces of the message.
    """

    code: str
    place: Place = field(default_factory=Place)
    values: Mapping[str, object] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        """Give a bare form for logs; users see the message of `sources.messages`."""
        return f"{self.place}: {self.code} {dict(self.values)}"


class QmsDocsError(Exception):
    """Root of all errors of this package; carries every problem found, not the first."""

    exit_code = 1

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        """Keep one or many problems."""
        self.problems = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class InputError(QmsDocsError):
    """What the user gave cannot be used."""

    exit_code = 2


class ProfileError(InputError):
    """A profile is not well formed or contradicts itself."""


class RulePackError(InputError):
    """A rule pack has a gap, an overlap, no citation, or no value on a date."""


class TemplateError(InputError):
    """A template page or Word template cannot be used."""


class NotFoundError(InputError):
    """There is no such agency, kind, rule or file."""


class WorkError(QmsDocsError):
    """The work itself could not finish."""


class RenderError(WorkError):
    """One paper could not be rendered."""


class WordFileError(InputError):
    """A Word file is damaged, hostile or not a Word file."""


class OutputError(WorkError):
    """A file could not be written, or must not be overwritten."""
