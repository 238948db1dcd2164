"""Lines of years and values: "2019 – 9 400 MWh, 2027 – 8 300 MWh, 2031 – 7 000 MWh".

Such a line has no word that says what the values are; it is read only under a goal (text with "ska" and a
verb, or "mål"). Where the goal states targets for some of these years, the values of these years are
targets and that of an earlier year is the baseline; else the document's year parts them. What fits
neither is left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.years import YEAR, is_year
from extractors.prose.anchors import anchors_in
from extractors.prose.sentences import sentences
from extractors.prose.statements import BY_DUTY, statements
from extractors.prose.when import YEAR_CARRIED
from extractors.values.numerals import MINUS
from extractors.values.spans import ValueSpan, find_values
from models.measure import ValueKind

_ITEM_START = re.compile(rf"(?<![\w.,/:-])({YEAR})\s*,?\s*[:{MINUS}]\s*(?=\d)")
_BETWEEN = re.compile(r"[\s,;.]*(?:\([^)]*\)[\s,;.]*)*")


@dataclass(slots=True)
class YearValue:
    """One year of a line with its value and its place."""

    year: int
    span: ValueSpan
    start: int
    end: int


def series_in(text: str) -> list[list[YearValue]]:
    """The runs of two or more years with a value each, in rising order of years.

    >>> [[(y.year, y.span.value) for y in run] for run in series_in("2009 – 6 st, 2014 – 18 st")]
    [[(2009, 6.0), (2014, 18.0)]]
    """
    runs: list[list[YearValue]] = []
    for item in _items(text):
        last = runs[-1][-1] if runs else None
        if last and item.year > last.year and _BETWEEN.fullmatch(text[last.end : item.start]):
            runs[-1].append(item)
        else:
            runs.append([item])
    return [run for run in runs if len(run) > 1]


def _items(text: str) -> list[YearValue]:
    if text.count("20") + text.count("19") < 2:
        return []
    starts = [m for m in _ITEM_START.finditer(text) if is_year(text, *m.span(1))]
    if len(starts) < 2:
        return []
    values = {value.start: value for value in find_values(text, [m.span(1) for m in starts])}
    values_after = ((match, values.get(match.end())) for match in starts)
    return [YearValue(int(m[1]), value, m.start(), value.end) for m, value in values_after if value is not None]


def goal_above(before: str, above: list[str]) -> str | None:
    """The goal that a line stands under: in the text before it, else in the nearest passage above that has one.

    A goal that has a line of its own is not looked for beyond that line.
    """
    for text in (before, *reversed(above)):
        runs = series_in(text)
        text = text[runs[-1][-1].end :] if runs else text
        if any(anchor.kind is ValueKind.TARGET for anchor in anchors_in(text)):
            return text
        if runs:
            return None
    return None


def series_values(
    series: list[YearValue], goal: str, default_year: int | None
) -> list[tuple[YearValue, ValueKind, float]]:
    """Each value of the line with its kind and confidence; those whose kind is not certain are left out."""
    stated = {s.year for part in sentences(goal) for s in statements(part.text) if s.kind is ValueKind.TARGET}
    targets = {item.year for item in series} & stated
    first_target = min(targets) if targets else (default_year or 0) + 1
    if not targets and default_year is None:
        return []
    found = []
    for item in series:
        if item.year in targets or (not targets and item.year >= first_target):
            found.append((item, ValueKind.TARGET, BY_DUTY if targets else YEAR_CARRIED))
        elif item.year < first_target and item is series[0]:
            found.append((item, ValueKind.BASELINE, YEAR_CARRIED))
    return found
