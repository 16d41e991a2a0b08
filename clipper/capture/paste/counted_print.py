"""Prints of press databases whose heads are built around a line that counts words, and which end with a line of accession."""

import re
from collections.abc import Sequence
from datetime import datetime

from clipper.capture.paste.lines import Paste
from clipper.capture.paste.names import people
from clipper.capture.paste.printed_article import COPYRIGHT, HEAD_REACH, LONGEST_SOURCE, PrintedArticle

_WORD_COUNT = re.compile(r"^[\d.,]+ ?(?:words?|Wörter|mots|palabras|parole|palavras|woorden|слов|字|文字|단어)$", re.IGNORECASE)
_ACCESSION = re.compile(r"^(?:Document|Dokument|文件|文档|Документ|Documento) [A-Z]{2,}[A-Za-z0-9]{8,}$")
_LATIN_ACCESSIONS = ("Document ", "Dokument ", "Documento ")
_FAR_ACCESSIONS = ("文件 ", "文档 ", "Документ ")
_ACCESSIONS = (*_LATIN_ACCESSIONS, *_FAR_ACCESSIONS)
FULL_HEAD = 3
"""Section, title, authors: of two lines, the second is the authors' only if it holds names."""


def may_be_counted(whole: str, documents: Sequence[int]) -> bool:
    """Whether a line of accession stands in a text, as a quick look tells."""
    latin = any(whole.startswith(_LATIN_ACCESSIONS, at - 1) for at in documents)
    return latin or any(word[0] in whole and word in whole for word in _FAR_ACCESSIONS)


def counted_articles(paste: Paste, captured_at: datetime) -> list[PrintedArticle]:
    """Heads around a line that counts the words: title and authors above it; date, source and codes below; an accession line at the end."""
    texts = paste.texts
    ends = [at for at, text in enumerate(texts) if text.startswith(_ACCESSIONS) and len(text) <= LONGEST_SOURCE and _ACCESSION.match(text)]
    if not ends:
        return []
    counts = [at for at, text in enumerate(texts) if len(text) <= LONGEST_SOURCE and _WORD_COUNT.match(text)]
    articles: list[PrintedArticle] = []
    for number, count in enumerate(counts):
        floor = max((end for end in ends if end < count), default=-1)
        stop = next((end for end in ends if end > count), counts[number + 1] if number + 1 < len(counts) else len(texts))
        articles.append(_counted_head(paste, floor, count, stop, captured_at))
    return articles


def _head_block(paste: Paste, floor: int, count: int) -> list[int]:
    """The lines right above the count, with no blank line between; where each line is a paragraph, all of a full head."""
    if paste.blank_before(count):
        return list(range(max(floor + 1, count - (FULL_HEAD if floor < 0 else HEAD_REACH)), count))
    first = count
    while first > floor + 1 and not paste.blank_before(first) and count - first < HEAD_REACH:
        first -= 1
    return list(range(first, count))


def _counted_head(paste: Paste, floor: int, count: int, stop: int, captured_at: datetime) -> PrintedArticle:
    article = PrintedArticle()
    texts = paste.texts
    head = _head_block(paste, floor, count)
    if len(head) >= FULL_HEAD or (len(head) > 1 and people(texts[head[-1]], strict=True)):
        article.authors = people(texts[head[-1]])
        article.note(paste, head[-1], "authors")
        head.pop()
    if len(head) > 1:
        article.words["section"] = texts[head[0]]
        article.note(paste, head[0], "section")
        head = head[1:]
    article.title = head
    at = count + 1
    body = at
    while at < min(stop, count + HEAD_REACH):
        if article.date is None:
            article.take_day(paste, at, texts[at], captured_at)
        elif "source" not in article.words and not re.match(r"^\d\d?:\d\d", texts[at]):
            article.words["source"] = texts[at]
            article.note(paste, at, "source")
        at += 1
        if COPYRIGHT.match(texts[at - 1]):
            body = at
            break
    else:
        body = count + 1
    article.body = [line for line in range(body, stop) if line not in article.used]
    if article.body and "source" in article.words and _is_publisher(texts[article.body[-1]], article.words["source"]):
        article.body.pop()
    return article


def _is_publisher(text: str, source: str) -> bool:
    """Whether the last line only names the publisher."""
    return len(text) <= LONGEST_SOURCE and text.casefold().startswith(source.casefold())
