"""Prints of press databases with labeled fields: documents that are counted ("3 of 74 DOCUMENTS") or end with a fixed line."""

import re
from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

from clipper.capture.paste.lines import Paste
from clipper.capture.paste.names import people
from clipper.capture.paste.printed_article import COPYRIGHT, HEAD_REACH, LONGEST_SOURCE, PrintedArticle

_COUNTED = re.compile(
    r"^(?:Document |Dokument |文書 ?)?\d+ (?:of|von|de|di|van) \d+ (?:DOCUMENTS?|DOKUMENTEN?|DOCUMENTOS?)$", re.IGNORECASE
)
_END = re.compile(r"^(?:End of Document|Ende des Dokuments|Fin du document|Fin del documento)$", re.IGNORECASE)
_LABEL = re.compile(r"^(?P<label>[^\W\d_][\w -]{2,22}):(?:\s|$)\s*(?P<text>.*)$")
_LABELS = {
    "byline": "authors",
    "author": "authors",
    "autor": "authors",
    "verfasser": "authors",
    "von": "authors",
    "auteur": "authors",
    "section": "section",
    "rubrik": "section",
    "ressort": "section",
    "rubrique": "section",
    "length": "length",
    "länge": "length",
    "longueur": "length",
    "longitud": "length",
    "dateline": "dateline",
    "ort": "dateline",
    "load-date": "foot",
    "update": "foot",
    "language": "foot",
    "sprache": "foot",
    "publication-type": "foot",
    "publikationstyp": "foot",
    "document-type": "foot",
    "journal-code": "foot",
    "acc-no": "foot",
    "subject": "foot",
    "organization": "foot",
    "geographic": "foot",
    "highlight": "head",
    "graphic": "foot",
    "correction-date": "foot",
    "isin": "foot",
    "copyright": "foot",
    "headline": "title",
    "title": "title",
    "titel": "title",
    "überschrift": "title",
    "quelle": "source",
    "source": "source",
    "datum": "date",
    "date": "date",
    "seite": "page",
    "page": "page",
}
_DOCUMENT = ("OCUMENT", "OKUMENT", "ocument", "okument")
"""One of these stands in each line that counts or ends a document."""
_ENDS_OF_DOCUMENT = ("ument", "UMENT")
_BEFORE_DOCUMENT = re.compile(r"(?:\d|\b(?:of|des|du|del))\s+d$", re.IGNORECASE)
BEFORE_REACH = 80
"""Characters before it that are looked at: more blanks than that stand nowhere between two words."""
_BODY_LABEL = re.compile(r"^(?:Body|Text|Volltext|Corps)$")
_ADDRESS = re.compile(r"^https?://\S+$")
LEAST_LABELS = 2
"""So many labeled lines make a document one of a database."""


def documents_in(whole: str) -> list[int]:
    """Where the words of `_DOCUMENT` stand."""
    found: list[int] = []
    for end in _ENDS_OF_DOCUMENT:
        at = whole.find(end)
        while at >= 0:
            if whole.startswith(_DOCUMENT, at - 2):
                found.append(at - 2)
            at = whole.find(end, at + 1)
    return found


def may_be_labeled(whole: str, documents: Sequence[int]) -> bool:
    """Whether "document" stands somewhere as it does in a line that counts or ends one."""
    return any(
        whole[at - 2 : at - 1].isspace() and _BEFORE_DOCUMENT.search(whole, max(0, at - BEFORE_REACH), at) is not None for at in documents
    )


def labeled_articles(paste: Paste, captured_at: datetime) -> list[PrintedArticle]:
    """Documents that are counted or that end with a fixed line."""
    texts = paste.texts
    named = [at for at, text in enumerate(texts) if len(text) <= LONGEST_SOURCE and any(map(text.__contains__, _DOCUMENT))]
    starts = [at for at in named if _COUNTED.match(texts[at])]
    if starts:
        bounds = [*starts, len(texts)]
        return [_document(paste, range(left + 1, right), captured_at) for left, right in pairwise(bounds)]
    ends = [at for at in named if _END.match(texts[at])]
    if not ends or sum(_is_label(text) for text in texts if len(text) <= LONGEST_SOURCE) < LEAST_LABELS * len(ends):
        return []
    starts = [0, *(at + 1 for at in ends[:-1])]
    return [_document(paste, range(left, right), captured_at) for left, right in zip(starts, ends, strict=True)]


def _document(paste: Paste, lines: range, captured_at: datetime) -> PrintedArticle:
    """A document with labeled fields: a head (source, date and title in either order), then labels, the body, labels."""
    article = PrintedArticle()
    texts = paste.texts
    labels = [at for at in lines if _is_label(texts[at])]
    body_label = next((at for at in lines if _BODY_LABEL.match(texts[at])), None)
    head_end = next(iter(labels), lines.stop)
    _read_head(article, paste, range(lines.start, min(head_end, lines.start + HEAD_REACH)), captured_at)
    start = body_label + 1 if body_label is not None else head_end
    in_foot = False
    for at in range(head_end, lines.stop):
        kind = _take_label(article, paste, at, captured_at)
        if kind == "foot" and article.body:
            in_foot = True
        if kind is None and at >= start and not in_foot and not COPYRIGHT.match(texts[at]):
            article.body.append(at)
    return article


def _take_label(article: PrintedArticle, paste: Paste, at: int, captured_at: datetime) -> str | None:
    """Read a labeled line; the kind of its label, or None where it has none."""
    match = _LABEL.match(paste.texts[at])
    kind = _LABELS.get(match["label"].casefold()) if match else None
    if match is None or kind is None:
        return None
    text = match["text"].strip()
    if kind == "authors":
        article.authors = people(text)
        article.note(paste, at, "authors")
    elif kind in ("section", "source", "title", "page") and kind not in article.words:
        article.words[kind] = text
        article.note(paste, at, kind)
    elif kind == "date":
        article.take_day(paste, at, text, captured_at)
    return kind


def _read_head(article: PrintedArticle, paste: Paste, lines: range, captured_at: datetime) -> None:
    """Source, date and title, which stand in one of two orders: source, date, title; or title, source, date."""
    texts = paste.texts
    left = [at for at in lines if not _ADDRESS.match(texts[at]) and not COPYRIGHT.match(texts[at]) and not _COUNTED.match(texts[at])]
    day = next((at for at in left if len(texts[at]) <= LONGEST_SOURCE and article.take_day(paste, at, texts[at], captured_at)), None)
    if day is None:
        article.title = left[:1]
        return
    before, after = [at for at in left if at < day], [at for at in left if at > day]
    if after and before:
        article.title = after
        source = before[-1]
    elif len(before) > 1:
        article.title, source = before[:-1], before[-1]
    else:
        article.title = before
        return
    article.words["source"] = texts[source]
    article.note(paste, source, "source")


def _is_label(text: str) -> bool:
    match = _LABEL.match(text)
    return match is not None and match["label"].casefold() in _LABELS
