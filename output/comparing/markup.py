"""HTML from text: what is not yet escaped is a `str`, what is escaped a `Markup`, so that the two are not mixed up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NewType

from output.comparing.facts import Ref
from output.comparing.wording import Wording

Markup = NewType("Markup", str)

#: Where a reference leads; None for its document in the list of documents.
Link = Callable[[Ref], str | None]


#: What text becomes in an element or an attribute; control characters, which HTML does not take, go.
_ESCAPED = {code: None for code in range(32) if code not in (9, 10)} | {
    ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord('"'): "&quot;", ord("'"): "&#x27;",
}  # fmt: skip


def esc(text: object) -> Markup:
    """The text as it can stand in an element or an attribute."""
    return Markup(str(text).translate(_ESCAPED))


def join(parts: Iterable[str], between: str = "") -> Markup:
    """Markup put together; `parts` and `between` are markup already."""
    return Markup(between.join(parts))


def tag(name: str, inner: str = "", **attributes: str | None) -> Markup:
    """An element; `class_` stands for class, `_` for `-`. None leaves an attribute out."""
    said = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{esc(value)}"' for key, value in attributes.items() if value is not None
    )
    return Markup(f"<{name}{said}>{inner}</{name}>")


def heading(level: int, text: str, id_: str | None = None) -> Markup:
    return tag(f"h{level}", esc(text), id=id_)


def paragraph(text: str, class_: str | None = None) -> Markup:
    return tag("p", esc(text), class_=class_)


class References:
    """References as links."""

    def __init__(self, wording: Wording, link: Link | None = None) -> None:
        self._wording = wording
        self._link = link

    def __call__(self, ref: Ref) -> Markup:
        address = self._link(ref) if self._link is not None else None
        return tag("a", esc(self._wording.ref(ref)), class_="ref", href=address or f"#pv-{ref.mark}")

    def named(self, ref: Ref, name: str) -> Markup:
        """A name that leads to what it names, where there is an address for it."""
        address = self._link(ref) if self._link is not None else None
        return tag("a", esc(name), href=address) if address is not None else esc(name)

    def all(self, refs: Sequence[Ref], most: int) -> Markup:
        """The pages of the references, each once, `most` of them."""
        pages = {(ref.mark, ref.page): ref for ref in reversed(refs)}
        ordered = sorted(pages.values(), key=lambda ref: (ref.mark, ref.page or 0))
        more = len(ordered) - most
        return join([*map(self, ordered[:most]), *([esc(f"+{more}")] if more > 0 else [])], ", ")


def table(
    head: Sequence[str | Markup],
    rows: Sequence[tuple[str | None, Sequence[str]]],
    numbers: Iterable[int] = (),
    label: str = "",
    above: str = "",
) -> Markup:
    """A table of (class of the row, cells), the first cell its head; `numbers` are the columns of numbers.

    Heads and cells are markup; `label` names the region that scrolls where the table is wider than the screen, and
    `above` is a first row of heads.
    """
    right = frozenset(numbers)
    heads = join(_cell("th", cell, i in right, "col") for i, cell in enumerate(head))
    body = join(
        tag("tr", join([_cell("th", cells[0], 0 in right, "row"), *_cells(cells, right)]), class_=class_)
        for class_, cells in rows
    )
    inner = tag("table", f"<thead>{above}<tr>{heads}</tr></thead><tbody>{body}</tbody>")
    return tag("div", inner, class_="wide", role="region", tabindex="0", aria_label=label or None)


def _cells(cells: Sequence[str], right: frozenset[int]) -> Iterable[Markup]:
    return (_cell("td", cell, i in right, None) for i, cell in enumerate(cells) if i > 0)


def _cell(name: str, inner: str, right: bool, scope: str | None) -> Markup:
    if not inner and name == "th" and scope == "col":
        return tag("td", class_="n" if right else None)
    return tag(name, inner, scope=scope, class_="n" if right else None)
