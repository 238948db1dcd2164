"""The title of a document.

On the cover, in this order: the largest segment that holds a word for a type of document, the largest segment in
display size that is more than a name or a year. Else the title of the file's metadata, unless it is a program's or a
template's own, or a file name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.identity.front import Segment, mask, only_names
from corpus.identity.typewords import type_words
from corpus.periods import scan

_PROGRAM = re.compile(r"^(?:Microsoft (?:Word|PowerPoint|Excel)|PowerPoint|Word)\s*-\s*", re.IGNORECASE)
_SUFFIX = re.compile(r"\.(?:docx?|pdf|indd|pptx?|xlsx?|odt|rtf|dotx?)$", re.IGNORECASE)
_COPY = re.compile(r"^(?:kopia av|copy of)\s+", re.IGNORECASE)
_GENERIC = re.compile(
    r"(?:untitled|namnlös\w*|dokument\d*|document\d*|rubrik|titel|title|bakgrund|innehåll\w*|sammanfattning|inledning|"
    r"powerpoint-presentation|presentation\d*|mall\w*|word-?mall|rapportmall|sida\s*\d*|\W*|\d+)",
    re.IGNORECASE,
)


def cover_title(front: Sequence[Segment]) -> Segment | None:
    """The segment that is the title, or None."""
    typed = [s for s in front if any(w.concept != "other_weak" or s.display for w in type_words(s.text))]
    display = [s for s in front if s.display and not only_names(s.text) and not _only_time(s.text)]
    candidates = typed or display
    largest = max((s.size for s in candidates), default=0.0)
    big = [s for s in display if s.size > largest * 1.5]
    return next((s for s in big or candidates if s.size >= largest), None)


def metadata_title(title: str | None) -> str | None:
    """The metadata's title where it is one, without program name, "Kopia av" and file suffix."""
    text = _SUFFIX.sub("", _COPY.sub("", _PROGRAM.sub("", (title or "").strip())))
    text = re.sub(r"\s+", " ", text.replace("_", " ")).strip()
    return None if not text or _GENERIC.fullmatch(text) else text


def _only_time(text: str) -> bool:
    return not re.search(r"\w", mask(text, [(hit.start, hit.end) for hit in scan(text)]))
