"""`planverk serve`: what its help says, how its errors read, and that nothing else waits for its libraries."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from output.database import Database
from pipeline.commands.group import cli

ROOT = Path(__file__).parents[2]


@pytest.fixture
def db(tmp_path: Path) -> Path:
    path = tmp_path / "plans.db"
    with Database.open(path):
        pass
    return path


def test_help_teaches() -> None:
    said = CliRunner().invoke(cli, ["serve", "--help"]).output
    for words in ("--db", "--port", "--host", "--lang", "127.0.0.1", "8001", "Ctrl-C", "Example:", "planverk serve"):
        assert words in said


def test_missing_database_says_what_to_do(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["serve", "--db", str(tmp_path / "none.db")])
    assert result.exit_code == 3
    assert "make one with: planverk extract" in result.output


def test_file_that_is_no_database(tmp_path: Path) -> None:
    file = tmp_path / "plans.db"
    file.write_text("no database at all, but long enough to be read as one")
    result = CliRunner().invoke(cli, ["serve", "--db", str(file)])
    assert result.exit_code == 5


def test_port_that_is_taken(db: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = CliRunner().invoke(cli, ["serve", "--db", str(db), "--port", str(port)])
    assert result.exit_code == 2
    assert f"Port {port} is taken" in result.output
    assert "--port" in result.output


def test_address_of_another_machine(db: Path) -> None:
    result = CliRunner().invoke(cli, ["serve", "--db", str(db), "--host", "192.0.2.1"])
    assert result.exit_code == 2
    assert "none of this machine's" in result.output


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_port_listens_on_the_host_alone(host: str) -> None:
    from output.web.app import listen

    with listen(host, 0) as listening:
        assert listening.getsockname()[0] == "127.0.0.1"


def test_other_commands_do_without_datasette() -> None:
    modules = "pipeline.cli, pipeline.commands.query, pipeline.commands.compare, pipeline.commands.serve"
    program = f"import sys, {modules}; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert {"datasette", "uvicorn", "jinja2", "output.web"} & set(loaded.stdout.split()) == set()


def test_empty_database_has_a_start_page(database_of: Callable[..., Path]) -> None:
    import asyncio

    from output.web.app import build

    answer = asyncio.run(build(database_of()).client.get("/"))
    assert answer.status_code == 200
    assert "0 dokument från 0 kommuner" in answer.text
