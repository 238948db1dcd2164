"""What the scorer prints, and which pages have tables at all: parsing, without running anything."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_LINE = re.compile(
    r"^(?P<kind>\w+)\s+micro P (?P<p>[\d.]+) R (?P<r>[\d.]+) F1 (?P<f>[\d.]+)"
    r"\s+macro P (?P<mp>[\d.]+) R (?P<mr>[\d.]+) F1 (?P<mf>[\d.]+)\s+documents (?P<n>\d+)$",
    re.MULTILINE,
)
_REGION = re.compile(rb"<region\b[^>]*?\bpage\s*=\s*[\"'](\d+)[\"']")

#: For each document, by page, its tables: lists of rows of texts.
Tables = Mapping[str, Mapping[str, list[Any]]]


@dataclass(frozen=True, slots=True)
class Relations:
    """Relations of neighbouring cells: precision, recall and F1 of all together, and F1 as the mean of documents."""

    precision: float
    recall: float
    micro: float
    macro: float


def parse(printed: str) -> Relations:
    """The line of the adjacency relations. Raises LookupError where the scorer printed none."""
    for line in _LINE.finditer(printed):
        if line["kind"] == "adjacency":
            return Relations(*(float(line[name]) for name in ("p", "r", "f", "mf")))
    raise LookupError("The scorer printed no adjacency relations.")


def true_pages(xml: bytes) -> set[int]:
    """The pages that have a table by the ground truth, which is not always well-formed XML."""
    return {int(page) for page in _REGION.findall(xml)}


def pages_without(pages: Mapping[str, int], true: Mapping[str, set[int]]) -> set[tuple[str, int]]:
    """(document, page) of all pages that have no table."""
    return {(name, page) for name, count in pages.items() for page in range(1, count + 1) if page not in true[name]}


def invented(tables: Tables, without: set[tuple[str, int]]) -> int:
    """On how many of these pages a table with any text is given."""
    given = {
        (name, int(page)) for name, found in tables.items() for page, each in found.items() if any(map(_has_text, each))
    }
    return len(given & without)


def _has_text(table: list[list[str | None]]) -> bool:
    return any(cell and cell.strip() for row in table for cell in row)
