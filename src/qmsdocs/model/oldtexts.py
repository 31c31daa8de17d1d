"""Texts of a profile that look typed in an encoding from before Unicode: every paper would print them."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from qmsdocs.base.encodings import old_encoding
from qmsdocs.base.errors import Problem
from qmsdocs.base.hints import shortened
from qmsdocs.model.validation import Source
from qmsdocs.sources.yamlbuild import Loc

#: A sign that text of some length in an old encoding cannot do without, and hardly another file has.
_SUSPECT = re.compile("[¨©ª«¬\xad®µ¶¸¹¼½¾åäæëïñöøûü]")
#: A whole file in an old encoding need not be told line by line.
_MOST, _LONGEST = 20, 50


def old_texts(sources: Iterable[Source], files: Iterable[object]) -> tuple[Problem, ...]:
    """Warn of texts that look like TCVN3 or VNI, each with its place; of the first ones only.

    Args:
        sources: what was read.
        files: the bytes that it was read from, which tell quickly that there is nothing to find.
    """
    texts = (data.decode(errors="replace") for data in files if isinstance(data, bytes))
    if not any(map(_SUSPECT.search, texts)):
        return ()
    return tuple(islice(_found(sources), _MOST))


def _found(sources: Iterable[Source]) -> Iterator[Problem]:
    for source in sources:
        for loc, text in _texts(source.document.value, ()):
            if name := old_encoding(text):
                values = {"encoding": name, "text": shortened(text, _LONGEST)}
                yield Problem("profile.old-encoding", source.place(loc), values)


def _texts(value: object, loc: Loc) -> Iterator[tuple[Loc, str]]:
    if isinstance(value, str):
        yield loc, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(item, (*loc, key))
    elif isinstance(value, list):
        for at, item in enumerate(value):
            yield from _texts(item, (*loc, at))
