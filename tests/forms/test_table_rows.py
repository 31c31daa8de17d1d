"""Tables that come from a list: what an empty list shows, and which rows stay together."""

import pytest

from forms_tools import compiled, lines
from qmsdocs.word.blocks import BlockTag, Paragraph, Table

HEAD = "| TT | Tên |\n|----|-----|\n"
LOOP = "{% for x in plan.activities %}\n| 1 | {{ x.name }} |\n{% endfor %}\n"
GAP = "{%tr else %} / {{ plan.activities | needed }} / {%tr endfor %}"


def table(body: str) -> Table:
    """Give the only table of a page that has a grid."""
    (section,) = compiled(f"Mở đầu.\n\n{body}\n\nHết.").sections
    (found,) = (b for b in section.blocks if isinstance(b, Table) and b.borders == "grid")
    return found


def said(body: str) -> str:
    """Give the rows below the head in words."""
    (section,) = compiled(f"Mở đầu.\n\n{HEAD}{body}\n\nHết.").sections
    (text,) = (line for line in lines(section) if line.startswith("TT | Tên"))
    return text.removeprefix("TT | Tên / ")


def keeping(body: str) -> list[str]:
    """Say of each row below the head: its tag, its style, and whether it is kept with the next."""
    found = []
    for row in table(HEAD + body).rows[1:]:
        if isinstance(row, BlockTag):
            found.append(row.source.split()[0])
            continue
        inside = {
            (p.style, p.keep_next)
            for cell in row.cells
            for p in cell.blocks
            if isinstance(p, Paragraph)
        }
        ((style, keep),) = inside
        found.append(
            {"BangO": "plain", "BangOTruocTong": "last-turn"}[style] + " kept" * bool(keep)
        )
    return found


class TestEmptyList:
    """A table is never just its head."""

    def test_a_table_of_one_list_marks_the_empty_list_in_a_row_over_all_columns(self) -> None:
        made = table(HEAD + LOOP)
        gap = next(
            row for row in made.rows if not isinstance(row, BlockTag) and row.cells[0].span == 2
        )
        assert len(gap.cells) == 1
        assert said(LOOP).endswith(GAP)

    def test_rows_of_sums_may_follow(self) -> None:
        assert f"{GAP} / Tổng" in said(f"{LOOP}| Tổng | 5 |")

    @pytest.mark.parametrize(
        ("loop", "path"),
        [
            ("for x in xs", "xs"),
            ("for x in a.b.c", "a.b.c"),
            ("for x in a.b[0].c", "a.b[0].c"),
            ("for x in a.b | sort(attribute='due') | reverse", "a.b"),
            ("for x, y in a.b", "a.b"),
        ],
    )
    def test_the_list_is_the_one_of_the_loop(self, loop: str, path: str) -> None:
        assert f"{{{{ {path} | needed }}}}" in said(f"{{% {loop} %}}\n| 1 | x |\n{{% endfor %}}")

    @pytest.mark.parametrize(
        "body",
        [
            pytest.param(LOOP.replace("{% endfor", "{% else %}\n| - | Không có |\n{% endfor"), id="own else"),
            pytest.param(f"| 0 | Đầu |\n{LOOP}", id="a row before it"),
            pytest.param(f"{LOOP}{{% if a %}}\n| 9 | x |\n{{% endif %}}", id="a condition after it"),
            pytest.param(LOOP + LOOP, id="two loops"),
            pytest.param(f"{{% if a %}}\n{LOOP}{{% endif %}}", id="a condition around it"),
            pytest.param(LOOP.replace("activities", "activities if x.on"), id="chosen elements"),
            pytest.param(LOOP.replace("activities", "activities | selectattr('on')"), id="a choosing filter"),
            pytest.param(LOOP.replace("x in plan.activities", "k, v in terms | items"), id="a map"),
            pytest.param("| 1 | x |", id="no loop"),
        ],
    )  # fmt: skip
    def test_who_says_what_an_empty_list_means_is_left_alone(self, body: str) -> None:
        assert "needed" not in said(body)

    def test_an_else_inside_the_loop_is_not_the_loops_own(self) -> None:
        inner = "{% if x %}\n| 1 | a |\n{% else %}\n| 2 | b |\n{% endif %}"
        assert said(f"{{% for x in xs %}}\n{inner}\n{{% endfor %}}").count("needed") == 1


class TestSums:
    """Rows after a loop stay together, and with its last row."""

    def test_the_last_turn_and_all_sums_but_the_last_are_kept(self) -> None:
        assert keeping(f"{LOOP}| Tổng | 5 |\n| Hạn | 7 |") == [
            "for", "last-turn", "else", "plain kept", "endfor", "plain kept", "plain",
        ]  # fmt: skip

    def test_without_sums_nothing_is_kept(self) -> None:
        assert keeping(LOOP) == ["for", "plain", "else", "plain", "endfor"]
        assert keeping("| 1 | a |\n| 2 | b |") == ["plain", "plain"]
        assert keeping(f"{LOOP}{{% if a %}}\n| 9 | x |\n{{% endif %}}")[-2] == "plain"

    def test_every_row_of_the_last_turn_is_kept(self) -> None:
        inner = "| 1 | a |\n{% if x.on %}\n| 2 | b |\n{% else %}\n| 3 | c |\n{% endif %}"
        body = f"{{% for x in xs %}}\n{inner}\n{{% endfor %}}\n| Tổng | 5 |"
        assert [row for row in keeping(body) if row.startswith("last")] == ["last-turn"] * 3

    def test_only_the_loop_before_the_sums_is_kept(self) -> None:
        found = keeping(f"{LOOP}{LOOP}| Tổng | 5 |")
        assert found == ["for", "plain", "endfor", "for", "last-turn", "endfor", "plain"]

    def test_many_rows_after_a_loop_are_no_sums(self) -> None:
        assert set(keeping(LOOP + "| a | b |\n" * 4)) == {"for", "else", "endfor", "plain"}


class TestKeptSentence:
    """A sentence that is kept with signatures takes the last row along."""

    def test_the_last_turn_of_the_only_loop_is_kept(self) -> None:
        (section,) = compiled(
            f"Đầu.\n\n{HEAD}{LOOP}\n\n{{% if x %}}\nHết. {{.keep}}\n{{% endif %}}"
        ).sections
        (made,) = (b for b in section.blocks if isinstance(b, Table) and b.borders == "grid")
        assert "BangOTruocTong" in repr(made)

    def test_the_rows_of_a_loop_in_a_loop_are_not(self) -> None:
        inner = "{% for y in x.ys %}\n| 1 | a |\n{% endfor %}"
        body = f"{{% for x in xs %}}\n{inner}\n{{% endfor %}}"
        (section,) = compiled(f"Đầu.\n\n{HEAD}{body}\n\nHết. {{.keep}}").sections
        assert "BangOTruocTong" not in repr(section)


class TestGroups:
    """A row over all columns that names the rows of a loop does not stand alone."""

    def test_it_is_kept_with_the_first_row_of_the_loop(self) -> None:
        inner = "{% for y in x.ys %}\n| 1 | a |\n{% endfor %}"
        body = (
            f"{{% for x in xs %}}\n| {{% colspan 2 %}}{{{{ x.name }}}} |\n{inner}\n{{% endfor %}}"
        )
        assert keeping(body)[:4] == ["for", "plain kept", "for", "plain"]

    def test_other_rows_before_a_loop_are_not(self) -> None:
        assert keeping(f"| 1 | a |\n{LOOP}")[0] == "plain"
        assert keeping("| {% colspan 2 %}Tổng |\n| 1 | a |") == ["plain", "plain"]
