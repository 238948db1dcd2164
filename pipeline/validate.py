"""Checks over all rows of a document, after they have ids; each gives a finding.

What a table checks by itself (sums, two numbers in a cell) is found where the table is read; here stand
the checks that need the document as a whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from models.extraction import Extraction
from models.finding import Finding, Severity

Check = Callable[[Extraction], Iterator[tuple[Severity, str, str]]]


def validate_extraction(extraction: Extraction) -> None:
    """Append a finding for each thing that does not hold together."""
    document = extraction.document
    for check in CHECKS:
        for severity, code, message in check(extraction):
            position = len(extraction.findings) + 1
            extraction.findings.append(
                Finding(
                    id=f"{document.id}-f{position}",
                    document_id=document.id,
                    path=document.path,
                    position=position,
                    stage="validate",
                    severity=severity,
                    code=code,
                    message=message,
                )
            )


def nothing_found(extraction: Extraction) -> Iterator[tuple[Severity, str, str]]:
    """A plan or follow-up in which no goal and no value was found was probably not understood."""
    kinds = ("plan", "budget", "follow_up", "annual_report")
    found = extraction.goals or extraction.measures or extraction.budget_lines or extraction.activities
    if extraction.document.type in kinds and not found and extraction.document.pages_read != 0:
        yield Severity.WARNING, "validate.nothing_found", "No goal, measure or budget line was found in the document."


def unread_pages(extraction: Extraction) -> Iterator[tuple[Severity, str, str]]:
    """Pages that gave no text at all."""
    document = extraction.document
    unread = document.pages - document.pages_read
    if document.pages and unread > 0:
        message = f"{unread} of {document.pages} pages gave no text."
        yield Severity.INFO, "validate.pages_unread", message


CHECKS: tuple[Check, ...] = (nothing_found, unread_pages)
