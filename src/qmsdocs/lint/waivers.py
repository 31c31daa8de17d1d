"""The waivers of a workspace: what somebody lets pass, for a reason and until a day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator, Field

from qmsdocs.base.errors import InputError, Problem
from qmsdocs.base.hints import nearest
from qmsdocs.base.places import Place
from qmsdocs.base.vietnamese import nfc
from qmsdocs.lint.rules import all_rules
from qmsdocs.model.fields import Day, Record, items, label, parse_day
from qmsdocs.model.raw import EVERY, read, texts
from qmsdocs.model.validation import Source, validated
from qmsdocs.sources.files import read_file
from qmsdocs.sources.messages import catalogue
from qmsdocs.sources.yamlfile import scan_yaml

#: Where waivers stand in a workspace.
FILE = "waivers.yaml"
#: A waiver is looked at again at least so often.
MOST_DAYS = 731
_FEWEST_WORDS = 2
_ROLE = "lint.role."


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


class Waiver(Record):
    """What is let pass: a rule in some files; `place` and `quote` narrow it to a part of a paper."""

    rule: str = label("Quy tắc", "Mã quy tắc, ví dụ F11")
    files: Annotated[tuple[str, ...], Field(min_length=1), BeforeValidator(_as_list)] = label(
        "Tệp", "Tên tệp hoặc đường dẫn trong thư mục làm việc, có thể dùng dấu *", one="tệp"
    )
    reason: str = label("Lý do", "Vì sao được miễn, ai cho phép")
    until: Day = label("Đến ngày", "Ngày cuối cùng còn được miễn, ví dụ 2026-12-31")
    place: str | None = label("Thành phần", "Ví dụ: số, ký hiệu", None)
    quote: str | None = label("Trích dẫn", "Những chữ có trong đoạn được miễn", None)


class _WaiverFile(Record):
    waivers: tuple[Waiver, ...] = items("Miễn trừ", one="miễn trừ")


@dataclass(frozen=True, slots=True)
class Waivers:
    """The waivers of a workspace in their order, each with its place in the file."""

    root: Path = Path()
    given: tuple[tuple[Waiver, Place], ...] = ()

    def expired(self, today: date) -> tuple[Problem, ...]:
        """Give a message for each waiver whose last day is over."""
        over = ((waiver, place) for waiver, place in self.given if waiver.until < today)
        return tuple(
            Problem("waiver.expired", place, {"rule": waiver.rule, "until": day_text(waiver.until)})
            for waiver, place in over
        )

    def name(self, file: str) -> str:
        """Give the name of a file as waivers have it: from the workspace down."""
        path = Path(file).resolve()
        root = self.root.resolve()
        return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()


def load_waivers(root: Path, today: date) -> Waivers:
    """Read the waivers of a workspace; there need be none.

    Raises:
        InputError: with every fault of the file, each with its place.
    """
    path = root / FILE
    if not path.is_file():
        return Waivers(root)
    return read_waivers(read_file(path), path.as_posix(), root, today)


def read_waivers(data: bytes, file: str, root: Path, today: date) -> Waivers:
    """Read waivers; raises as `load_waivers` does."""
    document, problems = scan_yaml(data, file)
    if document.value is None and not problems:
        return Waivers(root)  # everything in it is a comment
    source = Source(document, _WaiverFile)
    found, faults = validated(source, _WaiverFile)
    told = [*problems, *faults]
    told += _faults(source, today)
    if told:
        raise InputError(sorted(told, key=lambda each: (each.place.line, each.place.column)))
    given = found.waivers if found else ()
    places = (source.place(("waivers", number)) for number in range(len(given)))
    return Waivers(root, tuple(zip(given, places, strict=True)))


def _faults(source: Source, today: date) -> Iterator[Problem]:
    """Find what the types of the fields cannot tell, in what was written."""
    latest = today + timedelta(days=MOST_DAYS)
    for loc, reason in texts(source, "waivers", EVERY, "reason"):
        if len(reason.split()) < _FEWEST_WORDS:
            yield Problem("waiver.short-reason", source.place(loc))
    for loc, until in texts(source, "waivers", EVERY, "until"):
        day = read(parse_day, until)
        if day is not None and day > latest:
            values = {"until": day_text(day), "latest": day_text(latest)}
            yield Problem("waiver.too-long", source.place(loc), values)
    yield from _unknown_names(source)


def _unknown_names(source: Source) -> Iterator[Problem]:
    """Find rules and parts of papers that are not there."""
    rules = [rule.id for rule in all_rules()]
    for loc, name in texts(source, "waivers", EVERY, "rule"):
        if name not in rules:
            values = {"name": name, "near": nearest(name.upper(), rules) or rules[0]}
            yield Problem("waiver.unknown-rule", source.place(loc), values)
    for loc, place in texts(source, "waivers", EVERY, "place"):
        if not roles(place):
            names = sorted({words for words, _ in _role_words()})
            values = {"name": place, "near": nearest(place, names) or names[0]}
            yield Problem("waiver.unknown-place", source.place(loc), values)


def roles(name: str) -> frozenset[str]:
    """Give the roles that go by a name, as messages call them in either language."""
    wanted = nfc(name).casefold()
    return frozenset(role for words, role in _role_words() if words.casefold() == wanted)


@cache
def _role_words() -> tuple[tuple[str, str], ...]:
    codes = ((code, words) for code, words in catalogue().items() if code.startswith(_ROLE))
    return tuple(
        (name, code.removeprefix(_ROLE))
        for code, words in codes
        for name in (*words.values(), code.removeprefix(_ROLE))
    )


def day_text(day: date) -> str:
    """Write a day as messages do."""
    return f"{day:%d/%m/%Y}"
