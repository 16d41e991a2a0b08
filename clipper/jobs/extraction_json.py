"""Captures and extractions as JSON with the bytes beside it: what goes between the program and its worker process.

JSON and not pickle: what comes back was made from foreign bytes, and reading it must not run anything.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import datetime
from types import MappingProxyType
from typing import Any, TypeAlias

from clipper.model.capture import Capture, Part
from clipper.model.date import ArticleDate, Precision
from clipper.model.draft import CaptureKind, Draft, Extraction, LeftOut, PageLink, SourceLine
from clipper.model.metadata import Metadata
from clipper.model.role import Role
from clipper.model.span import ArticleText
from clipper.text.canonical import defect
from clipper.text.span_json import spans_from_json, spans_to_json

Json: TypeAlias = Mapping[str, Any]


@dataclass(slots=True)
class Blobs:
    """The bytes that travel beside a JSON value, which names each by its number."""

    contents: list[bytes] = field(default_factory=list[bytes])

    def add(self, content: bytes) -> int:
        self.contents.append(content)
        return len(self.contents) - 1


def capture_to_json(capture: Capture, blobs: Blobs) -> dict[str, Any]:
    """The inverse of `capture_from_json`."""
    return {
        "parts": [_part_to_json(part, blobs) for part in capture.parts],
        "origin": capture.origin,
        "captured_at": capture.captured_at.isoformat(),
        "url": capture.url,
    }


def capture_from_json(value: Json, blobs: Sequence[bytes]) -> Capture:
    """Raises KeyError, IndexError, TypeError or ValueError for what is no capture."""
    return Capture(
        parts=tuple(_part_from_json(part, blobs) for part in value["parts"]),
        origin=value["origin"],
        captured_at=datetime.fromisoformat(value["captured_at"]),
        url=value["url"],
    )


def extraction_to_json(extraction: Extraction, blobs: Blobs) -> dict[str, Any]:
    """The inverse of `extraction_from_json`."""
    return {
        "kind": extraction.kind.value,
        "drafts": [_draft_to_json(draft, blobs) for draft in extraction.drafts],
        "left_out": [[left.line, left.text, left.reason] for left in extraction.left_out],
        "links": [[link.title, link.url] for link in extraction.links],
        "warnings": list(extraction.warnings),
    }


def extraction_from_json(value: Json, blobs: Sequence[bytes]) -> Extraction:
    """Raises KeyError, IndexError, TypeError or ValueError for what is no extraction, also for a text that is not canonical."""
    return Extraction(
        kind=CaptureKind(value["kind"]),
        drafts=tuple(_draft_from_json(draft, blobs) for draft in value["drafts"]),
        left_out=tuple(LeftOut(line=line, text=text, reason=reason) for line, text, reason in value["left_out"]),
        links=tuple(PageLink(title=title, url=url) for title, url in value["links"]),
        warnings=tuple(value["warnings"]),
    )


def _part_to_json(part: Part, blobs: Blobs) -> list[Any]:
    return [part.media_type, part.name, blobs.add(part.content)]


def _part_from_json(value: list[Any], blobs: Sequence[bytes]) -> Part:
    number: int = value[2]
    return Part(media_type=value[0], name=value[1], content=blobs[number])


def _draft_to_json(draft: Draft, blobs: Blobs) -> dict[str, Any]:
    return {
        "role": draft.role.value,
        "metadata": _metadata_to_json(draft.metadata),
        "text": draft.body.text,
        "spans": spans_to_json(draft.body.spans),
        "related_to": draft.related_to,
        "lines": [[line.line, line.start, line.end] for line in draft.lines],
        "assets": [_part_to_json(part, blobs) for part in draft.assets],
        "doubts": list(draft.doubts),
    }


def _draft_from_json(value: Json, blobs: Sequence[bytes]) -> Draft:
    body = ArticleText(text=value["text"], spans=spans_from_json(value["spans"]))
    fault = defect(body)
    if fault:
        raise ValueError(fault)
    return Draft(
        role=Role(value["role"]),
        metadata=_metadata_from_json(value["metadata"]),
        body=body,
        related_to=value["related_to"],
        lines=tuple(SourceLine(line=line, start=start, end=end) for line, start, end in value["lines"]),
        assets=tuple(_part_from_json(part, blobs) for part in value["assets"]),
        doubts=tuple(value["doubts"]),
    )


_DATES = ("published", "modified")
_LISTS = ("authors", "keywords")


def _metadata_to_json(metadata: Metadata) -> dict[str, Any]:
    """Only the fields that are known."""
    known = {name.name: getattr(metadata, name.name) for name in fields(metadata)}
    known["origins"] = dict(metadata.origins)
    for name in _DATES:
        date: ArticleDate | None = known[name]
        known[name] = date and [date.value, date.precision.value, date.offset_minutes, date.resolved_against]
    return {name: value for name, value in known.items() if value}


def _metadata_from_json(value: Json) -> Metadata:
    known = dict(value)
    for name in _DATES:
        if name in known:
            day, precision, offset_minutes, against = known[name]
            known[name] = ArticleDate(value=day, precision=Precision(precision), offset_minutes=offset_minutes, resolved_against=against)
    for name in _LISTS:
        if name in known:
            known[name] = tuple(known[name])
    if "origins" in known:
        known["origins"] = MappingProxyType(known["origins"])
    return Metadata(**known)
