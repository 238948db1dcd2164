"""What colours and signs mean in a document, by its own legend.

In order of precedence: what stands beside a mark ("● Uppfyllt ● Delvis uppfyllt"); what the text says of a colour or
a sign ("Grön = målet uppfylls", "Pil uppåt visar att resultatet förbättrats"). Words count as a legend where they are
words of a status or a trend and nothing else, or where they are told to be its meaning. A look that is explained in
two ways means nothing. What the document does not explain is left to the general lexicon, by those who ask.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property

from corpus.lexicon import Entry, lexicon, normal
from extractors.layout.figures import ARROWS, FACES, Look
from extractors.layout.marks import look_of, sign_pattern, signs
from extractors.layout.types import Block, Mark, MarkKind, Note
from extractors.values.forms import parts_of
from models.box import Box, union

#: Forms shorter than this are too common as words to be searched for in a sentence.
_SHORTEST = 6
_LONGEST_BLOCK, _LONGEST_WORD = 2500, 30
#: Entries of a legend on one line are at most this far apart in height (points).
_SAME_LINE = 4.0
_LEXICONS = ("status", "trend")
_PLAIN = ("circle", "square", "symbol", "area", "bar")


class Legend:
    """The marks of a document and what they mean in it; read when it is first asked for a meaning.

    `blocks` and `marks` (by page) are those of the document. `usual` counts what was read without an explanation.
    """

    def __init__(self, blocks: Sequence[Block] = (), marks: Mapping[int, Sequence[Mark]] | None = None) -> None:
        self._blocks, self.marks = blocks, marks or {}
        self.usual: Counter[str] = Counter()
        self._twice: list[str] = []

    @cached_property
    def meanings(self) -> dict[str, dict[Look, str]]:
        """The meanings of looks, by lexicon (status, trend)."""
        meanings: dict[str, dict[Look, str]] = {name: {} for name in _LEXICONS}
        for (name, key), told in sorted(_entries(self._blocks, self.marks).items(), key=repr):
            if len(told) == 1:
                meanings[name][key] = next(iter(told))
            elif key.color is not None and key.shape is None:
                self._twice.append(f"{describe(key)} as a {name}")
        return meanings

    @cached_property
    def explains_colors(self) -> bool:
        """Does the document say of two colours or more which status they mean?"""
        return sum(look.color is not None and look.shape is None for look in self.meanings["status"]) > 1

    def notes(self) -> list[Note]:
        """What is to be said of the whole document: looks with two explanations, and with none that were read."""
        notes = []
        if self._twice:
            message = f"The document explains a look in two ways, and none is taken: {', '.join(self._twice)}."
            notes.append(Note("status.legend_disagrees", message, "info", stage="extract"))
        if self.usual:
            read = ", ".join(f"{what} ({count})" for what, count in sorted(self.usual.items()))
            message = f"The document does not explain its signs; by what is usual: {read}."
            notes.append(Note("status.by_usage", message, "info", stage="extract"))
        return notes

    def meaning(self, name: str, look: Look) -> str | None:
        """What the document says that the look means, as a status or a trend."""
        known = self.meanings[name]
        return next((known[key] for key in _keys(look) if key in known), None)


def _keys(look: Look) -> Iterator[Look]:
    """A look, then the wider ones that it is one of."""
    yield look
    if look.shape in ARROWS:
        yield Look(look.color, "arrow")
    if look.shape in FACES:
        yield Look(look.color, "face")
    if look.color is not None:
        yield Look(look.color, None)
    if look.shape not in _PLAIN:
        yield Look(None, look.shape)


def _entries(blocks: Sequence[Block], marks: Mapping[int, Sequence[Mark]]) -> dict[tuple[str, Look], set[str]]:
    """What is said of each look, by its marks and its text."""
    found: dict[tuple[str, Look], set[str]] = defaultdict(set)
    for page in marks.values():
        for name, look, meaning in _beside(page):
            for key in _explained(look):
                found[name, key].add(meaning)
    for block in blocks:
        if block.grid is None and len(block.text) < _LONGEST_BLOCK:
            for name, look, meaning in _in_text(block.marker + " " + block.text):
                for key in _explained(look):
                    found[name, key].add(meaning)
    return found


def _explained(look: Look) -> list[Look]:
    """The looks that an entry explains: a disc of a colour explains the colour, an arrow all arrows of its colour."""
    if look.shape in _PLAIN:
        return [look, Look(look.color, None)] if look.color else []
    if look.shape in ARROWS and look.color:
        return [look, Look(look.color, "arrow")]
    return [look]


def _beside(marks: Sequence[Mark]) -> Iterator[tuple[str, Look, str]]:
    """Entries that are a mark with its meaning right of it."""
    entries = [m for m in marks if m.beside and m.kind is not MarkKind.AREA]
    sure: list[Mark] = []
    rest: list[Mark] = []
    for mark in entries:
        told = _meaning(mark.beside)
        if told is None:
            rest.append(mark)
        elif (look := look_of(mark)) is not None:
            sure.append(mark)
            yield told[0], look, told[1]
    for mark in rest:
        row = [m for m in sure if abs(m.box.y_mid - mark.box.y_mid) < _SAME_LINE]
        name = _meaning(row[0].beside) if row else None
        look = look_of(mark) if name else None
        if name is not None and look is not None:
            meaning = told_by(name[0], mark.beside) or (mark.beside if len(mark.beside) <= _LONGEST_WORD else None)
            if meaning is not None:
                yield name[0], look, meaning


def legend_lines(marks: Sequence[Mark]) -> list[Box]:
    """The lines on which two or more marks stand with their meaning beside them: legends, and no rows of a table."""
    told = [m for m in marks if m.beside and m.kind is not MarkKind.AREA and _meaning(m.beside)]
    found = []
    for mark in told:
        row = [m for m in told if abs(m.box.y_mid - mark.box.y_mid) < _SAME_LINE]
        if len(row) > 1 and row[0] is mark:
            box = union(m.box for m in row)
            found += [box] if box is not None else []
    return found


def _meaning(text: str) -> tuple[str, str] | None:
    """(lexicon, meaning) of words beside a sign, where they are sure to be its meaning."""
    means = _means().match(text)
    text = text[means.end() :] if means else text
    for name in _LEXICONS:
        meaning = told_by(name, text) if means else word_of(name, text)
        if meaning is not None:
            return name, meaning
    return None


def word_of(name: str, text: str) -> str | None:
    """The concept of a text that is a form of the lexicon as a whole; the text where the document's word is kept."""
    for part in (text, re.split(r"[.,;:(]", text, maxsplit=1)[0]):
        concept = lexicon(name).concept(part)
        if concept is not None:
            return part.strip() if concept == "word" else concept
    return None


def told_by(name: str, text: str) -> str | None:
    """The concept that a sentence tells, by the forms in it and what denies or limits them; None where unclear."""
    whole = word_of(name, text)
    if whole is not None or any(c.isdigit() for c in text):
        return whole
    found = [e for e in lexicon(name).search(text) if len(e.form) >= _SHORTEST and e.concept != "word"]
    concepts = {e.concept for e in found}
    said = _said(text, found)
    if name == "trend":
        return concepts.pop() if len(concepts) == 1 and "not" not in said else None
    if "fulfilled" in concepts and "partly" not in concepts and "not" in said:
        concepts = {"partly" if said & {"partly", "wholly"} else "not_fulfilled"}
    elif ("partly" in said and concepts == {"fulfilled"}) or ("wholly" in said and concepts == {"not_fulfilled"}):
        return "partly"
    elif "not" in said:
        return None
    if concepts == {"fulfilled", "partly"}:
        return "partly"
    return concepts.pop() if len(concepts) == 1 else None


def _said(text: str, found: Iterable[Entry]) -> set[str]:
    """What else the text says: not, partly, wholly."""
    rest = normal(text)
    for entry in found:
        rest = rest.replace(normal(entry.form), " ")
    return {e.concept for e in lexicon("looks").search(rest)} & {"not", "partly", "wholly"}


def _in_text(text: str) -> Iterator[tuple[str, Look, str]]:
    """Entries in running text: signs with their meaning, and colours and signs by their names."""
    if not _may_explain(text):
        return
    found = list(sign_pattern().finditer(text))
    for at, sign in enumerate(found):
        end = found[at + 1].start() if at + 1 < len(found) else len(text)
        told = _meaning(text[sign.end() : end].strip(" ,;"))
        if told is not None:
            yield told[0], signs()[sign.group(1)], told[1]
    for entry in _named().finditer(text):
        look = _look_named(entry.group("color") or "", entry.group("shape") or entry.group("alone") or "")
        for name in _LEXICONS:
            meaning = told_by(name, entry.group("meaning").strip(" ,"))
            if look is not None and meaning is not None:
                yield name, look, meaning
                break


def _look_named(color: str, shape: str) -> Look | None:
    looks = lexicon("looks")
    name = (looks.concept(color) or "").removeprefix("color.") or None
    form = (looks.concept(shape) or "").removeprefix("shape.") or None
    if form in _PLAIN:
        form = None
    return Look(name, form) if name or form else None


def _forms(start: str) -> str:
    forms = sorted((e.form for e in lexicon("looks").entries if e.concept.startswith(start)), key=len, reverse=True)
    return "|".join(map(re.escape, forms))


@cache
def _means() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:(?:{_forms('means')})(?!\w)|[:=–-]|\)\s)\s*", re.IGNORECASE)


def _may_explain(text: str) -> bool:
    """A quick look: does a sign, or the name of a colour or a shape, stand in the text?"""
    folded = text.casefold()
    return not signs().keys().isdisjoint(text) or any(part in folded for part in parts_of("looks", *_look_concepts()))


@cache
def _look_concepts() -> tuple[str, ...]:
    concepts = {entry.concept for entry in lexicon("looks").entries}
    return tuple(sorted(concept for concept in concepts if concept.startswith(("color.", "shape."))))


@cache
def _named() -> re.Pattern[str]:
    color, shape = _forms("color."), _forms("shape.")
    look = rf"(?:(?P<color>{color})(?:\s+(?P<shape>{shape}))?|(?P<alone>{shape}))"
    end = rf"(?=[.;,\n|•]|\s(?:{color})\b\s*(?:[=:–-]|\w+\s*=)|$)"
    text = rf"\b{look}\s*(?:(?:{_forms('means')})(?!\w)|[:=–-])\s*(?P<meaning>[^.;,\n|•=]{{2,90}}?){end}"
    return re.compile(text, re.IGNORECASE)


@cache
def _names() -> dict[str, str]:
    """The Swedish name of each colour and shape: the first form of its concept."""
    names: dict[str, str] = {}
    for entry in lexicon("looks").entries:
        names.setdefault(entry.concept, entry.form)
    return names


def describe(look: Look) -> str:
    """A look in words.

    >>> describe(Look("green", "circle")), describe(Look(None, "up"))
    ('grön cirkel', 'pil uppåt')
    """
    names = _names()
    parts = [names[f"color.{look.color}"] if look.color else "", names.get(f"shape.{look.shape}", "")]
    return " ".join(part for part in parts if part)
