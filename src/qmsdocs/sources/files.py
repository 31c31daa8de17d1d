"""Files on disk: names that are safe, bundled folders, reading with limits, atomic writing."""

import os
import re
import tempfile
from importlib.resources import files
from pathlib import Path

from qmsdocs.base.errors import InputError, NotFoundError, OutputError, Problem
from qmsdocs.base.hints import shortened
from qmsdocs.base.places import Place

#: No text source of this project comes near it; more is a mistake or an attack.
MAX_BYTES = 5 * 1024 * 1024
MAX_NAME = 80

_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
_RESERVED = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")


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
    package = Path(str(files("qmsdocs")))
    installed = package / "_data" / name
    return installed if installed.is_dir() else package.parents[1] / name


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
        raise InputError(Problem("file.unreadable", place, {"reason": _reason(error)})) from error


def write_atomic(path: Path, data: bytes) -> None:
    """Write a whole file or nothing: a reader never sees half of it, a crash leaves the old one.

    Raises:
        OutputError: the folder or the file cannot be written.
    """
    temporary: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".qmsdocs-", suffix=".tmp", dir=path.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(_mode(path))
        temporary.replace(path)
    except OSError as error:
        problem = Problem("file.unwritable", Place(path.as_posix()), {"reason": _reason(error)})
        raise OutputError(problem) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def _mode(path: Path) -> int:
    """Keep the rights of the file that is replaced; a new one gets those of an ordinary file."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__
