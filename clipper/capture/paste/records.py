"""Records: prints of databases that tell each article's fields by name, above or below its text, as libraries' databases do.

Above stands the headline, somewhere the text ("Full text: …", or what is not named at all), and around it "Publication title: …",
"Publication date: …" and twenty more. Rules of underscores, or a line that counts the documents, part the records.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType

from clipper.capture.bylines.names import spelled_out, split_names
from clipper.capture.dates.read import read_date
from clipper.capture.paste.lines import Paste
from clipper.capture.paste.segment import Division, Segment
from clipper.model.date import ArticleDate
from clipper.model.role import Role

_FIELDS = {
    "title": "title|document title|article title|headline|titel|titre|título|titolo",
    "authors": "author|authors|author/creator|byline|autor|autoren|auteur|auteurs|autores|autore",
    "source": (
        "publication title|publication|source title|journal|newspaper|from|titel der publikation|veröffentlichungstitel|"
        "titre de la publication|título de publicación|título de la publicación|titolo della pubblicazione"
    ),
    "date": (
        "publication date|date|published|issue date|pub date|erscheinungsdatum|publikationsdatum|datum|date de publication|"
        "fecha de publicación|fecha|data di pubblicazione"
    ),
    "info": "publication info|publication information|informationen zur publikation|informations sur la publication",
    "page": "pages|page|start page|first page|seiten|seite|páginas|pagine",
    "section": "section|column|rubrik|ressort|rubrique|sección",
    "keywords": "subject|subjects|subject terms|identifier / keyword|keywords|identifiers|thema|sujet|materia",
    "text": "full text|fulltext|volltext|texte intégral|texto completo|testo completo",
    "": (
        "abstract|publication year|publisher|issn|eissn|isbn|source type|document type|language of publication|language|"
        "proquest document id|document url|copyright|last updated|database|links|place of publication|country of publication|location|"
        "people|company / organization|company|publication subject|volume|issue|edition|length|document feature|accession number|"
        "document number|source attribution|quellentyp|dokumenttyp|verlag|copyright information|credit|person|classification|"
        "lexile measure|gale document number|doi"
    ),
}
LABELS = MappingProxyType({label: name for name, labels in _FIELDS.items() for label in labels.split("|")})
LABEL_END = 5
"""Characters at the end of a label by which it is told apart from most words before a colon."""
_SIGNS = (
    *("Publication title:", "Publication info:", "Full text:", "Document Type:", "Accession Number:"),
    *("Titel der Publikation:", "Titre de la publication", "Título de publicación", "Volltext:"),
)
"""Of these one stands in each such print."""
_STEMS = ("ublica", "ublika", "ull text:", "ublisher:", "Volltext:")
"""Of these, too."""
_ENDS = frozenset(sign.rstrip(":")[-LABEL_END:] for sign in _SIGNS)
"""How their labels end: the quick look. In French a blank stands before the colon."""
_LABELED = re.compile(r"(?P<label>[^\W\d_][^:\n]{2,40}?)\s*:(?:\s+|$)")
_RULE = re.compile(r"[_=]{10,}|(?:Document|Dokument|Documento)\s+\d+\s+(?:of|von|de|di|sur)\s+\d+", re.IGNORECASE)
_FOOT = re.compile(r"source citation|quellenangabe|copyright\b|©|database copyright|contact us at|terms and conditions", re.IGNORECASE)
_BEHIND_NAME = re.compile(r"\s*(?:[;(\[]|,?\s*(?:vol|no|iss)\.).*$", re.IGNORECASE)
LEAST_FIELDS = 4
"""Lines that tell a field by name, of known ones, in each record."""
REASON = "field of the database"
HEAD_REASON = "head of the database"


@dataclass(slots=True)
class _Record:
    """The lines of one record, and what they tell."""

    lines: range
    told: dict[str, tuple[int, str]] = field(default_factory=dict[str, tuple[int, str]])
    labeled: set[int] = field(default_factory=set[int])
    body: list[int] = field(default_factory=list[int])
    label: int = 0
    """Characters before the text in the first line of the body."""


def may_be_records(text: str) -> bool:
    """Whether a text may be such a print, as a quick look at it tells."""
    ends = {piece.rstrip()[-LABEL_END:] for piece in text.split(":")}
    return not _ENDS.isdisjoint(ends) and any(stem in text for stem in _STEMS) and any(sign in text for sign in _SIGNS)


def _label(line: str) -> tuple[re.Match[str], str] | None:
    """The label that a line begins with, and the field that it names, which is empty for one of the database's own."""
    found = _LABELED.match(line)
    name = LABELS.get(found["label"].casefold()) if found else None
    return (found, name) if found and name is not None else None


def _parted(paste: Paste) -> Iterator[range]:
    start = 0
    for at, text in enumerate([*paste.texts, "_" * 10]):
        if _RULE.fullmatch(text):
            if at > start:
                yield range(start, at)
            start = at + 1


def _read(paste: Paste, lines: range) -> _Record:
    """The fields of a record, and its text: behind its label, else all between the fields above and the foot."""
    record, texts = _Record(lines=lines), paste.texts
    labels = {at: found for at in lines if (found := _label(texts[at]))}
    fields = {at for at, (_, name) in labels.items() if name != "text"}
    text = next((at for at, (_, name) in labels.items() if name == "text"), lines.start)
    inside = False
    for at in lines:
        found, name = labels.get(at, (None, ""))
        alone = at > text and at - 1 not in fields and at + 1 not in fields and at + 1 != lines.stop
        if found is None or (alone and name != "text"):  # a line of the text may begin as a field does
            if inside:
                record.body.append(at)
            continue
        rest = texts[at][found.end() :]
        record.labeled.add(at)
        inside = name == "text"
        if inside and rest:
            record.body, record.label = [at], found.end()
        elif name and name != "text" and rest:
            record.told.setdefault(name, (at, rest))
    if not record.body and record.labeled:
        record.body = _unnamed(paste, record)
    return record


def _unnamed(paste: Paste, record: _Record) -> list[int]:
    """The text that no label names: what stands below the first block of fields, above the foot and what tells of the record."""
    labeled = sorted(record.labeled)
    end = next((at for before, at in zip(labeled, [*labeled[1:], record.lines.stop], strict=True) if at > before + 1), record.lines.stop)
    start = next((at + 1 for at in labeled if at + 1 not in record.labeled), record.lines.stop)
    foot = next((at for at in range(start, end) if _FOOT.match(paste.texts[at])), end)
    return list(range(start, foot))


def _authors(text: str) -> tuple[str, ...]:
    """Catalogs put the surname first and a semicolon between names."""
    names = list[str]()
    for part in text.split(";"):
        surname, _, given = part.strip().partition(", ")
        turned = given and len(surname.split()) <= 2 and len(given.split()) <= 3  # noqa: PLR2004 - "Lee, Ann M." and "de Lee, Ann"
        names += split_names(f"{given} {surname}" if turned else part)
    return tuple(spelled_out(name) for name in names)


def _date(record: _Record, captured_at: datetime) -> tuple[int, ArticleDate] | None:
    for name in ("date", "info"):
        at, text = record.told.get(name, (0, ""))
        found = read_date(text, captured_at=captured_at) if text else None
        if found and found.date:
            return at, found.date
    return None


def _segment(paste: Paste, record: _Record, captured_at: datetime) -> Segment | None:
    """None where it tells too little to be an article."""
    first = next((at for at in record.lines if at not in record.labeled and at not in record.body), None)
    above = first is not None and first < min(record.labeled, default=0)
    title = (first, paste.texts[first]) if above and first is not None else record.told.get("title")
    dated = _date(record, captured_at)
    if len(record.labeled) < LEAST_FIELDS or not record.body or title is None or not (dated or "source" in record.told):
        return None
    used = {at: name for name, (at, _) in record.told.items() if name not in ("info",)} | {title[0]: "title"}
    origins = {name: f"line {paste.numbers[at]}" for name, (at, _) in record.told.items() if name != "info"}
    origins["title"] = f"line {paste.numbers[title[0]]}"
    if dated:
        used[dated[0]] = "published"
        origins["published"] = f"line {paste.numbers[dated[0]]}"
    origins.pop("date", None)
    words = {name: text for name, (_, text) in record.told.items()}
    return Segment(
        role=Role.MAIN,
        body=tuple(record.body),
        title=title[1],
        source=_BEHIND_NAME.sub("", words["source"]).strip() or None if "source" in words else None,
        authors=_authors(words.get("authors", "")),
        published=dated[1] if dated else None,
        section=words.get("section"),
        page=words.get("page"),
        keywords=tuple(word.strip() for word in words.get("keywords", "").split(";") if word.strip()),
        used={at: name for at, name in used.items() if at not in record.body},
        origins=origins,
        labels={record.body[0]: record.label} if record.label else {},
    )


def divide_records(paste: Paste, *, captured_at: datetime) -> Division | None:
    """The articles of such a print; None for any other text."""
    if not may_be_records(paste.source.text):
        return None
    records = [_read(paste, lines) for lines in _parted(paste)]
    segments = [segment for record in records if (segment := _segment(paste, record, captured_at))]
    if not segments:
        return None
    labeled = set[int]().union(*(record.labeled for record in records))
    reasons: Sequence[str | None] = [REASON if at in labeled else None for at in range(len(paste))]
    return Division(segments=tuple(segments), reasons=reasons, default_reason=HEAD_REASON)
