"""Global goals and targets that running text names without a number, or with their code right beside.

Where Agenda 2030 is spoken of: a target's title, and a goal's official wording; short names are everyday words
("hållbara städer") or a municipality's own. Anywhere: a target's title with its own code beside it ("12.3 Halvera
matsvinnet"), which no other numbering has.
"""

from __future__ import annotations

import re
from functools import cache

from corpus.lexicon import normal
from extractors.agenda2030.items import Item
from extractors.agenda2030.names import form_pattern, official_wordings, telling_titles

_CODE = re.compile(r"(?<![\w.,])(?:1[0-7]|[1-9])\.(?:\d{1,2}|[a-d])(?![\w]|[.,]\d)")
_BEFORE = re.compile(r"(?<![\w.,])((?:1[0-7]|[1-9])\.(?:\d{1,2}|[a-d]))[\s:,–-]+[\"”“]?$")
_AFTER = re.compile(r"[\"”“]?\s*\(\s*(?:(?:del)?mål\s+)?((?:1[0-7]|[1-9])\.(?:\d{1,2}|[a-d]))\s*\)", re.IGNORECASE)


def named_items(text: str) -> list[Item]:
    """The goals and targets that a sentence about Agenda 2030 names, in order."""
    found: list[Item] = []
    for match in _forms().finditer(text):
        form = normal(match.group())
        if match.lastgroup == "title":
            code = telling_titles()[form]
            found.append(Item(int(code.split(".")[0]), code, *match.span(), named=True))
        else:
            found.append(Item(official_wordings()[form], None, *match.span(), named=True))
    return found


def coded_titles(text: str) -> list[Item]:
    """The targets whose title stands in a text with their own code beside it."""
    if not _CODE.search(text):
        return []
    found: list[Item] = []
    for match in _forms().finditer(text):
        if match.lastgroup != "title":
            continue
        code = telling_titles()[normal(match.group())]
        before, after = _BEFORE.search(text[: match.start()]), _AFTER.match(text, match.end())
        start = before.start() if before and before[1].lower() == code else None
        end = after.end() if after and after[1].lower() == code else match.end()
        if start is not None or end > match.end():
            begin = start if start is not None else match.start()
            found.append(Item(int(code.split(".")[0]), code, begin, end, named=True, numbered=True))
    return found


@cache
def _forms() -> re.Pattern[str]:
    title, name = form_pattern(telling_titles()), form_pattern(official_wordings())
    return re.compile(rf"(?<!\w)(?:(?P<title>{title})|(?P<name>{name}))(?!\w)", re.IGNORECASE)
