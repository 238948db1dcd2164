"""The comparison as a workbook."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from output.comparing.files import write_files
from output.database import Database

openpyxl = pytest.importorskip("openpyxl")


@pytest.fixture(scope="module")
def book(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    target = tmp_path_factory.mktemp("xlsx") / "report.xlsx"
    write_files(filled, ["Norrvik", "Söderby"], xlsx=target)
    return openpyxl.load_workbook(target)


def rows(book: Any, sheet: str) -> list[dict[str, Any]]:
    head, *found = book[sheet].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in found]


def test_a_sheet_per_block_with_a_frozen_header(book: Any) -> None:
    assert book.sheetnames == [
        "Dokument", "Nivåer", "Mål", "Liknande mål", "Globala målen", "Mått", "Budget", "Får inte jämföras",
    ]  # fmt: skip
    assert {sheet.freeze_panes for sheet in book} == {"A2"}


def test_numbers_are_numbers_with_their_pages(book: Any) -> None:
    total = next(row for row in rows(book, "Budget") if row["Summa"] == "ja" and row["Sida i räkenskapen"] == "netto")
    assert (total["kr"], total["År"], total["Märke"], total["Sida"]) == (140_000, 2031, "A1", 1)
    assert len(rows(book, "Globala målen")) == 17
    assert rows(book, "Globala målen")[12]["Norrvik: gånger"] == 2
    assert len(rows(book, "Mål")) == 5 + len([row for row in rows(book, "Mål") if row["Part"] == "Söderby"])
    assert any("Kronor per invånare" in row["Varför"] for row in rows(book, "Får inte jämföras"))


def test_no_cell_is_a_formula(tmp_path: Path, make: dict[str, Any]) -> None:
    evil = '=HYPERLINK("x")'
    with Database.open(tmp_path / "plans.db") as database:
        for sha in ("c1" * 32, "c2" * 32):
            made = make["norrvik"](sha)
            made.document = made.document.model_copy(update={"title": evil, "path": f"{sha}.pdf"})
            made.goals[0] = made.goals[0].model_copy(update={"text": evil})
            made.budget_lines[0] = made.budget_lines[0].model_copy(update={"area": "https://example.org"})
            database.load(made)
    target = tmp_path / "report.xlsx"
    write_files(tmp_path / "plans.db", ["c1c1c1c1", "c2c2c2c2"], xlsx=target)
    cells = [cell for sheet in openpyxl.load_workbook(target) for row in sheet.iter_rows() for cell in row]
    assert any(cell.value == evil for cell in cells)
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not any(cell.hyperlink for cell in cells)


def test_the_same_database_gives_the_same_file(filled: Path, tmp_path: Path) -> None:
    made = [tmp_path / name for name in ("a.xlsx", "b.xlsx")]
    for path in made:
        write_files(filled, ["Norrvik", "Söderby"], xlsx=path)
    assert made[0].read_bytes() == made[1].read_bytes()
