"""The Parquet data set: what goes in comes out, in whatever steps, and other programs read it as it is."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from models.errors import NotADataset, TargetNotWritable
from models.extraction import Extraction
from models.finding import Severity
from models.version import SCHEMA_VERSION
from output.database import Database, Known, file_finding
from output.dataset import layout
from output.dataset.gather import publish, write_chunk
from output.dataset.index import ABOUT, Entry, Index, open_to_read, open_to_write
from output.dataset.layout import Chunk, Member, Partition, chunks, partition_of
from output.dataset.parts import part_name, read_part, rows_by_table, write_part
from output.dataset.reading import Documents
from output.dataset.store import Store
from output.dump import dump

pytest.importorskip("pyarrow", reason="pyarrow is not installed (pip install 'planverk[dask]')")
fsspec = pytest.importorskip("fsspec", reason="fsspec is not installed (pip install 'planverk[dask]')")


def entry(n: int, where: Partition, chunk: str = "") -> Entry:
    return Entry(n, f"{n}.md", f"{n:064x}", f"{n:016x}", "1", where.municipality_key, where.year, chunk)


def put(url: str, *documents: Extraction) -> None:
    """What a run does, without Dask: parts, chunks, index."""
    store, index = open_to_write(url)
    parts = {}
    for document in documents:
        facts = document.document
        name = part_name(facts.path, facts.sha256)
        write_part(store, name, rows_by_table(document))
        where = partition_of(facts.municipality_code, facts.municipality, facts.year)
        index.add_document(
            Entry(0, facts.path, facts.sha256, facts.id, facts.version, where.municipality_key, where.year)
        )
        parts[facts.id] = name
    for chunk in chunks(index.documents(), parts, ()):
        write_chunk(store, chunk)
        for member in chunk.members:
            index.placed(member.document_id, chunk.name)
    index.add_finding("broken.pdf", file_finding("broken.pdf", "read.broken", Severity.ERROR, "It is broken."))
    publish(store, index)


@pytest.fixture(params=["disk", "memory"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty place for a data set."""
    if request.param == "disk":
        yield str(tmp_path / "set")
        return
    name = uuid.uuid4().hex
    yield f"memory://{name}/set"
    fsspec.filesystem("memory").rm(f"/{name}", recursive=True)


@pytest.fixture
def both(make: Any) -> list[Extraction]:
    return [make["norrvik"](), make["soderby"]()]


def test_rows_come_out_as_they_went_in(url: str, both: list[Extraction], tmp_path: Path) -> None:
    put(url, *both)
    store, index = open_to_read(url)
    reading = Documents(store)
    with Database.open(tmp_path / "in.db") as before, Database.open(tmp_path / "out.db") as after:
        for document, held in zip(both, index.documents(), strict=True):
            before.load(document)
            after.load(reading.extraction(held))
    assert dump(tmp_path / "in.db") == dump(tmp_path / "out.db")
    assert not store.names("_parts")


def test_pandas_and_duckdb_read_it_as_it_is(tmp_path: Path, both: list[Extraction]) -> None:
    put(str(tmp_path / "set"), *both)
    pandas = pytest.importorskip("pandas")
    goals = pandas.read_parquet(tmp_path / "set" / "goals")
    assert sorted(goals["text"]) == sorted(goal.text for document in both for goal in document.goals)
    assert set(goals.columns) >= {"municipality_key", "document_year", "document_id"}
    findings = pandas.read_parquet(tmp_path / "set" / "findings")
    assert "broken.pdf" in set(findings["path"])
    duckdb = pytest.importorskip("duckdb", reason="DuckDB is not installed (pip install duckdb)")
    files = f"read_parquet('{tmp_path}/set/goals/**/*.parquet', hive_partitioning = true)"
    sql = f"SELECT count(*), min(document_year) FROM {files}"
    assert duckdb.connect().execute(sql).fetchall() == [(len(goals), int(goals["document_year"].astype(int).min()))]


def test_the_same_documents_give_the_same_files(tmp_path: Path, both: list[Extraction]) -> None:
    for name in ("one", "two"):
        put(str(tmp_path / name), *both)
    first, second = Store(str(tmp_path / "one")), Store(str(tmp_path / "two"))
    assert first.names() == second.names()
    assert all(first.read(name) == second.read(name) for name in first.names())


def test_keys_are_text_and_never_null() -> None:
    assert partition_of("0114", "Upplands Väsby", 2019) == ("0114-upplands-vasby", 2019)
    assert Partition("0114-upplands-vasby", 2019).folder == "municipality_key=0114-upplands-vasby/document_year=2019"
    assert partition_of(None, None, None).folder == "municipality_key=unknown/document_year=0"


def test_a_partition_is_cut_into_chunks_and_the_last_is_filled_later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "CHUNK_DOCUMENTS", 2)
    here, there = Partition("1440-ale", 2019), Partition("1981-sala", 2019)
    first = [entry(n, here) for n in range(3)] + [entry(9, there)]
    made = chunks(first, {e.document_id: "part" for e in first}, ())
    assert [[m.document_id[-1] for m in chunk.members] for chunk in made] == [["0", "1"], ["2"], ["9"]]
    held = [
        entry(0, here, "full"),
        entry(1, here, "full"),
        entry(2, here, "rest"),
        entry(3, here),
        entry(9, there, "x"),
    ]
    (again,) = chunks(held, {held[3].document_id: "part"}, ())
    assert [(m.chunk, m.part) for m in again.members] == [("rest", None), (None, "part")]


def test_a_stale_chunk_is_written_anew_and_no_other() -> None:
    here = Partition("1440-ale", 2019)
    held = [entry(n, here, "one") for n in range(layout.CHUNK_DOCUMENTS)] + [entry(900, here, "two")]
    assert chunks(held, {}, ()) == []
    made = chunks(held[1:], {}, [(here, "one")])
    assert sum(len(chunk.members) for chunk in made) == layout.CHUNK_DOCUMENTS
    assert {m.chunk for chunk in made for m in chunk.members} == {"one", "two"}


def test_a_chunk_is_named_after_what_it_holds() -> None:
    names = {
        Chunk(Partition(None, None), tuple(Member(d, p) for d, p in held)).name
        for held in ([("a", "x")], [("a", "y")], [("b", "x")], [("a", "x"), ("b", "x")])
    }
    assert len(names) == 4


def test_the_index_follows_what_becomes_of_files() -> None:
    index, where = Index(), Partition(None, None)
    assert index.add_document(entry(1, where)) == []
    index.add_document(entry(2, where))
    newer = entry(3, where)
    newer.path = "1.md"
    assert [gone.document_id for gone in index.add_document(newer)] == [f"{1:016x}"]
    index.add_finding("9.md", file_finding("9.md", "read.broken", Severity.ERROR, "Broken."))
    assert [gone.document_id for gone in index.move(newer.sha256, "2.md")] == [f"{2:016x}"]
    assert [held.path for held in index] == ["2.md", "9.md"]
    assert index.known(newer.sha256) == Known(newer.document_id, "1", "2.md")


def test_the_index_keeps_which_scans_were_left(tmp_path: Path) -> None:
    index, where, store = Index(), Partition(None, None), Store(str(tmp_path / "set"))
    left, read = entry(1, where), entry(2, where)
    left.scans_left, read.scans_left = True, False
    for document in (left, read, entry(3, where)):
        index.add_document(document)
    open_to_write(str(tmp_path / "set"))
    index.write(store)
    known = [Index.read(store).known(document.sha256) for document in (left, read, entry(3, where))]
    assert [found and found.scans_left for found in known] == [True, False, False]


def test_other_folders_and_other_schemas_are_refused(tmp_path: Path, both: list[Extraction]) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "mine.txt").write_text("mine")
    with pytest.raises(NotADataset, match="other files than a data set's; name another folder"):
        open_to_write(str(tmp_path / "other"))
    with pytest.raises(NotADataset, match="there is no data set; make one with: planverk extract"):
        open_to_read(str(tmp_path / "nothing"))
    put(str(tmp_path / "set"), *both)
    about = tmp_path / "set" / ABOUT
    about.write_text(about.read_text().replace(f'"schema": {SCHEMA_VERSION}', '"schema": 1'))
    with pytest.raises(NotADataset, match="was made by another Planverk"):
        open_to_read(str(tmp_path / "set"))


def test_rows_that_are_gone_are_told(tmp_path: Path, both: list[Extraction]) -> None:
    put(str(tmp_path / "set"), *both)
    store, index = open_to_read(str(tmp_path / "set"))
    for name in store.names("documents"):
        store.remove(name)
    with pytest.raises(NotADataset, match="are missing; extract it again with --force"):
        Documents(store).extraction(index.documents()[0])


def test_a_file_is_whole_or_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(str(tmp_path / "set"))
    store.write("a/b", b"old")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("output.dataset.store.os.fsync", full)
    with pytest.raises(TargetNotWritable, match="No space left on device; free it or name another with --dataset"):
        store.write("a/b", b"new")
    assert (store.read("a/b"), store.names()) == (b"old", ["a/b"])


def test_a_part_keeps_odd_text(tmp_path: Path, both: list[Extraction]) -> None:
    both[0].goals[0].text = "rad\u2028 \U0001f600 å\u202e"
    store, rows = Store(str(tmp_path)), rows_by_table(both[0])
    write_part(store, "_parts/x", rows)
    assert read_part(store, "_parts/x") == rows
