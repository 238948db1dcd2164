"""What a process loads before it reads anything: libraries that take long are left until they are needed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("modules", "heavy"),
    [
        ("pipeline.cli", {"click", "pydantic", "numpy"}),
        ("pipeline.document", {"spacy", "pandas", "sqlite_utils", "rich", "click"}),
        (
            "pipeline.commands.extract, output.database, pipeline.loading",
            {"spacy", "pandas", "numpy", "sqlite_utils", "rich", "distributed", "fsspec", "pyarrow"},
        ),
    ],
)
def test_heavy_libraries_wait_until_they_are_needed(modules: str, heavy: set[str]) -> None:
    program = f"import sys, {modules}; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert heavy & set(loaded.stdout.split()) == set()
