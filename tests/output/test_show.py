"""The picture of a page: boxes in their colours, and what is said where there is none."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image, ImageColor

from models.box import Box
from models.errors import DocumentNotFound, DocumentUnreadable, TargetNotWritable, UsageProblem
from output.database import Database
from output.legend import ROW, text_image, with_legend
from output.marks import COLORS
from output.show import show

GOAL, TABLE = Box(50, 100, 250, 140), Box(40, 300, 350, 500)


@pytest.fixture
def place(tmp_path: Path, builder: Any, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a PDF of two white pages, and a database that says what was read of it."""
    monkeypatch.chdir(tmp_path)
    pdf = pypdfium2.PdfDocument.new()
    for _ in range(2):
        pdf.new_page(400, 600)
    pdf.save("plan.pdf")
    pdf.close()
    b = builder(hashlib.sha256(Path("plan.pdf").read_bytes()).hexdigest(), "plan.pdf", pages=2)
    b.goal("vision", "En plats för alla", page=2, box=GOAL)
    b.table("other", page_first=2, box=TABLE)
    b.finding("table.unread", "Tabellen är inte förstådd.", page=2, box=None)
    text = builder("d4" * 32, "text.txt", format="text")
    with Database.open("plans.db") as database:
        database.load(b.made)
        database.load(text.made)
    return tmp_path


def test_boxes_are_drawn_in_the_colour_of_their_kind(place: Path) -> None:
    out = show("plans.db", "plan", page=2, out="page.png", scale=2.0)
    assert out == Path("page.png")
    with Image.open(out) as picture:
        assert picture.width == 800
        assert picture.height > 1200, "the legend stands below the page"
        assert picture.getpixel((200, 196)) == ImageColor.getrgb(COLORS["goals"])
        inside = picture.getpixel((200, 240))
        assert inside not in ((255, 255, 255), ImageColor.getrgb(COLORS["goals"]))
        assert picture.getpixel((300, 597)) == ImageColor.getrgb(COLORS["tables"])
        assert picture.getpixel((300, 700)) == (255, 255, 255), "tables are not filled"
        legend = {colour for _, colour in picture.crop((0, 1200, 800, picture.height)).getcolors(10_000) or []}
    wanted = {ImageColor.getrgb(COLORS[kind]) for kind in ("goals", "tables", "findings")}
    assert wanted <= legend
    assert (0, 0, 0) in legend, "it has letters"
    assert ImageColor.getrgb(COLORS["measures"]) not in legend


def test_letters_are_those_of_the_language() -> None:
    plain, dotted = text_image("mal"), text_image("mål")
    assert plain.size == dotted.size
    ink = [sum(255 - value for value in picture.convert("L").tobytes()) for picture in (plain, dotted)]
    assert 0 < ink[1] - ink[0] < ink[0] / 4, "a ring more, and no box in place of the letter"


def test_a_legend_that_is_too_wide_is_broken() -> None:
    picture = Image.new("RGB", (150, 10), "white")
    assert with_legend(picture, [("red", "värde 1"), ("blue", "mål 2")]).height == 10 + 2 * ROW


def test_without_a_page_it_is_the_first_with_something_on_it(place: Path) -> None:
    assert show("plans.db", "plan.pdf") == Path("plan-p2.png")
    assert Path("plan-p2.png").exists()


def test_a_page_with_nothing_and_another_scale(place: Path) -> None:
    with Image.open(show("plans.db", "plan", page=1, scale=0.5)) as picture:
        assert picture.width == 200


def test_pages_that_are_not_there(place: Path) -> None:
    with pytest.raises(UsageProblem, match="no page 3; the document has pages 1 to 2"):
        show("plans.db", "plan", page=3)
    with pytest.raises(UsageProblem, match="a text has no pages"):
        show("plans.db", "text")
    with pytest.raises(DocumentNotFound, match="documents: plan, text"):
        show("plans.db", "other")


def test_the_file_must_be_the_one_that_was_read(place: Path) -> None:
    Path("plan.pdf").write_bytes(Path("plan.pdf").read_bytes() + b"\n% more")
    with pytest.raises(DocumentNotFound, match="has changed since it was read; extract it again"):
        show("plans.db", "plan", page=1)
    Path("plan.pdf").unlink()
    with pytest.raises(DocumentNotFound, match="is not there; run the command in the folder"):
        show("plans.db", "plan", page=1)


def test_a_pdf_that_cannot_be_opened(place: Path, builder: Any) -> None:
    Path("broken.pdf").write_bytes(b"%PDF-1.7 and then nothing")
    b = builder(hashlib.sha256(Path("broken.pdf").read_bytes()).hexdigest(), "broken.pdf")
    with Database.open("plans.db") as database:
        database.load(b.made)
    with pytest.raises(DocumentUnreadable, match="cannot be opened"):
        show("plans.db", "broken", page=1)


def test_a_target_that_cannot_be_written(place: Path) -> None:
    with pytest.raises(TargetNotWritable, match="choose another with --out"):
        show("plans.db", "plan", page=1, out="missing/page.png")


def test_a_page_of_a_file_in_an_archive_is_shown(place: Path, builder: Any) -> None:
    data = Path("plan.pdf").read_bytes() + b"\n%"
    with zipfile.ZipFile("plans.zip", "w") as file:
        file.writestr("2024/plan.pdf", data)
    b = builder(hashlib.sha256(data).hexdigest(), "plans.zip/2024/plan.pdf", pages=2)
    with Database.open("plans.db") as database:
        database.load(b.made)
    assert show("plans.db", "plans.zip/2024/plan.pdf", page=1, out="page.png") == Path("page.png")
    Path("plans.zip").unlink()
    with pytest.raises(DocumentNotFound, match="the file is not there"):
        show("plans.db", "plans.zip/2024/plan.pdf", page=1, out="page.png")
