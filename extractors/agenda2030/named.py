"""Global goals and targets that running text names without a number, or with their code right beside.

Where Agenda 2030 is spoken of: a target's title, and a goal's official wording; short names are everyday words
("hållbara städer") or a municipality's own. Anywhere: a target's title with its own code beside it ("12.3 Halvera
matsvinnet"), which no other numbering has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corpus.lexicon import normal
from extractors.agenda2030.items import Item
from extractors.agenda2030.names import form_pattern, forms_in, official_wordings, telling_titles

_CODE = re.compile(r"(?<![\w.,])(?:1[0-7]|[1-9])\.(?:\d{1,2}|[a-d])(?![\w]|[.,]\d)")
_BEFORE = re.compile(r"(?<![\w.,])((?:1[0-7]|[1-9])\.(?:\d{1,2}|[a-d]))[\s:,–-]+[\"”“]?$")
_AFTER = re.compile(r"[\"”“]?\s*\(\s*(?:(?:del)?mål\s+)?((?:1[0-7]|[1-9])\.(?:\d{1,2}|[a-d]))\s*\)", re.IGNORECASE)


def named_items(text: str) -> list[Item]:
    """The goals and targets that a sentence about Agenda 2030 names, in order."""
    found: list[Item] = []
    for match in _named_in(text):
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
    for match in _named_in(text):
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


def _named_in(text: str) -> Iterator[re.Match[str]]:
    """The places where titles and official wordings stand."""
    titles, names = forms_in(text, telling_titles), forms_in(text, official_wordings)
    return _forms(titles, names).finditer(text) if titles or names else iter(())


@lru_cache(maxsize=256)
def _forms(titles: tuple[str, ...], names: tuple[str, ...]) -> re.Pattern[str]:
    title, name = form_pattern(titles), form_pattern(names)
    return re.compile(rf"(?<!\w)(?:(?P<title>{title})|(?P<name>{name}))(?!\w)", re.IGNORECASE)
