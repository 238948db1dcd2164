"""The stages that a document goes through, in their order.

Each stage is a plain function that adds its result to the `Work` of one document; `find` comes before
(`corpus.find`) and `load` after (`output.database`), since they see all documents. To change what happens
to a document, find its stage here and follow the import.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from corpus.fetch import digest, local_copy
from corpus.find import SourceFile
from corpus.identify import Evidence, Identity, identify
from extractors.agenda2030.described import described_references
from extractors.agenda2030.placing import icon_references
from extractors.agenda2030.references import sdg_references
from extractors.drafts import Drafts, Flow, KnownGoals, TableDraft
from extractors.goals.depth import settle_depth
from extractors.goals.extract import extract_goals, set_parents
from extractors.goals.themes import theme_goals
from extractors.layout.types import Note, Reading
from extractors.legend import Legend
from extractors.linking import link_drafts
from extractors.meaning.beside import mark_goals
from extractors.meaning.understand import understand
from extractors.prose.narrative import narrative_measures
from extractors.readers.fitting import make_fit
from extractors.readers.ocr import Ocr, OcrReader
from extractors.readers.open import read_source
from extractors.scanned import mark_scanned
from extractors.sections.build import build_flow
from extractors.tables import flow_tables, table_context, table_notes
from models.extraction import Extraction
from pipeline.assemble import assemble
from pipeline.reading import unchanged
from pipeline.settings import Settings
from pipeline.validate import validate_extraction


@dataclass
class Work:
    """One document on its way through the stages."""

    source: SourceFile
    settings: Settings
    sha256: str = ""
    reading: Reading = field(default_factory=lambda: Reading("text", []))
    flow: Flow = field(default_factory=lambda: Flow([], []))
    identity: Identity = field(default_factory=Identity)
    drafts: Drafts = field(default_factory=Drafts)
    notes: list[Note] = field(default_factory=list)
    extraction: Extraction | None = None


def read(work: Work) -> None:
    """The file becomes blocks in reading order. Raises DocumentUnreadable."""
    work.sha256 = work.source.sha256 or digest(work.source)
    with unchanged(work.source, work.sha256), local_copy(work.source) as path:
        ocr = OcrReader(path, Ocr(work.settings.ocr), work.settings.timeout_s)
        work.reading = read_source(path, work.source.format, work.settings.reader, ocr)
    work.notes += [*work.reading.notes, *make_fit(work.reading)]


def sections(work: Work) -> None:
    """Blocks become a section tree; labels, cover and table of contents are told apart."""
    work.flow, notes = build_flow(work.reading)
    work.flow.legend = Legend(work.flow.blocks, work.reading.marks)
    work.notes += notes


def tables(work: Work) -> None:
    """Tables are gathered from the flow, each with its place."""
    work.drafts.tables = flow_tables(work.flow)
    work.notes += table_notes(work.drafts.tables)


def classify(work: Work) -> None:
    """Whose document it is, what it is, and which time it speaks of."""
    work.identity = identify(evidence(work))
    work.notes += [Note(code, message, "warning", stage="classify") for code, message in work.identity.notes]


def extract(work: Work) -> None:
    """Goals, then tables (a row that repeats a goal is that goal), then themes, running text and global goals."""
    drafts, flow = work.drafts, work.flow
    drafts.goals, notes = extract_goals(flow)
    work.notes += notes
    known = KnownGoals(drafts.goals)
    for index, table in enumerate(drafts.tables):
        _understand(work, index, table, known)
    drafts.goals += theme_goals(flow, drafts.goals)
    work.notes += [*mark_goals(drafts.goals, flow.legend), *flow.legend.notes()]
    drafts.measures += narrative_measures(flow, work.identity.year)
    mark_scanned(drafts, work.reading.scanned)
    drafts.sdg = sdg_references(flow)
    seen, notes = icon_references(flow, work.reading.icons, drafts.sdg)
    described, more = described_references(flow, drafts.sdg)
    drafts.sdg = sorted([*drafts.sdg, *seen, *described], key=lambda draft: draft.place.order)
    work.notes += [*notes, *more]


def _understand(work: Work, index: int, table: TableDraft, known: KnownGoals) -> None:
    drafts = work.drafts
    meaning = understand(table.grid, table_context(work.flow, table, index, work.identity, known))
    table.kind = meaning.kind
    table.grid.header_rows = meaning.header_rows
    table.numbers_read, table.numbers_unread = meaning.numbers_read, meaning.numbers_unread
    drafts.measures += meaning.measures
    drafts.budget += meaning.budget
    drafts.activities += meaning.activities
    drafts.indicators += meaning.indicators
    new = [goal for goal in meaning.goals if goal not in known]
    for goal in new:
        known.add(goal)
    drafts.goals += new
    work.notes += meaning.notes


def link(work: Work) -> None:
    """Goals get their parents; measures, activities and global goals get the goal that they stand under."""
    work.drafts.goals.sort(key=lambda goal: goal.place.order)
    set_parents(work.flow, work.drafts.goals)
    work.notes += settle_depth(work.drafts.goals)
    link_drafts(work.flow, work.drafts)
    if work.drafts.measures:
        from extractors.kolada import link_kolada  # what it needs is loaded for documents with measures only

        work.notes += link_kolada(work.drafts.measures, work.identity)


def assign_ids(work: Work) -> None:
    """Drafts become rows of the schema with deterministic ids, units and amounts in kronor."""
    work.extraction = assemble(
        work.source.path, work.sha256, work.reading, work.flow, work.identity, work.drafts, work.notes
    )


def validate(work: Work) -> None:
    """What does not hold together becomes a finding."""
    assert work.extraction is not None
    validate_extraction(work.extraction)


Stage = Callable[[Work], None]
#: The order of the stages between `find` and `load`.
STAGES: tuple[Stage, ...] = (read, sections, tables, classify, extract, link, assign_ids, validate)

#: Running text that is enough to tell whose document it is.
_EVIDENCE_TEXT = 20_000


def evidence(work: Work) -> Evidence:
    """What tells whose document it is."""
    reading, flow = work.reading, work.flow
    headers = [text for table in work.drafts.tables for text in table.grid.texts()[0] if text]
    text, size = [], 0
    for block in reading.blocks:
        if size > _EVIDENCE_TEXT:
            break
        words = "\n".join(" ".join(row) for row in block.grid.texts()) if block.grid else block.text
        text.append(words)
        size += len(words)
    return Evidence(
        path=work.source.path,
        metadata_title=reading.title,
        cover=reading.cover,
        running=reading.running,
        headings=[section.title for section in flow.sections],
        labels=[label.term for label in flow.labels.values()] + headers,
        text="\n".join(text)[:_EVIDENCE_TEXT],
    )
