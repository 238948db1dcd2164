"""Goals in the columns of a table.

A goal is printed once and holds for the rows under it, as long as its cell is merged or empty. One that the
document states elsewhere is that goal, not a new one. In a table with several goal columns a goal belongs to the
one at its left, and a text in small letters under it is its rest. Its kind comes, in order, from the header of
its column, the label and the titles of the sections over the table; else it is a goal of the committee.
"""

from __future__ import annotations

from corpus.lexicon import normal
from extractors.drafts import GoalDraft, Place
from extractors.layout.text import join
from extractors.meaning.cells import is_blank, text_of
from extractors.meaning.parts import Parts
from extractors.meaning.types import Column, ColumnRole, Context, Row
from models.goal import GoalKind

#: Words of a label or title that say whose the goals are.
_OF_COMMITTEE, _OF_COUNCIL = ("nämnd", "styrelsen"), ("fullmäktig", "kf-mål", "kf:s")


class GoalColumns:
    """Reads the goal columns row by row; `found` holds each goal once, in order."""

    def __init__(self, parts: Parts) -> None:
        self.found: list[GoalDraft] = []
        self._noted: set[GoalDraft] = set()
        self._parts = parts
        named = parts.with_role(ColumnRole.NAME)
        self._columns = [c for c in parts.with_role(ColumnRole.GOAL) if not (named and c.index == parts.body.label)]
        self._current: dict[int, GoalDraft] = {}

    def of_row(self, row: Row) -> GoalDraft | None:
        """The goal of the row's last goal column that has one; new ones are noted in `found`."""
        above: GoalDraft | None = None
        for column in self._columns:
            goal = self._of_cell(row, column, above)
            above = goal or above
        return above

    def _of_cell(self, row: Row, column: Column, above: GoalDraft | None) -> GoalDraft | None:
        cell = row.cells[column.index]
        text = text_of(cell)
        if column.index == self._parts.body.label and row.label:
            text = row.label
        current = self._current.get(column.index)
        if is_blank(text) or not any(c.isalpha() for c in text):
            return current if current is None or above is None or current.parent in (None, above) else None
        if current is not None and normal(current.text) == normal(text):
            return current
        if current is not None and self._goes_on(current, text, column):
            current.text = join(current.text, text)
            return current
        context = self._parts.context
        known = context.goals.named(text)
        if known is not None:
            self._current[column.index] = known
            if known not in self._noted:
                self._note(known)
            return known
        place = Place((context.order, row.index), context.section, context.table, self._parts.grid.page)
        if cell is not None:
            place.page, place.box = cell.page or place.page, cell.box
        goal = GoalDraft(
            goal_kind(column, context), text, place, local_term=column.header, method="table", parent=above
        )
        self._current[column.index] = goal
        self._note(goal)
        return goal

    def _goes_on(self, goal: GoalDraft, text: str, column: Column) -> bool:
        """Is the text the rest of a goal whose cell stands beside several rows?"""
        here = goal in self.found and goal.place.table == self._parts.context.table
        merged = here and column is not self._columns[-1]
        return merged and text[:1].islower() and not goal.text.endswith((".", "!", "?"))

    def _note(self, goal: GoalDraft) -> None:
        self.found.append(goal)
        self._noted.add(goal)


def goal_kind(column: Column, context: Context) -> GoalKind:
    """The kind of the goals of a column."""
    if column.goal_kind is not None:
        return column.goal_kind
    for text in [context.label or "", *context.section_titles]:
        words = normal(text)
        if any(word in words for word in _OF_COMMITTEE):
            return GoalKind.COMMITTEE_GOAL
        if any(word in words for word in _OF_COUNCIL):
            return GoalKind.COUNCIL_GOAL
    return GoalKind.COMMITTEE_GOAL
