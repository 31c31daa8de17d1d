"""An administrative paper taken apart by what its lines say, not by how we named their styles."""

import re
from functools import cache, cached_property
from itertools import dropwhile, takewhile
from pathlib import Path

from acceptance.word_reader import Block, Line, Table, WordFile

_BASIS = re.compile(r"Căn cứ |Theo đề nghị của ")
_ROMAN = re.compile(r"[IVX]+\. ")


@cache
def administrative(path: Path) -> "Administrative":
    """Read a paper once."""
    return Administrative(WordFile(path))


class Administrative:
    """The parts of a paper in the order of NĐ 30/2020, Phụ lục I, Mục IV."""

    def __init__(self, file: WordFile) -> None:
        """Find the head, which is the first table, and the signing, which is the last but the annex."""
        self.file = file
        self._blocks = [block for block in file.blocks if not _is_blank(block)]
        head = self._blocks[0]
        assert isinstance(head, Table)
        self.head = head
        self._end = next(
            index
            for index, block in enumerate(self._blocks)
            if isinstance(block, Table) and {"Nơi nhận:", "THƯ KÝ"} & set(block.texts)
        )

    @property
    def names(self) -> list[Line]:
        """The names of the bodies, top left."""
        return _said(self.head.rows[0].cells[0])

    @property
    def nation(self) -> list[Line]:
        """Quốc hiệu and Tiêu ngữ."""
        return _said(self.head.rows[0].cells[1])

    @property
    def names_rule(self) -> float:
        """The length of the rule under the issuer."""
        return _rule(self.head.rows[0].cells[0])

    @property
    def motto_rule(self) -> float:
        """The length of the rule under the Tiêu ngữ."""
        return _rule(self.head.rows[0].cells[1])

    @property
    def number(self) -> Line:
        """The line `Số: …`."""
        return _said(self.head.rows[1].cells[0])[0]

    @property
    def about(self) -> list[Line]:
        """What stands under the number: `V/v …` of a công văn."""
        return _said(self.head.rows[1].cells[0])[1:]

    @property
    def date(self) -> list[Line]:
        """The line with place and date."""
        return _said(self.head.rows[1].cells[1])

    @cached_property
    def title(self) -> list[Line]:
        """Tên loại and trích yếu; none in a công văn."""
        index = self._title_end
        return [line for line in self._blocks[1:index] if isinstance(line, Line)] if index else []

    @property
    def annexes(self) -> "list[list[Line]]":
        """The lines of each part after the signing: Phụ lục, attached text."""
        parts = [list(section.blocks) for section in self.file.sections]
        end = next(n for n, part in enumerate(parts) if self.signing in part)
        return [_all_lines(part) for part in parts[end + 1 :]]

    @property
    def title_rule(self) -> float:
        """The length of the rule under the trích yếu."""
        line = self._blocks[self._title_end]
        assert isinstance(line, Line)
        (length,) = line.drawn
        return length

    @property
    def _title_end(self) -> int:
        for index, block in enumerate(self._blocks[: self._end]):
            if isinstance(block, Line) and block.drawn:
                return index
        return 0

    @property
    def _between(self) -> list[Block]:
        return self._blocks[self._title_end + 1 : self._end]

    @cached_property
    def bases(self) -> list[Line]:
        """The lines `Căn cứ …` and `Theo đề nghị …` before all other text."""
        lines = [block for block in self._between if isinstance(block, Line)]
        before = dropwhile(lambda line: _is_opening(line) or line in self.addressed, lines)
        return list(takewhile(lambda line: _BASIS.match(line.text), before))

    @cached_property
    def content(self) -> list[Line]:
        """The paragraphs after the căn cứ (of a decision after `QUYẾT ĐỊNH:`), without tables."""
        lines = [block for block in self._between if isinstance(block, Line)]
        starts = [line for line in lines if line in self.bases or _is_opening(line)]
        return [line for line in lines if line not in (*starts, *self.addressed)]

    @cached_property
    def addressed(self) -> list[Line]:
        """The line `Kính gửi: …` and the lines `- …;` below it, if there are several."""
        lines = [block for block in self._blocks[: self._end] if isinstance(block, Line)]
        starts = [n for n, line in enumerate(lines) if line.text.startswith("Kính gửi:")]
        if not starts:
            return []
        first, *rest = lines[starts[0] :]
        if first.text.partition(":")[2].strip():
            return [first]
        return [first, *takewhile(lambda line: line.text.startswith("- "), rest)]

    @property
    def resolution(self) -> tuple[Line, Line]:
        """Of a decision: who decides, and `QUYẾT ĐỊNH:`."""
        lines = [block for block in self._between if isinstance(block, Line)]
        (word,) = [line for line in lines if line.text == "QUYẾT ĐỊNH:"]
        return lines[0], word

    @property
    def signing(self) -> Table:
        """The table in which it is signed."""
        block = self._blocks[self._end]
        assert isinstance(block, Table)
        return block

    @property
    def recipients(self) -> list[Line]:
        """`Nơi nhận:` and its items: beside the signature, or under it in a biên bản."""
        left = _said(self.signing.rows[0].cells[0])
        if left[0].text == "Nơi nhận:":
            return left
        below = self._blocks[self._end + 1 :]
        return [line for line in below if isinstance(line, Line)]

    @property
    def signature(self) -> list[Line]:
        """Powers, post and name."""
        return _said(self.signing.rows[0].cells[1])


def _is_opening(line: Line) -> bool:
    """Tell whether a line stands before the text: who decides, `QUYẾT ĐỊNH:`."""
    return line.text.isupper() and not _ROMAN.match(line.text)


def _is_blank(block: Block) -> bool:
    return isinstance(block, Line) and not block.text.strip() and not block.drawn


def _all_lines(blocks: list[Block]) -> list[Line]:
    lines = (block.lines if isinstance(block, Table) else [block] for block in blocks)
    return [line for group in lines for line in group if line.text.strip()]


def _said(lines: tuple[Line, ...]) -> list[Line]:
    return [line for line in lines if line.text.strip()]


def _rule(lines: tuple[Line, ...]) -> float:
    (length,) = [length for line in lines for length in line.drawn]
    return length
