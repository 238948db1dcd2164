"""Do the rows of an extraction fit together? Asked before they are loaded, so that the answer names the row.

Every id stands once, every row belongs to the document, and every reference points at a row of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from models.errors import DocumentUnreadable
from models.extraction import Extraction
from output.schema import TABLES, TableSpec, references_of


def check(extraction: Extraction) -> None:
    """Raises DocumentUnreadable with the first row that does not fit."""
    for complaint in complaints(extraction):
        raise DocumentUnreadable(
            f"{extraction.document.path}: what was read does not fit together ({complaint}); nothing of it was stored. "
            "This is an error in Planverk: please report it.",
            "load.inconsistent",
        )


def complaints(extraction: Extraction) -> Iterator[str]:
    """What does not fit, one sentence each, in the order of the tables."""
    ids: dict[str, set[str]] = {"documents": {extraction.document.id}}
    specs = [spec for spec in TABLES if spec.name in Extraction.model_fields]
    for spec in specs:
        seen: set[str] = set()
        for item in getattr(extraction, spec.name):
            if item.id in seen:
                yield f"{spec.name}: the id {item.id} stands twice"
            seen.add(item.id)
        ids[spec.name] = seen
    for spec in specs:
        yield from _dangling(spec, extraction, ids)


def _dangling(spec: TableSpec, extraction: Extraction, ids: dict[str, set[str]]) -> Iterator[str]:
    for column, other, _ in references_of(spec):
        for item in getattr(extraction, spec.name):
            value = getattr(item, column)
            if value is not None and value not in ids[other]:
                yield f"{spec.name}: {column} of {item.id} is {value}, which {other} does not have"
