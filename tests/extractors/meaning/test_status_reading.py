"""What cells say of status and trend: words, signs, marks, and the document's legend."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.lexicon import lexicon
from extractors.drafts import GoalDraft, Place
from extractors.layout.figures import Look
from extractors.layout.types import Block, Cell, Mark, MarkKind, Role
from extractors.legend import Legend, describe, legend_lines, told_by
from extractors.meaning.beside import mark_goals
from extractors.meaning.status import read_status, read_trend
from models.box import Box
from models.goal import GoalKind, Trend

BOX = Box(300, 100, 311, 111)


def _sign(sign, color=None, beside="", box=BOX, page=1):
    return Mark(MarkKind.GLYPH, page, box, color, sign=sign, beside=beside)


def _legend(*texts, marks=()):
    return Legend([Block(Role.PARAGRAPH, text) for text in texts], {1: list(marks)})


@pytest.mark.parametrize(
    ("text", "value", "seen"),
    [
        ("Delvis uppfyllt", "partly", "Delvis uppfyllt"),
        ("Uppfyllt. Arbetet är klart sedan i våras.", "fulfilled", "Uppfyllt. Arbetet är klart sedan i våras."),
        ("🟢", "fulfilled", "grön cirkel"),
        ("🔴 ", "not_fulfilled", "röd cirkel"),
        ("🟢 Ej uppfyllt", "not_fulfilled", "🟢 Ej uppfyllt"),
        ("🙂", "fulfilled", "glad smiley"),
        ("Genomförd", "Genomförd", "Genomförd"),
        ("Pågående", "Pågående", "Pågående"),
        ("Inväntar beslut", "Inväntar beslut", "Inväntar beslut"),
        ("–", None, "–"),
        ("", None, None),
    ],
)
def test_status_of_a_text(text, value, seen):
    found = read_status(Cell(text), Legend())
    assert (found.value, found.seen) == (value, seen)


def test_a_colour_that_contradicts_the_words_is_told():
    found = read_status(Cell("Uppfyllt", marks=(_sign("●", "red"),)), Legend())
    assert found.value == "fulfilled"
    assert found.doubt == '"Uppfyllt" stands beside röd cirkel, which means not_fulfilled'


def test_a_comment_beside_a_dot_is_no_status():
    found = read_status(Cell("Barnen läser mer än förra året.", marks=(_sign("●", "green"),)), Legend())
    assert (found.value, found.seen) == ("fulfilled", "grön cirkel: Barnen läser mer än förra året.")


def test_of_three_lamps_the_lit_one_counts_and_two_lit_ones_do_not():
    lamps = [_sign("●", "grey"), _sign("●", "yellow"), _sign("●", "grey")]
    assert read_status(Cell("", marks=tuple(lamps)), Legend()).value == "partly"
    both = read_status(Cell("", marks=(_sign("●", "green"), _sign("●", "red"))), Legend())
    assert (both.value, both.doubt) == (None, "several marks stand in it")


def test_black_dots_and_black_arrows_are_no_status():
    assert read_status(Cell("", marks=(_sign("●"),)), Legend()).value is None
    arrow = read_status(Cell("", marks=(_sign("▲"),)), Legend())
    assert (arrow.value, arrow.doubt) == (None, None)


@pytest.mark.parametrize(
    ("text", "trend"),
    [
        ("Förbättrats", "improved"),
        ("Oförändrat", "unchanged"),
        ("Ned", "down"),
        ("↑", "up"),
        ("↓ -3 %", "down"),
        ("Se kommentar", None),
        ("", None),
    ],
)
def test_trend_of_a_text(text, trend):
    assert read_trend(Cell(text), Legend()).value == trend


def test_an_arrow_is_better_or_worse_only_where_the_document_says_so():
    cell = Cell("", marks=(_sign("▼", "green"),))
    assert read_trend(cell, Legend()).value == "down"
    assert read_trend(cell, _legend("Grön pil: förbättrad, röd pil: försämrad")).value == "improved"
    assert read_trend(cell, _legend("Nedåtpil visar att resultatet har försämrats.")).value == "worsened"


@pytest.mark.parametrize(
    ("text", "look", "status"),
    [
        ("Grön = målet uppfylls, röd = målet uppfylls inte", Look("green", None), "fulfilled"),
        ("Grön = målet uppfylls, röd = målet uppfylls inte", Look("red", None), "not_fulfilled"),
        ("Gult innebär att målet delvis är uppnått.", Look("yellow", None), "partly"),
        ("Gul: Målet uppfylls inte helt", Look("yellow", None), "partly"),
        ("Grå = ej mätt i år.", Look("grey", None), "not_assessed"),
        ("Röd cirkel betyder att målet inte bedöms bli uppfyllt", Look("red", None), "not_fulfilled"),
        ("🟢 Uppfyllt 🟡 Delvis uppfyllt 🔴 Ej uppfyllt", Look("yellow", "circle"), "partly"),
        ("Gröna ytor är viktiga för att målet ska uppfyllas.", Look("green", None), None),
        ("Grön = målet uppnås till 90 procent", Look("green", None), None),
    ],
)
def test_legends_in_running_text(text, look, status):
    assert _legend(text).meaning("status", look) == status


def test_a_legend_decides_over_usage_and_leaves_other_colours_out():
    marks = [_sign("●", "green", "Ej uppfyllt"), _sign("●", "red", "Uppfyllt")]
    legend = _legend(marks=marks)
    assert read_status(Cell("", marks=(_sign("■", "green"),)), legend).value == "not_fulfilled"
    other = read_status(Cell("", marks=(_sign("●", "yellow"),)), legend)
    assert other.value is None
    assert "does not explain" in (other.doubt or "")


def test_words_of_an_entry_that_no_lexicon_has_are_kept_where_its_neighbours_are_known():
    marks = [
        _sign("●", "green", "Klar"),
        _sign("●", "yellow", "Vilande"),
        _sign("●", "blue", "Läs mer i bilagan om budgeten"),
    ]
    legend = _legend(marks=marks)
    assert legend.meaning("status", Look("yellow", "circle")) == "Vilande"
    assert legend.meaning("status", Look("green", "circle")) == "Klar"


def test_a_colour_with_two_explanations_means_nothing():
    legend = _legend("Grön = målet uppnås", "Grön = målet uppnås inte")
    assert legend.meaning("status", Look("green", "circle")) is None
    assert [note.code for note in legend.notes()] == ["status.legend_disagrees"]


def test_lines_of_a_legend_are_told_from_rows_by_two_entries():
    line = [_sign("●", "green", "Uppfyllt"), _sign("●", "red", "Ej uppfyllt", Box(400, 100, 411, 111))]
    row = _sign("●", "green", "Uppfyllt", Box(300, 200, 311, 211))
    assert legend_lines([*line, row]) == [Box(300, 100, 411, 111)]


def _goal(text, top, page=1):
    return GoalDraft(GoalKind.COMMITTEE_GOAL, text, Place((int(top), 0), page=page, box=Box(70, top, 280, top + 12)))


def test_a_dot_beside_a_goal_counts_where_the_document_explains_it():
    goals = [_goal("Alla barn ska kunna läsa", 99), _goal("Fler ska känna sig trygga", 199)]
    marks = [_sign("●", "green"), _sign("●", "red", "Fler ska känna sig trygga", Box(50, 200, 60, 210))]
    assert not mark_goals(goals, _legend(marks=marks))
    assert [goal.status for goal in goals] == [None, None]
    explained = _legend("Grön = uppfyllt mål", "Grön: målet uppfylls. Röd: målet uppfylls inte.", marks=marks)
    mark_goals(goals, explained)
    assert [(goal.status, goal.status_seen) for goal in goals] == [
        ("fulfilled", "grön cirkel"),
        ("not_fulfilled", "röd cirkel"),
    ]


def test_dots_of_several_colours_that_nothing_explains_are_a_finding():
    goals = [_goal(f"Goal number {n}", 100 * n) for n in (1, 2, 3)]
    colors = ("green", "red", "green")
    marks = [_sign("●", c, box=Box(50, 100 * n + 1, 60, 100 * n + 11)) for n, c in enumerate(colors, 1)]
    (note,) = mark_goals(goals, _legend(marks=marks))
    assert note.code == "status.not_explained"
    assert {goal.status for goal in goals} == {None}


def test_every_concept_of_the_lexicons_is_one_that_is_stored():
    assert {e.concept for e in lexicon("trend").entries} == set(Trend)
    stored = {"fulfilled", "partly", "not_fulfilled", "not_assessed", "word"}
    assert {e.concept for e in lexicon("status").entries} == stored


@given(st.text(max_size=60))
def test_any_text_gives_a_known_trend_or_none_and_never_fails(text):
    assert read_trend(Cell(text), Legend()).value in {*Trend, None}
    assert told_by("status", text) is None or told_by("status", text)


@given(
    st.sampled_from(["green", "yellow", "red", "grey", None]), st.sampled_from(["circle", "up", "smile", "area", None])
)
def test_looks_have_names(color, shape):
    assert bool(describe(Look(color, shape))) == bool(color or shape)
