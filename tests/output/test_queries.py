"""Named queries and free SQL: what they answer, and what they refuse."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.errors import DocumentNotFound, NotADatabase, PathNotFound, QueryRefused, UsageProblem
from output.connection import reader
from output.fulltext import expression
from output.guard import run_guarded
from output.queries import bound, find_query, folded, queries, run_query

#: Queries that need documents that follow each other, or corrections.
FOLLOWED = {"uppfyllelse", "uppfyllelse-per-mål", "samband", "rättelser"}
#: Queries that need a year of plan, follow-ups and annual report.
SCHOOL_YEAR = {"mått-i-uppföljning", "ändrade-målvärden", "prognos", "prognossäkerhet", "ramförändring", "mått-om"}


def test_the_questions_of_the_list_have_queries() -> None:
    assert [query.number for query in queries() if query.number] == list(range(1, 21))
    forms = [folded(form) for query in queries() for form in (query.name, *query.aliases)]
    assert len(forms) == len(set(forms))


def params_of(query: Any) -> set[str]:
    return {p.name for p in query.parameters}


@pytest.mark.parametrize("query", queries(), ids=lambda query: folded(query.name))
def test_every_query_runs_and_describes_itself(filled: Path, followed: Path, school_year: Path, query: Any) -> None:
    params = {p.name: "psykisk ohälsa" for p in query.parameters if p.required}
    path = school_year if query.name in SCHOOL_YEAR else followed if query.name in FOLLOWED else filled
    columns, rows = run_query(path, query.name, params)
    assert rows
    assert all(len(row) == len(columns) for row in rows)
    assert query.question.endswith("?")
    assert query.description.endswith(".")
    if path == filled and "municipality" in columns and query.name != "kolada" and "municipality" in params_of(query):
        theirs = [row for row in rows if row[columns.index("municipality")] == "Norrvik"]
        assert run_query(filled, query.name, {**params, "municipality": "9901"}).rows == theirs


@pytest.mark.parametrize("name", ["mål-per-nivå", "mal-per-niva", "Mål per nivå", "MAL_PER_NIVA", "goal-levels"])
def test_a_query_goes_by_several_forms_of_its_name(filled: Path, name: str) -> None:
    assert len(run_query(filled, name).rows) == 7


def test_an_unknown_name_gets_the_close_ones(filled: Path) -> None:
    with pytest.raises(DocumentNotFound, match=r"no query named 'mål-per-nivåer'\. Did you mean mål-per-nivå"):
        run_query(filled, "mål-per-nivåer")
    with pytest.raises(DocumentNotFound, match=r"There are: mål-per-nivå, .*fritext"):
        run_query(filled, "xyz")


def test_parameters_are_checked(filled: Path) -> None:
    with pytest.raises(UsageProblem, match="fritext needs a value for text"):
        run_query(filled, "fritext")
    with pytest.raises(UsageProblem, match="has no parameter nope; it takes sdg, kind, municipality, body, year"):
        run_query(filled, "mål-för-globalt-mål", {"nope": 1})
    with pytest.raises(UsageProblem, match="dokument has no parameter sdg; it takes no parameters"):
        run_query(filled, "dokument", {"sdg": 1})
    with pytest.raises(UsageProblem, match="sdg must be a whole number, not 'x'"):
        run_query(filled, "mål-för-globalt-mål", {"sdg": "x"})
    with pytest.raises(DocumentNotFound, match="Norrvik, Söderby"):
        run_query(filled, "mål-per-nivå", {"municipality": "Västhamn"})


def test_goals_for_a_global_goal_can_be_narrowed(filled: Path) -> None:
    answer = run_query(filled, "goals-by-sdg", {"sdg": "13", "kind": "committee_goal"})
    goal, outcome, tied = (answer.columns.index(name) for name in ("goal", "outcome", "tied_by"))
    assert [(row[goal], row[outcome], row[tied]) for row in answer.rows] == [
        ("Fler ska gå vidare till arbete.", 7.6, "section"),
        ("Äldre ska ha inflytande.", None, "section"),
    ]


def test_a_document_can_be_named_by_its_file(filled: Path) -> None:
    assert len(run_query(filled, "målträd", {"document": "soderby-t1"}).rows) == 4


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("psykisk ohälsa", ["goal", "section", "indicator"]),
        ("OHÄLSA", ["goal", "section", "activity", "indicator"]),
        ('"ohälsa psykisk"', []),
        ("ohäls*", ["goal", "section", "activity", "indicator"]),
        ("ohalsa", []),
        ("äldreomsorg", ["measure"]),
        ("ohälsa NOT psykisk", []),
        ('arbete" OR "', []),
        ("text:arbete", []),
    ],
)
def test_free_text(filled: Path, text: str, found: list[str]) -> None:
    answer = run_query(filled, "fritext", {"text": text})
    assert [row[answer.columns.index("found_in")] for row in answer.rows] == found


def test_free_text_shows_where(filled: Path) -> None:
    answer = run_query(filled, "fritext", {"text": "inflytande", "municipality": "Norrvik"})
    shown = dict(zip(answer.columns, answer.rows[0], strict=True))
    assert shown["hit"] == "Äldre ska ha [inflytande]."
    assert (shown["page"], shown["section"], shown["path"]) == (1, "4.2 Trygg ålderdom", "docs/norrvik-plan.pdf")


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=40))
def test_no_words_of_a_user_are_operators(filled: Path, text: str) -> None:
    try:
        words = expression(text)
    except UsageProblem:
        return
    with reader(filled) as connection:
        run_guarded(connection, "SELECT count(*) FROM goals_fts WHERE goals_fts MATCH :text", {"text": words})


def test_there_must_be_a_word(filled: Path) -> None:
    for text in ("", " ", '"', "* -"):
        with pytest.raises(UsageProblem, match="no word to search for"):
            run_query(filled, "fritext", {"text": text})


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT count(*) AS n FROM goals",
        "-- a comment\n/* and one more */ select count(*) as n from goals",
        "WITH a AS (SELECT * FROM goals) SELECT count(*) AS n FROM a",
        "SELECT count(*) AS n FROM goals, json_each('[1]')",
        "SELECT count(*) AS n FROM goals_fts",
    ],
)
def test_free_sql_reads(filled: Path, sql: str) -> None:
    answer = run_query(filled, sql)
    assert (answer.columns, answer.rows) == (("n",), [(9,)])


def test_free_sql_takes_parameters(filled: Path) -> None:
    sql = "SELECT text FROM goals WHERE kind = :kind"
    assert run_query(filled, sql, {"kind": "focus_area"}).rows == [("Växande Söderby",)]
    with pytest.raises(QueryRefused, match=r"binding parameter :kind\.$"):
        run_query(filled, sql)


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM goals",
        "UPDATE goals SET text = ''",
        "INSERT INTO goals_fts(goals_fts) VALUES ('rebuild')",
        "WITH a AS (SELECT 1) DELETE FROM goals",
        "DROP TABLE goals",
        "CREATE TEMP TABLE mine (a)",
        "ATTACH 'other.db' AS other",
        "VACUUM",
        "VACUUM INTO 'copy.db'",
        "PRAGMA user_version = 7",
        "PRAGMA journal_mode = WAL",
        "PRAGMA writable_schema = 1",
        "BEGIN",
        "SELECT load_extension('x')",
        "REINDEX",
        "ANALYZE",
    ],
)
def test_what_writes_is_refused(filled: Path, sql: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    before = filled.read_bytes()
    with pytest.raises(QueryRefused, match=r"^Queries may only read, and this one does something else \(.+\)\.$"):
        run_query(filled, sql)
    assert filled.read_bytes() == before
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("sql", "reason"),
    [
        ("SELECT * FROM nowhere", "no such table: nowhere"),
        ("SELECT 1; SELECT 2", "one statement at a time"),
        ("SELEC 1, 2", "syntax error"),
        ("SELECT * FROM goals_fts WHERE goals_fts MATCH '\"'", "unterminated string"),
    ],
)
def test_what_sqlite_does_not_take_is_told(filled: Path, sql: str, reason: str) -> None:
    with pytest.raises(QueryRefused, match=rf"^SQLite does not take the query: .*{reason}.*\.$"):
        run_query(filled, sql)


def test_a_query_that_does_not_end_is_stopped(filled: Path) -> None:
    endless = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    with pytest.raises(QueryRefused, match=r"took longer than 0\.05 s and was stopped"):
        run_query(filled, endless, time_limit_s=0.05)


def test_the_database_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(PathNotFound):
        run_query(tmp_path / "none.db", "mål-per-nivå")
    (tmp_path / "text.db").write_text("text " * 300)
    with pytest.raises(NotADatabase):
        run_query(tmp_path / "text.db", "SELECT 1")


@pytest.mark.parametrize("query", queries(), ids=lambda query: folded(query.name))
def test_what_belongs_to_a_document_is_found_by_index(filled: Path, query: Any) -> None:
    """Only the documents (and the mentions of global goals, counted as a whole) are read from end to end."""
    with reader(filled) as connection:
        values = bound(connection, query, {p.name: "arbete" for p in query.parameters if p.required})
        plan = [row["detail"] for row in connection.execute(f"EXPLAIN QUERY PLAN {query.sql}", values)]
    scanned = {line.split()[1] for line in plan if line.startswith("SCAN")}
    belonging = {"g", "goals", "m", "measures", "v", "measure_values", "sections", "activities", "indicators"}
    assert scanned & belonging == set(), plan
    assert find_query(query.name) == query
