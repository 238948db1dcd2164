"""Plans as Markdown files, generated for measuring growth: with headings, labels, goals, measures and a budget.

Each municipality's committees have a document a year. Half of their goals are in words that many municipalities use,
half in their own, and most come again the next year, as in real plans. The words are those of Kolada's titles, the
common ones by far the most common (Zipf). The same number always gives the same document.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from pathlib import Path

from benchmarks.synthetic import BODIES
from corpus.kolada.rows import kolada_measures
from corpus.registers import municipalities

#: Goals of a document in words that others use, and in its own; measures; lines of the budget; goals in common use.
COMMON, OWN, MEASURES, AMOUNTS, POOL = 6, 6, 10, 12, 400
FIRST_YEAR = 2015
#: One goal of its own in so many is new each year.
CHANGES = 4
_VERBS = ("öka", "stärkas", "förbättras", "minska", "utvecklas", "säkras", "breddas", "följas")


def write(folder: Path, documents: int, first: int = 0) -> list[Path]:
    """The documents from number `first` on as files of `folder`, which is made; their names are in their order."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{number:06}.md" for number in range(first, first + documents)]
    for number, path in enumerate(paths, first):
        path.write_text(document(number), encoding="utf-8")
    return paths


def document(number: int) -> str:
    """The document of that number: all municipalities in turn, then the next committee, then the next year."""
    places = _places()
    turn, place = divmod(number, len(places))
    year, body = FIRST_YEAR + turn // len(BODIES), BODIES[turn % len(BODIES)][0]
    chance = random.Random(f"{place} {body}")
    lines = [f"{places[place]} kommun", body, f"# Verksamhetsplan med budget {year}"]
    for at, goal in enumerate(_goals(f"{place} {body}", chance, year), 1):
        lines += [f"## {at} {_sentence(chance, 1)}", _prose(chance)]
        lines += ["### Nämndens mål", f"**{goal}**", _prose(chance)]
        lines += [_measures(chance, year)] if at <= 2 else []
    lines += [f"## {COMMON + OWN + 1} Budget", _budget(chance, year)]
    return "\n\n".join(lines) + "\n"


def _goals(whose: str, chance: random.Random, year: int) -> Iterator[str]:
    pool = _pool()
    for _ in range(COMMON):
        yield pool[min(len(pool) - 1, int(len(pool) ** chance.random()) - 1)]
    for at in range(OWN):
        changed = (year - FIRST_YEAR + at) // CHANGES
        yield _sentence(random.Random(f"{whose} {at} {changed}"), 3)


@cache
def _places() -> list[str]:
    return [municipality.name for municipality in municipalities()]


@cache
def _pool() -> list[str]:
    chance = random.Random("pool")
    return [_sentence(chance, 2) for _ in range(POOL)]


@cache
def _words() -> tuple[list[str], list[float]]:
    """The words of Kolada's titles and how often each comes, summed up."""
    found = dict.fromkeys(word for one in kolada_measures() for word in re.findall(r"\b[a-zåäö]{5,}\b", one.title))
    return list(found), list(accumulate(1 / (rank + 10) for rank in range(len(found))))


def _sentence(chance: random.Random, pairs: int) -> str:
    words, weights = _words()
    drawn = chance.choices(words, cum_weights=weights, k=2 * pairs)
    said = " och ".join(f"{a} för {b}" for a, b in zip(drawn[::2], drawn[1::2], strict=True))
    return f"{said[:1].upper()}{said[1:]} ska {chance.choice(_VERBS)}"


def _prose(chance: random.Random) -> str:
    return " ".join(f"{_sentence(chance, 3)}." for _ in range(5))


@cache
def _titles() -> list[str]:
    return sorted({one.title for one in kolada_measures() if one.unit == "%" and "|" not in one.title})


def _measures(chance: random.Random, year: int) -> str:
    rows = [f"| Mått | Utfall {year - 2} | Utfall {year - 1} | Målvärde {year} |", "|---|---:|---:|---:|"]
    for title in chance.sample(_titles(), MEASURES // 2):
        a, b, c = (f"{chance.uniform(40, 95):.1f} %".replace(".", ",") for _ in range(3))
        rows.append(f"| {title} | {a} | {b} | {c} |")
    return "\n".join(rows)


def _budget(chance: random.Random, year: int) -> str:
    rows = [f"| Verksamhet, tkr | Utfall {year - 1} | Budget {year} |", "|---|---:|---:|"]
    words, weights = _words()
    areas = chance.choices(words, cum_weights=weights, k=AMOUNTS)
    rows += [
        f"| {area.capitalize()} | {chance.randrange(500, 9000)} | {chance.randrange(500, 9000)} |" for area in areas
    ]
    return "\n".join(rows)
