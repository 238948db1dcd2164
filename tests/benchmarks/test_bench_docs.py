"""The pages have a place for every part that is measured."""

from __future__ import annotations

import shutil
from pathlib import Path

import make_performance
import pytest
from make_accuracy import PAGE, write_tables

from benchmarks import results
from benchmarks.results import Results


def test_every_part_of_the_page_is_written(measured: Results, tmp_path: Path) -> None:
    page = tmp_path / "performance.md"
    shutil.copy(make_performance.PAGE, page)
    make_performance.write(measured, page)
    text = page.read_text(encoding="utf-8")
    assert text.count("2030-01-02") == 1
    assert "needs models" in text
    assert text.count(" begin -->") == text.count(" end -->") == 10  # one of them by make_size
    make_performance.write(measured, page)
    assert page.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("scored", [True, False])
def test_tables_are_written_where_they_were_scored(
    measured: Results, scored: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, raw = tmp_path / "accuracy.md", tmp_path / "latest.json"
    shutil.copy(PAGE, page)
    if not scored:
        measured.scores = []
    results.write(measured, raw)
    monkeypatch.setattr("make_accuracy.LATEST", raw)
    write_tables(page)
    assert ("2030-01-02" in page.read_text(encoding="utf-8")) is scored
