"""Prints a sample as PDF, in one of several layouts.

Only this needs reportlab, which is a dependency of development alone: it is imported when a PDF is made.
"""

from __future__ import annotations

import importlib
from pathlib import Path

from corpus.samples.markdown import parse
from models.errors import UsageProblem

#: The layouts, each a module of `corpus.samples.layouts` with the class `Layout` of that name.
LAYOUTS = ("ruled", "zebra", "plain")


def render(markdown_text: str, layout: str, out: Path) -> None:
    """Writes the Markdown (see `corpus.samples.markdown`) as a PDF in that layout to `out`.

    The same text gives the same bytes. Raises UsageProblem for a layout that is not in `LAYOUTS` and where reportlab
    is missing, ValueError for Markdown that cannot be read.
    """
    if layout not in LAYOUTS:
        raise UsageProblem(f"There is no layout '{layout}'; choose one of {', '.join(LAYOUTS)}.")
    document = parse(markdown_text)
    try:
        module = importlib.import_module(f"corpus.samples.layouts.{layout}")
    except ModuleNotFoundError as error:
        if error.name is None or not error.name.startswith("reportlab"):
            raise
        message = "PDFs of the samples are made with reportlab, which is not installed: run 'pip install reportlab'."
        raise UsageProblem(message) from error
    module.LAYOUT.write(document, out)
