"""A stored concept as a row: plain values, and JSON text for lists, dicts and boxes.

JSON keeps Swedish letters, has no white space between its parts and sorted keys, and a box is four numbers with
one decimal: the same concept always gives the same text.
"""

from __future__ import annotations

import json
from enum import StrEnum

from models.base import Model
from models.box import Box
from output.schema import TableSpec

#: What SQLite can hold in a column.
Value = str | int | float | None


def row(spec: TableSpec, item: Model) -> dict[str, Value]:
    """The row of `item`, columns in the model's order."""
    return {name: _value(getattr(item, name)) for name in spec.columns}


def _value(value: object) -> Value:
    if value is None or isinstance(value, float):
        return value
    if isinstance(value, int):  # True and False as 1 and 0
        return int(value)
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, str):
        return _stored(value)
    return box_json(value) if isinstance(value, Box) else compact_json(value)


def _stored(text: str) -> str:
    """The text without NUL, behind which SQLite's text functions see nothing."""
    return text.replace("\x00", "")


def box_json(box: Box) -> str:
    """The box as a JSON list of four numbers with one decimal."""
    return "[" + ",".join(f"{side + 0.0:.1f}" for side in box.rounded()) + "]"


def compact_json(value: object) -> str:
    """JSON without white space and with sorted keys."""
    return _stored(json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True))
