"""The pages of a PDF in order, whatever its page tree is like.

The tree is walked with a stack: no depth ends it, no loop keeps it, and what it says of its own size is not believed.
Where it has no page, all objects that say that they are one are taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFObjRef, resolve1

#: Pages that are read of one document.
MAX_PAGES = 20_000
_INHERITED = ("Resources", "MediaBox", "CropBox", "Rotate")


def page_list(document: PDFDocument) -> list[PDFPage]:
    """The pages in order, at most one more than `MAX_PAGES`."""
    return list(_first(_in_tree(document))) or list(_first(_in_file(document)))


def _first(found: Iterator[PDFPage]) -> Iterator[PDFPage]:
    return (page for page, _ in zip(found, range(MAX_PAGES + 1), strict=False))


def _in_tree(document: PDFDocument) -> Iterator[PDFPage]:
    stack: list[tuple[Any, Mapping[str, Any]]] = [(document.catalog.get("Pages"), {})]
    seen: set[int] = set()
    while stack:
        source, inherited = stack.pop()
        number = source.objid if isinstance(source, PDFObjRef) else None
        node = resolve1(source)
        if not isinstance(node, dict) or number in seen:
            continue
        if number is not None:
            seen.add(number)
        node = {**inherited, **node}
        kids = resolve1(node.get("Kids"))
        if isinstance(kids, list) and not _says(node, "Page"):
            inherited = {key: node[key] for key in _INHERITED if key in node}
            stack.extend((kid, inherited) for kid in reversed(kids))
        elif _says(node, "Page") or "Contents" in node:
            yield _page(document, number, node)


def _in_file(document: PDFDocument) -> Iterator[PDFPage]:
    for xref in document.xrefs:
        for number, _ in zip(xref.get_objids(), range(50 * MAX_PAGES), strict=False):
            node = resolve1(PDFObjRef(document, number))
            if isinstance(node, dict) and _says(node, "Page"):
                yield _page(document, number, node)


def _says(node: Mapping[str, Any], kind: str) -> bool:
    said = resolve1(node.get("Type", node.get("type")))
    return getattr(said, "name", None) == kind


def _page(document: PDFDocument, number: int | None, node: dict[str, Any]) -> PDFPage:
    """The page; a box or a rotation that is none is left out."""
    try:
        return PDFPage(document, number, node, None)
    except (TypeError, ValueError, OverflowError):
        plain = {key: value for key, value in node.items() if key not in ("MediaBox", "CropBox", "Rotate")}
        return PDFPage(document, number, plain, None)
