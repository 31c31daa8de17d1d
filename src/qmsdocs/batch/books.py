"""One Word book of an agency's year, with the list of its papers on the first page."""

from collections.abc import Sequence

from qmsdocs.batch.standing import Standing
from qmsdocs.word.merging.book import Book, BookPart, merge
from qmsdocs.word.merging.front import Front

_TITLE = "HỒ SƠ HỆ THỐNG QUẢN LÝ CHẤT LƯỢNG"
_LIST = "DANH MỤC VĂN BẢN"
_HEADS = ("TT", "Tên văn bản")


def make_book(papers: Sequence[Standing], year: int) -> Book:
    """Join the papers of a year.

    Raises:
        WordFileError: a paper that was edited can no longer be read.
    """
    parts = [BookPart(paper.title, paper.data, paper.path.as_posix()) for paper in papers]
    front = Front("", _TITLE, f"NĂM {year}", _LIST, _HEADS)
    properties = {"title": f"{_TITLE.capitalize()} năm {year}", "language": "vi-VN"}
    return merge(parts, properties, front)
