"""The summary of a run: one row per document, the totals in one sentence, and what to try next."""

from __future__ import annotations

import json
import shlex
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, fields

from models.characters import json_visible, visible
from pipeline.progress import counted, may_be_terminal
from pipeline.report import Counts, DocumentReport, RunReport, Status

#: Columns of the table: the field of `Counts`, and its heading.
COLUMNS = {
    "pages": "pages",
    "sections": "sections",
    "goals": "goals",
    "measures": "measures",
    "budget_lines": "budget lines",
    "sdg_references": "global goals",
    "findings": "findings",
}

#: Columns of the summary as CSV, and keys of a document in JSON.
ROW = ("path", "status", *(field.name for field in fields(Counts)), "municipality", "message", "code", "first_try")

#: What the summary says of documents that failed so; other failures are only counted.
SAID = {
    "read.crashed": "crashed",
    "read.timeout": "took too long",
    "read.memory": "needed too much memory",
    "read.too_much": "gave too much",
}


def print_summary(report: RunReport, form: str) -> None:
    """Print the summary as `table`, `json` or `csv` on standard output."""
    if form == "json":
        print(json_visible(json.dumps(as_dict(report), ensure_ascii=False, indent=1)))
    elif form == "csv":
        from output.tables import as_csv

        text = as_csv(ROW, [list(_row(document).values()) for document in report.documents])
        print(visible(text) if sys.stdout.isatty() else text, end="")
    else:
        lines = (*totals(report), *following(report))
        if may_be_terminal(sys.stdout):
            _print_for_people(report.documents, lines)
        else:
            print(visible("\n".join((*_aligned(report.documents), *lines))))


def as_dict(report: RunReport) -> dict[str, object]:
    """The report as plain values."""
    documents = [_row(document) for document in report.documents]
    numbers = {str(status): report.number(status) for status in Status}
    return {
        "db": report.db_path,
        "interrupted": report.interrupted,
        "migrated": report.migrated,
        "gone": report.gone,
        "passed_by": report.passed_by,
        "documents": documents,
        "totals": {**numbers, "tried_twice": len(report.tried_twice()), **asdict(report.total())},
    }


def _row(document: DocumentReport) -> dict[str, object]:
    values = asdict(document) | {"status": str(document.status)}
    values |= {name: values[name] or None for name in ("message", "code", "first_try")}
    values |= asdict(document.counts) if document.counts else {}
    return {name: values.get(name) for name in ROW}


HEADINGS = ("document", *COLUMNS.values(), "")


def _cells(document: DocumentReport) -> tuple[str, ...]:
    """A document's row of the table."""
    numbers = [str(getattr(document.counts, name)) if document.counts else "–" for name in COLUMNS]
    said = "" if document.status is Status.READ else str(document.status).replace("_", " ")
    return (visible(document.path).replace("\n", "\\n"), *numbers, said)


def _print_for_people(documents: Sequence[DocumentReport], lines: Sequence[str]) -> None:
    """Print the table and the sentences in the width of the terminal."""
    from rich.console import Console  # here, since a pipe needs nothing of it
    from rich.table import Table
    from rich.text import Text

    table = Table(*HEADINGS, box=None, pad_edge=False)
    table.columns[0].overflow = "fold"
    for column in table.columns[1:-1]:
        column.justify = "right"
    for document in documents:
        table.add_row(*(Text(cell) for cell in _cells(document)))
    console = Console(file=sys.stdout)
    if documents:
        console.print(table)
    for line in lines:
        console.print(Text(visible(line)), soft_wrap=True)


def _aligned(documents: Sequence[DocumentReport]) -> list[str]:
    """The lines of the table where there is no terminal that has a width."""
    rows = [HEADINGS, *map(_cells, documents)] if documents else []
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            cell.rjust(width) if 0 < place < len(row) - 1 else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]


def totals(report: RunReport) -> list[str]:
    """What was read, what was not, and why."""
    read, skipped = report.number(Status.READ), report.number(Status.SKIPPED)
    same, failed = report.number(Status.SAME_BYTES), report.number(Status.FAILED)
    said = [f"{_documents(read)} read into {report.db_path}: {', '.join(counted(report.total(Status.READ)))}"]
    if not read:
        said = [f"No document was read into {report.db_path}"]
    said += [f"{_documents(skipped)} skipped, in the database already"] if skipped else []
    said += [f"{same} with the same bytes as another"] if same else []
    said += [f"{failed} failed{_how(report)}"] if failed else []
    again = sum(document.status is not Status.FAILED for document in report.tried_twice())
    said += [f"{again} read at the second try"] if again else []
    return [
        *([report.migrated] if report.migrated else []),
        "; ".join(said) + ".",
        *_corrections(report),
        *_passed_by(report),
        *_gone(report),
    ]


def _how(report: RunReport) -> str:
    """How documents failed, such as " (1 crashed, 2 took too long)"."""
    numbers = Counter(document.code for document in report.documents if document.code in SAID)
    said = ", ".join(f"{numbers[code]} {words}" for code, words in SAID.items() if numbers[code])
    return f" ({said})" if said else ""


def _passed_by(report: RunReport) -> list[str]:
    """The files that are of kinds that are not read."""
    number = sum(report.passed_by.values())
    if not number:
        return []
    kinds = ", ".join(f"{count} {suffix or 'without suffix'}" for suffix, count in report.passed_by.items())
    files = "1 file of another kind was" if number == 1 else f"{number} files of other kinds were"
    return [f"{files} passed by ({kinds}); what is a document can be saved as .docx or PDF."]


def _corrections(report: RunReport) -> list[str]:
    """What became of the file of corrections."""
    applied, left = report.corrections, report.corrections_left
    if not applied and not left:
        return []
    see = f"; see planverk corrections --db {shlex.quote(report.db_path)}" if left else ""
    return [f"{applied} of {applied + left} corrections applied{see}."]


def _gone(report: RunReport) -> list[str]:
    """Documents that stay though their files are gone."""
    if not report.gone:
        return []
    first, *others = report.gone
    who = f"{first} is" if not others else f"{first} and {len(others)} more are"
    return [f"{who} no longer there; what was read from {'them' if others else 'it'} stays in {report.db_path}."]


def following(report: RunReport) -> list[str]:
    """The next command to try."""
    if not any(document.counts for document in report.documents):
        return []
    if report.dataset:
        return [f"Next: planverk load {shlex.quote(report.dataset)} --db plans.db"]
    names = sorted({d.municipality for d in report.documents if d.municipality})
    db = "" if report.db_path == "plans.db" else f" --db {shlex.quote(report.db_path)}"
    if len(names) > 1:
        return [f"Next: planverk compare {shlex.quote(names[0])} {shlex.quote(names[1])}{db}"]
    return [f"Next: planverk query{db}"]


def failures(report: RunReport) -> str:
    """The sentence that a run with failed documents ends with."""
    failed = [document for document in report.documents if document.status is Status.FAILED]
    see = _see(report, "findings --severity error")
    if len(failed) == 1:
        return f"{failed[0].path} could not be read: {failed[0].message}{_kept(report)} {see}"
    return f"{len(failed)} of {len(report.documents)} documents could not be read.{_kept(report)} {see}"


def warnings(report: RunReport) -> str:
    """The sentence that a strict run with warnings ends with."""
    number = report.total().warnings
    what = "warning or error was" if number == 1 else "warnings and errors were"
    see = _see(report, "findings")
    return f"{number} {what} found; {see[:1].lower()}{see[1:]}"


def interruption(report: RunReport) -> str:
    """The sentence that an interrupted run ends with."""
    read = report.number(Status.READ)
    return (
        f"Interrupted: {_documents(read)} read and kept in {report.db_path}; "
        "the same command goes on where this one ended."
    )


def _see(report: RunReport, command: str) -> str:
    """Where to look further."""
    if report.dataset:
        return f"Load it (planverk load {shlex.quote(report.dataset)}) and see planverk {command}"
    return f"See planverk {command} --db {shlex.quote(report.db_path)}"


def _kept(report: RunReport) -> str:
    others = len(report.documents) - report.number(Status.FAILED)
    return f" The {others} others are kept." if others > 1 else " The other is kept." if others else ""


def _documents(number: int) -> str:
    return "1 document" if number == 1 else f"{number} documents"
