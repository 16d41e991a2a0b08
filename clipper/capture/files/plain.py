"""A text that is one article as it stands: its first line is the title if it looks like one, and nothing is left out."""

import re
from datetime import datetime
from types import MappingProxyType

from clipper.errors import InputError
from clipper.model.draft import CaptureKind, Draft, Extraction, SourceLine
from clipper.model.metadata import Metadata
from clipper.model.role import Role
from clipper.model.span import SpanKind
from clipper.text.canonical import TextBuilder, clean_line

TITLE_CHARACTERS = 200
"""A longer first line is a paragraph."""
_ENDS_A_SENTENCE = re.compile(r"[.!?。！？…:;,]['\"”’»)]*$")


def read_plain(
    text: str,
    *,
    captured_at: datetime,  # noqa: ARG001 (as all readers)
    url: str | None = None,
    has_title: bool = True,
) -> Extraction:
    """The whole text as one draft; its first line may be the title if `has_title`. Raises InputError for one without a word."""
    lines = [(number, clean_line(line)) for number, line in enumerate(text.splitlines(), start=1)]
    lines = [(number, line) for number, line in lines if line]
    if not lines:
        raise InputError("There is nothing in it.", "Copy the text again, or choose another file.")
    metadata = Metadata(url=url, origins=MappingProxyType({"url": "given"} if url else {}))
    number, first = lines[0]
    if has_title and len(lines) > 1 and len(first) <= TITLE_CHARACTERS and not _ENDS_A_SENTENCE.search(first):
        metadata = Metadata(title=first, url=url, origins=MappingProxyType({**metadata.origins, "title": f"line {number}"}))
        lines = lines[1:]
    builder, places = TextBuilder(), list[SourceLine]()
    position = 0
    for number, line in lines:
        builder.add(SpanKind.PARAGRAPH, line)
        places.append(SourceLine(line=number, start=position, end=position + len(line)))
        position += len(line) + 1
    draft = Draft(role=Role.MAIN, metadata=metadata, body=builder.build(), lines=tuple(places))
    return Extraction(kind=CaptureKind.TEXT, drafts=(draft,))
