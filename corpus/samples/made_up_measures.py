"""Made-up rows of a table of measures, and the values that they say.

Some cells are empty and some hold a dash, in a fixed order of rows and columns.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.samples import made_up_words as words
from corpus.samples.made_up_facts import Column, Facts, number

_YEAR_IN_CELL = 2021
#: Which cells are empty, and which hold a dash, by row and column counted together.
_EVERY, _EMPTY, _DASH = 7, 3, 5


def measure_rows(columns: Sequence[Column], facts: Facts) -> list[list[str]]:
    body: list[list[str]] = []
    grouped = any(c.role == "group" for c in columns)
    numbers = any(c.holds_numbers for c in columns)
    group = None
    for at, measure in enumerate(words.MEASURES if numbers else words.MEASURES[: len(words.GOALS)]):
        begins = measure.group != group
        group = measure.group
        if begins and numbers and not grouped:
            body.append([f"**{group}**", *[""] * (len(columns) - 1)])
        facts.measures.append(measure.name)
        body.append([_of_measure(c, measure, at, i, begins, facts, columns) for i, c in enumerate(columns)])
    return body


def _of_measure(
    column: Column, measure: words.Measure, at: int, index: int, begins: bool, facts: Facts, columns: Sequence[Column]
) -> str:
    numbers = any(c.holds_numbers for c in columns)
    match column.role:
        case "name":
            return measure.name
        case "group":
            return measure.group if begins else ""
        case "unit":
            return measure.unit or "antal"
        case "goal":
            text = words.GOALS[at // 2 if numbers else at % len(words.GOALS)]
            if begins or not numbers:
                facts.goals.append((column.more, text, None, None, None))
            return text if begins or not numbers else ""
    return _value(column, measure, at, index, facts, any(c.role == "unit" for c in columns))


def _value(column: Column, measure: words.Measure, at: int, index: int, facts: Facts, unit_column: bool) -> str:
    """A number of a measure as it is printed; what it says is noted."""
    place = (at + 2 * index) % _EVERY
    if place in (_EMPTY, _DASH):
        return "" if place == _EMPTY else "–"
    value = round(measure.value * (1 + index / 50), measure.decimals)
    comparator = measure.comparator if column.role == "target" else None
    text = f"{words.COMPARATORS[comparator]} " if comparator else ""
    text += number(value, measure.decimals)
    text += " %" if measure.unit == "%" and not unit_column else ""
    year = _YEAR_IN_CELL if column.more == "cell" else column.year
    text += f" ({year})" if column.more == "cell" else ""
    unit = measure.unit or ("antal" if unit_column else None)
    what = (measure.name, measure.group, column.role, year, column.period)
    if column.split == "both":
        other = round(value * 1.1, measure.decimals)
        facts.values += [(*what, "women", comparator, value, unit), (*what, "men", comparator, other, unit)]
        return f"{text}/{number(other, measure.decimals)}" + (" %" if measure.unit == "%" else "")
    if column.role != "out":
        facts.values.append((*what, column.split, comparator, value, unit))
    return text


def odd_rows(columns: Sequence[Column], facts: Facts) -> list[list[str]]:
    """Measures whose cells are not one plain number: the same cell in each column of values."""
    for odd in words.ODD:
        facts.measures.append(odd.name)
        for kind, year in ((column.more, column.period) for column in columns[1:]):
            for split, comparator, value, unit, own in odd.values:
                time = own or int(year or 0)
                facts.values.append((odd.name, None, kind, time, None, split, comparator, value, unit))
    return [[odd.name, *[odd.text] * (len(columns) - 1)] for odd in words.ODD]
