"""Judges every hostile file there is, large ones too, and shows the slowest; some ten minutes.

Run: `python tests/hostile/files/everything.py [PATTERN]`; a pattern of names leaves out all others.
"""

import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[3]
SEED = 1
MOST_SHOWN = 12


def everything() -> Iterator[tuple[str, bytes]]:
    """Give the files of all modules."""
    from hostile.files import changes, markup, texts, zips  # noqa: PLC0415 (found by `main`)

    yield from zips.all_zips()
    yield from markup.all_markup()
    yield from changes.every_value()
    yield from changes.all_changes(SEED, times=5)
    yield from texts.all_texts()


def main() -> None:
    """Judge and print."""
    sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "src")]
    from hostile.files.measured import judged  # noqa: PLC0415 (found with the line above)

    wanted = re.compile(sys.argv[1] if len(sys.argv) > 1 else "")
    files = (each for each in everything() if wanted.search(each[0]))
    with tempfile.TemporaryDirectory(prefix="hostile-") as folder:
        found = list(judged(files, Path(folder)))
    wrong = [each for each in found if each["wrong"]]
    slowest = sorted(found, key=lambda each: -each["seconds"])[:MOST_SHOWN]
    lines = [f"{each['name']}: {each['wrong']}" for each in wrong]
    lines += [f"{each['seconds']:.2f} s  {each['name']} {each['codes']}" for each in slowest]
    most = max(each["megabytes"] for each in found)
    sys.stdout.write("\n".join([*lines, f"{len(found)} files, {most:.0f} MB at most"]) + "\n")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
