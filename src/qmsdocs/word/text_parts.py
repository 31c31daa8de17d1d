"""Which parts of a Word file hold text that a template may fill, and their names in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qmsdocs.word.links import linked, main_part, read_links

_LABELS = {
    "header": "đầu trang",
    "footer": "chân trang",
    "footnotes": "chú thích cuối trang",
    "endnotes": "chú thích cuối văn bản",
}


@dataclass(frozen=True, slots=True)
class TextPart:
    """A part with text: its name in the package and in words; `body` marks the main part."""

    name: str
    label: str
    body: bool = False


def text_parts(parts: Mapping[str, bytes]) -> tuple[TextPart, ...]:
    """Give the main part, then headers, footers and notes in the order of their names."""
    main = main_part(parts)
    found = dict(linked(parts, read_links(parts, main), _LABELS))
    return (TextPart(main, "thân văn bản", body=True), *_numbered(found))


def _numbered(found: Mapping[str, str]) -> Iterator[TextPart]:
    """Number the labels that are used more than once: `đầu trang 2`."""
    for kind, label in _LABELS.items():
        names = sorted(name for name, other in found.items() if other == kind)
        for number, name in enumerate(names, start=1):
            yield TextPart(name, f"{label} {number}" if len(names) > 1 else label)
