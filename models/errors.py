"""Errors that a user meets: one sentence with the cause and the next step, and an exit code of its own."""

from __future__ import annotations


class PlanverkError(Exception):
    """Base of all errors that end a command. `exit_code` is what the shell sees; `code` names the finding."""

    exit_code = 1
    code = "error"


class UsageProblem(PlanverkError):
    """What was asked cannot be done as it was asked."""

    exit_code = 2
    code = "usage"


class PathNotFound(PlanverkError):
    exit_code = 3
    code = "find.path_not_found"


class NoDocuments(PlanverkError):
    exit_code = 4
    code = "find.no_documents"


class NotADatabase(PlanverkError):
    exit_code = 5
    code = "load.not_a_database"


class DatabaseBusy(PlanverkError):
    exit_code = 6
    code = "load.database_busy"


class TargetNotWritable(PlanverkError):
    """The target is read only, or the disk is full."""

    exit_code = 7
    code = "load.target_not_writable"


class DocumentsFailed(PlanverkError):
    """The run went through, but at least one document could not be read."""

    exit_code = 8
    code = "run.documents_failed"


class FindingsFound(PlanverkError):
    """With --strict: warnings or errors were found."""

    exit_code = 9
    code = "run.findings_found"


class DocumentNotFound(PlanverkError):
    """No document, municipality or query of that name."""

    exit_code = 10
    code = "output.not_found"


class QueryRefused(PlanverkError):
    """SQL that writes, or that SQLite does not take."""

    exit_code = 11
    code = "output.query_refused"


class NotADataset(PlanverkError):
    """The folder is no Parquet data set of Planverk, or one that is not whole."""

    exit_code = 12
    code = "load.not_a_dataset"


class ClusterNotReached(PlanverkError):
    """The Dask cluster does not answer, or went away."""

    exit_code = 13
    code = "run.cluster_not_reached"


class DocumentUnreadable(PlanverkError):
    """One document cannot be read: empty, no PDF, truncated, password. Costs that document alone."""

    exit_code = 8
    code = "read.unreadable"

    def __init__(self, message: str, code: str | None = None) -> None:
        super().__init__(message)
        if code is not None:
            self.code = code
