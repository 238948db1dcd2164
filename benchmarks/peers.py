"""The programs that Planverk is measured beside, and those that it is not, with the reason.

Only what installs with pip and downloads no models is measured; a licence that would not do for a dependency does here,
since a peer runs as a program of its own in an environment of its own.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Peer:
    """A distribution, or a program on the PATH (`program`), or both."""

    name: str
    licence: str
    #: What pip installs; empty for a program that the system brings.
    requirement: str = ""
    #: A program that must be on the PATH.
    program: str = ""
    #: Installed into a folder of its own, without what it depends on.
    apart: bool = False


PEERS = (
    Peer("pdfplumber", "MIT", "pdfplumber"),
    Peer("pdfplumber-rs", "MIT or Apache-2.0", "pdfplumber-rs", apart=True),
    Peer("playa", "MIT", "playa-pdf"),
    Peer("pypdfium2", "BSD-3-Clause or Apache-2.0", "pypdfium2"),
    Peer("pdf_oxide", "MIT or Apache-2.0", "pdf_oxide"),
    Peer("docling-parse", "MIT", "docling-parse"),
    Peer("PyMuPDF", "AGPL-3.0", "pymupdf"),
    Peer("pdftotext", "GPL-2.0", program="pdftotext"),
    Peer("Camelot", "MIT", "camelot-py"),
    Peer("tablers", "MIT", "tablers"),
    Peer("Tabula", "MIT", "tabula-py", program="java"),
)

#: What the benchmark itself needs: pages are put together with the first, drawn with the second.
TOOLS = ("pikepdf", "matplotlib")

#: What is left out on purpose.
LEFT_OUT = {
    "Docling": "its layout and table models must be downloaded; its parser, docling-parse, is measured",
    "img2table, gmft, Marker, MinerU, Unstructured": "they read pictures of pages, or need models",
    "Language models": "they need a service or weights, and cannot say where a number stands",
}


def by_name(name: str) -> Peer:
    return next(peer for peer in PEERS if peer.name == name)
