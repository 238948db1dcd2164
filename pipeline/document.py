"""One document through all stages: the function that workers run."""

from __future__ import annotations

from corpus.find import SourceFile
from models.errors import DocumentUnreadable
from models.extraction import Extraction
from pipeline.settings import Settings
from pipeline.stages import STAGES, Work


def read_document(source: SourceFile, settings: Settings) -> Extraction:
    """All rows of one document. Raises DocumentUnreadable where the file cannot be read at all."""
    work = Work(source, settings)
    for stage in STAGES:
        stage(work)
    if work.extraction is None:
        raise DocumentUnreadable(f"{source.path}: nothing was extracted.", "read.failed")
    return work.extraction
