"""The time that a value or a document speaks of."""

from __future__ import annotations

from typing import NamedTuple


class Period(NamedTuple):
    """A year, and the part of it: null for the whole, else T1–T3, Q1–Q4, H1, or the last month as M01–M12."""

    year: int | None = None
    part: str | None = None
