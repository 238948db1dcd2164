"""Budget tables: stages, sides, units, totals, and amounts that do not add up."""

from __future__ import annotations

import pytest

from models.document import DocumentType
from models.table import TableKind

ANNUAL = {"document_year": 2024, "document_type": DocumentType.ANNUAL_REPORT}


def _lines(meaning):
    return [(b.area, b.is_total, b.year, b.stage.value, b.side.value, b.amount, b.unit) for b in meaning.budget]


def test_areas_have_net_amounts_and_a_total(meaning_of):
    rows = [["Verksamhet (tkr)", "Budget 2024", "Utfall 2024"], ["Bad", "-100", "-90,5"], ["Summa", "-100", "-90,5"]]
    assert _lines(meaning_of(rows)) == [
        ("Bad", False, 2024, "budget", "net", -100, "tkr"),
        ("Bad", False, 2024, "outcome", "net", -90.5, "tkr"),
        ("Summa", True, 2024, "budget", "net", -100, "tkr"),
        ("Summa", True, 2024, "outcome", "net", -90.5, "tkr"),
    ]


def test_rows_say_stage_and_side_under_years_alone(meaning_of):
    rows = [
        ["Ekonomi (tkr)", "2023", "2024"],
        ["Intäkter", "10", "11"],
        ["Kostnader", "-70", "-73"],
        ["Nettokostnader", "-60", "-62"],
        ["Budget", "-61", "-63"],
        ["Budgetavvikelse", "1", "1"],
        ["", "", ""],
        ["Nettoinvesteringar", "2", "5"],
    ]
    of_2024 = [line for line in _lines(meaning_of(rows, **ANNUAL)) if line[2] == 2024]
    assert of_2024 == [
        ("Intäkter", False, 2024, "outcome", "income", 11, "tkr"),
        ("Kostnader", False, 2024, "outcome", "cost", -73, "tkr"),
        ("Nettokostnader", True, 2024, "outcome", "net", -62, "tkr"),
        ("Budget", False, 2024, "budget", "net", -63, "tkr"),
        ("Budgetavvikelse", False, 2024, "deviation", "net", 1, "tkr"),
        ("Nettoinvesteringar", False, 2024, "outcome", "net", 5, "tkr"),
    ]


def test_years_alone_in_a_plan_are_not_guessed(meaning_of):
    rows = [["Belopp i tkr", "2024", "2025"], ["Intäkter", "10", "11"], ["Kostnader", "-70", "-73"]]
    meaning = meaning_of(rows, document_year=2024, document_type=DocumentType.PLAN)
    assert (meaning.kind, meaning.budget) == (TableKind.BUDGET, [])
    assert {n.code for n in meaning.notes} == {"table.unknown_column"}
    assert meaning.numbers_unread == 4


@pytest.mark.parametrize(
    "header", [["Kostnader", "Intäkter", "Netto"], ["Kostnader 2024", "Intäkter 2024", "Netto 2024"]]
)
def test_budget_in_a_title_of_a_plan_is_the_stage(header, meaning_of):
    rows = [["Verksamhet (tkr)", *header], ["Bad", "100", "20", "80"]]
    around = {"document_year": 2024, "document_type": DocumentType.PLAN}
    lines = _lines(meaning_of(rows, section_titles=["Driftbudget"], **around))
    assert [line[2:5] for line in lines] == [(2024, "budget", side) for side in ("cost", "income", "net")]
    assert meaning_of(rows, section_titles=["Ekonomi"], **around).budget == []


def test_years_under_a_budget_title_hold_for_the_plans_own_year_only(meaning_of):
    rows = [["Nämnd (tkr)", "2024", "2025"], ["Bad", "100", "120"]]
    meaning = meaning_of(
        rows, section_titles=["Budgetramar"], before="Budget", document_year=2024, document_type=DocumentType.BUDGET
    )
    assert [(b.year, b.stage, b.amount) for b in meaning.budget] == [(2024, "budget", 100)]
    assert [n.code for n in meaning.notes] == ["table.unknown_column"]


def test_rows_proven_by_their_sum_take_its_side(meaning_of):
    rows = [
        ["Tkr", "Utfall 2024"],
        ["Förtroendevalda", "-25"],
        ["Sakkunniga", "-33"],
        ["Summa kostnader", "-58"],
        ["Intäkter", "52"],
        ["Periodens resultat", "-6"],
        ["Eget kapital", "33"],
    ]
    meaning = meaning_of(rows)
    assert [(b.area, b.side.value, b.is_total) for b in meaning.budget] == [
        ("Förtroendevalda", "cost", False),
        ("Sakkunniga", "cost", False),
        ("Summa kostnader", "cost", True),
        ("Intäkter", "income", False),
        ("Periodens resultat", "net", True),
    ]
    assert [n.code for n in meaning.notes] == ["budget.no_amount"]


def test_row_of_an_account_without_a_side_is_left_out(meaning_of):
    rows = [["Tkr", "Utfall 2024"], ["Intäkter", "52"], ["Sakkunniga", "-33"], ["Kostnader", "-58"], ["Netto", "-6"]]
    meaning = meaning_of(rows)
    assert "Sakkunniga" not in {b.area for b in meaning.budget}
    assert [n.code for n in meaning.notes] == ["budget.unknown_side"]


def test_area_beside_rows_of_income_and_cost(meaning_of):
    rows = [
        ["Verksamhet", "", "Budget 2024"],
        ["Skola", "Intäkter", "10"],
        ["", "Kostnader", "-30"],
        ["", "Netto", "-20"],
    ]
    assert [(b.area, b.side.value) for b in meaning_of(rows, before="Belopp i tkr").budget] == [
        ("Skola", "income"),
        ("Skola", "cost"),
        ("Skola", "net"),
    ]


@pytest.mark.parametrize(
    ("header", "around", "unit"),
    [
        ("Verksamhet (mnkr)", {}, "mkr"),
        ("Verksamhet, tkr", {}, "tkr"),
        ("Verksamhet", {"before": "Belopp i tkr"}, "tkr"),
        ("Verksamhet", {"before": "Alla belopp i tabellen anges i tusental kronor."}, "tkr"),
        ("Verksamhet", {"label": "Driftbudget, mnkr"}, "mkr"),
        ("Verksamhet", {"section_titles": ["Driftbudget (tkr)", "Ekonomi"]}, "tkr"),
        ("Verksamhet", {"section_titles": ["Nya 500 kr i avgift"]}, None),
        ("Verksamhet", {"before": "Nämnden får 500 tkr mer än året innan till simhallen."}, None),
        ("Verksamhet", {}, None),
    ],
)
def test_unit_of_money(header, around, unit, meaning_of):
    rows = [[header, "Budget 2024", "Utfall 2024", "Avvikelse"], ["Bad", "5", "4", "1"]]
    meaning = meaning_of(rows, **around)
    assert meaning.kind is TableKind.BUDGET
    assert {b.unit for b in meaning.budget} == ({unit} if unit else set())
    assert [n.code for n in meaning.notes] == ([] if unit else ["budget.unknown_unit"])
    assert meaning.numbers_unread == (0 if unit else 3)


def test_what_is_no_amount_gives_no_line(meaning_of):
    rows = [
        ["Belopp i tkr", "Utfall 2024", "Avvikelse %"],
        ["Bad", "500", "3"],
        ["Antal årsarbetare", "12", ""],
        ["Kostnad per elev", "90", ""],
        ["Soliditet (%)", "40", ""],
    ]
    meaning = meaning_of(rows)
    assert [(b.area, b.amount) for b in meaning.budget] == [("Bad", 500)]
    assert [n.code for n in meaning.notes].count("budget.no_amount") == 3


def test_counts_beside_amounts_are_left_out(meaning_of):
    rows = [["Bidrag, tkr", "Bokslut 2023", "Antal 2023"], ["Driftbidrag till föreningar", "-718", "23"]]
    meaning = meaning_of(rows)
    assert [b.amount for b in meaning.budget] == [-718]
    assert [(n.code, n.severity) for n in meaning.notes] == [("table.column_left_out", "info")]


def test_balance_sheet_is_no_budget_table(meaning_of):
    rows = [["Tkr", "Utfall 2024"], ["Anläggningstillgångar", "50"], ["Eget kapital", "20"], ["Skulder", "30"]]
    assert (meaning_of(rows).kind, meaning_of(rows).budget) == (TableKind.OTHER, [])


def test_header_over_the_labels_says_what_the_amounts_are(meaning_of):
    rows = [["Nettokostnad, mnkr", "Utfall 2024", "Budget 2024"], ["Bad", "-6,1", "-6,4"]]
    assert _lines(meaning_of(rows)) == [
        ("Bad", False, 2024, "outcome", "net", -6.1, "mkr"),
        ("Bad", False, 2024, "budget", "net", -6.4, "mkr"),
    ]


def test_sides_that_do_not_add_up(meaning_of):
    rows = [
        ["Tkr", "Budget kostnader 2024", "Budget intäkter 2024", "Total budget 2024"],
        ["Bad", "100", "20", "80"],
        ["Bio", "100", "20", "70"],
        ["Bok", "50", "", "50"],
    ]
    notes = meaning_of(rows).notes
    assert [n.code for n in notes] == ["budget.row_does_not_add_up"]
    assert 'row "Bio"' in notes[0].message
    assert "difference -10" in notes[0].message
    assert notes[0].box is not None


def test_deviation_that_does_not_add_up(meaning_of):
    rows = [
        ["Tkr", "Budget 2024", "Utfall 2024", "Avvikelse"],
        ["Bad", "100", "90", "10"],
        ["Bio", "80", "85", "-5"],
        ["Bok", "80", "70", "-10"],
    ]
    notes = meaning_of(rows).notes
    assert [n.code for n in notes] == ["budget.row_does_not_add_up"]
    assert 'row "Bok", column "Avvikelse"' in notes[0].message


def test_total_is_checked_without_parts_and_with_rounding(meaning_of):
    rows = [
        ["Tkr", "Budget 2024"],
        ["Bad", "10"],
        ["varav personal", "6"],
        ["Bio", "21"],
        ["Summa fritid", "31"],
        ["Bok", "5"],
        ["Arkiv", "5"],
        ["Summa kultur", "11"],
        ["Totalt", "42"],
    ]
    assert meaning_of(rows).notes == []
    rows[-1] = ["Totalt", "52"]
    notes = meaning_of(rows).notes
    assert [n.code for n in notes] == ["budget.total_does_not_add_up"]
    assert "difference 10" in notes[0].message


def test_total_over_an_unread_number_is_not_checked(meaning_of):
    rows = [["Tkr", "Budget 2024"], ["Bad", "10"], ["Bio", "500 1 000"], ["Bok", "5"], ["Totalt", "15"]]
    meaning = meaning_of(rows)
    assert [n.code for n in meaning.notes] == ["table.two_numbers_in_cell"]
    assert [b.area for b in meaning.budget] == ["Bad", "Bok", "Totalt"]


@pytest.mark.parametrize(("net", "codes"), [("-20", []), ("-25", ["budget.total_does_not_add_up"])])
def test_net_is_income_less_cost(net, codes, meaning_of):
    rows = [["Tkr", "Utfall 2024"], ["Intäkter", "10"], ["Kostnader", "-30"], ["Nettokostnad", net]]
    assert [n.code for n in meaning_of(rows).notes] == codes


def test_label_set_over_two_rows_is_one(meaning_of):
    rows = [["Tkr", "Budget 2024"], ["Stöd till föreningar", "-5"], ["inom socialnämnden", ""], ["Bad", "-6"]]
    assert [b.area for b in meaning_of(rows).budget] == ["Stöd till föreningar inom socialnämnden", "Bad"]


def test_millions_in_the_header_are_no_kronor(meaning_of):
    rows = [["Miljoner kronor", "Budget 2024"], ["Intäkter", "10"], ["Kostnader", "-70"], ["Nettokostnader", "-60"]]
    assert {line[-1] for line in _lines(meaning_of(rows))} == {"mkr"}


def test_a_part_is_of_the_side_of_the_row_above(meaning_of):
    rows = [
        ["Belopp i tkr", "Utfall 2024"],
        ["Intäkter", "10"],
        ["varav avgifter", "4"],
        ["Kostnader", "-70"],
        ["varav personal", "-50"],
        ["Nettokostnader", "-60"],
        ["varav städning", "-5"],
    ]
    sides = {line[0]: line[4] for line in _lines(meaning_of(rows))}
    assert (sides["varav avgifter"], sides["varav personal"]) == ("income", "cost")
    assert "varav städning" not in sides


def test_what_is_added_up_in_the_period_of_the_report_is_for_its_year(meaning_of):
    rows = [
        ["Verksamhet (tkr)", "Ackumulerat jan-okt budget", "Utfall jan-okt", "Helår 2025 budget", "Prognos 2025"],
        ["Bad", "80", "81", "100", "102"],
        ["Summa", "80", "81", "100", "102"],
    ]
    report = {"document_year": 2025, "document_period": "M10", "document_type": DocumentType.FOLLOW_UP}
    found = [(b.stage.value, b.year, b.period, b.amount) for b in meaning_of(rows, **report).budget if b.area == "Bad"]
    assert found == [
        ("budget", 2025, "M10", 80),
        ("outcome", 2025, "M10", 81),
        ("budget", 2025, None, 100),
        ("forecast", 2025, None, 102),
    ]
