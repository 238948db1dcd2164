"""Readers for the tests of the runner: what a document does stands in its first word.

A worker process imports this module by its name, so it stands beside the tests and imports nothing of them.
"""

from __future__ import annotations

import hashlib
import os
import signal
import time
from pathlib import Path

import mischief

from corpus.find import SourceFile
from models.document import Document
from models.errors import DocumentUnreadable
from models.extraction import Extraction
from models.finding import Finding, Severity
from models.section import Section
from models.version import VERSION
from pipeline.settings import Settings

#: Longer than any test's time limit for a document.
FOR_EVER_S = 60


def read(source: SourceFile, settings: Settings) -> Extraction:
    """An extraction with one section per line, or what the first word says."""
    content = Path(source.path).read_bytes()
    first = content.split()[0].decode() if content.split() else ""
    if first == "hang":
        time.sleep(FOR_EVER_S)
    if first == "crash":
        os.kill(os.getpid(), signal.SIGSEGV)
    if first == "raise":
        raise LookupError(f"no such thing: {object()}\nsecond line")
    if first == "refuse" or (first == "no" and source.format == "markdown"):
        raise DocumentUnreadable(f"{source.path}: it is refused.", "read.refused")
    if first == "slow":
        time.sleep(0.3)
    if first in mischief.DEEDS:
        done = mischief.DEEDS[first](source, *content.decode().split()[1:])
        return done if isinstance(done, Extraction) else mischief.rows(source, title=str(done))
    return extraction(source, content, warn=first == "warn", dangling=first == "dangling")


def extraction(source: SourceFile, content: bytes, warn: bool = False, dangling: bool = False) -> Extraction:
    sha256 = hashlib.sha256(content).hexdigest()
    key = sha256[:16]
    document = Document(id=key, path=source.path, sha256=sha256, format=source.format, pages=2, version=VERSION)
    lines = content.decode().splitlines()
    sections = [
        Section(
            id=f"{key}-s{n}",
            document_id=key,
            position=n,
            level=1,
            title=line,
            parent_id=f"{key}-nowhere" if dangling else None,
        )
        for n, line in enumerate(lines, start=1)
    ]
    finding = Finding(
        id=f"{key}-f1",
        document_id=key,
        path=source.path,
        position=1,
        stage="tables",
        severity=Severity.WARNING,
        code="table.odd",
        message="An odd table.",
    )
    return Extraction(document=document, sections=sections, findings=[finding] if warn else [])
