"""Tells what the paragraphs of a file are, before anything is judged."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from qmsdocs.base.errors import Problem, WordFileError
from qmsdocs.base.places import Place
from qmsdocs.base.vietnamese import slug
from qmsdocs.lint import words
from qmsdocs.lint.body import tell_body, tell_title
from qmsdocs.lint.draft import Draft
from qmsdocs.lint.ending import find_annexes, find_ending, is_annex, tell_annex, tell_ending
from qmsdocs.lint.head import find_heads, open_heads, tell_head
from qmsdocs.lint.paper import HeadForm, Paper, Standing
from qmsdocs.lint.spots import lay_out, notes_of
from qmsdocs.word.reading.model import Document, Table

#: What a head must have, at least so many of these, to be the head of a paper.
_MARKS = ("quoc_hieu", "tieu_ngu", "so", "dia_danh_ngay")
_ENOUGH = 2
#: Nobody keeps more papers in one file.
_MOST_PAPERS = 500
#: Kinds whose number has a year when they are legal normative texts; '' is a kind of none but those.
_LAYS_DOWN_LAW = frozenset({"", "QĐ", "NQ", "CT"})

#: The codes of kinds by the slugs of their names (`ke-hoach` → `KH`).
Kinds = Mapping[str, str]


def recognise(document: Document, kinds: Kinds, file: str = "") -> tuple[Paper, ...]:
    """Give the papers of a file; a file that holds none gives one that is `other`.

    Raises:
        WordFileError: there are more papers than anybody keeps in one file.
    """
    spots, tables = lay_out(document)
    draft = open_heads(spots)
    heads = find_heads(draft)
    for head in heads:
        tell_head(draft, head)
    starts = [head for number, head in enumerate(heads) if not number or _numbered(draft, head)]
    if not starts:
        return (Paper(tuple(draft.spots), document.sections, dict(enumerate(tables)), file=file),)
    if len(heads) > _MOST_PAPERS:
        raise WordFileError(Problem("word.too-long", Place(file)))
    ends = [head.start for head in starts[1:]] + [len(draft.spots)]
    papers: list[Paper] = []
    for head, end in zip(starts, ends, strict=True):
        inside = [other for other in heads if head.start < other.start < end]
        _tell_paper(draft, head, inside, end, kinds)
        start = 0 if head is starts[0] else head.start
        draft.put("before", range(start, head.start))
        own = Draft(draft.spots[start:end])
        papers.append(_paper(own, document, tables, kinds, file))
    return (replace(papers[0], notes=notes_of(document)), *papers[1:])


def _numbered(draft: Draft, head: range) -> bool:
    return any(draft.spots[at].role == "so" for at in head)


def _is_attached(draft: Draft, head: range) -> bool:
    """Tell a text that belongs to a paper in another file: it names that paper and has no number."""
    roles = {draft.spots[at].role for at in head}
    return "phu_luc.ref" in roles and "so" not in roles


def _tell_paper(draft: Draft, head: range, inside: list[range], end: int, kinds: Kinds) -> None:
    """Tell a paper: its own text, texts attached to it, annexes."""
    cuts = sorted({*(other.start for other in inside), *find_annexes(draft, range(head.stop, end))})
    main = cuts[0] if cuts else end
    for at in range(head.stop, main):
        if words.STAMP.match(draft.spots[at].text):
            draft.tell(at, "khan")
    body = tell_title(draft, range(head.stop, main), kinds)
    if _is_attached(draft, range(head.start, body)):
        draft.put("attached", range(head.start, main))
    sign = find_ending(draft, range(body, main))
    tell_body(draft, range(body, sign))
    tell_ending(draft, range(sign, main))
    for start, stop in zip(cuts, [*cuts, end][1:], strict=True):
        if is_annex(draft.spots[start]):
            draft.put("annex", range(start, stop))
            rest = tell_annex(draft, range(start, stop))
        else:
            draft.put("attached", range(start, stop))
            below = next(other.stop for other in inside if other.start == start)
            rest = tell_title(draft, range(below, stop), kinds)
        sign = find_ending(draft, range(rest, stop))
        tell_body(draft, range(rest, sign))
        tell_ending(draft, range(sign, stop))


def _paper(
    draft: Draft, document: Document, tables: tuple[tuple[int, Table], ...], kinds: Kinds, file: str
) -> Paper:
    used = sorted({spot.where.section for spot in draft.spots})
    first = used[0] if used else 0
    moved = tuple(
        replace(spot, where=replace(spot.where, section=spot.where.section - first))
        if first
        else spot
        for spot in draft.spots
    )
    own = {spot.where.table for spot in draft.spots}
    paper = Paper(
        moved,
        document.sections[first : used[-1] + 1 if used else 1],
        {n: (at - first, table) for n, (at, table) in enumerate(tables) if n in own},
        file=file,
    )
    kind = _kind(paper, kinds)
    return replace(
        paper,
        standing=_standing(paper, kind),
        kind=kind,
        head=_head(paper),
        day=next(
            (day for spot in paper.of("dia_danh_ngay") if (day := words.day_in(spot.text))), None
        ),
    )


def _standing(paper: Paper, kind: str) -> Standing:
    if sum(bool(paper.of(role)) for role in _MARKS) < _ENOUGH:
        return "other"
    numbers = paper.of("so")
    if not paper.of("quoc_hieu") and any(words.PARTY.match(spot.text) for spot in paper.spots):
        return "other"
    dated = numbers and words.NORMATIVE.search(numbers[0].text)
    return "normative" if dated and kind in _LAYS_DOWN_LAW else "administrative"


def _head(paper: Paper) -> HeadForm:
    for spot in paper.of(*_MARKS):
        if spot.where.table >= 0:
            return "table"
        return "tabs" if spot.where.columns == 2 else "lines"
    return "none"


def _kind(paper: Paper, kinds: Kinds) -> str:
    """Give the code of the kind: by its name; a letter has none; else by its number."""
    named = paper.of("ten_loai", parts=("main",))
    if named:
        return kinds.get(slug(named[0].text), "")
    if paper.of("trich_yeu_cv"):
        return "CV"
    for spot in paper.of("so"):
        code = spot.text.rpartition("/")[2].partition("-")[0].strip()
        if code in kinds.values():
            return code
    return "CV" if paper.of("kinh_gui") else ""


def codes(kinds: Iterable[tuple[str, str]]) -> Kinds:
    """Give the map of kinds from pairs of name and code."""
    return {slug(name): code for name, code in kinds}
