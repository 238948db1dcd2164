"""What becomes of each job of a run, in the order of precedence; a database and a data set share these rules.

1. a document that was read is kept; where it cannot be, it has failed;
2. one that failed becomes a finding about its path, so that what is kept says itself what it lacks;
3. a file with the bytes of another is that one; where that failed, this one may be of a fitter format, and is read;
4. a file that has moved is known by its new path;
5. what is known already is skipped.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import replace
from typing import Generic, TypeVar

from corpus.find import SourceFile
from models.finding import Finding, Severity
from output.database import file_finding
from pipeline.plan import Job, Todo
from pipeline.report import DocumentReport, Status
from pipeline.worker import Failure

#: What a worker gives of a document that it has read.
Read = TypeVar("Read")


class Outcomes(ABC, Generic[Read]):
    """Keeps what came of the jobs of a run; `read` reads a document at once."""

    def __init__(self, read: Callable[[SourceFile], Read | Failure]) -> None:
        self._read = read
        #: By SHA-256: the documents that failed in this run, and where those that did not are kept.
        self._failed: dict[str, tuple[str, Failure]] = {}
        self._paths: dict[str, str] = {}

    def settle(self, job: Job, result: Read | Failure | None) -> DocumentReport:
        """Keep what came of a job; `result` is what a worker gave, None where it was not asked."""
        found = result or job.failure
        if isinstance(found, Failure):
            return self._fail(job, found)
        if found is not None:
            return self._keep(job, found)
        if job.todo is Todo.SAME_BYTES:
            return self._same_bytes(job)
        if job.todo is Todo.MOVE:
            self._move(job)
        return self._skipped(job)

    def _keep(self, job: Job, read: Read) -> DocumentReport:
        kept = self._stored(job, read)
        if isinstance(kept, Failure):
            return self._fail(job, kept)
        self._paths[job.sha256] = job.path
        return kept

    def _fail(self, job: Job, failure: Failure) -> DocumentReport:
        failure = replace(failure, message=_about(job.path, failure.message))
        self._failed[job.sha256] = (job.source.format, failure)
        self._note_failure(job.path, file_finding(job.path, failure.code, Severity.ERROR, failure.message))
        return DocumentReport(job.path, Status.FAILED, None, None, failure.message, failure.detail, failure.code)

    def _same_bytes(self, job: Job) -> DocumentReport:
        form, failure = self._failed.get(job.sha256, ("", None))
        if failure is None or job.sha256 in self._paths:
            finding = self._note_same_bytes(job.path, self._paths.get(job.sha256, job.stored))
            return DocumentReport(job.path, Status.SAME_BYTES, message=finding.message)
        source = replace(job.source, sha256=job.sha256)
        return self.settle(job, failure if form == job.source.format else self._read(source))

    @abstractmethod
    def _stored(self, job: Job, read: Read) -> DocumentReport | Failure:
        """Keep a document that was read, or say why it cannot be kept."""

    @abstractmethod
    def _note_failure(self, path: str, finding: Finding) -> None:
        """Keep what was found about a file that became no document."""

    @abstractmethod
    def _note_same_bytes(self, path: str, stored: str) -> Finding:
        """Keep that the file has the bytes of the document that is kept under the path `stored`."""

    @abstractmethod
    def _move(self, job: Job) -> None:
        """The file of a document that is kept is at another path now."""

    @abstractmethod
    def _skipped(self, job: Job) -> DocumentReport:
        """The entry of a document that was kept before."""


def _about(path: str, message: str) -> str:
    """The message as a sentence beside the path, where it begins with it."""
    rest = message.removeprefix(f"{path}: ")
    return message if rest == message else rest[:1].upper() + rest[1:]
