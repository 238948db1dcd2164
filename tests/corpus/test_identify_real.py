"""Real documents of ../shared are told as their gold files say, whatever the file is called."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pdfplumber
import pypdfium2
import pytest

from corpus.find import find
from corpus.identify import Evidence, identify

SHARED = Path(__file__).resolve().parents[3] / "shared"
GOLD = sorted((SHARED / "eval" / "gold").glob("*.json"))
FIELDS = ("municipality", "municipality_code", "body", "type", "year", "period")
#: Pages that are enough to tell whose document it is.
PAGES = 12

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(not GOLD, reason="the folder ../shared with real documents is not there"),
]


def evidence(path: Path) -> Evidence:
    """Evidence as a plain reader gives it; the path tells nothing."""
    return _of_pdf(path) if path.suffix == ".pdf" else _of_text(path)


def _of_pdf(path: Path) -> Evidence:
    cover: list[tuple[str, float]] = []
    with pdfplumber.open(path, pages=[1, 2]) as pdf:
        for page in pdf.pages:
            lines = page.extract_text_lines(return_chars=True)
            cover += [(line["text"], max(char["size"] for char in line["chars"])) for line in lines]
    with pypdfium2.PdfDocument(path) as document:
        text = "\n".join(document[n].get_textpage().get_text_range() for n in range(min(PAGES, len(document))))
    return Evidence("x.pdf", cover=cover[:40], text=text[:20_000])


def _of_text(path: Path) -> Evidence:
    text = path.read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip()]
    headings = [re.sub(r"[#*]", "", line).strip() for line in lines if line.startswith("#")]
    labels = [cell for line in lines if "\t" in line for cell in line.split("\t")]
    return Evidence(
        "x.txt", cover=[(line, 0.0) for line in lines[:40]], headings=headings, labels=labels, text=text[:20_000]
    )


def _cases() -> list[tuple[Path, Path]]:
    paths = [Path(file.path) for file in find([str(SHARED / "corpus")])] if GOLD else []
    return [(path, gold) for gold in GOLD for path in paths if path.name.startswith(gold.stem)]


@pytest.mark.parametrize(("path", "gold"), _cases(), ids=lambda value: value.name)
def test_real_documents_are_told(path: Path, gold: Path) -> None:
    expected = json.loads(gold.read_text(encoding="utf-8"))["document"]
    identity = identify(evidence(path))
    assert {field: getattr(identity, field) for field in FIELDS} == {field: expected[field] for field in FIELDS}
