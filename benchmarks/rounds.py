"""Programs in turn: every round runs each program once, so that all meet the same machine.

A program that failed is not run again, and one that has used up the patience is not, either; it keeps the runs it has.
The reference runs in every round that has another.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import answers
from benchmarks.documents import Group
from benchmarks.options import Options
from benchmarks.process import Cost, ProgramFailed, run
from benchmarks.programs import REFERENCE, Program, command, environment
from benchmarks.stored import entities


@dataclass(frozen=True, slots=True)
class Run:
    """One run of one program: what it cost, or why it failed, and the files that it could not read."""

    group: str
    program: str
    round: int
    cost: Cost | None
    failure: str = ""
    found: int | None = None
    errors: dict[str, str] = field(default_factory=dict)


def rounds(group: Group, programs: Sequence[Program], options: Options, runs: int | None = None) -> Iterator[Run]:
    """All runs of the programs on a group of documents."""
    spent = dict.fromkeys(programs, 0.0)
    for number in range(1, (runs or options.runs) + 1):
        turn = [program for program in programs if number == 1 or spent[program] <= options.patience]
        if REFERENCE in programs and turn and REFERENCE not in turn and spent[REFERENCE] < float("inf"):
            turn.insert(0, REFERENCE)
        if turn == [REFERENCE] and len(programs) > 1:
            return
        for program in turn:
            done = once(group, program, options, number)
            spent[program] += done.cost.wall if done.cost else float("inf")
            yield done


def once(group: Group, program: Program, options: Options, number: int) -> Run:
    """Run a program on all documents of a group, in one process."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        try:
            cost = run(command(program, group.files, out), options.limit, environment(program))
        except ProgramFailed as failure:
            return Run(group.name, program.name, number, None, str(failure))
        told = answers.read(out) if program.adapter else answers.Answers()
        if (database := out.with_suffix(".db")).exists():
            told.found = entities(database)
    if len(told.errors) == len(group.files) > 0:
        return Run(group.name, program.name, number, None, next(iter(told.errors.values())))
    return Run(group.name, program.name, number, cost, "", told.found, told.errors)
