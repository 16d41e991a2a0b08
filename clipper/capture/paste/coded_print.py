"""Prints of press databases as rows of two cells: a code of two or three capitals for a field, and what stands in it.

HD is the headline, LP and TD are the text, PD the day, SN the source, BY the authors; AN, the number of the document, ends most records.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from types import MappingProxyType

from clipper.capture.paste.lines import Paste
from clipper.capture.paste.names import people
from clipper.capture.paste.printed_article import PrintedArticle

_OWN = "AN ART CC CO CR CT CX CY DLN ED ET IN IPC IPD LA NS PUB RE RF RST SC VOL WC"
_FIELDS = MappingProxyType(
    {
        "HD": "title",
        "BY": "authors",
        "PD": "date",
        "SN": "source",
        "SE": "section",
        "CLM": "section",
        "PG": "page",
        "LP": "text",
        "TD": "text",
        **dict.fromkeys(_OWN.split(), ""),
    }
)
"""What a code tells; nothing for one of the database's own."""
_CODED = re.compile(r"(?P<code>[A-Z]{2,3})\s*\t\s*(?P<rest>.*)")
_LAST = "AN"
_TITLE, _NEEDED, _TEXTS = "HD", ("PD", "SN"), ("LP", "TD")
_QUICK = re.compile(r"^HD\s", re.MULTILINE)


def may_be_coded(whole: str) -> bool:
    """Whether a text has the codes of headline and text at beginnings of lines, as a quick look tells; tabs may be missing."""
    return any(f"\n{code}" in whole for code in _TEXTS) and _QUICK.search(whole) is not None


def coded_articles(paste: Paste, captured_at: datetime) -> list[PrintedArticle]:
    """The records that have a headline, a text, and a day or a source."""
    found = [(at, match) for at in range(len(paste)) if (match := _CODED.match(paste.raw(at).strip(" \xa0"))) and match["code"] in _FIELDS]
    return [
        _article(paste, record, stop, captured_at)
        for record, stop in _records(found, len(paste))
        if _is_record({match["code"] for _, match in record})
    ]


def _is_record(codes: set[str]) -> bool:
    return _TITLE in codes and not codes.isdisjoint(_NEEDED) and not codes.isdisjoint(_TEXTS)


def _records(found: list[tuple[int, re.Match[str]]], end: int) -> Iterator[tuple[list[tuple[int, re.Match[str]]], int]]:
    """The rows of each record, and where it stops: a new one begins behind a number of a document, and where a code comes again."""
    record: list[tuple[int, re.Match[str]]] = []
    for at, match in found:
        if record and (record[-1][1]["code"] == _LAST or any(match["code"] == other["code"] for _, other in record)):
            yield record, at
            record = []
        record.append((at, match))
    if record:
        yield record, end


def _article(paste: Paste, record: list[tuple[int, re.Match[str]]], stop: int, captured_at: datetime) -> PrintedArticle:
    article = PrintedArticle()
    for (at, match), following in zip(record, [*(at for at, _ in record[1:]), stop], strict=True):
        name, rest = _FIELDS[match["code"]], match["rest"].strip()
        if name == "text":
            article.body += [line for line in range(at, following) if line > at or rest]
            if rest:
                article.labels[at] = len(match["code"]) + 1
            continue
        further = range(at + 1, following) if match["code"] != _LAST else ()
        words = " ".join([*([rest] if rest else []), *(paste.texts[line] for line in further)])
        if name == "date":
            article.take_day(paste, at, words, captured_at)
        else:
            _take(article, paste, at, name, words)
        for line in further if name else ():
            article.used[line] = article.used.get(at, name)
    return article


def _take(article: PrintedArticle, paste: Paste, at: int, name: str, words: str) -> None:
    """Note what a row tells beside the day."""
    if not name or not words:
        return
    if name == "authors":
        article.authors = people(words)
        article.note(paste, at, name)
    elif name not in article.words:
        article.words[name] = words
        article.note(paste, at, name)
