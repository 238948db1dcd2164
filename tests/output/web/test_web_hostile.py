"""A database in which every word is hostile, in a real browser: nothing runs, nothing is asked for elsewhere.

Needs Debian's `chromium` and Playwright, as the other tests in a browser.
"""

from __future__ import annotations

import shutil
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from models.characters import storable

ROOT = Path(__file__).parents[3]
sys.path.insert(0, str(ROOT / "tests"))
from hostile_strings import HOSTILE  # noqa: E402

CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium on this machine (Debian: chromium)")
playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed (pip: playwright)")

TEXTS = tuple(storable(text) for text in HOSTILE)
#: Columns whose words come from documents or from names of files.
WORDS = {
    "documents": ("title", "body", "path"),
    "sections": ("title", "text"),
    "goals": ("text", "local_term", "description", "status", "comment"),
    "measures": ("name", "group_name", "unit", "note"),
    "measure_values": ("raw",),
    "budget_lines": ("area", "raw"),
    "activities": ("activity", "comment"),
    "findings": ("message",),
}
#: What a page would hold if words had become markup.
MARKUP = """() => {
    const all = [...document.querySelectorAll('*')];
    const bad = all.filter(e => e.getAttributeNames().some(name => name.startsWith('on'))
        || /^\\s*javascript:/i.test(e.getAttribute('href') || e.getAttribute('src') || '')
        || (e.tagName === 'SCRIPT' && !e.src && e.type !== 'application/json')
        || (e.tagName === 'IMG' && e.getAttribute('src') === 'x'));
    return bad.map(e => e.outerHTML.slice(0, 200));
}"""
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def hostile_db(web_db: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples, in whose rows each word is another hostile one, turn by turn."""
    db = Path(shutil.copy(web_db, tmp_path_factory.mktemp("hostile_web") / "plans.db"))
    with closing(sqlite3.connect(db)) as connection:
        for table, columns in WORDS.items():
            for number, (rowid,) in enumerate(
                connection.execute(f"SELECT rowid FROM {table} ORDER BY rowid").fetchall()
            ):
                words = [TEXTS[(number + 7 * at) % len(TEXTS)] for at in range(len(columns))]
                assigned = ", ".join(f"{column} = ?" for column in columns)
                connection.execute(f"UPDATE {table} SET {assigned} WHERE rowid = ?", [*words, rowid])
        connection.commit()
    return db


@pytest.fixture(scope="module")
def address(hostile_db: Path) -> Iterator[str]:
    """`planverk serve` over the hostile database."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    start = "import sys; from pipeline.cli import main; sys.argv[0] = 'planverk'; main()"
    command = [sys.executable, "-c", start, "serve", "--db", str(hostile_db), "--port", str(port)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        assert f"http://127.0.0.1:{port}/" in server.stdout.readline()
        yield f"http://127.0.0.1:{port}"
        server.terminate()


def pages(db: Path) -> list[str]:
    """The start page, searches, documents, a comparison, and what is shown of rows of every table with a place."""
    with closing(sqlite3.connect(db)) as connection:
        documents = [id_ for (id_,) in connection.execute("SELECT id FROM documents ORDER BY id")]
        tables = ("goals", "measures", "measure_values", "budget_lines", "sections")
        shown = [
            f"/show/{id_}"
            for table in tables
            for (id_,) in connection.execute(f"SELECT id FROM {table} ORDER BY id LIMIT 3")
        ]
    searches = [f"/search?q={quote(words)}" for words in ("alert", "script", "<script>alert(1)</script>", "å\"'--")]
    return ["/", *searches, *(f"/document/{id_}" for id_ in documents), "/compare?a=Ale&b=Sala", *shown, "/plans/goals"]


def test_hostile_words_do_nothing_in_a_browser(hostile_db: Path, address: str) -> None:
    wrong: list[tuple[str, str]] = []
    with playwright.sync_playwright() as engine:
        browser = engine.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        tab = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
        at = ""

        def dismissed(dialog: Any) -> None:
            wrong.append((at, f"dialog: {dialog.message}"))
            dialog.dismiss()

        tab.on("dialog", dismissed)
        tab.on("request", lambda asked: None if asked.url.startswith(address) else wrong.append((at, asked.url)))
        tab.on("pageerror", lambda error: wrong.append((at, str(error))))
        tab.on("console", lambda said: wrong.append((at, said.text)) if "Content Security" in said.text else None)
        for at in pages(hostile_db):
            answer = tab.goto(address + at)
            if answer.status != 200:
                wrong.append((at, f"status {answer.status}"))
            wrong.extend((at, found) for found in tab.evaluate(MARKUP))
            if (over := tab.evaluate(WIDER)) > 0:
                wrong.append((at, f"{over} pixels wider than the window"))
        browser.close()
    assert wrong == []
