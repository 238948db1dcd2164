"""A stored concept as a row: plain values, and JSON text for lists, dicts and boxes.

JSON keeps Swedish letters, has no white space between its parts and sorted keys, and a box is four numbers with
one decimal: the same concept always gives the same text.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from enum import StrEnum

from models.base import Model
from models.box import Box
from models.characters import storable
from output.schema import TableSpec

#: What SQLite can hold in a column.
Value = str | int | float | None


def row(spec: TableSpec, item: Model) -> dict[str, Value]:
    """The row of `item`, columns in the model's order."""
    return dict(zip(spec.columns, next(rows_of(spec, [item])), strict=True))


def rows_of(spec: TableSpec, items: Iterable[Model]) -> Iterator[list[Value]]:
    """The values of each item, in the order of the table's columns."""
    columns = spec.columns
    for item in items:
        values = item.__dict__
        yield [value if type(value) in _AS_IT_IS else _value(value) for value in (values[column] for column in columns)]


def insertion(spec: TableSpec) -> str:
    """The statement that stores one such row."""
    columns = ", ".join(f'"{column}"' for column in spec.columns)
    return f'INSERT INTO "{spec.name}" ({columns}) VALUES ({", ".join("?" * len(spec.columns))})'


#: Types whose values are stored as they are.
_AS_IT_IS = frozenset((type(None), int, float))


def _value(value: object) -> Value:
    if value is None or isinstance(value, float):
        return value
    if isinstance(value, int):  # True and False as 1 and 0
        return int(value)
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, str):
        return storable(value)
    return box_json(value) if isinstance(value, Box) else compact_json(value)


def box_json(box: Box) -> str:
    """The box as a JSON list of four numbers with one decimal."""
    text = f"[{box.x0:.1f},{box.top:.1f},{box.x1:.1f},{box.bottom:.1f}]"
    if "-0.0" not in text:
        return text
    return "[" + ",".join(f"{side + 0.0:.1f}" for side in box.rounded()) + "]"


def compact_json(value: object) -> str:
    """JSON without white space and with sorted keys."""
    return storable(json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True))
