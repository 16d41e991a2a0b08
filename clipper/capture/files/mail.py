"""A mail: a newsletter or an alert to drafts. Its subject, sender and date fill in what its text does not tell."""

from dataclasses import replace
from datetime import datetime
from types import MappingProxyType

from clipper.capture.files.alerts import read_alerts
from clipper.capture.files.mime import MimeFile, read_mime
from clipper.capture.files.singlefile import without_images
from clipper.errors import InputError
from clipper.model.capture import Capture, Part
from clipper.model.date import ArticleDate
from clipper.model.draft import CaptureKind, Draft, Extraction, Role

HEADERS = "mail header"


def read_mail(capture: Capture, part: Part) -> Extraction:
    """The articles of a mail. Raises InputError for one without any text."""
    mail = read_mime(part.content)
    alerts = read_alerts(mail)
    if alerts:
        return Extraction(kind=CaptureKind.MAIL, drafts=alerts)
    found = _read_text(mail, capture)
    drafts = tuple(_completed(draft, mail) for draft in found.drafts)
    return replace(found, kind=CaptureKind.MAIL, drafts=drafts, warnings=(*found.warnings, *_unread(mail)))


def _read_text(mail: MimeFile, capture: Capture) -> Extraction:
    """The richest text of the mail, read as what it is."""
    html, plain = mail.first("text/html"), mail.first("text/plain")
    url = capture.url or mail.url
    if html and html.text.strip():
        from clipper.capture.page.page import read_page

        page, embedded = without_images(html.text)
        return read_page(
            page,
            captured_at=capture.captured_at,
            url=url,
            assets=(*mail.images, *embedded),
            plain_text=plain.text if plain and plain.text.strip() else None,
        )
    if plain and plain.text.strip():
        from clipper.capture.paste.split import split_paste

        return split_paste(plain.text, captured_at=capture.captured_at, url=url)
    raise InputError("The mail holds no text.", "Open it in your mail program and copy what you see.")


def _completed(draft: Draft, mail: MimeFile) -> Draft:
    """A draft with what only the headers know: they fill gaps and replace nothing."""
    metadata = draft.metadata
    known: dict[str, object] = {}
    if not metadata.source and mail.sender_name:
        known["source"] = mail.sender_name
    if draft.role is Role.MAIN and not metadata.title and mail.subject:
        known["title"] = mail.subject
    if not metadata.published and mail.date:
        known["published"] = _date(mail.date)
    if not known:
        return draft
    origins = MappingProxyType({**metadata.origins, **dict.fromkeys(known, HEADERS)})
    return replace(draft, metadata=replace(metadata, **known, origins=origins))


def _date(moment: datetime) -> ArticleDate:
    return ArticleDate.instant(moment)


def _unread(mail: MimeFile) -> tuple[str, ...]:
    if not mail.attachments:
        return ()
    return (f"Not read, because attached: {', '.join(mail.attachments[:10])}.",)
