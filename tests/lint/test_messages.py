"""Every code of the inspector has words, and no words are left over."""

import re
from pathlib import Path
from typing import get_args

import qmsdocs
from qmsdocs.lint.paper import Standing
from qmsdocs.lint.rules import load_rules
from qmsdocs.sources.messages import catalogue

SOURCE = Path(str(qmsdocs.__file__)).parent
CODE = re.compile(r"""["'](lint\.[a-z0-9.-]*[a-z0-9])["']""")
OWN = {code for code in catalogue() if code.startswith("lint.")}
#: Built from a name at run time.
COMPUTED = {
    *(f"lint.standing-{standing}" for standing in get_args(Standing)),
    *(f"lint.margin-{side}" for side in ("top", "bottom", "left", "right")),
    *(f"lint.page-number-not-{place}" for place in ("header", "footer", "center", "right")),
    *(f"lint.text-not-{align}" for align in ("both", "left")),
    *(
        f"lint.not-{name}"
        for name in ("bold", "italic", "upper", "center", "left", "right", "both")
    ),
    *(f"lint.is-{name}" for name in ("bold", "italic", "upper")),
    "lint.underlined",
    "lint.error",
    "lint.warning",
}


def said_by_rules() -> set[str]:
    return {
        str(step.options["says"])
        for rule in load_rules()
        for step in rule.checks
        if "says" in step.options
    }


def roles_told() -> set[str]:
    """Give the roles that the code tells, and those that rules name."""
    texts = "".join(path.read_text(encoding="utf-8") for path in (SOURCE / "lint").glob("*.py"))
    told = set(re.findall(r'"([a-z_]+(?:\.[a-z]+)?)"', texts))
    return {code.removeprefix("lint.role.") for code in OWN if code.startswith("lint.role.")} & told


def test_every_code_in_use_has_words_and_no_words_are_left_over() -> None:
    texts = [path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py")]
    used = {code for text in texts for code in CODE.findall(text)}
    roles = {f"lint.role.{role}" for role in roles_told() | {"phan_chuong.title", "muc.title"}}
    assert {code for code in used | said_by_rules() | COMPUTED if code not in OWN} == set()
    assert OWN - used - said_by_rules() - COMPUTED - roles == set()


def test_every_role_that_a_rule_names_has_words() -> None:
    named = {
        role
        for rule in load_rules()
        for step in rule.checks
        for role in step.options.get("roles", ())
    }
    assert {role for role in named if f"lint.role.{role}" not in OWN} == set()
