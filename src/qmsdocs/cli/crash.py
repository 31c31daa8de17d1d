"""When the fault is ours: the traceback goes to a file, and the user gets its path."""

import os
import platform
import tempfile
import traceback
from collections.abc import Sequence

from qmsdocs import __version__


def write_log(error: BaseException, arguments: Sequence[str]) -> str:
    """Write what is needed to mend the fault and give the path of the file.

    Where no file can be written the report goes to stderr.
    """
    try:
        handle, path = tempfile.mkstemp(prefix="qmsdocs-", suffix=".log", text=True)
    except OSError:
        traceback.print_exception(error)
        return "stderr"
    with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as stream:
        stream.write(f"qmsdocs {__version__}, Python {platform.python_version()}, ")
        stream.write(f"{platform.platform()}\n{list(arguments)}\n\n")
        stream.writelines(traceback.format_exception(error))
    return path
