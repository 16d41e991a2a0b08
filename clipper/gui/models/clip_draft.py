"""The articles of an open clip dialog as they are edited, and the same as JSON that survives a crash. No Qt."""

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from clipper.gui.models.clip_edit import Piece, body_of, pieces_of, shares
from clipper.jobs.extraction_json import Blobs, capture_from_json, capture_to_json
from clipper.model.capture import Capture
from clipper.model.draft import Draft, Extraction
from clipper.model.metadata import Metadata
from clipper.model.role import Role


@dataclass(slots=True, kw_only=True)
class EditedArticle:
    """One article found, and what the user made of it."""

    capture: int
    place: int
    """Its position in the extraction of its capture."""
    draft: Draft
    pieces: tuple[Piece, ...]
    metadata: Metadata
    role: Role
    included: bool = True
    typed: dict[str, str] = field(default_factory=dict[str, str])
    """The fields as the user typed them, to be kept through a crash."""

    @property
    def line(self) -> str:
        """In one line."""
        title = self.metadata.shown_title
        return f"{title} — {self.metadata.source}" if self.metadata.source else title


def articles_of(extractions: Sequence[Extraction]) -> list[EditedArticle]:
    """All articles, in the order in which they were found."""
    found: list[EditedArticle] = []
    for capture, extraction in enumerate(extractions):
        near = shares(extraction.drafts, extraction.left_out)
        for place, draft in enumerate(extraction.drafts):
            found.append(
                EditedArticle(
                    capture=capture,
                    place=place,
                    draft=draft,
                    pieces=pieces_of(draft, near[place]),
                    metadata=draft.metadata,
                    role=draft.role,
                )
            )
    return found


def drafts_of(articles: Sequence[EditedArticle], capture: int) -> list[Draft]:
    """What is to be saved of one capture; a related article without its main one stands by itself."""
    kept = [article for article in articles if article.capture == capture and article.included]
    new_place = {article.place: number for number, article in enumerate(kept)}
    mains = {article.place for article in kept if article.role is Role.MAIN}
    drafts: list[Draft] = []
    for article in kept:
        related_to = article.draft.related_to if article.draft.related_to is not None else min(mains, default=None)
        linked = article.role is Role.RELATED and related_to in mains
        drafts.append(
            replace(
                article.draft,
                role=article.role,
                metadata=article.metadata,
                body=body_of(article.pieces),
                related_to=new_place[related_to] if linked and related_to is not None else None,
                lines=(),
            )
        )
    return drafts


def to_json(captures: Sequence[Capture], articles: Sequence[EditedArticle], tags: Sequence[str]) -> str:
    """An open dialog."""
    blobs = Blobs()
    content: dict[str, Any] = {"captures": [capture_to_json(capture, blobs) for capture in captures]}
    content["blobs"] = [base64.b64encode(blob).decode("ascii") for blob in blobs.contents]
    return json.dumps(content | edits_of(articles, tags), ensure_ascii=False)


def edits_of(articles: Sequence[EditedArticle], tags: Sequence[str]) -> dict[str, Any]:
    """What the user made of an open dialog, without the captures: for `edited_again`."""
    edited = [
        {
            "included": article.included,
            "role": article.role.value,
            "kept": [piece.kept for piece in article.pieces],
            "typed": dict(article.typed),
            "settled": not article.draft.doubts,
        }
        for article in articles
    ]
    return {"tags": list(tags), "articles": edited}


def captures_from_json(content: str) -> tuple[list[Capture], Mapping[str, Any]]:
    """The captures of a kept dialog, and what was edited. Raises ValueError, KeyError, TypeError or IndexError for anything else."""
    value = json.loads(content)
    blobs = [base64.b64decode(blob) for blob in value["blobs"]]
    return [capture_from_json(capture, blobs) for capture in value["captures"]], value


def edited_again(articles: Sequence[EditedArticle], kept: Mapping[str, Any]) -> None:
    """Put the user's edits back on what was found anew; where something else was found, that stays."""
    if len(kept.get("articles", ())) != len(articles):
        return
    for article, before in zip(articles, kept["articles"], strict=True):
        article.included = bool(before["included"])
        article.role = Role(before["role"])
        article.typed = dict(before["typed"])
        if before.get("settled"):
            article.draft = replace(article.draft, doubts=())
        if len(before["kept"]) == len(article.pieces):
            article.pieces = tuple(replace(piece, kept=bool(now)) for piece, now in zip(article.pieces, before["kept"], strict=True))
