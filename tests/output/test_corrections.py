"""Corrections: what is applied, what is refused and why, and that the database is as if the file had always been so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from models.errors import PathNotFound, UsageProblem
from models.extraction import Extraction
from output.connection import reader
from output.corrections import Outcome, apply_corrections
from output.corrections_file import corrections_path, read_corrections
from output.corrections_values import TABLES, Refused, correctable, stored_value
from output.database import Database
from output.dump import dump
from output.links import update_links

DOCUMENT = "a1" * 8
VALUE = f"{DOCUMENT}-measure_values-002"
AMOUNT = f"{DOCUMENT}-budget_lines-001"
GOAL = f"{DOCUMENT}-goals-002"

Correct = Callable[..., Outcome]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "plans.db"


@pytest.fixture
def correct(path: Path, make: dict[str, Callable[..., Extraction]]) -> Correct:
    """Load the two documents where they are not, or again, and apply these lines."""

    def run(*lines: str, header: str = "id,field,value,who,why,read", again: bool = False) -> Outcome:
        file = path.with_name("corrections.csv")
        file.write_text("\n".join((header, *lines)) + "\n", encoding="utf-8")
        new = not path.exists()
        with Database.open(path) as database:
            for name in ("norrvik", "soderby") if new or again else ():
                database.load(make[name]())
            outcome = apply_corrections(database, file, read_corrections(file))
            update_links(database)
        return outcome

    return run


def rows(path: Path, sql: str, *values: Any) -> list[tuple[Any, ...]]:
    with reader(path) as connection:
        connection.row_factory = None
        return connection.execute(sql, values).fetchall()


def test_a_value_is_corrected_and_what_was_read_is_kept(path: Path, correct: Correct) -> None:
    assert correct(f'{VALUE},value,"1 234,5",Eva,sidan 3,7.6') == Outcome(1, 0)
    assert rows(path, "SELECT value, raw FROM measure_values WHERE id = ?", VALUE) == [(1234.5, "7.6")]
    columns = "entity_id, table_name, field, read_value, corrected_value, who, why, applied, not_applied_because"
    assert rows(path, f"SELECT {columns} FROM corrections") == [
        (VALUE, "measure_values", "value", "7.6", "1234.5", "Eva", "sidan 3", 1, None)
    ]


def test_what_follows_from_a_column_is_corrected_with_it(path: Path, correct: Correct) -> None:
    correct(f"{AMOUNT},amount,5", f"{AMOUNT},unit,mkr", f"{DOCUMENT},municipality,Ale")
    assert rows(path, "SELECT amount, unit, amount_sek FROM budget_lines WHERE id = ?", AMOUNT) == [(5, "mkr", 5e6)]
    assert rows(path, "SELECT municipality_code FROM documents WHERE id = ?", DOCUMENT) == [("1440",)]


def test_full_text_search_finds_the_corrected_words(path: Path, correct: Correct) -> None:
    correct(f"{GOAL},text,Lysmaskar i varje park")
    found = rows(
        path, "SELECT g.id FROM goals_fts f JOIN goals g ON g.rowid = f.rowid WHERE goals_fts MATCH 'lysmaskar'"
    )
    assert found == [(GOAL,)]


LINES = {
    "first": [f"{VALUE},value,9", f"{AMOUNT},amount,5", f"{AMOUNT},unit,kr", f"{DOCUMENT},body,Skolnämnden"],
    "second": [f"{VALUE},value,10", f"{GOAL},status,fulfilled", "gone-1,value,3", f"{VALUE},value,11"],
    "none": [],
}


@pytest.mark.parametrize("before", LINES)
@pytest.mark.parametrize("after", LINES)
@pytest.mark.parametrize("again", [False, True])
def test_the_database_is_as_if_the_file_had_always_been_so(
    tmp_path: Path, path: Path, correct: Correct, before: str, after: str, again: bool
) -> None:
    correct(*LINES[after])
    at_once = dump(path)
    path.unlink()
    correct(*LINES[before])
    correct(*LINES[after], again=again)
    assert dump(path) == at_once


@pytest.mark.parametrize(
    ("line", "code", "reason"),
    [
        (f"{DOCUMENT}-gone,value,1", "corrections.unknown_id", "docs/norrvik-plan.pdf may be read otherwise"),
        ("ffff-m1,value,1", "corrections.unknown_id", "the database has no document 'ffff'"),
        (f"{VALUE},nosuch,1", "corrections.refused", "measure_values has no field 'nosuch'"),
        (f"{VALUE},raw,1", "corrections.refused", "has no field 'raw' that can be corrected"),
        (f"{VALUE},value,many", "corrections.refused", "'many' is no value"),
        (f"{VALUE},kind,guess", "corrections.refused", "'guess' is no kind"),
        (f"{VALUE},period,T9", "corrections.refused", "'T9' is no period"),
        (f"{VALUE},kind,null", "corrections.refused", "is no kind"),
        (f"{DOCUMENT},municipality,Atlantis", "corrections.refused", "no municipality or region"),
        (f"{GOAL},parent_id,{GOAL}", "corrections.refused", "is no other goal of the same document"),
        (f"{VALUE},value,9,,,8.25", "corrections.reads_otherwise", "reads 7.6 now, not '8.25'"),
    ],
)
def test_what_cannot_be_applied_says_why_with_file_and_line(
    path: Path, correct: Correct, line: str, code: str, reason: str
) -> None:
    assert correct(f"{AMOUNT},amount,5", line) == Outcome(1, 1)
    [(found, message, where)] = rows(path, "SELECT code, message, path FROM findings WHERE stage = 'correct'")
    assert found == code
    assert message.startswith(f"{where}, line 3: ")
    assert reason in message
    [(told,)] = rows(path, "SELECT not_applied_because FROM corrections WHERE NOT applied")
    assert reason in told
    assert rows(path, "SELECT value FROM measure_values WHERE id = ?", VALUE) == [(7.6,)]


def test_the_first_of_two_lines_counts(path: Path, correct: Correct) -> None:
    assert correct(f"{VALUE},value,9", f"{VALUE},value,8") == Outcome(1, 1)
    assert rows(path, "SELECT value FROM measure_values WHERE id = ?", VALUE) == [(9,)]
    assert rows(path, "SELECT code FROM findings WHERE stage = 'correct'") == [("corrections.twice",)]


def test_null_empties_and_nothing_leaves(path: Path, correct: Correct) -> None:
    assert correct(f"{VALUE},unit,null", f"{VALUE},value,") == Outcome(1, 0)
    assert rows(path, "SELECT unit, value FROM measure_values WHERE id = ?", VALUE) == [(None, 7.6)]


def test_a_spreadsheets_semicolons_and_letters_are_understood(tmp_path: Path) -> None:
    file = tmp_path / "corrections.csv"
    file.write_bytes("ID;Field;Value;why\r\n\r\na-1;text;Får och kor;sidan 3\r\nb-1;value;'-7;;\r\n".encode("cp1252"))
    found = read_corrections(file)
    assert [(c.line, c.id, c.value, c.why, c.read) for c in found] == [
        (3, "a-1", "Får och kor", "sidan 3", None),
        (4, "b-1", "-7", None, None),
    ]


def test_a_file_without_the_columns_is_told_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "corrections.csv"
    file.write_text("id,value\na,b\n")
    with pytest.raises(UsageProblem, match=r"corrections\.csv, line 1: the column field is missing; .*id,field,value"):
        read_corrections(file)


def test_the_file_beside_the_database_is_taken_unless_another_is_named(tmp_path: Path) -> None:
    assert corrections_path(None, tmp_path / "plans.db") is None
    (tmp_path / "corrections.csv").touch()
    assert corrections_path(None, tmp_path / "plans.db") == tmp_path / "corrections.csv"
    with pytest.raises(PathNotFound, match="there is no such file of corrections"):
        corrections_path(str(tmp_path / "mine.csv"), tmp_path / "plans.db")


@pytest.mark.parametrize("table", TABLES)
def test_no_id_or_place_can_be_corrected(table: str) -> None:
    assert not {"id", "document_id", "page", "box", "raw", "confidence"} & set(correctable(table))
    with pytest.raises(Refused):
        stored_value(table, "id", "x")
