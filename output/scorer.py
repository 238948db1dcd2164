"""The scores of one document against one gold file, entity by entity.

Sections are compared by number and title, the others by what they say; whether they stand in the right section, and
have the right unit or group, is told as a share of the hits beside.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from output.gold import (
    Gold,
    GoldActivity,
    GoldAmount,
    GoldGoal,
    GoldIndicator,
    GoldItem,
    GoldSdg,
    GoldSection,
    GoldValue,
)
from output.matching import Pairing, close, norm, pair_up, precision_recall_f1, same_number

Row = dict[str, Any]

_NUMBERED = re.compile(r"\d+(\.\d+)*")
_VALUES = """
    SELECT m.name, m.group_name, m.section_id, v.kind, v.year, v.value, v.unit, v.origin
    FROM measures m CROSS JOIN measure_values v ON v.measure_id = m.id
    WHERE m.document_id = ? ORDER BY m.position, v.rowid
"""


@dataclass(frozen=True, slots=True)
class Score:
    """How an entity fared. `more` are shares of the hits: placed in the right section, right unit …"""

    gold: int
    found: int
    hit: int
    more: dict[str, float] = field(default_factory=dict)
    misses: list[Row] = field(default_factory=list)
    extras: list[Row] = field(default_factory=list)

    @property
    def prf(self) -> tuple[float, float, float]:
        return precision_recall_f1(self.hit, self.found, self.gold)


class Sections:
    """The sections of a document, and where in them something stands."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        self._by_id = {row["id"]: row for row in rows}

    def chain(self, section_id: str | None) -> list[Row]:
        """The section and those that it stands in, innermost first."""
        found: list[Row] = []
        while section_id is not None and section_id in self._by_id and len(found) <= len(self._by_id):
            found.append(self._by_id[section_id])
            section_id = found[-1]["parent_id"]
        return found

    def top(self, section_id: str | None) -> str | None:
        """The number of the nearest numbered section, or the section itself."""
        return next((row["number"] for row in self.chain(section_id) if row["number"]), section_id)

    def holds(self, wanted: str | None, section_id: str | None) -> bool:
        """Is `wanted`, a number such as 4.1.2 or a title, the section or one of those it stands in?"""
        if wanted is None:
            return True
        chain = self.chain(section_id)
        if _NUMBERED.fullmatch(wanted):
            return next((row["number"].rstrip(".") for row in chain if row["number"]), None) == wanted
        return any(norm(row["title"]) == norm(wanted) for row in chain)

    def parent_is(self, wanted: str | None, section: Row) -> bool:
        """Does the section stand in `wanted`, a number or a title, at any depth?"""
        if wanted is None:
            return True
        return any(
            norm(wanted) in (norm(row["title"]), norm(row["number"])) for row in self.chain(section["parent_id"])
        )


class Scorer:
    """Scores one document against one gold file."""

    def __init__(self, connection: sqlite3.Connection, document: Row, gold: Gold) -> None:
        self._connection = connection
        self._document = document
        self._gold = gold
        self._sections = Sections(self._rows("SELECT * FROM sections WHERE document_id = ? ORDER BY position"))
        self._values = self._rows(_VALUES)

    def scores(self) -> dict[str, Score]:
        """The scores by entity, of those that the gold file says something about."""
        makers: dict[str, Callable[[], Score]] = {
            "document": self._facts,
            "sections": self._section_score,
            "goals": self._goals,
            "measure_values": self._table_values,
            "text_values": self._text_values,
            "sdg_references": self._sdgs,
            "budget_lines": self._budget,
            "activities": self._activities,
            "indicators": self._indicators,
        }
        return {name: make() for name, make in makers.items() if self._gold.scored(name)}

    def _rows(self, sql: str) -> list[Row]:
        return [dict(row) for row in self._connection.execute(sql, [self._document["id"]])]

    def _facts(self) -> Score:
        facts = self._gold.facts
        wrong = {
            key: [value, self._document.get(key)]
            for key, value in facts.items()
            if value is not None and norm(str(self._document.get(key))) != norm(str(value))
        }
        return Score(len(facts), len(facts), len(facts) - len(wrong), misses=[wrong] if wrong else [])

    def _section_score(self) -> Score:
        def same(gold: GoldSection, row: Row) -> bool:
            return norm(gold.title) == norm(row["title"]) and (gold.number or "") == (row["number"] or "").rstrip(".")

        found = [row for row in self._sections.rows if row["title"]]
        paired = pair_up(self._gold.sections or [], found, same)
        if self._gold.partial:
            paired = Pairing(paired.pairs, paired.misses, [])
        return _score(paired, placed=paired.share(lambda gold, row: self._sections.parent_is(gold.parent, row)))

    def _goals(self) -> Score:
        def same(gold: GoldGoal, row: Row) -> bool:
            return (gold.any_kind or gold.kind == row["kind"]) and close(gold.text, row["text"])

        found = self._rows("SELECT * FROM goals WHERE document_id = ? ORDER BY position")
        paired = pair_up(self._gold.goals or [], found, same)
        return _score(
            paired, placed=paired.share(lambda gold, row: self._sections.holds(gold.section, row["section_id"]))
        )

    def _table_values(self) -> Score:
        def same(gold: GoldValue, row: Row) -> bool:
            return (
                (gold.kind, gold.year) == (row["kind"], row["year"])
                and same_number(gold.value, row["value"])
                and close(gold.name, row["name"])
            )

        paired = pair_up(self._gold.table_values(), [row for row in self._values if row["origin"] == "table"], same)
        return _score(
            paired,
            unit=paired.share(lambda gold, row: (gold.unit or "") == (row["unit"] or "")),
            group=paired.share(lambda gold, row: norm(gold.group) == norm(row["group_name"])),
        )

    def _text_values(self) -> Score:
        """Values in running text: said twice in a section counts once, said by a table there too costs nothing."""

        def same(gold: GoldValue, row: Row) -> bool:
            return (
                gold.kind == row["kind"]
                and gold.year in ("any", row["year"])
                and same_number(gold.value, row["value"])
                and self._sections.holds(gold.section, row["section_id"])
            )

        stated: dict[tuple[Any, ...], Row] = {}
        for row in self._values:
            if row["origin"] == "text":
                stated.setdefault((row["section_id"], row["kind"], row["year"], row["value"]), row)
        in_tables = {self._said(row) for row in self._values if row["origin"] == "table"}
        paired = pair_up(self._gold.narrative_values or [], list(stated.values()), same)
        extras = [row for row in paired.extras if self._said(row) not in in_tables]
        return _score(Pairing(paired.pairs, paired.misses, extras))

    def _said(self, row: Row) -> tuple[Any, ...]:
        return self._sections.top(row["section_id"]), row["kind"], row["year"], row["value"]

    def _sdgs(self) -> Score:
        def same(gold: GoldSdg, row: Row) -> bool:
            return (gold.goal, gold.target) == (row["sdg"], row["target"]) and self._sections.holds(
                gold.section, row["section_id"]
            )

        found = self._rows("SELECT * FROM sdg_references WHERE document_id = ? ORDER BY position")
        paired = pair_up(self._gold.sdg or [], found, same)
        return _score(paired, mention=paired.share(lambda gold, row: gold.mention == row["mention"]))

    def _budget(self) -> Score:
        def same(gold: GoldAmount, row: Row) -> bool:
            return (
                (gold.year, gold.stage, gold.side, gold.unit) == (row["year"], row["stage"], row["side"], row["unit"])
                and same_number(gold.amount, row["amount"])
                and close(gold.area, row["area"])
            )

        found = self._rows("SELECT * FROM budget_lines WHERE document_id = ? ORDER BY position")
        paired = pair_up(self._gold.budget or [], found, same)
        return _score(paired, totals=paired.share(lambda gold, row: gold.is_total == bool(row["is_total"])))

    def _activities(self) -> Score:
        def same(gold: GoldActivity, row: Row) -> bool:
            if not close(gold.activity, row["activity"]):
                return False
            return close(gold.comment, row["comment"]) if gold.comment else not (row["comment"] or "").strip()

        found = self._rows("SELECT * FROM activities WHERE document_id = ? ORDER BY position")
        return _score(pair_up(self._gold.activities or [], found, same))

    def _indicators(self) -> Score:
        def same(gold: GoldIndicator, row: Row) -> bool:
            return close(gold.indicator, row["indicator"]) and close(gold.analysis, row["analysis"])

        found = self._rows("SELECT * FROM indicators WHERE document_id = ? ORDER BY position")
        return _score(pair_up(self._gold.indicators or [], found, same))


def _score(paired: Pairing[Any, Row], **more: float) -> Score:
    hit = len(paired.pairs)
    return Score(
        gold=hit + len(paired.misses),
        found=hit + len(paired.extras),
        hit=hit,
        more=more,
        misses=[_told(item) for item in paired.misses],
        extras=[{key: value for key, value in row.items() if not key.endswith("id")} for row in paired.extras],
    )


def _told(item: GoldItem) -> Row:
    return item.model_dump(exclude_none=True, exclude={"optional"})


def lines(score: Score) -> Iterator[tuple[str, Row]]:
    """("missed" or "extra", what) of a score."""
    for item in score.misses:
        yield "missed", item
    for item in score.extras:
        yield "extra", {key: value for key, value in item.items() if value is not None}
