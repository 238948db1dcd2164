"""A database of many generated documents, to measure questions and comparisons at size.

All municipalities of the register, five bodies and as many years as it takes; each document has 40 sections and goals,
30 measures with 100 values, 60 budget lines and ten global goals, about what a plan of thirty pages has. Words are
drawn from a small vocabulary, so that goals are alike here and there, and the same measures come again every year. The
same number of documents always gives the same rows. Rows are written without models, since there are millions.

    python -m benchmarks.synthetic plans.db --documents 10000
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from corpus.kolada.rows import kolada_measures
from corpus.registers import municipalities, sdg_goals
from models.version import VERSION
from output.database import Database
from output.schema import BY_NAME

SECTIONS, GOALS, MEASURES, AMOUNTS, SDGS = 40, 40, 30, 60, 10
#: Years of values of each measure: three outcomes, and a target for the last for one in three.
OUTCOMES = 3
FIRST_YEAR = 2017
BODIES = (
    ("Barn- och utbildningsnämnden", "education"),
    ("Socialnämnden", "care"),
    ("Kultur- och fritidsnämnden", "culture_leisure"),
    ("Tekniska nämnden", "infrastructure"),
    ("Kommunstyrelsen", "political"),
)  # fmt: skip
KINDS = ("plan", "annual_report")
_WHO = (
    "elever", "brukare", "medarbetare", "företagare", "invånare", "besökare", "föreningar", "unga", "äldre", "familjer",
    "nyanlända", "anhöriga", "pendlare", "odlare", "läsare", "idrottare",
)  # fmt: skip
_WHAT = (
    "trygghet", "delaktighet", "läsförståelse", "bemötande", "tillgänglighet", "sysselsättning", "folkhälsa", "klimat",
    "kollektivtrafik", "bostäder", "arbetsmiljö", "digitalisering", "kulturutbud", "måltider", "vattenkvalitet",
    "näringsliv", "integration", "ledarskap", "beredskap", "lärande",
)  # fmt: skip
_HOW = ("öka", "stärkas", "förbättras", "minska", "utvecklas", "säkras", "breddas", "följas")
_LEVELS = (("focus_area", "Målområde"), ("council_goal", "Kommunfullmäktiges mål"), ("committee_goal", "Nämndens mål"))
_BOX = "[72.0,100.0,300.0,120.0]"

Row = dict[str, Any]


def fill(path: Path, documents: int) -> None:
    """Make a database with that many documents at `path`, which must not be there."""
    with Database.open(path) as database:
        database.fill_registers(municipalities(), sdg_goals())
        database.fill_kolada(kolada_measures())
        connection = database.db
        connection.execute("PRAGMA synchronous = OFF")
        with database.transaction():
            kolada = [
                row[0] for row in connection.execute("SELECT id FROM kolada_measures WHERE unit = '%' ORDER BY id")
            ]
            places = connection.execute("SELECT code, name FROM municipalities ORDER BY code").fetchall()
            for number, (code, name) in zip(range(documents), _endless(places), strict=False):
                _write(connection, _document(number, number // len(places), code, name, kolada))
        connection.execute("ANALYZE")


def _endless(places: list[Any]) -> Iterator[Any]:
    while True:
        yield from places


def _document(number: int, turn: int, code: str, name: str, kolada: list[str]) -> dict[str, list[Row]]:
    """The rows of a document by table."""
    body, area = BODIES[turn % len(BODIES)]
    year = FIRST_YEAR + turn // len(BODIES)
    chance = random.Random(number)
    sha = hashlib.sha256(str(number).encode()).hexdigest()
    id_ = sha[:16]
    document = {
        "id": id_, "path": f"plans/{code}-{turn}.pdf", "sha256": sha, "format": "pdf", "title": f"{body} {year}",
        "municipality": name, "municipality_code": code, "body": body, "body_family": body, "policy_area": area,
        "type": KINDS[year % 2], "year": year, "pages": 30, "language": "sv", "decided_by": "{}", "certainty": "{}",
        "pages_read": 30, "pages_ocr": 0, "tables_read": 4, "tables_unread": number % 7 == 0, "numbers_read": 160,
        "numbers_unread": number % 5, "labels_read": 0, "labels_unread": 0, "version": VERSION,
    }  # fmt: skip
    goals = [_goal(id_, place, chance) for place in range(1, GOALS + 1)]
    measures = [_measure(id_, place, area, kolada, chance) for place in range(1, MEASURES + 1)]
    return {
        "documents": [document],
        "sections": [_section(id_, place, chance) for place in range(1, SECTIONS + 1)],
        "goals": goals,
        "measures": measures,
        "measure_values": [value for measure in measures for value in _values(measure, year, chance)],
        "budget_lines": [_amount(id_, place, year, chance) for place in range(1, AMOUNTS + 1)],
        "sdg_references": [_sdg(id_, place, chance) for place in range(1, SDGS + 1)],
    }


def _sentence(chance: random.Random) -> str:
    what = f"{chance.choice(_WHAT).capitalize()} för {chance.choice(_WHO)}"
    return f"{what} och {chance.choice(_WHO)} ska {chance.choice(_HOW)} genom {chance.choice(_WHAT)}"


def _section(document: str, place: int, chance: random.Random) -> Row:
    return {
        "id": f"{document}-s{place}", "document_id": document, "position": place, "level": 1 + place % 3,
        "number": str(place), "title": chance.choice(_WHAT).capitalize(), "page_first": place * 3 // 4 + 1,
        "page_last": place * 3 // 4 + 1, "text": ". ".join(_sentence(chance) for _ in range(6)),
    }  # fmt: skip


def _goal(document: str, place: int, chance: random.Random) -> Row:
    kind, term = _LEVELS[min((place - 1) % 8, 2)]
    parent = {0: None, 1: place - 1}.get((place - 1) % 8, place - ((place - 1) % 8 - 1))
    return {
        "id": f"{document}-g{place}", "document_id": document, "section_id": f"{document}-s{place}",
        "parent_id": f"{document}-g{parent}" if parent else None, "position": place, "kind": kind, "local_term": term,
        "text": _sentence(chance), "method": "text", "page": place * 3 // 4 + 1, "box": _BOX,
    }  # fmt: skip


def _measure(document: str, place: int, area: str, kolada: list[str], chance: random.Random) -> Row:
    """The first third has ids of Kolada; the others have names that come again with the same body."""
    known = kolada[(place * 37 + len(area) * 11) % len(kolada)] if place <= MEASURES // 3 else None
    name = f"Andel {_WHO[place % len(_WHO)]} som är nöjda med {_WHAT[(place * 7 + len(area)) % len(_WHAT)]}"
    return {
        "id": f"{document}-m{place}", "document_id": document, "section_id": f"{document}-s{place}",
        "goal_id": f"{document}-g{place}", "position": place, "name": name, "unit": "%", "kolada_id": known,
        "kolada_score": 1.0 if known else None, "kolada_method": "exact" if known else None,
        "page": place * 3 // 4 + 1, "box": _BOX,
    }  # fmt: skip


def _values(measure: Row, year: int, chance: random.Random) -> Iterator[Row]:
    kinds = [("outcome", year - before) for before in range(OUTCOMES, 0, -1)]
    if measure["position"] % 3 == 0:
        kinds.append(("target", year))
    for place, (kind, of) in enumerate(kinds, 1):
        value = round(chance.uniform(40, 95), 1)
        yield {
            "id": f"{measure['id']}-v{place}", "measure_id": measure["id"], "kind": kind, "year": of, "value": value,
            "unit": "%", "origin": "table", "raw": str(value).replace(".", ","), "page": measure["page"], "box": _BOX,
            "method": "ruled", "confidence": 0.95 if chance.random() > 0.02 else 0.6,
        }  # fmt: skip


def _amount(document: str, place: int, year: int, chance: random.Random) -> Row:
    side = ("cost", "income", "net")[place % 3]
    amount = float(chance.randrange(500, 90_000))
    return {
        "id": f"{document}-b{place}", "document_id": document, "section_id": f"{document}-s{1 + place // 2}",
        "position": place, "area": "Summa" if place > AMOUNTS - 3 else _WHAT[place // 3].capitalize(),
        "is_total": int(place > AMOUNTS - 3), "year": year, "stage": "budget", "side": side, "amount": amount,
        "unit": "tkr", "amount_sek": amount * 1000, "raw": str(int(amount)), "page": 28, "box": _BOX,
        "method": "ruled", "confidence": 0.95,
    }  # fmt: skip


def _sdg(document: str, place: int, chance: random.Random) -> Row:
    sdg = chance.randrange(1, 18)
    return {
        "id": f"{document}-u{place}", "document_id": document, "section_id": f"{document}-s{place}",
        "goal_id": f"{document}-g{place}", "position": place, "sdg": sdg, "mention": "listed", "text": f"Mål {sdg}",
        "page": place, "box": _BOX,
    }  # fmt: skip


def _write(connection: sqlite3.Connection, tables: dict[str, list[Row]]) -> None:
    for table, rows in tables.items():
        columns = BY_NAME[table].columns
        sql = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
        connection.executemany(sql, ([row.get(column) for column in columns] for row in rows))


def main(arguments: Iterable[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.synthetic", description="Make a generated database.")
    parser.add_argument("db", type=Path, help="file to write")
    parser.add_argument("--documents", type=int, default=10_000)
    asked = parser.parse_args(None if arguments is None else list(arguments))
    fill(asked.db, asked.documents)


if __name__ == "__main__":
    main()
