"""What came of a run: one entry per document, the totals, and the exit code they lead to.

Order of precedence of the exit code: the run was interrupted, a document failed, with --strict a warning or error
was found.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from models.errors import DocumentsFailed, FindingsFound, PlanverkError
from models.finding import Severity
from pipeline import signals

if TYPE_CHECKING:
    from models.extraction import Extraction


class Interrupted(PlanverkError):
    """Ctrl-C or another signal ended the run. The exit code is what shells expect: 128 and the signal's number."""

    exit_code = 130
    code = "run.interrupted"

    def __init__(self, message: str, exit_code: int = exit_code) -> None:
        super().__init__(message)
        self.exit_code = exit_code


class Status(StrEnum):
    READ = "read"
    SKIPPED = "skipped"
    SAME_BYTES = "same_bytes"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Counts:
    """How much one document holds; `warnings` are its findings that are warnings or errors."""

    pages: int = 0
    sections: int = 0
    goals: int = 0
    measures: int = 0
    budget_lines: int = 0
    sdg_references: int = 0
    findings: int = 0
    warnings: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """What came of one document. `counts` is None where the database has no document of that path."""

    path: str
    status: Status
    counts: Counts | None = None
    municipality: str | None = None
    #: Why it failed, or which document it is the same as.
    message: str = ""
    #: The traceback of an error that nobody expected.
    detail: str = ""
    #: The code of its finding, where it failed.
    code: str = ""
    #: Why the first try failed, where there was a second.
    first_try: str = ""


@dataclass(slots=True)
class RunReport:
    """What came of a run; `documents` in the order of the input."""

    db_path: str
    strict: bool = False
    #: The data set that took the place of a database.
    dataset: str = ""
    interrupted: bool = False
    #: The exit code of a run that was interrupted: it tells by which signal.
    interrupted_code: int = Interrupted.exit_code
    #: Lines of the file of corrections that were applied, and those that were not.
    corrections: int = 0
    corrections_left: int = 0
    #: What was done to a database of an older schema, in words.
    migrated: str | None = None
    #: Documents of the folders that were given whose files are no longer there.
    gone: list[str] = field(default_factory=list)
    #: Files of other kinds in the folders and archives that were given, by suffix.
    passed_by: dict[str, int] = field(default_factory=dict)
    documents: list[DocumentReport] = field(default_factory=list)

    @contextmanager
    def interruptible(self) -> Iterator[None]:
        """What a signal ends in here is over; this notes it, and the run is brought to its end."""
        try:
            yield
        except KeyboardInterrupt as interrupt:
            self.interrupted, self.interrupted_code = True, signals.exit_code(interrupt)

    def number(self, status: Status) -> int:
        """Documents with that status."""
        return sum(document.status is status for document in self.documents)

    def total(self, *statuses: Status) -> Counts:
        """Sum of the counts over the documents with one of the statuses; over all where none is named."""
        return sum(
            (d.counts for d in self.documents if d.counts is not None and (not statuses or d.status in statuses)),
            start=Counts(),
        )

    @property
    def exit_code(self) -> int:
        if self.interrupted:
            return self.interrupted_code
        if self.number(Status.FAILED):
            return DocumentsFailed.exit_code
        if self.strict and self.total().warnings:
            return FindingsFound.exit_code
        return 0

    def tried_twice(self) -> list[DocumentReport]:
        """Documents whose first try crashed, hung or ran out of memory."""
        return [document for document in self.documents if document.first_try]

    def for_runs(self) -> dict[str, int]:
        """What the table `runs` keeps of it."""
        read = self.total(Status.READ)
        return {
            **{str(status): self.number(status) for status in Status},
            "tried_twice": len(self.tried_twice()),
            "pages": read.pages,
            "findings": read.findings,
        }


def counts_of(extraction: Extraction) -> Counts:
    """How much was read from a document."""
    return Counts(
        pages=extraction.document.pages,
        sections=len(extraction.sections),
        goals=len(extraction.goals),
        measures=len(extraction.measures),
        budget_lines=len(extraction.budget_lines),
        sdg_references=len(extraction.sdg_references),
        findings=len(extraction.findings),
        warnings=sum(finding.severity is not Severity.INFO for finding in extraction.findings),
    )
