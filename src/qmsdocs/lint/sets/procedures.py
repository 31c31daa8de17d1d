"""TTHC: the same in the procedures, the lists, the announcement and the profile."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from qmsdocs.base.errors import Said
from qmsdocs.base.vietnamese import slug
from qmsdocs.lint.sets.case import Judged, Left, SetCase
from qmsdocs.lint.sets.comparing import Mention, Teller, Thing, Words, compare
from qmsdocs.lint.sets.grids import Grid
from qmsdocs.lint.sets.papers import SetPaper
from qmsdocs.lint.sets.results import SetPlace

_WORDS = Words(
    missing="set.procedure-missing",
    differs="set.procedure-differs",
    labels={"name": Said("set.what-name"), "tthc": Said("set.what-tthc")},
)
_CODE = re.compile(r"mã (?:hiệu|số)\s*:\s*(\S+)", re.IGNORECASE)
_ISSUED = "quy-trinh-"
_Codes = Mapping[str, str]


def procedures(case: SetCase) -> Iterator[Judged]:
    """Compare what each paper lists; lists older than a procedure need not have it."""
    papers = case.of("administrative-procedure")
    told = [(thing, paper.day) for paper in papers for thing in _of_procedure(paper)]
    own = [thing for thing, _ in told]
    known = _known(case, own)
    announced = sorted(case.of("announcement-decision"), key=lambda each: each.day or date.max)[-1:]
    tellers: list[Teller] = []
    if own:
        place = SetPlace(papers[0].file.rpartition("/")[0], papers[0].name)
        tellers.append(Teller(papers[0].name, place, tuple(own)))
        if not announced:
            yield Left("set.no-announcement")
    for paper in announced:
        things = _one_name(_of_announcement(paper, known))
        if things:
            tellers.append(Teller(paper.name, paper.place(), things, day=paper.day))
        else:
            yield Left("set.announcement-unread", {"paper": paper.name, "file": paper.file})
    if tellers:
        tellers += _lists(case, set(known.values()))
        tellers += [_profile(case)] if case.profile.procedures else []
        yield from compare(tellers, _WORDS, {thing.key: day for thing, day in told if day})


def _lists(case: SetCase, codes: set[str]) -> Iterator[Teller]:
    """Give the lists of documents that have procedures; what else stands in them is not compared."""
    for paper in case.of("issuance-decision", "document-list"):
        things = tuple(_of_list(paper, codes))
        if things:
            yield Teller(paper.name, paper.place(), things, begins=False, day=paper.day)


def _known(case: SetCase, own: list[Thing]) -> _Codes:
    """Give the codes of procedures by the codes and names of their TTHC."""
    codes: dict[str, str] = {}
    for thing in own:
        codes |= {slug(thing.name): thing.key}
        if "tthc" in thing.said:
            codes[thing.said["tthc"].value] = thing.key
    for each in case.profile.procedures:
        key = (each.code or each.id).upper()
        codes.setdefault(slug(each.name), key)
        if each.tthc:
            codes.setdefault(each.tthc, key)
    return codes


def _of_procedure(paper: SetPaper) -> Iterator[Thing]:
    """Read code, name and number of a TTHC from its procedure."""
    codes = [(spot, match[1]) for spot in paper.spots if (match := _CODE.search(spot.text))]
    facts = _facts(paper)
    name = facts.get("name")
    if not codes and name is None:
        return
    spot = codes[0][0] if codes else None
    key = codes[0][1].upper() if codes else slug(name.value if name else "")
    called = name.value if name else key
    yield Thing(key, called, paper.place(spot), facts)


def _facts(paper: SetPaper) -> dict[str, Mention]:
    """Read the table of facts: `Tên TTHC`, `Mã TTHC`."""
    said: dict[str, Mention] = {}
    for grid in paper.grids:
        for row in grid.rows:
            label, cell = slug(row[-2].text), row[-1]
            if re.match(r"ten-(tthc|thu-tuc)", label):
                said.setdefault("name", Mention(cell.text, slug(cell.text), paper.place(cell.spot)))
            elif re.match(r"ma-(so-)?(tthc|thu-tuc)", label):
                said.setdefault(
                    "tthc", Mention(cell.text, cell.text.strip(), paper.place(cell.spot))
                )
    return said


def _of_announcement(paper: SetPaper, known: _Codes) -> Iterator[Thing]:
    """Read the list of TTHC that an announcement is for."""
    for grid in paper.grids:
        name_at = grid.column(r"ten-(thu-tuc|tthc)|^thu-tuc")
        code_at, tthc_at = grid.column(r"quy-trinh"), grid.column(r"^ma-(so-)?(thu-tuc|tthc)")
        if name_at is None:
            continue
        for row in grid.rows:
            name, place = " ".join(row[name_at].text.split()), paper.place(row[name_at].spot)
            code = row[code_at].text.strip() if code_at is not None else ""
            tthc = row[tthc_at].text.strip() if tthc_at is not None else ""
            if not (name or code):
                continue
            key = code.upper() or known.get(tthc) or known.get(slug(name)) or slug(name)
            said = {"name": Mention(name, slug(name), place)}
            if tthc and tthc_at is not None:
                said["tthc"] = Mention(tthc, tthc, paper.place(row[tthc_at].spot))
            yield Thing(key, name, place, said)


def _one_name(things: Iterator[Thing]) -> tuple[Thing, ...]:
    """Several TTHC may share a procedure (TT 26/2014, Điều 41): then their names are not compared."""
    known = tuple(things)
    counts = Counter(thing.key for thing in known)
    return tuple(
        thing if counts[thing.key] == 1 else Thing(thing.key, thing.name, thing.place)
        for thing in known
    )


def _of_list(paper: SetPaper, codes: set[str]) -> Iterator[Thing]:
    """Read the lines of a list of documents that are procedures for TTHC."""
    for grid in paper.grids:
        yield from _lines(paper, grid, codes)


def _lines(paper: SetPaper, grid: Grid, codes: set[str]) -> Iterator[Thing]:
    at = grid.columns(r"^ma-hieu|^ky-hieu|^ma-so", r"^ten-tai-lieu|^ten")
    for row in grid.rows if at else ():
        code, name = (row[column] for column in at or ())
        key = code.text.strip().upper()
        if key in codes:
            plain = slug(name.text).removeprefix(_ISSUED)
            said = {"name": Mention(name.text, plain, paper.place(name.spot))}
            yield Thing(key, name.text, paper.place(code.spot), said)


def _profile(case: SetCase) -> Teller:
    things: list[Thing] = []
    for at, each in enumerate(case.profile.procedures):
        place = case.profile_place(f"procedures[{at}].name", each.name)
        said = {"name": Mention(each.name, slug(each.name), place)}
        if each.tthc:
            said["tthc"] = Mention(each.tthc, each.tthc, place)
        things.append(Thing((each.code or each.id).upper(), each.name, place, said))
    place = case.profile_place("procedures")
    return Teller(place.paper, place, tuple(things))
