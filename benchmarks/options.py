"""The options of `make bench ARGS="…"`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

TASKS = ("start", "long", "folder", "memory", "accuracy")
#: Pages of the long document; how often it is repeated to tell memory; seconds after which nothing is run again.
_FULL, _QUICK = (100, (1, 5), 30.0), (12, (1, 3), 0.0)
#: In a quick run documents of a folder have at most so many pages, and one in so many is scored.
_QUICK_LONGEST, _QUICK_STEP = 10, 9


@dataclass(frozen=True, slots=True)
class Options:
    """What is asked for. `runs` is of each program; one that has used more than `patience` seconds is not run again."""

    quick: bool
    runs: int
    pages: int
    growing: tuple[int, ...]
    patience: float
    limit: float
    tasks: tuple[str, ...]
    only: tuple[str, ...]
    docs: bool
    date: str
    longest: int = _QUICK_LONGEST

    @property
    def step(self) -> int:
        """One in so many documents of those with known tables is scored."""
        return _QUICK_STEP if self.quick else 1

    @property
    def is_whole(self) -> bool:
        """Whether all is measured, so that pages of the documentation can be written."""
        return set(self.tasks) == set(TASKS) and not self.only

    def wants(self, program: str) -> bool:
        return not self.only or any(part.lower() in program.lower() for part in self.only)


def parse(arguments: Sequence[str]) -> Options:
    parser = argparse.ArgumentParser(prog="make bench", description="Measures Planverk beside other programs.")
    parser.add_argument("--quick", action="store_true", help="few pages, one run: about three minutes")
    parser.add_argument("--runs", type=_positive, help="runs of each program, of which the median counts (3)")
    parser.add_argument("--pages", type=_positive, help="pages of the long document (100)")
    parser.add_argument("--limit", type=_positive, default=600, help="seconds after which a program is ended (600)")
    parser.add_argument("--tasks", type=_tasks, default=TASKS, help=f"some of {','.join(TASKS)}")
    parser.add_argument("--only", type=_names, default=(), help="programs whose names hold one of these: camelot,mupdf")
    parser.add_argument("--no-docs", action="store_true", help="write the raw results only")
    parser.add_argument("--date", default=date.today().isoformat(), help="the date that stands on the pages (today)")
    given = parser.parse_args(arguments)
    pages, growing, patience = _QUICK if given.quick else _FULL
    return Options(
        quick=given.quick,
        runs=given.runs or (1 if given.quick else 3),
        pages=given.pages or pages,
        growing=growing,
        patience=patience,
        limit=given.limit,
        tasks=given.tasks,
        only=given.only,
        docs=not given.no_docs,
        date=given.date,
    )


def _positive(text: str) -> int:
    if not text.isdigit() or not int(text):
        raise argparse.ArgumentTypeError(f"{text} is no number above 0")
    return int(text)


def _names(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _tasks(text: str) -> tuple[str, ...]:
    names = _names(text)
    if unknown := [name for name in names if name not in TASKS]:
        raise argparse.ArgumentTypeError(f"{unknown[0]} is none of {', '.join(TASKS)}")
    return names
