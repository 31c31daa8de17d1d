"""What is left of a paper when it has been judged."""

import gc
import weakref

from lint_tools import DAY, paper_of, sound
from qmsdocs.lint.judging import judge
from qmsdocs.lint.rules import load_rules
from qmsdocs.model.rules import load_rulebook


def test_a_paper_is_forgotten_at_once_though_some_rules_could_not_judge_it() -> None:
    """Else thousands of papers would wait for the collector of circles, which takes its time."""
    paper = paper_of(sound())
    held = weakref.ref(paper)
    gc.disable()
    try:
        verdicts = judge(paper, load_rulebook().format_on(DAY), load_rules())
        del paper
        assert held() is None
    finally:
        gc.enable()
    assert "unjudged" in {each.outcome for each in verdicts}
