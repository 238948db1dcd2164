"""From drafts to rows of the schema.

Ids are the document's id, a letter for the table, and the position in the document: the same input gives
the same ids. The document's id is the beginning of its SHA-256.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from corpus.identify import Identity
from extractors.drafts import Drafts, Flow, GoalDraft, MeasureDraft, Place
from extractors.goals.label_counts import count_labels
from extractors.layout.types import Note, Reading
from models.box import Box
from models.budget import KRONOR, BudgetLine
from models.document import Document
from models.extraction import Extraction
from models.finding import Finding, Severity
from models.followup import Activity, Indicator
from models.goal import Goal
from models.measure import KoladaMethod, Measure, MeasureValue, Origin
from models.sdg import SdgReference
from models.section import Section
from models.table import Table, TableKind
from models.version import VERSION

#: Hex digits of the SHA-256 that make a document's id.
ID_DIGITS = 16


def assemble(
    path: str, sha256: str, reading: Reading, flow: Flow, identity: Identity, drafts: Drafts, notes: Sequence[Note]
) -> Extraction:
    """All rows of one document."""
    rows = _Rows(sha256[:ID_DIGITS], drafts)
    extraction = Extraction(document=_document(rows.document, path, sha256, reading, flow, identity, drafts))
    extraction.sections = rows.sections(flow)
    extraction.tables = rows.tables()
    extraction.goals = rows.goals()
    rows.measures(extraction)
    extraction.budget_lines = rows.budget()
    extraction.sdg_references = rows.sdg()
    extraction.activities = rows.activities()
    extraction.indicators = rows.indicators()
    extraction.findings = [rows.finding(n, note) for n, note in enumerate(notes, 1)]
    return extraction


def _document(
    id_: str, path: str, sha256: str, reading: Reading, flow: Flow, identity: Identity, drafts: Drafts
) -> Document:
    labels = count_labels(flow, drafts.goals)
    return Document(
        id=id_,
        path=path,
        sha256=sha256,
        format=reading.format,
        title=identity.title or reading.title,
        municipality=identity.municipality,
        municipality_code=identity.municipality_code,
        body=identity.body,
        body_family=identity.body_family,
        policy_area=identity.policy_area,
        type=identity.type,
        year=identity.year,
        period=identity.period,
        standing=identity.standing,
        pages=reading.pages,
        producer=reading.producer,
        language=identity.language,
        decided_by=identity.decided_by,
        certainty=identity.certainty,
        pages_read=reading.pages_read,
        pages_ocr=len(reading.scanned),
        tables_read=sum(t.kind is not TableKind.OTHER for t in drafts.tables),
        tables_unread=sum(t.kind is TableKind.OTHER for t in drafts.tables),
        numbers_read=sum(t.numbers_read for t in drafts.tables),
        numbers_unread=sum(t.numbers_unread for t in drafts.tables),
        labels_read=labels.read,
        labels_unread=labels.unread,
        version=VERSION,
    )


def _box(box: Box | None) -> Box | None:
    return box.rounded() if box is not None else None


class _Rows:
    """Gives ids, and turns drafts into rows that point at each other by them."""

    def __init__(self, document: str, drafts: Drafts) -> None:
        self.document = document
        self._drafts = drafts
        self._goal_ids = {id(goal): self.id("g", n) for n, goal in enumerate(drafts.goals, 1)}

    def id(self, letter: str, position: int) -> str:
        return f"{self.document}-{letter}{position}"

    def section_id(self, index: int | None) -> str | None:
        return None if index is None else self.id("s", index + 1)

    def _place(self, place: Place) -> dict[str, Any]:
        return {"section_id": self.section_id(place.section), "page": place.page, "box": _box(place.box)}

    def _table(self, place: Place) -> dict[str, Any]:
        return {**self._place(place), "table_id": None if place.table is None else self.id("t", place.table + 1)}

    def _goal(self, goal: GoalDraft | None) -> str | None:
        return None if goal is None else self._goal_ids.get(id(goal))

    def _head(self, letter: str, position: int) -> dict[str, Any]:
        return {"id": self.id(letter, position), "document_id": self.document, "position": position}

    def sections(self, flow: Flow) -> list[Section]:
        return [
            Section(
                **self._head("s", n),
                parent_id=self.section_id(s.parent),
                level=s.level,
                number=s.number,
                title=s.title,
                role=s.role,
                page_first=s.page_first,
                page_last=s.page_last,
                text="\n\n".join(s.text),
            )
            for n, s in enumerate(flow.sections, 1)
        ]

    def tables(self) -> list[Table]:
        rows = []
        for n, draft in enumerate(self._drafts.tables, 1):
            grid, texts = draft.grid, draft.grid.texts()
            rows.append(
                Table(
                    **self._head("t", n),
                    section_id=self.section_id(draft.place.section),
                    kind=draft.kind,
                    caption=grid.caption,
                    page_first=grid.page,
                    page_last=grid.page_last or grid.page,
                    box=_box(grid.box),
                    n_rows=len(texts) - grid.header_rows,
                    n_columns=grid.n_columns,
                    header=texts[: grid.header_rows],
                    rows=texts[grid.header_rows :],
                    method=grid.method,
                    confidence=grid.confidence,
                )
            )
        return rows

    def goals(self) -> list[Goal]:
        return [
            Goal(
                **self._head("g", n),
                **self._place(g.place),
                parent_id=self._goal(g.parent),
                kind=g.kind,
                local_term=g.local_term,
                text=g.text,
                description=g.description,
                status=g.status,
                status_seen=g.status_seen,
                trend=g.trend,
                trend_seen=g.trend_seen,
                comment=g.comment,
                method=g.method,
            )
            for n, g in enumerate(self._drafts.goals, 1)
        ]

    def measures(self, extraction: Extraction) -> None:
        for n, draft in enumerate(sorted(self._drafts.measures, key=lambda m: m.place.order), 1):
            measure = self._measure(n, draft)
            extraction.measures.append(measure)
            for k, v in enumerate(draft.values, 1):
                extraction.measure_values.append(
                    MeasureValue(
                        id=f"{measure.id}-v{k}",
                        measure_id=measure.id,
                        kind=v.kind,
                        year=v.year,
                        period=v.period,
                        split=v.split,
                        comparator=v.comparator,
                        value=v.value,
                        unit=v.unit,
                        raw=v.raw,
                        page=v.page,
                        box=_box(v.box),
                        origin=v.origin,
                        method=v.method,
                        confidence=round(v.confidence, 3),
                        ocr=v.ocr,
                        ocr_confidence=v.ocr_confidence,
                    )
                )

    def _measure(self, position: int, draft: MeasureDraft) -> Measure:
        in_text = all(value.origin is Origin.TEXT for value in draft.values) and draft.place.table is None
        return Measure(
            **self._head("m", position),
            **(self._place(draft.place) | {"table_id": None} if in_text else self._table(draft.place)),
            goal_id=self._goal(draft.goal),
            name=draft.name,
            group_name=draft.group,
            unit=draft.unit,
            kolada_id=draft.kolada_id,
            kolada_score=draft.kolada_score,
            kolada_method=KoladaMethod(draft.kolada_method) if draft.kolada_method else None,
            status=draft.status,
            status_seen=draft.status_seen,
            trend=draft.trend,
            trend_seen=draft.trend_seen,
            note=draft.note,
        )

    def budget(self) -> list[BudgetLine]:
        return [
            BudgetLine(
                **self._head("b", n),
                **self._table(b.place),
                area=b.area,
                is_total=b.is_total,
                year=b.year,
                period=b.period,
                stage=b.stage,
                side=b.side,
                amount=b.amount,
                unit=b.unit,
                amount_sek=round(b.amount * KRONOR[b.unit], 2),
                raw=b.raw,
                method=b.method,
                confidence=round(b.confidence, 3),
                ocr=b.ocr,
                ocr_confidence=b.ocr_confidence,
            )
            for n, b in enumerate(sorted(self._drafts.budget, key=lambda b: b.place.order), 1)
        ]

    def sdg(self) -> list[SdgReference]:
        return [
            SdgReference(
                **self._head("r", n),
                **self._place(r.place),
                goal_id=self._goal(r.goal),
                sdg=r.sdg,
                target=r.target,
                mention=r.mention,
                text=r.text,
            )
            for n, r in enumerate(sorted(self._drafts.sdg, key=lambda r: r.place.order), 1)
        ]

    def activities(self) -> list[Activity]:
        return [
            Activity(
                **self._head("a", n),
                **self._table(a.place),
                goal_id=self._goal(a.goal),
                status=a.status,
                status_seen=a.status_seen,
                activity=a.activity,
                comment=a.comment,
            )
            for n, a in enumerate(sorted(self._drafts.activities, key=lambda a: a.place.order), 1)
        ]

    def indicators(self) -> list[Indicator]:
        return [
            Indicator(
                **self._head("i", n),
                **self._table(i.place),
                goal_id=self._goal(i.goal),
                status=i.status,
                status_seen=i.status_seen,
                indicator=i.indicator,
                analysis=i.analysis,
            )
            for n, i in enumerate(sorted(self._drafts.indicators, key=lambda i: i.place.order), 1)
        ]

    def finding(self, position: int, note: Note) -> Finding:
        return Finding(
            **self._head("f", position),
            stage=note.stage,
            severity=Severity(note.severity),
            code=note.code,
            message=note.message,
            page=note.page,
            box=_box(note.box),
        )
