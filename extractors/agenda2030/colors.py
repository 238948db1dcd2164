"""The colours of the seventeen global goals, and which of them a printed colour can be.

Colours come through inks and profiles before they are seen, so that one colour may be that of several goals (1 and
4, 4 and 8, 9 and 11 …); the number on the sign decides.
"""

from __future__ import annotations

from functools import cache

from corpus.registers import register
from extractors.layout.words import Color

#: A colour further than this (of 255) from a goal's is not that goal's; nor where another is nearer by `_STEP`.
FAR, _STEP = 62.0, 38.0
#: A colour this near is the goal's own, unless another goal's is near too.
NEAR, APART = 16.0, 45.0
#: Least difference between the strongest and the weakest part: no goal is grey.
_CHROMA = 45.0


@cache
def goal_colors() -> tuple[tuple[float, float, float], ...]:
    """Red, green and blue, 0 to 255, of the goals 1 to 17."""
    codes = [row["farg_hex"].lstrip("#") for row in register("sdg_goals")]
    return tuple((int(c[:2], 16) / 1.0, int(c[2:4], 16) / 1.0, int(c[4:], 16) / 1.0) for c in codes)


def nearest(color: Color) -> list[tuple[float, int]]:
    """(distance, goal) for a colour (0 to 1 each), nearest first; [] for a grey one.

    >>> nearest((0.77, 0.1, 0.18))[0][1]
    4
    """
    parts = [255 * part for part in color]
    if max(parts) - min(parts) < _CHROMA:
        return []
    return sorted(
        (sum((a - b) ** 2 for a, b in zip(parts, goal, strict=True)) ** 0.5, number)
        for number, goal in enumerate(goal_colors(), 1)
    )


@cache
def possible_goals(color: Color) -> dict[int, float]:
    """The goals whose colour it may be, each with its distance."""
    found = nearest(color)
    return {goal: far for far, goal in found if far <= FAR and far <= found[0][0] + _STEP}


@cache
def only_goal(color: Color) -> int | None:
    """The goal whose colour it is, where no other has one like it; else None.

    >>> only_goal((0x26 / 255, 0xBD / 255, 0xE2 / 255))
    6
    """
    found = nearest(color)
    if not found or found[0][0] > NEAR or found[1][0] < found[0][0] + APART:
        return None
    return found[0][1]
