"""The sample profiles, for the tests that read them."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from pydantic import BaseModel

from qmsdocs.model.audits import Audit
from qmsdocs.model.loading import load_profile
from qmsdocs.model.plans import Conversion, MaintenancePlan
from qmsdocs.model.profile import Profile
from qmsdocs.model.reviews import Review

PROFILES = Path(__file__).parents[1] / "profiles"
SAMPLES = {
    "so-khcn-binh-thuan": 2024,
    "so-khcn-kon-tum": 2019,
    "so-khcn-tra-vinh": 2023,
    "ubnd-tinh-bac-lieu": 2020,
    "ubnd-phuong-mau": 2026,
}
#: Those that have an internal audit and a management review.
AUDITED = ("so-khcn-binh-thuan", "ubnd-tinh-bac-lieu", "ubnd-phuong-mau")
ND_30_IN_FORCE = date(2020, 3, 5)


@cache
def sample(name: str) -> Profile:
    """Load a sample, once for all tests."""
    return load_profile(PROFILES / name, SAMPLES[name])


def plan_of(profile: Profile) -> MaintenancePlan:
    """Give the maintenance plan, which must be there."""
    assert profile.year.plan
    return profile.year.plan


def conversion_of(profile: Profile) -> Conversion:
    """Give the conversion plan, which must be there."""
    assert profile.year.conversion
    return profile.year.conversion


def audited(profile: Profile) -> tuple[Audit, Review]:
    """Give audit and review, which must be there."""
    assert profile.year.audit
    assert profile.year.review
    return profile.year.audit, profile.year.review


def reference(profile: Profile, key: str | None) -> tuple[str, str, date]:
    """Give kind, number and date of a text that the profile cites."""
    found = {each.id: each for each in (*profile.agency.references, *profile.year.references)}
    assert key in found
    return found[key].kind, found[key].number, found[key].date


def texts(value: object) -> Iterator[str]:
    """Give every text below a value of the model."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from texts(getattr(value, name))
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from (*texts(key), *texts(each))
    elif isinstance(value, tuple):
        for each in value:
            yield from texts(each)


def all_text(profile: Profile) -> str:
    """Give everything that the profile says."""
    return "\n".join(texts((profile.agency, profile.year, profile.procedures)))
