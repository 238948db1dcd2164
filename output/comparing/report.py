"""Make the report: choose the documents, read them, and hold them against each other."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from models.errors import UsageProblem
from output.comparing.budgets import budgets
from output.comparing.cautions import cautions
from output.comparing.choose import choose
from output.comparing.facts import Party, Report, SdgName
from output.comparing.measures import shared_measures
from output.comparing.read import party
from output.comparing.similar import similar
from output.connection import reader

#: One letter a side; more sides than this stand in no table.
LETTERS = "ABCD"
_SDG_NAMES = "SELECT sdg, name_sv, name_en, color FROM sdg_goals ORDER BY sdg"


def make_report(db: str | Path, names: Sequence[str]) -> Report:
    """The comparison of two to four municipalities, years or documents.

    Raises UsageProblem for another number of names, DocumentNotFound with what is there, and as `connection.reader`.
    """
    if not 2 <= len(names) <= len(LETTERS):
        raise UsageProblem(f"A comparison has two to {len(LETTERS)} sides; {len(names)} were named.")
    with reader(db) as connection:
        parties = _parties(connection, names)
        shared, amounts = shared_measures(parties), budgets(parties)
        return Report(
            parties=parties,
            sdg_names=[SdgName(*row) for row in connection.execute(_SDG_NAMES)],
            pairs=similar(connection, parties),
            shared=shared,
            budgets=amounts,
            cautions=cautions(parties, shared, amounts),
        )


def _parties(connection: sqlite3.Connection, names: Sequence[str]) -> list[Party]:
    chosen = [choose(connection, name, letter) for name, letter in zip(names, LETTERS, strict=False)]
    alike = len({one.name for one in chosen}) < len(chosen)
    made = [party(connection, one, letter) for one, letter in zip(chosen, LETTERS, strict=False)]
    return [_told_apart(one) for one in made] if alike else made


def _told_apart(one: Party) -> Party:
    """A side with a name of its own where two are called the same: with its first document."""
    return replace(one, name=f"{one.name} ({one.documents[0].name}, {one.documents[0].mark})")
