"""Two municipalities beside each other."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from models.errors import DocumentNotFound, UsageProblem
from output import compare as comparing
from output.compare import compare
from output.comparison import Comparison
from output.connection import reader
from output.database import Database
from output.render_compare import CSV_COLUMNS, render_comparison


@pytest.fixture(scope="module")
def compared(filled: Path) -> Comparison:
    return compare(filled, "Norrvik", "Söderby")


@pytest.mark.parametrize(
    "name", ["norrvik", "9901", "docs/norrvik-plan.pdf", "norrvik-plan.pdf", "norrvik-plan", "a1" * 8, "a1a1a1a1"]
)
def test_a_side_goes_by_name_code_and_document(filled: Path, compared: Comparison, name: str) -> None:
    side = compare(filled, name, "Söderby kommun").left
    assert side.municipality == "Norrvik"
    assert side.model_dump(exclude={"name"}) == compared.left.model_dump(exclude={"name"})
    assert side.name in ("Norrvik", "Norrvik 2031")


def test_a_name_that_is_not_there_gets_those_that_are(filled: Path) -> None:
    sentence = "Västhamn: the database has no .* municipalities: Norrvik, Söderby; documents: norrvik-plan, soderby-t1"
    with pytest.raises(DocumentNotFound, match=sentence):
        compare(filled, "Norrvik", "Västhamn")


def test_a_file_name_that_stands_for_two_documents(tmp_path: Path, make: dict[str, Any]) -> None:
    with Database.open(tmp_path / "plans.db") as database:
        database.load(make["norrvik"]())
        database.load(make["norrvik"](sha256="c3" * 32, path="old/norrvik-plan.pdf"))
    with pytest.raises(UsageProblem, match=rf"several documents; name one by its id: {'a1' * 8} .*{'c3' * 8}"):
        compare(tmp_path / "plans.db", "norrvik-plan", "norrvik")
    both = compare(tmp_path / "plans.db", "c3c3c3c3", "a1a1a1a1")
    assert (both.left.name, both.right.name) == ("Norrvik 2031 (norrvik-plan)", "Norrvik 2031 (norrvik-plan)")
    whole = compare(tmp_path / "plans.db", "norrvik", "c3c3c3c3")
    assert [level.goals for level in whole.left.levels] == [4, 4, 2]
    assert "## Verksamhetsplan 2031" in render_comparison(whole)


def test_levels_are_counted_with_their_words(compared: Comparison) -> None:
    assert [(level.kind, level.goals, level.local_terms[0].term) for level in compared.left.levels] == [
        ("strategic_objective", 2, "Strategisk målsättning"),
        ("committee_goal", 2, "Nämndens mål"),
        ("assignment", 1, "Uppdrag"),
    ]
    assert compared.right.levels[-1].local_terms[0].term is None


def test_trees_measures_and_budgets(compared: Comparison) -> None:
    assert [(goal.depth, goal.text) for goal in compared.right.tree][:2] == [
        (0, "Växande Söderby"),
        (1, "Söderby ska erbjuda bostäder."),
    ]
    measures = compared.left.measures
    assert (measures.measures, measures.with_target, measures.without_target, measures.with_outcome) == (2, 1, 1, 1)
    assert [m.name for m in measures.names_without_target] == ["Nöjda brukare"]
    assert [(a.side, a.amount_tkr) for a in compared.left.budget_totals] == [
        ("cost", 170),
        ("income", 30),
        ("net", 140),
    ]
    assert len(compared.left.budget_areas) == 6
    assert compared.right.budget_totals == []


def test_global_goals_and_where_they_meet(compared: Comparison) -> None:
    assert (compared.sdgs.both, compared.sdgs.only_left, compared.sdgs.only_right) == ([13], [8], [])
    assert compared.sdgs.neither == [n for n in range(1, 18) if n not in (8, 13)]
    assert (compared.left.sdgs[0].targets, compared.left.sdgs[1].icon) == (["8.5"], 1)


@pytest.mark.parametrize("width", [100, 120])
def test_the_table_fits_and_says_all_in_swedish(compared: Comparison, width: int) -> None:
    text = render_comparison(compared, "table", width=width)
    assert max(map(len, text.splitlines())) <= width
    for words in ("Mål per nivå", "Målträd", "Norrvik kallar nivån", "(utan namn)", "Båda: 13", "Bara Norrvik: 8"):
        assert words in text
    lines = [line for line in text.splitlines() if "Nämndens mål: Fler ska" in line]
    assert "Fullmäktiges mål: Söderby ska erbjuda" in lines[0], "the trees stand side by side"


def test_english_is_an_option(compared: Comparison) -> None:
    text = render_comparison(compared, "table", lang="en")
    assert "Goals per level" in text
    assert "Global 13" in text
    assert "Nämndens mål" in text, "the document's own words stay"


def test_long_texts_are_cut_in_the_terminal_only(compared: Comparison) -> None:
    long = compared.left.tree[0].model_copy(update={"text": "mycket långt mål " * 30})
    side = compared.left.model_copy(update={"tree": [long]})
    changed = compared.model_copy(update={"left": side})
    assert " …" in render_comparison(changed, "table")
    assert long.text.strip() in render_comparison(changed, "markdown")


def test_markdown_sets_goals_in(compared: Comparison) -> None:
    lines = render_comparison(compared, "markdown").splitlines()
    assert lines[0] == "# Norrvik och Söderby"
    assert any(line.startswith("| \u2003Nämndens mål: Fler ska") for line in lines)
    assert "- Bara Söderby: –" in lines


def test_json_is_the_comparison(compared: Comparison) -> None:
    assert Comparison.model_validate(json.loads(render_comparison(compared, "json"))) == compared


def test_csv_has_a_row_per_fact(compared: Comparison) -> None:
    rows = list(csv.DictReader(io.StringIO(render_comparison(compared, "csv"))))
    assert tuple(rows[0]) == CSV_COLUMNS
    parts = [row["part"] for row in rows if row["name"] == "Norrvik"]
    assert {part: parts.count(part) for part in parts} == {
        "level": 3, "goal": 5, "measures": 4, "measure_without_target": 1, "sdg": 2, "budget": 9,
    }  # fmt: skip
    assert sum(float(row["value"]) for row in rows if row["side"] == "net" and row["is_total"] == "1") == 140


def test_another_format_is_refused(compared: Comparison) -> None:
    with pytest.raises(UsageProblem, match="no format 'pdf'"):
        render_comparison(compared, "pdf")


@pytest.mark.parametrize(
    "sql", [comparing.LEVELS, comparing.TREE, comparing.MEASURES, comparing.SDGS, comparing.BUDGET]
)
def test_a_documents_rows_are_found_by_index(filled: Path, sql: str) -> None:
    with reader(filled) as connection:
        plan = [row["detail"] for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}", ["x"])]
    scanned = {line.split()[1] for line in plan if line.startswith("SCAN")}
    assert scanned.isdisjoint({"d", "g", "m", "v", "s", "b", "sdg_references"}), plan
    assert any(line.startswith("SEARCH") and "document_id=?" in line for line in plan)
