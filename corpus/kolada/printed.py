"""Ids of Kolada's key figures as documents print them: a letter and five digits, known to the register or not."""

from __future__ import annotations

import re
from collections.abc import Iterable

_PRINTED = re.compile(r"(?<!\w)[NU]\d{5}(?!\w)")


def printed_ids(*texts: str | None) -> tuple[str, ...]:
    """The ids in the texts, each once."""
    return tuple(dict.fromkeys(found for text in texts if text for found in _PRINTED.findall(text)))


def printed_id(cells: Iterable[str]) -> str | None:
    """The id that stands alone in one of the cells of a row; None where none does, or several."""
    found = {text for text in map(str.strip, cells) if _PRINTED.fullmatch(text)}
    return found.pop() if len(found) == 1 else None
