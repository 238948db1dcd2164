"""Header rows as municipalities print them: roles, years and periods of every column."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from extractors.layout.types import Cell
from extractors.meaning import ColumnRole, columns, header_rows
from models.document import DocumentType
from models.table import TableKind, TableMethod

PLAN, REPORT, ANNUAL = DocumentType.PLAN, DocumentType.FOLLOW_UP, DocumentType.ANNUAL_REPORT
BUDGET = DocumentType.BUDGET


@dataclass(frozen=True)
class Case:
    """A header, a row under it, the document, and per column "role kind-or-side year period" (- for none)."""

    header: str
    row: str
    kind: TableKind
    expected: str
    year: int = 2025
    period: str | None = None
    type: DocumentType = ANNUAL
    before: str = ""


MEASURE, MONEY, ACTIVITY, OTHER = TableKind.MEASURE, TableKind.BUDGET, TableKind.ACTIVITY, TableKind.OTHER
CASES = [
    Case(
        "Indikator | Senast uppmätta värde (år) | Mål 2022 | Mål 2025",
        "Nöjda | 71 (2021) | 75 | 80",
        MEASURE,
        "name | outcome - - | target 2022 - | target 2025 -",
        2022,
        type=PLAN,
    ),
    Case(
        "Nämnd | Mål för nämndens verksamhet | Indikator | Senast uppmätta värde (ange år) | Mål 2022 | Mål 2025",
        "Kultur | Fler läser | Lån | 71 (2021) | 75 | 80",
        MEASURE,
        "group | goal | name | outcome - - | target 2022 - | target 2025 -",
        2022,
        type=PLAN,
    ),
    Case(
        "Mått/nyckeltal | Utfall perioden 2026 | Prognos helår 2026 | Utfall helår 2025 | Utfall helår 2024",
        "Lån | 1 | 3 | 4 | 5",
        MEASURE,
        "name | outcome 2026 T1 | forecast 2026 - | outcome 2025 - | outcome 2024 -",
        2026,
        "T1",
        REPORT,
    ),
    Case(
        "Område | Mått | Utfall 2020 | Utfall 2019 | Utfall 2018 | Förändring | Jämförelse med andra | Riket 2019",
        "Skola | Behöriga | 1 | 2 | 3 | 1 | 2 | 9",
        MEASURE,
        "group | name | outcome 2020 - | outcome 2019 - | outcome 2018 - | change | comparison | benchmark 2019 -",
        2020,
    ),
    Case(
        "Styrtal | Utfall, senast kända värde | Årets målvärde | Långsiktigt målvärde",
        "Frånvaro | 7 | 6 | 5",
        MEASURE,
        "name | outcome - - | target 2025 - | target - -",
        type=PLAN,
    ),
    Case(
        "Mått | Enhet | Utfall 2018 | Utfall 2017 | Utfall 2016 | Medel | Sämst | Bäst",
        "Kostnad | kr | 3 | 2 | 1 | 5 | 9 | 1",
        MEASURE,
        "name | unit | outcome 2018 - | outcome 2017 - | outcome 2016 - | no values | no values | no values",
        2018,
    ),
    Case("Verksamhetsmål | Bedömning", "Alla läser | Uppfyllt", ACTIVITY, "goal | status"),
    Case("Finansiella mål | Nyckeltal", "God ekonomi | Soliditet", MEASURE, "goal | name"),
    Case("Mål | Kommentarer | Uppfyllt Ja/Nej", "Alla läser | Bra år | Ja", ACTIVITY, "goal | comment | status"),
    Case("Mål | DÅ1 | DÅ2", "Alla läser | Gul | Grön", ACTIVITY, "goal | status | status"),
    Case(
        "Strategiska mål | Nämndmål | Förvaltningsområde | 2019",
        "Livskraft | Fler företag | Näringsliv | Lots",
        ACTIVITY,
        "goal | goal | group | year 2019 -",
        2019,
        type=PLAN,
    ),
    Case(
        "Statistik | Bokslut 2023 | Bokslut 2024 | Bokslut 2025 | Budget 2025",
        "Besök | 1 | 2 | 3 | 4",
        MEASURE,
        "name | outcome 2023 - | outcome 2024 - | outcome 2025 - | budget 2025 -",
    ),
    Case("Aktivitet | Status | Färdiggrad", "Bygga | Pågår | 80 %", ACTIVITY, "activity | status | progress"),
    Case("Förvaltning/Bolag | Ansvarig | Tidsplan", "Kultur | Chef | Mars", OTHER, "group | responsible | time_plan"),
    Case("Centrala uppdrag | Kommentar", "Utred | Klart", ACTIVITY, "goal | comment"),
    Case("Genomförda åtgärder | Effekt/resultat", "Fönster | Varmare", ACTIVITY, "activity | comment"),
    Case(
        "Tjänster | Utfall intäkter period | Utfall kostnader period | Resultat period | Budget kostnader period"
        " | Budgetavvikelse",
        "Bad | 10 | 30 | -20 | 32 | 2",
        MONEY,
        "group | outcome/income 2025 T2 | outcome/cost 2025 T2 | outcome/net 2025 T2 | budget/cost 2025 T2"
        " | deviation/cost 2025 T2",
        2025,
        "T2",
        REPORT,
        before="Belopp i tkr",
    ),
    Case(
        "Verksamheter (tkr) | Utfall 2025 | Budget 2025 | Återstår",
        "Bad | -10 | -12 | 2",
        MONEY,
        "group | outcome 2025 - | budget 2025 - | deviation 2025 -",
    ),
    Case(
        "Investeringsredovisning (mnkr) | Total projektbudget | Ack. Utfall | Avvikelse | Budget 2025 | Utfall 2025"
        " | Budgetavvikelse",
        "Hall | 9,0 | 8,0 | 1,0 | 5,0 | 4,0 | 1,0",
        MONEY,
        "group | no values | no values | no values | budget 2025 - | outcome 2025 - | deviation 2025 -",
    ),
    Case(
        "Pri | Status | Proj Nr | Investeringar (tkr) | Budget 2027 | Plan 2028 | Plan 2029 | Plan 2030 | Plan 2031"
        " | Total utgift",
        "1 | Ny | 501 | Hall | 1 | 2 | 3 | 4 | 5 | 15",
        MONEY,
        "ignored | status | ignored | group | budget 2027 - | plan 2028 - | plan 2029 - | plan 2030 - | plan 2031 -"
        " | no values",
        2027,
        type=BUDGET,
    ),
    Case(
        "mnkr | Intäkter 2020 | Intäkter 2021 | Kostnader 2020 | Kostnader 2021 | Nettokostnad 2021 | Budget 2021"
        " | Avvikelse mot budget 2021",
        "Skola | 1 | 2 | 9 | 12 | 10 | 11 | 1",
        MONEY,
        "unknown | outcome/income 2020 - | outcome/income 2021 - | outcome/cost 2020 - | outcome/cost 2021 -"
        " | outcome/net 2021 - | budget 2021 - | deviation 2021 -",
        2021,
    ),
    Case(
        "(tkr) | Utfall2013 | Förändring 2012/2013 | Budget 2013 | Budget-avvikelse",
        "Skola | 10 | 1 | 12 | 2",
        MONEY,
        "unknown | outcome 2013 - | change | budget 2013 - | deviation 2013 -",
        2013,
    ),
    Case(
        "Belopp i tkr | Utfall 2024 | Prognos 2025 | Budget 2026 | Budget 2027 | Budget 2028",
        "Skola | 1 | 2 | 3 | 4 | 5",
        MONEY,
        "unknown | outcome 2024 - | forecast 2025 - | budget 2026 - | budget 2027 - | budget 2028 -",
        2026,
        type=BUDGET,
    ),
    Case(
        "Uppdrag | 2026 | 2027 | 2028 | Utfördelat till",
        "Ny skola | 100 | 200 | 300 | Bildning",
        ACTIVITY,
        "goal | year 2026 - | year 2027 - | year 2028 - | responsible",
        2026,
        type=BUDGET,
    ),
]


def _split(line: str) -> list[str]:
    return [cell.strip() for cell in line.split(" | ")]


def _said(column, kind):
    """What a column was understood as, in the words of the cases."""
    if column.role is not ColumnRole.VALUE:
        return column.role.value
    if column.refused is not None:
        return "no values"
    what = column.stage if kind is TableKind.BUDGET else column.kind
    side = f"/{column.side.value}" if column.side else ""
    return f"{what.value if what else 'year'}{side} {column.year or '-'} {column.period or '-'}"


def _broken(header: list[str]) -> list[list[str]]:
    """The header with each text broken after its first word."""
    return [["\n".join(text.split(" ", 1)) for text in header]]


def _two_rows(header: list[str]) -> list[list[str]]:
    """The header as two rows of lines: the last word of each text stands in the second."""
    parts = [text.rsplit(" ", 1) if " " in text and i else [text] for i, text in enumerate(header)]
    lower = [p[1] if len(p) > 1 else "" for p in parts]
    return [[p[0] for p in parts], lower] if any(lower) else [header]


@pytest.mark.parametrize("layout", [lambda header: [header], _broken], ids=["one_line", "broken"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.header[:40])
def test_header_row_of_a_real_document(case, layout, meaning_of):
    rows = [*layout(_split(case.header)), _split(case.row)]
    meaning = meaning_of(
        rows,
        document_year=case.year,
        document_period=case.period,
        document_type=case.type,
        before=case.before,
    )
    assert meaning.kind is case.kind
    assert meaning.header_rows == len(rows) - 1
    assert [_said(c, meaning.kind) for c in meaning.columns] == _split(case.expected)


@pytest.mark.parametrize(
    "header",
    [
        "Mått | Utfall 2017 | Utfall 2018 | Målvärde 2019",
        "Statistik | Bokslut 2023 | Bokslut 2024 | Budget 2025",
        "Verksamheter (tkr) | Utfall 2025 | Budget 2025 | Återstår",
    ],
)
def test_header_over_two_rows_of_lines_is_the_same(header, make_grid):
    grid = make_grid([*_two_rows(_split(header)), ["Bad", "1", "2", "3"]])
    plain = make_grid([_split(header), ["Bad", "1", "2", "3"]])
    assert header_rows(grid) == 2
    assert [(c.role, c.kind, c.year) for c in columns(grid)] == [(c.role, c.kind, c.year) for c in columns(plain)]


PERIODS = [
    ["Belopp i mnkr", "Period", "", "", "", "Helår", "", "", ""],
    ["", "Utfall", "Budget", "Avvikelse", "Utfall fg år", "Prognos", "Fg prognos", "Budget", "Bokslut fg år"],
    ["Skola", "10,0", "11,0", "1,0", "9,0", "30,0", "31,0", "33,0", "29,0"],
]


def test_period_and_whole_year_stand_over_their_columns(meaning_of):
    meaning = meaning_of(PERIODS, document_year=2024, document_period="T1", document_type=REPORT)
    said = [_said(c, meaning.kind) for c in meaning.columns[1:]]
    assert said == _split(
        "outcome 2024 T1 | budget 2024 T1 | deviation 2024 T1 | outcome 2023 T1 | forecast 2024 - | no values"
        " | budget 2024 - | outcome 2023 -"
    )


def test_period_of_a_document_that_names_none_is_refused(meaning_of):
    meaning = meaning_of(PERIODS, document_year=2024, document_type=REPORT)
    assert {b.period for b in meaning.budget} == {None}
    assert all(b.stage != "deviation" for b in meaning.budget)
    assert "table.unknown_period" in {n.code for n in meaning.notes}


YEARS_OVER_STAGES = [
    ["Verksamhetsområden Belopp i tkr", "2018", "", "2019", "", ""],
    ["", "Prognos", "Budget", "Budget kostnader", "Budget intäkter", "Total budget"],
    ["Ledning", "100", "110", "120", "20", "100"],
]


def _spanned():
    rows = [list(row) for row in YEARS_OVER_STAGES]
    rows[0] = [Cell(rows[0][0], row_span=2), Cell("2018", col_span=2), None, Cell("2019", col_span=3), None, None]
    rows[1][0] = None
    return rows


def _covered():
    """Covered places without spans, as some readers give them."""
    rows = [list(row) for row in YEARS_OVER_STAGES]
    rows[0] = [rows[0][0], "2018", None, "2019", None, None]
    rows[1][0] = None
    return rows


@pytest.mark.parametrize("rows", [YEARS_OVER_STAGES, _spanned(), _covered()], ids=["blank", "spanned", "covered"])
def test_years_over_stages_and_sides(rows, meaning_of):
    meaning = meaning_of(rows, TableMethod.TEXT)
    assert meaning.header_rows == 2
    assert [(b.year, b.stage, b.side, b.amount, b.unit) for b in meaning.budget] == [
        (2018, "forecast", "net", 100, "tkr"),
        (2018, "budget", "net", 110, "tkr"),
        (2019, "budget", "cost", 120, "tkr"),
        (2019, "budget", "income", 20, "tkr"),
        (2019, "budget", "net", 100, "tkr"),
    ]


def test_years_without_spans_in_white_space_tables_give_no_values(meaning_of):
    meaning = meaning_of(YEARS_OVER_STAGES, TableMethod.ALIGNED, document_year=2019, document_type=PLAN)
    assert {b.year for b in meaning.budget} <= {2018, 2019}
    centred = [["Belopp i tkr", "", "2018", "", "2019", ""], YEARS_OVER_STAGES[1], YEARS_OVER_STAGES[2]]
    meaning = meaning_of(centred, TableMethod.ALIGNED, document_year=2019, document_type=PLAN)
    # only the columns that a year stands right over are sure
    assert [(c.year, c.refused is None) for c in meaning.columns[1:]] == [
        (None, False),
        (2018, True),
        (None, False),
        (2019, True),
        (None, False),
    ]


def test_title_row_is_no_header_of_a_column(meaning_of):
    rows = [
        ["Driftredovisning 2024, tkr", "", "", ""],
        ["Verksamhet", "Budget", "Utfall", "Avvikelse"],
        ["Bad", "100", "90", "10"],
    ]
    meaning = meaning_of(rows, document_year=2024, document_type=ANNUAL)
    assert meaning.header_rows == 2
    assert {(b.year, b.unit) for b in meaning.budget} == {(2024, "tkr")}


def test_header_repeated_after_a_page_break_is_dropped(meaning_of):
    header = ["Mått", "Utfall 2018", "Målvärde 2019"]
    meaning = meaning_of([header, ["Lån", "1", "2"], header, ["Besök", "3", "4"]])
    assert [m.name for m in meaning.measures] == ["Lån", "Besök"]
    assert meaning.numbers_unread == 0


def test_header_marked_by_the_reader(make_grid):
    marked = [Cell("Namn", header=True), Cell("Ort", header=True)]
    grid = make_grid([marked, ["Anna", "Norr"], ["Bo", "Söder"]])
    assert header_rows(grid) == 1


def test_table_without_header_gives_nothing(meaning_of):
    meaning = meaning_of([["Bad", "100", "90"], ["Bio", "50", "40"]], before="Belopp i tkr")
    assert (meaning.header_rows, meaning.kind) == (0, TableKind.OTHER)
    assert [n.code for n in meaning.notes] == ["table.not_understood"]
    assert meaning.numbers_unread == 4


def test_unknown_word_limits_a_column(meaning_of):
    meaning = meaning_of([["Mått", "Utfall Norrby 2018", "Målvärde 2019"], ["Lån", "1", "2"]])
    assert [(v.kind, v.year) for v in meaning.measures[0].values] == [("target", 2019)]
    assert [n.code for n in meaning.notes] == ["table.unknown_column"]


def test_several_years_in_a_header_give_no_values(meaning_of):
    meaning = meaning_of([["Mått", "Utfall 2018", "Mål 2019-2022"], ["Lån", "1", "2"]])
    assert [(v.kind, v.year) for v in meaning.measures[0].values] == [("outcome", 2018)]
    assert [n.code for n in meaning.notes] == ["table.unknown_year"]


def test_columns_that_say_the_same_are_both_left_out(meaning_of):
    meaning = meaning_of([["Belopp i tkr", "Budget 2019", "Reviderad budget 2019"], ["Bad", "1", "2"]])
    assert meaning.budget == []
    assert {n.code for n in meaning.notes} == {"table.same_column_twice"}


def test_tables_side_by_side_do_not_mix(meaning_of):
    rows = [["Mått", "Utfall 2018", "Mått", "Utfall 2018"], ["Lån", "1", "Besök", "2"]]
    meaning = meaning_of(rows)
    assert [(m.name, [v.value for v in m.values]) for m in meaning.measures] == [("Lån", [1])]
    assert meaning.numbers_unread == 1


def test_rows_under_a_second_header_are_not_read(meaning_of):
    rows = [
        ["Verksamhet (tkr)", "Budget 2024", "Utfall 2024"],
        ["Bad", "10", "9"],
        ["Fördelat på slag ser det ut så här.", "", ""],
        ["Mnkr", "Utfall 2023", "Utfall 2022"],
        ["Bio", "8", "7"],
    ]
    meaning = meaning_of(rows)
    assert [(b.area, b.amount) for b in meaning.budget] == [("Bad", 10), ("Bad", 9)]
    assert [n.code for n in meaning.notes] == ["table.second_header"]
    assert (meaning.numbers_read, meaning.numbers_unread) == (2, 2)
    texts = [["Mål", "Kommentar"], ["Alla läser", "Bra"], ["Aktiviteter", "Status"], ["Bokbuss", "Klar"]]
    assert [g.text for g in meaning_of(texts).goals] == ["Alla läser"]


def test_header_with_running_text_in_it_is_not_understood(meaning_of):
    rows = [["Mål Alla barn i kommunen ska kunna", "Aktivitet"], ["läsa.", "Bokbuss"]]
    assert meaning_of(rows).goals == []


def test_budget_behind_an_outcome_of_some_months_has_no_sure_period(meaning_of):
    rows = [["Belopp i tkr", "Utfall jan-aug 2024", "Budget", "Avvikelse"], ["Bad", "10", "12", "2"]]
    meaning = meaning_of(rows, document_year=2024, document_period="M08", document_type=REPORT)
    assert [(b.stage, b.period) for b in meaning.budget] == [("outcome", "M08")]
    assert {n.code for n in meaning.notes} == {"table.unknown_year"}


def test_empty_grid(make_grid):
    assert header_rows(make_grid([[""]])) == 0


def test_years_printed_over_each_column_reach_no_further(meaning_of):
    rows = [
        ["", "Utfall", "Utfall", "", ""],
        ["Mått", "2018", "2017", "Medel", "Riket 2017"],
        ["Lån", "1", "2", "3", "4"],
    ]
    meaning = meaning_of(rows, document_year=2018, document_type=ANNUAL)
    assert [c.header for c in meaning.columns[1:]] == ["Utfall 2018", "Utfall 2017", "Medel", "Riket 2017"]
    assert [(v.kind, v.year, v.value) for v in meaning.measures[0].values] == [
        ("outcome", 2018, 1),
        ("outcome", 2017, 2),
        ("benchmark", 2017, 4),
    ]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("Utfall aug", "outcome - M08"),
        ("Ack utfall aug", "outcome - M08"),
        ("Prognos per augusti", "forecast - M08"),
        ("Utfall t.o.m. aug 2024", "outcome 2024 M08"),
        ("Utfall t.o.m. 2024", "no values"),
        ("Utgift t o m 2024", "no values"),
        ("Prognos 2", "forecast - -"),
        ("Målvärde 2026 (KF)", "target 2026 -"),
        ("Avv mot budget", "deviation - -"),
        ("Avvikelse mot föregående prognos", "change"),
        ("Uppnås målet?", "status"),
        ("Projnr", "ignored"),
    ],
)
def test_column_of_one_header(header, expected, make_grid):
    (column,) = columns(make_grid([[header], ["x"]]))
    assert _said(column, MEASURE) == expected


def test_women_and_men_in_one_column(meaning_of):
    rows = [["Mått", "Utfall 2024 K/M", "Mål 2025"], ["Trygga", "45/50", "60"], ["Nöjda (pojkar/flickor)", "7", "8/9"]]
    meaning = meaning_of(rows)
    assert [[(v.kind, v.split, v.value) for v in m.values] for m in meaning.measures] == [
        [("outcome", "women", 45), ("outcome", "men", 50), ("target", None, 60)],
        [("target", "men", 8), ("target", "women", 9)],
    ]
    assert [n.code for n in meaning.notes] == ["table.doubtful_number"]
    assert (meaning.numbers_read, meaning.numbers_unread) == (3, 1)


def test_deviation_beside_a_budget_of_cost_is_proven_or_left_out(meaning_of):
    header = [
        "Tjänster (tkr)",
        "Utfall intäkter 2025",
        "Utfall kostnader 2025",
        "Budget kostnader 2025",
        "Avvikelse 2025",
    ]
    proven = meaning_of([header, ["Bad", "10", "30", "32", "2"], ["Bio", "5", "20", "17", "-3"]])
    assert [(b.side, b.amount) for b in proven.budget if b.stage == "deviation"] == [("cost", 2), ("cost", -3)]
    other = meaning_of([header, ["Bad", "10", "30", "32", "7"], ["Bio", "5", "20", "17", "9"]])
    assert [b for b in other.budget if b.stage == "deviation"] == []
    assert "budget.unknown_side" in {n.code for n in other.notes}


def test_column_of_texts_that_is_not_understood_is_named(meaning_of):
    rows = [["Mål", "Mossgrönt", "Kommentar"], ["Alla läser", "kanske", "Bra"]]
    notes = meaning_of(rows).notes
    assert [(n.code, n.severity) for n in notes] == [("table.unknown_column", "info")]
    assert '"Mossgrönt"' in notes[0].message


def test_year_before_the_document_needs_the_documents_year(meaning_of):
    rows = [["Mått", "Utfall fg år", "Utfall 2024"], ["Lån", "1", "2"]]
    known = meaning_of(rows, document_year=2024, document_type=ANNUAL)
    assert [v.year for v in known.measures[0].values] == [2023, 2024]
    unknown = meaning_of(rows)
    assert [v.year for v in unknown.measures[0].values] == [2024]
    assert [n.code for n in unknown.notes] == ["table.unknown_year"]
