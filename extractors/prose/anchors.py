"""The words of a sentence that say what kind of value follows.

A word of a kind ("målet", "utfall", "prognosen") is an anchor; so is a verb of obligation with what it
demands ("ska minska", "bör ökas", "ska vara"), which makes a target. Where a sentence has neither, the name of
what is measured with a verb in the past tense ("Andelen nöjda var", "Sjukfrånvaron minskade till") makes an outcome.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from extractors.values.forms import alternatives, forms_of
from models.measure import ValueKind

_TWO_NUMBERS = re.compile(r"\d\D+\d")
_KINDS = (ValueKind.TARGET, ValueKind.OUTCOME, ValueKind.FORECAST, ValueKind.BASELINE)
#: Words that may stand between "ska" and the verb: "ska i hela kommunen minska".
_BETWEEN = r"[^.;:!?]{0,60}?"
#: Words that may stand between what is measured and its verb; nothing that is only thought of stands there.
_NAMED = r"(?:(?!\b(?:om|att|ska|skulle|skall|bör|kan|kunde|beräknades|förväntades|bedömdes|än)\b)[^.;:!?\d]){0,80}?"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a sentence begins to speak of a value, and of which kind."""

    start: int
    end: int
    kind: ValueKind
    #: Made by a verb of obligation, not by a word of the kind.
    modal: bool = False


def anchors_in(text: str) -> list[Anchor]:
    """The anchors of a sentence, in order.

    >>> [(a.kind.value, a.modal) for a in anchors_in("Utfallet var 61, och andelen ska öka.")]
    [('outcome', False), ('target', True)]
    """
    return list(_anchors_in(text))


@lru_cache(maxsize=64)
def _anchors_in(text: str) -> tuple[Anchor, ...]:
    """The same (a sentence is asked for its anchors, its values and its name, one after the other)."""
    found = [
        Anchor(m.start(), m.end(), ValueKind(m.lastgroup or ""))
        for m in _kind_words().finditer(text)
        if not re.match(r"-\w", text[m.end() :])
    ]
    found += [Anchor(m.start(), m.end(), ValueKind.TARGET, modal=True) for m in _obligations().finditer(text)]
    if not any(anchor.kind is not ValueKind.OUTCOME for anchor in found):
        found += [Anchor(m.start(), m.start("verb"), ValueKind.OUTCOME) for m in _measured().finditer(text)]
    return tuple(sorted(found, key=lambda anchor: (anchor.start, anchor.end)))


def may_state_values(text: str) -> bool:
    """A quick look: could the text hold an anchor and two numbers? False for nearly all paragraphs."""
    return _TWO_NUMBERS.search(text) is not None and (
        _kind_words().search(text) is not None
        or _obligations().search(text) is not None
        or _measured().search(text) is not None
    )


@cache
def _kind_words() -> re.Pattern[str]:
    groups = "|".join(
        f"(?P<{kind.value}>{alternatives(list(forms_of('value_words', kind.value)))})" for kind in reversed(_KINDS)
    )
    return re.compile(groups, re.IGNORECASE)


@cache
def _measured() -> re.Pattern[str]:
    names = alternatives(list(forms_of("value_words", "measured")))
    verbs = alternatives(list(forms_of("value_words", "was")))
    return re.compile(rf"{names}(?P<between>{_NAMED})(?P<verb>{verbs})(?=\s+\D{{0,20}}\d)", re.IGNORECASE)


@cache
def _obligations() -> re.Pattern[str]:
    modal = alternatives(list(forms_of("value_words", "modal")))
    verbs = alternatives(
        [*forms_of("value_words", "change"), *forms_of("value_words", "reach"), "vara", "bli", "ligga på"]
    )
    return re.compile(rf"{modal}(?!\s+(?:inte|ej)\b){_BETWEEN}{verbs}", re.IGNORECASE)
