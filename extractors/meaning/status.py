"""Status of goals, by the lexicon `status`: a word, an answer, a colour or a smiley to one of four concepts."""

from __future__ import annotations

import re

from corpus.lexicon import lexicon

_YES_NO = ("ja", "nej")
_WORDS = re.compile(r"[.,;:(]")


def goal_status(text: str, *, yes_no: bool = False) -> str | None:
    """fulfilled, partly, not_fulfilled or not_assessed; the printed word where it is unknown; None for nothing.

    `yes_no`: the column asks whether the goal is fulfilled, so that "Ja" and "Nej" are answers to that.

    >>> goal_status("Delvis uppfyllt"), goal_status("Ja", yes_no=True), goal_status("Ja"), goal_status(" ")
    ('partly', 'fulfilled', 'Ja', None)
    """
    text = text.strip()
    if not text:
        return None
    for candidate in (text, _WORDS.split(text, maxsplit=1)[0]):
        if candidate.strip().casefold() in _YES_NO and not yes_no:
            continue
        concept = lexicon("status").concept(candidate)
        if concept is not None:
            return concept
    return text
