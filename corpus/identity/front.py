"""The front of a document: what stands before its text, as segments.

The cover's lines are cleaned of markup, page numbers are left out, and the front ends at a table of contents, a
numbered heading, a customary first heading ("Sammanfattning") or running text. Lines in display size that follow one
another in the same size are one segment, unless one is only a name; a line that goes on from the one before
("Omsorgs- och", ", inkl. …") is joined to it. What speaks of the decision ("Antagen av …", "Dnr …") is a segment of its
own and marked, since its bodies and years are not the document's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.identity.bodies import body_spans
from corpus.identity.places import mentions
from corpus.identity.typewords import is_type_name, starts_with_type, type_words
from corpus.identity.wording import forms, pattern
from corpus.lexicon import normal
from corpus.periods import scan

_MARKUP = re.compile(r"^[#>\s]+|[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}|<[^>]{1,20}>")
_SPACED = re.compile(r"(?<!\S)(?:\S ){3,}\S(?!\S)|^[A-ZÅÄÖ] [A-ZÅÄÖ] [A-ZÅÄÖ]$")
_PAGE_NUMBER = re.compile(r"(?:sida?\.?|page)?\s*\d{1,3}(?:\s*(?:\(\d+\)|av\s+\d+|/\s*\d+))?", re.IGNORECASE)
_LEADERS = re.compile(r"(?:\.\s?){4}\s*\d*$")
_NUMBERED = re.compile(r"1(?:\.\d*)*\.?\s+[A-ZÅÄÖ]|\d+\.\d+\.?\s+[A-ZÅÄÖ]")
_SENTENCES = re.compile(r"[a-zåäö]{2}[.!?]\s+[A-ZÅÄÖ]")
_GOES_ON = re.compile(r"[^\W\d_]-(?:,|\s+(?:och|samt|o|&))?$|\s(?:och|samt|&|för|med|av|till)$", re.IGNORECASE)
_ADDRESS = re.compile(r"\w\.\w")
#: A decision with who took it and when; a name behind that is the document's own.
_DECIDED = re.compile(r".*\sav\s.*(?:\d{4}-\d\d-\d\d|§\s*\d+)(?=\s+[A-ZÅÄÖ])", re.DOTALL)
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


def split_decision(text: str) -> tuple[str, str]:
    """The line up to where it begins to speak of the decision or the making of the document, and the rest.

    "Reviderad budget" names the document; "Dnr" and "Antagen av …" do not.
    """
    for match in pattern("cover_words", "decision").finditer(text):
        if not starts_with_type(text[match.end() :]):
            break
    else:
        match = None
    start = min([match.start()] if match else [len(text)], default=0)
    if "§" in text[:start]:
        return "", text
    head = text[:start].rstrip(" ,;:–(-")
    return (head, text[start:]) if type_words(head) or only_names(head) or start == len(text) else ("", text)


def own_part(text: str) -> str:
    """The line without what it says of the decision."""
    return split_decision(text)[0]


def front(cover: Sequence[tuple[str, float]]) -> list[Segment]:
    """The segments of the front, in order."""
    lines = _lines(cover)
    sizes = [size for _, size in lines if size]
    least = min(sizes, default=0.0) * _DISPLAY
    segments: list[Segment] = []
    for text, size, decision in _split(lines):
        display = bool(size) and size >= least and max(sizes) > least
        if display and any(s.text.endswith(text) for s in segments[-1:]):
            continue
        text = _one_word(text) if display else text
        last = segments[-1] if segments else None
        if last is not None and not decision and not last.decision and _belongs(last, text, size):
            segments[-1] = Segment(join(last.text, text), max(last.size, size), last.display or display)
        else:
            segments.append(Segment(text, size, display, decision))
    return segments


def _split(lines: Sequence[tuple[str, float]]) -> Iterator[tuple[str, float, bool]]:
    """Each line with its size, what it says of the decision apart from the rest, and from a name behind it."""
    for text, size in lines:
        own, decision = split_decision(text)
        if own:
            yield own, size, False
        if decision:
            said = _DECIDED.match(decision)
            name = decision[said.end() :].strip() if said else ""
            name = name if only_names(name) else ""
            yield decision.removesuffix(name).rstrip(), size, True
            if name:
                yield name, size, False


def join(first: str, second: str) -> str:
    """Two lines as one; a word hyphenated at the line's end, or a type's name set on two lines, made whole."""
    if re.search(r"[^\W\d_]-$", first):
        if re.match(r"(?:och|samt|eller|o|&)\b", second):
            return f"{first} {second}"
        if second[:1].islower():
            return first[:-1] + second
    if second[:1] in ",;:":
        return first + second
    if is_type_name(first.rpartition(" ")[2] + second):
        return first + second
    return f"{first} {second}"


def _one_word(text: str) -> str:
    """Words that are a type's name when set together ("KLIMAT STRATEGI"), joined."""
    words = text.split(" ")
    joined = words[:1]
    for word in words[1:]:
        whole = word.isalpha() and is_type_name(joined[-1] + word)
        joined[-1:] = [joined[-1] + word] if whole else [joined[-1], word]
    return " ".join(joined)


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
    if len(text) > _LONGEST_TITLE:
        return True
    sentence = _SENTENCES.search(text) is not None or text.endswith((".", "?", "!"))
    if sentence and len(text.split()) >= _SENTENCE_WORDS and not split_decision(text)[1]:
        return True
    goes_on = len(following[0]) >= _LONG_LINE and abs(following[1] - size) <= _SAME_SIZE
    return len(text) >= _LONG_LINE and goes_on and following[0][:1].islower()


def _is_time(text: str) -> bool:
    """Does the line begin with an expression of time?"""
    return any(hit.start == 0 for hit in scan(text))


def _belongs(last: Segment, text: str, size: float) -> bool:
    """Does the line go on from the segment?"""
    if _GOES_ON.search(last.text):
        return True
    if _ADDRESS.search(text):
        return False
    if text[0] in ",;" or (last.display and text[0].islower() and not _is_time(text)):
        return True
    return last.display and abs(last.size - size) <= _SAME_SIZE and not only_names(last.text) and not only_names(text)
