"""The text of a paragraph as Word shows it: runs with their look, and what is anchored in it.

What is deleted, hidden, struck through, or only a placeholder is no text, and neither are codes of fields and page
numbers; what is inserted is. Of a drawing in two forms the first is read. A table of contents made by a field is left
out. Text boxes are paragraphs of their own after the one that they are anchored in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from extractors.layout.words import sign_of
from extractors.readers.word.package import Element, W, switch
from extractors.readers.word.styles import Look, Styles

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
#: What holds runs and is looked into.
_HOLDERS = frozenset(
    W + name for name in ("hyperlink", "smartTag", "ins", "moveTo", "sdt", "sdtContent", "customXml", "dir", "bdo")
) | {_M + "oMath", _M + "oMathPara"}
_GONE = frozenset(W + name for name in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "delText", "instrText"))
_SIGNS = {W + "tab": "\t", W + "cr": "\n", W + "br": "\n", W + "noBreakHyphen": "-", W + "softHyphen": ""}
#: Fields whose result is a number of the page and no text of the document.
_PAGE_FIELDS = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES"})
_CONTENTS_FIELDS = frozenset({"TOC", "TOA", "INDEX"})


@dataclass(slots=True)
class Run:
    """A piece of text in one look."""

    text: str
    look: Look


@dataclass(slots=True)
class Fields:
    """The complex fields that are open where the text stands: they may go on over paragraphs."""

    codes: list[str] = field(default_factory=list)
    results: list[bool] = field(default_factory=list)

    def mark(self, kind: str) -> None:
        """A field begins, goes on with its result, or ends."""
        if kind == "begin":
            self.codes.append("")
            self.results.append(False)
        elif kind == "separate" and self.results:
            self.results[-1] = True
        elif kind == "end" and self.codes:
            self.codes.pop()
            self.results.pop()

    def add(self, code: str) -> None:
        if self.codes:
            self.codes[-1] += code

    def end_paragraph(self) -> None:
        """A field that has no result by now, or is a page number, was never ended: it hides nothing further."""
        kept = [
            (code, result)
            for code, result in zip(self.codes, self.results, strict=True)
            if result and name_of(code) not in _PAGE_FIELDS
        ]
        self.codes, self.results = [code for code, _ in kept], [result for _, result in kept]

    def end_contents(self) -> None:
        """A heading stands in no table of contents: one that is still open was never ended."""
        if self.in_contents:
            self.codes, self.results = [], []

    @property
    def shows(self) -> bool:
        """Is what stands here text of the document?"""
        return all(self.results) and not any(name_of(code) in _PAGE_FIELDS for code in self.codes)

    @property
    def in_contents(self) -> bool:
        return any(name_of(code) in _CONTENTS_FIELDS for code in self.codes)


def name_of(code: str) -> str:
    """The name of a field: the first word of its code."""
    return (code.split() or [""])[0].upper()


@dataclass(slots=True)
class Content:
    """What a paragraph holds."""

    runs: list[Run] = field(default_factory=list)
    #: Text boxes: elements that hold paragraphs and tables.
    boxes: list[Element] = field(default_factory=list)
    #: Descriptions of pictures.
    pictures: list[str] = field(default_factory=list)
    #: Ids of footnotes.
    notes: list[str] = field(default_factory=list)
    #: How many objects of other programs (workbooks, drawings) are embedded, and runs that were struck through.
    objects: int = 0
    struck: int = 0
    #: True where it is a line of a table of contents.
    in_contents: bool = False


class Reader:
    """Reads paragraphs one after the other."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self.fields = Fields()

    def content(self, paragraph: Element, style: str) -> Content:
        """What a paragraph (w:p) of a style holds."""
        content = Content(in_contents=self.fields.in_contents)
        self._into(paragraph, style, content)
        self.fields.end_paragraph()
        return content

    def _into(self, parent: Element, style: str, content: Content) -> None:
        for child in parent:
            if child.tag == W + "r":
                self._run(child, style, content)
            elif child.tag == W + "fldSimple":
                if name_of(child.get(W + "instr", "")) not in _PAGE_FIELDS:
                    self._into(child, style, content)
            elif child.tag == W + "sdt" and is_placeholder(child):
                continue
            elif child.tag in _HOLDERS:
                self._into(child, style, content)
            elif child.tag == _M + "r" and self.fields.shows:
                content.runs += [Run(text.text or "", self._styles.look(style, None)) for text in child.iter(_M + "t")]
            elif child.tag not in _GONE and child.tag.startswith(_M):
                self._into(child, style, content)

    def _run(self, run: Element, style: str, content: Content) -> None:
        look = self._styles.look(style, run.find(W + "rPr"))
        if look.hidden and not any(c.tag == W + "fldChar" for c in run):
            return
        text = "".join(self._pieces(run, look, content))
        if look.struck and text.strip():
            content.struck += 1
        elif text:
            content.runs.append(Run(text.translate(_RAISED) if look.raised else text, look))

    def _pieces(self, run: Element, look: Look, content: Content) -> Iterator[str]:
        """The text of a run; what is anchored in it is put aside."""
        for child in run:
            if child.tag == W + "fldChar":
                self.fields.mark(child.get(W + "fldCharType", ""))
                content.in_contents = content.in_contents or self.fields.in_contents
            elif child.tag == W + "instrText":
                self.fields.add(child.text or "")
                content.in_contents = content.in_contents or self.fields.in_contents
            elif not self.fields.shows or child.tag in _GONE:
                continue
            elif child.tag == W + "t":
                yield "".join(sign_of(char, look.font) for char in child.text or "")
            elif child.tag == W + "sym":
                yield _symbol(child)
            elif child.tag in _SIGNS:
                yield _SIGNS[child.tag]
            elif child.tag in (W + "footnoteReference", W + "endnoteReference"):
                content.notes.append(child.tag[len(W) : -len("Reference")] + child.get(W + "id", ""))
            else:
                self._anchored(child, content)

    def _anchored(self, element: Element, content: Content) -> None:
        """Text boxes, pictures and objects; of two forms of one drawing the first."""
        if element.tag == W + "txbxContent":
            content.boxes.append(element)
            return
        if element.tag == _WP + "docPr":
            content.pictures.append(element.get("descr") or element.get("title") or "")
        content.objects += element.tag == W + "object"
        forms = (_MC + "Choice", _MC + "Fallback") if element.tag == _MC + "AlternateContent" else ()
        first = next((child for child in element if child.tag in forms), None)
        for child in element if first is None else first:
            self._anchored(child, content)


def _symbol(element: Element) -> str:
    try:
        return sign_of(chr(int(element.get(W + "char", ""), 16)), element.get(W + "font", ""))
    except (ValueError, OverflowError):
        return ""


def is_placeholder(control: Element) -> bool:
    """Does a content control (w:sdt) show only what is to be filled in?"""
    return bool(switch(control.find(W + "sdtPr"), "showingPlcHdr"))
