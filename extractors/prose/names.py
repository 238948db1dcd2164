"""What a value stated in running text is a value of: the measure's name.

In order of precedence: the subject of the sentence's own obligation ("Andelen nöjda elever ska öka till …"); the
sentence before it in the paragraph; the nearest goal or bold statement above it in its section; the words of its
own sentence before the value; the section's title.
"""

from __future__ import annotations

import re
from functools import cache

from extractors.drafts import Flow
from extractors.layout.types import Block, Role
from extractors.prose.anchors import anchors_in
from extractors.prose.sentences import Sentence
from extractors.values.forms import alternatives, forms_of

#: How many blocks above a value its measure may be named.
_BLOCKS_ABOVE = 4
_LONGEST_NAME = 300
_LEAST_WORDS = 2


def measure_name(flow: Flow, index: int, sentences: list[Sentence], number: int) -> str:
    """The name of the measure that sentence `number` of block `index` gives a value of."""
    sentence = sentences[number].text
    names = (
        _subject(sentence),
        _sentence_before(sentences, number),
        _statement_above(flow, index),
        _own_words(sentence),
        _section_title(flow, flow.blocks[index]),
    )
    return next((name for name in names if name), trimmed(sentence))


def _subject(sentence: str) -> str:
    """The words before "ska", where they name something; "För 2019 ska" names nothing."""
    found = _obligation().search(sentence)
    if found is None or any(a.end <= found.start() and not a.modal for a in anchors_in(sentence)):
        return ""
    subject = trimmed(sentence[: found.start()])
    named = len(subject.split()) >= _LEAST_WORDS and not re.match(r"(?:för|under|till|senast|år)\b", subject, re.I)
    return subject if named else ""


@cache
def _obligation() -> re.Pattern[str]:
    return re.compile(alternatives(list(forms_of("value_words", "modal"))), re.IGNORECASE)


def _sentence_before(sentences: list[Sentence], number: int) -> str:
    """The nearest sentence before it in the paragraph that states no value itself."""
    for sentence in reversed(sentences[:number]):
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
