"""Makes `corpus/data/kolada_index.tsv`: `python -m corpus.kolada.build`, after a change of register or vocabulary.

First one line per title: the facts that decide whether a measure may be it (id, whose it is, women and men, the year it
ended, unit), the title as it is compared whole, and its words: what it is counted per, those that may be left out, the
rest. Then an empty line, and one line per word with the numbers of the titles that have it. So nothing has to be taken
apart in a run but what the names of a document ask for.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from corpus.kolada.form import form_of
from corpus.kolada.index import FIRST_WORDS
from corpus.kolada.words import whole
from corpus.registers import Row, register


def index_text() -> str:
    """The whole file."""
    titles = list(title_lines())
    places: dict[str, list[str]] = {}
    for number, line in enumerate(titles):
        for word in " ".join(line.split("\t")[FIRST_WORDS:]).split():
            places.setdefault(word, []).append(str(number))
    words = [f"{word}\t{' '.join(numbers)}" for word, numbers in sorted(places.items())]
    return "\n".join((*titles, "", *words, ""))


def title_lines() -> Iterator[str]:
    """The lines in the order of the register, a title before the one that it had earlier."""
    for row in register("kolada_measures"):
        for title in dict.fromkeys((row["titel"], row["tidigare_titel"])):
            if title:
                yield _line(row, title)


def _line(row: Row, title: str) -> str:
    form = form_of(title, title=True)
    plain = form.words - form.per - form.optional
    facts = (row["id"], row["kommuntyp"], row["konsuppdelad"], row["avslutad_ar"], form.unit, whole(title))
    return "\t".join((*facts, *(" ".join(sorted(words)) for words in (form.per, form.optional - form.per, plain))))


if __name__ == "__main__":
    target = Path(__file__).parents[1] / "data" / "kolada_index.tsv"
    target.write_text(index_text(), encoding="utf-8")
