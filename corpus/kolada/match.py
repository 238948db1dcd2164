"""Which of Kolada's key figures a measure is, by its name.

In this order: an id that is printed; a title, as it stands; a title with the same words in another form or order;
the one title that has all of the name's words, and lacks none in the name but light ones ("elever").
What never fits, whatever the words: another number, age or grade, another unit, something else that it is counted per,
women or men where the register does not have them, a key figure for others than the document's owner, one that ended
long before the document's year. Where two titles fit, and neither is but the other with more words, none is taken.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.kolada.form import Form, form_of
from corpus.kolada.index import Title, index
from corpus.kolada.printed import printed_ids
from corpus.kolada.words import ended_in, is_number, vocabulary, whole

#: The share of a title's weight that a name must have; measured on the tuning half of `tests/corpus/kolada_names.csv`.
ENOUGH = 0.85
#: Words, beside numbers, that make a name.
FEWEST = 2
#: The register's letters for what municipalities have, and what regions have.
MUNICIPALITY, REGION = "KA", "LA"
#: A document shows values of some years back: that long after its end a key figure is still looked for.
AFTER_END = 3
#: From here on, a title with other words too is a rival, and worth telling of where none is taken.
RIVAL = 0.5
#: More than these are no choice but a word that many have.
TOLD = 6


@dataclass(frozen=True, slots=True)
class Match:
    """A key figure, how sure that is (0–1), and by what: printed, exact, normalised or similar."""

    id: str
    score: float
    method: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a name: a match, or the ids that fit as well as each other."""

    match: Match | None = None
    candidates: tuple[str, ...] = ()


NOTHING = Outcome()


@lru_cache(maxsize=4096)
def match(
    name: str, unit: str | None = None, owners: str = MUNICIPALITY, year: int | None = None, grouped: bool = False
) -> Outcome:
    """The key figure that a measure of this name and unit is, for a document of `year` whose owner is in `owners`.

    `grouped`: it stands under a heading of its own, which may say more than the name. One word ("Hushåll") is a name
    only where it stands alone and as in the register.
    """
    printed = printed_ids(name)
    if printed:
        return _printed(printed)
    form = _joined(form_of(name))
    short = len([word for word in form.words if not is_number(word)]) < FEWEST
    if short and grouped:
        return NOTHING
    exact = _exact(name, owners, year)
    if exact is not None or short:
        return exact or NOTHING
    return _by_words(form, unit, owners, year)


def _printed(ids: tuple[str, ...]) -> Outcome:
    known = [found for found in ids if index().has_id(found)]
    return Outcome(Match(known[0], 1.0, "printed")) if len(known) == len(ids) == 1 else NOTHING


def _exact(name: str, owners: str, year: int | None) -> Outcome | None:
    text = whole(name)
    titles = index().having(form_of(name, title=True).words)
    same = [title for title in titles if title.text == text and _may_be(title, owners, year)]
    said = ended_in(name)
    ids = tuple(dict.fromkeys(title.id for title in same if said is None or title.ended == said))
    if len(ids) == 1:
        return Outcome(Match(ids[0], 1.0, "exact"))
    return Outcome(candidates=ids) if ids else None


def _may_be(title: Title, owners: str, year: int | None) -> bool:
    return title.owner in owners and (title.ended is None or year is None or year <= title.ended + AFTER_END)


def _by_words(form: Form, unit: str | None, owners: str, year: int | None) -> Outcome:
    said = _units(form, unit)
    if said is None:
        return NOTHING
    words = form.words - vocabulary().fillers | form.per
    found: dict[str, tuple[float, frozenset[str]]] = {}
    for title in index().having(words):
        if _may_be(title, owners, year) and _fits(form, title, said):
            missing = title.needed - form.words
            score = _score(title, missing)
            if score > found.get(title.id, (0.0, missing))[0]:
                found[title.id] = score, missing
    return _chosen(found)


def _joined(form: Form) -> Form:
    """The form with words that a line cut in two ("idrotts-föreningar") made whole, where titles have them so."""
    places = index().places
    whole_words = {word: word.replace("-", "") for word in form.words if "-" in word and not places(word)}
    if not any(map(places, whole_words.values())):
        return form
    return replace(form, words=frozenset(whole_words.get(word, word) for word in form.words))


def _fits(form: Form, title: Title, unit: str) -> bool:
    """Do numbers, unit, what it is counted per, women and men agree?"""
    if unit != title.unit and unit and (title.unit or unit in _AMOUNTS):
        return False
    if not _same_numbers(form, title) or not title.per <= form.words:
        return False
    if form.per and not title.per and (unit in _AMOUNTS or title.unit in ("share", "kr")):
        return False
    return form.split is None or title.by_sex


def _same_numbers(form: Form, title: Title) -> bool:
    said = form.numbers
    return said <= title.words and {word for word in title.needed if is_number(word)} <= said


def _score(title: Title, missing: frozenset[str]) -> float:
    """The share of the title's weight that the name has."""
    return 1.0 - index().weight_of(missing) / index().weight_of(title.needed) if missing else 1.0


def _chosen(found: dict[str, tuple[float, frozenset[str]]]) -> Outcome:
    """The best title, where it is good enough and no other fits but by saying more than it."""
    near = sorted((-score, id_, missing) for id_, (score, missing) in found.items() if score >= RIVAL)
    if not near:
        return NOTHING
    score, best, missing = -near[0][0], near[0][1], near[0][2]
    if score >= ENOUGH and missing <= vocabulary().light and all(missing < more for _, _, more in near[1:]):
        return Outcome(Match(best, round(score, 3), "normalised" if not missing else "similar"))
    return Outcome(candidates=tuple(id_ for _, id_, _ in near)) if 2 <= len(near) <= TOLD else NOTHING


_AMOUNTS = frozenset(("kr", "tkr", "mkr"))
#: Units of columns and cells → class of unit.
_CLASSES = {"dagar": "count", "min": "count", "timmar": "count", "personer": "count", "p": "count"}


def _units(form: Form, unit: str | None) -> str | None:
    """The unit that name and column agree on, "" where neither says one, None where they do not agree."""
    word = (unit or "").casefold().strip(" .")
    column = vocabulary().units.get(word.partition("/")[0], _CLASSES.get(word, ""))
    if column and form.unit and column != form.unit:
        return None
    return form.unit or column
