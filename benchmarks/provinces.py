"""Makes a province out of the sample agencies: many profiles, no two alike, all of them good."""

import random
import re
from collections.abc import Collection
from pathlib import Path

from running import ROOT

SAMPLES = ROOT / "profiles"
_PEOPLE = re.compile(
    r"\b(Nguyễn|Trần|Lê|Phạm|Hoàng|Vũ|Đặng|Bùi|Đỗ|Ngô|Hồ|Phan|Võ|Dương|Lý) (Văn|Thị) ([A-ZĐ])\b"
)
_LETTERS = str.maketrans("0123456789", "abcdeghikl")
_PLACES = ("Bình Thuận", "Kon Tum", "Bạc Liêu", "Trà Vinh", "phường Mẫu", "Phường Mẫu")
#: About how many papers a sample has that are no procedures.
_OTHERS = {"so-khcn-binh-thuan": 59, "ubnd-phuong-mau": 47}
_PROCEDURE = re.compile(r"^  - id: ", re.MULTILINE)


def multiply(root: Path, count: int, papers: int = 0, of: Collection[str] = ()) -> None:
    """Write so many profiles, out of all samples or of some.

    With `papers` each gets procedures until it has so many papers.
    """
    found = (folder for folder in SAMPLES.iterdir() if (folder / "agency.yaml").is_file())
    samples = sorted(folder for folder in found if not of or folder.name in of)
    for number in range(count):
        sample = samples[number % len(samples)]
        folder = root / "profiles" / f"{sample.name}-{number + 1:04d}"
        folder.mkdir(parents=True)
        texts = {path.name: path.read_text(encoding="utf-8") for path in sample.glob("*.yaml")}
        if papers and "procedures.yaml" in texts:
            _add_procedures(texts, papers - _OTHERS.get(sample.name, 20))
        for name, text in texts.items():
            (folder / name).write_text(_changed(text, number + 1), encoding="utf-8")


def _changed(text: str, number: int) -> str:
    """Give other people, names, telephone numbers and targets; what has to agree still does."""
    chance = random.Random(f"{number} {len(text)}")
    other = str(number).translate(_LETTERS)  # no name of a person has digits
    text = _PEOPLE.sub(lambda m: f"{m[1]} {m[2]} {m[3]}{other}", text)
    for place in _PLACES:
        text = text.replace(place, f"{place} {number}").replace(
            place.upper(), f"{place.upper()} {number}"
        )
    text = re.sub(r"^(  code: \w+)", rf"\g<1>{number}", text, count=1, flags=re.MULTILINE)
    text = re.sub(r"\d{3}\.0000", lambda _: f"{chance.randrange(100, 999)}.{number:04d}", text)
    return re.sub(r"(?<=target: )9\d%", lambda _: f"{chance.randrange(80, 100)}%", text)


def _add_procedures(texts: dict[str, str], wanted: int) -> None:
    """Repeat the procedures under other ids, codes and names until there are enough."""
    head, *own = _PROCEDURE.split(texts["procedures.yaml"])
    found = list(own)
    while len(found) < wanted:
        number = len(found)
        block = own[number % len(own)].rstrip("\n") + "\n\n"
        block = re.sub(r"^(\S+)", rf"\1-{number}", block)
        block = re.sub(r"(?m)^(    code: .*)$", rf"\1-{number}", block, count=1)
        block = re.sub(r'(?m)^    tthc: ".*"\n', f'    tthc: "9.{number:06d}"\n', block, count=1)
        found.append(block.replace("    name: ", f"    name: Thủ tục số {number}. ", 1))
    texts["procedures.yaml"] = "  - id: ".join([head, *found])
    for name, text in texts.items():  # where the sample says how many there are
        free = re.sub(r"(?m)^ +(?:total|covered): \d+\n", "", text)
        texts[name] = re.sub(r"(?m)^(  procedures: )\d+$", rf"\g<1>{len(found)}", free)
