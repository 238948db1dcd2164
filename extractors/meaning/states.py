"""Status and trend of the rows of one table, and what is to be said of how they were read.

Columns that are headed by a status each ("Uppfyllt | Ej uppfyllt") are ticked. Of other status columns the last one
that says something counts: the newest, where there is one per report. An arrow in a column that asks for a status
tells the trend where no column asks for that.
"""

from __future__ import annotations

from collections import Counter

from corpus.lexicon import lexicon
from extractors.drafts import GoalDraft, MeasureDraft
from extractors.layout.types import Note
from extractors.meaning.cells import is_blank, text_of
from extractors.meaning.notes import table_note
from extractors.meaning.parts import Parts
from extractors.meaning.status import NOTHING, Seen, arrow_in, read_status, read_trend, trend_of
from extractors.meaning.types import Column, ColumnRole, Row


class States:
    """Reads the columns of status and trend; `notes` tells what was not read, and why."""

    def __init__(self, parts: Parts) -> None:
        self._parts, self._legend = parts, parts.context.legend
        self._status = list(reversed(parts.with_role(ColumnRole.STATUS)))
        self._trend = list(reversed(parts.with_role(ColumnRole.TREND)))
        #: Columns whose header is itself a status.
        self._named = {c.index: concept for c in self._status if (concept := _headed(c)) is not None}
        self._doubts: Counter[str] = Counter()

    def status(self, row: Row) -> Seen:
        """The status of a row."""
        if any(concept != "fulfilled" for concept in self._named.values()):
            return self._ticked(row)
        first = NOTHING
        for column in self._status:
            found = read_status(row.cells[column.index], self._legend, yes_no="yes_no" in column.when)
            self._note(found)
            if found.value is not None:
                return found
            first = found if first is NOTHING else first
        return first

    def _ticked(self, row: Row) -> Seen:
        """The status whose column is the one that holds something: "Uppfyllt | Delvis uppfyllt | Ej uppfyllt"."""
        cells = {at: row.cells[at] for at in self._named}
        held = [at for at, cell in cells.items() if cell and (cell.marks or not is_blank(text_of(cell)))]
        whole = len(set(self._named.values())) == len(self._status) > 1
        if len(held) != 1 or not whole:
            why = (
                "several columns of a status hold something" if whole else "not all columns of a status are told apart"
            )
            found = Seen(doubt=why) if held else NOTHING
            self._note(found)
            return found
        return Seen(self._named[held[0]], self._parts.columns[held[0]].header)

    def trend(self, row: Row) -> Seen:
        """The trend of a row."""
        for column in self._trend:
            found = read_trend(row.cells[column.index], self._legend)
            if found.value is not None or found.seen is not None:
                return found
        for column in () if self._trend else self._status:
            found = arrow_in(row.cells[column.index], self._legend)
            if found.value is not None:
                return found
        return NOTHING

    def give(self, row: Row, to: MeasureDraft | GoalDraft) -> None:
        """Status and trend of a row, to what the row is."""
        if self._status or self._trend:
            status, trend = self.status(row), self.trend(row)
            to.status, to.status_seen = status.value, status.seen
            to.trend, to.trend_seen = trend_of(trend.value), trend.seen

    def _note(self, found: Seen) -> None:
        if found.usual and found.value is not None:
            self._legend.usual[f"{(found.seen or '').split(':')[0]} = {found.value}"] += 1
        if found.doubt is not None:
            self._doubts[found.doubt] += 1

    def notes(self) -> list[Note]:
        """One note for each kind of doubt."""
        notes = []
        for doubt, count in sorted(self._doubts.items()):
            message = f"The status of {count} rows is not certain: {doubt}."
            notes.append(table_note(self._parts.grid, "status.unclear_mark", message))
        return notes


def _headed(column: Column) -> str | None:
    """The status that the header of a column names, or None."""
    concept = lexicon("status").concept(column.header)
    return None if concept == "word" else concept
