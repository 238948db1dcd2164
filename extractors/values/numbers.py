"""The value of a table cell or a short phrase: number, unit, comparator, year, or why there is none.

Order of precedence: nothing is printed (empty, a lone dash, "i.u.") → nil; footnote marks and brackets are
set aside ("40³", "45 (2021)"); words before the number are read (women or men, "ca", "minst", "ska öka");
then one number; then its unit and words such as "eller högre". What could be two numbers, a range or a
date has no value but a `doubt`. A cell without a number that begins it is text.
"""

from __future__ import annotations

import re
from functools import cache

from corpus.lexicon import lexicon
from corpus.periods import find_periods
from extractors.values.cell import CellValue, is_nil, split_of, stands_for
from extractors.values.forms import alternatives, forms_of, pattern_of, printed
from extractors.values.numerals import MINUS, TWO_NUMBERS, format_number, read_numeral
from extractors.values.units import whole_unit
from models.measure import Comparator
from models.period import Period

__all__ = ["CellValue", "format_value", "is_nil", "parse_value", "split_of"]

WORDS_BESIDE = "words beside the number"
BRACKETS = "number in brackets"
SHARE = "share of a count"

_BRACKETS = re.compile(r"\(([^()]*)\)")
_YEAR = r"(?:19|20)\d\d"
_YEAR_BEFORE = re.compile(rf"({_YEAR})\s*:\s*(?=\S)")
_RAISED = r"[\u00b9\u00b2\u00b3\u2070-\u2079]+\)?"
_MARK = re.compile(rf"((?<=\S)(?:\*+|{_RAISED}|\s\d\))|(?<=[\d%])\s(?:\*+|{_RAISED}))$")
_PRICE = re.compile(rf"\s*:[{MINUS}]$")
_DIGIT = re.compile(r"\d")
_NOUN = re.compile(r"[a-zåäöé][a-zåäöé-]{2,}", re.IGNORECASE)


def parse_value(text: str, *, unit_hint: str | None = None) -> CellValue:
    """The value that a table cell or a short phrase states.

    `unit_hint`: unit of the column or row, taken where the cell prints none. Raises nothing: what cannot be
    read has a `doubt` or is `text_only`.

    >>> parse_value("minst 95 %").value, parse_value("500 1 000").doubt
    (95.0, 'two numbers')
    """
    text = _without_bold(printed(text))
    if is_nil(text):
        return CellValue(nil=True)
    cell = CellValue()
    text = _set_aside(cell, text)
    text = _before(cell, text)
    _number(cell, text)
    if cell.doubt is not None:
        cell.value = None
    if cell.value is not None or cell.comparator is not None:
        cell.unit = cell.unit or unit_hint
    else:
        cell.text_only = cell.doubt in (None, SHARE)
    return cell


def _without_bold(text: str) -> str:
    return text[2:-2].strip() if len(text) > 4 and text.startswith("**") and text.endswith("**") else text


def _set_aside(cell: CellValue, text: str) -> str:
    """The text without footnote marks, brackets and a year before it, which are noted in `cell`."""
    text = _brackets(cell, _footnote(cell, text))
    text = _footnote(cell, text)
    if found := _YEAR_BEFORE.match(text):
        cell.year = int(found.group(1))
        text = text[found.end() :]
    return text


def _footnote(cell: CellValue, text: str) -> str:
    found = _MARK.search(text)
    if found is None or whole_unit(re.sub(r"^[\d.,]+", "", text.split()[-1])):
        return text
    if "(" in text and ")" in found.group():
        return text
    cell.footnote = found.group().strip(" )")
    return text[: found.start()].rstrip()


def _brackets(cell: CellValue, text: str) -> str:
    for inner in _BRACKETS.findall(text):
        _bracket(cell, inner.strip())
    rest = _BRACKETS.sub(" ", text).strip()
    if not rest and cell.doubt == TWO_NUMBERS:
        cell.doubt = BRACKETS
    return rest


def _bracket(cell: CellValue, inner: str) -> None:
    """A year, women or men, a unit, words, or a second number."""
    time = _time(inner)
    if time is not None:
        cell.year, cell.period = time
    elif split := split_of(inner):
        cell.split = split
    elif unit := whole_unit(inner):
        cell.unit = unit
    elif _DIGIT.search(inner):
        cell.doubt = TWO_NUMBERS
    else:
        cell.words = inner


def _time(inner: str) -> Period | None:
    """The year, or part of a year, that the whole text is."""
    found = find_periods(inner)
    if len(found) != 1 or re.sub(r"(?i)\bår\b|\W", "", inner.replace(found[0][3], "")):
        return None
    return found[0][0]


def _before(cell: CellValue, text: str) -> str:
    """Reads the words before the number one after the other; gives the text from the first that is none of these."""
    while found := _leading().match(text):
        form = found.group(1)
        concept = lexicon("comparators").concept(form)
        if split := split_of(form):
            if _direction(cell) or not re.match(rf"\s*:?\s*[\d<>\u2264\u2265{MINUS}]", text[found.end(1) :]):
                break
            cell.split = split
        elif concept == "about":
            cell.about = True
        elif concept in tuple(Comparator):
            if cell.comparator is not None and not _direction(cell):
                break
            cell.comparator = Comparator(concept)
        text = text[found.end() :]
    return _after_direction(cell, text) if _direction(cell) else text


@cache
def _leading() -> re.Pattern[str]:
    forms = list(forms_of("comparators")) + list(forms_of("value_words", "women", "men", "modal"))
    return re.compile(rf"({alternatives(forms)})\s*:?\s*", re.IGNORECASE)


def _direction(cell: CellValue) -> bool:
    return cell.comparator in (Comparator.INCREASE, Comparator.DECREASE)


def _after_direction(cell: CellValue, text: str) -> str:
    """ "med 5 %" is a change by a number, "till 85 %" is the number itself, anything else only a direction."""
    found = re.match(r"(med|till)\s+", text, re.IGNORECASE)
    if found is None:
        return text
    if found.group(1).lower() == "till":
        cell.comparator = None
    return _before(cell, text[found.end() :])


def _number(cell: CellValue, text: str) -> None:
    """Reads the number at the start of the text, its unit and what follows."""
    if found := re.match(rf"({pattern_of('value_words', 'unit_before').pattern})\s*:?\s*(?=\d)", text, re.IGNORECASE):
        cell.unit = whole_unit(found.group(1))
        text = text[found.end() :]
    numeral = read_numeral(text)
    if numeral is None:
        if cell.comparator is not None:
            _no_number(cell, text)
        return
    cell.value, cell.doubt = numeral.value, cell.doubt or numeral.doubt
    if cell.doubt is None:
        _after(cell, text[numeral.end :].strip())


def _no_number(cell: CellValue, text: str) -> None:
    """A direction may be followed by words and years ("ska öka jämfört med 2018"); any other number is a doubt."""
    if not _direction(cell) or re.match(r"[^\w\s]", text):
        cell.comparator = None
    elif _DIGIT.search(re.sub(rf"\b{_YEAR}\b", "", text)):
        cell.comparator, cell.doubt = None, WORDS_BESIDE
    else:
        cell.words = text.strip()


def _after(cell: CellValue, rest: str) -> None:
    """Reads what follows the number: a unit, "eller högre", one noun; anything else is a doubt."""
    if _PRICE.match(rest):
        cell.unit, rest = "kr", ""
    rest = rest.removeprefix(".").strip() if re.match(r"\.(?:\s*%|$)", rest) else rest
    if unit := whole_unit(rest):
        cell.unit = unit
        return
    if found := re.search(rf"\s*({pattern_of('comparators').pattern})$", rest, re.IGNORECASE):
        _comparator_after(cell, found.group(1))
        rest = rest[: found.start()]
    if unit := whole_unit(rest):
        cell.unit = unit
    elif rest:
        _rest(cell, rest)


def _comparator_after(cell: CellValue, form: str) -> None:
    concept = lexicon("comparators").concept(form)
    if concept in tuple(Comparator) and cell.comparator is None:
        cell.comparator = Comparator(concept)
    elif concept != "about":
        cell.doubt = WORDS_BESIDE


def _rest(cell: CellValue, rest: str) -> None:
    if re.match(r"av\s+(?:\w+\s+)?\d", rest, re.IGNORECASE):
        cell.doubt = SHARE
    elif _DIGIT.search(rest):
        cell.doubt = TWO_NUMBERS
    elif _NOUN.fullmatch(rest) and not stands_for(rest, "no_noun"):
        cell.words = rest
    else:
        cell.doubt = WORDS_BESIDE


def format_value(value: float, unit: str | None = None, comparator: str = "", decimals: int | None = None) -> str:
    """The value as a Swedish table prints it, e.g. "≥ 1 562,5 tkr"; `parse_value` reads it back."""
    parts = [comparator, format_number(value, decimals), unit or ""]
    return " ".join(part for part in parts if part)
