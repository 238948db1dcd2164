"""Lines and sentences that say whether the goal above them is fulfilled.

In order: a line of its own ("Bedömning: Målet bedöms delvis uppfyllas"), whose word stands where the lexicon
`status` does not know it; a text that begins with a sentence of the lexicon about the goal ("Målet är inte
uppfyllt. …").
"""

from __future__ import annotations

import re

from corpus.lexicon import lexicon, normal
from extractors.meaning.status import goal_status, without_signs

_LINE = re.compile(r"^(?:status|bedömning|måluppfyllelse)\s*:\s*(\S.{1,110})$", re.IGNORECASE | re.DOTALL)
_GOAL = ("målet ", "målen ")
#: "Målet är uppnått när …" says when, not whether.
_CONDITION = re.compile(r"\s*(?:när|om|då|först)\b", re.IGNORECASE)
_SENTENCE = 100


def is_status_line(text: str) -> bool:
    """Is the text a line that states a status and nothing else?"""
    return _LINE.match(text) is not None


def stated_status(text: str) -> str | None:
    """fulfilled, partly, not_fulfilled or not_assessed; the printed word of a line where it is unknown; or None.

    >>> stated_status("Status: Delvis uppfyllt"), stated_status("Målet är inte uppfyllt. Fler simmar.")
    ('partly', 'not_fulfilled')
    """
    line = _LINE.match(text)
    if line is None:
        return _judgement(text)
    said = without_signs(line.group(1)) or line.group(1)
    return _judgement(said) or goal_status(said)


def _judgement(text: str) -> str | None:
    """The concept of the sentence of the lexicon that the text begins with."""
    start = normal(text[:_SENTENCE])
    if not start.startswith(_GOAL):
        return None
    entry = next(iter(lexicon("status").search(start)), None)
    if entry is None or not start.startswith(form := normal(entry.form)) or _CONDITION.match(start[len(form) :]):
        return None
    return entry.concept
