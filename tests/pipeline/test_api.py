"""Planverk from Python."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import planverk
from models.errors import DocumentUnreadable
from models.version import VERSION

ROOT = Path(__file__).parents[2]


def test_extract_and_read(folder: Callable[..., Path], rows: Callable[..., list[tuple[object, ...]]]) -> None:
    folder(plan_md="# Verksamhetsplan 2019 för Ale kommun\n\n## 1 Inledning\n\nText.\n")
    report = planverk.extract("in", workers=0)
    assert (report.exit_code, report.total().sections) == (0, 1)
    assert rows("SELECT path FROM documents") == [("in/plan.md",)]
    extraction = planverk.read(Path("in/plan.md"))
    assert [section.title for section in extraction.sections] == ["Inledning"]
    Path("in/empty.pdf").touch()
    with pytest.raises(DocumentUnreadable):
        planverk.read("in/empty.pdf")


def test_the_module_is_the_command_line() -> None:
    said = subprocess.run([sys.executable, "-m", "planverk", "--version"], cwd=ROOT, capture_output=True, text=True)
    assert said.stdout == f"planverk, version {VERSION}\n"
