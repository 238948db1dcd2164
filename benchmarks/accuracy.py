"""The tables that each program finds in documents whose tables are known, and how many of them are right.

The documents and the scorer are those of the ICDAR 2013 competition, EU half, in `../shared/bench`. A program reads all
in one process; one that crashes or takes too long goes on after the document that it was at, which counts as read with
no tables, and is reported.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from benchmarks import answers, scoring
from benchmarks.answers import Answers
from benchmarks.documents import pages_of
from benchmarks.options import Options
from benchmarks.places import ICDAR, SCORER
from benchmarks.process import ProgramFailed, end_all, run
from benchmarks.programs import Kind, Program, environment, scoring_command

#: Where a program crashes more often than this, what is left is not tried.
_MOST_CRASHES = 5


@dataclass(frozen=True, slots=True)
class Score:
    """How good the tables of a program are; `invented` of `without` pages that have no table have one, by it."""

    program: str
    relations: scoring.Relations
    documents: int
    invented: int
    without: int
    errors: dict[str, str]


@dataclass(frozen=True, slots=True)
class Failure:
    """A program that could read none of the documents."""

    program: str
    reason: str


@dataclass(frozen=True, slots=True)
class Task:
    """The documents, their pages that have no table, and the folder with what is true of them."""

    files: tuple[Path, ...]
    without: set[tuple[str, int]]
    truths: Path


def is_there() -> bool:
    return ICDAR.is_dir() and SCORER.is_file()


def scores(programs: Sequence[Program], options: Options, at_once: int) -> Iterator[Score | Failure]:
    """The score of each program that finds tables. Time does not matter here, so some run at once."""
    wanted = [program for program in programs if program.kind is Kind.TABLES and program.is_scored]
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(at_once) as pool:
        task = _prepare(sorted(ICDAR.glob("*.pdf"))[:: options.step], Path(folder))
        try:
            yield from pool.map(lambda program: _score(program, task, options.limit), wanted)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            end_all()
            raise


def _prepare(files: list[Path], place: Path) -> Task:
    truths = {file.stem: (ICDAR / f"{file.stem}-str.xml").read_bytes() for file in files}
    for name, xml in truths.items():
        (place / f"{name}-str.xml").write_bytes(xml)
    pages = {Path(name).stem: count for name, count in pages_of(files, place).items()}
    without = scoring.pages_without(pages, {name: scoring.true_pages(xml) for name, xml in truths.items()})
    return Task(tuple(files), without, place)


def _score(program: Program, task: Task, limit: float) -> Score | Failure:
    with tempfile.TemporaryDirectory() as folder:
        found = collect(program, task.files, Path(folder), limit)
        if len(found.errors) == len(task.files):
            return Failure(program.name, next(iter(found.errors.values())))
        tables = {Path(name).stem: pages for name, pages in found.tables.items()}
        told = Path(folder) / "tables.json"
        told.write_text(json.dumps(tables), encoding="utf-8")
        command = [sys.executable, str(SCORER), str(told), str(task.truths)]
        printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    invented = scoring.invented(tables, task.without)
    relations = scoring.parse(printed)
    return Score(program.name, relations, len(task.files), invented, len(task.without), found.errors)


def collect(program: Program, files: Sequence[Path], place: Path, limit: float) -> Answers:
    """The tables of all documents, with the errors of those that could not be read."""
    out = place / "answers"
    errors: dict[str, str] = {}
    left = list(files)
    while left:
        try:
            run(scoring_command(program, left, out), limit, environment(program))
            break
        except ProgramFailed as failure:
            ready = {*answers.read(out).files, *errors}
            left = [file for file in left if file.name not in ready]
            crashed, left = (left, []) if len(errors) >= _MOST_CRASHES else (left[:1], left[1:])
            errors |= {file.name: str(failure) for file in crashed}
    found = answers.read(out)
    found.errors |= errors
    return found
