"""What a child process wrote: a line of JSON for each file that it was ready with."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(slots=True)
class Answers:
    """`found` is the number of words, characters or tables, None where the program does not say."""

    found: int | None = None
    tables: dict[str, dict[str, list[Any]]] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)


def read(out: Path) -> Answers:
    """All lines that are whole; a process that crashed may have left half of one."""
    answers = Answers()
    if not out.exists():
        return answers
    for line in out.read_text(encoding="utf-8", errors="replace").splitlines():
        try:
            told = json.loads(line)
        except ValueError:
            continue
        if isinstance(told, dict) and "file" in told:
            _add(answers, told)
    return answers


def _add(answers: Answers, told: dict[str, Any]) -> None:
    name = str(told["file"])
    answers.files.append(name)
    if "error" in told:
        answers.errors[name] = told["error"]
    elif "tables" in told:
        answers.tables[name] = told["tables"]
    else:
        answers.found = (answers.found or 0) + told["found"]
