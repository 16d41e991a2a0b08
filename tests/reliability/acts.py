"""What the program does to files, one act at a time, for tests that break it off: each is called with a folder as `prepare` makes it."""

import contextlib
import json
import shutil
import sqlite3
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from types import MappingProxyType

from clipper import settings
from clipper.jobs import backups, files
from clipper.jobs.brief import look_of, page_of_query
from clipper.jobs.brief_file import write_brief
from clipper.jobs.import_files import import_file
from clipper.library import health
from clipper.library.library import Library
from clipper.model.ids import ClippingKey
from clipper.model.version import VersionReason
from clipper.text.canonical import paragraphs
from tests.library.drafts import capture, draft, saved

NAME = "library.clipper"
NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
LINES = ("All nine cranes will be repaired before winter.", "The council voted 7 to 2.", "No ferry will leave on Monday.")
IMPORTED = 12


def prepare(folder: Path) -> None:
    """A library with four clippings, marks, tags and a trash, a backup of an earlier state, a brief, and a file to import."""
    with Library.open(folder / NAME) as library:
        (first,) = saved(library, draft("Nine cranes", LINES, source="Gazette"), tags=("port/cranes",))
        library.health.back_up(folder / "earlier")
        second, third, fourth = saved(library, *(draft(f"Report {number}", [*LINES, f"{number}."]) for number in range(3)), tags=("port",))
        library.highlights.mark(first, 0, 47, color="claim", note="Who pays?", tag_paths=["money"])
        library.highlights.mark(second, 48, 73, color="figure")
        library.clippings.set_note(third, "A note on it all.")
        library.trash.throw_away([fourth])
        write_brief(library, page_of_query(library, "", "Port", look_of("brief"), date(2026, 3, 4)), folder / "brief.md", "md")
        library.highlights.mark(third, 0, 47, color="quote")
    with (folder / "articles.jsonl").open("w", encoding="utf-8") as stream:
        for number in range(IMPORTED):
            text, marks = f"The text of number {number}.", [{"exact": "The text", "tags": ["wire"]}, {"exact": "Words that are gone"}]
            record = {"title": f"Imported {number}", "text": text, "tags": ["wire"], "note": "From the wire.", "highlights": marks}
            stream.write(json.dumps(record) + "\n")
    files.write_text(folder / "settings.toml", settings.dumps(settings.Settings()))


def older(folder: Path) -> None:
    """Make the library one of the first schema, as it was before there were briefs."""
    with contextlib.closing(sqlite3.connect(folder / NAME, isolation_level=None)) as connection:
        for table in ("brief_left", "brief_nodes", "briefs", "written_briefs"):
            connection.execute(f"DROP TABLE {table}")
        for index in ("clippings_doubts", "clippings_version"):
            connection.execute(f"DROP INDEX {index}")
        connection.execute("ALTER TABLE clippings DROP COLUMN doubts")
        connection.execute("DELETE FROM _sqlite_migrations WHERE name <> '0001_main'")
        connection.execute("PRAGMA user_version = 1")


def _save(folder: Path) -> None:
    with Library.open(folder / NAME) as library:
        library.saving.save(capture("new"), [draft("New"), draft("Newer", ["Of ferries."])], tag_paths=["ferry/strike"])


def _mark(folder: Path) -> None:
    with Library.open(folder / NAME) as library:
        library.highlights.mark(_key(library, "nine"), 48, 73, color="figure", note="Seven!", tag_paths=["votes"])


def _new_version(folder: Path) -> None:
    with Library.open(folder / NAME) as library:
        library.versions.add(_key(library, "nine"), paragraphs(["A line before.", *LINES]), reason=VersionReason.TRIMMED)


def _rename_tag(folder: Path) -> None:
    with Library.open(folder / NAME) as library:
        library.tags.rename("port", "harbor")


def _undo(folder: Path) -> None:
    with Library.open(folder / NAME) as library:
        library.apply(library.tags.merge("port/cranes", "money").inverse)


def _empty_trash(folder: Path) -> None:
    with Library.open(folder / NAME) as library:
        backups.back_up(library, now=NOW)
        library.trash.empty()


def _import(folder: Path) -> None:
    with Library.open(folder / NAME) as library:
        for _ in import_file(library, folder / "articles.jsonl", NOW, batch_ms=0):
            pass


def _write_brief(folder: Path) -> None:
    with Library.open(folder / NAME) as library:
        write_brief(library, page_of_query(library, "", "Port", look_of("brief"), date(2026, 3, 4)), folder / "brief.md", "md")


def _write_new_brief(folder: Path) -> None:
    with Library.open(folder / NAME) as library:
        page = page_of_query(library, "", "Port", look_of("brief"), date(2026, 3, 4))
        write_brief(library, page, folder / "new.md", "md")
        write_brief(library, page, folder / "new.html", "html")


def _back_up(folder: Path) -> None:
    with Library.open(folder / NAME) as library:
        backups.back_up(library, folder / "copy.clipper")


def _restore(folder: Path) -> None:
    health.restore(folder / "earlier", folder / NAME)


def _set(folder: Path) -> None:
    files.write_text(folder / "settings.toml", settings.dumps(settings.Settings(read_after_s=11)))


def _begin(folder: Path) -> None:
    Library.open(folder / "fresh.clipper").close()


def _open(folder: Path) -> None:
    Library.open(folder / NAME).close()


def _key(library: Library, query: str) -> ClippingKey:
    return library.listing.open(query).keys(0, 1)[0]


ACTS: Mapping[str, Callable[[Path], None]] = MappingProxyType(
    {
        "save": _save,
        "mark": _mark,
        "new version": _new_version,
        "rename a tag": _rename_tag,
        "undo": _undo,
        "empty the trash": _empty_trash,
        "import": _import,
        "write a brief again": _write_brief,
        "write a new brief": _write_new_brief,
        "back up": _back_up,
        "restore": _restore,
        "set": _set,
        "begin a library": _begin,
        "migrate": _open,
    }
)


def prepared(folder: Path, act: str) -> Path:
    """A folder as an act finds it, without what an open library leaves."""
    folder.mkdir()
    prepare(folder)
    if act == "migrate":
        older(folder)
    return folder


def copied(template: Path, target: Path) -> Path:
    return Path(shutil.copytree(template, target))
