"""One engine over all cases in a process of its own: `python engine.py ENGINE CASES.pickle`.

Prints JSON: for each case the processor time of one document in milliseconds (the best round),
the size of the file, and the text of its paragraphs as a digest, to see that all say the same.
"""

import hashlib
import io
import json
import pickle
import re
import sys
import time
import zipfile
import zlib
from collections.abc import Callable, Mapping
from html import unescape
from typing import Any

from cases import Case
from jinja2 import Environment, StrictUndefined

from qmsdocs.word.counters import Counters
from qmsdocs.word.filters import COUNTERS, filters
from qmsdocs.word.gaps import Gap, with_gaps
from qmsdocs.word.printing import printed

Make = Callable[[], bytes]

ROUNDS = 7
#: A round lasts this many seconds at least, and has this many documents at most.
ROUND, MOST = 0.12, 200


def plain_jinja(finalize: bool = True) -> Environment:
    """Give an environment as a user of docxtpl would make it: escaping, strict, our filters."""
    made = Environment(
        autoescape=True, undefined=StrictUndefined, finalize=printed if finalize else None
    )
    made.filters.update(filters())
    made.tests["none"] = lambda value: value is None or isinstance(value, Gap)
    return made


def names(context: Mapping[str, Any]) -> dict[str, Any]:
    """Give the data of a template as our filters expect them."""
    return {**with_gaps(context), COUNTERS: Counters()}


def naive(case: Case) -> Make:
    """`DocxTemplate` anew for each document: the loop of docxtpl's own manual."""
    from docxtpl import DocxTemplate  # noqa: PLC0415 (docxtpl or rust-docxtpl, as the process has)

    jinja = plain_jinja()
    data = with_gaps(case.context)

    def make() -> bytes:
        document = DocxTemplate(io.BytesIO(case.template))
        document.render({**data, COUNTERS: Counters()}, jinja)
        buffer = io.BytesIO()
        document.save(buffer)
        return buffer.getvalue()

    return make


def one_object(case: Case) -> Make:
    """One `DocxTemplate` for all documents."""
    from docxtpl import DocxTemplate  # noqa: PLC0415 (as above)

    jinja, document = plain_jinja(), DocxTemplate(io.BytesIO(case.template))
    data = with_gaps(case.context)

    def make() -> bytes:
        document.render({**data, COUNTERS: Counters()}, jinja)
        buffer = io.BytesIO()
        document.save(buffer)
        return buffer.getvalue()

    return make


def bound(way: str) -> Callable[[Any], Make]:
    """Jinja compiled beforehand, and a zip: what has to be done whatever the engine.

    It has no core properties, gaps, newlines, checks or repairs, does not clean its values, and its
    data are prepared beforehand.
    """

    def prepare(case: Case) -> Make:
        from qmsdocs.word.deflate import deflate  # noqa: PLC0415 (not for rust-docxtpl)
        from qmsdocs.word.jinja_source import source_of, tagged_parts  # noqa: PLC0415
        from qmsdocs.word.package import in_order, read_package  # noqa: PLC0415
        from qmsdocs.word.zip_image import ZipImage  # noqa: PLC0415

        jinja, parts, data = (
            plain_jinja(finalize=False),
            read_package(case.template),
            names(case.context),
        )
        sources = [source_of(part, root) for part, root in tagged_parts(parts)]
        programs = {one.part.name: jinja.from_string(one.text) for one in sources if one.has_tags}
        static = [(name, part) for name, part in in_order(parts) if name not in programs]
        image, packed = ZipImage().with_entries(static, deflate("zlib-9")), deflate(way)

        def make() -> bytes:
            fresh = {**data, COUNTERS: Counters()}
            made = [(name, one.render(fresh).encode()) for name, one in programs.items()]
            return image.with_entries(made, packed).zipped()

        return make

    return prepare


def ours(way: str, forget: bool = False) -> Callable[[Any], Make]:
    """Give this project's engine; `forget` lets it meet every word for the first time."""

    def prepare(case: Case) -> Make:
        from qmsdocs.word.deflate import deflate  # noqa: PLC0415 (not for rust-docxtpl)
        from qmsdocs.word.plain_runtime import TEXTS  # noqa: PLC0415
        from qmsdocs.word.template import compile_template, render  # noqa: PLC0415

        compiled, packed = compile_template(case.template), deflate(way)

        def make() -> bytes:
            if forget:
                TEXTS.clear()
            return render(compiled, case.context, case.properties, packed).data

        return make

    return prepare


ENGINES: dict[str, Callable[[Any], Make]] = {
    "docxtpl": naive,
    "docxtpl-one": one_object,
    "rust-docxtpl": naive,
    "bound-zlib-1": bound("zlib-1"),
    "bound-isal-1": bound("isal-1"),
    "qmsdocs-zlib-1": ours("zlib-1"),
    "qmsdocs-isal-1": ours("isal-1"),
    "qmsdocs-fresh": ours("zlib-1", forget=True),
}


def milliseconds(make: Make) -> float:
    """Give the processor time of one document, the best of some rounds."""
    make()
    start = time.process_time()
    make()
    once = max(time.process_time() - start, 1e-5)
    count = max(1, min(MOST, round(ROUND / once)))
    rounds = ROUNDS if once < ROUND else 3
    best = once
    for _ in range(rounds):
        start = time.process_time()
        for _ in range(count):
            make()
        best = min(best, (time.process_time() - start) / count)
    return best * 1000


def said(data: bytes) -> str:
    """Give a digest of the text of the main part."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read("word/document.xml").decode()
    whole = unescape("\n".join(filter(None, re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", xml))))
    return hashlib.sha256(whole.encode()).hexdigest()[:12]


def main() -> None:
    """Measure one engine."""
    name, path = sys.argv[1:]
    with open(path, "rb") as file:  # noqa: PTH123 (plain)
        found = pickle.load(file)  # noqa: S301 (written by rendering.py a moment ago)
    results = {}
    for case in found:
        make = ENGINES[name](case)
        data = make()
        results[case.name] = {"ms": milliseconds(make), "bytes": len(data), "said": said(data)}
    print(json.dumps({"results": results, "zlib": zlib.ZLIB_RUNTIME_VERSION}))


if __name__ == "__main__":
    main()
