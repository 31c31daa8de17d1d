"""What every frame works with: the kind of paper, the rules in force, the house style, the sheet."""

from dataclasses import dataclass, field

from qmsdocs.forms import sheet
from qmsdocs.forms.nodes import Case
from qmsdocs.model.agency import House
from qmsdocs.model.page import Kind
from qmsdocs.model.rules import FormatRules
from qmsdocs.word.blocks import Align, Block, Page, PageField, Paragraph, ParagraphStyle, Section

#: Only these are addressed to someone; a tờ trình or báo cáo when it goes to a superior.
ADDRESSED = frozenset({"CV", "TTr", "BC"})


@dataclass(frozen=True, slots=True)
class Setting:
    """A paper to lay out; `styles` are its named styles by id, `logo` a PNG or JPEG."""

    kind: Kind
    rules: FormatRules
    house: House
    styles: dict[str, ParagraphStyle]
    logo: bytes | None = field(default=None, repr=False)

    @property
    def page(self) -> Page:
        """The upright sheet."""
        return sheet.portrait(self.rules)

    @property
    def width(self) -> float:
        """The width between the margins of the upright sheet."""
        return sheet.text_width(self.page)

    def case(self, component: str) -> Case:
        """Tell whether a component of the law is in capitals."""
        return "upper" if self.rules.component(component).upper else "as-is"

    def cased(self, text: str, component: str) -> str:
        """Give a text without tags in the case of its component."""
        return text.upper() if self.rules.component(component).upper else text

    def section(
        self,
        blocks: tuple[Block, ...],
        *,
        landscape: bool = False,
        begins: bool = True,
        condition: str = "",
    ) -> Section:
        """Give a section with the page number where the law wants it.

        A section that `begins` a text counts its pages from 1 and shows no number on the first.
        """
        where, _, side = self.rules.choice("page_number.place").partition("-")
        align: Align = "right" if side == "right" else "center"
        number = (Paragraph("TrangSo", (PageField(),), align=align),)
        return Section(
            page=sheet.landscape(self.rules) if landscape else self.page,
            blocks=blocks,
            header=number if where == "header" else (),
            footer=number if where == "footer" else (),
            title_page=begins,
            restart=begins,
            condition=condition,
        )
