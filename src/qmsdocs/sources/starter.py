"""The commented profile that a new agency begins with."""

from importlib.resources import files

#: The year that the starter files are written for; it gives way to the year asked for.
_YEAR = 2026


def starter_files(year: int) -> dict[str, bytes]:
    """Give the starter files of an agency's folder by name: `agency.yaml`, `<year>.yaml`, …."""
    folder = files("qmsdocs.data").joinpath("starter")
    texts = {
        entry.name: entry.read_text(encoding="utf-8")
        for entry in folder.iterdir()
        if entry.name.endswith(".yaml")
    }
    texts["nam.yaml"] = texts["nam.yaml"].replace(str(_YEAR), str(year))
    return {
        (f"{year}.yaml" if name == "nam.yaml" else name): text.encode()
        for name, text in sorted(texts.items())
    }
