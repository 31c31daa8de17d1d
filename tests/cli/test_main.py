"""The program as a whole: help, version, exit codes, languages."""

import errno
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import click
import pytest
from click.testing import Result

from calling import Call
from qmsdocs import __version__
from qmsdocs.base.errors import OutputError, Problem
from qmsdocs.cli import documents
from toy import write_profile

SOURCE = Path(__file__).parents[2] / "src"


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the real program in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "qmsdocs", *arguments],
        env={**os.environ, "PYTHONPATH": str(SOURCE), **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_help_is_vietnamese_unless_english_is_asked_for(call: Call) -> None:
    assert "Cách dùng: qmsdocs [TÙY CHỌN] LỆNH" in call("--help").output
    english = call("--lang", "en", "--help").output
    assert "Usage: qmsdocs [OPTIONS] COMMAND" in english
    assert "Cách dùng" not in english
    assert "Usage: qmsdocs build" in call("build", "--help", "--lang", "en").output


def test_no_help_text_is_left_as_a_code(call: Call) -> None:
    commands = [
        [], ["init"], ["build"], ["validate"], ["documents"], ["schema"],
        ["rules"], ["rules", "list"], ["rules", "show"], ["rules", "diff"], ["status"],
        ["templates"], ["templates", "list"], ["templates", "build"], ["templates", "export"],
        ["templates", "check"],
    ]  # fmt: skip
    for lang in ("vi", "en"):
        for command in commands:
            assert "cli." not in call("--lang", lang, *command, "--help").output, command


def test_version(call: Call) -> None:
    assert call("--version").output == f"qmsdocs {__version__}\n"


@pytest.mark.parametrize(
    "arguments", [["biuld"], ["build", "--nothing"], ["build", "--year", "12"], ["--lang", "fr"],
                  ["build", "--date", "31/2/2024"], ["schema", "x"], ["rules", "diff", "2019-10-02"]]
)  # fmt: skip
def test_wrong_use_is_exit_code_2(call: Call, arguments: list[str]) -> None:
    assert "Lỗi" in call(*arguments, code=2).stderr


def test_wrong_commands_and_values_are_told_in_vietnamese(call: Call) -> None:
    assert "Không có lệnh 'biuld'. Có phải ý bạn là: 'build'?" in call("biuld", code=2).stderr
    assert '"31/2/2024" không phải là ngày' in call("build", "--date", "31/2/2024", code=2).stderr


def failing(monkeypatch: pytest.MonkeyPatch, call: Call, error: BaseException, code: int) -> Result:
    """Run a command that raises."""

    def command(_: object) -> click.Command:
        def fail() -> int:
            raise error

        return click.Command("documents", callback=fail)

    monkeypatch.setattr(documents, "command", command)
    return call("documents", code=code)


def test_a_log_that_cannot_be_written_is_shown(
    monkeypatch: pytest.MonkeyPatch, call: Call, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "none"))
    assert "ValueError: hỏng" in failing(monkeypatch, call, ValueError("hỏng"), 3).stderr


def test_a_full_disk_is_no_fault_of_ours(monkeypatch: pytest.MonkeyPatch, call: Call) -> None:
    error = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "output/x")
    said = failing(monkeypatch, call, error, 1).stderr
    assert "output/x: không đọc hoặc ghi được ở đây (hết dung lượng đĩa)" in said


def test_a_part_of_the_program_that_is_missing_is_our_fault(
    monkeypatch: pytest.MonkeyPatch, call: Call
) -> None:
    assert ".log" in failing(monkeypatch, call, FileNotFoundError(errno.ENOENT, "", "x"), 3).stderr


def test_our_own_fault_leaves_a_log_and_no_traceback(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, call: Call
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    result = failing(monkeypatch, call, ZeroDivisionError("oops"), 3)
    (log,) = tmp_path.glob("qmsdocs-*.log")
    assert str(log) in result.stderr
    assert "Traceback" not in result.output
    assert "ZeroDivisionError: oops" in log.read_text(encoding="utf-8")


def test_an_interrupt_is_130(monkeypatch: pytest.MonkeyPatch, call: Call) -> None:
    assert "Đã dừng" in failing(monkeypatch, call, KeyboardInterrupt(), 130).stderr


def test_failed_work_is_1_with_all_problems_and_their_count(
    monkeypatch: pytest.MonkeyPatch, call: Call
) -> None:
    error = OutputError([Problem("build.exists"), Problem("build.manifest-damaged")])
    lines = failing(monkeypatch, call, error, 1).stderr.splitlines()
    assert len(lines) == 3
    assert "2" in lines[-1]


def test_the_real_program_speaks_by_environment_and_writes_utf8() -> None:
    shown = run("--help", QMSDOCS_LANG="en", LANG="C", LC_ALL="C")
    assert shown.returncode == 0
    assert shown.stdout.startswith("Usage: qmsdocs")
    wrong = run("biuld", LANG="C", LC_ALL="C", PYTHONIOENCODING="ascii")
    assert wrong.returncode == 2
    assert "Không có lệnh" in wrong.stderr


def test_equal_bytes_whatever_the_time_zone_and_language_of_the_machine(tmp_path: Path) -> None:
    trees = []
    for name, zone, locale in (
        ("a", "Pacific/Kiritimati", "C"),
        ("b", "Pacific/Pago_Pago", "vi_VN.UTF-8"),
    ):
        write_profile(tmp_path / name)
        options = {"TZ": zone, "LC_ALL": locale, "LANG": locale, "PYTHONHASHSEED": str(len(zone))}
        built = run("-C", str(tmp_path / name), "build", **options)
        assert built.returncode == 0, built.stderr
        output = tmp_path / name / "output"
        paths = sorted(path for path in output.rglob("*") if path.is_file())
        trees.append({path.relative_to(output).as_posix(): path.read_bytes() for path in paths})
    assert len(trees[0]) > 4
    assert trees[0] == trees[1]


def test_help_does_not_wait_for_what_it_does_not_need() -> None:
    code = (
        "import sys; from qmsdocs.cli.main import main\n"
        "try: main(['build', '--help'])\n"
        "except SystemExit: pass\n"
        "print(sorted({'pydantic', 'docxtpl', 'docx', 'rich', 'lxml', 'jinja2'} & set(sys.modules)))"
    )
    shown = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert shown.stdout.splitlines()[-1] == "[]"
