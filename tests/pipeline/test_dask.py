"""Runs on Dask: the same database as on one machine, whatever happens to documents, workers and the run itself."""

from __future__ import annotations

import json
import os
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("distributed", reason="Dask is not installed (pip install 'planverk[dask]')")
pytest.importorskip("pyarrow", reason="pyarrow is not installed (pip install 'planverk[dask]')")

from click.testing import CliRunner
from distributed import Client, LocalCluster
from fake_readers import read

from models.errors import ClusterNotReached, NotADataset
from output.dataset.index import ABOUT, open_to_read
from output.dataset.store import Store
from pipeline.cluster import connect, run
from pipeline.cluster.run import run_on_dask
from pipeline.commands.extract import command
from pipeline.load_dataset import load_dataset
from pipeline.progress import Silent
from pipeline.report import DocumentReport, RunReport
from pipeline.runner import run as run_here
from pipeline.settings import Settings

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"
#: A limit that a document of these tests keeps on a busy machine, unless it hangs.
TIMEOUT_S = 20.0

Statuses = list[tuple[str, str]]


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """A cluster of two worker processes, for all tests here."""
    options = {"threads_per_worker": 1, "dashboard_address": "127.0.0.1:0", "silence_logs": "CRITICAL"}
    with LocalCluster(n_workers=2, **options) as cluster:
        yield str(cluster.scheduler_address)


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    """Twelve documents, one with the bytes of another, one that is refused, one that cannot be parsed."""
    folder = tmp_path / "in"
    folder.mkdir()
    for n in range(10):
        (folder / f"{n:02}.md").write_text(f"slow plan {n}\nsection\n")
    (folder / "10.md").write_text("slow plan 3\nsection\n")
    (folder / "11.md").write_text("refuse\n")
    return folder


def settings(**wanted: Any) -> Settings:
    return Settings(workers=2, **{"timeout_s": TIMEOUT_S, **wanted})


def statuses(report: RunReport) -> Statuses:
    return [(Path(d.path).name, str(d.status)) for d in report.documents]


def folder_of(path: Path) -> dict[str, bytes]:
    """Every file below `path`."""
    return {str(file.relative_to(path)): file.read_bytes() for file in sorted(path.rglob("*")) if file.is_file()}


class KillsOne(Silent):
    """Kills a worker process when the first document is through, and counts those that are."""

    def __init__(self, scheduler: str) -> None:
        self._scheduler, self.killed, self.seen = scheduler, 0, 0

    def document(self, report: DocumentReport) -> None:
        self.seen += 1
        if not self.killed:
            with Client(self._scheduler) as client:
                self.killed = min(client.run(os.getpid).values())
            os.kill(self.killed, signal.SIGKILL)


def test_a_killed_worker_changes_nothing(
    scheduler: str, documents: Path, tmp_path: Path, dump: Callable[[str], list[str]]
) -> None:
    told = KillsOne(scheduler)
    report = run_on_dask([documents], str(tmp_path / "set"), settings(), scheduler, told, read)
    assert told.killed
    assert told.seen == 12
    local = run_here([documents], tmp_path / "local.db", Settings(workers=0), reader=read)
    assert statuses(report) == statuses(local)
    assert dict(statuses(report))["10.md"] == "same_bytes"
    load_dataset(str(tmp_path / "set"), tmp_path / "loaded.db", settings())
    assert dump(str(tmp_path / "loaded.db")) == dump(str(tmp_path / "local.db"))


def test_the_samples_give_the_same_database_and_a_second_run_reads_nothing(
    scheduler: str, tmp_path: Path, dump: Callable[[str], list[str]]
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in (
        "sala-uppfoljning-2024-t1.md",
        "tierp-tertialrapport-2-2023.md",
        "pdf/sala-uppfoljning-2024-t1.plain.pdf",
    ):
        shutil.copy(SAMPLES / name, folder)
    dataset = str(tmp_path / "set")
    first = run_on_dask([folder], dataset, settings(timeout_s=120), scheduler)
    assert [status for _, status in statuses(first)] == ["read"] * 3
    assert first.total().goals > 20
    run_here([folder], tmp_path / "local.db", Settings(workers=0))
    load_dataset(dataset, tmp_path / "loaded.db", settings())
    assert dump(str(tmp_path / "loaded.db")) == dump(str(tmp_path / "local.db"))

    before = folder_of(Path(dataset))
    again = run_on_dask([folder], dataset, settings(), scheduler)
    assert [status for _, status in statuses(again)] == ["skipped"] * 3
    assert folder_of(Path(dataset)) == before


def test_a_crash_and_a_hang_cost_their_documents(scheduler: str, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, content in {"a": "plan one", "b": "crash", "c": "hang", "d": "plan two"}.items():
        (folder / f"{name}.md").write_text(content)
    report = run_on_dask([folder], str(tmp_path / "set"), settings(timeout_s=2), scheduler, reader=read)
    assert statuses(report) == [("a.md", "read"), ("b.md", "failed"), ("c.md", "failed"), ("d.md", "read")]
    assert report.exit_code == 8
    _, index = open_to_read(str(tmp_path / "set"))
    assert [entry.code for entry in index.findings()] == ["read.crashed", "read.timeout"]


class Interrupts(Silent):
    """Ctrl-C, when so many documents are through."""

    def __init__(self, after: int) -> None:
        self._left = after

    def document(self, report: DocumentReport) -> None:
        self._left -= 1
        if not self._left:
            raise KeyboardInterrupt


class PartsSeen(Silent):
    """Notes when a file was written, as the documents are through."""

    def __init__(self, path: Path) -> None:
        self._path, self.written = path, set[int]()

    def document(self, report: DocumentReport) -> None:
        self.written.add(os.stat(self._path).st_mtime_ns)


def test_an_interrupted_run_goes_on_where_it_was(
    scheduler: str, documents: Path, tmp_path: Path, dump: Callable[[str], list[str]]
) -> None:
    dataset = str(tmp_path / "set")
    report = run_on_dask([documents], dataset, settings(), scheduler, Interrupts(5), read)
    assert report.interrupted
    assert report.exit_code == 130
    with pytest.raises(NotADataset, match="run the same command again"):
        load_dataset(dataset, tmp_path / "loaded.db", settings())
    kept = len(Store(dataset).names("_parts"))
    assert kept >= 5
    part = Store(dataset).names("_parts")[0]
    written = os.stat(Path(dataset, part)).st_mtime_ns
    seen = PartsSeen(Path(dataset, part))
    run_on_dask([documents], dataset, settings(), scheduler, seen, read)
    assert seen.written == {written}  # what was read before is not read again
    assert not Store(dataset).names("_parts")
    run_here([documents], tmp_path / "local.db", Settings(workers=0), reader=read)
    load_dataset(dataset, tmp_path / "loaded.db", settings())
    assert dump(str(tmp_path / "loaded.db")) == dump(str(tmp_path / "local.db"))


def test_documents_that_change_move_and_come(scheduler: str, documents: Path, tmp_path: Path) -> None:
    dataset = str(tmp_path / "set")
    run_on_dask([documents], dataset, settings(), scheduler, reader=read)
    (documents / "00.md").write_text("plan nought, new\n")
    (documents / "01.md").rename(documents / "20.md")
    (documents / "11.md").write_text("plan eleven\n")
    report = run_on_dask([documents], dataset, settings(), scheduler, reader=read)
    found = dict(statuses(report))
    assert (found["00.md"], found["20.md"], found["11.md"], found["02.md"]) == ("read", "skipped", "read", "skipped")
    store, index = open_to_read(dataset)
    names = {Path(entry.path).name for entry in index.documents()}
    assert names == {"00.md", "20.md", "11.md", *(f"{n:02}.md" for n in range(2, 10))}
    assert [entry.code for entry in index.findings()] == ["find.same_bytes"]

    import pandas as pd

    stored = pd.read_parquet(Path(dataset) / "documents")
    assert sorted(Path(path).name for path in stored["path"]) == sorted(names)  # each once, under its path of today
    assert len(store.names("documents")) == 1


def test_no_scheduler_is_told_with_what_to_do(documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connect, "CONNECT_S", 0.5)
    with pytest.raises(ClusterNotReached, match=r"No Dask scheduler answers at tcp://127.0.0.1:9 .*dask scheduler"):
        run_on_dask([documents], str(tmp_path / "set"), settings(), "tcp://127.0.0.1:9", reader=read)
    assert not (tmp_path / "set").exists()


def test_the_command_reads_and_loads(
    scheduler: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, dump: Callable[[str], list[str]]
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(SAMPLES / "sala-uppfoljning-2024-t1.md", "plan.md")
    run_here(["plan.md"], "local.db", Settings(workers=0))
    wanted = ["plan.md", "--executor", "dask", "--scheduler", scheduler, "--dataset", "set", "--db", "plans.db"]
    result = CliRunner().invoke(command, [*wanted, "--format", "json"])
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["totals"]["read"] == 1
    assert dump("plans.db") == dump("local.db")
    assert json.loads(Path("set", ABOUT).read_text())["whole"] is True


def test_options_of_dask_need_dask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(command, ["x", "--scheduler", "tcp://127.0.0.1:9"])
    assert result.exit_code == 2
    assert "are for --executor dask" in result.output


def test_a_task_that_kills_its_workers_is_a_crash() -> None:
    failed = connect.TaskFailed(True, RuntimeError("lost"))
    assert run._failure(failed).code == "read.crashed"
    assert run._failure(connect.TaskFailed(False, RuntimeError("odd"))).message == "RuntimeError: odd"


class Forgetful:
    """A future whose worker was lost when it had just finished: it is under way again when it is looked at."""

    def __init__(self) -> None:
        self._states = ["pending", "lost", "finished"]

    @property
    def status(self) -> str:
        return self._states.pop(0) if len(self._states) > 1 else self._states[0]

    def result(self) -> str:
        return "rows"

    def release(self) -> None:
        return None


class Queue(list[Any]):
    """`as_completed` without a cluster."""

    add = list.append

    def __next__(self) -> Any:
        return self.pop(0)


class OneThread:
    """A client of a cluster with one thread."""

    def nthreads(self) -> dict[str, int]:
        return {"worker": 1}

    def submit(self, *call: Any, **options: Any) -> Forgetful:
        return Forgetful()


def test_a_result_that_is_lost_with_its_worker_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("distributed.as_completed", Queue)
    cluster = connect.Cluster(OneThread())
    assert list(cluster.in_order(["a", "b"], lambda item: (str, item))) == [("a", "rows"), ("b", "rows")]
