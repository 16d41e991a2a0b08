"""A reference of a reference manager as a clipping: what it tells of the article, and its abstract for a text where it has one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from clipper.capture.links import canonical_url
from clipper.errors import InputError
from clipper.model.capture import Capture, Part
from clipper.model.date import ArticleDate
from clipper.model.draft import Draft
from clipper.model.imported import ImportedArticle
from clipper.model.metadata import FIELDS, Metadata
from clipper.model.role import Role
from clipper.model.span import ArticleText
from clipper.text.canonical import clean_characters, clean_line, paragraphs
from clipper.text.web_address import is_web_address

ONLY_ABSTRACT = "This is a reference, and its text is the abstract alone. Fetch the page to have the article."
NO_TEXT = "This is a reference without a text. Fetch the page to have the article."
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(?P<doi>10\.\d{4,9}/\S+)", re.IGNORECASE)
_DATE = re.compile(r"(?P<year>\d{4})(?:[-/](?P<month>\d{1,2})(?:[-/](?P<day>\d{1,2}))?)?")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?=$|[-_])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """What a reference tells, as its format writes it."""

    content: bytes
    """The record itself, kept as the capture."""
    media_type: str
    origin: str
    title: str = ""
    source: str = ""
    authors: Sequence[str] = ()
    """Surname first with a comma, or as they are."""
    date: str = ""
    """Year, or year, month and day divided by hyphens or slashes; what stands behind is no part of it."""
    url: str = ""
    doi: str = ""
    language: str = ""
    section: str = ""
    pages: str = ""
    keywords: Sequence[str] = ()
    abstract: str = ""
    note: str = ""


def article_of(reference: Reference, now: datetime) -> ImportedArticle:
    """The clipping that a reference becomes. Raises InputError for one that tells neither a title nor an abstract."""
    body = paragraphs(clean_characters(reference.abstract).split("\n")) if reference.abstract.strip() else ArticleText(text="", spans=())
    title = clean_line(reference.title)
    if not title and not body.text:
        raise InputError("The reference has neither a title nor an abstract.")
    url = _address(reference)
    values = {
        "title": title or None,
        "source": clean_line(reference.source) or None,
        "authors": tuple(name for told in reference.authors if (name := _turned(clean_line(told)))),
        "published": _published(reference.date),
        "url": url,
        "language": found[0].lower() if (found := _LANGUAGE.match(reference.language)) else None,
        "section": clean_line(reference.section) or None,
        "page": clean_line(reference.pages).replace("--", "-") or None,
        "keywords": tuple(dict.fromkeys(word for told in reference.keywords if (word := clean_line(told)))),
    }
    origins = dict.fromkeys((name for name in FIELDS if values.get(name)), reference.origin)
    return ImportedArticle(
        capture=Capture(
            parts=(Part(media_type=reference.media_type, content=reference.content),), origin=reference.origin, captured_at=now, url=url
        ),
        draft=Draft(
            role=Role.MAIN,
            metadata=Metadata(**values, origins=origins),  # pyright: ignore[reportArgumentType]  # by name
            body=body,
            doubts=(ONLY_ABSTRACT if body.text else NO_TEXT,),
        ),
        note=clean_characters(reference.note).strip(),
        is_reference=True,
    )


def _address(reference: Reference) -> str | None:
    """The page, else where the DOI leads."""
    stated = reference.url.strip()
    if is_web_address(stated):
        return canonical_url(stated)
    found = _DOI.search(reference.doi or stated)
    return canonical_url(f"https://doi.org/{found['doi']}") if found else None


def _turned(name: str) -> str:
    """ "Lorn, Edda" as "Edda Lorn"; a name without a comma is an institution's, or in its order already."""
    surname, _, given = name.partition(",")
    return f"{given.strip()} {surname.strip()}".strip() if given.strip() else surname.strip()


def _published(text: str) -> ArticleDate | None:
    found = _DATE.match(text.strip())
    if found is None:
        return None
    numbers = [int(number) for number in found.groups() if number and int(number)]
    if not int(found["year"]):
        return None
    try:
        datetime(*[*numbers, 1, 1][:3], tzinfo=UTC)
    except ValueError:
        numbers = numbers[:1]
    return ArticleDate.civil(*numbers)
