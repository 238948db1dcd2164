"""Runs that are killed: nothing that was reported as done is lost, and the same command goes on.

`make kills` does the same two hundred times.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks import kills

#: As many as let each way of killing come twice.
KILLS = 2 * len(kills.WAYS)

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="worker processes are found as Linux tells them")


def test_kills_at_random_moments(tmp_path: Path) -> None:
    counted = kills.measure(tmp_path, KILLS, seed=6, prepared=True, say=lambda line: None)
    assert counted.total() == KILLS
    assert {name.partition(", ")[2] for name in counted} == set(kills.WAYS)


def lost(db: Path) -> None:
    db.unlink()


def damaged(db: Path) -> None:
    data = bytearray(db.read_bytes())
    data[4096:40960] = bytes(36864)
    db.write_bytes(data)


@pytest.mark.parametrize(("harm", "sentence"), [(lost, "not there: in/a.md"), (damaged, "not sound|malformed")])
def test_what_a_kill_costs_is_seen(tmp_path: Path, harm: Callable[[Path], None], sentence: str) -> None:
    """The check itself can fail."""
    scenario = kills.Scenario("new", tmp_path, ())
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.md").write_text("# Mål\n\nText.\n", encoding="utf-8")
    outcome = kills.run(tmp_path, scenario, "", kills.random.Random(0))
    scenario.held = kills.held(tmp_path / "plans.db")
    kills.check(tmp_path, scenario, outcome)
    harm(tmp_path / "plans.db")
    with pytest.raises((kills.NotAsPromised, kills.sqlite3.DatabaseError), match=sentence):
        kills.check(tmp_path, scenario, outcome)
