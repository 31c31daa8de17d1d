"""One zip of an agency's year: the papers as they stand, in a folder with the name of the agency."""

from collections.abc import Mapping, Sequence

from qmsdocs.base.errors import QmsDocsError
from qmsdocs.batch.standing import Standing
from qmsdocs.word.archive import folder_name, write_archive
from qmsdocs.word.core_properties import read_properties
from qmsdocs.word.package import read_package


def make_archive(
    papers: Sequence[Standing], others: Mapping[str, bytes], agency: str, year: int
) -> bytes:
    """Pack papers, and other files by name, into one folder."""
    folder = folder_name(f"{_owner(papers) or agency} {year}")
    files = {paper.path.name: paper.data for paper in papers} | dict(others)
    return write_archive({f"{folder}/{name}": data for name, data in files.items()}, year)


def _owner(papers: Sequence[Standing]) -> str:
    """Give the name of the agency, which every paper of ours carries in its properties."""
    for paper in papers:
        try:
            name = read_properties(read_package(paper.data)).get("creator", "")
        except QmsDocsError:
            continue
        if name:
            return name
    return ""
