"""Which elements of a page are its text: neither scripts nor menus, footers, forms, cookie banners or what is hidden.

A panel of a tab or a folded part counts as shown: a reader can open it. Where the page says which part is its main one,
only that is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.readers.hypertext.parse import Element

_NEVER = frozenset(
    (
        "script", "style", "noscript", "template", "head", "title", "meta", "link", "iframe", "frame", "object",
        "embed", "applet", "canvas", "audio", "video", "map", "area", "nav", "aside", "footer", "menu", "select",
        "textarea", "datalist", "input", "progress", "meter"
    )
)  # fmt: skip
_ROLES = frozenset(
    (
        "navigation", "search", "complementary", "contentinfo", "dialog", "alertdialog", "menu", "menubar", "toolbar",
        "tablist"
    )
)  # fmt: skip
#: Names of classes and ids that say what an element is on the pages of many programs.
_ASIDE = re.compile(r"(?:^|[\s_-])(?:cookie|gdpr|breadcrumb|skip-?link|skip-?to|sitemap)", re.IGNORECASE)
#: Classes and ids, whole, of what stands beside the text: other news, links, buttons for sharing.
_BESIDE = frozenset(("sidebar", "widget-area", "sharedaddy", "addtoany_share_save_container", "related-links"))
#: Classes that hide on wide screens what stands there in another form.
_NARROW = frozenset(
    (
        "visible-xs", "visible-sm", "visible-xs-block", "visible-xs-inline", "d-sm-none", "d-md-none", "d-lg-none",
        "d-xl-none", "d-none", "mobile-only", "show-mobile", "only-mobile", "show-for-small-only", "hidden-desktop"
    )
)  # fmt: skip
_SHOWN_WIDE = re.compile(r"^d-(?:sm|md|lg|xl)-(?!none)")
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_HEADING = re.compile(r"h[1-6]")
#: In these a button is a title that opens something.
_OPENERS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "th", "td", "dt", "summary"))


def is_shown(element: Element) -> bool:
    """Is the element, apart from what it stands in, text of the page?"""
    tag = element.tag
    if not isinstance(tag, str) or tag in _NEVER or role_of(element) in _ROLES:
        return False
    panel = role_of(element) == "tabpanel"
    if not panel and (element.get("hidden") is not None or element.get("aria-hidden") == "true"):
        return False
    if not panel and _HIDDEN.search(element.get("style", "")):
        return False
    if tag == "button" and not any(parent.tag in _OPENERS for parent in element.iterancestors()):
        return False
    if tag == "header" or role_of(element) == "banner":
        return any(isinstance(e.tag, str) and e.tag == "h1" for e in element.iter())
    return not _is_aside(element)


def role_of(element: Element) -> str:
    """Its role, as it is said."""
    return (element.get("role") or "").strip().casefold()


def _is_aside(element: Element) -> bool:
    classes = element.get("class", "").split()
    narrow = any(name in _NARROW for name in classes) and not any(_SHOWN_WIDE.match(name) for name in classes)
    named = f"{element.get('id', '')} {element.get('class', '')}"
    if element.tag in ("html", "body", "main"):
        return narrow
    return narrow or _ASIDE.search(named) is not None or not _BESIDE.isdisjoint(named.casefold().split())


def unfold(root: Element) -> None:
    """Open what a heading opens (`aria-expanded`): the part that it controls, else what follows the heading."""
    openers = [e for e in root.iter() if isinstance(e.tag, str) and e.get("aria-expanded") == "false"]
    wanted = {name for opener in openers if _heading_of(opener) is not None for name in _controlled(opener)}
    panels = [e for e in root.iter() if isinstance(e.tag, str) and e.get("id") in wanted] if wanted else []
    for opener in openers:
        heading = _heading_of(opener)
        if heading is not None and not _controlled(opener) and heading.getnext() is not None:
            panels.append(heading.getnext())
    for panel in panels:
        for name in ("hidden", "aria-hidden"):
            panel.attrib.pop(name, None)
        if style := panel.get("style"):
            panel.set("style", _HIDDEN.sub(";", style))


def _heading_of(opener: Element) -> Element | None:
    """The heading that the opener is, or stands in."""
    around = (opener, *opener.iterancestors())
    return next((e for e in around if _HEADING.fullmatch(e.tag) or role_of(e) == "heading"), None)


def _controlled(opener: Element) -> list[str]:
    return (opener.get("aria-controls") or "").split()


def main_part(root: Element) -> Element:
    """The part of the page that is its text: its main part, its only article, else all of it."""
    body = root.find("body")
    body = root if body is None else body
    for parts in (_named(root, "main"), _named(root, "article")):
        held = [part for part in parts if "".join(part.itertext()).strip()]
        if len(held) == 1 and _is_reachable(held[0]):
            return held[0]
    return body


def _named(root: Element, name: str) -> list[Element]:
    return [e for e in root.iter() if isinstance(e.tag, str) and (e.tag == name or role_of(e) == name)]


def _is_reachable(element: Element) -> bool:
    return all(is_shown(parent) for parent in element.iterancestors() if parent.tag not in ("html", "body"))


def shown_children(element: Element) -> Iterator[Element]:
    """The children that are text of the page."""
    return (child for child in element if is_shown(child))
