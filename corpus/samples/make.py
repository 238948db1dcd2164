"""Makes the PDFs of the samples, or checks that the ones in the repository are those that this would make.

    python -m corpus.samples.make            writes all PDFs to corpus/samples/pdf
    python -m corpus.samples.make --check    writes nothing; exit code 1 where a PDF is missing, left over or differs

Two PDFs count as the same where their objects are, unpacked: how they are compressed differs between versions of the
compression library, and says nothing about the page. Another version of reportlab may print a page otherwise; the
version that made a PDF stands in it as its creator.
"""

from __future__ import annotations

import argparse
import base64
import re
import sys
import tempfile
import zlib
from pathlib import Path

from corpus.samples.render import LAYOUTS, render
from models.errors import PlanverkError

FOLDER = Path(__file__).parent
PDF_FOLDER = FOLDER / "pdf"
_STREAM = re.compile(rb"<<([^>]*)>>\s*stream\r?\n(.*?)endstream", re.DOTALL)
_CREATOR = re.compile(rb"/Creator \(([^)]*)\)")
_LENGTH = re.compile(rb"/Length \d+")


def samples() -> list[Path]:
    """The Markdown files of the samples, by name."""
    return sorted(path for path in FOLDER.glob("*.md") if path.name != "README.md")


def pdf_name(sample: Path, layout: str) -> str:
    return f"{sample.stem}.{layout}.pdf"


def make(folder: Path) -> list[Path]:
    """Writes every sample in every layout to `folder` and returns the files."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for sample in samples():
        text = sample.read_text(encoding="utf-8")
        for layout in LAYOUTS:
            made.append(folder / pdf_name(sample, layout))
            render(text, layout, made[-1])
    return made


def check(folder: Path = PDF_FOLDER) -> list[str]:
    """What differs between the PDFs in `folder` and those that would be made now, one sentence each."""
    kept = {path.name: path for path in sorted(folder.glob("*.pdf"))}
    problems = []
    with tempfile.TemporaryDirectory() as temporary:
        made = {path.name: path for path in make(Path(temporary))}
        for name, path in made.items():
            if name not in kept:
                problems.append(f"{name} is missing.")
            elif content(kept[name]) != content(path):
                problems.append(f"{name} differs: it was made with {maker(kept[name])}, this is {maker(path)}.")
    return problems + [f"{name} belongs to no sample." for name in kept if name not in made]


def content(pdf: Path) -> bytes:
    """The objects of the file with their streams unpacked, without lengths, offsets and creator."""
    objects, _, _ = pdf.read_bytes().rpartition(b"\nxref\n")
    return _CREATOR.sub(b"", _LENGTH.sub(b"", _STREAM.sub(_unpacked, objects)))


def maker(pdf: Path) -> str:
    """The program and version that the file names as its creator, e.g. "reportlab 5.1.0"."""
    found = _CREATOR.search(pdf.read_bytes())
    return found[1].decode("latin-1") if found else "an unknown program"


def _unpacked(stream: re.Match[bytes]) -> bytes:
    head, data = stream.groups()
    if b"ASCII85Decode" in head:
        data = base64.a85decode(data.strip().removesuffix(b"~>"))
    return head + (zlib.decompressobj().decompress(data) if b"FlateDecode" in head else data)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m corpus.samples.make", description="Makes the PDFs of the samples.")
    parser.add_argument("--check", action="store_true", help="write nothing, and fail where a PDF would change")
    options = parser.parse_args(arguments)
    try:
        problems = check() if options.check else []
        if not options.check:
            print(f"{len(make(PDF_FOLDER))} PDFs written to {PDF_FOLDER}.")
    except PlanverkError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    if problems:
        problems.append("Run 'python -m corpus.samples.make' and commit what it writes.")
        print(*problems, sep="\n", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
