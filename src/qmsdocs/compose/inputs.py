"""What the units say on each input of the management review (9.3.2; 5.6.2 in the edition of 2008)."""

from collections.abc import Iterable
from dataclasses import dataclass

from qmsdocs.model.inputs import INPUTS, input_of
from qmsdocs.model.reviews import Topic


@dataclass(frozen=True, slots=True)
class ReviewInputs:
    """The reports on the inputs by what they are about; nothing where nobody reported.

    `performance` reports on c) as a whole, where nobody reports on its parts.
    """

    earlier: str | None
    context: str | None
    performance: str | None
    satisfaction: str | None
    objectives: str | None
    processes: str | None
    nonconformities: str | None
    monitoring: str | None
    audits: str | None
    suppliers: str | None
    resources: str | None
    risks: str | None
    improvements: str | None


def review_inputs(topics: Iterable[Topic]) -> ReviewInputs:
    """Give the reports of the meeting's topics by input; several on one input are joined."""
    found: dict[str, list[str]] = {name: [] for name in INPUTS.values()}
    for topic in topics:
        name = input_of(topic.clause or "")
        if name and topic.report:
            found[name].append(topic.report)
    return ReviewInputs(**{name: "; ".join(texts) or None for name, texts in found.items()})
