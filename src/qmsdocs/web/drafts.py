"""Answers of a person who is being asked about a new agency, kept until the last question."""

from collections.abc import Iterable, Mapping

from qmsdocs.batch.founding import id_of, known_answers
from qmsdocs.batch.foundinganswers import USUAL, Answers, Member, Person, Unit, usual_members

#: Rows that are shown empty below those that are filled in.
_SPARE = 3
UNIT = ("unit_name", "unit_code", "unit_head", "unit_was")
MEMBER = ("member_name", "member_post", "member_role")
#: Answers that are plain texts, and those of them that tell of people.
TEXTS = (
    "name", "short_name", "here", "code", "superior", "place", "province", "id", "head",
    "head_post", "deputy", "deputy_post", "scope",
)  # fmt: skip
_PEOPLE = {"head", "head_post", "deputy", "deputy_post"}

Row = tuple[str, ...]


class Draft:
    """The answers so far: texts by name, and the rows of tables by their columns."""

    def __init__(self, kind: str, year: int, sample: str) -> None:
        """Begin with what the sample answers, or with what is usual for the kind.

        Raises:
            InputError: there is no such sample, or it is of a later year.
        """
        self.kind, self.year, self.sample = kind, year, sample
        self.texts = dict.fromkeys(TEXTS, "")
        self.rows: dict[tuple[str, ...], list[Row]] = {UNIT: [], MEMBER: []}
        if sample:
            self._take(known_answers(sample, year))
        else:
            usual = USUAL[kind]  # type: ignore[index]  # the caller has looked
            self.texts |= {"here": usual.here, "head_post": usual.head}
            self.texts["deputy_post"] = usual.deputy
            self.rows[UNIT] = [("Văn phòng", "VP", "", "")]

    @property
    def chosen(self) -> tuple[str, str, str]:
        """Give what the first page asked for."""
        return self.kind, str(self.year), self.sample

    def put(self, texts: Mapping[str, str], rows: Mapping[tuple[str, ...], Iterable[Row]]) -> None:
        """Take what a page has sent; rows without a first word are left out."""
        self.texts |= {name: value for name, value in texts.items() if name in TEXTS}
        for columns, found in rows.items():
            first = columns.index("member_post") if columns is MEMBER else 0
            self.rows[columns] = [row for row in found if row[first]]
        if not self.texts["id"] and self.texts["name"]:
            self.texts["id"] = id_of(self.texts["name"], self.texts["code"])

    def shown(self, columns: tuple[str, ...], more: int = 0) -> list[Row]:
        """Give the rows of a table and some empty ones."""
        rows = self.rows[columns]
        return [*rows, *[("",) * len(columns)] * (_SPARE + more)]

    def answers(self) -> Answers:
        """Give all answers."""
        said = self.texts
        deputy = Person(said["deputy_post"], said["deputy"]) if said["deputy"] else None
        return Answers(
            **{name: said[name] for name in TEXTS if name not in _PEOPLE},
            kind=self.kind,  # type: ignore[arg-type]  # one of USUAL
            year=self.year,
            head=Person(said["head_post"], said["head"]),
            departments=tuple(Unit(*row) for row in self.rows[UNIT]),
            deputy=deputy,
            members=tuple(
                Member(post, role, name)  # type: ignore[arg-type]  # the model says which roles
                for name, post, role in self.rows[MEMBER]
            ),
            sample=self.sample,
        )

    def propose_members(self) -> None:
        """Fill the Ban Chỉ đạo with who usually sits in it, unless somebody is in it."""
        if not self.rows[MEMBER] and self.rows[UNIT]:
            found = usual_members(self.answers())
            self.rows[MEMBER] = [(one.name, one.post, one.role) for one in found]

    def _take(self, known: Answers) -> None:
        self.texts |= {name: getattr(known, name) for name in TEXTS if name not in _PEOPLE}
        self.texts |= {"head": known.head.name, "head_post": known.head.post}
        deputy = known.deputy or Person(USUAL[known.kind].deputy)
        self.texts |= {"deputy": deputy.name, "deputy_post": deputy.post}
        self.rows[UNIT] = [(one.name, one.code, one.head, one.was) for one in known.departments]
        self.rows[MEMBER] = [(one.name, one.post, one.role) for one in known.members]


def again(draft: Draft | None, kind: str, year: int, sample: str) -> Draft:
    """Begin, or go on with a draft whose first page was answered again: what was typed stays.

    Raises:
        InputError: there is no such sample, or it is of a later year.
    """
    new = Draft(kind, year, sample)
    if draft is None or draft.sample != sample:
        return new
    begun = Draft(draft.kind, draft.year, sample)
    typed = {name: text for name, text in draft.texts.items() if text != begun.texts[name]}
    rows = {name: found for name, found in draft.rows.items() if found != begun.rows[name]}
    new.texts |= typed
    new.rows |= rows
    return new
