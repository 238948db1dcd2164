"""Status and trend of a row, as words or as marks, each with what was printed or seen.

Status, in order of precedence: words that the lexicon `status` knows; a mark, by the document's own legend and else by
what its colour or face usually means; words that are not known, as they are printed. Trend: words of the lexicon
`trend`; an arrow by the legend, else by its direction alone. Marks that contradict each other, have no clear
colour, or are left out of a legend that explains other colours give nothing but a reason.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.lexicon import lexicon
from extractors.layout.figures import ARROWS, FACES, Look
from extractors.layout.hues import BRIGHT
from extractors.layout.marks import look_of, sign_pattern, signs
from extractors.layout.types import Cell
from extractors.legend import Legend, describe
from extractors.meaning.cells import is_blank, text_of
from models.goal import Trend

_YES_NO = ("ja", "nej")
_WORDS = re.compile(r"[.,;:(]")
_SENTENCE_END = re.compile(r"[.!?](?:\s|$)|\n")
#: A longer text beside a mark is a comment, not the name of a status.
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Seen:
    """What a cell says: the concept, or the printed words where they are not known."""

    value: str | None = None
    seen: str | None = None
    #: True where a colour or face was read by what is usual, since the document does not explain it.
    usual: bool = False
    #: Why a mark gave no value, or does not go with the words beside it.
    doubt: str | None = None


NOTHING = Seen()


def goal_status(text: str, *, yes_no: bool = False) -> str | None:
    """fulfilled, partly, not_fulfilled or not_assessed; the printed word where it is unknown; None for nothing.

    `yes_no`: the column asks whether the goal is fulfilled, so that "Ja" and "Nej" are answers to that.

    >>> goal_status("Delvis uppfyllt"), goal_status("Ja", yes_no=True), goal_status("Ja"), goal_status(" ")
    ('partly', 'fulfilled', 'Ja', None)
    """
    text = text.strip()
    if not text:
        return None
    return _known(text, yes_no) or text


def _known(text: str, yes_no: bool) -> str | None:
    for candidate in (text, _WORDS.split(text, maxsplit=1)[0]):
        if candidate.strip().casefold() in _YES_NO and not yes_no:
            continue
        concept = lexicon("status").concept(candidate)
        if concept is not None:
            return None if concept == "word" else concept
    return None


def read_status(cell: Cell | None, legend: Legend, *, yes_no: bool = False) -> Seen:
    """The status that a cell shows."""
    if cell is None:
        return NOTHING
    text = text_of(cell)
    words = without_signs(text)
    known = _known(words, yes_no) if words else None
    look, doubt = _look(cell, text, legend)
    marked, usual = by_look(look, legend) if look is not None else (None, False)
    if known is not None:
        if marked not in (None, known) and look is not None:
            doubt = f'"{words}" stands beside {describe(look)}, which means {marked}'
        return Seen(known, text, doubt=doubt)
    if marked is not None and look is not None:
        seen = describe(look)
        return Seen(marked, f"{seen}: {words}" if words and len(words) <= _LONGEST else seen, usual)
    if words:
        return Seen(words, text, doubt=doubt)
    if look is not None and look.shape not in ARROWS:
        doubt = doubt or f"it shows {describe(look) or 'a sign'}, which the document does not explain"
    seen = describe(look) if look is not None else ""
    return Seen(None, seen or text or None, doubt=doubt)


def read_trend(cell: Cell | None, legend: Legend) -> Seen:
    """The trend that a cell shows; words that are not known give none."""
    if cell is None:
        return NOTHING
    text = text_of(cell)
    words = without_signs(text)
    for candidate in (words, _WORDS.split(words, maxsplit=1)[0]) if words else ():
        concept = lexicon("trend").concept(candidate)
        if concept is not None:
            return Seen(concept, text)
    look, doubt = _look(cell, text, legend)
    if look is None:
        return Seen(None, text if words and len(words) <= _LONGEST else None, doubt=doubt)
    told = legend.meaning("trend", look)
    usual = lexicon("trend").concept(describe(Look(None, look.shape))) if look.shape in ARROWS else None
    seen = describe(look)
    return Seen(told or usual, f"{seen}: {words}" if words and len(words) <= _LONGEST else seen)


def arrow_in(cell: Cell | None, legend: Legend) -> Seen:
    """The trend that an arrow shows in a cell that asks for a status."""
    if cell is None or (not cell.marks and not sign_pattern().search(cell.text)):
        return NOTHING
    look, _ = _look(cell, text_of(cell), legend)
    return read_trend(Cell(cell.text, marks=cell.marks), legend) if look and look.shape in ARROWS else NOTHING


def first_sentence(text: str) -> str:
    """The words that a status was read from, where it is stated in running text.

    >>> first_sentence("Målet är inte uppfyllt. Fler simmar.")
    'Målet är inte uppfyllt'
    """
    return _SENTENCE_END.split(text.strip(), maxsplit=1)[0]


def trend_of(value: str | None) -> Trend | None:
    """A trend by its name; None for anything else."""
    return Trend(value) if value in list(Trend) else None


def without_signs(text: str) -> str:
    """The words beside dots, arrows and other signs; "" where there are none."""
    words = sign_pattern().sub(" ", text).strip() if text else ""
    return "" if is_blank(words) else words


def _look(cell: Cell, text: str, legend: Legend) -> tuple[Look | None, str | None]:
    """The one look of the marks in a cell, or of its signs; and why it is none where they differ."""
    looks = {look for mark in cell.marks if (look := look_of(mark)) is not None and look.shape != "bar"}
    if not looks:
        looks = {signs()[sign] for sign in sign_pattern().findall(text)}
        looks = {look for look in looks if look.color or look.shape in ARROWS | FACES | {"tick", "cross"}}
    if len(looks) > 1:
        looks = {look for look in looks if look.shape != "area"} or looks
    if len(looks) > 1:
        # of three lamps one is lit
        looks = {look for look in looks if look.color in BRIGHT} or looks
    if len(looks) > 1:
        return None, "several marks stand in it"
    return (looks.pop() if looks else None), None


def by_look(look: Look, legend: Legend) -> tuple[str | None, bool]:
    """The status that a look means in the document, or else usually; and whether it is only what is usual."""
    told = legend.meaning("status", look)
    if told is not None:
        return told, False
    if legend.meaning("trend", look) is not None and look.shape in ARROWS:
        return None, False
    if look.shape in ARROWS and look.color not in BRIGHT:
        return None, False
    if look.shape in FACES or look.shape in ("tick", "cross"):
        face = _usual(Look(None, look.shape))
        color = _usual(Look(look.color, None)) if look.color in ("green", "red", "orange") else None
        return (face or color) if face is None or color in (None, face) else None, True
    color = _usual(Look(look.color, None)) if look.color and not legend.explains_colors else None
    return color, color is not None


def _usual(look: Look) -> str | None:
    return lexicon("status").concept(describe(look))
