"""Puts documents together, and looks at them: `python -m benchmarks.build PLAN OUT`, in the environment of the peers.

PLAN and OUT are JSON: PLAN has `look`, paths of which OUT tells pages and tags, and `make`, long documents, each with
its `sources`, a `target` and the number of its `pages`. These are drawn evenly from all pages of the sources, so that
no document is chosen for what is in it; where the sources do not suffice, they are taken whole, again and again, opened
anew each time, so that nothing of a page is shared with its repetition. The tag tree of a document does not come along.
"""

from __future__ import annotations

import json
import sys
import warnings
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pikepdf

from benchmarks.drawn import drawn


def look(path: str) -> dict[str, Any]:
    """Pages of a document, whether it is tagged, and whether any page of it has fonts, that is text."""
    try:
        with pikepdf.open(path) as document:
            tagged = "/StructTreeRoot" in document.Root
            text = any("/Font" in page.resources for page in document.pages)
            return {"path": path, "pages": len(document.pages), "tagged": tagged, "text": text}
    except Exception as error:
        return {"path": path, "pages": 0, "tagged": False, "text": False, "error": type(error).__name__}


def make(sources: list[str], target: str, pages: int) -> dict[str, Any]:
    """Write a long document."""
    with ExitStack() as stack, pikepdf.new() as long:
        while len(long.pages) < pages:
            documents = [stack.enter_context(pikepdf.open(source)) for source in sources]
            every = [page for document in documents for page in document.pages]
            long.pages.extend(every[index] for index in drawn(len(every), pages - len(long.pages)))
        long.save(target)
    return {"path": target, "pages": pages}


def main() -> None:
    plan, out = Path(sys.argv[1]), Path(sys.argv[2])
    warnings.simplefilter("ignore", pikepdf.PageCopyWarning)  # nothing of forms and links is read
    wanted = json.loads(plan.read_text(encoding="utf-8"))
    told = {
        "look": [look(path) for path in wanted.get("look", [])],
        "make": [make(**one) for one in wanted.get("make", [])],
    }
    out.write_text(json.dumps(told), encoding="utf-8")


if __name__ == "__main__":
    main()
