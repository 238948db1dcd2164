"""What a value stated in running text is a value of: the measure's name.

In order of precedence: the subject of the sentence's own obligation ("Andelen nöjda elever ska öka till …");
what is to change or was measured ("att sänka elpriset till …", "visade på ett överskott på …"); the
sentence before it in the paragraph; the nearest goal or bold statement above it in its section; the words
of its own sentence before the value; the section's title.
"""

from __future__ import annotations

import re
from functools import cache

from extractors.drafts import Flow
from extractors.layout.types import Block, Role
from extractors.prose.anchors import anchors_in
from extractors.prose.sentences import Sentence, sentences
from extractors.values.forms import alternatives, forms_of
from models.measure import ValueKind

#: How many blocks above a value its measure may be named.
_BLOCKS_ABOVE = 4
_LONGEST_NAME = 300
_LEAST_WORDS = 2
_LEAST_NAME = 8
_LONGEST_OBJECT = 8
_ARTICLE = re.compile(r"^(?:ett|en|den|det|de)\s+", re.IGNORECASE)


def measure_name(flow: Flow, index: int, parts: list[Sentence], number: int) -> str:
    """The name of the measure that sentence `number` of block `index` gives a value of."""
    sentence = parts[number].text
    names = (
        _subject(sentence),
        _object(sentence),
        _sentence_before(parts, number),
        _statement_above(flow, index),
        _own_words(sentence),
        _section_title(flow, flow.blocks[index]),
    )
    return next((name for name in names if name), trimmed(sentence))


def goal_name(text: str) -> str:
    """The name that a goal, in one or more sentences, gives its measure."""
    goals = [s.text for s in sentences(text) if any(a.kind is ValueKind.TARGET for a in anchors_in(s.text))]
    goal = goals[-1] if goals else text
    return _subject(goal) or trimmed(goal)


def _subject(sentence: str) -> str:
    """The words before "ska", or between "ska" and its verb after a time: "Till 2030 ska utsläppen minska"."""
    found = next((anchor for anchor in anchors_in(sentence) if anchor.modal), None)
    if found is None or any(a.end <= found.start and not a.modal for a in anchors_in(sentence)):
        return ""
    subject = trimmed(sentence[: found.start])
    if re.match(r"(?:för|under|till|senast|år|i|vid|\d{4})\b", subject, re.IGNORECASE):
        words = _obligation().sub("", sentence[found.start : found.end].strip(), count=1).split()
        subject = trimmed(" ".join(words[:-1]))
    return subject if len(subject.split()) >= _LEAST_WORDS or len(subject) > _LEAST_NAME else ""


def _object(sentence: str) -> str:
    """What stands between a verb of change or showing and the number's "till", "med" or "på"."""
    found = _verb_and_object().search(sentence)
    words = _ARTICLE.sub("", trimmed(found.group(1))) if found else ""
    return words if words and not re.search(r"\d", words) and len(words.split()) <= _LONGEST_OBJECT else ""


@cache
def _verb_and_object() -> re.Pattern[str]:
    verbs = alternatives([*forms_of("value_words", "change"), "visade på", "visar på", "visade", "visar"])
    return re.compile(rf"{verbs}\s+([^.;:,]+?)\s+(?:till|med|på)\s+[^.;:]{{0,12}}\d", re.IGNORECASE)


@cache
def _obligation() -> re.Pattern[str]:
    return re.compile(alternatives(list(forms_of("value_words", "modal"))), re.IGNORECASE)


def _sentence_before(parts: list[Sentence], number: int) -> str:
    """The nearest sentence before it in the paragraph that states no value itself."""
    for sentence in reversed(parts[:number]):
        if not any(not anchor.modal for anchor in anchors_in(sentence.text)):
            return trimmed(sentence.text)
    return ""


def _statement_above(flow: Flow, index: int) -> str:
    """The nearest bold statement above, within the section; other text between ends the search."""
    section = flow.blocks[index].section
    for block in reversed(flow.blocks[max(0, index - _BLOCKS_ABOVE) : index]):
        if block.section != section or block.role in (Role.TABLE, Role.IMAGE):
            return ""
        if block.role in (Role.PARAGRAPH, Role.HEADING, Role.LIST_ITEM) and _is_statement(block):
            return trimmed(block.text)
    return ""


def _is_statement(block: Block) -> bool:
    return (block.bold or block.role is Role.HEADING) and len(block.text.split()) > 3


def _own_words(sentence: str) -> str:
    """The words before the first anchor or colon, where there are enough of them to name something."""
    anchors = anchors_in(sentence)
    words = trimmed(sentence[: anchors[0].start]) if anchors else ""
    return words if len(words.split()) > _LEAST_WORDS else ""


def _section_title(flow: Flow, block: Block) -> str:
    return flow.sections[block.section].title if block.section is not None else ""


def trimmed(text: str) -> str:
    """The text on one line, without punctuation at its ends, cut at a word where it is very long."""
    text = re.sub(r"\s+", " ", text).strip(" \t:;,.-–•(")
    return text if len(text) <= _LONGEST_NAME else text[:_LONGEST_NAME].rsplit(" ", 1)[0] + " …"
