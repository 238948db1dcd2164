"""Words of headers and row labels, and the lexicons they are read by."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.lexicon import lexicon, normal
from extractors.layout.types import Cell, Grid
from extractors.meaning import Context, understand
from extractors.meaning.row_roles import read_row_label
from extractors.meaning.sums import adds_up, step_of
from extractors.meaning.types import ColumnRole
from extractors.meaning.wording import read_wording
from models.budget import Side, Stage
from models.document import DocumentType
from models.goal import GoalKind
from models.measure import ValueKind
from models.table import TableMethod

NAMES = ("column_roles", "row_roles", "status")


@pytest.mark.parametrize("name", NAMES)
def test_each_form_stands_for_one_thing(name):
    forms = [normal(e.form) for e in lexicon(name).entries]
    assert len(forms) == len(set(forms))
    assert all(e.form and e.concept and e.source for e in lexicon(name).entries)


def test_goal_kinds_and_status_of_the_lexicons_are_known():
    concepts = {c for e in lexicon("column_roles").entries for c in e.concept.split()}
    assert {c.split(".")[1] for c in concepts if "." in c} <= {k.value for k in GoalKind}
    assert {role.value for role in ColumnRole} - {"value", "unknown", "row_time"} <= {c.split(".")[0] for c in concepts}
    assert {kind.value for kind in ValueKind} <= concepts
    statuses = {e.concept for e in lexicon("status").entries}
    assert statuses == {"fulfilled", "partly", "not_fulfilled", "not_assessed", "word"}


@pytest.mark.parametrize(
    ("text", "concepts", "years", "part", "unit", "rest"),
    [
        ("Utfall jan–aug 2018", ("outcome",), (2018,), "M08", None, ()),
        ("Utfall T1 2024", ("outcome",), (2024,), "T1", None, ()),
        ("Utfall per 31 augusti 2018", ("outcome", "filler"), (2018,), "M08", None, ()),
        ("Utfall2013", ("outcome",), (2013,), None, None, ()),
        ("Budget 2019 (tkr)", ("budget",), (2019,), None, "tkr", ()),
        ("Belopp i mnkr", ("amount",), (), None, "mkr", ()),
        ("Målvärde 2019*", ("target",), (2019,), None, None, ()),
        ("Utfall Norrby 2018", ("outcome",), (2018,), None, None, ("Norrby",)),
        ("Budget 2019–2021", ("budget",), (2019, 2021), None, None, ()),
        ("Kvalitetsindikator", ("name",), (), None, None, ()),
    ],
)
def test_wording(text, concepts, years, part, unit, rest):
    found = read_wording(text)
    assert (found.concepts, found.years, found.part, found.unit, found.rest) == (concepts, years, part, unit, rest)


@given(st.text(max_size=60))
def test_any_text_can_be_a_header(text):
    assert read_wording(text) == read_wording(text)
    assert read_row_label(text) == read_row_label(text)


CELLS = [
    "Mått",
    "Mål",
    "Utfall 2018",
    "Budget 2019",
    "2018",
    "Belopp i tkr",
    "Intäkter",
    "Summa",
    "varav",
    "12",
    "1 2",
    "–",
]


@given(
    st.lists(st.lists(st.sampled_from([*CELLS, "", None]), min_size=4, max_size=4), min_size=1, max_size=6),
    st.sampled_from(list(TableMethod)),
    st.sampled_from([None, *DocumentType]),
)
def test_any_grid_is_understood_or_left(rows, method, document_type):
    cells = [[None if text is None else Cell(text) for text in row] for row in rows]
    around = Context(document_year=2019, document_type=document_type)
    first = understand(Grid(cells, method), around)
    assert repr(first) == repr(understand(Grid(cells, method), around))
    assert 0 <= first.header_rows <= len(rows)
    assert first.numbers_read >= 0 <= first.numbers_unread
    values = [v for m in first.measures for v in m.values]
    assert all(v.raw in CELLS and (v.value is not None or v.comparator is not None) for v in values)
    assert all(b.raw in CELLS and b.unit == "tkr" and b.area for b in first.budget)


@pytest.mark.parametrize(
    ("label", "side", "stage", "total", "part", "no_amount"),
    [
        ("Summa", None, None, True, False, False),
        ("Summa totalt", None, None, True, False, False),
        ("Summa personalkostnader", Side.COST, None, True, False, False),
        ("Verksamhetens intäkter", Side.INCOME, None, False, False, False),
        ("Nettokostnad", Side.NET, None, True, False, False),
        ("Nettoinvesteringar", Side.NET, None, False, False, False),
        ("Överskott från föregående år", Side.NET, None, False, False, False),
        ("Budget", Side.NET, Stage.BUDGET, False, False, False),
        ("Budgetavvikelse", Side.NET, Stage.DEVIATION, False, False, False),
        ("– varav personalkostnader", None, None, False, True, False),
        ("Antal årsarbetare", None, None, False, False, True),
        ("Kostnad per inskrivet barn", None, None, False, False, True),
        ("Soliditet, %", None, None, False, False, True),
        ("Gemensamma kostnader", None, None, False, False, False),
        ("Äldreomsorg", None, None, False, False, False),
    ],
)
def test_row_labels(label, side, stage, total, part, no_amount):
    role = read_row_label(label)
    assert (role.side, role.stage, role.total, role.part, role.no_amount) == (side, stage, total, part, no_amount)


@given(st.lists(st.integers(-10_000, 10_000), min_size=2, max_size=12))
def test_rounded_amounts_add_up_to_their_rounded_sum(tenths):
    rounded = [float(round(t / 10)) for t in tenths]
    total = float(round(sum(tenths) / 10))
    assert adds_up(rounded, total, step_of(["1"]))
    assert not adds_up(rounded, total + len(tenths) + 2, step_of(["1"]))


@pytest.mark.parametrize(
    ("text", "years", "part", "unit", "rest"),
    [
        ("Miljoner kronor", (), None, "mkr", ()),
        ("Belopp i tusental kronor", (), None, "tkr", ()),
        ("Hundratusental kronor", (), None, None, ("Hundratusental",)),
        ("Budget 2026, tkr", (2026,), None, "tkr", ()),
        ("Utfall 2023, %", (2023,), None, "%", ()),
        ("Utfall 240831", (2024,), "M08", None, ()),
        ("Utfall 20240831", (2024,), "M08", None, ()),
        ("240831", (), None, None, ("240831",)),
    ],
)
def test_units_of_several_words_and_times_beside_a_unit(text, years, part, unit, rest):
    wording = read_wording(text)
    assert (wording.years, wording.part, wording.unit, wording.rest) == (years, part, unit, rest)
