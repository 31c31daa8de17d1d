"""The list of what was written: what each paper was made from, and the hash of its file.

By the hash a file that a person edited is told from our own; by the inputs, whether a paper is up
to date. The list holds no clock and no path of a machine: equal papers give equal bytes.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from qmsdocs.base.errors import OutputError, Problem
from qmsdocs.base.places import Place
from qmsdocs.batch.slices import as_json
from qmsdocs.batch.workspace import LIST
from qmsdocs.sources.files import reason_of

FILE_NAME = LIST
FORMAT = 2


class Inputs(NamedTuple):
    """What a paper was made from, as digests.

    `context` has one for each name of the data that its template reads, `template` is that of the
    Word template; `page`, `rules` and `engine` say what that was made from, and `period` is the
    day from which those rules hold. `deflate` is the way in which the file was compressed.
    """

    context: Mapping[str, str] = {}
    template: str = ""
    page: str = ""
    rules: str = ""
    period: str = ""
    engine: str = ""
    deflate: str = ""


@dataclass(frozen=True)
class Entry:
    """A written file: `gaps` are the paths of missing facts that it prints.

    `of` names the file of a person beside which this one lies.
    """

    sha256: str
    kind: str = ""
    item: str | None = None
    gaps: tuple[str, ...] = ()
    inputs: Inputs = field(default_factory=Inputs)
    of: str | None = None

    @cached_property
    def text(self) -> str:
        """The entry as canonical JSON, for the journal and then for the list; what is empty is left out."""
        given = self.inputs
        made = {
            "context": dict(sorted(given.context.items())),
            "deflate": given.deflate,
            "engine": given.engine,
            "page": given.page,
            "period": given.period,
            "rules": given.rules,
            "template": given.template,
        }
        own = {
            "gaps": self.gaps,
            "inputs": {name: value for name, value in made.items() if value},
            "item": self.item,
            "kind": self.kind,
            "of": self.of,
            "sha256": self.sha256,
        }
        return as_json({k: v for k, v in own.items() if v or k == "inputs"}).decode()


@dataclass(frozen=True, slots=True)
class Update:
    """What one process of several did in a folder, for the one who writes the list."""

    entries: Mapping[str, Entry]
    gone: frozenset[str]
    values: Mapping[str, bytes]


def entry_of(data: Mapping[str, Any]) -> Entry:
    """Read an entry.

    Raises:
        ValueError: it is none.
    """
    inputs = data.get("inputs", {})
    if not isinstance(data["sha256"], str) or not isinstance(inputs.get("context", {}), dict):
        raise ValueError(data)
    return Entry(
        sha256=data["sha256"],
        kind=str(data.get("kind", "")),
        item=data.get("item"),
        gaps=tuple(map(str, data["gaps"])) if isinstance(data.get("gaps"), list) else (),
        inputs=Inputs(**{name: inputs[name] for name in Inputs._fields if name in inputs}),
        of=data.get("of"),
    )


def read_manifest(folder: Path) -> dict[str, Entry]:
    """Read the list of a folder; none there, or an empty one, means that nothing is known.

    A power cut may empty it. Then the files count as somebody else's, unless they are just what
    would be written.

    Raises:
        OutputError: the list is damaged, of a newer program, or cannot be read. Guessing would
            risk a file that a person edited.
    """
    path = folder / FILE_NAME
    try:
        text = path.read_bytes()
        data: dict[str, Any] = json.loads(text) if text else {"format": FORMAT, "files": {}}
        number = data["format"]
        if isinstance(number, int) and number > FORMAT:
            raise OutputError(Problem("build.manifest-newer", Place(file=path.as_posix())))
        return {str(name): entry_of(entry) for name, entry in data["files"].items()}
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        values = {"reason": reason_of(error)}
        raise OutputError(Problem("file.unreadable", Place(path.as_posix()), values)) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise OutputError(Problem("build.manifest-damaged", Place(file=path.as_posix()))) from error


def manifest_bytes(entries: Mapping[str, Entry]) -> bytes:
    """Give the list as it is written: in the order of the names, a line for each."""
    lines = (f"  {as_json(name).decode()}: {entry.text}" for name, entry in sorted(entries.items()))
    files = ",\n".join(lines)
    return f'{{\n "files": {{\n{files}\n }},\n "format": {FORMAT}\n}}\n'.encode()
