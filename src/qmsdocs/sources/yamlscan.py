"""Reads a YAML file: a sound one quickly, any other with care and past what is wrong with it."""

from contextlib import suppress
from functools import partial

from qmsdocs.base.errors import Problem
from qmsdocs.sources.yamldocument import Marks, Spots, YamlDocument, quick_document
from qmsdocs.sources.yamlevents import built
from qmsdocs.sources.yamlquick import GivenUpError, quickly_read
from qmsdocs.sources.yamlsyntax import mended
from qmsdocs.sources.yamltext import decoded, hidden_characters, is_usual, tidied

#: After so many syntax errors more of them help nobody.
MAX_MENDS = 25
#: Faults that leave nothing of a value for the model to judge.
_WHOLE_VALUE = {"file.key-not-text", "file.curly-quotes"}


def scan(data: bytes, file: str) -> tuple[YamlDocument, tuple[Problem, ...]]:
    """Read a file as `yamlfile.scan_yaml` says: quickly if it is sound, else with care."""
    text, problems = decoded(data, file)
    if text is None:
        return YamlDocument(file, None), problems
    hidden: list[Problem] = []
    if not is_usual(text):
        hidden, text = hidden_characters(text, file)
        text = tidied(text)
    found = [*problems, *hidden]
    if not found:
        with suppress(GivenUpError):
            return quick_document(file, *quickly_read(text)), ()
    lines: set[int] = {problem.place.line for problem in hidden}
    for _ in range(MAX_MENDS):
        builder, fault = built(text, file)
        if fault is None:
            break
        line = fault.problem.place.line
        if line not in lines:  # the rest of a line that is cut already says nothing new
            found += [fault.problem, *fault.more]
            lines.add(line)
        better = mended(text, fault)
        if better is None:
            break
        text = better
    lines |= {each.place.line for each in builder.problems if each.code in _WHOLE_VALUE}
    spots = Spots(partial(Marks, builder.marks, builder.key_marks, builder.aliases))
    document = YamlDocument(file, builder.value, spots, frozenset(lines))
    return document, _in_order([*found, *builder.problems])


def _in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda problem: (problem.place.line, problem.place.column)))
