"""Rows of follow-up tables: goals with their comment and status, activities, indicators with their analysis.

A row that begins with "Kommentar" and holds nothing else is the comment of the row above, and so are the rows
over the whole width under it. A row without its main text goes on with the comment of the row above. A row
over the whole width that repeats a goal of the document binds the activities under it to that goal.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extractors.drafts import ActivityDraft, GoalDraft, IndicatorDraft, Place
from extractors.layout.text import join
from extractors.layout.types import Note
from extractors.meaning.cells import is_blank, row_box, row_page, text_of
from extractors.meaning.goals import GoalColumns
from extractors.meaning.parts import Parts
from extractors.meaning.rows import is_alone, spans_all
from extractors.meaning.states import States
from extractors.meaning.types import Column, ColumnRole, Row
from models.table import TableKind

_COMMENT = re.compile(r"^(?:kommentar(?:er)?|analys)\s*[:.]\s*", re.IGNORECASE)
_WHOLE = (".", "!", "?", ":")


@dataclass(slots=True)
class FollowUp:
    activities: list[ActivityDraft] = field(default_factory=list)
    indicators: list[IndicatorDraft] = field(default_factory=list)
    goals: list[GoalDraft] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


class _Reader:
    def __init__(self, parts: Parts, kind: TableKind) -> None:
        self.parts = parts
        self.kind = kind
        self.out = FollowUp()
        self.goals = GoalColumns(parts)
        self.states = States(parts)
        main = ColumnRole.NAME if kind is TableKind.INDICATOR else ColumnRole.ACTIVITY
        self.main = parts.first(main)
        self.bound: GoalDraft | None = None
        #: What a comment row or the rest of a comment belongs to.
        self.last: ActivityDraft | IndicatorDraft | GoalDraft | None = None
        #: True below a row "Kommentar:".
        self.in_comment = False

    def read(self) -> FollowUp:
        for row in self.parts.rows:
            if not self._comment_row(row) and not self._goal_row(row):
                self._row(row)
        self.out.goals = self.goals.found
        self.out.notes += self.states.notes()
        return self.out

    def _comment_row(self, row: Row) -> bool:
        """A row with nothing but the comment of the row above, or the rest of it."""
        label = self.parts.body.label
        if self.last is None or not is_alone(row, label):
            self.in_comment = False
            return False
        found = _COMMENT.match(row.label)
        if found is not None:
            self.in_comment = True
            self._add_comment(row.label[found.end() :])
            return True
        self.in_comment = self.in_comment and spans_all(row, label) and not self._is_heading(row)
        if self.in_comment:
            self._add_comment(row.label)
        return self.in_comment

    def _is_heading(self, row: Row) -> bool:
        label = self.parts.body.label
        cell = row.cells[label] if label is not None else None
        return self._known(row) is not None or (cell is not None and cell.bold)

    def _known(self, row: Row) -> GoalDraft | None:
        return self.parts.context.goals.named(row.label)

    def _goal_row(self, row: Row) -> bool:
        """A row that heads the rows under it, or the rest of an activity that is set over several rows."""
        label = self.parts.body.label
        if self.main is None or label != self.main.index or not is_alone(row, label):
            return False
        self.bound = self._known(row) or self.bound
        if self._is_heading(row):
            return True
        if not spans_all(row, label):
            return False
        if isinstance(self.last, ActivityDraft) and not self.last.comment and not self.last.activity.endswith(_WHOLE):
            self.last.activity = join(self.last.activity, row.label)
        return True

    def _row(self, row: Row) -> None:
        goal = self._goal(row)
        comment = self._texts(row, ColumnRole.COMMENT, ColumnRole.ANALYSIS)
        text = row.label if self.main and self.main.index == self.parts.body.label else self._text(row, self.main)
        if self.main is None:
            if goal is not None and goal is not self.last:
                goal.comment = goal.comment or comment
                if goal.status is None:
                    self.states.give(row, goal)
                self.last = goal
            elif comment:
                self._add_comment(comment)
        elif not text or is_blank(text):
            if comment:
                self._add_comment(comment)
        else:
            self.last = self._draft(row, text, comment, goal or self.bound)

    def _goal(self, row: Row) -> GoalDraft | None:
        before = len(self.goals.found)
        goal = self.goals.of_row(row)
        if self.main is not None and len(self.goals.found) > before and goal is not None:
            goal.status = goal.status_seen = None
        return goal

    def _draft(
        self, row: Row, text: str, comment: str | None, goal: GoalDraft | None
    ) -> ActivityDraft | IndicatorDraft:
        status = self.states.status(row)
        if self.kind is TableKind.INDICATOR:
            indicator = IndicatorDraft(text, self._place(row), comment, status.value, goal, status.seen)
            self.out.indicators.append(indicator)
            return indicator
        activity = ActivityDraft(text, self._place(row), comment, status.value, goal, status.seen)
        self.out.activities.append(activity)
        return activity

    def _add_comment(self, text: str) -> None:
        if isinstance(self.last, IndicatorDraft):
            self.last.analysis = join(self.last.analysis or "", text)
        elif self.last is not None:
            self.last.comment = join(self.last.comment or "", text)

    def _text(self, row: Row, column: Column | None) -> str:
        return text_of(row.cells[column.index]) if column is not None else ""

    def _texts(self, row: Row, *roles: ColumnRole) -> str | None:
        texts = [t for c in self.parts.with_role(*roles) if not is_blank(t := self._text(row, c))]
        return " ".join(texts) or None

    def _place(self, row: Row) -> Place:
        context = self.parts.context
        page = row_page(row.cells) or self.parts.grid.page
        return Place((context.order, row.index), context.section, context.table, page, row_box(row.cells))


def read_followup(parts: Parts, kind: TableKind) -> FollowUp:
    """Activities, indicators and goals of a table of kind ACTIVITY or INDICATOR."""
    return _Reader(parts, kind).read()
