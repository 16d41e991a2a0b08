"""Prints of press databases in which each document ends with its number, of dots and a day: "news·20250602·LG·0004".

Above stand the source, a line with section, day, count of words and page, the headline, the authors and the text.
"""

import re
from datetime import datetime
from itertools import pairwise

from clipper.capture.dates.read import read_date
from clipper.capture.paste.lines import Paste
from clipper.capture.paste.names import people
from clipper.capture.paste.printed_article import COPYRIGHT, PrintedArticle

_NUMBER = re.compile(r"[a-z]{2,12}·(?:18|19|20)\d{6}·[^\s·]{1,16}·[^\s·]{1,40}")
_NUMBER_SIGN = re.compile(r"·(?:18|19|20)\d{6}·")
_SIZE = re.compile(r"\b\d{1,3}(?:[ .,\u00a0\u202f]\d{3})*\s(?:mots|words|palabras|Wörter|parole|palavras)\b")
_PAGE = re.compile(r",\s*(?:p|pp|pg|S)\.\s*(?P<page>[\w -]{1,20})$")
_SECTION = re.compile(r"(?P<section>[^,\d]{2,60}),\s")
_BEHIND_NAME = re.compile(r"\s*(?:\(|,\s*(?:no|n°|nº|nr|vol)\b\.?).*$", re.IGNORECASE)
LONGEST_HEAD = 160
"""Characters of the line with section and day."""


def may_be_numbered(whole: str) -> bool:
    """Whether such a number stands in a text, as a quick look tells."""
    return "·" in whole and _NUMBER_SIGN.search(whole) is not None


def numbered_articles(paste: Paste, captured_at: datetime) -> list[PrintedArticle]:
    """The documents between these numbers that have a head."""
    ends = [at for at, text in enumerate(paste.texts) if "·" in text and _NUMBER.fullmatch(text)]
    found: list[PrintedArticle] = []
    for start, end in pairwise([-1, *ends]):
        head = _head(paste, range(start + 1, end), captured_at)
        if head is not None:
            found.append(_article(paste, head, end, captured_at))
    return found


def _head(paste: Paste, lines: range, captured_at: datetime) -> int | None:
    """The line with section, day, size and page: the last above the text with a day and a size or page, else the first with a day."""
    dated: list[int] = []
    for at in lines[1:]:
        text = paste.texts[at]
        if len(text) > LONGEST_HEAD:
            if dated:
                break
            continue
        found = read_date(text, captured_at=captured_at)
        if found is not None and found.date is not None and not COPYRIGHT.match(text):
            dated.append(at)
    sized = [at for at in dated if _SIZE.search(paste.texts[at]) or _PAGE.search(paste.texts[at])]
    return sized[-1] if sized else (dated[0] if dated else None)


def _article(paste: Paste, head: int, end: int, captured_at: datetime) -> PrintedArticle:
    article, texts = PrintedArticle(), paste.texts
    told = texts[head]
    if not article.take_day(paste, head, _PAGE.sub("", _SIZE.sub("", told)), captured_at):
        article.take_day(paste, head, told, captured_at)
    section, page = _SECTION.match(told), _PAGE.search(told)
    if section and read_date(section["section"], captured_at=captured_at) is None:
        article.words["section"] = section["section"]
        article.note(paste, head, "section")
    if page:
        article.words["page"] = page["page"].strip()
        article.note(paste, head, "page")
    article.words["source"] = _BEHIND_NAME.sub("", texts[head - 1]).strip() or texts[head - 1]
    article.note(paste, head - 1, "source")
    foot = next((at for at in range(head + 1, end) if COPYRIGHT.match(texts[at])), end)
    article.title = [head + 1] if head + 1 < foot else []
    start = head + 2
    for at in range(start, min(foot, start + 2)):  # below the headline, or below a deck
        if names := people(texts[at], strict=True):
            article.authors = names
            article.note(paste, at, "authors")
            break
    article.body = [at for at in range(start, foot) if at not in article.used]
    return article
