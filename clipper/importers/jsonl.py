"""One article a line, as JSON: for moving large libraries, and for whatever another program can write with ten lines of code.

Keys: `title`, `text` (blocks divided by newlines), `spans` (their structure, as `clipper show --json` prints it), `source`, `authors`,
`captured`, `published`, `modified` (ISO-8601), `tags`, `keywords`, `language`, `url`, `section`, `page`, `agency`, `dateline`, `note`,
`status`, `starred`, `highlights`; `published_precision` and `modified_precision` say `hour` of a time that is not known to the minute. All
may be missing but the text, which may be empty where there is a title. What is wrong with one line does not stop the others.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from clipper.capture.captures import is_capture_time
from clipper.errors import InputError
from clipper.importers.highlights import highlights_of
from clipper.importers.record import moment, one_line, settled, string, strings
from clipper.importers.spans import text_with_spans
from clipper.model.capture import Capture, Part
from clipper.model.clipping import Status
from clipper.model.date import ArticleDate, Precision
from clipper.model.draft import Draft
from clipper.model.imported import ImportedArticle, ImportProblem
from clipper.model.metadata import FIELDS, Metadata
from clipper.model.role import Role
from clipper.model.span import ArticleText
from clipper.model.tag import clean_tag
from clipper.text.canonical import clean_characters, paragraphs
from clipper.text.web_address import is_web_address

ORIGIN = "import:jsonl"
MAX_LINE = 20 * 1024 * 1024
"""Bytes: no article is as long, and a file without newlines must not fill the memory."""


def articles(lines: Iterable[bytes], now: datetime) -> Iterator[ImportedArticle | ImportProblem]:
    """The article of each line, or what is wrong with it; empty lines are passed over. `now` is the time of those that tell none."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield _article(line.rstrip(b"\r\n"), now)
        except InputError as error:
            yield ImportProblem(place=f"line {number}", sentence=error.sentence)


def _article(line: bytes, now: datetime) -> ImportedArticle:
    if len(line) > MAX_LINE:
        raise InputError("The line is too long for an article.")
    record = _record(line)
    body = _body(record)
    captured = moment(record, "captured")
    capture = Capture(
        parts=(Part(media_type="application/json", content=line),),
        origin=ORIGIN,
        captured_at=captured if is_capture_time(captured) else now,
        url=_address(record),
    )
    return ImportedArticle(
        capture=capture,
        draft=Draft(role=Role.MAIN, metadata=_metadata(record), body=body),
        tags=tuple(clean_tag(tag) for tag in strings(record, "tags")),
        status=_status(record),
        starred=record.get("starred") is True,
        note=clean_characters(string(record, "note") or ""),
        highlights=highlights_of(record, body.text),
    )


def _record(line: bytes) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError("The line is not JSON.") from error
    if not isinstance(record, dict):
        raise InputError("The line is not a JSON object.")
    return record  # type: ignore[return-value] (keys of a JSON object are strings)


def _metadata(record: dict[str, Any]) -> Metadata:
    return Metadata(
        title=one_line(record, "title"),
        source=one_line(record, "source"),
        authors=tuple(name for name in map(settled, strings(record, "authors")) if name),
        published=_date(record, "published"),
        modified=_date(record, "modified"),
        url=_address(record),
        language=one_line(record, "language"),
        section=one_line(record, "section"),
        page=one_line(record, "page"),
        agency=one_line(record, "agency"),
        dateline=one_line(record, "dateline"),
        keywords=tuple(word for word in map(settled, strings(record, "keywords")) if word),
        origins=dict.fromkeys((name for name in FIELDS if record.get(name) and (name != "url" or _address(record))), ORIGIN),
    )


def _body(record: dict[str, Any]) -> ArticleText:
    text, spans = string(record, "text") or "", record.get("spans")
    body = paragraphs(text.split("\n")) if spans is None else text_with_spans(text, spans)
    if not body.text and not (record.get("text") == "" and one_line(record, "title")):  # one that has none says so
        raise InputError("The article has no text.")
    return body


def _address(record: dict[str, Any]) -> str | None:
    """None also for what is no address (`n/a`, a name): articles that share it would be taken for one. The capture has it."""
    address = (string(record, "url") or "").strip()
    return address if is_web_address(address) else None


def _date(record: dict[str, Any], key: str) -> ArticleDate | None:
    """A day, month or year as it is written; what has a time is an instant."""
    text = string(record, key)
    if text is None:
        return None
    precision = Precision.HOUR if record.get(f"{key}_precision") == Precision.HOUR.value else Precision.MINUTE
    parts = text.split("-")
    try:
        if "T" not in text and " " not in text and 1 <= len(parts) <= 3:  # noqa: PLR2004 (year, month, day)
            numbers = [int(part) for part in parts]
            datetime(*[*numbers, 1, 1][:3], tzinfo=UTC)
            return ArticleDate.civil(*numbers)
        moment = datetime.fromisoformat(text)
        return ArticleDate.instant(moment if moment.tzinfo else moment.replace(tzinfo=UTC), precision)
    except (ValueError, OverflowError) as error:
        raise InputError(f"“{key}” is not a date in ISO-8601.") from error


def _status(record: dict[str, Any]) -> Status:
    try:
        return Status(string(record, "status") or Status.UNREAD)
    except ValueError as error:
        raise InputError("“status” is not one of unread, read, archived.") from error
