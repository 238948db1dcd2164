"""Links in the cells of Datasette's tables: from what was read to where it stands.

In this order: the words of a row of what was read link to where they stand; a column of ids links to what it names; a
value beside a column of its id (`outcome` and `outcome_id`) links there; a page or a box links to the entity whose
place it is, or else to the document's page; what another table is called links to it. Everything else stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup, escape

from output.web.entities import WORDS, is_id

#: Whose place `page` and `box` tell, the nearest first.
_PLACES = (
    "outcome_id", "value_id", "budget_line_id", "row_id", "reference_id", "finding_id", "activity_id", "indicator_id",
    "measure_id", "goal_id", "section_id",
)  # fmt: skip
_IDS = re.compile(r"(?:^|_)id$")
#: Characters of a text that a cell shows.
_LONGEST = 400


def rendered(row: Mapping[str, Any], value: object, column: str, table: str | None) -> Markup | None:
    """The cell's HTML, or None where Datasette's own does."""
    if isinstance(value, dict):  # a reference, with the label of what it points at
        target = href(str(value["value"]))
        return _link(target, value["label"] or value["value"]) if target else None
    if value is None or value == "":
        return None
    names = set(row.keys())
    if table is not None and WORDS.get(table) == column and "id" in names:
        target = href(str(row["id"]))
        return _link(target, value) if target else None
    if _IDS.search(column):
        target = href(str(value))
        return _link(target, value) if target else None
    if column in ("page", "box", "page_first") or column.endswith("_page"):
        target = _place(row, names, column, value)
        return _link(target, _short(column, value)) if target else None
    target = href(str(_plain(row[f"{column}_id"]))) if f"{column}_id" in names else None
    return _link(target, value) if target else None


def href(entity_id: str) -> str | None:
    """The address of what an id names."""
    if not is_id(entity_id):
        return None
    return f"/show/{entity_id}" if "-" in entity_id else f"/document/{entity_id}"


def show_href(table: str, keys: Sequence[object]) -> str | None:
    """The address of a row's place, or None where the table holds nothing that was read."""
    target = href(str(keys[0])) if len(keys) == 1 else None
    return target if table in (*WORDS, "documents", "tables", "findings") else None


def _place(row: Mapping[str, Any], names: set[str], column: str, value: object) -> str | None:
    """Where the page or box of a row is shown."""
    nearest = (f"{column.removesuffix('_page')}_id",) if column.endswith("_page") else ("id", *_PLACES)
    for name in nearest:
        found = str(_plain(row[name])) if name in names else ""
        if "-" in found and is_id(found):
            return href(found)
    document = str(_plain(row["document_id"])) if "document_id" in names else ""
    return f"/show/{document}?page={value}" if is_id(document) and isinstance(value, int) else None


def _plain(value: object) -> object:
    """A value without the label that Datasette adds to a reference."""
    return value["value"] if isinstance(value, dict) else value


def _short(column: str, value: object) -> object:
    return "▭" if column == "box" else value


def _link(target: str, text: object) -> Markup:
    shown = str(text)
    if len(shown) > _LONGEST:
        shown = shown[:_LONGEST] + "…"
    return Markup('<a href="{}">{}</a>').format(escape(target), shown)
