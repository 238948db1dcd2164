"""Camelot, with each of its four methods."""

from __future__ import annotations

import camelot

from benchmarks.adapters import Tables


def lattice(path: str) -> Tables:
    return _tables(path, "lattice")


def stream(path: str) -> Tables:
    return _tables(path, "stream")


def network(path: str) -> Tables:
    return _tables(path, "network")


def hybrid(path: str) -> Tables:
    return _tables(path, "hybrid")


def _tables(path: str, flavor: str) -> Tables:
    for table in camelot.read_pdf(path, pages="all", flavor=flavor, suppress_stdout=True):
        yield int(table.page), table.df.astype(str).values.tolist()
