"""A document whose scans were left is read again as soon as OCR can read them."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.find import find
from extractors.readers import ocr_engine
from extractors.readers.ocr_engine import Engine
from models.version import VERSION
from output.database import Known
from pipeline.plan import Todo, plan


@pytest.mark.parametrize(
    ("left", "ocr", "engine", "todo"),
    [
        (True, "auto", True, Todo.READ),
        (True, "force", True, Todo.READ),
        (True, "off", True, Todo.SKIP),
        (True, "auto", False, Todo.SKIP),
        (False, "auto", True, Todo.SKIP),
    ],
)
def test_what_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, left: bool, ocr: str, engine: bool, todo: Todo
) -> None:
    path = tmp_path / "scan.txt"
    path.write_text("Plan för Norrvik")
    found: Engine | str = Engine("/usr/bin/tesseract", "5") if engine else "ocr.not_installed"
    monkeypatch.setattr(ocr_engine, "find_engine", lambda: found)
    known = Known("a" * 16, VERSION, str(path), left)
    (job,) = plan(find([str(path)]), lambda _: known, force=False, ocr=ocr)
    assert job.todo is todo
