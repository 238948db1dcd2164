"""Checks over all rows of a document."""

from __future__ import annotations

from typing import Any

import pytest

from models.document import Document, DocumentType
from models.extraction import Extraction
from models.finding import Finding, Severity
from models.goal import Goal, GoalKind
from pipeline.validate import validate_extraction


def extraction(**facts: Any) -> Extraction:
    return Extraction(document=Document(id="d", path="p.pdf", sha256="0" * 64, format="pdf", version="1", **facts))


def codes(found: Extraction) -> list[str]:
    validate_extraction(found)
    return [finding.code for finding in found.findings]


@pytest.mark.parametrize("kind", ["plan", "budget", "follow_up", "annual_report"])
def test_a_plan_or_follow_up_without_anything_was_probably_not_understood(kind: str) -> None:
    found = extraction(type=DocumentType(kind), pages=3, pages_read=3)
    assert codes(found) == ["validate.nothing_found"]
    assert found.findings[0].severity is Severity.WARNING


def test_other_documents_and_unread_ones_need_hold_nothing() -> None:
    assert codes(extraction(type=DocumentType.OTHER, pages=3, pages_read=3)) == []
    assert codes(extraction(type=DocumentType.PLAN, pages=3, pages_read=0)) == ["validate.pages_unread"]


def test_a_goal_is_something() -> None:
    found = extraction(type=DocumentType.PLAN, pages=1, pages_read=1)
    found.goals.append(Goal(id="d-g1", document_id="d", position=1, kind=GoalKind.VISION, text="Nära"))
    assert codes(found) == []


def test_pages_without_text_are_counted() -> None:
    found = extraction(pages=12, pages_read=9)
    assert codes(found) == ["validate.pages_unread"]
    assert found.findings[0].message == "3 of 12 pages gave no text."
    assert found.findings[0].severity is Severity.INFO


def test_findings_of_the_checks_follow_the_others() -> None:
    found = extraction(pages=2, pages_read=1)
    first = Finding(id="d-f1", document_id="d", position=1, stage="read", severity=Severity.INFO, code="x", message="x")
    found.findings.append(first)
    validate_extraction(found)
    added = found.findings[1]
    assert (added.id, added.position, added.stage, added.path) == ("d-f2", 2, "validate", "p.pdf")


def test_a_text_has_no_pages_to_miss() -> None:
    assert codes(extraction(type=DocumentType.OTHER)) == []
