"""Measure tables: names, groups, values, units, and the cells that give none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.drafts import GoalDraft, KnownGoals, Place
from extractors.layout.types import Cell
from extractors.meaning import Context, understand
from extractors.values.numbers import format_value
from models.box import Box
from models.document import DocumentType
from models.goal import GoalKind
from models.table import TableKind, TableMethod

HEADER = ["Mått", "Utfall 2017", "Utfall 2018", "Målvärde 2019", "Målvärde 2022"]


def _values(measure):
    return [(v.kind.value, v.year, v.value, v.unit) for v in measure.values]


def test_empty_cells_and_dashes_give_no_rows_and_zero_does(meaning_of):
    meaning = meaning_of([HEADER, ["Andel läsare", "6,7 %", "–", "", "0 %"]])
    assert _values(meaning.measures[0]) == [("outcome", 2017, 6.7, "%"), ("target", 2022, 0.0, "%")]
    assert (meaning.numbers_read, meaning.numbers_unread) == (2, 0)
    assert meaning.measures[0].unit == "%"


def test_value_says_where_and_how_it_was_read(meaning_of):
    meaning = meaning_of([HEADER, ["Lån", "1 200", "", "", ""]], TableMethod.TAGGED, confidence=0.9, order=7, table=2)
    measure, value = meaning.measures[0], meaning.measures[0].values[0]
    assert (value.raw, value.page, value.box) == ("1 200", 3, Box(100, 20, 190, 35))
    assert (value.method, value.confidence, value.origin.value) == ("tagged", 0.9, "table")
    assert (measure.place.order, measure.place.table, measure.place.page) == ((7, 1), 2, 3)


@pytest.mark.parametrize("carried", ["", None], ids=["blank", "covered"])
def test_group_is_carried_down(carried, meaning_of):
    rows = [
        ["Verksamhet", "Verksamhetsmått", "Utfall 2018", "Budget 2018", "Budget 2019"],
        ["Hemtjänst", "Antal timmar", "176 280", "0", "176 000"],
        [carried, "Antal brukare", "504", "0", "578"],
        ["Särskilt boende", "Antal platser", "86", "", "92"],
    ]
    meaning = meaning_of(rows)
    assert meaning.kind is TableKind.MEASURE
    assert [(m.group, m.name) for m in meaning.measures] == [
        ("Hemtjänst", "Antal timmar"),
        ("Hemtjänst", "Antal brukare"),
        ("Särskilt boende", "Antal platser"),
    ]
    assert _values(meaning.measures[0]) == [
        ("outcome", 2018, 176280, None),
        ("budget", 2018, 0, None),
        ("budget", 2019, 176000, None),
    ]
    carried_value = meaning.measures[1].values[0]
    assert carried_value.confidence < meaning.measures[0].values[0].confidence


def test_rows_with_a_label_alone_head_the_rows_under_them(meaning_of):
    rows = [
        ["Statistik", "Bokslut 2023", "Budget 2024"],
        ["Antal besökare", "", ""],
        ["Badet", "1 200", "1 300"],
        ["Hallen", "Stängt", "Stängt"],
        ["**Kultur**", "", ""],
        ["Boklån", "90", "95"],
    ]
    meaning = meaning_of(rows)
    assert [(m.group, m.name) for m in meaning.measures] == [("Antal besökare", "Badet"), ("Kultur", "Boklån")]


def test_measure_without_values_stands_in_a_table_of_measures(meaning_of):
    rows = [["Indikator", "Mål 2025"], ["Andel barn som är nöjda med maten i skolan", ""], ["Lån", "5"]]
    measures = meaning_of(rows).measures
    assert [(m.name, len(m.values), m.group) for m in measures] == [
        ("Andel barn som är nöjda med maten i skolan", 0, None),
        ("Lån", 1, None),
    ]


def test_rows_of_counts_make_a_measure_table(meaning_of):
    rows = [
        ["Verksamhet", "Utfall 2018", "Budget 2019"],
        ["Antal elever", "10", "11"],
        ["Andel behöriga", "8 %", "9 %"],
    ]
    meaning = meaning_of(rows, before="Belopp i tkr")
    assert meaning.kind is TableKind.MEASURE
    assert meaning.budget == []
    assert [m.name for m in meaning.measures] == ["Antal elever", "Andel behöriga"]


@pytest.mark.parametrize(
    ("header", "row", "unit"),
    [
        (["Mått", "Enhet", "Utfall 2018"], ["Nöjda", "%", "80"], "%"),
        (["Mått", "Enhet", "Utfall 2018"], ["Restid", "minuter", "80"], "minuter"),
        (["Mått", "Utfall 2018 (%)"], ["Nöjda", "80"], "%"),
        (["Mått", "Utfall 2018"], ["Sjukfrånvaro (%)", "7,1"], "%"),
        (["Mått", "Utfall 2018"], ["Andel (%) nöjda", "7,1"], None),
        (["Mått", "Utfall 2018"], ["Andel (%) nöjda", "7,1 %"], "%"),
        (["Mått", "Utfall 2018"], ["Antal nöjda", "7"], None),
        (["Mått", "Utfall 2018"], ["Sjukfrånvaro, procent", "7,1"], "%"),
        (["Mått", "Utfall 2018"], ["Nettokostnad, tkr", "7"], "tkr"),
        (["Mått", "Utfall 2018"], ["Deltagare, 7–15 år", "7"], None),
        (["Mått", "Utfall 2018"], ["Elever som trivs, andel", "7"], None),
    ],
)
def test_unit_comes_from_cell_column_header_or_name(header, row, unit, meaning_of):
    measure = meaning_of([header, row]).measures[0]
    assert (measure.values[0].unit, measure.unit) == (unit, unit)


def test_comparators_and_directions(meaning_of):
    rows = [["Mått", "Målvärde 2019", "Målvärde 2020", "Målvärde 2021"], ["Nöjda", "≥ 95 %", "högst 6,5", "ska öka"]]
    values = meaning_of(rows).measures[0].values
    assert [(v.comparator, v.value) for v in values] == [(">=", 95), ("<=", 6.5), ("increase", None)]


def test_women_and_men_in_columns_and_rows(meaning_of):
    columns = [["Mått", "Utfall 2018", "", ""], ["", "Kvinnor", "Män", "Totalt"], ["Sjukfrånvaro", "8", "5", "7"]]
    values = meaning_of(columns, TableMethod.TEXT).measures[0].values
    assert [(v.split, v.value, v.year) for v in values] == [("women", 8, 2018), ("men", 5, 2018), (None, 7, 2018)]
    rows = [["Mått", "Utfall 2018"], ["Sjukfrånvaro", "7"], ["varav kvinnor", "8"], ["varav män", "5"]]
    measures = meaning_of(rows).measures
    assert [(v.split, v.value) for v in measures[0].values] == [(None, 7), ("women", 8), ("men", 5)]
    assert len(measures) == 1


def test_year_in_the_cell_goes_before_the_header(meaning_of):
    rows = [["Indikator", "Senast uppmätta värde (år)"], ["Nöjda", "45 (2021)"], ["Trygga", "50"]]
    meaning = meaning_of(rows, document_year=2022)
    assert [(v.year, v.value) for m in meaning.measures for v in m.values] == [(2021, 45), (None, 50)]
    assert meaning.measures[1].values[0].confidence < 0.8
    assert [(n.code, n.severity) for n in meaning.notes] == [("table.unknown_year", "info")]


def test_cells_that_cannot_be_trusted_give_notes_and_no_values(meaning_of):
    rows = [
        HEADER,
        ["Lån", "500 1 000", Cell("12", doubt="the two readings differ", page=3), "2018", Cell("7", col_span=2)],
    ]
    rows[1].append(None)
    meaning = meaning_of([HEADER, rows[1][:5]], TableMethod.RULED)
    assert meaning.measures[0].values == []
    assert [n.code for n in meaning.notes] == [
        "table.two_numbers_in_cell",
        "table.doubtful_cell",
        "table.year_as_value",
        "table.merged_value",
    ]
    assert all('"Lån"' in n.message and n.page == 3 for n in meaning.notes)


def test_year_like_number_among_its_like_is_a_value(meaning_of):
    meaning = meaning_of([["Mått", "Utfall 2017", "Utfall 2018"], ["Antal lån", "1 987", "2019"]])
    assert [v.value for v in meaning.measures[0].values] == [1987, 2019]


def test_values_without_a_name_are_left_out(meaning_of):
    meaning = meaning_of([["Mått", "Utfall 2018"], ["", "12"], ["Lån", "5"]])
    assert [m.name for m in meaning.measures] == ["Lån"]
    assert [n.code for n in meaning.notes] == ["table.row_without_name"]
    assert meaning.numbers_unread == 1


def test_goal_column_binds_the_measures_beside_it(meaning_of):
    rows = [["Mål", "Mått", "Mål 2025"], ["Fler läser", "Lån", "5"], ["", "Besök", "6"], ["Fler simmar", "Bad", "7"]]
    meaning = meaning_of(rows)
    assert [(m.name, m.goal.text) for m in meaning.measures] == [
        ("Lån", "Fler läser"),
        ("Besök", "Fler läser"),
        ("Bad", "Fler simmar"),
    ]
    assert [g.text for g in meaning.goals] == ["Fler läser", "Fler simmar"]


def test_goal_stated_elsewhere_is_that_goal(meaning_of):
    stated = GoalDraft(GoalKind.COUNCIL_GOAL, "Fler läser.", Place((1, 0)))
    meaning = meaning_of([["Mål", "Mått", "Mål 2025"], ["Fler läser", "Lån", "5"]], goals=KnownGoals([stated]))
    assert meaning.measures[0].goal is stated
    assert meaning.goals == [stated]


def test_years_alone_are_outcomes_only_where_the_document_looks_back(meaning_of):
    rows = [["Mått", "2017", "2018"], ["Lån", "5", "6"]]
    around = {"document_year": 2018, "document_type": DocumentType.ANNUAL_REPORT}
    report = meaning_of(rows, **around)
    assert [(v.kind, v.year) for v in report.measures[0].values] == [("outcome", 2017), ("outcome", 2018)]
    plan = meaning_of(rows, document_year=2018, document_type=DocumentType.PLAN)
    assert plan.measures[0].values == []
    assert [n.code for n in plan.notes] == ["table.unknown_column"] * 2


def test_outcome_without_a_year_is_not_guessed_in_a_plan(meaning_of):
    rows = [["Mått", "Utfall", "Mål"], ["Lån", "5", "6"]]
    plan = meaning_of(rows, document_year=2019, document_type=DocumentType.PLAN)
    assert [(v.kind, v.year) for v in plan.measures[0].values] == [("target", 2019)]
    assert plan.measures[0].values[0].confidence < 0.8
    report = meaning_of(rows, document_year=2019, document_period="T2", document_type=DocumentType.FOLLOW_UP)
    assert [(v.year, v.period) for v in report.measures[0].values] == [(2019, "T2"), (2019, None)]


def test_comment_beside_a_measure_is_its_note(meaning_of):
    measure = meaning_of([["Mått", "Utfall 2018", "Kommentar"], ["Lån", "5", "Färre än väntat"]]).measures[0]
    assert measure.note == "Färre än väntat"


@pytest.mark.parametrize(
    "rows",
    [
        [["Risk", "Sannolikhet", "Konsekvens", "Åtgärd", "Ansvarig"], ["Brand", "3", "4", "Larm", "Chef"]],
        [["Viktig verksamhet", "Beroende", "Används till"], ["Skola", "El", "Värme"]],
        [["", "2023", "2024", "2025"], ["Övning", "WIS", "Efter behov", "Media"]],
        [["Namn", "Telefon"], ["Anna", "070-123 45 67"]],
        [["Entreprenör", "Avtal till"], ["Buss AB", "2024"]],
    ],
    ids=["risks", "texts", "years", "contacts", "contracts"],
)
def test_other_tables_give_nothing(rows, meaning_of):
    meaning = meaning_of(rows, document_year=2023, document_type=DocumentType.OTHER)
    assert meaning.kind is TableKind.OTHER
    found = [meaning.measures, meaning.budget, meaning.activities, meaning.indicators, meaning.goals]
    assert found == [[]] * 5


def test_table_in_a_section_about_risks_gives_no_measures(meaning_of):
    rows = [["Indikator", "Utfall 2018"], ["Incidenter", "5"]]
    assert meaning_of(rows, section_titles=["Risk- och sårbarhetsanalys"]).measures == []
    assert len(meaning_of(rows, section_titles=["Uppföljning"]).measures) == 1


@given(st.lists(st.integers(min_value=-99_999, max_value=999_999), min_size=1, max_size=4))
def test_printed_numbers_come_back(make_grid, numbers):
    header = ["Mått", *[f"Utfall {2010 + i}" for i in range(len(numbers))]]
    grid = make_grid([header, ["Lån", *[format_value(n) for n in numbers]]])
    meaning = understand(grid, Context())
    found = {v.year: v.value for v in meaning.measures[0].values}
    kept = {2010 + i: float(n) for i, n in enumerate(numbers)}
    # a number that looks like a year may be left out, none may be another
    assert all(kept[year] == value for year, value in found.items())
    assert meaning.numbers_read + meaning.numbers_unread == len(numbers)


def test_words_without_a_number_are_kept_beside_the_measure(meaning_of):
    rows = [
        ["Mått", "Utfall 2024", "Mål 2025", "Kommentar"],
        ["Betyg", "71", "bättre än föregående år", "Ny enkät."],
        ["Öppna", "2 av 8", "80–85", ""],
        ["Kö", "–", "i.u.", ""],
    ]
    betyg, opened, queue = (m := meaning_of(rows)).measures
    assert [(v.value, v.comparator) for v in betyg.values] == [(71, None)]
    assert betyg.note == "Ny enkät. Mål 2025: bättre än föregående år"
    assert (opened.values, opened.note) == ([], "Utfall 2024: 2 av 8; Mål 2025: 80–85")
    assert (queue.values, queue.note) == ([], None)
    assert [n.code for n in m.notes] == ["table.doubtful_number"] * 2


def test_part_of_the_year_in_a_cell(meaning_of):
    rows = [["Mått", "Senast uppmätta värde (år)"], ["Trygga", "45 (aug 2021)"], ["Nöjda", "45 (2021)"]]
    assert [(v.year, v.period) for m in meaning_of(rows).measures for v in m.values] == [(2021, "M08"), (2021, None)]


def test_the_id_of_a_key_figure_stands_in_a_column_of_its_own(meaning_of):
    rows = [
        ["Kolada-id", "Mått", "Utfall 2023", "Jämför"],
        ["N15419", "Godkända", "84,2", ""],
        ["N15419", "Två ids", "84,2", "N15428"],
        ["", "Inget id", "7", "se N15428 och annat"],
    ]
    assert [m.kolada_id for m in meaning_of(rows).measures] == ["N15419", None, None]
