"""What a column is, from the header texts over it.

The texts are read together; where a word is not understood, the upper ones are left out one by one and the
column is marked (`unknown_above`). The lowest text with a role decides whether the column is a label, a text
or a value. A label leads with its own word and may have a few others after it ("Mål för kommunens invånare"); a
value needs every word explained. A column that is understood but cannot be stored says why in `refused`.
"""

from __future__ import annotations

from extractors.layout.text import join
from extractors.meaning.types import Column, ColumnRole
from extractors.meaning.wording import Wording, read_wording
from models.budget import Side, Stage
from models.goal import GoalKind
from models.measure import ValueKind

_VALUES = {kind.value for kind in ValueKind} | {"plan", "result"}
_SIDES = {side.value for side in Side}
_LABELS = {role.value for role in ColumnRole} - {"value", "unknown", "row_time"}
_WHEN = {
    *("period", "accumulated", "whole_year", "this_year", "previous_year", "next_year"),
    *("long_term", "latest", "project", "result", "forecast_deviation", "year_in_cell"),
}
#: More words than these behind a label are no header but running text.
_MOST_REST = 3
#: What is further known of a column of labels or texts.
_OF_LABELS = {"weak", "yes_no", "interim"}
#: What a deviation, a benchmark or a baseline may be told with: "Avvikelse mot budget", "Utfall riket".
_LEADING_KINDS = (ValueKind.DEVIATION, ValueKind.BENCHMARK, ValueKind.BASELINE)
_REFUSED = {
    "project": ("table.column_left_out", "is for all years of a project, not for one year"),
    "earlier": ("table.column_left_out", "is an earlier forecast beside the newest"),
    "original": ("table.column_left_out", "is a budget before or between decisions, beside the one that holds"),
}


def describe(index: int, path: tuple[str, ...]) -> Column:
    """The column that stands under these header texts, from the top."""
    for cut in range(len(path)):
        column = _understand(index, path, path[cut:])
        if column is not None:
            column.unknown_above = cut > 0
            return column
    unit = read_wording(_together(path)).unit if path else None
    return Column(index, path, unit=unit)


def qualifies(text: str) -> bool:
    """Do the words say a time or a period, so that they may stand over columns that say the rest?"""
    wording = read_wording(text)
    return bool(wording.years or wording.part or _WHEN & set(wording.concepts))


def _together(path: tuple[str, ...]) -> str:
    text = ""
    for part in path:
        # a header is narrow: "Budget-" over "avvikelse" is one word
        text = text[:-1] + part if text.endswith("-") and part[:1].islower() else join(text, part)
    return text


def _understand(index: int, path: tuple[str, ...], part: tuple[str, ...]) -> Column | None:
    wording = read_wording(_together(part))
    lowest = next((low for t in reversed(part) if (low := _lead(read_wording(t))) is not None), None)
    lead = lowest or _lead(wording)
    if lead in _LABELS and not _is_target(wording, lead):
        return _label(index, path, wording, lead) if len(wording.rest) <= _MOST_REST else None
    concepts = tuple(c for c in wording.concepts if c.split(".")[0] not in _LABELS or c == "goal")
    if wording.rest or (len(part) == 1 and len(concepts) < len(wording.concepts)):
        return None
    return _value(index, path, wording, concepts)


def _lead(wording: Wording) -> str | None:
    """The first word that names what the column is; a change wherever it stands."""
    if wording.has("change"):
        return "change"
    names = [c.split(".")[0] for c in wording.concepts]
    return next((n for n in names if n in _LABELS or n in _VALUES or n in _SIDES), None)


def _is_target(wording: Wording, lead: str) -> bool:
    """ "Mål 2022" is a target, "Mål" and "Nämndmål 2022" are goals."""
    return lead == "goal" and "goal" in wording.concepts and bool(wording.years) and not wording.rest


def _label(index: int, path: tuple[str, ...], wording: Wording, lead: str) -> Column:
    column = Column(index, path, ColumnRole(lead), unit=wording.unit)
    if lead == "goal":
        kinds = [c.split(".")[1] for c in wording.concepts if c.startswith("goal.")]
        column.goal_kind = GoalKind(kinds[0]) if kinds else None
    column.when = frozenset(_OF_LABELS & set(wording.concepts))
    if lead == "count":
        column.year = wording.years[0] if len(wording.years) == 1 else None
    return column


def _value(index: int, path: tuple[str, ...], wording: Wording, concepts: tuple[str, ...]) -> Column | None:
    names = ["target" if c == "goal" else c for c in concepts]
    named = [n for n in names if n in _VALUES and n != "result"]
    kinds = _one_kind([n for n in named if n != "outcome"] if _accumulates(path, named, concepts) else named)
    sides = {n for n in names if n in _SIDES}
    split = [n for n in names if n in ("women", "men")]
    when = frozenset(n for n in (*names, *concepts) if n in _WHEN or n == "goal")
    if kinds is None or len(sides) > 1:
        return None
    timed = bool(wording.years or wording.part or when & {"previous_year", "this_year", "next_year"})
    if not kinds and not sides and "result" not in names and not timed and not split:
        return None
    kind = kinds[0] if kinds else ""
    column = Column(index, path, ColumnRole.VALUE, unit=wording.unit, when=when)
    column.kind = ValueKind(kind) if kind and kind != "plan" else None
    column.stage = Stage(kind) if kind in {s.value for s in Stage} else None
    column.side = Side(sides.pop()) if sides else None
    column.split = split[0] if len(split) == 1 else None
    column.splits = (split[0], split[1]) if len(split) == 2 else None
    column.year = wording.years[0] if len(wording.years) == 1 else None
    column.period = wording.part
    column.refused = _refusal(column, wording, names)
    return column


def _accumulates(path: tuple[str, ...], named: list[str], concepts: tuple[str, ...]) -> bool:
    """Does "Ackumulerat", which alone is an outcome, only say until when another kind is added up?"""
    return len(set(named)) > 1 and "accumulated" in concepts and "utfall" not in _together(path).casefold()


def _one_kind(kinds: list[str]) -> list[str] | None:
    """The one kind that is meant, as a list of at most one; None where two are named."""
    unique = list(dict.fromkeys(kinds))
    for leading in _LEADING_KINDS:
        if leading.value in unique:
            return [leading.value]
    return unique if len(unique) < 2 else None


def _refusal(column: Column, wording: Wording, names: list[str]) -> tuple[str, str] | None:
    for name in names:
        if name in _REFUSED:
            code, why = _REFUSED[name]
            return code, f'The column "{column.header}" {why}; it gives no values.'
    if "until" in names and wording.years and not wording.part and not column.when:
        return "table.column_left_out", f'The column "{column.header}" adds up several years; it gives no values.'
    if len(wording.years) > 1:
        return "table.unknown_year", f'The column "{column.header}" names several years; it gives no values.'
    return None
