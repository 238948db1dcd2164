"""Follow-up tables: goals, activities and indicators with what is said of them."""

from __future__ import annotations

import pytest

from extractors.drafts import GoalDraft, KnownGoals, Place
from extractors.layout.types import Cell
from extractors.meaning.status import goal_status
from models.goal import GoalKind
from models.table import TableKind


def test_activities_with_a_comment(meaning_of):
    meaning = meaning_of([["Aktiviteter", "Kommentar"], ["Ny lekplats", "Klar i maj 2024."], ["Ny park", ""]])
    assert meaning.kind is TableKind.ACTIVITY
    assert [(a.activity, a.comment) for a in meaning.activities] == [
        ("Ny lekplats", "Klar i maj 2024."),
        ("Ny park", None),
    ]
    assert meaning.activities[0].place.page == 3
    assert (meaning.numbers_read, meaning.numbers_unread) == (0, 0)


def test_indicators_with_an_analysis(meaning_of):
    meaning = meaning_of([["Resultat/indikator/nyckeltal", "Analys"], ["Fler nöjda", "Ingen mätning än."]])
    assert meaning.kind is TableKind.INDICATOR
    assert [(i.indicator, i.analysis) for i in meaning.indicators] == [("Fler nöjda", "Ingen mätning än.")]
    assert meaning.measures == []


@pytest.mark.parametrize("again", ["", None], ids=["blank", "covered"])
def test_goals_with_their_activities(again, meaning_of):
    rows = [["Mål", "Aktivitet"], ["Alla läser", "Bokbuss"], [again, "Sagostund"], ["Alla simmar", "Simskola"]]
    meaning = meaning_of(rows)
    assert [(g.kind, g.text, g.local_term) for g in meaning.goals] == [
        (GoalKind.COMMITTEE_GOAL, "Alla läser", "Mål"),
        (GoalKind.COMMITTEE_GOAL, "Alla simmar", "Mål"),
    ]
    assert [(a.activity, a.goal.text, a.comment) for a in meaning.activities] == [
        ("Bokbuss", "Alla läser", None),
        ("Sagostund", "Alla läser", None),
        ("Simskola", "Alla simmar", None),
    ]


@pytest.mark.parametrize(
    ("header", "titles", "kind"),
    [
        ("Mål", ["Kommunfullmäktiges mål"], GoalKind.COUNCIL_GOAL),
        ("Mål", ["Nämndens utvecklingsmål", "Kommunfullmäktiges mål"], GoalKind.COMMITTEE_GOAL),
        ("Mål", [], GoalKind.COMMITTEE_GOAL),
        ("Nämndmål", ["Kommunfullmäktiges mål"], GoalKind.COMMITTEE_GOAL),
        ("Verksamhetsmål", [], GoalKind.COUNCIL_GOAL),
        ("Inriktningsmål", [], GoalKind.STRATEGIC_OBJECTIVE),
        ("Uppdrag", ["Nämndens mål"], GoalKind.ASSIGNMENT),
        ("Centrala uppdrag", [], GoalKind.ASSIGNMENT),
    ],
)
def test_kind_of_the_goals(header, titles, kind, meaning_of):
    meaning = meaning_of([[header, "Kommentar"], ["Alla läser", "Pågår"]], section_titles=titles)
    assert [(g.kind, g.comment, g.method) for g in meaning.goals] == [(kind, "Pågår", "table")]
    assert meaning.activities == []


def test_narrower_goals_belong_to_the_wider_at_their_left(meaning_of):
    rows = [["Strategiska mål", "Nämndmål", "Ansvarig"], ["Livskraft", "Fler företag", "A"], ["", "Fler jobb", "B"]]
    goals = meaning_of(rows).goals
    assert [(g.text, g.parent.text if g.parent else None) for g in goals] == [
        ("Livskraft", None),
        ("Fler företag", "Livskraft"),
        ("Fler jobb", "Livskraft"),
    ]


def test_status_of_goals_is_told_and_of_activities_kept_as_printed(meaning_of):
    goals = meaning_of([["Mål", "Uppfyllt Ja/Nej"], ["Alla läser", "Ja"], ["Alla simmar", "Nej"]]).goals
    assert [g.status for g in goals] == ["fulfilled", "not_fulfilled"]
    interim = meaning_of([["Mål", "DÅ1", "DÅ2"], ["Alla läser", "Gul", "Grön"], ["Alla simmar", "Röd", ""]]).goals
    assert [g.status for g in interim] == ["fulfilled", "not_fulfilled"]
    activities = meaning_of([["Aktivitet", "Status", "Färdiggrad"], ["Bygga", "Pågående", "80 %"]]).activities
    assert [a.status for a in activities] == ["Pågående"]


@pytest.mark.parametrize(
    ("text", "yes_no", "status"),
    [
        ("Uppfyllt", False, "fulfilled"),
        ("Delvis uppfyllt", False, "partly"),
        ("Ej uppfyllt, badet var stängt", False, "not_fulfilled"),
        ("Kan ej bedömas", False, "not_assessed"),
        ("Ja", True, "fulfilled"),
        ("Ja", False, "Ja"),
        ("Inväntar beslut", False, "Inväntar beslut"),
        ("😐", False, "partly"),
        ("", False, None),
    ],
)
def test_status_words(text, yes_no, status):
    assert goal_status(text, yes_no=yes_no) == status


def _wide(text, bold=False):
    return [Cell(text, col_span=3, bold=bold, page=3), None, None]


def test_comment_rows_and_goal_rows_over_the_whole_width(meaning_of):
    stated = GoalDraft(GoalKind.COMMITTEE_GOAL, "Alla läser.", Place((1, 0)))
    rows = [
        ["Aktivitet", "Status", "Färdiggrad"],
        _wide("Alla läser.", bold=True),
        ["Bokbuss", "", ""],
        _wide("Kommentar: Bussen är köpt."),
        _wide("Den kör från maj."),
        _wide("Okänt mål", bold=True),
        ["Sagostund", "", ""],
        _wide("Kommentar:"),
        _wide("Varje lördag."),
    ]
    meaning = meaning_of(rows, goals=KnownGoals([stated]))
    assert [(a.activity, a.comment) for a in meaning.activities] == [
        ("Bokbuss", "Bussen är köpt. Den kör från maj."),
        ("Sagostund", "Varje lördag."),
    ]
    assert meaning.activities[0].goal is stated
    assert meaning.goals == []


def test_comment_row_under_a_goal(meaning_of):
    rows = [["Verksamhetsmål", "Bedömning"], ["Alla läser", "Uppfyllt"], ["Kommentar: Ett bra år.", ""]]
    goals = meaning_of(rows).goals
    assert [(g.text, g.status, g.comment) for g in goals] == [("Alla läser", "fulfilled", "Ett bra år.")]


def test_rest_of_a_comment_after_a_page_break(meaning_of):
    rows = [["Aktiviteter", "Kommentar"], ["Ny lekplats", "Den är klar"], ["", "och invigd."]]
    assert [(a.activity, a.comment) for a in meaning_of(rows).activities] == [
        ("Ny lekplats", "Den är klar och invigd.")
    ]


def test_goal_stated_elsewhere_gets_its_status_from_the_table(meaning_of):
    stated = GoalDraft(GoalKind.COMMITTEE_GOAL, "Alla läser", Place((1, 0)))
    meaning = meaning_of([["Nämndmål", "Bedömning"], ["Alla läser", "Delvis"]], goals=KnownGoals([stated]))
    assert meaning.goals == [stated]
    assert stated.status == "partly"


def test_numbers_beside_goals_are_left_out_with_a_note(meaning_of):
    meaning = meaning_of([["Uppdrag", "2026", "Kommentar"], ["Ny skola", "1 000", "Byggs"]])
    assert [g.text for g in meaning.goals] == ["Ny skola"]
    assert [n.code for n in meaning.notes] == ["table.unknown_column"]
    assert meaning.numbers_unread == 1


def test_goal_beside_several_rows_goes_on_below(meaning_of):
    rows = [
        ["Strategiska mål", "Nämndmål"],
        ["Kultur ska nå", "Barn ska läsa mer"],
        ["alla åldrar", "Fler ska delta"],
        ["Lokaler ska användas.", "Badet ska vara öppet"],
    ]
    goals = meaning_of(rows).goals
    assert [(g.text, g.parent.text if g.parent else None) for g in goals] == [
        ("Kultur ska nå alla åldrar", None),
        ("Barn ska läsa mer", "Kultur ska nå alla åldrar"),
        ("Fler ska delta", "Kultur ska nå alla åldrar"),
        ("Lokaler ska användas.", None),
        ("Badet ska vara öppet", "Lokaler ska användas."),
    ]
