"""Corrects a file in rounds: what was found is mended, and the file is judged again."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from qmsdocs.base.errors import RulePackError
from qmsdocs.lint.correcting.fault import Fault
from qmsdocs.lint.correcting.names import fix_of, why_left
from qmsdocs.lint.correcting.source import Source
from qmsdocs.lint.correcting.words import Reworded, reworded
from qmsdocs.lint.findings import Case
from qmsdocs.lint.found import Found
from qmsdocs.lint.inspecting import kinds_of
from qmsdocs.lint.judging import judge
from qmsdocs.lint.paper import Paper
from qmsdocs.lint.recognising import recognise
from qmsdocs.lint.results import found
from qmsdocs.lint.rules import load_rules
from qmsdocs.model.rules import FormatRules, Rulebook, load_rulebook
from qmsdocs.word.correcting.correct import corrected
from qmsdocs.word.correcting.wanted import Correction
from qmsdocs.word.reader import read_document
from qmsdocs.word.reading.model import Document

#: What one round sets right may show another fault; more rounds than these are a circle.
_MOST_ROUNDS = 8

#: Tells findings that shall stay as they are.
Spared = Callable[[Found], bool]


@dataclass(frozen=True, slots=True)
class Corrected:
    """A corrected file: what is done, what is left and why, and where signs were changed.

    `data` is the file as it was when nothing could be done; `why` has a code for each of `left`.
    """

    data: bytes
    changed: bool = False
    done: tuple[Found, ...] = ()
    left: tuple[Found, ...] = ()
    why: tuple[str, ...] = ()
    words: tuple[Reworded, ...] = ()


@dataclass(frozen=True, slots=True)
class _State:
    """A file as it was read, with the faults that were found."""

    document: Document
    faults: tuple[tuple[Found, Fault], ...]

    @property
    def found(self) -> tuple[Found, ...]:
        """The findings."""
        return tuple(each for each, _ in self.faults)


def correct(
    data: bytes, file: str, day: date | None, today: date, spared: Spared = lambda _: False
) -> Corrected:
    """Mend what is safe to mend in a Word file, by the law of a day, of its own date, or of today.

    Raises:
        WordFileError: it is damaged, hostile, no Word file, or signed digitally.
    """
    first = state = _judged(data, file, day, today)
    given, seen = data, {data}
    for _ in range(_MOST_ROUNDS):
        new = corrected(data, _corrections(state, spared), file)
        if new in seen:
            break
        seen.add(new)
        data, state = new, _judged(new, file, day, today)
    return Corrected(
        data,
        data != given,
        tuple(_gone(first.found, state.found)),
        state.found,
        tuple("fix.left-waived" if spared(each) else why_left(it) for each, it in state.faults),
        reworded(first.document, state.document),
    )


def _judged(data: bytes, file: str, day: date | None, today: date) -> _State:
    book = load_rulebook()
    document = read_document(data, file)
    source = Source(document)
    faults: list[tuple[Found, Fault]] = []
    for paper in recognise(document, kinds_of(book), file):
        law = _law(book, day or paper.day or today)
        if law is not None:
            faults += _faults(paper, law, source)
    return _State(document, tuple(faults))


def _law(book: Rulebook, day: date) -> FormatRules | None:
    try:
        return book.format_on(day)
    except RulePackError:
        return None


def _faults(paper: Paper, law: FormatRules, source: Source) -> Iterator[tuple[Found, Fault]]:
    for verdict in judge(paper, law, load_rules()):
        for each in verdict.findings:
            case = Case(paper, law, each.step.options)
            yield found(verdict, each, law), Fault(case, each.finding, each.step, source)


def _corrections(state: _State, spared: Spared) -> Iterator[Correction]:
    """Give what mends the faults, each once."""
    given: list[Correction] = []
    for each, fault in state.faults:
        fix = fix_of(fault.step)
        for correction in fix(fault) if fix and not spared(each) else ():
            if correction not in given:
                given.append(correction)
                yield correction


def _gone(before: Iterable[Found], after: Iterable[Found]) -> Iterator[Found]:
    """Give what was found before and is not any more."""
    left = Counter((each.rule, each.code, each.role) for each in after)
    for each in before:
        key = (each.rule, each.code, each.role)
        if left[key]:
            left[key] -= 1
        else:
            yield each
