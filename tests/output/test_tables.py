"""Rows as text."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.errors import UsageProblem
from output.tables import FORMATS, defused, render
from output.texts import LANGUAGES, Texts, all_texts

COLUMNS = ("name", "value", "note")
ROWS = [("Mål [1]", 1234.5, None), ("a|b\nc", None, None)]


def test_a_table_for_a_terminal() -> None:
    text = render(COLUMNS, ROWS, "table", width=60)
    assert "Mål [1]" in text
    assert "1 234,5" in text
    assert text.rstrip().endswith("Utan värden: note")
    assert max(map(len, text.splitlines())) <= 60
    assert "1,234.5" in render(COLUMNS, ROWS, "table", lang="en")
    assert render(COLUMNS, [], "table") == "Inga rader.\n"


def test_too_many_columns_become_records() -> None:
    columns = [f"column_{n}" for n in range(20)]
    text = render(columns, [list(range(20)), [None] * 19 + ["x"]], "table", width=100)
    assert "── 2 ──" in text
    assert "column_19  x" in text


def test_what_is_the_same_in_all_rows_stands_above_where_the_width_is_short() -> None:
    columns = ("municipality", "document", "goal")
    rows = [("Norrvik", "Verksamhetsplan " * 4, f"Mål {n}") for n in range(3)]
    assert render(columns, rows, "table", width=60).startswith("I alla rader: municipality Norrvik, document Verk")
    assert "I alla rader" not in render(columns, rows, "table", width=120)
    assert "I alla rader" not in render(columns, rows[:1], "table", width=60)


def test_markdown_escapes_what_would_break_the_table() -> None:
    lines = render(COLUMNS, ROWS, "markdown").splitlines()
    assert lines[0] == "| name | value | note |"
    assert lines[3] == "| a\\|b<br>c |  |  |"
    assert len(lines) == 4


def test_csv_and_json_hold_the_values() -> None:
    assert list(csv.reader(io.StringIO(render(COLUMNS, ROWS, "csv"))))[1:] == [
        ["Mål [1]", "1234.5", ""],
        ["a|b\nc", "", ""],
    ]
    assert json.loads(render(("a", "a"), [(1, b"\x01")], "json")) == [{"a": 1, "a_2": "01"}]


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-x", "@a", "\t=1", "\r=1", "＝1", "-", "=HYPERLINK(1)", "-1+cmd|x"])
def test_formulas_are_defused(text: str) -> None:
    assert defused(text) == "'" + text.replace("\r", "\n")


@pytest.mark.parametrize("value", ["-7 843", "+5,3 %", "-1.5", "text = 1", "", -5, -1.5, None])
def test_numbers_and_texts_are_left(value: object) -> None:
    assert defused(value) == value


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r")))))
def test_no_cell_of_a_csv_begins_like_a_formula(rows: list[tuple[str]]) -> None:
    for (cell,) in list(csv.reader(io.StringIO(render(("a",), rows, "csv"), newline="")))[1:]:
        assert not cell.startswith(("=", "@", "\t"))


def test_other_formats_and_languages_are_refused_by_name() -> None:
    with pytest.raises(UsageProblem, match="no format 'xml'; choose one of table, markdown, csv, json"):
        render(COLUMNS, ROWS, "xml")
    with pytest.raises(UsageProblem, match="no language 'de'; choose one of sv, en"):
        render(COLUMNS, ROWS, FORMATS[0], lang="de")


def test_every_text_is_there_in_every_language() -> None:
    for group in all_texts().values():
        for key, words in group.items():
            assert tuple(words) == LANGUAGES, key
            assert all(words.values()), key


@settings(deadline=None, max_examples=60)
@given(st.floats(-1e12, 1e12))
def test_numbers_are_written_as_the_language_does(value: float) -> None:
    swedish = Texts("sv").number(value).replace("\u00a0", "").replace(",", ".")
    assert float(swedish) == pytest.approx(value, abs=1e-6)
    assert Texts("en").number(value).replace(",", "") == swedish
