"""What a person typed and what the file says meanwhile: joined, or shown both."""

import copy
from typing import Any

from qmsdocs.model.formmerge import UNKNOWN, Merging, Sides
from qmsdocs.model.formshape import FormField, form_shape

OBJECTIVES = form_shape("year").field("objectives")
TOPICS = form_shape("year").field("review").field("topics")
POLICY = form_shape("agency").field("policy")
BASE = [{"id": "mt1", "name": "một", "target": 1}, {"id": "mt2", "name": "hai", "target": 2}]


def joined(
    mine: object,
    disk: object,
    base: object = BASE,
    take: dict[str, str] | None = None,
    shape: FormField = OBJECTIVES,
) -> Any:  # noqa: ANN401
    merging = Merging({}, take or {})
    found = merging.merged(shape, Sides(base, mine, disk), (shape.name,), shape.label)
    return found, [(one.name, one.mine, one.disk) for one in merging.conflicts]


def changed(at: int, **values: object) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = copy.deepcopy(BASE)
    found[at] |= values
    return found


def test_changes_of_different_fields_and_items_are_joined() -> None:
    mine, disk = changed(0, name="của tôi"), changed(0, target=9)
    disk[1]["name"] = "của tệp"
    found, conflicts = joined(mine, disk)
    assert not conflicts
    assert found == [{"id": "mt1", "name": "của tôi", "target": 9}, disk[1]]


def test_both_changed_the_same_field_and_a_person_decides() -> None:
    mine, disk = changed(0, target=5), changed(0, target=7)
    _, conflicts = joined(mine, disk)
    assert conflicts == [("objectives/0/target", "5", "7")]
    for side, target in (("mine", 5), ("disk", 7)):
        found, conflicts = joined(mine, disk, take={"objectives/0/target": side})
        assert not conflicts
        assert found[0]["target"] == target


def test_the_same_change_in_both_is_none() -> None:
    assert joined(changed(1, target=3), changed(1, target=3)) == (changed(1, target=3), [])


def test_items_added_in_both_and_taken_out_in_one_are_told_apart_by_their_ids() -> None:
    mine = [*BASE, {"id": "mt3", "name": "ba"}]
    disk = [BASE[1], {"id": "mt4", "name": "bốn"}]
    found, conflicts = joined(mine, disk)
    assert not conflicts
    assert [one["id"] for one in found] == ["mt2", "mt4", "mt3"]


def test_an_item_taken_out_here_and_changed_there_is_asked_about() -> None:
    mine, disk = [BASE[0]], changed(1, name="mới")
    _, conflicts = joined(mine, disk)
    assert [(name, ours) for name, ours, _ in conflicts] == [("objectives/1", "")]
    assert "mới" in conflicts[0][2]
    found, _ = joined(mine, disk, take={"objectives/1": "mine"})
    assert found == mine


def test_lists_without_ids_that_differ_in_length_may_be_joined_whole() -> None:
    base = [{"title": "a"}, {"title": "b"}]
    mine, disk = [*base, {"title": "c"}], [{"title": "a"}]
    _, conflicts = joined(mine, disk, base, shape=TOPICS)
    assert [name for name, *_ in conflicts] == ["topics"]
    found, _ = joined(mine, disk, base, {"topics": "both"}, TOPICS)
    assert found == [{"title": "a"}, {"title": "b"}, {"title": "c"}]


def test_a_cleared_field_stays_cleared_and_an_unknown_key_of_the_file_stays() -> None:
    base = {"slogan": "x", "commitments": ["a"]}
    mine, disk = {"commitments": ["a"]}, {"slogan": "x", "commitments": ["a"], "lạ": 1}
    assert joined(mine, disk, base, shape=POLICY) == ({"commitments": ["a"], "lạ": 1}, [])


def test_when_nobody_knows_what_the_form_was_made_from_each_difference_is_asked_about() -> None:
    _, conflicts = joined({"slogan": "x"}, {"slogan": "y"}, UNKNOWN, shape=POLICY)
    assert conflicts == [("policy/slogan", "x", "y")]
