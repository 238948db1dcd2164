"""Scanned pages through Tesseract, and what is said where it is missing."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

from corpus.find import SourceFile
from extractors.layout.types import Block, Reading, Role
from extractors.readers import ocr_engine
from extractors.readers.ocr import Ocr, OcrReader, listed, mend_headings
from extractors.readers.ocr_engine import Engine, find_engine
from extractors.readers.pdf import read_pdf
from models.base import Ocr as Mark
from pipeline.document import read_document
from pipeline.settings import Settings

SIZE = (420, 420)
ROWS = (
    ("Mått", "Utfall 2031", "Mål 2032"),
    ("Nöjda elever, %", "84,5", "90"),
    ("Antal platser", "1 250", "1 300"),
)
needs_tesseract = pytest.mark.skipif(
    isinstance(find_engine(), str), reason="Tesseract with Swedish is not installed (apt install tesseract-ocr-swe)"
)


def printed(path: Path) -> Path:
    """A page with a heading, a paragraph and a ruled table."""
    page = canvas.Canvas(str(path), SIZE)
    page.setFont("Helvetica-Bold", 18)
    page.drawString(40, 370, "Nämndens uppföljning")
    page.setFont("Times-Roman", 11)
    for line, text in enumerate(("Förskolan har fått fler platser under året,", "och fler elever är nöjda.")):
        page.drawString(40, 340 - 14 * line, text)
    for row, texts in enumerate(ROWS):
        for x, text in zip((45, 205, 305), texts, strict=True):
            page.drawString(x, 276 - 22 * row, text)
    page.grid([40, 200, 300, 380], [294 - 22 * row for row in range(4)])
    page.save()
    return path


def scanned(source: Path, path: Path, dpi: int = 200, hidden: str = "", stamp: str = "") -> Path:
    """The first page as a picture, with text that is hidden under it or a stamp on it."""
    document = pypdfium2.PdfDocument(source)
    picture = document[0].render(scale=dpi / 72, grayscale=True).to_pil()
    document.close()
    data = io.BytesIO()
    picture.save(data, "JPEG", quality=80)
    page = canvas.Canvas(str(path), SIZE)
    page.drawImage(ImageReader(data), 0, 0, *SIZE)
    if hidden or stamp:
        text = page.beginText(40, 402)
        text.setFont("Helvetica", 8)
        text.setTextRenderMode(3 if hidden else 0)
        text.textLine(hidden or stamp)
        page.drawText(text)
    page.save()
    return path


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return printed(tmp_path / "printed.pdf")


def read(path: Path, mode: Ocr = Ocr.AUTO, timeout_s: float = 600) -> Reading:
    return read_pdf(path, ocr=OcrReader(str(path), mode, timeout_s))


def codes(reading: Reading) -> list[str]:
    return [note.code for note in reading.notes]


@needs_tesseract
def test_a_scan_is_read_with_its_headings_and_its_numbers_are_marked(tmp_path: Path, source: Path) -> None:
    path = scanned(source, tmp_path / "scan.pdf")
    made = read_document(SourceFile(str(path), "pdf"), Settings())
    assert [section.title for section in made.sections] == ["Nämndens uppföljning"]
    assert made.document.pages_ocr == 1
    assert [table.method for table in made.tables] == ["ruled"]
    values = {value.value: value for value in made.measure_values}
    assert set(values) <= {84.5, 90.0, 1250.0, 1300.0}
    assert len(values) >= 3
    assert all(value.ocr is not None and value.ocr_confidence is not None for value in values.values())
    assert any(value.ocr is Mark.ENGINE and value.ocr_confidence > 0.8 for value in values.values())
    used = next(finding for finding in made.findings if finding.code == "ocr.used")
    assert "Tesseract" in used.message
    assert used.severity == "info"


@needs_tesseract
def test_the_same_picture_gives_the_same_words(tmp_path: Path, source: Path) -> None:
    path = scanned(source, tmp_path / "scan.pdf", 150)
    assert read(path).blocks == read(path).blocks


@needs_tesseract
def test_a_stamp_stays_and_the_picture_below_it_is_read(tmp_path: Path, source: Path) -> None:
    reading = read(scanned(source, tmp_path / "scan.pdf", stamp="Dnr KS 2031/77"))
    texts = " ".join(block.text for block in reading.blocks)
    assert "Dnr KS 2031/77" in texts
    assert "Nämndens uppföljning" in texts
    assert all(word.ocr is not None for word in reading.scanned[1] or ())


@needs_tesseract
def test_force_reads_the_picture_of_a_page_that_has_text(source: Path) -> None:
    assert read(source).scanned == {}
    forced = read(source, Ocr.FORCE)
    assert forced.scanned[1]
    assert "ocr.used" in codes(forced)


def test_text_under_a_picture_is_another_programs_ocr(tmp_path: Path, source: Path) -> None:
    made = read(scanned(source, tmp_path / "hidden.pdf", hidden="Andel nöjda elever 84,5 procent"))
    assert made.scanned == {1: None}
    assert "ocr.hidden_text" in codes(made)
    assert "ocr.used" not in codes(made)


def test_off_reads_no_picture_and_says_so(tmp_path: Path, source: Path) -> None:
    reading = read(scanned(source, tmp_path / "scan.pdf"), Ocr.OFF)
    assert reading.blocks == []
    assert "ocr.off" in codes(reading)


@pytest.mark.parametrize(
    ("found", "words"),
    [("ocr.not_installed", "Tesseract is not installed"), ("ocr.no_swedish", "Tesseract has no Swedish")],
)
def test_without_the_engine_a_finding_says_what_to_install(
    tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch, found: str, words: str
) -> None:
    monkeypatch.setattr(ocr_engine, "find_engine", lambda: found)
    reading = read(scanned(source, tmp_path / "scan.pdf"))
    note = next(note for note in reading.notes if note.code == found)
    assert words in note.message
    assert "apt install tesseract-ocr tesseract-ocr-swe" in note.message
    assert (note.severity, note.page) == ("warning", 1)


def test_no_page_is_read_when_the_time_is_up(tmp_path: Path, source: Path) -> None:
    reading = read(scanned(source, tmp_path / "scan.pdf"), timeout_s=1e-9)
    note = next(note for note in reading.notes if note.code == "ocr.too_many_pages")
    assert "--timeout" in note.message


def test_an_engine_that_fails_costs_its_page(tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "tesseract"
    program.write_text("#!/bin/sh\nexit 3\n")
    program.chmod(0o755)
    monkeypatch.setattr(ocr_engine, "find_engine", lambda: Engine(str(program), "5"))
    reading = read(scanned(source, tmp_path / "scan.pdf"))
    note = next(note for note in reading.notes if note.code == "ocr.failed")
    assert "ended with code 3" in note.message
    assert note.page == 1


def test_a_document_with_text_never_asks_for_the_engine(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr_engine, "find_engine", lambda: pytest.fail("asked"))
    assert codes(read(source)) == []


def test_pages_are_listed_as_runs() -> None:
    assert listed([4]) == "page 4"
    assert listed([1, 2, 3, 7, 9, 10]) == "pages 1–3, 7, 9–10"


@pytest.mark.parametrize(
    ("text", "page", "mended"),
    [("lakttagelser", 1, "Iakttagelser"), ("2.1 lnledning", 1, "2.1 Inledning"), ("lakttagelser", 2, "lakttagelser"),
     ("Mål", 1, "Mål")],
)  # fmt: skip
def test_a_title_that_begins_with_a_small_l_begins_with_i(text: str, page: int, mended: str) -> None:
    block = Block(Role.HEADING, text, page)
    mend_headings([block], {1: []})
    assert block.text == mended
