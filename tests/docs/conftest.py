"""What the tests of the documentation share: the scripts of docs/, and a folder in which its examples run."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

# The scripts of docs/ are no package; they find each other by their folder, and so do their tests.
sys.path.insert(0, str(Path(__file__).parents[2] / "docs"))

from make_examples import Bench, bench


@pytest.fixture(scope="session")
def place() -> Iterator[Bench]:
    """The samples, and the database of the demo."""
    with bench() as made:
        assert made.demo
        yield made
