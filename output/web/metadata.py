"""Titles, descriptions, facets and labels for Datasette's own pages.

A column's description is the one of `texts.toml` for its table, then the one for its name, then the model's or the
view's own, which is English. What a unit is stands in the description: Datasette's units are for physics.
"""

from __future__ import annotations

from typing import Any

from output.schema import TABLES, TableSpec
from output.views import View, views
from output.web.words import Words, web_texts

#: Columns to choose by. Views have none: each facet would work the whole view out again.
_FACETS = {
    "documents": ["municipality", "body", "year", "type"],
    "goals": ["kind", "status", "local_term"],
    "measures": ["status", "trend"],
    "measure_values": ["kind", "year", "method"],
    "budget_lines": ["stage", "side", "year"],
    "sdg_references": ["sdg", "mention"],
    "sections": ["role"],
    "tables": ["kind", "method"],
    "findings": ["severity", "code", "stage"],
    "links": ["entity", "relation"],
    "corrections": ["applied", "table_name"],
}
#: What stands for a row where another table points at it.
_LABELS = {
    "documents": "title",
    "sections": "title",
    "tables": "caption",
    "goals": "text",
    "measures": "name",
    "municipalities": "name",
    "sdg_goals": "name_sv",
    "kolada_measures": "title",
}
#: Tables that hold what programs need, not people.
_HIDDEN = {"link_goals", "link_queue", "link_words", "runs"}


def metadata(lang: str) -> dict[str, Any]:
    """Datasette's metadata for the database."""
    from output.web.site import DATABASE

    words = Words(lang)
    tables = {spec.name: _table(spec, words) for spec in TABLES} | {view.name: _view(view, words) for view in views()}
    about = {"title": words.ui("data_title"), "description": words.ui("data_about"), "tables": tables}
    return {"title": words.ui("site"), "databases": {DATABASE: about}}


def describe(words: Words, table: str, column: str, otherwise: str) -> str:
    """What a column holds."""
    texts = web_texts()["column"]
    for key in (f"{table}.{column}", column):
        if key in texts:
            return texts[key][words.lang]
    return otherwise


def _table(spec: TableSpec, words: Words) -> dict[str, Any]:
    fields = spec.model.model_fields
    about: dict[str, Any] = {
        "title": words.of("tables", spec.name),
        "description": words.of("about", spec.name) if spec.name in web_texts()["about"] else spec.meaning,
        "columns": {name: describe(words, spec.name, name, fields[name].description or "") for name in spec.columns},
        "hidden": spec.name in _HIDDEN,
    }
    if spec.name in _LABELS:
        about["label_column"] = _LABELS[spec.name]
    facets = [name for name in _FACETS.get(spec.name, ()) if name in spec.columns]
    return about | ({"facets": facets} if facets else {})


def _view(view: View, words: Words) -> dict[str, Any]:
    return {
        "title": words.of("tables", view.name),
        "description": words.of("about", view.name) if view.name in web_texts()["about"] else view.description,
        "columns": {name: describe(words, view.name, name, meaning) for name, meaning in view.columns.items()},
    }
