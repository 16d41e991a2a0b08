"""A file's bytes to captures: most files are one, an mbox holds a capture for each mail and an archive one for each file.

The capture time is what the caller says, else what the file tells of itself (a mail's Date, the time in SingleFile's comment), else now.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import TypeGuard

from clipper.capture.decode import codec_of, declares_charset
from clipper.capture.files.packed import BEGINS as BEGINS_PACKED
from clipper.capture.files.warc import is_warc
from clipper.capture.other_data import refuse_data, refuse_references
from clipper.capture.recognize import HEAD_BYTES, MEDIA_TYPES, Form, recognize
from clipper.capture.told import Told
from clipper.errors import InputError
from clipper.model.capture import PACKAGE, Capture, Part
from clipper.model.value import value


@value
class Given:
    """Bytes that were given, and what is known about them."""

    content: bytes
    origin: str
    now: datetime
    captured_at: datetime | None = None
    """When it was captured, if the caller knows better than the file."""
    url: str | None = None
    form: Form | None = None
    """What it is, if the caller knows better than the recognition."""
    charset: str | None = None
    """The charset that the transport named; it counts where the text does not name one itself."""
    beside: Callable[[str], bytes | None] | None = None
    """Reads a picture that lies beside a page, by the name that the page gives it."""


FIRST_YEAR, LAST_YEAR = 1000, 9000
"""A capture time beyond them is a clock's or a file's mistake, and nothing could be reckoned from it: Python's calendar ends soon after."""

_CONTAINERS = frozenset({Form.ARCHIVE, Form.WARC, Form.MBOX, Form.NOTEBOOK, Form.EMLX, Form.PACKED, Form.EPUB})


_NOT_IN_ARCHIVES = frozenset({Form.ARCHIVE, Form.PACKED, Form.EPUB, Form.LIST})
"""One level of archives is enough for what people keep, and a bomb needs more; a list lies beside the pages that it lists."""
LARGEST_LIST_BYTES = 20_000_000
"""Tens of thousands of addresses with a sentence each."""


def captures_of(given: Given) -> Iterator[Capture]:
    """Each capture in it. Raises InputError for what cannot be read, or holds nothing."""
    form = given.form or _form_of_file(given.content)
    if form is Form.MBOX:
        from clipper.capture.files.mbox import mails_of

        for mail in mails_of(given.content):
            yield _one(given, mail, Form.MAIL)
    elif form is Form.NOTEBOOK:
        yield from _in_notebook(given)
    elif form is Form.ARCHIVE:
        yield from _in_archive(given)
    elif form is Form.EPUB:
        yield from _in_book(given)
    elif form is Form.WARC:
        yield from _in_web_archive(given)
    elif form is Form.PACKED:
        yield from _in_packed(given)
    elif form is Form.EMLX:
        from clipper.capture.files.emlx import mail_of

        yield _one(given, mail_of(given.content), Form.MAIL)
    else:
        yield _one(given, given.content, form)


def _form_of_file(content: bytes) -> Form:
    """The form of a whole file. Raises InputError for what holds no article."""
    if content.startswith(BEGINS_PACKED) and not is_warc(content[:HEAD_BYTES]):
        return Form.PACKED
    form = recognize(content)
    if form is Form.TEXT:
        from clipper.capture.files.reading_list import is_reading_list
        from clipper.capture.files.rich_text import is_rich_text

        if is_rich_text(content):
            return Form.RTF
        if len(content) <= LARGEST_LIST_BYTES and is_reading_list(content):
            return Form.LIST
        refuse_data(content)
    elif form is Form.FEED:
        refuse_references(content)
    elif form is Form.ARCHIVE and content.startswith(b"PK"):
        return _form_of_zip(content)
    return form


def _form_of_zip(content: bytes) -> Form:
    """A document that is packed so, or an archive."""
    from clipper.capture.files.epub import is_book
    from clipper.capture.files.open_document import is_open_document
    from clipper.capture.files.word import is_word

    if is_book(content):
        return Form.EPUB
    if is_open_document(content):
        return Form.ODT
    return Form.WORD if is_word(content) else Form.ARCHIVE


def is_capture_time(moment: datetime | None) -> TypeGuard[datetime]:
    """Whether it is a time that something can have been captured at."""
    return moment is not None and FIRST_YEAR <= moment.year <= LAST_YEAR


def _one(given: Given, content: bytes, form: Form) -> Capture:
    told = _told_by(content, form)
    return Capture(
        parts=(Part(media_type=_media_type(form, content, given.charset), content=content), *_beside(given, content, form)),
        origin=given.origin,
        captured_at=next((moment for moment in (given.captured_at, told.moment) if is_capture_time(moment)), given.now),
        url=given.url or told.url,
    )


def _beside(given: Given, content: bytes, form: Form) -> Iterator[Part]:
    """The pictures that a page names and that were given with it."""
    if given.beside is not None and form in (Form.HTML, Form.CHAPTER):
        from clipper.capture.files.beside import pictures_of

        yield from pictures_of(content, given.beside)


def _in_web_archive(given: Given) -> Iterator[Capture]:
    from clipper.capture.files.warc import pages_of

    for page in pages_of(given.content):
        try:
            form = recognize(page.content)
        except InputError:
            continue  # an empty answer, or a picture under the type of a page
        if form not in _CONTAINERS:
            moment, url = given.captured_at or page.moment, given.url or page.url
            yield _one(replace(given, captured_at=moment, url=url, charset=page.charset), page.content, form)


def _in_packed(given: Given) -> Iterator[Capture]:
    from clipper.capture.files.packed import unpacked

    content = unpacked(given.content)
    form = _form_of_file(content)
    if form in (Form.PACKED, Form.ARCHIVE):
        raise InputError("This is an archive that was packed once more.", "Unpack it and give what is in it.")
    yield from captures_of(replace(given, content=content, form=form))


def _in_book(given: Given) -> Iterator[Capture]:
    """Each of its pages as a capture, beside it what the book tells of itself."""
    from clipper.capture.files.archive import safe_name
    from clipper.capture.files.epub import book_of

    book = book_of(given.content)
    about = Part(media_type=PACKAGE, content=book.package, name="content.opf")
    for page in book.pages():
        capture = _one(
            replace(
                given,
                origin=f"{given.origin}/{safe_name(page.path)}",
                captured_at=given.captured_at or book.made_at,
                url=page.url,
                beside=book.archive.beside(page.path),
            ),
            page.content,
            Form.CHAPTER,
        )
        yield replace(capture, parts=(*capture.parts, about))


def _in_notebook(given: Given) -> Iterator[Capture]:
    from clipper.capture.files.notebook import notes_of

    found = False
    for note in notes_of(given.content):
        found = True
        yield _one(given, note, Form.NOTE)
    if not found:
        raise InputError("The file of notes holds none.", "Export the notes again.")


def _media_type(form: Form, content: bytes, charset: str | None) -> str:
    """With the transport's charset where nothing else tells it."""
    media_type = MEDIA_TYPES[form]
    codec = codec_of(charset) if charset and media_type.startswith("text/") else None
    return f"{media_type};charset={codec}" if codec and not declares_charset(content) else media_type


def _told_by(content: bytes, form: Form) -> Told:
    """What the file tells of itself; each form's reader is imported only for such a file."""
    if form in (Form.MAIL, Form.MHTML):
        from clipper.capture.files.mime import told_by_headers

        return told_by_headers(content)
    if form is Form.OUTLOOK:
        from clipper.capture.files.outlook import told_by_message

        return told_by_message(content)
    if form is Form.HTML:
        from clipper.capture.files.singlefile import told_by_comment

        return told_by_comment(content)
    if form is Form.NOTE:
        from clipper.capture.files.notebook import told_by_note

        return told_by_note(content)
    if form is Form.PDF:
        from clipper.capture.files.pdf_told import told_by_creation_date

        return told_by_creation_date(content)
    return Told()


def _in_archive(given: Given) -> Iterator[Capture]:
    from clipper.capture.files.archive import Archive
    from clipper.capture.files.maff import told_pages

    archive, found = Archive(given.content), False
    told = dict(told_pages(archive))
    for entry in archive.entries():
        try:
            form = _form_of_file(entry.content)
        except InputError:
            continue  # pictures, style sheets and lists beside the pages
        if form in _NOT_IN_ARCHIVES or (told and entry.path not in told):
            continue
        found = True
        about = told.get(entry.path, Told())
        yield from captures_of(
            Given(
                content=entry.content,
                origin=f"{given.origin}/{entry.name}",
                now=given.now,
                captured_at=given.captured_at or about.moment,
                url=about.url,
                form=form,
                beside=archive.beside(entry.path),
            )
        )
    if not found:
        raise InputError("The archive holds nothing that can be read.", "Put saved pages, texts, mails or PDFs into it.")
