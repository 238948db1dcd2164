"""The tables of the database, made from the pydantic models.

One table per model, columns in the order of the model's fields (where it was read last), types from their
annotations: text and enumerations TEXT, whole numbers and truth values INTEGER, numbers REAL, everything else JSON
in TEXT. Keys: `id` is primary, `document_id` and `measure_id` delete their rows with what they belong to, the other
references must hold when a transaction ends. The statements are run on a new database in one transaction, so that a
database is there as a whole or not at all. They stand in `schema.sql`, as `output.schema_sql` makes them of what
stands here with sqlite-utils; a test compares the two.
"""

from __future__ import annotations

import types
import typing
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib.resources import files

from models.base import Located, Model, Read
from models.budget import BudgetLine
from models.correction import Correction
from models.direction import MeasureDirection
from models.document import Document
from models.finding import Finding
from models.followup import Activity, Indicator
from models.goal import Goal
from models.link import DocumentLink, Link, LinkGoal, LinkTask, LinkWord
from models.measure import Measure, MeasureValue
from models.register import KoladaMeasure, Municipality, SdgGoal
from models.run import Run
from models.sdg import SdgReference
from models.section import Section
from models.table import Table
from output.views import create_views

#: Letters keep their dots and rings: å, ä and ö are letters of their own.
TOKENIZER = "unicode61 remove_diacritics 0"

#: Where and how something was read, in the order of the columns.
PROVENANCE = ("raw", "page", "box", "method", "confidence", "ocr", "ocr_confidence")

#: What a reference column points at: (table, what happens to the row when that is deleted).
REFERENCES = {
    "document_id": ("documents", "CASCADE"),
    "from_document_id": ("documents", "CASCADE"),
    "to_document_id": ("documents", "CASCADE"),
    "measure_id": ("measures", "CASCADE"),
    "section_id": ("sections", "NO ACTION"),
    "table_id": ("tables", "NO ACTION"),
    "goal_id": ("goals", "NO ACTION"),
}


@dataclass(frozen=True, slots=True)
class TableSpec:
    """How a model is stored."""

    name: str
    model: type[Model]
    meaning: str
    key: str = "id"
    #: Columns of the full-text index `NAME_fts`.
    search: tuple[str, ...] = ()
    #: Indexes beside those of the references.
    indexes: tuple[tuple[str, ...], ...] = ()

    #: The model's own fields in their order, then where they were read, which it inherits.
    columns: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        inherited = next((base.model_fields for base in (Read, Located) if issubclass(self.model, base)), {})
        own = [name for name in self.model.model_fields if name not in inherited]
        object.__setattr__(self, "columns", (*own, *(name for name in PROVENANCE if name in inherited)))


#: In the order in which rows are written: what is referred to comes first.
TABLES = (
    TableSpec(
        "documents",
        Document,
        "One row per document that was read: whose it is, what it is, and how much of it was read.",
        indexes=(
            ("path",),
            ("sha256",),
            ("municipality", "body", "year"),
            ("municipality_code",),
            ("body",),
            ("type",),
            ("year",),
        ),
    ),
    TableSpec("sections", Section, "The headings of a document, each with its own text.", search=("title", "text")),
    TableSpec("tables", Table, "The tables of a document as they stand, understood or not."),
    TableSpec(
        "goals",
        Goal,
        "Goals on every level, with the document's own word for the level and the goal they belong to.",
        search=("text", "description", "comment"),
        indexes=(("kind",),),
    ),
    TableSpec(
        "measures",
        Measure,
        "What is measured (mått, indikator, nyckeltal); the numbers stand in measure_values.",
        search=("name", "group_name", "note"),
        indexes=(("kolada_id",),),
    ),
    TableSpec("measure_values", MeasureValue, "The values of the measures: outcomes, targets, forecasts …"),
    TableSpec("budget_lines", BudgetLine, "One row per amount of a budget table."),
    TableSpec(
        "sdg_references",
        SdgReference,
        "One row per printed mention of a global goal (Agenda 2030).",
        indexes=(("document_id", "sdg"),),
    ),
    TableSpec("activities", Activity, "Rows of follow-up tables: what is done.", search=("activity", "comment")),
    TableSpec("indicators", Indicator, "Rows of follow-up tables: results.", search=("indicator", "analysis")),
    TableSpec(
        "findings",
        Finding,
        "What was not read, is not certain or does not add up; also files that became no document.",
        indexes=(("path",), ("code",)),
    ),
    TableSpec(
        "measure_directions",
        MeasureDirection,
        "Which way is better for a measure; measures of which that is not known have no row.",
    ),
    TableSpec(
        "document_links",
        DocumentLink,
        "Which document of the same body comes after which, for each kind of thing that both hold.",
    ),
    TableSpec(
        "links",
        Link,
        "The same goal, measure or activity from a document to the next, and goals alike elsewhere.",
        indexes=(("from_id",), ("to_id",), ("relation",)),
    ),
    TableSpec(
        "link_goals",
        LinkGoal,
        "Index of goals by their wording, by which similar goals are found; not for reading.",
        indexes=(("wording", "year", "municipality", "id"),),
    ),
    TableSpec(
        "link_words",
        LinkWord,
        "Index of wordings by their words, by which similar goals are found; not for reading.",
        indexes=(("term", "wording", "weight", "total"),),
    ),
    TableSpec("link_queue", LinkTask, "What the next run is to link; empty after a run that went through."),
    TableSpec(
        "corrections",
        Correction,
        "The corrections of the user's file: what was read, what it was corrected to, and which were not applied.",
        indexes=(("entity_id", "field"),),
    ),
    TableSpec("runs", Run, "One row per run of the extraction; the only table with the time of the clock."),
    TableSpec("municipalities", Municipality, "Register of the municipalities.", key="code", indexes=(("name",),)),
    TableSpec("sdg_goals", SdgGoal, "Register of the 17 global goals.", key="sdg"),
    TableSpec(
        "kolada_measures",
        KoladaMeasure,
        "Register of Kolada's key figures (source: Kolada, RKA); empty as long as no measure is one of them.",
    ),
)
BY_NAME = {spec.name: spec for spec in TABLES}


def plain_type(annotation: object) -> tuple[object, bool]:
    """The type without None, and whether None is allowed."""
    if isinstance(annotation, types.UnionType) or typing.get_origin(annotation) is typing.Union:
        members = [a for a in typing.get_args(annotation) if a is not type(None)]
        return members[0], len(members) < len(typing.get_args(annotation))
    return annotation, False


def sql_type(annotation: object) -> str:
    """TEXT, INTEGER or REAL for the type of a field."""
    plain, _ = plain_type(annotation)
    if plain in (bool, int):
        return "INTEGER"
    return "REAL" if plain is float else "TEXT"


def is_json(annotation: object) -> bool:
    """Is the field stored as JSON (a list, a dict or a box)?"""
    plain, _ = plain_type(annotation)
    return not (isinstance(plain, type) and (plain in (bool, int, float, str) or issubclass(plain, StrEnum)))


def columns_of(spec: TableSpec) -> dict[str, str]:
    """Column names with their SQL types, in their order."""
    return {name: sql_type(spec.model.model_fields[name].annotation) for name in spec.columns}


def required_columns(spec: TableSpec) -> set[str]:
    """The columns that are never null."""
    return {name for name, field in spec.model.model_fields.items() if not plain_type(field.annotation)[1]}


def references_of(spec: TableSpec) -> list[tuple[str, str, str]]:
    """(column, table, what happens on delete) of each reference of a table."""
    found = [(column, *REFERENCES[column]) for column in spec.columns if column in REFERENCES]
    if "parent_id" in spec.columns:
        found.append(("parent_id", spec.name, "NO ACTION"))
    return found


def indexes_of(spec: TableSpec) -> list[tuple[str, ...]]:
    """The indexed columns of a table: each reference, with `position` behind the document where there is one."""
    ordered = {"document_id": ("document_id", "position")} if "position" in spec.columns else {}
    return [ordered.get(column, (column,)) for column, _, _ in references_of(spec)] + list(spec.indexes)


#: What stands between two statements in `schema.sql`.
BETWEEN = "\n;\n"


@cache
def statements() -> tuple[str, ...]:
    """All statements that make an empty database, in order: tables, indexes, full-text search, views."""
    text = files("output").joinpath("schema.sql").read_text(encoding="utf-8")
    return (*text.removesuffix(BETWEEN).split(BETWEEN), *create_views())
