"""The evidence laid out once for all questions: segments of the front, and the sources after it in their order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from corpus.identity.evidence import Evidence
from corpus.identity.front import Segment, clean_line, front, own_part
from corpus.identity.titles import cover_title, metadata_title
from corpus.years import year_spans

#: Headings that may still name the document.
FIRST_HEADINGS = 3


@dataclass
class Sources:
    """Evidence with what is derived from it; lists of texts, each source in its own order."""

    evidence: Evidence

    @cached_property
    def _segments(self) -> list[Segment]:
        return front(self.evidence.cover)

    @cached_property
    def front(self) -> list[Segment]:
        """Segments of the front that do not speak of the decision, in order."""
        return [s for s in self._segments if not s.decision]

    @cached_property
    def decisions(self) -> list[Segment]:
        return [s for s in self._segments if s.decision]

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
        """Running headers and footers, each wording once, without what they say of the decision."""
        wordings = {re.sub(r"\d{1,3}(?!\d)", "0", line): line for line in reversed(self.evidence.running)}
        return [own for line in reversed(wordings.values()) if (own := own_part(clean_line(line)))]

    @cached_property
    def metadata(self) -> list[str]:
        """The metadata's title, where it is one."""
        title = metadata_title(self.evidence.metadata_title)
        return [title] if title else []

    @cached_property
    def first_headings(self) -> list[str]:
        """The first headings that may be a title: the first of all, and those of the next that carry a year."""
        headings = [clean_line(h) for h in self.evidence.headings[:FIRST_HEADINGS]]
        return [h for index, h in enumerate(headings) if index == 0 or year_spans(h)]

    def lines(self) -> Iterator[tuple[str, str]]:
        """(source, text) of the lines that name the document, most telling first."""
        yield from (("cover", s.text) for s in self.by_weight)
        yield from self.later_lines()

    def later_lines(self) -> Iterator[tuple[str, str]]:
        """The same, without the cover."""
        yield from (("running header", text) for text in self.running)
        yield from (("metadata title", text) for text in self.metadata)
        yield from (("heading", text) for text in self.first_headings)
