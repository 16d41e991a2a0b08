"""A mail: a newsletter or an alert to drafts. Its subject, sender and date fill in what its text does not tell."""

import re
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType
from typing import Any

from clipper.capture.assets import under_all_names
from clipper.capture.doubts import DOUBTFUL_TITLE
from clipper.capture.files.alerts import read_alerts
from clipper.capture.files.mime import MimeFile, read_mime
from clipper.capture.files.newsletter import stories_of, unwrapped
from clipper.capture.files.plain import read_plain
from clipper.capture.files.singlefile import prepared, without_images
from clipper.errors import InputError
from clipper.model.capture import Capture, Part
from clipper.model.date import ArticleDate
from clipper.model.draft import CaptureKind, Draft, Extraction
from clipper.model.role import Role
from clipper.text.words import count_words

HEADERS = "mail header"
_GUESSED = "links"
"""The origin of a source that is only the site which most links lead to: in a mail that is whoever counts its readers."""
LEAST_KEPT = 0.5
"""Of the words of a newsletter in plain text: where less would be kept, it is taken whole."""
_FORWARDED = re.compile(r"^\s*(?:fwd?|wg|tr|rv|enc|vs|vb|pd|doorst|转发|轉寄|転送|fw)\s*[:：]\s*", re.IGNORECASE)
"""How the subject of a forwarded mail begins."""


def read_mail(capture: Capture, part: Part) -> Extraction:
    """The articles of a mail. Raises InputError for one without any text."""
    return articles_of(read_mime(part.content), capture)


def articles_of(mail: MimeFile, capture: Capture) -> Extraction:
    """The same for one that was taken apart."""
    alerts = read_alerts(mail)
    if alerts:
        return Extraction(kind=CaptureKind.MAIL, drafts=alerts)
    found = _read_text(mail, capture)
    is_one = len(found.drafts) == 1
    drafts = tuple(_completed(draft, mail, is_one=is_one) for draft in found.drafts)
    return replace(found, kind=CaptureKind.MAIL, drafts=drafts, warnings=(*found.warnings, *_unread(mail)))


def _read_text(mail: MimeFile, capture: Capture) -> Extraction:
    """The richest text of the mail, read as what it is."""
    html, plain = mail.first("text/html"), mail.first("text/plain")
    url = capture.url or mail.url
    if html and html.text.strip():
        from clipper.capture.page.page import read_page
        from clipper.capture.page.stories import may_be_ended

        page, embedded = without_images(prepared(html.text))
        images = (*mail.images, *embedded)
        return read_page(
            page,
            captured_at=capture.captured_at,
            url=url,
            assets=tuple(under_all_names(images, url)),
            plain_text=plain.text if plain and plain.text.strip() else None,
            in_mail=mail.is_newsletter or may_be_ended(html.text),
        )
    if plain and plain.text.strip():
        if mail.is_newsletter:
            return _read_newsletter(plain.text, captured_at=capture.captured_at, url=url)
        return read_plain(unwrapped(plain.text), captured_at=capture.captured_at, url=url, has_title=False)
    raise InputError("The mail holds no text.", "Open it in your mail program and copy what you see.")


def _read_newsletter(text: str, *, captured_at: datetime, url: str | None) -> Extraction:
    """The articles of a newsletter in plain text; where too little would be left of it, it is taken whole."""
    from clipper.capture.paste.split import split_paste

    drafts, rest = stories_of(text)
    if drafts:
        return Extraction(kind=CaptureKind.MAIL, drafts=drafts, left_out=rest)
    found = split_paste(text, captured_at=captured_at, url=url)
    kept = sum(count_words(draft.body.text) for draft in found.drafts)
    if kept >= count_words(text) * LEAST_KEPT:
        return found
    return read_plain(text, captured_at=captured_at, url=url, has_title=False)


def _completed(draft: Draft, mail: MimeFile, *, is_one: bool) -> Draft:
    """A draft with what the headers know: they fill gaps, and the subject is the title of a mail with one article."""
    metadata = draft.metadata
    known: dict[str, Any] = {}
    if mail.subject and draft.role is Role.MAIN and (is_one or not metadata.title):
        known["title"] = _FORWARDED.sub("", mail.subject) or mail.subject
    if mail.sender_name and mail.is_newsletter and (not metadata.source or metadata.origins.get("source") == _GUESSED):
        known["source"] = mail.sender_name
    is_forwarded = _FORWARDED.match(mail.subject) is not None  # by somebody who did not write it
    if mail.sender_name and not mail.is_newsletter and not is_forwarded and not metadata.authors:
        known["authors"] = (mail.sender_name,)
    if mail.date and not metadata.published:
        known["published"] = ArticleDate.instant(mail.date)
    origins = MappingProxyType({**metadata.origins, **dict.fromkeys(known, HEADERS)})
    doubts = tuple(doubt for doubt in draft.doubts if doubt != DOUBTFUL_TITLE or "title" not in known)
    return replace(draft, metadata=replace(metadata, **known, origins=origins), doubts=doubts)


def _unread(mail: MimeFile) -> tuple[str, ...]:
    cut = ("The file ends too early: some of the mail is missing.",) if mail.is_cut else ()
    if not mail.attachments:
        return cut
    return (
        *cut,
        f"Not read, because attached: {', '.join(mail.attachments[:10])}.",
    )
