"""Prints of press databases: several articles, each with a head of fixed fields.

Shapes are known by their structure and not by a program's name: documents that are counted ("3 of 74 DOCUMENTS") or end with a fixed line,
with labeled fields; heads built around a line that counts words; rows of a table divided by tabs, with or without a head row.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise

from clipper.capture.dates.read import read_date
from clipper.capture.paste.lines import Paste
from clipper.capture.paste.names import people
from clipper.capture.paste.segment import Division, Segment
from clipper.model.date import ArticleDate
from clipper.model.draft import Role

HEAD = "head of the database"
FOOT = "foot of the database"

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
_COPYRIGHT = re.compile(r"^(?:©|Copyright\b|\(c\) )|^All Rights Reserved\.?$|^Alle Rechte vorbehalten\.?$", re.IGNORECASE)
_ADDRESS = re.compile(r"^https?://\S+$")
_WORD_COUNT = re.compile(r"^[\d.,]+ ?(?:words?|Wörter|mots|palabras|parole|palavras|woorden|слов|字|文字|단어)$", re.IGNORECASE)
_ACCESSION = re.compile(r"^(?:Document|Dokument|文件|文档|Документ|Documento) [A-Z]{2,}[A-Za-z0-9]{8,}$")
_LATIN_ACCESSIONS = ("Document ", "Dokument ", "Documento ")
_FAR_ACCESSIONS = ("文件 ", "文档 ", "Документ ")
_ACCESSIONS = (*_LATIN_ACCESSIONS, *_FAR_ACCESSIONS)
_TABLE_DATE = re.compile(r"^(?:18|19|20)\d\d(?:[./年-])\d{1,2}(?:[./月-])\d{1,2}日?$")
_TABLE_SIZE = re.compile(r"^\d+(?:字|文字|頁|段|面)$")
_CELL_DAY = re.compile(r"(?<!\d)(?:18|19|20)\d\d[./年-]\d{1,2}[./月-]\d{1,2}日?(?!\d)")
_CELL_SIZE = re.compile(r"(?<!\d)\d+(?:字|文字|頁|段|面)(?!\w)")
"""The same within a line, for a quick look."""
_JAPANESE_TOP = re.compile(r"^(?:このページの(?:ＴＯＰ|TOP|トップ)へ|紙面はこちら|紙面|切り抜き|ページの先頭へ)$")
LONGEST_SOURCE = 80
HEAD_REACH = 12
"""A head of fixed fields is not longer than this many lines."""
FULL_HEAD = 3
"""Section, title, authors: of two lines, the second is the authors' only if it holds names."""
LEAST_LABELS = 2
"""So many labeled lines make a document one of a database."""
LEAST_CELLS = 4
"""A row of a result table has at least so many cells."""
SOURCE_TABLES = {"聞蔵": "朝日新聞", "ヨミダス": "読売新聞", "毎索": "毎日新聞", "日経テレコン": "日本経済新聞"}
"""Databases of one newspaper: the name in the page's head tells the source of every record."""


@dataclass(slots=True)
class _Draft:
    """What has been read of one document so far."""

    body: list[int] = field(default_factory=list[int])
    title: list[int] = field(default_factory=list[int])
    words: dict[str, str] = field(default_factory=dict[str, str])
    date: ArticleDate | None = None
    authors: tuple[str, ...] = ()
    used: dict[int, str] = field(default_factory=dict[int, str])
    origins: dict[str, str] = field(default_factory=dict[str, str])

    def note(self, paste: Paste, at: int, name: str) -> None:
        self.used[at] = name
        self.origins.setdefault(name, f"line {paste.numbers[at]}")

    def segment(self, paste: Paste) -> Segment:
        title = " ".join(paste.texts[at] for at in self.title) or self.words.get("title")
        for at in self.title:
            self.note(paste, at, "title")
        return Segment(
            role=Role.MAIN,
            body=tuple(at for at in self.body if at not in self.used),
            title=title,
            source=self.words.get("source"),
            authors=self.authors,
            published=self.date,
            section=self.words.get("section"),
            page=self.words.get("page"),
            used=self.used,
            origins=self.origins,
        )


def _read_day(draft: _Draft, paste: Paste, at: int, text: str, captured_at: datetime) -> bool:
    """Take the date of a line; False where it holds none."""
    found = read_date(text, captured_at=captured_at)
    if found is None or found.date is None:
        return False
    if draft.date is None:
        draft.date = found.date
        draft.used[at] = "published"
        draft.origins["published"] = f"line {paste.numbers[at]}: '{found.text}'"
    return True


def _take_label(draft: _Draft, paste: Paste, at: int, captured_at: datetime) -> str | None:
    """Read a labeled line; the kind of its label, or None where it has none."""
    match = _LABEL.match(paste.texts[at])
    kind = _LABELS.get(match["label"].casefold()) if match else None
    if match is None or kind is None:
        return None
    text = match["text"].strip()
    if kind == "authors":
        draft.authors = people(text)
        draft.note(paste, at, "authors")
    elif kind in ("section", "source", "title", "page") and kind not in draft.words:
        draft.words[kind] = text
        draft.note(paste, at, kind)
    elif kind == "date":
        _read_day(draft, paste, at, text, captured_at)
    return kind


def _document(paste: Paste, lines: range, captured_at: datetime) -> _Draft:
    """A document with labeled fields: a head (source, date and title in either order), then labels, the body, labels."""
    draft = _Draft()
    texts = paste.texts
    labels = [at for at in lines if _is_label(texts[at])]
    body_label = next((at for at in lines if _BODY_LABEL.match(texts[at])), None)
    head_end = next(iter(labels), lines.stop)
    _read_head(draft, paste, range(lines.start, min(head_end, lines.start + HEAD_REACH)), captured_at)
    start = body_label + 1 if body_label is not None else head_end
    in_foot = False
    for at in range(head_end, lines.stop):
        kind = _take_label(draft, paste, at, captured_at)
        if kind == "foot" and draft.body:
            in_foot = True
        if kind is None and at >= start and not in_foot and not _COPYRIGHT.match(texts[at]):
            draft.body.append(at)
    return draft


def _read_head(draft: _Draft, paste: Paste, lines: range, captured_at: datetime) -> None:
    """Source, date and title, which stand in one of two orders: source, date, title; or title, source, date."""
    texts = paste.texts
    left = [at for at in lines if not _ADDRESS.match(texts[at]) and not _COPYRIGHT.match(texts[at]) and not _COUNTED.match(texts[at])]
    day = next((at for at in left if len(texts[at]) <= LONGEST_SOURCE and _read_day(draft, paste, at, texts[at], captured_at)), None)
    if day is None:
        draft.title = left[:1]
        return
    before, after = [at for at in left if at < day], [at for at in left if at > day]
    if after and before:
        draft.title = after
        source = before[-1]
    elif len(before) > 1:
        draft.title, source = before[:-1], before[-1]
    else:
        draft.title = before
        return
    draft.words["source"] = texts[source]
    draft.note(paste, source, "source")


def _is_label(text: str) -> bool:
    match = _LABEL.match(text)
    return match is not None and match["label"].casefold() in _LABELS


def _labeled(paste: Paste, captured_at: datetime) -> list[_Draft]:
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


def _counted_heads(paste: Paste, captured_at: datetime) -> list[_Draft]:
    """Heads around a line that counts the words: title and authors above it; date, source and codes below; an accession line at the end."""
    texts = paste.texts
    ends = [at for at, text in enumerate(texts) if text.startswith(_ACCESSIONS) and len(text) <= LONGEST_SOURCE and _ACCESSION.match(text)]
    if not ends:
        return []
    counts = [at for at, text in enumerate(texts) if len(text) <= LONGEST_SOURCE and _WORD_COUNT.match(text)]
    drafts: list[_Draft] = []
    for number, count in enumerate(counts):
        floor = max((end for end in ends if end < count), default=-1)
        stop = next((end for end in ends if end > count), counts[number + 1] if number + 1 < len(counts) else len(texts))
        drafts.append(_counted_head(paste, floor, count, stop, captured_at))
    return drafts


def _head_block(paste: Paste, floor: int, count: int) -> list[int]:
    """The lines right above the count, with no blank line between; where each line is a paragraph, all of a full head."""
    if paste.blank_before(count):
        return list(range(max(floor + 1, count - (FULL_HEAD if floor < 0 else HEAD_REACH)), count))
    first = count
    while first > floor + 1 and not paste.blank_before(first) and count - first < HEAD_REACH:
        first -= 1
    return list(range(first, count))


def _counted_head(paste: Paste, floor: int, count: int, stop: int, captured_at: datetime) -> _Draft:
    draft = _Draft()
    texts = paste.texts
    head = _head_block(paste, floor, count)
    if len(head) >= FULL_HEAD or (len(head) > 1 and people(texts[head[-1]], strict=True)):
        draft.authors = people(texts[head[-1]])
        draft.note(paste, head[-1], "authors")
        head.pop()
    if len(head) > 1:
        draft.words["section"] = texts[head[0]]
        draft.note(paste, head[0], "section")
        head = head[1:]
    draft.title = head
    at = count + 1
    body = at
    while at < min(stop, count + HEAD_REACH):
        if draft.date is None:
            _read_day(draft, paste, at, texts[at], captured_at)
        elif "source" not in draft.words and not re.match(r"^\d\d?:\d\d", texts[at]):
            draft.words["source"] = texts[at]
            draft.note(paste, at, "source")
        at += 1
        if _COPYRIGHT.match(texts[at - 1]):
            body = at
            break
    else:
        body = count + 1
    draft.body = [line for line in range(body, stop) if line not in draft.used]
    if draft.body and "source" in draft.words and _is_publisher(texts[draft.body[-1]], draft.words["source"]):
        draft.body.pop()
    return draft


def _is_publisher(text: str, source: str) -> bool:
    """Whether the last line only names the publisher."""
    return len(text) <= LONGEST_SOURCE and text.casefold().startswith(source.casefold())


def _tables(paste: Paste, captured_at: datetime) -> list[_Draft]:
    """Records that begin with a row of cells, one of them a day and one a size; the title is a cell or the next line."""
    source = paste.source.lines
    raws = [source[number - 1] for number in paste.numbers]
    rows = [at for at, raw in enumerate(raws) if raw.count("\t") >= LEAST_CELLS - 1 and _is_record(raw)]
    bounds = [*rows, len(paste)]
    return [_record(paste, left, right, captured_at) for left, right in pairwise(bounds)]


def _is_record(raw: str) -> bool:
    cells = [cell.strip() for cell in raw.split("\t")]
    return any(_TABLE_DATE.match(cell) for cell in cells) and any(_TABLE_SIZE.match(cell) for cell in cells)


def _record(paste: Paste, row: int, stop: int, captured_at: datetime) -> _Draft:
    draft = _Draft()
    texts = paste.texts
    cells = [cell.strip() for cell in paste.raw(row).split("\t") if cell.strip()]
    day = next(cell for cell in cells if _TABLE_DATE.match(cell))
    _read_day(draft, paste, row, day, captured_at)
    page = next((cell for cell in cells if re.fullmatch(r"\d{1,3}頁", cell)), None)
    if page:
        draft.words["page"] = page.rstrip("頁").lstrip("0")
    named = cells[1 + cells.index(day)]
    lines = [at for at in range(row + 1, stop) if not _JAPANESE_TOP.match(texts[at]) and "\t" not in paste.raw(at).strip()]
    edition = re.search(r"[朝夕]刊", named)
    if edition and lines:
        draft.title = lines[:1]
        lines = lines[1:]
    else:
        draft.words["title"] = named
        draft.origins["title"] = f"line {paste.numbers[row]}"
    draft.used[row] = "published"
    source = next((name for sign, name in SOURCE_TABLES.items() if any(sign in text for text in texts[:3])), None)
    if source:
        draft.words["source"] = source
        draft.origins["source"] = "line 1"
    draft.body = lines
    return draft


def _documents(whole: str) -> list[int]:
    """Where the words of `_DOCUMENT` stand."""
    found: list[int] = []
    for end in _ENDS_OF_DOCUMENT:
        at = whole.find(end)
        while at >= 0:
            if whole.startswith(_DOCUMENT, at - 2):
                found.append(at - 2)
            at = whole.find(end, at + 1)
    return found


def _may_be_labeled(whole: str, documents: Sequence[int]) -> bool:
    """Whether "document" stands somewhere as it does in a line that counts or ends one."""
    return any(
        whole[at - 2 : at - 1].isspace() and _BEFORE_DOCUMENT.search(whole, max(0, at - BEFORE_REACH), at) is not None for at in documents
    )


def may_be_print(text: str) -> bool:
    """Whether a text may be a print of a database, also where the tabs between its cells are missing."""
    if next(_readers(text), None) is not None:
        return True
    has_sizes = any(map(text.__contains__, "字頁段面")) and _CELL_SIZE.search(text) is not None
    return has_sizes and _CELL_DAY.search(text) is not None


def _readers(whole: str) -> Iterator[Callable[[Paste, datetime], list[_Draft]]]:
    """The readers of prints that the text may be, as a quick look tells; most texts are none, and have none of a few signs."""
    documents = _documents(whole)
    if _may_be_labeled(whole, documents):
        yield _labeled
    if any(whole.startswith(_LATIN_ACCESSIONS, at - 1) for at in documents) or any(
        word[0] in whole and word in whole for word in _FAR_ACCESSIONS
    ):
        yield _counted_heads
    if "\t" in whole and whole.count("\t") >= LEAST_CELLS - 1:
        yield _tables


def _leftovers(paste: Paste, segments: tuple[Segment, ...]) -> list[str]:
    """The reason of each line, if it is in no segment."""
    first = min((at for segment in segments for at in (*segment.body, *segment.used)), default=0)
    return [HEAD if at < first or not _COPYRIGHT.match(text) else FOOT for at, text in enumerate(paste.texts)]


def divide_database(paste: Paste, *, captured_at: datetime) -> Division | None:
    """The articles of a database print, or None where the paste is none."""
    for reader in _readers(paste.source.text):
        drafts = reader(paste, captured_at)
        segments = tuple(draft.segment(paste) for draft in drafts if draft.body or draft.title)
        if segments:
            return Division(segments=segments, reasons=_leftovers(paste, segments), default_reason=HEAD)
    return None
