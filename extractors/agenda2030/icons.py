"""The signs of the global goals on a page, told by colour and number.

In order of precedence:

1. a number whose goal has that colour, or nearly: a sign;
2. a colour further off (inks, profiles): a sign where the goal's name stands in it or the page speaks of Agenda
   2030, else it is kept with less confidence, for the whole document to decide;
3. no number that can be read where a sign has its number, but a colour that is no other goal's: a sign where the
   page has a sure one of the same size, or speaks of Agenda 2030;
4. else no sign, and a finding. Where as many squares beside each other contradict their colour as agree, none is
   a sign: these are somebody's own tiles.

The wheel of colours, photographs and plain coloured squares are no signs and no findings.
"""

from __future__ import annotations

from dataclasses import dataclass

from extractors.agenda2030.candidates import Draw, Seen, seen_on
from extractors.agenda2030.colors import only_goal, possible_goals
from extractors.agenda2030.groups import groups, same_size
from extractors.agenda2030.labels import has_context
from extractors.layout.types import Icon, Note, Page
from models.box import Box

#: A colour this near (of 255) is the goal's; nearer still where the number is printed, since cells of tables have both.
_SURE, _SURE_LETTERS = 28.0, 9.0
#: Margins, as a share of the height of the page.
_MARGIN = 0.12
#: Confidence by colour and number, by number and a colour that is off, by colour alone.
SURE, OFF, BY_COLOR = 1.0, 0.7, 0.5


@dataclass(slots=True)
class _Judged:
    seen: Seen
    sdg: int | None = None
    confidence: float = 0.0
    #: True where number and colour are those of different goals.
    contradicts: bool = False


def find_icons(page: Page, draw: Draw) -> tuple[list[Icon], list[Note]]:
    """The signs on a page from the top, and a note on each that could not be told. Raises nothing for bad pictures."""
    seen = _apart(list(seen_on(page, draw)))
    if not seen:
        return [], []
    context = has_context(" ".join(word.text for word in page.words))
    judged = [_judge(item, context) for item in seen]
    _refuse_tiles(judged)
    _by_color(judged, context)
    icons = [_icon(item, page) for item in judged if item.sdg is not None]
    notes = [_unclear(item.seen, page.number) for item in judged if item.sdg is None and not item.seen.by_letters]
    return sorted(icons, key=lambda icon: (round(icon.box.top / 4), icon.box.x0)), notes


def _apart(seen: list[Seen]) -> list[Seen]:
    """Each place once: what was read of it with a number first."""
    kept: list[Seen] = []
    for item in sorted(seen, key=lambda item: item.number is None):
        if not any(_overlap(item.box, other.box) for other in kept):
            kept.append(item)
    return sorted(kept, key=lambda item: (item.box.top, item.box.x0))


def _overlap(a: Box, b: Box) -> bool:
    across = min(a.x1, b.x1) - max(a.x0, b.x0)
    down = min(a.bottom, b.bottom) - max(a.top, b.top)
    smaller = min((a.x1 - a.x0) * (a.bottom - a.top), (b.x1 - b.x0) * (b.bottom - b.top))
    return across > 0 and down > 0 and across * down > 0.4 * smaller


def _judge(seen: Seen, context: bool) -> _Judged:
    judged = _Judged(seen)
    if seen.number is None:
        return judged
    possible = possible_goals(seen.color)
    far = possible.get(seen.number)
    if far is None or _is_half(seen.number, far, possible):
        judged.contradicts = True
    elif far <= (_SURE_LETTERS if seen.by_letters else _SURE) or seen.named or context:
        judged.sdg, judged.confidence = seen.number, SURE
    elif not seen.by_letters:
        judged.sdg, judged.confidence = seen.number, OFF
    return judged


def _is_half(number: int, far: float, possible: dict[int, float]) -> bool:
    """Is the colour rather that of a number of two digits, of which one was read?"""
    return number < 10 and any(str(number) in str(goal) and goal > 9 and possible[goal] < far for goal in possible)


def _refuse_tiles(judged: list[_Judged]) -> None:
    """Squares beside each other of which as many contradict their colour as agree are no signs."""
    for group in groups([item.seen.box for item in judged]):
        tiles = [judged[index] for index in group]
        wrong = sum(item.contradicts for item in tiles)
        if wrong and wrong >= sum(item.sdg is not None for item in tiles):
            for item in tiles:
                item.sdg, item.contradicts = None, True


def _by_color(judged: list[_Judged], context: bool) -> None:
    sure = [item for item in judged if item.confidence == SURE and item.sdg is not None]
    for item in judged:
        open_question = item.seen.number is None and item.seen.has_head and not item.contradicts
        if open_question and (context or any(same_size(item.seen.box, other.seen.box) for other in sure)):
            item.sdg, item.confidence = only_goal(item.seen.color), BY_COLOR


def _icon(judged: _Judged, page: Page) -> Icon:
    from corpus.registers import sdg_goals

    assert judged.sdg is not None
    name = sdg_goals()[judged.sdg - 1].name_sv
    how = " (färgen, siffran oläst)" if judged.confidence == BY_COLOR else ""
    box = judged.seen.box
    in_margin = box.bottom < _MARGIN * page.height or box.top > (1 - _MARGIN) * page.height
    return Icon(judged.sdg, page.number, box, f"ikon: {judged.sdg} {name}{how}", judged.confidence, in_margin)


def _unclear(seen: Seen, page: int) -> Note:
    goals = sorted(possible_goals(seen.color))
    said = "whose number cannot be read" if seen.number is None else f"with the number {seen.number}"
    colors = " or ".join(map(str, goals))
    message = f"Page {page}: a square in the colour of global goal {colors}, {said}; it gives no reference."
    return Note("sdg.icon_unclear", message, "info", page, seen.box, "extract")
