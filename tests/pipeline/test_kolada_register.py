"""A run ties measures to Kolada, and brings the register where one is tied."""

from __future__ import annotations

from pathlib import Path

import pytest

from output.connection import reader
from pipeline.runner import run
from pipeline.settings import Settings

DOCUMENT = """\
# Lomma kommun
# Årsredovisning 2024

## Förskola

| Mått | Utfall 2024 | Mål 2024 |
|---|---|---|
| {name} | 152 300 | 150 000 |
"""


@pytest.mark.parametrize(
    ("name", "linked"),
    [("Kostnad per inskrivet barn i förskolan, kr", ("N11008", 1.0, "normalised")), ("Eget mått", (None, None, None))],
)
def test_the_register_comes_with_the_first_link_and_goes_with_the_last(
    tmp_path: Path, name: str, linked: tuple[object, ...]
) -> None:
    db, document = tmp_path / "plans.db", tmp_path / "in.md"
    for printed, known in ((name, linked), ("Något annat", (None, None, None))):
        document.write_text(DOCUMENT.format(name=printed), encoding="utf-8")
        run([document], db, Settings(workers=0))
        with reader(db) as connection:
            connection.row_factory = None
            found = connection.execute("SELECT kolada_id, kolada_score, kolada_method FROM measures").fetchall()
            (there,) = connection.execute("SELECT count(*) FROM kolada_measures").fetchone()
        assert found == [known]
        assert there == (6928 if known[0] else 0)
