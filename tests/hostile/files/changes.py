"""Sound files with chance damage: the same damage for the same seed."""

import random
import re
from collections.abc import Callable
from itertools import chain

from hostile.files.sound import LINKS, MAIN, PACKAGE, TYPES, Parts, full_parts, sound_files
from hostile.files.zips import Named, packed
from qmsdocs.word.package import read_package

NONSENSE = (
    "", " ", "-1", "0", "1", "x", "9" * 30, "1e999", "-1e999", "nan", "inf", "true", "\u200b", "²", "٣",
    "1_000", "0x10", "+5", "1.5", "50%", "5cm", "1e5pt", "-99999999", "2147483648", "4294967295",
    "9" * 5000, "none", "auto", "{{ x }}", "&amp;", "ｆ", "\U0001f600",
)  # fmt: skip
_ATTRIBUTE = re.compile(r"([\w:]+)=(['\"])([^'\"]*)\2")
_ELEMENT = re.compile(r"<(w:\w+)(?: [^<>]*)?(?<!/)>|<w:\w+(?: [^<>]*)?/>")
_Dice = random.Random


def flipped(dice: _Dice) -> bytes:
    """Turn some bits of a packed file."""
    return _with_bits(dice, dice.choice(sound_files()))


def cut(dice: _Dice) -> bytes:
    """Cut a packed file, or cut a piece out of it, or double a piece."""
    data = dice.choice(sound_files())
    start, end = sorted(dice.sample(range(len(data)), 2))
    return dice.choice(
        [data[:start], data[start:], data[:start] + data[end:], data[:end] + data[start:]]
    )


def flipped_xml(dice: _Dice) -> bytes:
    """Turn some bits of one part."""
    parts = _parts(dice)
    name = dice.choice(list(parts))
    return packed((parts | {name: _with_bits(dice, parts[name])}).items())


def cut_xml(dice: _Dice) -> bytes:
    """Cut a piece out of one part."""
    parts = _parts(dice)
    name = dice.choice(list(parts))
    start, end = sorted(dice.sample(range(len(parts[name]) + 1), 2))
    return packed((parts | {name: parts[name][:start] + parts[name][end:]}).items())


def absurd(dice: _Dice) -> bytes:
    """Give attributes absurd values."""
    parts = _parts(dice)
    name = dice.choice([MAIN, MAIN, *parts])
    text = parts[name].decode()
    found = [each for each in _ATTRIBUTE.finditer(text) if not each[1].startswith("xmlns")]
    for match in sorted(dice.sample(found, min(len(found), dice.randint(1, 30))), key=_place):
        value = dice.choice(NONSENSE)
        text = text[: match.start(3)] + value + text[match.end(3) :]
    return packed((parts | {name: text.encode()}).items())


def moved(dice: _Dice) -> bytes:
    """Remove, double, empty, rename or wrap elements of the main part or of another."""
    parts = _parts(dice)
    name = dice.choice([MAIN, MAIN, MAIN, *(each for each in parts if each.startswith("word/"))])
    text = parts[name].decode()
    for _ in range(dice.randint(1, 12)):
        found = list(_ELEMENT.finditer(text))
        if not found:
            break
        start, end = _whole(text, dice.choice(found))
        piece, other = text[start:end], dice.choice(found)
        made = dice.choice(
            [
                "", piece * 2, re.sub(r">[^<]+<", "><", piece), f"<w:ins>{piece}</w:ins>",
                f"<w:tbl><w:tr><w:tc>{piece}</w:tc></w:tr></w:tbl>", f"<w:r>{piece}</w:r>",
                piece.replace("<w:p>", "<w:tbl>").replace("</w:p>", "</w:tbl>"),
                f"<w:p>{piece}</w:p>", other.group(1) or "x",
            ]
        )  # fmt: skip
        text = text[:start] + made + text[end:]
    return packed((parts | {name: text.encode()}).items())


def swapped(dice: _Dice) -> bytes:
    """Leave parts out, change them for others, or give types and links another word."""
    parts = dict(_parts(dice))
    for _ in range(dice.randint(1, 3)):
        one, other = dice.choice(list(parts)), dice.choice(list(parts))
        kind = dice.randrange(6)
        if kind == 0:
            del parts[one]
        elif kind == 1:
            parts[one], parts[other] = parts[other], parts[one]
        elif kind == 2:
            parts[one] = dice.choice([b"", b" ", b"<x/>", b"\0" * 99, parts[other][::-1]])
        elif kind == 3:
            parts[one + dice.choice(["x", ".xml", " ", "/"])] = parts.pop(one)
        else:
            name = dice.choice([TYPES, PACKAGE, LINKS])
            words = re.findall(rb'"([^"]*)"', parts.get(name, b""))
            if words:
                new = dice.choice([*words, b"", b"x", b"application/xml", b"../x"])
                parts[name] = parts[name].replace(
                    b'"' + dice.choice(words) + b'"', b'"' + new + b'"'
                )
        if not parts:
            break
    return packed(parts.items())


KINDS: dict[str, tuple[Callable[[_Dice], bytes], int]] = {
    "flipped": (flipped, 350),
    "cut": (cut, 150),
    "flipped xml": (flipped_xml, 350),
    "cut xml": (cut_xml, 100),
    "absurd": (absurd, 450),
    "moved": (moved, 450),
    "swapped": (swapped, 300),
}


def all_changes(seed: int, times: float = 1.0) -> Named:
    """Give chance damage of every sort; `times` as many as usual."""
    for name, (make, count) in KINDS.items():
        for number in range(max(int(count * times), 1)):
            yield f"{name} {number}", make(_Dice(f"{seed}/{name}/{number}"))


def every_value() -> Named:
    """Give each value of nonsense to every attribute of a part at once."""
    for name, value in chain.from_iterable(((n, v) for v in NONSENSE) for n in full_parts()):
        text = full_parts()[name].decode()
        made = _ATTRIBUTE.sub(
            lambda match, value=value: (  # type: ignore[misc]
                match.group() if match[1].startswith("xmlns") else f'{match[1]}="{value}"'
            ),
            text,
        )
        yield (
            f"every value {value[:8]!r} in {name}",
            packed((full_parts() | {name: made.encode()}).items()),
        )


def _parts(dice: _Dice) -> Parts:
    return read_package(dice.choice(sound_files()))


def _with_bits(dice: _Dice, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(dice.randint(1, 20)):
        changed[dice.randrange(len(changed))] ^= 1 << dice.randrange(8)
    return bytes(changed)


def _place(match: re.Match[str]) -> int:
    return -match.start()


def _whole(text: str, match: re.Match[str]) -> tuple[int, int]:
    """Give where an element ends: at its own end tag, as far as that is easily found."""
    end = text.find(f"</{match.group(1)}>", match.end()) if match.group(1) else -1
    return match.start(), match.end() if end < 0 else end + len(match.group(1)) + 3
