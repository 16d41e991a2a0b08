"""Stories and their clippings."""

import sqlite3
from typing import TYPE_CHECKING

from clipper.model.ids import ClippingKey, StoryId
from clipper.model.story import Story
from clipper.store.names import read_name

if TYPE_CHECKING:
    from clipper.store.rows import Rows


def key_of(connection: sqlite3.Connection, public_id: str) -> int | None:
    """The row of a story, by its public id."""
    row = connection.execute("SELECT id FROM stories WHERE public_id = :id", {"id": public_id}).fetchone()
    return None if row is None else int(row[0])


def all_stories(connection: sqlite3.Connection, limit: int) -> list[Story]:
    """The newest stories first, each with its clippings outside the trash."""
    rows = connection.execute("SELECT id, public_id, title FROM stories ORDER BY id DESC LIMIT :limit", {"limit": limit}).fetchall()
    return [Story(id=StoryId(public_id), title=read_name(title), members=tuple(members(connection, key))) for key, public_id, title in rows]


def members(connection: sqlite3.Connection, key: int) -> list[ClippingKey]:
    """The clippings of a story outside the trash, in the order of saving."""
    rows = connection.execute("SELECT id FROM clippings WHERE story_id = :key AND trashed_at IS NULL ORDER BY id", {"key": key})
    return [ClippingKey(row[0]) for row in rows]


def every_member(connection: sqlite3.Connection, key: int) -> list[ClippingKey]:
    """The clippings of a story, those in the trash too."""
    return [ClippingKey(row[0]) for row in connection.execute("SELECT id FROM clippings WHERE story_id = :key ORDER BY id", {"key": key})]


def story_of(connection: sqlite3.Connection, clipping: ClippingKey) -> int | None:
    """The key of the story of a clipping."""
    row = connection.execute("SELECT story_id FROM clippings WHERE id = :key", {"key": clipping}).fetchone()
    return None if row is None else row[0]


def stand_in(rows: "Rows", gone: ClippingKey, kept: ClippingKey) -> None:
    """Let a clipping that belongs to no story belong to that of another, in whose place it stands."""
    story = story_of(rows.connection, gone)
    if story is not None and story_of(rows.connection, kept) is None:
        rows.update("clippings", (kept,), {"story_id": story})
