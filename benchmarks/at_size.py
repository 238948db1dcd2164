"""How long comparisons, searches and the named queries take on a generated database of many documents.

The database is made where it is not there yet (`benchmarks.synthetic`). Each is asked a few times in one process, and
the median and the longest are told, in seconds; a query that is stopped by its time limit says so. Queries that take a
municipality or search words are asked for one municipality and for "trygghet".

    python -m benchmarks.at_size plans.db --documents 10000
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from benchmarks.synthetic import fill
from models.errors import QueryRefused
from output.compare_html import page
from output.queries import Query, queries, run_query

#: Times that each is asked, and seconds after which a query is stopped.
ROUNDS, LIMIT_S = 3, 20.0
_LEFT, _RIGHT, _WORDS = "Ale", "Sala", "trygghet"


def measure(db: Path) -> Iterable[tuple[str, str]]:
    """Pairs of what was asked and how long it took."""
    yield f"compare {_LEFT} {_RIGHT}, HTML", timed(lambda: page(db, [_LEFT, _RIGHT]))
    yield f"compare {_LEFT} 2017 and 2018, HTML", timed(lambda: page(db, [f"{_LEFT} 2017", f"{_LEFT} 2018"]))
    for query in queries():
        given = values(query)
        asked = "".join(f" {name}={value}" for name, value in given.items())
        yield f"query {query.name}{asked}", timed(lambda q=query, v=given: run_query(db, q.name, v, LIMIT_S))  # type: ignore[misc]


def values(query: Query) -> dict[str, object]:
    """What a named query is given: one municipality, where it takes one, and words to search for."""
    known = {"municipality": _LEFT, "search": _WORDS}
    return {parameter.name: known[parameter.type] for parameter in query.parameters if parameter.type in known}


def timed(ask: Callable[[], object]) -> str:
    """The median and the longest of some rounds, as text."""
    took = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        try:
            ask()
        except QueryRefused as error:
            return f"refused: {error}"
        took.append(time.perf_counter() - started)
    return f"{statistics.median(took):.2f} s (longest {max(took):.2f} s)"


def main(arguments: Iterable[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.at_size", description="Measure questions at size.")
    parser.add_argument("db", type=Path, help="generated database; made where it is not there")
    parser.add_argument("--documents", type=int, default=10_000)
    asked = parser.parse_args(None if arguments is None else list(arguments))
    if not asked.db.exists():
        fill(asked.db, asked.documents)
    for what, took in measure(asked.db):
        print(f"{what}: {took}", flush=True)


if __name__ == "__main__":
    main()
