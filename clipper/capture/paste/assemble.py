"""The last stage: segments to drafts, and a reason for every line that is in none."""

from collections.abc import Mapping, Sequence
from itertools import accumulate, compress
from types import MappingProxyType
from typing import cast

from clipper.capture.dateline import Dateline, read_dateline
from clipper.capture.furniture import REASONS, Family, families_of
from clipper.capture.language import guess_language, language_sample
from clipper.capture.links import canonical_url, host
from clipper.capture.paste.lines import Paste
from clipper.capture.paste.segment import Division, Segment
from clipper.model.draft import CaptureKind, Draft, Extraction, LeftOut, SourceLine
from clipper.model.metadata import Metadata
from clipper.model.span import NO_ATTRIBUTES, ArticleText, AttributeValue, Span, SpanKind
from clipper.model.value import many

_LIST_ITEM, _HEADING = MappingProxyType({"depth": 1}), MappingProxyType({"level": 2})
_BULLETS = "•▪◦‣●■"
_LONGEST_HEADING = 80
"""Characters. A longer line without a full stop may be a paragraph that lost it."""
_SENTENCE_ENDS = frozenset(".!?…:;,。！？：、，」”\"')»")


def _blocks(segment: Segment, paste: Paste, lines: list[str]) -> tuple[list[SpanKind], list[Mapping[str, AttributeValue]]]:
    """The kind of block that each line of the body becomes, with its attributes; the bullets of list items are taken off the lines."""
    kinds = [SpanKind.PARAGRAPH] * len(lines)
    attributes = [NO_ATTRIBUTES] * len(lines)
    for number, (at, text) in enumerate(zip(segment.body, lines, strict=True)):
        if text[0] in _BULLETS and len(text) > 1:
            kinds[number], attributes[number], lines[number] = SpanKind.LIST_ITEM, _LIST_ITEM, text[1:].lstrip()
        elif len(text) <= _LONGEST_HEADING and text[-1] not in _SENTENCE_ENDS and at != segment.body[-1] and paste.blank_before(at):
            # a short line without an ending below a blank line, that stands between others of the body and is not the last
            kinds[number], attributes[number] = SpanKind.HEADING, _HEADING
    return kinds, attributes


def _body(segment: Segment, paste: Paste, lines: list[str]) -> tuple[ArticleText, tuple[SourceLine, ...]]:
    """The text of the body (its lines are in canonical form), and where each line of it stood in the paste."""
    kinds, attributes = _blocks(segment, paste, lines)
    starts = list(accumulate([len(line) + 1 for line in lines], initial=0))
    ends = [start - 1 for start in starts[1:]]
    starts.pop()
    text = ArticleText(text="\n".join(lines), spans=many(Span, kind=kinds, start=starts, end=ends, attributes=attributes))
    if paste.parts is None:
        return text, many(SourceLine, line=[paste.numbers[at] for at in segment.body], start=starts, end=ends)
    places = [(number, start, end) for at, start, end in zip(segment.body, starts, ends, strict=True) for number in paste.numbers_of(at)]
    return text, tuple([SourceLine(line=number, start=start, end=end) for number, start, end in places])


def _draft(segment: Segment, paste: Paste, url: str | None) -> Draft:
    lines = [paste.texts[at] for at in segment.body]
    for at, label in segment.labels.items():
        place = segment.body.index(at)
        lines[place] = lines[place][label:]
    language = segment.language or guess_language(language_sample(lines) or segment.title or "")
    body, places = _body(segment, paste, lines)
    filed = read_dateline(lines)
    origins = _with_origins(segment.origins, filed) if filed else segment.origins
    if url:
        origins = MappingProxyType({**origins, "url": "capture"})
    url = url or canonical_url(segment.url)
    source = segment.source
    if source is None and (source := host(url) or None):
        origins = MappingProxyType({**origins, "source": "url"})
    metadata = Metadata(
        title=segment.title,
        source=source,
        authors=segment.authors,
        published=segment.published,
        modified=segment.modified,
        url=url,
        language=language,
        section=segment.section,
        page=segment.page,
        keywords=segment.keywords,
        dateline=filed.place if filed else None,
        agency=filed.agency if filed else None,
        origins=origins,
    )
    return Draft(role=segment.role, metadata=metadata, body=body, related_to=segment.related_to, lines=places, doubts=segment.doubts)


def _with_origins(origins: Mapping[str, str], filed: Dateline) -> Mapping[str, str]:
    added = {name: filed.origin for name, value in (("dateline", filed.place), ("agency", filed.agency)) if value}
    return MappingProxyType({**origins, **added})


def assemble(paste: Paste, division: Division, *, url: str | None) -> Extraction:
    """The extraction of a paste that was divided."""
    address = canonical_url(url) if len(division.segments) == 1 else None
    drafts = tuple([_draft(segment, paste, address) for segment in division.segments])
    return Extraction(kind=CaptureKind.PASTE, drafts=drafts, left_out=left_out(paste, division), warnings=division.warnings)


def left_out(paste: Paste, division: Division) -> tuple[LeftOut, ...]:
    """Every line that is in no draft, with the reason."""
    out = bytearray(b"\1") * len(paste)
    for segment in division.segments:
        for at in (*segment.body, *segment.used):
            out[at] = False
    texts = list(compress(paste.texts, out))
    reasons = _told(texts, list(compress(division.reasons, out)) if division.reasons else None, division.default_reason)
    if paste.parts is None:
        return many(LeftOut, line=list(compress(paste.numbers, out)), text=texts, reason=reasons)
    source = paste.source.lines
    lines = [(number, reason) for parts, reason in zip(compress(paste.parts, out), reasons, strict=True) for number in parts]
    return tuple([LeftOut(line=number, text=source[number - 1].strip(), reason=reason) for number, reason in lines])


def _told(texts: Sequence[str], reasons: Sequence[str | None] | None, default: str) -> list[str]:
    """The reasons of lines; where there is none it is the line's family, else the default."""
    if reasons is None:
        return [_of_family(family, default) for family in families_of(texts)]
    silent = [number for number, reason in enumerate(reasons) if reason is None]
    told = cast("list[str]", list(reasons))
    for number, family in zip(silent, families_of([texts[number] for number in silent]), strict=True):
        told[number] = _of_family(family, default)
    return told


def _of_family(family: Family | None, default: str) -> str:
    return REASONS[family] if family else default
