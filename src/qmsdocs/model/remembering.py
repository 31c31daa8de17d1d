"""Remembers profiles that were found good, so that the next build need not read their YAML.

What is kept is plain data, under the digest of the files it was read from. It passes the model
again like any other data; only the YAML and the checks across fields are spared. A file with a
fault is never remembered, so every fault is found and placed anew.
"""

from collections.abc import Collection
from pathlib import Path

from pydantic import BaseModel

from qmsdocs.base.hashing import digest
from qmsdocs.model.agency import AgencyProfile
from qmsdocs.model.codes import with_codes
from qmsdocs.model.folders import LOGO_FILES, PROCEDURES_FILE, content_digest
from qmsdocs.model.loading import Read, checked_profile, logo_of
from qmsdocs.model.procedure import ProcedureFile
from qmsdocs.model.profile import Profile
from qmsdocs.model.validation import Source
from qmsdocs.model.year import YearProfile
from qmsdocs.sources.caching import keep, kept
from qmsdocs.sources.yamlfile import known_document
from qmsdocs.sources.yamlkept import from_json, to_json

_SORT = "profiles"
#: What the files of a profile hold, in the order of reading.
MODELS: tuple[type[BaseModel], ...] = (AgencyProfile, YearProfile, ProcedureFile)


def remembered_profile(
    folder: Path, year: int, files: Read, kinds: Collection[str], stamp: str
) -> Profile:
    """Give a profile, from what is remembered if its files are the same as then.

    Args:
        folder: the folder of the agency.
        year: the year wanted.
        files: what was read of it.
        kinds: ids of the known kinds of paper.
        stamp: tells this program from every other.

    Raises:
        ProfileError: with every problem of every file.
    """
    content = content_digest(contents(files))
    signature = digest("\n".join([stamp, *sorted(kinds), content]).encode())
    key = digest(f"{folder.resolve()} {year}".encode())
    found = _recalled(kept(_SORT, key), signature, folder, files)
    if found is None:
        found = checked_profile(folder, year, files, kinds)
        values = [document.value for document in found.documents]
        keep(_SORT, key, signature.encode() + to_json(values))
    return found


def contents(files: Read) -> list[tuple[str, bytes]]:
    """Give the names and bytes of the files that could be read."""
    return [(path.name, data) for path, data in files.items() if isinstance(data, bytes)]


def _recalled(data: bytes | None, signature: str, folder: Path, files: Read) -> Profile | None:
    if data is None or not data.startswith(signature.encode()):
        return None
    try:
        values = from_json(data[len(signature) :])
        agency = AgencyProfile.model_validate(values[0])
        this_year = YearProfile.model_validate(values[1])
        procedures = ProcedureFile.model_validate(values[2])
    except (ValueError, LookupError, TypeError):  # a ValidationError is a ValueError
        return None
    texts = {path: data for path, data in files.items() if path.name not in LOGO_FILES}
    texts.setdefault(folder / PROCEDURES_FILE, b"")  # it has a path even if it is not there
    sources = tuple(
        Source(known_document(text, path.as_posix(), value), model)
        for (path, text), value, model in zip(texts.items(), values, MODELS, strict=True)
        if isinstance(text, bytes)
    )
    name = folder.absolute().name
    known = with_codes(agency, procedures.procedures)
    return Profile(name, agency, this_year, known, sources, logo_of(files))
