"""Files of papers that no longer exist: named, and removed only when asked and untouched."""

from collections.abc import Collection, Iterator

from qmsdocs.batch.ledger import Ledger
from qmsdocs.batch.results import Fate, Leftover


def leftovers(
    ledger: Ledger, wanted: Collection[str], path: str, *, prune: bool, reading: bool = False
) -> Iterator[Leftover]:
    """Give each file of the list that belongs to no paper any more.

    Args:
        ledger: what is known of the folder.
        wanted: the file names of all papers that there are now.
        path: the folder as results name it: `so-noi-vu/2026`.
        prune: remove those that nobody has edited.
        reading: only look.
    """
    for name, entry in list(ledger.entries.items()):
        if name in wanted or entry.of in wanted:
            continue
        ledger.look_again(name)
        if ledger.hash_of(name) is None:
            ledger.forget(name)  # a person removed it already
            continue
        fate = _fate(ledger, name, prune=prune and not reading)
        yield Leftover(path.partition("/")[0], f"{path}/{name}", fate)


def _fate(ledger: Ledger, name: str, *, prune: bool) -> Fate:
    if not ledger.is_ours(name):
        return "edited"
    if not prune:
        return "kept"
    (ledger.folder / name).unlink(missing_ok=True)
    ledger.forget(name)
    return "removed"
