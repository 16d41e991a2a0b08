"""`clipper extract`: shows what would be captured, stores nothing."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from clipper.errors import ClipperError, InputError
from clipper.model.capture import Capture, Part
from clipper.model.draft import Draft, Extraction


@click.command("extract")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--as", "kind", default="auto")
@click.option("--url")
@click.option("--captured-at")
@click.option("--jsonl", is_flag=True)
def command(paths: tuple[str, ...], kind: str, url: str | None, captured_at: str | None, *, jsonl: bool) -> int:
    """Show what would be captured."""
    failed = False
    for path in paths:
        try:
            extraction = read(Path(path), kind, url, captured_at)
        except ClipperError as error:
            failed = True
            print(json.dumps({"path": path, "error": error.sentence}, ensure_ascii=False))
            continue
        print(json.dumps({"path": path, **extraction_json(extraction)}, ensure_ascii=False))
    return int(failed)


def read(path, kind, url, captured_at):
    from clipper.capture.extract import extract

    moment = datetime.now(UTC)
    if captured_at == "file":
        moment = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    elif captured_at:
        moment = datetime.fromisoformat(captured_at)
    capture = Capture(parts=(Part(media_type="application/octet-stream", content=path.read_bytes()),), origin=f"file:{path.name}", captured_at=moment, url=url)
    return extract(capture, kind=kind)


def extraction_json(extraction: Extraction) -> dict[str, Any]:
    return {
        "kind": extraction.kind.value,
        "articles": [draft_json(draft) for draft in extraction.drafts],
        "boilerplate": [{"line": left.line, "text": left.text, "reason": left.reason} for left in extraction.left_out],
    }


def draft_json(draft: Draft) -> dict[str, Any]:
    metadata = draft.metadata
    return {
        "role": draft.role.value,
        "title": metadata.title,
        "source": metadata.source,
        "authors": list(metadata.authors),
        "published": metadata.published.source_iso() if metadata.published else None,
        "published_precision": metadata.published.precision.value if metadata.published else None,
        "url": metadata.url,
        "language": metadata.language,
        "tags": list(metadata.keywords),
        "body": "\n\n".join(draft.body.body_blocks()),
        "origins": dict(metadata.origins),
    }
