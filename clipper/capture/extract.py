"""A capture to what is in it: recognizes each part by its content and hands it to the room that reads such a thing. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from clipper.capture.assets import under_all_names
from clipper.capture.decode import decode, decode_html
from clipper.capture.language import with_language
from clipper.capture.recognize import MEDIA_TYPES, Form, recognize, refuse_binary
from clipper.capture.site import site_of, with_site
from clipper.errors import InputError
from clipper.model.capture import PACKAGE, SITE, Capture, Part
from clipper.model.draft import Extraction
from clipper.model.span import SpanKind
from clipper.text.unturned import unturned, unturned_fields

AUTO = "auto"
PLAIN = "plain"
"""A text that is one article as it stands: nothing is split off or left out."""
LARGEST_TEXT_BYTES = 5_000_000
"""A book has less than a million characters; what is larger is no article and would only keep the user waiting."""
MOST_LINES = 100_000
"""Ten thousand are a large export of a press database."""
LARGEST_PAGE_CHARACTERS = 8_000_000
"""Of markup, its embedded images not counted. The largest news pages have two million."""
Reader = Callable[[Capture, Part], Extraction]


def extract(capture: Capture, *, kind: str = AUTO) -> Extraction:
    """Everything that is found in a capture. `kind` is `auto` or a key of `READERS`, for who knows better than the recognition.

    Raises InputError for what cannot be read.
    """
    if kind != AUTO and kind not in READERS:
        raise InputError(f"There is no kind “{kind}” of input.", f"Choose one of: {', '.join(KINDS)}.")
    readable = [part for part in capture.parts if not part.media_type.startswith("image/") and part.media_type not in (SITE, PACKAGE)]
    if not readable:
        raise InputError("There is no text in it.", "Copy the text of the page, not a picture of it.")
    part = _richest(readable)
    reader = READERS.get(_FORMS.get(_type(part)) or recognize(part.content) if kind == AUTO else kind)
    if reader is None:
        raise InputError("This holds several captures.", "Give it as a file.")
    return _unturned(with_site(with_language(_with_something_in_it(reader(capture, part))), site_of(capture)))


def _with_something_in_it(found: Extraction) -> Extraction:
    """The same; raises InputError where it holds neither a title nor a word, and nothing to say about that."""
    has_words = any(draft.body.text or draft.metadata.title for draft in found.drafts)
    if not (has_words or found.links or found.warnings or found.left_out):
        raise InputError("There is no text to clip in it.", "Open the page in a browser, select everything, copy and paste it.")
    return found


def _unturned(found: Extraction) -> Extraction:
    """The same, with names that turn nothing around them."""
    drafts = tuple(replace(draft, metadata=unturned_fields(draft.metadata)) for draft in found.drafts)
    return replace(found, drafts=drafts, links=tuple(replace(link, title=unturned(link.title)) for link in found.links))


def form_of(kind: str) -> Form | None:
    """The form that a `kind` names, None for `auto`."""
    if kind == PLAIN:
        return Form.TEXT
    return None if kind == AUTO else Form(kind)


def _richest(parts: list[Part]) -> Part:
    """The HTML flavor of a clipboard if there is anything in it, else the first part that holds something."""
    filled = [part for part in parts if part.content.strip()] or parts
    return next((part for part in filled if _type(part) == "text/html"), filled[0])


def _read_text(capture: Capture, part: Part) -> Extraction:
    from clipper.capture.paste.split import split_paste

    text = _text(part)
    if text.count("\n") > MOST_LINES:
        raise InputError(f"This has more than {MOST_LINES:,} lines.", "Select the article alone and paste that.")
    return split_paste(text, captured_at=capture.captured_at, url=capture.url)


def _read_html(capture: Capture, part: Part) -> Extraction:
    from clipper.capture.files.reader_view import page_of_reader_view
    from clipper.capture.page.page import read_page

    text = _decoded(part)
    if (written := _read_written(capture, text)) is not None:
        return written
    plain = _plain_flavor(capture)
    shown = page_of_reader_view(text)
    html, embedded = _without_images(shown.markup if shown else text)
    url = capture.url or (shown.url if shown else None)
    images = (*(other for other in capture.parts if other.media_type.startswith("image/")), *embedded)
    try:
        return read_page(
            html,
            captured_at=capture.captured_at,
            url=url,
            assets=tuple(under_all_names(images, url)),
            plain_text=_text(plain) if plain and not shown else None,
        )
    except InputError:
        if plain is None:
            raise
        return _read_text(capture, plain)  # a program that copies strange HTML still copies text


def _read_written(capture: Capture, markup: str) -> Extraction | None:
    """What a word processor wrote; None for a page."""
    from clipper.capture.files.written import is_written, read_written

    if not is_written(markup) or len(markup) > LARGEST_PAGE_CHARACTERS:
        return None
    try:
        return read_written(markup, capture)
    except InputError:
        return None


def _markup(part: Part) -> tuple[str, tuple[Part, ...]]:
    """A page's markup without its embedded images, and those. Raises InputError for one that is too large or none at all."""
    return _without_images(_decoded(part))


def _decoded(part: Part) -> str:
    refuse_binary(part.content)
    return decode_html(part.content, transport=_charset(part)).text


def _without_images(text: str) -> tuple[str, tuple[Part, ...]]:
    from clipper.capture.files.singlefile import prepared, without_images

    html, embedded = without_images(prepared(text))
    if len(html) > LARGEST_PAGE_CHARACTERS:
        raise too_large(len(html), LARGEST_PAGE_CHARACTERS)
    return html, embedded


def _plain_flavor(capture: Capture) -> Part | None:
    """What a clipboard gives beside its HTML."""
    return next((part for part in capture.parts if _type(part) == "text/plain"), None)


def _read_mhtml(capture: Capture, part: Part) -> Extraction:
    from clipper.capture.files.mhtml import read_mhtml

    return read_mhtml(capture, part)


def _read_mail(capture: Capture, part: Part) -> Extraction:
    from clipper.capture.files.mail import read_mail

    refuse_binary(part.content)
    return read_mail(capture, part)


def _read_pdf(capture: Capture, part: Part) -> Extraction:
    from clipper.capture.files.pdf import read_pdf

    return read_pdf(part.content, captured_at=capture.captured_at, url=capture.url)


def _read_markdown(capture: Capture, part: Part) -> Extraction:
    from clipper.capture.files.markdown import read_markdown

    return read_markdown(_text(part), captured_at=capture.captured_at, url=capture.url)


def _read_plain(capture: Capture, part: Part) -> Extraction:
    from clipper.capture.files.plain import read_plain

    text = _text_of_page(capture, part) if _type(part) == MEDIA_TYPES[Form.HTML] else _text(part)
    return read_plain(text, captured_at=capture.captured_at, url=capture.url)


def _text_of_page(capture: Capture, part: Part) -> str:
    """The words of a page, each of its blocks a line: what a reader of it would call its plain text."""
    from clipper.capture.page.parse import parse_page
    from clipper.capture.page.walk import read_blocks

    plain = _plain_flavor(capture)
    if plain is not None and plain.content.strip():
        return _text(plain)
    blocks = read_blocks(parse_page(_markup(part)[0]).root, capture.url).blocks
    return "\n".join(" ".join(block.text.split()) for block in blocks if block.kind is not SpanKind.IMAGE)


def _read_link(_capture: Capture, part: Part) -> Extraction:
    from clipper.capture.files.link import read_link

    return read_link(part.content)


def _read_feed(capture: Capture, part: Part) -> Extraction:
    from clipper.capture.files.feed import read_feed

    try:
        return read_feed(_markup(part)[0])
    except InputError:
        return _read_html(capture, part)  # one without addresses may hold texts


def _read_list(_capture: Capture, part: Part) -> Extraction:
    from clipper.capture.files.reading_list import read_reading_list

    refuse_binary(part.content)
    return read_reading_list(part.content)


def _read_word(capture: Capture, part: Part) -> Extraction:
    from clipper.capture.files.word import read_word

    return read_word(capture, part)


def _read_rich_text(capture: Capture, part: Part) -> Extraction:
    from clipper.capture.files.rich_text import read_rich_text

    return read_rich_text(capture, part)


def _read_note(capture: Capture, part: Part) -> Extraction:
    from clipper.capture.files.notebook import read_note

    return read_note(capture, part)


def _read_webarchive(capture: Capture, part: Part) -> Extraction:
    from clipper.capture.files.webarchive import read_webarchive

    return read_webarchive(capture, part)


def _read_outlook(capture: Capture, part: Part) -> Extraction:
    from clipper.capture.files.mail import articles_of
    from clipper.capture.files.outlook import read_message

    return articles_of(read_message(part.content), capture)


def _read_open_document(capture: Capture, part: Part) -> Extraction:
    from clipper.capture.files.open_document import read_open_document

    return read_open_document(capture, part)


def _read_chapter(capture: Capture, part: Part) -> Extraction:
    from clipper.capture.files.publication import read_chapter

    refuse_binary(part.content)
    return read_chapter(capture, part)


def _text(part: Part) -> str:
    """The text of a part that is a text. Raises InputError for one that is too large or none at all."""
    if len(part.content) > LARGEST_TEXT_BYTES:
        raise too_large(len(part.content), LARGEST_TEXT_BYTES)
    refuse_binary(part.content)
    return decode(part.content, transport=_charset(part)).text


def _type(part: Part) -> str:
    """The media type without its parameters."""
    return part.media_type.partition(";")[0]


def _charset(part: Part) -> str | None:
    """The charset that the transport named, where the text names none."""
    return part.media_type.partition("charset=")[2] or None


def too_large(size: int, most: int) -> InputError:
    """What is said of a text that is larger than any article."""
    return InputError(
        f"This is too large to be an article ({size // 1_000_000} MB; at most {most // 1_000_000} MB can be read).",
        "Select the article alone and paste that.",
    )


READERS: Mapping[str, Reader] = MappingProxyType(
    {
        Form.TEXT: _read_text,
        Form.HTML: _read_html,
        Form.MARKDOWN: _read_markdown,
        Form.MHTML: _read_mhtml,
        Form.MAIL: _read_mail,
        Form.PDF: _read_pdf,
        Form.LINK: _read_link,
        Form.FEED: _read_feed,
        Form.LIST: _read_list,
        Form.WORD: _read_word,
        Form.RTF: _read_rich_text,
        Form.NOTE: _read_note,
        Form.WEBARCHIVE: _read_webarchive,
        Form.OUTLOOK: _read_outlook,
        Form.ODT: _read_open_document,
        Form.CHAPTER: _read_chapter,
        PLAIN: _read_plain,
    }
)
"""Who reads what; a new format is one file in `files`, a function that imports it, and one line here."""

KINDS = (AUTO, *(str(kind) for kind in READERS))
"""What a user may say that a capture is."""

_FORMS: Mapping[str, Form] = MappingProxyType({media_type: form for form, media_type in MEDIA_TYPES.items() if form is not Form.TEXT})
"""What the type of a part says. Plain text is looked at: a clipboard gives a copied address or Markdown under that type."""
