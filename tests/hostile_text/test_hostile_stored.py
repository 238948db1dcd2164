"""What cannot be stored is replaced and counted, what can stays; file names are stored as text, whatever they hold."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hostile_strings import BROKEN, ESCAPES, HOSTILE

from corpus.find import find
from extractors.layout.types import Block, Cell, Grid, Reading, Role
from extractors.readers.fitting import make_fit
from extractors.readers.text import read_text
from extractors.values.numbers import parse_value
from models.characters import fit, path_on_disk, shown_path, storable, visible
from models.table import TableMethod
from pipeline.runner import run
from pipeline.settings import Settings

PLAN = "# Verksamhetsplan 2020\n\nSocialnämnden, Ale kommun\n\n## 1 Inledning\n\nText.\n"


def test_everything_becomes_text_that_a_database_holds() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        for text in HOSTILE:
            (back,) = connection.execute("SELECT ?", [storable(text)]).fetchone()
            assert back == storable(text)
            assert "\x00" not in back


@pytest.mark.parametrize("text", ["Öppet", "a\tb\n", "Z\u0301\u0302", "\U0001f600", "x\u00ady"])
def test_what_can_be_stored_stays(text: str) -> None:
    assert storable(text) == text
    assert fit(text) == (text, 0)


@pytest.mark.parametrize("text", [*BROKEN[:4], *ESCAPES[:4]])
def test_what_is_unfit_is_replaced_and_counted(text: str) -> None:
    made, count = fit(text)
    assert count > 0
    assert made.count("\ufffd") == count
    assert len(made) == len(text)


@pytest.mark.parametrize(
    "text", ["12\x0034", "12\x0134", "12\x1b34", "\u202e123", "1\u202e2", "١٢", "１２", "9" * 400, "1,5" + "0" * 400]
)
def test_no_number_comes_of_them(text: str) -> None:
    assert parse_value(fit(text)[0]).value is None


def test_a_text_file_tells_how_many_characters_were_replaced(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_bytes((PLAN + "12\x0134 \u202eabc\n").encode())
    reading = read_text(path)
    assert [note.code for note in reading.notes] == ["read.characters"]
    assert reading.notes[0].message.startswith("2 characters ")
    assert "12\ufffd34" in reading.blocks[-1].text


def test_every_reader_is_held_to_it() -> None:
    grid = Grid([[Cell("a\ud800"), None]], TableMethod.TEXT)
    reading = Reading("pdf", [Block(Role.PARAGRAPH, "x\x00y"), Block(Role.TABLE, "", grid=grid)], title="\x1bT")
    (note,) = make_fit(reading)
    assert note.message.startswith("3 characters ")
    assert (reading.blocks[0].text, grid.rows[0][0], reading.title) == ("x\ufffdy", Cell("a\ufffd"), "\ufffdT")
    assert make_fit(reading) == []


@pytest.mark.skipif(os.name != "posix", reason="such names are only possible where names are bytes")
def test_names_of_files_whatever_they_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names = [
        "a\nb",
        "c\x1b[31m",
        "d\u202etxt",
        "e\udcff",
        "'; DROP TABLE documents; --",
        "[red]",
        "#f?mode=memory",
        "-g",
    ]
    Path("in").mkdir()
    for number, name in enumerate(names):
        Path("in", f"{name}.md").write_text(f"{PLAN}{number}\n", encoding="utf-8")
    first = run(["in"], "plans.db", Settings(workers=0))
    assert len(first.documents) == len(names)
    with closing(sqlite3.connect("plans.db")) as connection:
        stored = {path for (path,) in connection.execute("SELECT path FROM documents")}
    assert stored == {shown_path(f"in/{name}.md") for name in names}
    second = run(["in"], "plans.db", Settings(workers=0))
    assert {str(document.status) for document in second.documents} == {"skipped"}


def test_a_path_that_is_no_text_is_found_again() -> None:
    assert shown_path("in/e\udcff.md") == "in/e\\xff.md"
    assert path_on_disk("in/e\\xff.md") == "in/e\udcff.md"
    assert visible(shown_path("å\udce5")) == "å\\xe5"


def test_two_names_that_are_no_text_stay_two(tmp_path: Path) -> None:
    for name in ("a\udcfe.md", "a\udcff.md"):
        (tmp_path / name).write_text(PLAN, encoding="utf-8")
    assert len({source.path for source in find([str(tmp_path)])}) == 2
