"""The last stage: segments to drafts, and a reason for every line that is in none."""

from clipper.capture.furniture import REASONS, family_of
from clipper.capture.language import guess_language
from clipper.capture.paste.lines import Paste
from clipper.capture.paste.segment import Division, Segment
from clipper.model.draft import CaptureKind, Draft, Extraction, LeftOut, SourceLine
from clipper.model.metadata import Metadata
from clipper.model.span import SpanKind
from clipper.text.canonical import TextBuilder

_BULLETS = "•▪◦‣●■"
_LONGEST_HEADING = 80
"""Characters. A longer line without a full stop may be a paragraph that lost it."""
_SENTENCE_ENDS = frozenset(".!?…:;,。！？：、，」”\"')»")
_SAMPLE_LINES, _SAMPLE = 3, 750
"""The language is guessed from the longest lines of the body: from so many characters in all, also where there is one line only."""


def _is_heading(segment: Segment, paste: Paste, at: int, text: str) -> bool:
    """A short line without an ending below a blank line, that stands between others of the body and is not the last."""
    return len(text) <= _LONGEST_HEADING and text[-1] not in _SENTENCE_ENDS and at != segment.body[-1] and paste.blank_before(at)


def _language(segment: Segment, paste: Paste) -> str | None:
    sample = sorted((paste.texts[at] for at in segment.body), key=len)[-_SAMPLE_LINES:]
    width = _SAMPLE // max(1, len(sample))
    return guess_language("\n".join(line[:width] for line in sample) or segment.title or "")


def _add_line(builder: TextBuilder, segment: Segment, paste: Paste, at: int) -> None:
    """Add a line of the body as a block. The lines of a paste are in canonical form."""
    text = segment.rewritten.get(at, paste.texts[at])
    if text[0] in _BULLETS and len(text) > 1:
        builder.add_clean(SpanKind.LIST_ITEM, text[1:].lstrip(), depth=1)
    elif at in segment.captions:
        builder.add_clean(SpanKind.CAPTION, text)
    elif _is_heading(segment, paste, at, text):
        builder.add_clean(SpanKind.HEADING, text, level=2)
    else:
        builder.add_clean(SpanKind.PARAGRAPH, text)


def _draft(segment: Segment, paste: Paste, url: str | None) -> Draft:
    builder = TextBuilder()
    places: list[SourceLine] = []
    for at in segment.body:
        start = builder.length + 1 if places else 0
        _add_line(builder, segment, paste, at)
        places.extend([SourceLine(line=number, start=start, end=builder.length) for number in paste.numbers_of(at)])
    body = builder.build()
    metadata = Metadata(
        title=segment.title,
        source=segment.source,
        authors=segment.authors,
        published=segment.published,
        modified=segment.modified,
        url=url,
        language=segment.language or _language(segment, paste),
        section=segment.section,
        page=segment.page,
        keywords=segment.keywords,
        origins=segment.origins,
    )
    return Draft(
        role=segment.role,
        metadata=metadata,
        body=body,
        related_to=segment.related_to,
        lines=tuple(places),
        doubts=segment.doubts,
    )


def assemble(paste: Paste, division: Division, *, url: str | None) -> Extraction:
    """The extraction of a paste that was divided."""
    single = len(division.segments) == 1
    drafts = tuple(_draft(segment, paste, url if single else None) for segment in division.segments)
    kept: set[int] = set()
    for segment in division.segments:
        kept.update(segment.body)
        kept.update(segment.used)
    return Extraction(kind=CaptureKind.PASTE, drafts=drafts, left_out=left_out(paste, kept, division), warnings=division.warnings)


def left_out(paste: Paste, kept: set[int], division: Division) -> tuple[LeftOut, ...]:
    """Every line that is in no draft, with the reason."""
    texts, numbers = paste.texts, paste.numbers
    lines = [at for at in range(len(texts)) if at not in kept]
    reasons = [division.reasons.get(at) or _reason(texts[at], division) for at in lines]
    if paste.parts is None:
        return tuple([LeftOut(line=numbers[at], text=texts[at], reason=reason) for at, reason in zip(lines, reasons, strict=True)])
    return tuple(
        [
            LeftOut(line=number, text=paste.source[number - 1].strip(), reason=reason)
            for at, reason in zip(lines, reasons, strict=True)
            for number in paste.parts[at]
        ]
    )


def _reason(text: str, division: Division) -> str:
    family = family_of(text)
    return REASONS[family] if family else division.default_reason
