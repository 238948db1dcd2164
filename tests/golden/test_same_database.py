"""The same documents give the same database, whatever the number of workers and the order of the paths."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from output.dump import dump
from pipeline.runner import run
from pipeline.settings import Settings

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"
#: Small ones, of each format.
DOCUMENTS = (
    SAMPLES / "pdf" / "tierp-tertialrapport-2-2023.ruled.pdf",
    SAMPLES / "sala-uppfoljning-2024-t1.md",
    SAMPLES / "pdf" / "sala-uppfoljning-2024-t1.plain.pdf",
)


@pytest.fixture(scope="module")
def dumped(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., str]:
    """All rows but those of `runs`, of a database made anew."""

    def make(workers: int, documents: tuple[Path, ...] = DOCUMENTS) -> str:
        db = tmp_path_factory.mktemp("same") / "plans.db"
        report = run(documents, db, Settings(workers=workers))
        assert [document.status.value for document in report.documents] == ["read"] * len(documents)
        return dump(db)

    return make


def test_one_and_two_workers_give_the_same_rows(dumped: Callable[..., str]) -> None:
    once = dumped(1)
    assert once == dumped(2)
    assert once.count("Äldre- och omsorgsnämnden") >= 2


def test_the_order_of_the_paths_changes_nothing(dumped: Callable[..., str]) -> None:
    assert dumped(0) == dumped(0, DOCUMENTS[::-1])
