"""Equal data have equal hashes, whatever their order."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.base.hashing import canonical_json, digest

plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


@given(st.dictionaries(st.text(), plain))
def test_the_order_of_keys_does_not_matter(value: dict[str, object]) -> None:
    turned = dict(reversed(list(value.items())))
    assert canonical_json(value) == canonical_json(turned)


@given(plain, plain)
def test_different_data_have_different_texts(one: object, other: object) -> None:
    assert (canonical_json(one) == canonical_json(other)) == (repr_of(one) == repr_of(other))


def repr_of(value: object) -> str:
    """Tell True from 1 and dictionaries apart without regard to order."""
    if isinstance(value, dict):
        return (
            "{" + ",".join(sorted(f"{key!r}:{repr_of(item)}" for key, item in value.items())) + "}"
        )
    if isinstance(value, list):
        return "[" + ",".join(repr_of(item) for item in value) + "]"
    return repr(value)


def test_vietnamese_and_dates_stay_readable() -> None:
    assert (
        canonical_json({"ngày": date(2024, 3, 5), "a": (1, 2)}) == '{"a":[1,2],"ngày":"2024-03-05"}'
    )


def test_what_is_not_plain_data_is_refused() -> None:
    with pytest.raises(TypeError, match="set"):
        canonical_json({1, 2})


def test_the_digest_is_sha_256() -> None:
    assert digest(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
