"""The front of a document: what stands before its text, as segments.

The cover's lines are cleaned of markup, page numbers are left out, and the front ends at a table of contents, a
numbered heading, a customary first heading ("Sammanfattning") or running text. Lines in display size that follow one
another in the same size are one segment, unless one is only a name; a line that goes on from the one before
("Omsorgs- och", ", inkl. …") is joined to it. Lines about the decision ("Antagen av …", "Dnr …") are marked, since their
bodies and years are not the document's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.identity.bodies import body_spans
from corpus.identity.places import mentions
from corpus.identity.wording import forms, pattern
from corpus.lexicon import normal

_MARKUP = re.compile(r"^[#>\s]+|[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}|<[^>]{1,20}>")
_SPACED = re.compile(r"(?<!\S)(?:\S ){3,}\S(?!\S)")
_PAGE_NUMBER = re.compile(r"(?:sida?\.?|page)?\s*\d{1,3}(?:\s*(?:\(\d+\)|av\s+\d+|/\s*\d+))?", re.IGNORECASE)
_LEADERS = re.compile(r"(?:\.\s?){4,}\s*\d*$")
_NUMBERED = re.compile(r"1(?:\.\d*)*\.?\s+[A-ZÅÄÖ]|\d+\.\d+\.?\s+[A-ZÅÄÖ]")
_SENTENCES = re.compile(r"[a-zåäö]{2}[.!?]\s+[A-ZÅÄÖ]")
_ADDRESS = re.compile(r"\w\.\w")
#: A line is prose from so many words on where it ends as a sentence, and lines so long that follow one another are.
_SENTENCE_WORDS, _LONG_LINE, _LONGEST_TITLE = 8, 60, 170
#: Display sizes are at least so much larger than the smallest size on the cover.
_DISPLAY = 1.2
_SAME_SIZE = 0.6


@dataclass(frozen=True, slots=True)
class Segment:
    """Lines of the front that belong together; `display` where they are set larger than the rest."""

    text: str
    size: float = 0.0
    display: bool = False
    decision: bool = False


def clean_line(text: str) -> str:
    """A line without markup, soft hyphens, spaced-out letters and superfluous spaces."""
    text = _MARKUP.sub("", text.replace("\u00ad", "")).replace("\t", "  ")
    text = _SPACED.sub(lambda m: m.group().replace(" ", ""), text)
    return re.sub(r"\s+", " ", text).strip(" |")


def is_decision(text: str) -> bool:
    """Does the line speak of the decision or the making of the document?"""
    return pattern("cover_words", "decision").search(text) is not None or "§" in text


def front(cover: Sequence[tuple[str, float]]) -> list[Segment]:
    """The segments of the front, in order."""
    lines = _lines(cover)
    sizes = [size for _, size in lines if size]
    least = min(sizes, default=0.0) * _DISPLAY
    segments: list[Segment] = []
    for text, size in lines:
        decision = is_decision(text)
        display = bool(size) and size >= least and max(sizes) > least
        last = segments[-1] if segments else None
        if last is not None and not decision and not last.decision and _belongs(last, text, size):
            segments[-1] = Segment(join(last.text, text), max(last.size, size), last.display or display)
        else:
            segments.append(Segment(text, size, display, decision))
    return segments


def join(first: str, second: str) -> str:
    """Two lines as one, a word hyphenated at the line's end made whole."""
    if re.search(r"[^\W\d_]-$", first):
        if re.match(r"(?:och|samt|eller|o|&)\b", second):
            return f"{first} {second}"
        if second[:1].islower():
            return first[:-1] + second
    if second[:1] in ",;:":
        return first + second
    return f"{first} {second}"


def only_names(text: str) -> bool:
    """Is the line nothing but the name of a municipality, a region or a body?"""
    spans = [(m.start, m.end) for m in mentions(text)] + body_spans(text)
    return bool(spans) and not re.search(r"\w", mask(text, spans))


def mask(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text with the spans blanked."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _lines(cover: Sequence[tuple[str, float]]) -> list[tuple[str, float]]:
    """The cleaned lines up to where the front ends."""
    cleaned = [(clean_line(text), size) for text, size in cover]
    cleaned = [(text, size) for text, size in cleaned if text and not _PAGE_NUMBER.fullmatch(text)]
    kept: list[tuple[str, float]] = []
    for index, (text, size) in enumerate(cleaned):
        following = cleaned[index + 1] if index + 1 < len(cleaned) else ("", 0.0)
        if _ends_front(text, bool(kept)) or _is_prose(text, size, following):
            break
        kept.append((text, size))
    return kept


def _ends_front(text: str, begun: bool) -> bool:
    word = normal(text)
    if word in forms("cover_words", "contents") or word.replace(" ", "") in forms("cover_words", "contents"):
        return True
    return bool(_LEADERS.search(text) or (begun and (_NUMBERED.match(text) or word in forms("cover_words", "opening"))))


def _is_prose(text: str, size: float, following: tuple[str, float]) -> bool:
    if len(text) > _LONGEST_TITLE or (_SENTENCES.search(text) and not is_decision(text)):
        return True
    if text.endswith((".", "?", "!")) and len(text.split()) >= _SENTENCE_WORDS:
        return True
    goes_on = len(following[0]) >= _LONG_LINE and abs(following[1] - size) <= _SAME_SIZE
    return len(text) >= _LONG_LINE and goes_on and following[0][:1].islower()


def _belongs(last: Segment, text: str, size: float) -> bool:
    """Does the line go on from the segment?"""
    if last.text.endswith("-") and not last.text.endswith(" -"):
        return True
    if _ADDRESS.search(text):
        return False
    if text[0] in ",;" or (last.display and text[0].islower()):
        return True
    return last.display and abs(last.size - size) <= _SAME_SIZE and not only_names(last.text) and not only_names(text)
