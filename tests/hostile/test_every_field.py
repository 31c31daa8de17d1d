"""Every text of a sample profile gets signs that XML, Jinja or Word could stumble over.

The papers are built and read back: what was printed before is printed with its signs now.
"""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin

import pytest
import yaml
from lxml import etree
from pydantic import BaseModel

from calling import Call
from qmsdocs.model.agency import AgencyProfile
from qmsdocs.model.labels import annotation_at, bare
from qmsdocs.model.procedure import ProcedureFile
from qmsdocs.model.year import YearProfile
from qmsdocs.sources.yamlbuild import Loc
from qmsdocs.sources.yamlfile import read_yaml

MODELS = {"agency": AgencyProfile, "procedures": ProcedureFile}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SIGNS = "&<>\"'😀{{ 1 }}{% 2 %}{# 3 #}\n&#38;\t]]>"
#: The newest sample is tried whenever tests run; the others belong to the slow ones.
SAMPLES = [
    pytest.param(folder.name, marks=[] if folder.name == "so-khcn-binh-thuan" else pytest.mark.slow)
    for folder in sorted((Path(__file__).parents[2] / "profiles").iterdir())
]
#: Texts that are no ids and yet are read: numbers of clauses, a sum in words.
LEADING = {"clause", "clauses", "left_out", "words"}


def is_id(model: Any, loc: Loc) -> bool:  # noqa: ANN401 a type, whatever kind
    """Tell whether a spot of a profile holds an id, by the pattern that the model gives it."""
    annotation = model
    for part in loc:
        kind, arguments = bare(annotation), get_args(bare(annotation))
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            field = kind.model_fields[str(part)]
            annotation = Annotated[field.annotation, *field.metadata, None]
        else:
            annotation = arguments[-1 if get_origin(kind) is dict else 0]
    return "pattern=" in str(annotation)


class Marker:
    """Puts a numbered mark behind every free text of a profile."""

    def __init__(self, folder: Path) -> None:
        """Read the profile."""
        self.texts: dict[int, str] = {}
        self.numbers: dict[str, int] = {}
        self.data = {
            path: read_yaml(path.read_bytes(), path.name).value for path in folder.iterdir()
        }
        self.ids = set(ids(list(self.data.values())))

    def spoil(self) -> None:
        """Write the profile with its marks."""
        for path, value in self.data.items():
            model = MODELS.get(path.stem, YearProfile)
            marked = self._marked(value, (), model)
            path.write_text(yaml.safe_dump(marked, allow_unicode=True), encoding="utf-8")

    def _marked(self, value: Any, loc: Loc, model: type[Any]) -> Any:  # noqa: ANN401
        if isinstance(value, dict):
            return {key: self._marked(item, (*loc, key), model) for key, item in value.items()}
        if isinstance(value, list):
            return [self._marked(item, (*loc, i), model) for i, item in enumerate(value)]
        if isinstance(value, float):
            return str(value)
        if not isinstance(value, str) or annotation_at(model, loc) is not str:
            return value
        month = re.fullmatch(r"\d{4}-\d{2}", value)
        leads = LEADING & set(loc[-2:]) or is_id(model, loc) or value in self.ids
        if month or leads:
            return value
        number = self.numbers.setdefault(value, len(self.numbers) + 1)  # equal texts stay equal
        self.texts[number] = value
        return f"{value}§{number}·{SIGNS}§"


def ids(value: object) -> Iterator[str]:
    """Give every id of a profile: other places lead to it."""
    if isinstance(value, dict):
        yield from (str(item) for key, item in value.items() if key == "id")
        for item in value.values():
            yield from ids(item)
    elif isinstance(value, list):
        for item in value:
            yield from ids(item)


def printed(folder: Path) -> str:
    """Give what stands in the papers of a folder."""
    return "\n".join(line for path in sorted(folder.rglob("*.docx")) for line in lines(path))


def lines(path: Path) -> Iterator[str]:
    signs = {f"{W}br": "\n", f"{W}tab": "\t"}
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if not re.fullmatch(r"word/(document|header\d*|footer\d*)\.xml", name):
                continue
            for paragraph in etree.fromstring(archive.read(name)).iter(f"{W}p"):
                runs = paragraph.iterfind(".//w:r/*", {"w": W[1:-1]})
                yield "".join(signs.get(str(node.tag)) or node.text or "" for node in runs)


@pytest.mark.parametrize("agency", SAMPLES)
def test_every_text_comes_out_as_it_went_in(
    agency: str, call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    call("init", "--sample", agency)
    call("build", "--output", "before")
    before = printed(tmp_path / "before")
    marker = Marker(tmp_path / "profiles" / agency)
    marker.spoil()
    call("build", "--output", "after")
    after = printed(tmp_path / "after")
    found = {int(number): text for number, text in re.findall(r"§(\d+)·(.*?)§", after, re.DOTALL)}
    # the letterhead, heads of pages and drawn shapes break lines themselves
    allowed = {SIGNS, SIGNS.replace("\n", " "), " ".join(SIGNS.split())}
    assert set(found.values()) <= allowed
    once = {text for text in marker.texts.values() if list(marker.texts.values()).count(text) == 1}
    lost = [
        text
        for number, text in marker.texts.items()
        if number not in found and text in once and len(text) > 40 and text in before
    ]
    assert lost == []
    assert len(found) > len(marker.texts) / 2
