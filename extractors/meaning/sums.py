"""Adding up printed amounts, which are rounded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_DECIMALS = re.compile(r",(\d+)\D*$")


def step_of(texts: Iterable[str]) -> float:
    """The last place that the amounts are printed in: 1 for whole numbers, 0.1 for one decimal.

    >>> step_of(["1 200", "0,5"])
    0.1
    """
    decimals = [len(m.group(1)) if (m := _DECIMALS.search(t)) else 0 for t in texts]
    return round(10.0 ** -max(decimals, default=0), 6)


def slack(n: int, step: float) -> float:
    """How far a sum of `n` rounded amounts may be from its rounded total."""
    return 0.5 * step * (n + 1) + 1e-9


def adds_up(amounts: Sequence[float], total: float, step: float) -> bool:
    """Is the total the sum of the amounts, as far as rounding tells?"""
    return abs(sum(amounts) - total) <= slack(len(amounts), step)
