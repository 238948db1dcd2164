"""Addresses: what is found behind them, what is fetched, and what is said where nothing comes."""

from __future__ import annotations

import http.server
import threading
import zipfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from corpus import remote
from corpus.fetch import digest, local_copy
from corpus.find import SourceFile, find
from models.errors import DocumentUnreadable, NoDocuments, PathNotFound, UsageProblem
from output.dump import dump
from pipeline.runner import run
from pipeline.settings import Settings

fsspec = pytest.importorskip("fsspec", reason="fsspec is not installed (pip install 'planverk[dask]')")

SAMPLE = Path(__file__).parents[2] / "corpus" / "samples" / "sala-uppfoljning-2024-t1.md"


@pytest.fixture
def memory() -> Iterator[str]:
    """A folder in memory with two documents, one file of another kind, and one that is hidden."""
    files = fsspec.filesystem("memory")
    for name in ("b.md", "inner/a.txt", "inner/c.xyz", ".hidden.md", "README.md"):
        files.pipe_file(f"/plans/{name}", f"# {name}\n".encode())
    yield "memory://plans"
    files.rm("/plans", recursive=True)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """A web server of a folder with one document."""
    pytest.importorskip("aiohttp", reason="aiohttp is not installed (pip install 'planverk[dask]')")
    (tmp_path / "plan.md").write_bytes(SAMPLE.read_bytes())

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *args: object) -> None:
            return None

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path))) as served:
        threading.Thread(target=served.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{served.server_port}"
        served.shutdown()


def test_a_folder_behind_an_address_gives_its_documents(memory: str) -> None:
    assert [source.path for source in find([memory])] == ["memory:///plans/b.md", "memory:///plans/inner/a.txt"]
    assert [source.format for source in find([memory])] == ["markdown", "text"]
    assert [source.path for source in find([f"{memory}/*.md"])] == ["memory:///plans/README.md", "memory:///plans/b.md"]
    assert [source.path for source in find([f"{memory}/inner/c.xyz"])] == [f"{memory}/inner/c.xyz"]


def test_paths_of_disks_may_be_addresses(tmp_path: Path) -> None:
    (tmp_path / "plan.md").write_text("# plan\n")
    (source,) = find([tmp_path.as_uri()])
    assert source.path == (tmp_path / "plan.md").as_uri()
    assert digest(source) == digest(SourceFile(str(tmp_path / "plan.md"), "markdown"))


def test_a_chain_of_addresses_goes_through_an_archive(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("inner/plan.md", "# plan\n")
    (source,) = find([f"zip://inner/*.md::{(tmp_path / 'all.zip').as_uri()}"])
    assert source.path == f"zip://inner/plan.md::{(tmp_path / 'all.zip').as_uri()}"
    with local_copy(source) as path:
        assert Path(path).read_text() == "# plan\n"
    assert not Path(path).exists()


def test_what_is_not_there_is_told() -> None:
    with pytest.raises(PathNotFound, match="There is nothing at “memory://nowhere”; check the address"):
        find(["memory://nowhere"])
    with pytest.raises(UsageProblem, match="this kind of address is not known"):
        find(["nokind://bucket/plans"])
    with pytest.raises(NoDocuments, match="No documents"):
        find(["memory://nowhere/*.pdf"])


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(address: str) -> None:
        raise ImportError("Install s3fs to access S3")

    monkeypatch.setattr(fsspec.core, "url_to_fs", missing)
    with pytest.raises(UsageProblem, match="such an address needs s3fs; install it with: pip install s3fs"):
        find(["s3://bucket/plans"])


def test_a_file_that_is_too_large_is_refused(memory: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote, "LARGEST", 3)
    with pytest.raises(DocumentUnreadable, match="was not fetched") as raised:
        list(remote.pieces(f"{memory}/b.md"))
    assert raised.value.code == "fetch.too_large"


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (PermissionError("no"), "fetch.no_rights"),
        (FileNotFoundError("no"), "fetch.not_found"),
        (TimeoutError(), "fetch.timeout"),
        (RuntimeError("odd\nsecond line"), "fetch.failed"),
    ],
)
def test_why_nothing_came_is_told_by_its_code(error: Exception, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(address: str) -> None:
        raise error

    monkeypatch.setattr(remote, "_open", fails)
    with pytest.raises(DocumentUnreadable) as raised:
        list(remote.pieces("memory://plan.md"))
    assert raised.value.code == code
    assert "second line" not in str(raised.value)


@pytest.mark.parametrize("workers", [0, 1])
def test_a_run_reads_what_a_server_has_and_tells_what_it_has_not(server: str, tmp_path: Path, workers: int) -> None:
    wanted = [f"{server}/plan.md", f"{server}/missing.pdf"]
    report = run(wanted, tmp_path / "plans.db", Settings(workers=workers))
    assert [str(document.status) for document in report.documents] == ["read", "failed"]
    assert report.documents[0].counts
    assert report.documents[0].counts.goals > 5
    assert report.documents[1].message == "It could not be fetched: there is no such file; check the address."
    assert f'"{server}/plan.md"' in dump(tmp_path / "plans.db")
    again = run(wanted[:1], tmp_path / "plans.db", Settings(workers=workers))
    assert [str(document.status) for document in again.documents] == ["skipped"]
