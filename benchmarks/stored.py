"""How much a run of `planverk extract` stored: a ratio says little about pages on which there is nothing to find."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

#: Entities; what is counted is rows.
TABLES = ("sections", "goals", "measure_values", "sdg_references", "budget_lines", "activities", "indicators")


def entities(database: Path) -> int:
    """Rows of all entities; tables that this version does not have count nothing."""
    with closing(sqlite3.connect(database)) as connection:
        known = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        counts = [connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in TABLES if name in known]
    return sum(counts)
