"""`make bench`: measures, writes the raw results, and from them the tables and the plot of the documentation."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks import accuracy, documents, environment, options, results
from benchmarks.documents import Documents, Group
from benchmarks.environment import Installed
from benchmarks.options import TASKS, Options
from benchmarks.peers import LEFT_OUT
from benchmarks.places import LATEST, OWN_PYTHON, PARTIAL, PEERS_PYTHON, PLOT, ROOT
from benchmarks.process import adopt, python, told
from benchmarks.programs import ONE_WORKER, OURS, PROGRAMS, READING, REFERENCE, TWO_WORKERS, Kind, Program, why_not
from benchmarks.results import Results
from benchmarks.rounds import Run, rounds

_VERSIONS = "import sys; sys.path.insert(0, 'docs'); from markers import versions; print(versions())"


def measure(asked: Options) -> Results:
    """Measure what is asked for, and tell what cannot be."""
    installed = environment.load()
    measured = Results(asked.date, asked.quick, _machine(), dict(installed.versions), missing=dict(LEFT_OUT))
    measured.versions[OURS] = _output([str(OWN_PYTHON), "-c", _VERSIONS])
    programs = _programs(asked, installed, measured.missing)
    with tempfile.TemporaryDirectory() as folder:
        found = documents.find(asked, Path(folder))
        _note_documents(found, measured)
        for task in TASKS:
            if task in asked.tasks:
                _TASKS[task](asked, found, programs, measured)
    measured.machine["load after"] = os.getloadavg()[0]
    return measured


def _programs(asked: Options, installed: Installed, missing: dict[str, str]) -> list[Program]:
    """The programs that can be run; the others go to what is missing. The reference is always there."""
    if reason := why_not(REFERENCE, installed):
        raise RuntimeError(f"{REFERENCE.name} cannot be run: {reason}")
    wanted = [program for program in PROGRAMS if program is REFERENCE or asked.wants(program.name)]
    missing.update({program.name: reason for program in wanted if (reason := why_not(program, installed))})
    return [program for program in wanted if program.name not in missing]


def _machine() -> dict[str, Any]:
    system = f"{platform.system()}, {platform.machine()}, Python {platform.python_version()}"
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return {"cores": cores, "system": system, "load before": os.getloadavg()[0]}


def _note_documents(found: Documents, measured: Results) -> None:
    for group in (found.long, found.folder, *found.growing):
        measured.groups[group.name] = group.told()
    if not found.shared:
        measured.missing["Documents as published"] = (
            "`../shared/corpus` is not there: the samples of the repository were read instead"
        )
    if not found.folder.tagged:
        measured.missing["Tagged documents"] = "none of the documents has a tag tree"


def _start(asked: Options, found: Documents, programs: Sequence[Program], measured: Results) -> None:
    """What each program costs without a page: one line of text for Planverk's command, no file for the others."""
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder) / "short.md"
        text.write_text("# Verksamhetsplan 2030\n\nText.\n", encoding="utf-8")
        for files, kinds in (((text,), (Kind.WHOLE,)), ((), (Kind.TEXT, Kind.TABLES))):
            group = Group("start", "no page", files, 0, 0)
            chosen = [p for p in programs if p.kind in kinds and (p.adapter or p.peer == OURS)]
            _run(group, chosen, asked, measured)
    measured.groups["start"] = {"name": "start", "about": "no page", "documents": 0, "pages": 0, "tagged": 0}


def _long(asked: Options, found: Documents, programs: Sequence[Program], measured: Results) -> None:
    _run(found.long, programs, asked, measured)


def _folder(asked: Options, found: Documents, programs: Sequence[Program], measured: Results) -> None:
    wanted = (REFERENCE, READING, ONE_WORKER, TWO_WORKERS)
    _run(found.folder, [program for program in programs if program in wanted], asked, measured)


def _memory(asked: Options, found: Documents, programs: Sequence[Program], measured: Results) -> None:
    wanted = (REFERENCE, READING, ONE_WORKER)
    for group in found.growing:
        _run(group, [program for program in programs if program in wanted], asked, measured, runs=1)


def _accuracy(asked: Options, found: Documents, programs: Sequence[Program], measured: Results) -> None:
    if not accuracy.is_there():
        measured.missing["Accuracy of tables"] = "`../shared/bench` with documents whose tables are known is not there"
        return
    for score in accuracy.scores(programs, asked, at_once=int(measured.machine["cores"])):
        if isinstance(score, accuracy.Failure):
            measured.missing[f"{score.program}, accuracy of tables"] = score.reason
            continue
        failed = f", {len(score.errors)} documents failed" if score.errors else ""
        print(f"tables: {score.program}: F1 {score.relations.macro:.3f}{failed}", flush=True)
        measured.scores.append(score)


_TASKS = {"start": _start, "long": _long, "folder": _folder, "memory": _memory, "accuracy": _accuracy}


def _run(group: Group, programs: Sequence[Program], asked: Options, measured: Results, runs: int | None = None) -> None:
    for done in rounds(group, programs, asked, runs):
        print(_line(done), flush=True)
        measured.runs.append(done)


def _line(done: Run) -> str:
    what = f"{done.cost.cpu:7.2f} s {done.cost.memory:5.0f} MB" if done.cost else f"failed: {done.failure}"
    return f"{done.group}, round {done.round}: {what}  {done.program}"


def _output(command: list[str]) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout.strip()


def write_docs(measured: Results) -> None:
    """Write the plot, where tables were scored, and the tables of the pages."""
    if measured.scores:
        subprocess.run(python(PEERS_PYTHON, "benchmarks.plot", str(LATEST), str(PLOT)), check=True, cwd=ROOT)
    for script in (["make_performance.py"], ["make_accuracy.py", "--bench"]):
        subprocess.run([str(OWN_PYTHON), str(ROOT / "docs" / script[0]), *script[1:]], check=True, cwd=ROOT)


def main() -> None:
    asked = options.parse(sys.argv[1:])
    adopt()
    started = time.monotonic()
    try:
        measured = measure(asked)
    except (RuntimeError, FileNotFoundError) as error:
        sys.exit(f"make bench: {told(str(error))}")
    except KeyboardInterrupt:
        sys.exit("make bench: ended; nothing was written")
    target = LATEST if asked.is_whole else PARTIAL
    results.write(measured, target)
    print(f"{target.relative_to(ROOT)}, after {(time.monotonic() - started) / 60:.1f} minutes")
    for what, why in measured.missing.items():
        print(f"Not measured: {what}: {why}")
    if asked.docs and asked.is_whole:
        write_docs(measured)
    elif asked.docs:
        print("The pages of the documentation stay as they are: not all was measured.")


if __name__ == "__main__":
    main()
