"""What all requests to one server share: the workspace, the day, the secrets, what runs."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from threading import Lock
from typing import Any, Protocol, TypeVar, runtime_checkable

from starlette.requests import Request

from qmsdocs.sources.messages import Language
from qmsdocs.web.access import Access
from qmsdocs.web.remembering import Latest

T = TypeVar("T")

#: So many sentences wait at most for the page that shows them.
_MOST = 100


@runtime_checkable
class Closing(Protocol):
    """A thing that has to be let go of."""

    def close(self) -> None:
        """End it."""


@dataclass(frozen=True, slots=True)
class Flash:
    """A sentence for the next page: a message code and its values; `tone` is `good` or `bad`."""

    code: str
    values: dict[str, object]
    tone: str = "good"


@dataclass(slots=True)
class Desk:
    """The state of one server; each page module may keep things of its own under its name.

    `things` is for what pages keep between requests (running builds, remembered reports): a page
    takes its own by `desk.thing(name, make)`.
    """

    root: Path
    today: Callable[[], date]
    access: Access
    lang: Language = "vi"
    things: dict[str, Any] = field(default_factory=dict)
    flashes: Latest[Flash] = field(default_factory=lambda: Latest(_MOST))
    _lock: Lock = field(default_factory=Lock)

    def thing(self, name: str, make: Callable[[], T]) -> T:
        """Give what a page keeps, made when it is first asked for."""
        with self._lock:
            if name not in self.things:
                self.things[name] = make()
            found: T = self.things[name]
            return found

    def close(self) -> None:
        """End what pages have started; each is made anew if somebody asks again."""
        with self._lock:
            things, self.things = self.things, {}
        for thing in things.values():
            if isinstance(thing, Closing):
                thing.close()


def desk_of(request: Request) -> Desk:
    """Give the state of the server that was asked."""
    desk: Desk = request.app.state.desk
    return desk
