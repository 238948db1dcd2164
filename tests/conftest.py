"""What all tests share: the flag that remakes the golden files, and documents that are read and scored once."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import pytest

from corpus.find import find
from corpus.registers import municipalities, sdg_goals
from models.extraction import Extraction
from output.database import Database
from output.evaluate import evaluate
from output.scorer import Score
from pipeline.document import read_document
from pipeline.settings import Settings

try:
    import fcntl
except ImportError:  # elsewhere than on Unix each worker reads for itself
    fcntl = None  # type: ignore[assignment]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write tests/golden/*.json anew from what is read now; one test then fails, to say that it was done",
    )


@pytest.fixture(scope="session")
def update_golden(pytestconfig: pytest.Config) -> bool:
    return bool(pytestconfig.getoption("--update-golden"))


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that the workers of one run share, and no other run."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "extractions"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def read_once(cache: Path) -> Callable[[Path], Extraction]:
    """Reads a document, only once in a run whatever the number of tests and of workers."""
    known: dict[Path, Extraction] = {}

    def once(path: Path) -> Extraction:
        if path not in known:
            known[path] = _shared(path, cache / sha256(str(path).encode()).hexdigest()[:16])
        return known[path].model_copy(deep=True)

    return once


def _shared(path: Path, place: Path) -> Extraction:
    stored = place.with_suffix(".json")
    with _alone(place.with_suffix(".lock")):
        if not stored.exists():
            made = read_document(find([str(path)])[0], Settings(workers=0, ocr="off"))  # OCR takes ten seconds a page
            stored.write_text(made.model_dump_json(), encoding="utf-8")
        return Extraction.model_validate_json(stored.read_text(encoding="utf-8"))


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    with lock.open("a") as file:
        if fcntl is not None:
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="session")
def database_of(
    read_once: Callable[[Path], Extraction], tmp_path_factory: pytest.TempPathFactory
) -> Callable[..., Path]:
    """A database that holds the documents at the paths."""

    def make(*paths: Path) -> Path:
        db = tmp_path_factory.mktemp("scored") / "plans.db"
        with Database.open(db) as database:
            database.fill_registers(municipalities(), sdg_goals())
            for path in paths:
                database.load(read_once(path))
        return db

    return make


@pytest.fixture(scope="session")
def scores_of(database_of: Callable[..., Path]) -> Callable[[Path, Path], dict[str, Score]]:
    """The scores of one document against a gold file, by entity."""
    known: dict[tuple[Path, Path], dict[str, Score]] = {}

    def scores(path: Path, gold: Path) -> dict[str, Score]:
        if (path, gold) not in known:
            (document,) = evaluate(database_of(path), [gold]).documents
            known[path, gold] = document.scores
        return known[path, gold]

    return scores
