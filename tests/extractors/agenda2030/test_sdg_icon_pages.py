"""Signs in whole PDFs: as PNG and JPEG, drawn by paths, and with the number as text; read by both readers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from reportlab.pdfgen import canvas

from extractors.readers.pdf import read_pdf
from extractors.readers.pdf_pages import Reader

READERS = list(Reader)


def new(path: Path) -> canvas.Canvas:
    page = canvas.Canvas(str(path), pagesize=(595, 842))
    page.setFont("Helvetica", 12)
    page.drawString(60, 780, "Nämnden arbetar med målen.")
    return page


def found(path: Path, reader: Reader) -> list[int]:
    return [icon.sdg for icon in read_pdf(path, reader=reader).icons]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_pictures(tmp_path: Path, signs: Any, form: str, reader: Reader) -> None:
    page = new(tmp_path / "a.pdf")
    for sdg in range(1, 18):
        row, column = divmod(sdg - 1, 9)
        page.drawImage(signs.reader(signs.sign(sdg, size=160), form), 40 + 56 * column, 600 - 60 * row, 42, 42)
    page.save()
    assert found(tmp_path / "a.pdf", reader) == list(range(1, 18))


def square(page: canvas.Canvas, signs: Any, sdg: int, x: float, y: float, side: float = 42) -> None:
    page.setFillColorRGB(*(part / 255 for part in signs.color_of(sdg)))
    page.rect(x, y, side, side, stroke=0, fill=1)
    page.setFillColorRGB(1, 1, 1)
    page.circle(x + side / 2, y + side / 3, side / 5, stroke=0, fill=1)


@pytest.mark.parametrize("reader", READERS)
def test_numbers_as_text(tmp_path: Path, signs: Any, reader: Reader) -> None:
    page = new(tmp_path / "a.pdf")
    for at, sdg in enumerate((1, 4, 8, 11, 17)):
        square(page, signs, sdg, 60 + 60 * at, 600)
        page.setFont("Helvetica-Bold", 10)
        page.drawString(63 + 60 * at, 631, str(sdg))
    page.save()
    assert found(tmp_path / "a.pdf", reader) == [1, 4, 8, 11, 17]


def test_numbers_as_paths_are_drawn_and_read(tmp_path: Path, signs: Any) -> None:
    page = new(tmp_path / "a.pdf")
    for at, sdg in enumerate((2, 5, 8, 16)):
        square(page, signs, sdg, 60 + 60 * at, 600)
        digits = np.asarray(signs.number_of(str(sdg), "VeraBd.ttf", 52, 0.7)) > 127
        for row, column in np.argwhere(digits):
            page.rect(63 + 60 * at + column * 0.24, 638 - row * 0.24, 0.26, 0.26, stroke=0, fill=1)
    page.save()
    assert found(tmp_path / "a.pdf", Reader.FAST) == [2, 5, 8, 16]


def test_a_sign_that_the_page_turns_is_none(tmp_path: Path, signs: Any) -> None:
    page = new(tmp_path / "a.pdf")
    page.translate(300, 500)
    page.rotate(90)
    page.drawImage(signs.reader(signs.sign(6)), 0, 0, 42, 42)
    page.save()
    assert found(tmp_path / "a.pdf", Reader.FAST) == []
