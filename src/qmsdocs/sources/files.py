"""Files on disk: names that are safe, bundled folders, reading with limits, atomic writing."""

import errno
import os
import re
from contextlib import suppress
from pathlib import Path

from qmsdocs.base.errors import InputError, NotFoundError, OutputError, Problem, Said
from qmsdocs.base.hints import shortened
from qmsdocs.base.places import Place

#: No text source of this project comes near it; more is a mistake or an attack.
MAX_BYTES = 5 * 1024 * 1024
MAX_NAME = 80

#: The folder of the program; `importlib.resources` would say the same, and load a dozen modules.
PACKAGE = Path(__file__).parents[1]

#: How files begin that are not finished; a killed program leaves them behind.
TEMPORARY = ".qmsdocs-"
_SUFFIX = ".tmp"

_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
_RESERVED = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")


_REASONS = {
    errno.EACCES: "denied",
    errno.EPERM: "denied",
    errno.EROFS: "read-only",
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EFBIG: "full",
    errno.ENAMETOOLONG: "too-long",
    errno.ENOTDIR: "not-a-folder",
    errno.EEXIST: "not-a-folder",
    errno.ENOENT: "no-folder",
    errno.EISDIR: "folder",
    errno.EBUSY: "busy",
    errno.EIO: "broken-disk",
}


def checked_name(name: str) -> str:
    """Give the name back when it may name a folder or file on every system.

    Raises:
        InputError: `file.bad-name`, for a path, capitals, marks, or a name that Windows keeps.
    """
    if len(name) <= MAX_NAME and _NAME.fullmatch(name) and not _RESERVED.fullmatch(name):
        return name
    raise InputError(Problem("file.bad-name", values={"name": shortened(name)}))


def bundled(name: str) -> Path:
    """Give the folder `templates` or `profiles` that came with the program.

    An installed wheel carries it in `qmsdocs/_data`; a checkout has it at its root, where an
    editable install finds it too.
    """
    installed = PACKAGE / "_data" / name
    return installed if installed.is_dir() else PACKAGE.parents[1] / name


def read_file(path: Path, limit: int = MAX_BYTES) -> bytes:
    """Read a file that a person gave.

    Raises:
        NotFoundError: it is not there, or is no file.
        InputError: it is too big or may not be read.
    """
    place = Place(path.as_posix())
    if not path.is_file():
        raise NotFoundError(Problem("file.not-found", place))
    try:
        size = path.stat().st_size
        if size > limit:
            values = {"size": f"{size / 1e6:.1f}", "limit": limit // 1024 // 1024}
            raise InputError(Problem("file.too-big", place, values))
        return path.read_bytes()
    except OSError as error:
        raise InputError(Problem("file.unreadable", place, {"reason": reason_of(error)})) from error


def try_read(path: Path) -> bytes | InputError:
    """Read a file as `read_file` does, or give why it cannot be read."""
    try:
        return read_file(path)
    except InputError as error:
        return error


def write_atomic(path: Path, data: bytes, *, durable: bool = True) -> None:
    """Write a whole file or nothing: a reader never sees half of it, a crash leaves the old one.

    Args:
        path: the file; its folder is made.
        data: what it shall hold.
        durable: wait until the disk has it, so that even a power cut leaves it or the old one.

    Raises:
        OutputError: the folder or the file cannot be written.
    """
    staged = Staged(path, data, durable=durable)
    try:
        staged.move()
    finally:
        staged.drop()


class Staged:
    """A file that lies complete beside its place, to be moved there or dropped."""

    def __init__(self, path: Path | str, data: bytes, *, durable: bool = False) -> None:
        """Write it beside its place; the folder is made.

        Raises:
            OutputError: the folder or the file cannot be written.
        """
        # A build writes thousands of files: texts are quicker here than paths.
        self._name = os.fspath(path)
        folder = os.path.dirname(self._name)  # noqa: PTH120
        unique = f"{TEMPORARY}{os.getpid()}-{os.urandom(4).hex()}{_SUFFIX}"
        self._temporary = os.path.join(folder, unique)  # noqa: PTH118
        self._waits = True
        try:
            _write_new(self._temporary, folder, data, durable=durable)
            if (rights := _rights(self._name)) is not None:  # who may read the old one may read it
                os.chmod(self._temporary, rights)  # noqa: PTH101
        except BaseException as error:
            self.drop()
            if isinstance(error, OSError):
                raise unwritable(self._name, error) from error
            raise

    def move(self) -> None:
        """Move it to its place, over what stands there.

        Raises:
            OutputError: it cannot be moved.
        """
        try:
            os.replace(self._temporary, self._name)  # noqa: PTH105
        except OSError as error:
            raise unwritable(self._name, error) from error
        self._waits = False

    def drop(self) -> None:
        """Remove it unless it was moved."""
        if self._waits:
            with suppress(OSError):
                os.unlink(self._temporary)  # noqa: PTH108


def unwritable(path: Path | str, error: OSError) -> OutputError:
    """Give the error that a file or folder cannot be written, with the reason."""
    place = Place(Path(path).as_posix())
    return OutputError(Problem("file.unwritable", place, {"reason": reason_of(error)}))


def _rights(name: str) -> int | None:
    """Give who may read and write a file; nothing when there is none."""
    try:
        return os.stat(name).st_mode & 0o777  # noqa: PTH116
    except FileNotFoundError:
        return None


def _write_new(name: str, folder: str, data: bytes, *, durable: bool) -> None:
    """Write a file that is not there yet, into a folder that perhaps is not there either."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(name, flags, 0o666)
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103
        handle = os.open(name, flags, 0o666)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]
        if durable:
            os.fsync(handle)
    finally:
        os.close(handle)


def is_of_the_system(error: OSError) -> bool:
    """Tell whether a path or disk lets nobody in; a file that is not there may be our mistake."""
    return error.errno in _REASONS and error.errno != errno.ENOENT


def reason_of(error: OSError) -> str:
    """Give why the system refused: a code that has words, or what the system says."""
    name = _REASONS.get(error.errno or 0)
    return Said(f"file.reason-{name}") if name else error.strerror or type(error).__name__
