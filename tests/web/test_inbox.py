"""Files that were sent are kept apart, a few at a time, under names that any system takes."""

from pathlib import Path

import pytest

from qmsdocs.web.inbox import Inbox, plain_name


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("Kế hoạch.docx", "Kế hoạch.docx"),
        (r"C:\Users\a\Báo cáo.docx", "Báo cáo.docx"),
        ("../../../etc/passwd", "passwd.docx"),
        ("..", "van-ban.docx"),
        ("", "van-ban.docx"),
        (".docx", "docx.docx"),
        ("~$ke-hoach.docx", "ke-hoach.docx"),
        ('a<b>:"c|d?*\x00\n.docx', "a_b___c_d____.docx"),
        ("a\u202exslx.docx", "a_xslx.docx"),
        ("thư mời.doc", "thư mời.doc.docx"),
        ("x" * 300 + ".docx", "x" * 80 + ".docx"),
    ],
)
def test_a_sent_name_is_made_plain(sent: str, kept: str) -> None:
    assert plain_name(sent) == kept


def test_only_the_last_files_are_kept_and_all_go_at_the_end() -> None:
    inbox = Inbox()
    keys = [inbox.put("a.docx", bytes([number])) for number in range(14)]
    paths = [inbox.path(key) for key in keys]
    assert paths[:2] == [None, None]
    there = [path for path in paths if path]
    assert [path.read_bytes()[0] for path in there] == list(range(2, 14))
    home = there[0].parents[1]
    assert home.stat().st_mode & 0o077 == 0
    assert len(list(home.iterdir())) == 12
    inbox.close()
    assert not home.exists()


def test_a_dropped_file_is_gone_and_a_foreign_key_finds_nothing(tmp_path: Path) -> None:
    inbox = Inbox()
    key = inbox.put("a.docx", b"a")
    path = inbox.path(key)
    assert path
    assert not path.is_relative_to(tmp_path)
    inbox.drop(key)
    assert not path.parent.exists()
    assert inbox.path(key) is None
    assert inbox.path("../../etc/passwd") is None
    inbox.close()
