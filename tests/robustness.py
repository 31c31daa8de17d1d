"""Tries to make a build lose something: kills it anywhere, edits files and profiles at random.

`python tests/robustness.py kills --rounds 200` kills real builds at random moments;
`python tests/robustness.py points` ends one at every single step that it takes on the disk;
`python tests/robustness.py edits --rounds 200` mixes edits, builds and sudden ends at random.
Each says what it found wrong and ends with 1, or says how much it tried.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from process_tools import command, environment, left, many_procedures, run
from qmsdocs.batch.building import build
from qmsdocs.batch.request import BuildRequest
from qmsdocs.sources.caching import VARIABLE
from toy import YEAR, write_profile

REQUEST = BuildRequest(date(2024, 5, 4))
#: Steps on the disk, as Python tells them to whoever listens.
_STEPS = frozenset(("open", "os.rename", "os.remove", "os.mkdir"))
_KILLED = 9


class LostError(Exception):
    """Something is lost or not as an undisturbed build leaves it."""


# kills


def kills(rounds: int, seconds: float, seed: int) -> str:
    """Kill real builds, with one process and with several; then build to the end and compare."""
    chance = random.Random(seed)  # noqa: S311 no secret
    end = time.monotonic() + seconds
    with scratch() as folder:
        before, after = folder / "before", folder / "after"
        for root, year in ((before, YEAR), (after, YEAR.replace("tháng 10", "tháng 11"))):
            _write_agencies(root, year)
            _built(root)
        took = _duration(after, folder)
        done = 0
        while done < rounds and time.monotonic() < end:
            _killed_round(folder, before, after, chance, took)
            done += 1
    return f"{done} builds killed at random moments; all went on to the same bytes"


def _write_agencies(root: Path, year: str) -> None:
    for number in range(3):
        write_profile(root, f"so-{number}", year_text=year)
    write_profile(root, "so-lon", year_text=year, procedures=many_procedures(40))


def _built(root: Path, *arguments: str) -> None:
    result = run(root, *arguments)
    if result.returncode:
        raise LostError(f"the build failed:\n{result.stdout}\n{result.stderr}")


def _duration(root: Path, folder: Path) -> float:
    """Give how long a build takes from nothing."""
    own = folder / "timed"
    shutil.copytree(root / "profiles", own / "profiles")
    start = time.monotonic()
    _built(own)
    return time.monotonic() - start


def _killed_round(
    folder: Path, before: Path, after: Path, chance: random.Random, took: float
) -> None:
    """Kill a build once or more, of new papers or of changed ones."""
    root = folder / "killed"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(after / "profiles", root / "profiles")
    if chance.random() < 0.5:
        shutil.copytree(before / "output", root / "output")
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        _kill_one(root, chance, took)
        _only_whole_files(root, before, after)
    _built(root, "--jobs", chance.choice("13"))
    if left(root) != left(after):
        raise LostError(f"other files than an undisturbed build: {_different(root, after)}")


def _kill_one(root: Path, chance: random.Random, took: float) -> None:
    process = subprocess.Popen(
        command(root, "--jobs", chance.choice("13")),
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    time.sleep(chance.uniform(0.25, 1.05) * took)
    if chance.random() < 0.5:
        process.kill()  # its workers must end by themselves
        process.wait()
        time.sleep(0.05)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _only_whole_files(root: Path, before: Path, after: Path) -> None:
    """A Word file is the old one or the new one, whole."""
    known = {*left(before).values(), *left(after).values()}
    for name, data in left(root).items() if (root / "output").exists() else ():
        if name.endswith(".docx") and data not in known:
            raise LostError(f"{name} is not whole")


def _different(root: Path, other: Path) -> list[str]:
    mine, theirs = left(root), left(other)
    return sorted(name for name in {*mine, *theirs} if mine.get(name) != theirs.get(name))


# points


def points(seed: int) -> str:
    """End a build at every step on the disk, one after the other; then build to the end.

    The papers are new, or changed since they were made, or change again after the end.
    """
    del seed
    tried = 0
    with scratch() as folder:
        for start in ("new", "changed", "changed-again"):
            tried += _every_point(folder, start)
    return f"ended at each of {tried} steps on the disk; all went on to the same bytes"


class Scenario:
    """What there is before a build that ends early, and what happens before the next one."""

    def __init__(self, start: str) -> None:
        """Take papers that are new, that were changed, or that change again."""
        self.start = start
        self.request = replace(REQUEST, prune=True)

    def begin(self, root: Path) -> None:
        """Write a profile; unless the papers are new, build them and change it."""
        shutil.rmtree(root, ignore_errors=True)
        write_profile(root)
        if self.start != "new":
            build(root, REQUEST)
            self._say(root, "tháng 11")
            (root / "profiles/so-thu/procedures.yaml").unlink()

    def go_on(self, root: Path) -> None:
        """Build to the end."""
        if self.start == "changed-again":
            self._say(root, "tháng 12")
        build(root, self.request)

    def _say(self, root: Path, due: str) -> None:
        path = root / "profiles/so-thu/2024.yaml"
        path.write_text(YEAR.replace("tháng 10", due), encoding="utf-8")


def _every_point(folder: Path, start: str) -> int:
    scenario = Scenario(start)
    undisturbed, root = folder / f"{start}-whole", folder / f"{start}-ended"
    scenario.begin(undisturbed)
    scenario.go_on(undisturbed)
    for number in range(10_000):
        scenario.begin(root)
        ended = _ended_at(root, number, lambda: build(root, scenario.request))
        scenario.go_on(root)
        if left(root) != left(undisturbed):
            raise LostError(f"after step {number}: {_different(root, undisturbed)}")
        if not ended:
            return number
    raise LostError("the build never ends")


def _ended_at(root: Path, number: int, work: Callable[[], object]) -> bool:
    """Do work in a process that ends before its n-th step on the disk, or in the midst of it."""
    child = os.fork()
    if child == 0:
        output, steps, write = str(root / "output"), iter(range(number, -1, -1)), os.write

        def listen(event: str, arguments: tuple[object, ...]) -> None:
            if event in _STEPS and str(arguments[0]).startswith(output) and not next(steps):
                os._exit(_KILLED)

        def torn(handle: int, data: bytes) -> int:
            if next(steps):
                return write(handle, data)
            write(handle, data[: len(data) // 2])
            os._exit(_KILLED)

        sys.addaudithook(listen)
        os.write = torn  # type: ignore[assignment]
        try:
            work()
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) == _KILLED


# edits


def edits(rounds: int, seconds: float, seed: int) -> str:
    """Mix builds with edits of profiles and of Word files; no byte of a person may be lost."""
    end = time.monotonic() + seconds
    steps = done = 0
    with scratch() as folder:
        while done < rounds and time.monotonic() < end:
            root = folder / f"round-{done}"
            steps += Person(root, random.Random(f"{seed} {done}")).live()  # noqa: S311
            shutil.rmtree(root)
            done += 1
    return f"{done} sequences of {steps} edits and builds; no byte of a person was lost"


class Person:
    """Somebody who edits files between builds, and remembers every byte."""

    def __init__(self, root: Path, chance: random.Random) -> None:
        """Begin with a profile."""
        self.root, self.chance = root, chance
        self.mine: dict[Path, bytes] = {}
        self._count = 0
        write_profile(root)
        build(root, REQUEST)

    def live(self) -> int:
        """Do some things, and check after each build; at the end start anew and compare."""
        doings = (
            self.change_profile,
            self.edit,
            self.edit,
            self.remove,
            self.take_over,
            self.build,
        )
        number = self.chance.randrange(6, 16)
        for _ in range(number):
            self.chance.choice(doings)()
            self.build()
        self._undisturbed()
        return number

    def change_profile(self) -> None:
        """Change a fact, take a part out or put it back."""
        year = YEAR
        for old, new in (("tháng 10", "tháng 11"), ("number: 5", "number: 6"), ("people: 20", "")):
            if self.chance.random() < 0.4:
                year = year.replace(old, new)
        if self.chance.random() < 0.2:
            year = year.partition("training:")[0]
        path = self.root / "profiles/so-thu/2024.yaml"
        path.write_text(year, encoding="utf-8")

    def edit(self) -> None:
        """Write into one of the Word files, or make one of one's own."""
        names = [*self._words(), self.root / "output/so-thu/2024/3-01-cua-toi.docx"]
        path = self.chance.choice(names)
        self._count += 1
        data = f"mine {self._count} {self.chance.random()}".encode()
        path.write_bytes(data)
        self.mine[path] = data

    def remove(self) -> None:
        """Delete a Word file; what one deletes oneself is gone."""
        if words := self._words():
            path = self.chance.choice(words)
            path.unlink()
            self.mine.pop(path, None)

    def take_over(self) -> None:
        """Put the new version in the place of one's own."""
        for path in self._words():
            if ".moi" in path.name:
                own = path.with_name(f"{path.name.partition('.moi')[0]}.docx")
                path.replace(own)
                moved = self.mine.pop(path, None)
                self.mine.pop(own, None)
                if moved:
                    self.mine[own] = moved
                return

    def build(self) -> None:
        """Build in one way or another, perhaps not to the end."""
        overwrite, prune, force = (self.chance.random() < 0.2 for _ in range(3))
        request = replace(REQUEST, overwrite=overwrite, prune=prune, force=force)
        if self.chance.random() < 0.3:
            point = self.chance.randrange(60)
            _ended_at(self.root, point, lambda: build(self.root, request))
            self._check(replaced=request.overwrite)
        build(self.root, request)
        self._check(replaced=request.overwrite)

    def _check(self, *, replaced: bool) -> None:
        """Every byte that is ours is in its place, or elsewhere if we asked to replace it."""
        there = {path: path.read_bytes() for path in (self.root / "output").rglob("*.docx")}
        for path, data in list(self.mine.items()):
            if there.get(path) == data:
                continue
            moved = [other for other, content in there.items() if content == data]
            if not moved or not replaced:
                raise LostError(f"lost: what was written into {path.name}")
            self.mine[moved[0]] = self.mine.pop(path)

    def _words(self) -> list[Path]:
        return sorted((self.root / "output").rglob("*.docx"))

    def _undisturbed(self) -> None:
        """Without our own files a build leaves what it leaves in a new place."""
        for path in self.mine:
            path.unlink()
        shutil.rmtree(self.root / "output/so-thu/2024/ban-sua-tay", ignore_errors=True)
        build(self.root, replace(REQUEST, prune=True))
        other = self.root / "other"
        shutil.copytree(self.root / "profiles", other / "profiles")
        build(other, REQUEST)
        if left(self.root) != left(other):
            raise LostError(f"other files than a first build: {_different(self.root, other)}")


@contextmanager
def scratch() -> Iterator[Path]:
    """Give a folder with a cache of its own."""
    with tempfile.TemporaryDirectory(prefix="robust-") as name:
        cache = os.environ.get(VARIABLE)
        os.environ[VARIABLE] = str(Path(name) / "cache") if cache is None else cache
        yield Path(name)


def main() -> None:
    """Try and say what came of it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("what", choices=("kills", "points", "edits"))
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=1800)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    start = time.monotonic()
    try:
        if options.what == "points":
            said = points(options.seed)
        else:
            trial = {"kills": kills, "edits": edits}[options.what]
            said = trial(options.rounds, options.seconds, options.seed)
    except LostError as error:
        sys.exit(f"seed {options.seed}: {error}")
    print(f"{said} ({time.monotonic() - start:.0f} s)")  # noqa: T201


if __name__ == "__main__":
    main()
