"""A finding of the inspector in words, and as plain data."""

from qmsdocs.cli.face import Face
from qmsdocs.lint.found import Found


def words(face: Face, found: Found) -> str:
    """Say what is wrong and where."""
    said = face.say(found.code, **found.values)
    return f"{where(face, found)}: {said}"


def where(face: Face, found: Found) -> str:
    """Say where it is, as a clerk would."""
    if not found.role:
        return face.say("lint.whole")
    role = face.say(f"lint.role.{found.role}")
    return face.say("lint.where", role=role, number=found.number, quote=found.quote)


def remedy(face: Face, rule: str) -> str:
    """Say what to do about the findings of a rule."""
    from qmsdocs.lint.rules import rule_of

    return f"{face.say('lint.do')}: {getattr(rule_of(rule).remedy, face.lang)}"


def finding_data(face: Face, found: Found) -> dict[str, object]:
    """Give a finding to a program."""
    return {
        "rule": found.rule,
        "code": found.code,
        "severity": found.severity,
        "role": found.role,
        "paragraph": found.number,
        "quote": found.quote,
        "message": face.say(found.code, **found.values),
        "citation": found.citation,
    }
