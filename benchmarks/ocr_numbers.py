"""How often OCR reads a number right, by the confidence that it has: from this comes the threshold for doubt.

`python -m benchmarks.ocr_numbers OUT.csv` makes scans of the pages with most numbers of the sample documents (several
resolutions, noise, blur, leaning and JPEG), reads them, and compares every number with the one that the page
holds. About twenty minutes.
"""

from __future__ import annotations

import csv
import io
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageFilter

from extractors.layout.types import Page, Word
from extractors.readers.ocr_engine import Engine, find_engine
from extractors.readers.ocr_picture import DPI, Renderer, ink, straightened
from extractors.readers.ocr_twice import read_twice
from extractors.readers.ocr_words import Sizes, parse_hocr, to_words
from extractors.readers.pdf_pages import open_pdf

SAMPLES = Path(__file__).parent.parent / "corpus" / "samples" / "pdf"
PAGES_PER_FILE = 1
THRESHOLDS = (0.0, 0.85, 0.9, 0.95, 0.98)


@dataclass(frozen=True)
class Scan:
    """How a page was scanned."""

    name: str
    dpi: int
    noise: float = 0.0
    blur: float = 0.0
    lean: float = 0.0
    quality: int = 90


SCANS = (
    Scan("clean 300 dpi", 300),
    Scan("clean 200 dpi", 200),
    Scan("150 dpi", 150, 4, 0.3, 0.0, 75),
    Scan("200 dpi, noise, leaning 0.6°", 200, 12, 0.5, 0.6, 60),
    Scan("300 dpi, noise, blur, leaning -1.2°", 300, 18, 1.4, -1.2, 50),
    Scan("150 dpi, noise, JPEG 40", 150, 10, 0.5, 0.3, 40),
)


def scanned(picture: Image.Image, scan: Scan, seed: int) -> Image.Image:
    """A page at 300 dpi as a scanner would give it."""
    width, height = (round(side * scan.dpi / DPI) for side in picture.size)
    made = picture.rotate(scan.lean, Image.Resampling.BICUBIC, fillcolor=255).resize(
        (width, height), Image.Resampling.BOX
    )
    if scan.blur:
        made = made.filter(ImageFilter.GaussianBlur(scan.blur * scan.dpi / DPI))
    grey = np.asarray(made, np.float64) * 0.88 + 18
    grey += np.random.default_rng(seed).normal(0, scan.noise, grey.shape)
    stored = io.BytesIO()
    Image.fromarray(grey.clip(0, 255).astype(np.uint8)).save(stored, "JPEG", quality=scan.quality)
    return Image.open(stored).convert("L")


_NUMBER = re.compile(r"[<>≤≥±+-]?\d+(?:[.,]\d+)?%?")


def is_number(text: str) -> bool:
    """Could it be a value of a table, or a part of one (1 200)? Numbers of sections are none."""
    return bool(_NUMBER.fullmatch(alike(text)))


def alike(text: str) -> str:
    """The text as far as it matters for a number."""
    return re.sub(r"[–—−‐]", "-", text).strip(".,;:()|[]'’\"_ ")


def compare(truth: list[Word], read: list[Word]) -> Iterator[tuple[float, bool, str, str]]:
    """(confidence, right?, printed, read) for each word that was read as a number."""
    for word in read:
        if not is_number(word.text) or word.ocr is None:
            continue
        there = [t for t in truth if t.box.x0 < word.box.x1 - 1 and word.box.x0 < t.box.x1 - 1
                 and abs(t.box.y_mid - word.box.y_mid) < 0.4 * t.box.height]  # fmt: skip
        printed = "".join(alike(t.text) for t in sorted(there, key=lambda t: t.box.x0))
        yield word.ocr, printed == alike(word.text), printed, word.text


def pages_of(path: Path, most: int) -> list[Page]:
    with open_pdf(path) as file:
        pages = list(file.pages())
    pages.sort(key=lambda page: -sum(is_number(w.text) for w in page.words if "...." not in w.text))
    return pages[:most]


def read_scan(engine: Engine, picture: Image.Image, width: float) -> list[list[Word]]:
    """The words of a scan as the page gives them, and as they are after the second reading."""
    size = round(width * DPI / 72), round(picture.height / picture.width * width * DPI / 72)
    grey = straightened(np.asarray(picture.resize(size, Image.Resampling.BICUBIC), np.uint8))
    read = parse_hocr(engine.read(grey, DPI), ink(grey))
    return [to_words(words, DPI / 72, Sizes()) for words in (read, read_twice(engine, grey, read))]


def summary(out: str) -> Iterator[str]:
    """Per threshold: how many numbers were read once and twice alike with that confidence, and how many wrong."""
    with open(out, newline="") as stream:
        rows = [(float(row[3]), float(row[4]), row[5] == "1") for row in csv.reader(stream)]
    for least in THRESHOLDS:
        once = [right for first, _, right in rows if first >= least]
        twice = [right for _, second, right in rows if second > 0 and second >= least]
        told = [
            f"{name} {len(found)}, wrong {found.count(False)}" for name, found in (("once", once), ("twice", twice))
        ]
        yield f"{least:.2f}: {'; '.join(told)}"


def main(out: str) -> None:
    engine = find_engine()
    assert isinstance(engine, Engine), engine
    with open(out, "w", newline="") as stream:
        rows = csv.writer(stream)
        for seed, path in enumerate(sorted(SAMPLES.glob("*.pdf"))):
            pages = Renderer(str(path))
            for page in pages_of(path, PAGES_PER_FILE):
                grey, _ = pages.render(page.number, DPI)
                numbers = sum(is_number(w.text) for w in page.words)
                for scan in SCANS:
                    once, twice = read_scan(engine, scanned(Image.fromarray(grey), scan, seed), page.width)
                    found = list(compare(page.words, once))
                    second = {id_: c for id_, (c, *_) in enumerate(compare(page.words, twice))}
                    rows.writerows(
                        [path.name, page.number, scan.name, f"{c:.4f}", f"{second.get(n, -1):.4f}", int(ok), p, r]
                        for n, (c, ok, p, r) in enumerate(found)
                    )
                    stream.flush()
                    print(
                        path.name,
                        page.number,
                        scan.name,
                        numbers,
                        len(found),
                        sum(ok for _, ok, _, _ in found),
                        flush=True,
                    )
            pages.close()


if __name__ == "__main__":
    main(sys.argv[1])
    print(*summary(sys.argv[1]), sep="\n")
