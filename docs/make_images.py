"""The pictures of README.md, made from the sample documents.

    python docs/make_images.py [path of Chromium]

`images/compare.png` is the beginning of `planverk compare Ale Sala` as a terminal shows it: rich draws it as SVG, and
Chromium, which must be installed, makes a PNG of that. `images/page.png` is what `planverk show` draws, and
`images/web-….png` are pages of `planverk serve` over the samples, as Chromium shows them, and `images/report.png`
is the first page of `planverk compare --html` as it is printed.
"""

from __future__ import annotations

import contextlib
import io
import re
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import closing
from pathlib import Path

import pypdfium2
from PIL import Image
from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

import planverk
from output import compare_html
from output.compare import compare
from output.render_compare import render_comparison
from output.show import show

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
SAMPLES = "corpus/samples/pdf/*.ruled.pdf"
COMMAND = "planverk compare Ale Sala"
#: Characters of a line, and lines that are shown of the comparison.
WIDTH, LINES = 112, 46
#: The page that is shown: global goals in a list and in a sentence, goals of three kinds, two tables of measures.
DOCUMENT, PAGE = "ale-verksamhetsplan-2019.ruled.pdf", 3
#: A target on that page, which the web view shows where it stands.
A_TARGET = f"""SELECT v.id FROM measure_values v JOIN measures m ON m.id = v.measure_id
    JOIN documents d ON d.id = m.document_id
    WHERE d.path LIKE '%{DOCUMENT}' AND v.page = {PAGE} AND v.kind = 'target' AND v.origin = 'table'
    ORDER BY v.id LIMIT 1"""
#: Port of the server that the pictures are taken of, and how wide they are.
PORT, WEB_WIDTH = 8765, 1200
#: Pixels of the picture of a terminal for each unit of its SVG: about twice what a README shows.
SHARPNESS = 1.25
#: A picture has this many colours: enough for letters with soft edges, and small.
COLOURS = 96


def terminal_svg(command: str, text: str) -> str:
    """A terminal window with the command and the first lines of what it prints."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), highlight=False)
    console.print(Text.assemble(("$ ", "bold green"), (command, "bold")))
    lines = text.splitlines()
    for line in lines[:LINES]:
        console.print(Text(line, no_wrap=True))
    if len(lines) > LINES:
        console.print(Text("…", style="dim"))
    return console.export_svg(title="planverk", theme=MONOKAI)


def to_png(svg: str, target: Path, chromium: str) -> None:
    """The SVG as a PNG."""
    size = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    assert size is not None
    width, height = (round(float(side)) for side in size.groups())
    fonts = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)  # these would be fetched from the network
    with tempfile.TemporaryDirectory() as folder:
        page, shot = Path(folder) / "page.html", Path(folder) / "shot.png"
        style = "body{margin:0;background:#fff} svg{display:block} text{font-family:'DejaVu Sans Mono',monospace}"
        page.write_text(f"<meta charset='utf-8'><style>{style}</style>{fonts}", encoding="utf-8")
        options = ["--headless", "--no-sandbox", "--hide-scrollbars", f"--force-device-scale-factor={SHARPNESS}"]
        window = [f"--window-size={width},{height}", f"--screenshot={shot}", page.as_uri()]
        subprocess.run([chromium, *options, *window], check=True, capture_output=True)
        save(Image.open(shot), target)


def save(picture: Image.Image, target: Path) -> None:
    reduced = picture.convert("RGB").quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    reduced.save(target, optimize=True)
    print(f"{target.relative_to(ROOT)}: {picture.width} x {picture.height}, {target.stat().st_size // 1000} kB")


def web_pages(db: Path) -> dict[str, tuple[str, int]]:
    """The pages of the web view that are shown: name of the picture → (address, height in pixels)."""
    with closing(sqlite3.connect(db)) as connection:
        value = connection.execute(A_TARGET).fetchone()[0]
    return {
        "web-start": ("/", 760),
        "web-show": (f"/show/{value}", 900),
        "web-search": ("/search?q=psykisk+oh%C3%A4lsa", 700),
        "web-compare": ("/compare?a=Ale&b=Sala", 1200),
        "web-query": ("/plans/mål-per-nivå?municipality=Sala".replace("å", "%C3%A5"), 800),
    }


def of_web(db: Path, chromium: str) -> None:
    """A picture of each page, as a window of 1200 pixels shows it."""
    command = [sys.executable, "-m", "planverk", "serve", "--db", str(db), "--port", str(PORT)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            server.stdout.readline()  # the address, when it listens
            wait_for(f"http://127.0.0.1:{PORT}/")
            for name, (address, height) in web_pages(db).items():
                of_page(f"http://127.0.0.1:{PORT}{address}", height, IMAGES / f"{name}.png", chromium)
        finally:
            server.terminate()


def of_report(db: Path, chromium: str) -> None:
    """The first page of the printed comparison."""
    with tempfile.TemporaryDirectory() as folder:
        html, pdf = Path(folder) / "report.html", Path(folder) / "report.pdf"
        html.write_text(compare_html.page(db, ["Ale", "Sala"]), encoding="utf-8")
        options = ["--headless", "--no-sandbox", "--no-pdf-header-footer", f"--print-to-pdf={pdf}"]
        subprocess.run([chromium, *options, html.as_uri()], check=True, capture_output=True)
        document = pypdfium2.PdfDocument(pdf)
        save(document[0].render(scale=1.4).to_pil(), IMAGES / "report.png")
        document.close()


def wait_for(address: str) -> None:
    for _ in range(100):
        with contextlib.suppress(OSError), urllib.request.urlopen(address):
            return
        time.sleep(0.1)
    raise SystemExit(f"{address} does not answer")


def of_page(address: str, height: int, target: Path, chromium: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        shot = Path(folder) / "shot.png"
        options = ["--headless", "--no-sandbox", "--hide-scrollbars", f"--window-size={WEB_WIDTH},{height}"]
        command = [chromium, *options, f"--screenshot={shot}", address]
        subprocess.run(command, check=True, capture_output=True)
        save(Image.open(shot), target)


def main() -> None:
    chromium = sys.argv[1] if len(sys.argv) > 1 else "chromium"
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(ROOT):
        db, page = Path(folder) / "plans.db", Path(folder) / "page.png"
        planverk.extract(SAMPLES, db, workers=0)
        text = render_comparison(compare(db, "Ale", "Sala"), "table", WIDTH)
        to_png(terminal_svg(COMMAND, text), IMAGES / "compare.png", chromium)
        save(Image.open(show(db, DOCUMENT, PAGE, page)), IMAGES / "page.png")
        of_web(db, chromium)
        of_report(db, chromium)


if __name__ == "__main__":
    main()
