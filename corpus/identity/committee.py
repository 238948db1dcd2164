"""Which committee or board a document is from; None where it is the whole municipality's.

Order of precedence: cover (a labelled line first, then by size), running headers, the metadata's title, the first
headings. A line must name the body itself: neither as the one who decided, nor in a genitive. Where several are named
that no size tells apart, none is taken. A body that the text merely mentions is taken only where headings speak of
"nämndens" own matters and the text of hardly any other body.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from corpus.identity.bodies import BodyMention, bodies
from corpus.identity.evidence import Answer, Opinion
from corpus.identity.front import mask
from corpus.identity.places import mentions
from corpus.identity.sources import Sources
from corpus.identity.typewords import type_words
from corpus.periods import scan

_LABEL = re.compile(r"(?<!\w)(?:nämnd|organisation|styrelse|organ|enhet|verksamhet)\s*:\s*$", re.IGNORECASE)
_OWN = re.compile(r"(?<!\w)nämndens(?!\w)", re.IGNORECASE)
#: A body of the text is meant from so many mentions on, and when it is so large a share of all.
_LEAST, _SHARE = 4, 0.7


def body_of(sources: Sources) -> Answer | None:
    """The body's name as it is normally written, or None."""
    found = _of_cover(sources)
    if found is None:
        found = _only("running header", sources.running) or _only("metadata title", sources.metadata)
    if found is None:
        found = _of_headings(sources) or _of_text(sources)
    return found if found and found.value else None


def opinions(sources: Sources) -> Iterator[Opinion]:
    """What headers and metadata say of the body."""
    for source, texts in (("running header", sources.running), ("metadata title", sources.metadata)):
        answer = _only(source, texts)
        if answer:
            yield Opinion(answer.value, source, answer.words)


def several(sources: Sources) -> tuple[str, str] | None:
    """A note where the cover names more bodies than one and none of them was taken."""
    names = list(dict.fromkeys(m.name for s in sources.front for m in _own(s.text)))
    if len(names) < 2:
        return None
    return ("identify.several_bodies", f"The cover names {', '.join(names)}; none is taken as the document's own.")


def _own(text: str) -> list[BodyMention]:
    """The bodies that a line names as its own."""
    return [m for m in bodies(text) if not m.genitive and not m.bound]


def _of_cover(sources: Sources) -> Answer | None:
    """The body on the cover; an answer without a value where it names several that nothing tells apart."""
    found = [(s, m) for s in sources.front for m in _own(s.text)]
    if not found:
        return None
    labelled = [(s, m) for s, m in found if _LABEL.search(s.text[: m.start])]
    largest = max(s.size for s, _ in found)
    candidates = labelled or [(s, m) for s, m in found if s.size >= largest]
    names = list(dict.fromkeys(m.name for _, m in candidates))
    if len(names) > 1:
        alone = list(dict.fromkeys(m.name for s, m in candidates if _is_line(s.text)))
        names = alone if len(alone) == 1 else names
    if len(names) > 1:
        return Answer("", "cover", ", ".join(names))
    return Answer(names[0], "cover", names[0])


def _only(source: str, texts: Iterable[str]) -> Answer | None:
    """The only body that the lines name."""
    names = {m.name for text in texts for m in _own(text)}
    return Answer(min(names), source, min(names)) if len(names) == 1 else None


def _of_headings(sources: Sources) -> Answer | None:
    """A first heading that is nothing but a body, beside type and time."""
    return _only("heading", [text for text in sources.first_headings if _is_line(text)])


def _is_line(text: str) -> bool:
    spans = [(m.start, m.end) for m in _own(text)] + [(m.start, m.end) for m in mentions(text)]
    spans += [(w.start, w.end) for w in type_words(text)] + [(h.start, h.end) for h in scan(text)]
    return not re.search(r"[^\W\d_]", mask(text, spans))


def _of_text(sources: Sources) -> Answer | None:
    evidence = sources.evidence
    if not any(_OWN.search(text) for text in (*evidence.headings, *evidence.labels)):
        return None
    count = Counter(m.name for m in bodies(evidence.text) if not m.bound)
    ranked = sorted(count.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < _LEAST or ranked[0][1] < _SHARE * count.total():
        return None
    name = ranked[0][0]
    message = f"No title names the body; the text speaks of hardly any but {name}."
    return Answer(name, "text", f"{name}, named most often", ("identify.body_from_text", message))
