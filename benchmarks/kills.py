"""Kills runs over the sample documents and looks at what is left: `python -m benchmarks.kills --kills 200`.

A run begins a database, reads it all again, or brings one of an older schema up to date; with corrections, links and
all. It is killed (SIGKILL) in one of four ways in turn: the run at a moment of the clock, one of its workers at such a
moment, the run between two statements of SQLite, the run in the middle of a write. Moments are drawn over a whole run,
its start and end included. After each kill a copy of what lies on the disk must open and be sound, and hold all rows of
each document that was reported as done; then the same command is given again, and killed again or not, until it goes
through: the database must then be that of a run which nobody disturbed, to the byte of each table but `runs`.

With --prepared the documents are read once, before, and the workers hand over what was read: four times as many kills
in the same time, of what this is about.
"""

from __future__ import annotations

import argparse
import os
import pickle
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import chdir, closing, suppress
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path

from benchmarks.kills_child import PREPARED
from benchmarks.older import make_older
from corpus.find import find
from output.dump import dump
from pipeline.document import read_document
from pipeline.settings import Settings

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "corpus" / "samples"
#: What is read: the samples as text, which take least time beside what is killed.
DOCUMENTS = ("*-*.md",)
#: How a run begins, and how it is killed.
SCENARIOS = ("new", "again", "older")
WAYS = ("clock", "worker", "event", "size")
#: Kills of one run and those that follow it before it may go through.
IN_A_ROW = 3
#: Share of a run's time that may pass after its usual end before it is killed.
AFTER = 1.05
#: A correction of the first document that is named so.
CORRECTION = "id,field,value,who,why\n{id},title,En rättad titel,Kim,Provet\n"

_DONE = re.compile(r"^\[ *\d+/\d+\] (?P<path>.+?)  (?P<said>.*)\n", re.MULTILINE)
_EVENTS = re.compile(r"^events (\d+)$", re.MULTILINE)
#: How much a document has of each table that shows whether it is there as a whole.
_HELD = """
    SELECT d.path, d.version, d.sha256, (SELECT count(*) FROM sections WHERE document_id = d.id),
        (SELECT count(*) FROM goals WHERE document_id = d.id),
        (SELECT count(*) FROM budget_lines WHERE document_id = d.id),
        (SELECT count(*) FROM measure_values v JOIN measures m ON m.id = v.measure_id WHERE m.document_id = d.id)
    FROM documents d
"""


class NotAsPromised(Exception):
    """What a kill has cost."""


@dataclass(slots=True)
class Scenario:
    """How a run begins, and what it is when nobody disturbs it."""

    name: str
    folder: Path
    arguments: tuple[str, ...]
    seconds: float = 0.0
    events: int = 0
    bytes: int = 0
    dump: str = ""
    held: dict[str, tuple[object, ...]] = field(default_factory=dict)


@dataclass(slots=True)
class Outcome:
    """A run that ended, by itself or not."""

    killed: bool
    code: int
    told: str


def measure(
    folder: Path, kills: int, seed: int, prepared: bool = False, say: Callable[[str], object] = print
) -> Counter[str]:
    """Kill that many times; the answer is how often in which way. Raises NotAsPromised."""
    drawn = random.Random(seed)
    scenarios = prepare(folder, prepared)
    ways, counted = cycle(WAYS), Counter[str]()
    due = next(ways)  # stays until it has hit: a run may be over before its moment
    for scenario in cycle(scenarios):
        work = folder / "work"
        shutil.rmtree(work, ignore_errors=True)
        shutil.copytree(scenario.folder, work)
        for number in range(IN_A_ROW + 1):
            way = due if number < IN_A_ROW and counted.total() < kills else ""
            outcome = run(work, scenario, way, drawn)
            if outcome.killed:
                counted[f"{scenario.name}, {way}"] += 1
                due = next(ways)
                check(work, scenario, outcome)
            if not outcome.killed or way == "worker":
                break
        finish(work, scenario, outcome)
        say(f"{counted.total()} of {kills} kills: nothing lost")
        if counted.total() >= kills:
            return counted
    raise AssertionError("scenarios do not end")


def prepare(folder: Path, prepared: bool) -> list[Scenario]:
    """The scenarios, each with the run that nobody disturbs."""
    made = {name: Scenario(name, folder / name, ("--force",) if name == "again" else ()) for name in SCENARIOS}
    for name, scenario in made.items():
        (scenario.folder / "in").mkdir(parents=True)
        for pattern in DOCUMENTS:
            for path in SAMPLES.glob(pattern):
                shutil.copy(path, scenario.folder / "in")
        if prepared:
            _read_before(scenario.folder)
        if name == "new":
            _disturb_nobody(scenario)
            continue
        shutil.copy(folder / "done-new" / "corrections.csv", scenario.folder)
        if name == "again":
            shutil.copy(folder / "done-new" / "plans.db", scenario.folder)
        else:
            make_older(scenario.folder / "plans.db", 2, folder / "done-new" / "plans.db")
        _disturb_nobody(scenario)
        if scenario.dump != made["new"].dump:
            raise NotAsPromised(f"{name}: the database is not that of a run which begins a new one")
    return list(made.values())


def _read_before(folder: Path) -> None:
    """Read the documents of a folder for `benchmarks.kills_child`."""
    made = folder.absolute() / PREPARED
    made.mkdir()
    with chdir(folder):
        for source in find(["in"]):
            extraction = read_document(source, Settings())
            (made / extraction.document.sha256).write_bytes(pickle.dumps(extraction))


def _disturb_nobody(scenario: Scenario) -> None:
    done = scenario.folder.with_name(f"done-{scenario.name}")
    if scenario.name == "new":  # the corrections need the id of a document: one run before tells it
        shutil.copytree(scenario.folder, done)
        run(done, scenario, "", random.Random(0))
        with closing(sqlite3.connect(done / "plans.db")) as db:
            first = db.execute("SELECT id FROM documents ORDER BY path LIMIT 1").fetchone()[0]
        (scenario.folder / "corrections.csv").write_text(CORRECTION.format(id=first), encoding="utf-8")
        shutil.rmtree(done)
    shutil.copytree(scenario.folder, done)
    begun = time.monotonic()
    outcome = run(done, scenario, "", random.Random(0))
    scenario.seconds = time.monotonic() - begun
    events = _EVENTS.search(outcome.told)
    if outcome.code or events is None:
        raise NotAsPromised(f"{scenario.name}: a run that nobody disturbs ends with {outcome.code}:\n{outcome.told}")
    scenario.events = int(events[1])
    scenario.bytes = (done / "plans.db").stat().st_size
    scenario.dump = dump(done / "plans.db")
    scenario.held = held(done / "plans.db")


def run(work: Path, scenario: Scenario, way: str, drawn: random.Random) -> Outcome:
    """Give the command, and kill it in that way; with "" it is left alone."""
    where = {
        "event": f"event:{drawn.randint(1, max(scenario.events, 1))}",
        "size": f"size:{drawn.randint(0, 2 * scenario.bytes)}",
    }.get(way, "event:0")
    program = ["-m", "benchmarks.kills_child", where]
    arguments = ["extract", "in", "--db", "plans.db", "--workers", "2", "--format", "csv", *scenario.arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    with tempfile.TemporaryFile("w+", encoding="utf-8") as told:
        process = subprocess.Popen(
            [sys.executable, *program, *arguments], cwd=work, env=environment, stdout=subprocess.DEVNULL, stderr=told
        )
        hit = False
        if way in ("clock", "worker"):
            with suppress(subprocess.TimeoutExpired):
                process.wait(drawn.uniform(0, AFTER * scenario.seconds))
            hit = _kill(process, way, drawn)
        code = process.wait()
        told.seek(0)
        return Outcome(hit or code in (-signal.SIGKILL, -signal.SIGXFSZ), code, told.read())


def _kill(process: subprocess.Popen[bytes], way: str, drawn: random.Random) -> bool:
    """Kill the run, or one of its processes if it has any. Was there something to kill?"""
    if process.poll() is not None:
        return False
    if way == "clock":
        process.kill()
        return True
    children = sorted(_children(process.pid))
    with suppress(ProcessLookupError):
        if children:
            os.kill(drawn.choice(children), signal.SIGKILL)
            return True
    return False


def _children(pid: int) -> Iterator[int]:
    """The processes that a process has started, as Linux tells them."""
    with suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            yield from map(int, (task / "children").read_text().split())


def check(work: Path, scenario: Scenario, outcome: Outcome) -> None:
    """Is what lies on the disk sound, and is all there that was reported? Raises NotAsPromised."""
    reported = {found["path"] for found in _DONE.finditer(outcome.told) if "FAILED" not in found["said"]}
    copy = work / "copy"
    copy.mkdir(exist_ok=True)
    for suffix in ("", "-wal", "-journal"):
        (copy / f"plans.db{suffix}").unlink(missing_ok=True)
        with suppress(FileNotFoundError):
            shutil.copy(work / f"plans.db{suffix}", copy)
    there: dict[str, tuple[object, ...]] = {}
    if (copy / "plans.db").exists():
        _must_be_sound(copy / "plans.db", scenario)
        there = held(copy / "plans.db")
    lost = sorted(path for path in reported if there.get(path) != scenario.held[path])
    if lost:
        raise NotAsPromised(f"{scenario.name}: reported as done and not there: {', '.join(lost)}\n{outcome.told}")


def _must_be_sound(path: Path, scenario: Scenario) -> None:
    with closing(sqlite3.connect(path)) as db:
        found = db.execute("PRAGMA integrity_check").fetchall(), db.execute("PRAGMA foreign_key_check").fetchall()
    if found != ([("ok",)], []):
        raise NotAsPromised(f"{scenario.name}: the database is not sound: {found}")


def held(path: Path) -> dict[str, tuple[object, ...]]:
    """How much a database has of each document, by path; nothing where it has no tables yet."""
    with closing(sqlite3.connect(path)) as db:
        if db.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,):
            return {}
        return {row[0]: row[1:] for row in db.execute(_HELD)}


def finish(work: Path, scenario: Scenario, outcome: Outcome) -> None:
    """Give the command until it goes through, which must be at once. Raises NotAsPromised."""
    if outcome.killed:
        outcome = run(work, scenario, "", random.Random(0))
    left = sorted(path.name for path in work.glob("plans.db-*"))
    if outcome.code or left:
        raise NotAsPromised(
            f"{scenario.name}: the same command ends with {outcome.code}, and leaves {left}:\n{outcome.told}"
        )
    _must_be_sound(work / "plans.db", scenario)
    if dump(work / "plans.db") != scenario.dump:
        raise NotAsPromised(f"{scenario.name}: the database is not that of a run which nobody disturbed")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.kills", description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=200, metavar="N", help="so many kills (default: 200)")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="what the moments are drawn from (default: 1)")
    parser.add_argument("--prepared", action="store_true", help="read the documents once, before")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="planverk-kills-") as folder:
        try:
            counted = measure(Path(folder), given.kills, given.seed, given.prepared)
        except NotAsPromised as error:
            sys.exit(f"planverk: {error}")
    for way, number in sorted(counted.items()):
        print(f"{number:5}  {way}")
    print(f"{counted.total()} kills. Nothing that was reported as done was lost, and nothing needed a hand.")


if __name__ == "__main__":
    main()
