"""What a correction may change, and the value as it is stored.

A column may be corrected if it says what the document says: not ids, places on the page, or how something was read.
A value must fit the model's field; numbers may be written with a decimal comma and spaces. Some columns follow from
others: they are corrected with them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Annotated, Any

from pydantic import TypeAdapter, ValidationError

from models.budget import KRONOR
from output.rows import Value
from output.schema import BY_NAME, plain_type

#: The tables whose rows may be corrected, in the order in which an id is looked up.
TABLES = (
    "measure_values", "measures", "goals", "budget_lines", "activities", "indicators", "sdg_references", "sections",
    "documents",
)  # fmt: skip
#: Columns that no correction changes.
FIXED = frozenset(
    {
        "id", "document_id", "measure_id", "section_id", "table_id", "position", "path", "sha256", "format", "version",
        "decided_by", "pages", "producer", "language", "raw", "page", "box", "page_first", "page_last", "method",
        "confidence", "origin", "amount_sek",
    }
)  # fmt: skip
#: What empties a field.
NULL = "null"
#: The columns that say which goal a row belongs to.
TO_GOALS = ("goal_id", "parent_id")

#: How what stands in a column is written, and how that is said.
_FORMS = {
    "period": (
        re.compile(r"T[123]|Q[1-4]|H[12]|M(?:0[1-9]|1[0-2])"),
        "T1–T3, Q1–Q4, H1, M01–M12 or empty for the year",
    ),
    "kolada_id": (re.compile(r"[NU]\d{5}"), "an id such as N15419"),
    "municipality_code": (re.compile(r"\d{4}|\d{2}"), "a code of four digits"),
}
_YES_NO = {"ja": "true", "nej": "false"}
_KNOWN = {
    ("budget_lines", "unit"): frozenset(KRONOR),
    ("measure_values", "split"): frozenset({"women", "men"}),
}


class Refused(Exception):
    """A value or a column that cannot be corrected so; the message says why."""


def correctable(table: str) -> list[str]:
    """The columns of a table that may be corrected."""
    columns = [column for column in BY_NAME[table].columns if not column.endswith(("_read", "_unread", "_seen"))]
    return [column for column in columns if column not in FIXED and not _is_list(table, column)]


def _is_list(table: str, column: str) -> bool:
    plain, _ = plain_type(BY_NAME[table].model.model_fields[column].annotation)
    return not isinstance(plain, type)


def stored_value(table: str, column: str, text: str) -> Value:
    """The value that `text` stands for; NULL is none. Raises Refused."""
    if column not in correctable(table):
        raise Refused(
            f"{table} has no field {column!r} that can be corrected; there are: {', '.join(correctable(table))}"
        )
    text = "" if text == NULL else text
    text = _as_number(text) if _is_number(table, column) else text
    known = _KNOWN.get((table, column))
    if text and known is not None and text not in known:
        raise Refused(f"{text!r} is no {column}; it must be one of {', '.join(sorted(known))}")
    if text and column in _FORMS and not _FORMS[column][0].fullmatch(text):
        raise Refused(f"{text!r} is no {column}; it must be {_FORMS[column][1]}")
    try:
        value = _adapter(table, column).validate_python(text or None)
    except ValidationError as error:
        reason = error.errors(include_url=False)[0]["msg"]
        raise Refused(f"{text!r} is no {column}: {reason[:1].lower()}{reason[1:]}") from None
    if isinstance(value, StrEnum):
        return value.value
    return int(value) if isinstance(value, bool) else value


@cache
def _adapter(table: str, column: str) -> TypeAdapter[Any]:
    field = BY_NAME[table].model.model_fields[column]
    kind: Any = Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
    return TypeAdapter(kind)


def _is_number(table: str, column: str) -> bool:
    return plain_type(BY_NAME[table].model.model_fields[column].annotation)[0] in (int, float, bool)


def _as_number(text: str) -> str:
    text = re.sub(r"[\s\u00a0\u202f]", "", text).replace("\u2212", "-").replace("\u2013", "-").replace(",", ".")
    return _YES_NO.get(text.casefold(), text)


def following(table: str, column: str, value: Value, row: Mapping[str, Any]) -> dict[str, Value]:
    """The other columns of the row that change with this one, and what they become."""
    if table == "budget_lines" and column in ("amount", "unit"):
        new = {**row, column: value}
        return {"amount_sek": round(new["amount"] * KRONOR[new["unit"]], 2)}
    if table == "documents" and column == "municipality":
        return _municipality(value)
    if table == "documents" and column == "body":
        from corpus.identity.bodynames import family

        return {"body_family": family(str(value)) if value is not None else None}
    return {}


def _municipality(name: Value) -> dict[str, Value]:
    from corpus.registers import municipalities, regions

    known = {m.name: m.code for m in municipalities()} | {r.name: r.code for r in regions()}
    if name is not None and name not in known:
        raise Refused(f"{name!r} is no municipality or region of the register; write its name as there, such as Ale")
    return {"municipality_code": known[str(name)] if name is not None else None}
