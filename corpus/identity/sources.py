"""The evidence laid out once for all questions: segments of the front, and the sources after it in their order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from corpus.identity.evidence import Evidence
from corpus.identity.front import Segment, clean_line, front
from corpus.identity.titles import cover_title, metadata_title

#: Headings that may still name the document.
FIRST_HEADINGS = 3


@dataclass
class Sources:
    """Evidence with what is derived from it; lists of texts, each source in its own order."""

    evidence: Evidence

    @cached_property
    def front(self) -> list[Segment]:
        """Segments of the front that do not speak of the decision, in order."""
        return [s for s in front(self.evidence.cover) if not s.decision]

    @cached_property
    def decisions(self) -> list[Segment]:
        return [s for s in front(self.evidence.cover) if s.decision]

    @cached_property
    def title(self) -> Segment | None:
        """The segment of the front that is the title."""
        return cover_title(self.front)

    @cached_property
    def by_weight(self) -> list[Segment]:
        """The title, then the other segments of the front by size, in order."""
        rest = sorted((s for s in self.front if s is not self.title), key=lambda s: -s.size)
        return ([self.title] if self.title else []) + rest

    @cached_property
    def running(self) -> list[str]:
        return [clean_line(line) for line in self.evidence.running]

    @cached_property
    def metadata(self) -> list[str]:
        title = metadata_title(self.evidence.metadata_title)
        return [title] if title else []

    @cached_property
    def first_headings(self) -> list[str]:
        return [clean_line(h) for h in self.evidence.headings[:FIRST_HEADINGS]]

    def lines(self) -> Iterator[tuple[str, str]]:
        """(source, text) of the lines that name the document, most telling first."""
        yield from (("cover", s.text) for s in self.by_weight)
        yield from self.later_lines()

    def later_lines(self) -> Iterator[tuple[str, str]]:
        """The same, without the cover."""
        yield from (("running header", text) for text in self.running)
        yield from (("metadata title", text) for text in self.metadata)
        yield from (("heading", text) for text in self.first_headings)
