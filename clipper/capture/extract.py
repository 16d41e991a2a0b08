"""A capture to what is in it: recognizes each part by its content and hands it to the room that reads such a thing. Pure."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from clipper.capture.decode import decode, decode_html
from clipper.capture.recognize import Form, recognize
from clipper.errors import InputError
from clipper.model.capture import Capture, Part
from clipper.model.draft import Extraction

AUTO = "auto"
Reader = Callable[[Capture, Part], Extraction]


def extract(capture: Capture, *, kind: str = AUTO) -> Extraction:
    """Everything that is found in a capture. `kind` is `auto` or a key of `READERS`, for who knows better than the recognition.

    Raises InputError for what cannot be read.
    """
    if kind != AUTO and kind not in READERS:
        raise InputError(f"There is no kind “{kind}” of input.", f"Choose one of: {AUTO}, {', '.join(READERS)}.")
    readable = [part for part in capture.parts if not part.media_type.startswith("image/")]
    if not readable:
        raise InputError("There is no text in it.", "Copy the text of the page, not a picture of it.")
    if kind != AUTO:
        return READERS[kind](capture, readable[0])
    part = _richest(readable)
    form = Form.HTML if part.media_type == "text/html" else recognize(part.content)
    return READERS[form](capture, part)


def _richest(parts: list[Part]) -> Part:
    """The HTML flavour of a clipboard if it has one with anything in it, else the first part."""
    rich = (part for part in parts if part.media_type == "text/html" and part.content.strip())
    return next(rich, parts[0])


def _read_text(capture: Capture, part: Part) -> Extraction:
    from clipper.capture.paste.split import split_paste

    return split_paste(decode(part.content).text, captured_at=capture.captured_at, url=capture.url)


def _read_html(capture: Capture, part: Part) -> Extraction:
    from clipper.capture.page.page import read_page

    plain = next((other for other in capture.parts if other.media_type == "text/plain"), None)
    return read_page(
        decode_html(part.content).text,
        captured_at=capture.captured_at,
        url=capture.url,
        assets=tuple(other for other in capture.parts if other.media_type.startswith("image/")),
        plain_text=decode(plain.content).text if plain else None,
    )


READERS: Mapping[str, Reader] = MappingProxyType({Form.TEXT: _read_text, Form.HTML: _read_html})
"""Who reads what; a new format is one file in `files` and one line here."""
