"""A small document for a header row, with rows that are made up, and all that must be read from it.

The rows hold what tables of municipalities hold: a heading over a group of rows, "varav", sums, empty cells, dashes,
minus signs, a comparator, a year in the cell. Deviations and sums are computed, so that the table adds up.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.samples import made_up_words as words
from corpus.samples.header_rows import HeaderRow
from corpus.samples.made_up_amounts import amount_rows
from corpus.samples.made_up_facts import Column, Facts
from corpus.samples.made_up_measures import measure_rows, odd_rows
from corpus.samples.made_up_texts import text_rows

_ORGANISATION = "Tierps kommun"


def make_up(row: HeaderRow) -> tuple[str, Facts]:
    """The document as Markdown (see `corpus.samples.markdown`), and what it says."""
    columns = [_column(text) for text in row.columns.split(" | ")]
    facts = Facts()
    roles = {column.role for column in columns}
    if "odd" in roles:
        body = odd_rows(columns, facts)
    elif "area" in roles:
        body = amount_rows(row, columns, facts)
    elif "name" in roles:
        body = measure_rows(columns, facts)
    else:
        body = text_rows(columns, facts)
    return _document(row, columns, body), facts


def _column(text: str) -> Column:
    role, _, rest = text.partition(" ")
    role, _, side = role.partition("/")
    role, _, split = role.partition("@")
    more, _, period = rest.partition(" ")
    return Column(role, more, side or None, period or None, split or None)


def _document(row: HeaderRow, columns: Sequence[Column], body: list[list[str]]) -> str:
    head, *second = [line.split(" | ") for line in row.header.split(" // ")]
    rule = ["---:" if c.holds_numbers else "---" for c in columns]
    rows = [head, rule, *([f"**{cell.strip()}**" if cell.strip() else "" for cell in line] for line in second), *body]
    table = "\n".join("| " + " | ".join(cell.strip() for cell in cells) + " |" for cells in rows)
    blocks = [_ORGANISATION, words.COMMITTEE, f"# {row.title}", "## 1 Inledning", words.INTRODUCTION]
    blocks += [f"## 2 {row.section}", words.LEAD, *([row.before] if row.before else []), table]
    return "\n\n".join([*blocks, "## 3 Fortsatt arbete", words.CLOSING]) + "\n"
