"""The structure tree of a tagged PDF: which words are a heading, a list item, a cell of a table.

The tree is read once per document into a flat list of elements in reading order; each page then maps its
marked content to elements. A broken or endless tree gives what was read of it: the page itself is the proof.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdftypes import PDFObjRef, resolve1
from pdfminer.psparser import PSLiteral

#: More elements than this are not read; a document of 2,000 pages has fewer.
MAX_ELEMENTS = 2_000_000
MAX_DEPTH = 200
_HEADINGS = {"H": 0, "Title": 0, **{f"H{n}": n for n in range(1, 10)}}
_CELLS = frozenset({"TD", "TH"})
_OWN = frozenset({"LI", "TOCI", "Caption", "Note", "Figure", "Formula", *_HEADINGS})
_PARAGRAPHS = frozenset({"P", "BlockQuote", "Quote", "Index", "Code"})


@dataclass(slots=True)
class Element:
    """One element: its standard role, its parent, and spans where it is a cell."""

    role: str
    parent: int | None
    row_span: int = 1
    col_span: int = 1


@dataclass
class Tags:
    """All elements in reading order, and per page (object id) the element of each marked content id."""

    elements: list[Element] = field(default_factory=list)
    pages: dict[int, dict[int, int]] = field(default_factory=dict)
    _blocks: dict[int, int] = field(default_factory=dict)

    def role(self, index: int) -> str:
        return self.elements[index].role

    def ancestors(self, index: int | None) -> Iterator[int]:
        """The element and those that it stands in, innermost first."""
        while index is not None:
            yield index
            index = self.elements[index].parent

    def block(self, index: int) -> int:
        """The element that makes one block of text: cell, heading, list item, else paragraph, else the topmost."""
        known = self._blocks.get(index)
        if known is None:
            known = self._blocks[index] = self._find_block(index)
        return known

    def blocks(self) -> list[int]:
        """The block of every element, by its number."""
        return [self.block(index) for index in range(len(self.elements))]

    def _find_block(self, index: int) -> int:
        chain = list(self.ancestors(index))
        for roles in (_CELLS, _OWN, _PARAGRAPHS):
            for at in chain:
                if self.elements[at].role in roles:
                    return at
        return index

    def inside(self, index: int, role: str) -> int | None:
        """The innermost element of that role around `index`, or None."""
        return next((at for at in self.ancestors(index) if self.elements[at].role == role), None)

    def heading_level(self, index: int) -> int | None:
        """1–9 for a heading, 0 for one without a level, None for no heading."""
        return _HEADINGS.get(self.elements[index].role)


def read_tags(document: PDFDocument) -> Tags | None:
    """The structure tree, or None where the document has none."""
    try:
        root = resolve1(document.catalog.get("StructTreeRoot"))
        if not isinstance(root, dict):
            return None
        builder = _Builder(_role_map(root))
        builder.walk_all(root.get("K"))
    except MemoryError:
        raise
    except Exception:  # tags are a help, never a need
        return None
    return builder.tags if builder.tags.elements else None


def _role_map(root: dict[str, Any]) -> dict[str, str]:
    raw = resolve1(root.get("RoleMap"))
    if not isinstance(raw, dict):
        return {}
    return {str(key): _name(value) for key, value in raw.items()}


def _name(value: Any) -> str:
    value = resolve1(value)
    if isinstance(value, PSLiteral):
        name = value.name
        return name.decode("latin-1") if isinstance(name, bytes) else str(name)
    return str(value)


@dataclass
class _Builder:
    role_map: dict[str, str]
    tags: Tags = field(default_factory=Tags)
    seen: set[int] = field(default_factory=set)

    def walk_all(self, kids: Any) -> None:
        """Walk the tree with a stack of its own: deep trees must not end in a recursion error."""
        stack: list[tuple[Any, int | None, int | None, int]] = [(kids, None, None, 0)]
        while stack and len(self.tags.elements) < MAX_ELEMENTS:
            node, parent, page, depth = stack.pop()
            if isinstance(node, PDFObjRef):
                if node.objid in self.seen:
                    continue
                self.seen.add(node.objid)
            node = resolve1(node)
            if isinstance(node, list):
                stack.extend((kid, parent, page, depth) for kid in reversed(node))
            elif isinstance(node, int) and parent is not None and page is not None:
                self.tags.pages.setdefault(page, {})[node] = parent
            elif isinstance(node, dict) and depth < MAX_DEPTH:
                self._node(node, parent, page, depth, stack)

    def _node(
        self,
        node: dict[str, Any],
        parent: int | None,
        page: int | None,
        depth: int,
        stack: list[tuple[Any, int | None, int | None, int]],
    ) -> None:
        own_page = node.get("Pg")
        page = own_page.objid if isinstance(own_page, PDFObjRef) else page
        if "MCID" in node:
            stack.append((resolve1(node["MCID"]), parent, page, depth + 1))
            return
        if "S" not in node:
            return
        self.tags.elements.append(self._element(node, parent))
        index = len(self.tags.elements) - 1
        if (kids := node.get("K")) is not None:
            stack.append((kids, index, page, depth + 1))

    def _element(self, node: dict[str, Any], parent: int | None) -> Element:
        role = _name(node["S"])
        for _ in range(5):
            if role not in self.role_map or self.role_map[role] == role:
                break
            role = self.role_map[role]
        element = Element(role, parent)
        if role in _CELLS:
            for attributes in _attributes(node.get("A")):
                element.row_span = _span(attributes.get("RowSpan"), element.row_span)
                element.col_span = _span(attributes.get("ColSpan"), element.col_span)
        return element


def _attributes(raw: Any) -> list[dict[str, Any]]:
    raw = resolve1(raw)
    found = [resolve1(item) for item in raw] if isinstance(raw, list) else [raw]
    return [item for item in found if isinstance(item, dict)]


def _span(raw: Any, default: int) -> int:
    value = resolve1(raw)
    return value if isinstance(value, int) and 1 <= value <= 500 else default
