"""A flowchart of the steps of a procedure, as Word shapes that a person can edit.

Each step is an inline group in a paragraph of its own: its box, the arrow to the next step, and
the pieces of return lines that pass beside it. So the chart breaks over pages between any two
steps. (LibreOffice misplaces the words of groups that share a paragraph.)
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from qmsdocs.base.units import mm_to_emu
from qmsdocs.word.pictures.flowchart_boxes import StepBox, label, step_box
from qmsdocs.word.pictures.shapes import Box, Drawing, Frame, Line, group_drawing, group_ids
from qmsdocs.word.styles_xml import spacing_xml

Step = Mapping[str, object]

YES, NO = "Đạt", "Không đạt"
WEIGHT = 0.75
ARROW = 8.0
#: The ids of the drawings count from here.
_FIRST_ID = 1001

_SPACE_AFTER = 6.0
_PROCESS, _DECISION, _NARROWEST = 100.0, 120.0, 40.0
_NO_WIDTH, _YES_WIDTH, _LABEL_HEIGHT = 18.0, 12.0, 5.0
_LANE, _MARGIN = 5.0, 3.0
#: What is read of a step; steps come again and again, in an agency and in its neighbours.
_READ = ("name", "unit", "kind", "back_to")
_KEPT = 1024


@dataclass(frozen=True, slots=True)
class Return:
    """A line from a step to another that is not the next one, in a lane right of the boxes.

    Steps count from 0.
    """

    source: int
    target: int
    lane: int = 0

    @property
    def backward(self) -> bool:
        """Tell whether the line goes up."""
        return self.target < self.source

    def passes(self, step: int) -> bool:
        """Tell whether the line touches or passes a step."""
        return min(self.source, self.target) <= step <= max(self.source, self.target)

    def meets(self, other: "Return") -> bool:
        """Tell whether two lines would touch in one lane."""
        return any(self.passes(end) for end in (other.source, other.target)) or other.passes(
            self.source
        )


@dataclass(frozen=True, slots=True)
class Layout:
    """Where things stand: the middle line, the width of the boxes, the return lines."""

    width: float
    middle: float
    process: float
    decision: float
    returns: tuple[Return, ...]

    def lane(self, item: Return) -> float:
        """Give how far from the left a return line runs."""
        return self.middle + self.decision / 2 + _NO_WIDTH + 1 + item.lane * _LANE

    def landing(self, item: Return, box: StepBox) -> float:
        """Give how far below the top of its box a return line ends.

        It is the middle, unless a line leaves there; then the side that the line comes from.
        """
        if not any(other.source == item.target for other in self.returns):
            return box.height / 2
        return box.height * (0.8 if item.backward else 0.2)


def flowchart_runs_xml(steps: Sequence[Step], width_mm: float) -> str:
    """Give the runs of a flowchart that is `width_mm` wide, to stand alone in a paragraph.

    The first run goes into the paragraph of the caller, which should have single spacing, no
    indent and no space after it; between the runs that paragraph is closed and the next opened.

    A step has a `name`, and may have a `unit`, a `kind` (`start`, `step`, `decision`, `end`) and
    `back_to`, the number of the step to go to when the result is not good enough.

    Raises:
        ValueError: when `back_to` is not the number of another step.
    """
    layout = _layout(_returns(steps), width_mm)
    runs, first_id = list[str](), _FIRST_ID
    for index, step in enumerate(steps):
        facts = tuple((name, step[name]) for name in _READ if name in step)
        run, ids = _run(layout, index, facts, len(steps) - 1 - index, first_id)
        runs.append(run)
        first_id += ids
    return "".join(runs)


@lru_cache(maxsize=_KEPT)
def _run(
    layout: Layout, index: int, facts: tuple[tuple[str, object], ...], after: int, first_id: int
) -> tuple[str, int]:
    """Give the run of a step, with the paragraph it begins, and how many ids it uses.

    `after` is how many steps follow.
    """
    step, last = dict(facts), after == 0
    box = step_box(index + 1, step, layout.decision if _asks(step) else layout.process)
    height = box.height + (0 if last else ARROW)
    shapes = [*_step(box, layout, branches=_branches(step), last=last)]
    for item in layout.returns:
        shapes += _pieces(item, index, box, height, layout)
    drawing = _drawing(index + 1, step, mm_to_emu(layout.width), mm_to_emu(height), first_id)
    next_paragraph = _next_paragraph(after) if index else ""
    return next_paragraph + group_drawing(drawing, shapes, WEIGHT), group_ids(shapes)


def _next_paragraph(after: int) -> str:
    """End a paragraph and begin the next; the last step is never alone on a page."""
    bound = "<w:keepNext/>" if after == 1 else ""
    space = spacing_xml(0, 0 if after else _SPACE_AFTER, 1)
    plain = '<w:ind w:left="0" w:right="0" w:firstLine="0"/><w:jc w:val="center"/>'
    return f"</w:p><w:p><w:pPr>{bound}{space}{plain}</w:pPr>"


def _asks(step: Step) -> bool:
    return step.get("kind") == "decision"


def _branches(step: Step) -> bool:
    return _asks(step) or bool(step.get("back_to"))


def _returns(steps: Sequence[Step]) -> list[Return]:
    """Give the return lines, short ones in the inner lanes, no two touching in one lane."""
    found: list[Return] = []
    for index, step in enumerate(steps):
        number = step.get("back_to")
        if not number:
            continue
        if not isinstance(number, int) or not 0 < number <= len(steps) or number == index + 1:
            raise ValueError(f"step {index + 1}: back_to {number!r}")
        found.append(Return(index, number - 1))
    placed: list[Return] = []
    for item in sorted(found, key=lambda one: (abs(one.source - one.target), one.source)):
        taken = {other.lane for other in placed if item.meets(other)}
        lane = next(lane for lane in range(len(found)) if lane not in taken)
        placed.append(Return(item.source, item.target, lane))
    return placed


def _layout(returns: list[Return], width: float) -> Layout:
    """Put the boxes in the middle, or left of it when the return lines need the room."""
    lanes = max((item.lane for item in returns), default=0)
    right = _NO_WIDTH + lanes * _LANE + _MARGIN if returns else 0.0
    decision = max(_NARROWEST, min(_DECISION, width - right - 1))
    middle = min(width / 2, width - right - decision / 2)
    return Layout(width, middle, min(_PROCESS, decision), decision, tuple(returns))


def _step(box: StepBox, layout: Layout, branches: bool, last: bool) -> Iterator[Line | Box]:
    """Give the box, the arrow to the next step and the words on the ways out."""
    left = layout.middle - box.width / 2
    frame = Frame(left, 0, box.width, box.height)
    yield Box(frame, box.paragraphs, box.geometry, inset=box.inset)
    if not last:
        yield Line(layout.middle, box.height, layout.middle, box.height + ARROW, arrow=True)
        if branches:
            yield _label(YES, layout.middle + 1.5, box.height, _YES_WIDTH)


def _pieces(
    item: Return, step: int, box: StepBox, height: float, layout: Layout
) -> Iterator[Line | Box]:
    """Give the pieces of a return line beside one step."""
    lane = layout.lane(item)
    away = 0.0 if item.backward else height
    if step == item.source:
        y = box.height / 2
        edge = layout.middle + box.half_width(y)
        yield Line(edge, y, lane, y)
        yield Line(lane, y, lane, away)
        yield _label(NO, edge + 1, y - _LABEL_HEIGHT, _NO_WIDTH)
    elif step == item.target:
        y = layout.landing(item, box)
        yield Line(lane, height - away, lane, y)
        yield Line(lane, y, layout.middle + box.half_width(y), y, arrow=True)
    elif item.passes(step):
        yield Line(lane, 0, lane, height)


def _label(text: str, x: float, y: float, width: float) -> Box:
    return Box(Frame(x, y, width, _LABEL_HEIGHT), label(text), "rect", outlined=False)


def _drawing(number: int, step: Step, width: int, height: int, id_: int) -> Drawing:
    description = f"Lưu đồ, bước {number}: {step['name']}"
    return Drawing(width, height, id_, f"Bước {number}", description)
