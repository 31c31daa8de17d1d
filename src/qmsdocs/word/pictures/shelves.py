"""What a template that draws charts keeps apart, for it is known only when a paper is made."""

from typing import NamedTuple


class Links(NamedTuple):
    """References of a part: the part, the name of their list, what is in it, the next free number."""

    part: str
    name: str
    items: bytes
    free: int


class Shelf(NamedTuple):
    """What charts change beside the parts they stand in; `free` is the next number of a chart."""

    types: bytes
    links: tuple[Links, ...]
    free: int
