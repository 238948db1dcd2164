"""Made-up documents for header rows: what is written is whole, adds up and says what the facts say."""

from __future__ import annotations

import pytest

from corpus.samples.header_rows import HEADER_ROWS, HeaderRow
from corpus.samples.made_up import make_up
from corpus.samples.made_up_facts import number
from corpus.samples.markdown import Table, parse, plain

each_row = pytest.mark.parametrize("row", HEADER_ROWS, ids=lambda row: row.name)


def _table(row: HeaderRow) -> Table:
    (table,) = [block for block in parse(make_up(row)[0]).blocks if isinstance(block, Table)]
    return table


@each_row
def test_the_header_is_the_one_that_was_asked_for(row: HeaderRow) -> None:
    table = _table(row)
    said = [cell.strip() for line in row.header.split(" // ") for cell in line.split(" | ")]
    assert [cell for line in table.header for cell in line] == said
    assert len(row.columns.split(" | ")) == len(table.numeric)


@each_row
def test_every_fact_is_printed(row: HeaderRow) -> None:
    table, (_, facts) = _table(row), make_up(row)
    printed = " ".join(plain(cell) for line in table.rows for cell in line)
    assert all(name in printed for name in facts.measures)
    decimals = 1 if row.unit == "mkr" else 0
    assert all(number(float(str(line[6])), decimals) in printed for line in facts.lines)
    assert all(str(goal[1]) in printed for goal in facts.goals)


@each_row
def test_sums_are_those_of_their_rows(row: HeaderRow) -> None:
    _, facts = make_up(row)
    found: dict[object, float] = {}
    total: dict[object, float] = {}
    for area, is_total, year, period, stage, side, amount, _ in facts.lines:
        key = (year, period, stage, side)
        if is_total:
            total[key] = float(str(amount))
        elif not str(area).startswith("varav"):
            found[key] = found.get(key, 0.0) + float(str(amount))
    assert {key: round(value, 1) for key, value in found.items()} == total


def test_the_same_row_gives_the_same_document() -> None:
    assert [make_up(row) for row in HEADER_ROWS] == [make_up(row) for row in HEADER_ROWS]


def test_numbers_are_printed_as_tables_print_them() -> None:
    assert [number(1562.5, 1), number(-12450), number(0)] == ["1 562,5", "−12 450", "0"]
