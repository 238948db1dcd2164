"""Labels that gave a goal, and labels that gave none."""

from __future__ import annotations

from extractors.drafts import Flow, GoalDraft, Label, Place, SectionDraft
from extractors.goals.label_counts import LabelCounts, count_labels
from extractors.layout.types import Block, Role
from models.goal import GoalKind


def flow(labels: dict[int, Label], blocks: int = 6) -> Flow:
    made = [Block(Role.PARAGRAPH, f"Text {n}.", section=0) for n in range(blocks)]
    return Flow(made, [SectionDraft("1", "Mål", 1, block=0)], labels)


def goal(at: int, term: str | None, table: int | None = None) -> GoalDraft:
    return GoalDraft(GoalKind.COMMITTEE_GOAL, "Fler ska läsa.", Place((at, 1), 0, table), term)


LABEL = Label("committee_goal", "Nämndens mål")


def test_a_label_with_a_goal_beside_it_is_read() -> None:
    assert count_labels(flow({2: LABEL}), [goal(3, "Nämndens mål")]) == LabelCounts(1, 0)
    assert count_labels(flow({2: LABEL}), [goal(1, "Nämndens mål")]) == LabelCounts(1, 0)


def test_a_label_without_a_goal_of_its_term_is_left() -> None:
    assert count_labels(flow({2: LABEL}), []) == LabelCounts(0, 1)
    assert count_labels(flow({2: LABEL}), [goal(3, "Uppdrag")]) == LabelCounts(0, 1)
    assert count_labels(flow({1: LABEL, 4: LABEL}), [goal(2, "Nämndens mål")]) == LabelCounts(1, 1)


def test_the_table_right_below_reads_its_label() -> None:
    assert count_labels(flow({2: LABEL}), [goal(3, "Mål", table=0), goal(3, "Mål", table=0)]) == LabelCounts(1, 0)


def test_a_label_that_heads_a_section_is_read_by_any_goal_in_it() -> None:
    assert count_labels(flow({0: LABEL}), [goal(4, "Nämndens mål")]) == LabelCounts(1, 0)


def test_labels_of_other_things_do_not_count() -> None:
    assert count_labels(flow({2: Label("agenda2030", "Agenda 2030"), 3: Label("comment", "Analys")}), []) == (0, 0)
