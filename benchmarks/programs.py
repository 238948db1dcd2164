"""What is run: each program by its name, what it does, and the command that does it.

Ratios are to REFERENCE, which finds the words and tables of the same pages and does nothing with them.
"""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from benchmarks.environment import Installed
from benchmarks.peers import by_name
from benchmarks.places import APART, OWN_PYTHON, PEERS_PYTHON, PLANVERK, ROOT
from benchmarks.process import python

OURS = "Planverk"
_HAS_READERS = "from benchmarks.adapters.planverk import has_readers; print(has_readers())"


class Kind(StrEnum):
    """What a program does with a page."""

    TEXT = "text with positions"
    TABLES = "tables"
    WHOLE = "everything into a database"


@dataclass(frozen=True, slots=True)
class Program:
    """`adapter` is `module:function` of `benchmarks.adapters`; `options` are those of `planverk extract`."""

    name: str
    peer: str
    kind: Kind
    adapter: str = ""
    options: tuple[str, ...] = ()
    #: The adapter that gives tables with their pages, where it is another.
    scored: str = ""
    #: Whether its tables are scored at all.
    is_scored: bool = True


REFERENCE = Program(
    "pdfplumber, words and tables", "pdfplumber", Kind.TABLES, "pdfplumber:words_and_tables", is_scored=False
)
ONE_WORKER = Program("`planverk extract --workers 1`", OURS, Kind.WHOLE, options=("--workers", "1"))
TWO_WORKERS = Program("`planverk extract --workers 2`", OURS, Kind.WHOLE, options=("--workers", "2"))
READING = Program("Planverk, reading and tables", OURS, Kind.TABLES, "planverk:read")

PROGRAMS = (
    REFERENCE,
    Program("Planverk, words, lines and tags", OURS, Kind.TEXT, "planverk:words"),
    READING,
    ONE_WORKER,
    TWO_WORKERS,
    Program("Planverk over pdfplumber, reading and tables", OURS, Kind.TABLES, "planverk:read_with_pdfplumber"),
    Program(
        "`planverk extract --workers 1 --reader pdfplumber`",
        OURS,
        Kind.WHOLE,
        options=("--workers", "1", "--reader", "pdfplumber"),
    ),
    Program("pdfplumber, words", "pdfplumber", Kind.TEXT, "pdfplumber:words"),
    Program("pdfplumber-rs, words", "pdfplumber-rs", Kind.TEXT, "pdfplumber:words"),
    Program("playa, characters", "playa", Kind.TEXT, "playa:characters"),
    Program("pypdfium2, characters", "pypdfium2", Kind.TEXT, "pypdfium2:characters"),
    Program("pdf_oxide, words", "pdf_oxide", Kind.TEXT, "pdf_oxide:words"),
    Program("docling-parse, words", "docling-parse", Kind.TEXT, "docling_parse:words"),
    Program("PyMuPDF, words", "PyMuPDF", Kind.TEXT, "pymupdf:words"),
    Program("pdftotext -bbox", "pdftotext", Kind.TEXT),
    Program("pdfplumber, lines", "pdfplumber", Kind.TABLES, "pdfplumber:lines"),
    Program("pdfplumber, text", "pdfplumber", Kind.TABLES, "pdfplumber:text"),
    Program("pdfplumber-rs, lines", "pdfplumber-rs", Kind.TABLES, "pdfplumber:lines"),
    Program("Camelot lattice", "Camelot", Kind.TABLES, "camelot:lattice"),
    Program("Camelot stream", "Camelot", Kind.TABLES, "camelot:stream"),
    Program("Camelot network", "Camelot", Kind.TABLES, "camelot:network"),
    Program("Camelot hybrid", "Camelot", Kind.TABLES, "camelot:hybrid"),
    Program("PyMuPDF find_tables", "PyMuPDF", Kind.TABLES, "pymupdf:tables"),
    Program("pdf_oxide, tables", "pdf_oxide", Kind.TABLES, "pdf_oxide:tables"),
    Program("tablers", "tablers", Kind.TABLES, "tablers:tables"),
    Program("Tabula", "Tabula", Kind.TABLES, "tabula:tables", scored="tabula:tables_by_page"),
)


def why_not(program: Program, installed: Installed) -> str:
    """Why a program cannot be run here, "" where it can."""
    if program.peer != OURS:
        return installed.failures.get(program.peer, "")
    if program.adapter.endswith("read_with_pdfplumber") and not _says([str(OWN_PYTHON), "-c", _HAS_READERS], "True"):
        return "this version of Planverk has one engine"
    if "--reader" in program.options and not _says([str(PLANVERK), "extract", "--help"], "--reader"):
        return "this version of Planverk has no option --reader"
    return ""


def _says(asked: list[str], word: str) -> bool:
    return word in subprocess.run(asked, capture_output=True, text=True, cwd=ROOT).stdout


def command(program: Program, files: Sequence[Path], out: Path) -> list[str]:
    """The command that reads the files. What it gives goes to `out`: lines of JSON, or a database."""
    names = [str(file) for file in files]
    if program.peer == OURS and not program.adapter:
        return [str(PLANVERK), "extract", *names, "--db", f"{out}.db", "--force", "--quiet", *program.options]
    if not program.adapter:
        return [by_name(program.peer).program, "-bbox", *names, str(out)]
    return python(_interpreter(program), "benchmarks.child", program.adapter, str(out), *names)


def scoring_command(program: Program, files: Sequence[Path], out: Path) -> list[str]:
    """The command that writes the tables themselves to `out`."""
    adapter = program.scored or program.adapter
    return python(_interpreter(program), "benchmarks.child", "--tables", adapter, str(out), *map(str, files))


def environment(program: Program) -> Mapping[str, str]:
    apart = program.peer != OURS and by_name(program.peer).apart
    return {"PYTHONPATH": str(APART / program.peer)} if apart else {}


def _interpreter(program: Program) -> Path:
    return OWN_PYTHON if program.peer == OURS else PEERS_PYTHON
