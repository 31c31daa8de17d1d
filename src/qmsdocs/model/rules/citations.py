"""Where a rule stands in the law: document, annex, section, clause."""

from qmsdocs.model.fields import Record


class Citation(Record):
    """The four fields of a citation; annex and section are empty where the text has none."""

    document: str
    annex: str = ""
    section: str = ""
    clause: str = ""

    def __str__(self) -> str:
        """Give it from the smallest part up: `khoản 3, Phần I Mục I, Phụ lục I, Nghị định số …`."""
        parts = (self.clause, self.section, self.annex, self.document)
        return ", ".join(part for part in parts if part)
