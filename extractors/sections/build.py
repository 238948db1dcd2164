"""The sections stage: from the flow of blocks to the section tree.

Order of precedence for what is a section:
1. The cover, the title and the table of contents are none, and neither are labels ("Agenda 2030",
   "Uppdrag:"), headings that end with a colon, and headings that are the statement of a goal beside its label.
2. A heading with a printed number is one, and the number decides its level.
3. A heading without a number is one; its level comes from the style, but never above or beside the
   numbered section that it stands in.
4. In a document without numbers, a heading whose name says that it is a part ("Resultatanalys") stands
   under the goal area before it, as does a question of the form, and a heading that only repeats the name of
   that area is none.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from corpus.lexicon import lexicon, normal
from corpus.registers import sdg_name_forms
from extractors.drafts import Flow, Label, SectionDraft
from extractors.layout.types import Block, Note, Reading, Role
from extractors.sections.items import bold_items
from extractors.sections.labels import label_of
from extractors.sections.levels import settle_levels
from extractors.sections.numbering import best_chain, gap, groups, split_number
from extractors.sections.outside import find_outside
from extractors.sections.sides import ABOVE, BELOW, STATED, decide_sides

#: Labels whose heading is a section and a goal at once.
AREAS = frozenset({"focus_area", "strategic_objective", "vision"})
#: Roles of sections that hold goals, under which parts stand.
_GOAL_ROLES = frozenset({"focus_area", "strategic_objective", "council_goal", "committee_goal", "vision"})
#: Labels that are the title of a section where the document has them once.
_MAY_BE_TITLE = frozenset({"assignment", "vision", "strategic_objective", "focus_area"})
#: Words before the name of a role: "Fyra prioriterade områden", "Kommunens fokusområden".
_DETERMINERS = re.compile(
    r"^(?:(?:våra?|de|kommunens|regionens|två|tre|fyra|fem|sex|sju|åtta|nio|tio)\s+){1,3}", re.IGNORECASE
)
#: A longer heading is a paragraph that looks like one.
MAX_TITLE = 200
#: So many headings without numbers make the parts of a document, which numbered headings of a lower style stand in.
_MIN_PARTS = 2
#: Sections stand at most this deep; what is deeper stands beside the deepest. Documents that are read have ten levels.
DEEPEST = 50


def build_flow(reading: Reading) -> tuple[Flow, list[Note]]:
    """The flow with its section tree, labels and sides, and notes about gaps in the numbering."""
    blocks = reading.blocks
    outside = find_outside(reading)
    labels = _labels(blocks, outside)
    flow = Flow(blocks, [], labels, outside, decide_sides(blocks, labels))
    numbered = numbered_headings(flow)
    items = {at for found in bold_items(blocks, labels).values() for at in found}
    builder = _Builder(flow, numbered, _parts(flow, numbered), items)
    for index, block in enumerate(blocks):
        builder.add(index, block)
    return flow, builder.notes


def _parts(flow: Flow, numbered: dict[int, str]) -> Counter[int]:
    """How many headings without a number each style level has."""
    aside = flow.outside | set(flow.labels) | set(numbered)
    return Counter(b.level or 1 for i, b in enumerate(flow.blocks) if b.role is Role.HEADING and i not in aside)


def _labels(blocks: list[Block], outside: set[int]) -> dict[int, Label]:
    """Labels by index; a heading that could be one but comes once, without a colon, is a section."""
    labels = {i: label for i, b in enumerate(blocks) if i not in outside and (label := label_of(b))}
    labels = settle_levels(blocks, labels)
    often = Counter(label.concept for label in labels.values() if not label.rest)
    lone = {i for i, label in labels.items() if often[label.concept] == 1 and _is_lone(blocks, i, label)}
    return {i: label for i, label in labels.items() if i not in lone and not _is_chapter(blocks, i, labels)}


def _is_chapter(blocks: list[Block], index: int, labels: dict[int, Label]) -> bool:
    """A heading, the only one of its kind, set like other chapters ("Måluppfyllelse"), or right over a table of goals.

    It is a chapter where headings stand below it, or where it is of the highest style of a document with several.
    """
    block, label = blocks[index], labels[index]
    if block.role is not Role.HEADING or block.level is None or block.text.endswith(":") or label.rest:
        return False
    if _heads_goal_table(blocks, index):
        return True
    levels = [b.level or 1 for b in blocks if b.role is Role.HEADING]
    below = next((b.level or 1 for b in blocks[index + 1 :] if b.role is Role.HEADING), 0)
    if below <= block.level and not min(levels) == block.level < max(levels):
        return False
    beside = [i for i, b in enumerate(blocks) if b.role is Role.HEADING and b.level == block.level and i != index]
    alike = any(i != index and o.concept == label.concept and not o.rest for i, o in labels.items())
    return not alike and sum(i not in labels for i in beside) >= _MIN_PARTS


def _heads_goal_table(blocks: list[Block], index: int) -> bool:
    """Do the goals stand in a column of the table right below the heading?"""
    grid = blocks[index + 1].grid if index + 1 < len(blocks) else None
    roles = (lexicon("column_roles").concept(text) or "" for text in (grid.texts()[0] if grid and grid.rows else []))
    return any(role.split(".")[0] == "goal" for role in roles)


def _is_lone(blocks: list[Block], index: int, label: Label) -> bool:
    """A heading without a colon that names what its own text is about; one right over a heading labels that."""
    block = blocks[index]
    if block.role is not Role.HEADING or block.text.endswith(":") or label.rest or label.concept not in _MAY_BE_TITLE:
        return False
    return label.concept == "assignment" or not any(b.role is Role.HEADING for b in blocks[index + 1 : index + 2])


def numbered_headings(flow: Flow) -> dict[int, str]:
    """Printed numbers by index of the heading, where they make a sequence.

    A global goal under its label ("Agenda 2030": "8 Anständiga arbetsvillkor …") is set like a heading at
    times, and its number belongs to no sequence.
    """
    found: list[tuple[int, str]] = []
    in_list = False
    for index, block in enumerate(flow.blocks):
        label = flow.labels.get(index)
        in_list = (label is not None and label.concept == "agenda2030") or (in_list and _is_global_goal(block))
        number, _ = split_number(block.text)
        if number and block.role is Role.HEADING and index not in flow.outside and not in_list:
            found.append((index, number))
    chain = best_chain([number for _, number in found])
    return {found[i][0]: found[i][1] for i in sorted(chain)}


def _is_global_goal(block: Block) -> bool:
    title = split_number(block.text)[1]
    return normal(title) in sdg_name_forms()


@dataclass
class _Open:
    """A section that may still get children: its index and the style level that it was printed with."""

    index: int
    style: int


@dataclass
class _Builder:
    flow: Flow
    numbered: dict[int, str]
    #: How many headings without a number each style level has.
    parts: Counter[int] = field(default_factory=Counter)
    #: Headings that are items under a label.
    items: set[int] = field(default_factory=set)
    open: list[_Open] = field(default_factory=list)
    last_number: str | None = None
    notes: list[Note] = field(default_factory=list)

    def add(self, index: int, block: Block) -> None:
        if index in self.flow.outside:
            return
        if block.role is Role.HEADING and self._is_section(index, block):
            self._open_section(index, block)
        elif block.role is Role.HEADING and index in self.flow.labels and block.level is not None:
            self._close_beside(block.level)
        block.section = self.open[-1].index if self.open else None
        if block.section is not None:
            self._extend(self.flow.sections[block.section], block)

    @staticmethod
    def _extend(section: SectionDraft, block: Block) -> None:
        if block.role in (Role.PARAGRAPH, Role.LIST_ITEM):
            section.text.append(f"{block.marker} {block.text}".strip())
        if block.page is not None:
            last = block.grid.page_last if block.grid is not None else None
            section.page_last = max(section.page_last or 0, last or block.page)

    def _is_section(self, index: int, block: Block) -> bool:
        label = self.flow.labels.get(index)
        if (label is not None and not names_goal(block, label)) or len(block.text) > MAX_TITLE or index in self.items:
            return False
        if index in self.numbered:
            return True
        if block.text.endswith(":") or self._is_statement(index) or self._is_listed_goal(index):
            return False
        return not self._repeats_area(index, block.text)

    def _close_beside(self, style: int) -> None:
        """A label set like the headings of its neighbours ends the section without a number that it stands beside."""
        while len(self.open) > 1 and self.open[-1].style >= style:
            if self.flow.sections[self.open[-1].index].number:
                return
            self.open.pop()

    def _is_listed_goal(self, index: int) -> bool:
        """Is the heading a global goal in the list under its label?"""
        while index >= 0 and _is_global_goal(self.flow.blocks[index]):
            index -= 1
            if (label := self.flow.labels.get(index)) is not None:
                return label.concept == "agenda2030"
        return False

    def _is_statement(self, index: int) -> bool:
        """Is the heading the goal that belongs to a label beside it?"""
        before, after = self.flow.labels.get(index - 1), self.flow.labels.get(index + 1)
        return self._states(before, ABOVE) or self._states(after, BELOW)

    def _states(self, label: Label | None, side: str) -> bool:
        if label is None or label.rest or label.concept not in STATED:
            return False
        return self.flow.sides.get(label.concept) == side

    def _repeats_area(self, index: int, title: str) -> bool:
        """Does the heading only say once more which goal area the part before it belongs to?"""
        if not self.open or index - 1 in self.flow.labels:
            return False
        chain = self.flow.section_chain(self.open[-1].index)
        return any(normal(section.title) == normal(title) for section in chain)

    def _open_section(self, index: int, block: Block) -> None:
        number = self.numbered.get(index)
        title = split_number(block.text)[1] if number else block.text
        style = block.level or 1
        role = self._role(index, title)
        if number:
            self._close_numbered(groups(number), style)
        else:
            self._close_styled(style, role, index)
        self._close_deepest(block)
        parent = self.open[-1].index if self.open else None
        if number:
            if groups(number) != (1,) and (parent is None or len(groups(number)) > 1):
                self._note_gap(number, block)
            self.last_number = number
        below = self.flow.sections[parent].level + 1 if parent is not None else 1
        level = max(len(groups(number)), below if len(groups(number)) == 1 else 1) if number else below
        level = min(level, DEEPEST)
        self.flow.sections.append(
            SectionDraft(number, title.strip(), level, parent, role, block.page, block.page, block.box, index)
        )
        self.open.append(_Open(len(self.flow.sections) - 1, style))

    def _close_deepest(self, block: Block) -> None:
        """Make room for one section more, and say so where that costs the first one its place."""
        if len(self.open) >= DEEPEST and not any(note.code == "sections.too_deep" for note in self.notes):
            message = (
                f"Sections stand in each other more than {DEEPEST} deep; deeper ones are put beside the deepest: look "
                "at the document itself to see what belongs together."
            )
            self.notes.append(Note("sections.too_deep", message, "warning", block.page, block.box, "sections"))
        del self.open[DEEPEST - 1 :]

    def _note_gap(self, number: str, block: Block) -> None:
        if gap(number, self.last_number):
            before = self.last_number or "the beginning"
            self.notes.append(
                Note(
                    "sections.number_gap",
                    f"Heading {number} follows {before}: a number is missing between them.",
                    "warning",
                    block.page,
                    block.box,
                    "sections",
                )
            )

    def _role(self, index: int, title: str) -> str | None:
        own, before = self.flow.labels.get(index), self.flow.labels.get(index - 1)
        if own is not None:
            return own.concept
        if before is not None and before.concept in AREAS and not before.rest:
            return before.concept
        return section_role(title)

    def _close_numbered(self, number: tuple[int, ...], style: int) -> None:
        """Leave open only the numbered sections that `number` stands in, and the part that its style stands in."""
        while self.open:
            printed = self.flow.sections[self.open[-1].index].number
            if not printed and len(number) == 1 and self.open[-1].style < style and self._is_part(self.open[-1].style):
                return
            if printed and number[: len(groups(printed))] == groups(printed) and len(number) > len(groups(printed)):
                return
            # an unnumbered part ("Förvaltningsberättelse") holds numbered sections of its own
            if not printed and not self._in_numbered() and self.open[-1].style < 2 and len(number) > 1:
                return
            self.open.pop()

    def _is_part(self, style: int) -> bool:
        """Is the document divided into parts of this style that have no numbers?"""
        return self.parts.get(style, 0) >= _MIN_PARTS

    def _is_incidental(self, section: SectionDraft) -> bool:
        """Does a numbered section stand in a part without a number, so that the next part closes it?"""
        while section.parent is not None and self.flow.sections[section.parent].number:
            section = self.flow.sections[section.parent]
        return section.parent is not None

    def _in_numbered(self) -> bool:
        return any(self.flow.sections[o.index].number for o in self.open)

    def _close_styled(self, style: int, role: str | None, index: int) -> None:
        """Leave open what an unnumbered heading of this style stands in: a numbered section always holds it."""
        part = is_part(self.flow.blocks[index].text)
        question = self.flow.blocks[index].text.endswith("?")
        while self.open:
            top = self.open[-1]
            section = self.flow.sections[top.index]
            if section.number and style <= top.style and self._is_incidental(section):
                self.open.pop()
                continue
            if section.number or (part and section.role in _GOAL_ROLES and not is_part(section.title)):
                return
            if question and (is_part(section.title) or section.role in _GOAL_ROLES):
                return
            if top.style < style and not self._is_sibling_area(section, role):
                return
            self.open.pop()

    @staticmethod
    def _is_sibling_area(section: SectionDraft, role: str | None) -> bool:
        return role is not None and role in AREAS and section.role == role


def names_goal(block: Block, label: Label) -> bool:
    """Is the label the beginning of a heading that names a goal ("Fokusområde: Trygghet", "Mål 2 – Nöjda kunder")?"""
    return block.role is Role.HEADING and bool(label.rest) and (label.concept in AREAS or label.term[-1:].isdigit())


def section_role(title: str) -> str | None:
    """The domain role of a section by its title, or None."""
    roles = lexicon("section_roles")
    found = roles.entry(title)
    if found:
        return found.concept
    first = title.split(" - ")[0].split(" – ")[0]
    return roles.concept(first) or roles.concept(_DETERMINERS.sub("", first))


def is_part(title: str) -> bool:
    """Does the title name a part of a goal area (analysis, follow-up of activities)?"""
    entry = lexicon("section_roles").entry(title)
    return entry is not None and entry.note == "part"
