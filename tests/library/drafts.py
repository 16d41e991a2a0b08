"""Drafts and captures for tests, and a look at everything a library holds."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from clipper.library.library import Library
from clipper.model.capture import Capture, Part
from clipper.model.draft import Draft
from clipper.model.ids import ClippingKey
from clipper.model.metadata import Metadata
from clipper.model.role import Role
from clipper.text.canonical import paragraphs

START = datetime(2025, 6, 1, 10, tzinfo=UTC)


class Clock:
    """A clock that goes on by a second each time it is read."""

    def __init__(self) -> None:
        self.moment = START

    def __call__(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment


def capture(text: str = "what was pasted", *, url: str | None = None, at: datetime = START) -> Capture:
    return Capture(parts=(Part(media_type="text/plain", content=text.encode()),), origin="clipboard", captured_at=at, url=url)


def draft(title: str = "A title", lines: Sequence[str] = ("The tariff rises.", "So do prices."), **fields: object) -> Draft:
    return Draft(role=Role.MAIN, metadata=Metadata(title=title, **fields), body=paragraphs(lines))  # type: ignore[arg-type]


def saved(library: Library, *drafts: Draft, text: str = "what was pasted", tags: Sequence[str] = ()) -> list[ClippingKey]:
    """The keys of drafts, saved as one capture."""
    return [one.key for one in library.saving.save(capture(text), drafts or (draft(),), tag_paths=tags).saved]


def contents(library: Library, scratch: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, and the words of the indexes: what must be the same after an undo."""
    import sqlite3

    copy = scratch / "copy.db"
    copy.unlink(missing_ok=True)
    library.health.back_up(copy)
    connection = sqlite3.connect(copy)
    tables = [row[1] for row in connection.execute("PRAGMA table_list") if row[2] == "table" and not row[1].startswith(("sqlite_", "_"))]
    found = {name: sorted(connection.execute(f"SELECT * FROM {name}").fetchall(), key=repr) for name in tables}  # noqa: S608
    for index in ("clipping_search", "highlight_search"):
        connection.execute(f"CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, {index}, instance)")
        found[index] = sorted(connection.execute("SELECT * FROM words").fetchall())
        connection.execute("DROP TABLE temp.words")
    connection.close()
    copy.unlink()
    return found
