"""How each program is asked. An adapter is a module with functions of a path, of one of two kinds:

- for text, an iterator of the number of words or characters, with their places, of each page;
- for tables, an iterator of (page, rows), the page counted from 1, a row a list of texts, None or "" for an empty cell.

Each is imported only in the process that runs it, by `benchmarks.child`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

Rows = Sequence[Sequence[str | None]]
Tables = Iterator[tuple[int, Rows]]
