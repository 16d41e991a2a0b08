"""The schema of a library, as the migrations that made it: append-only, literal, and its only description.

`VERSION` is the number of migrations; it is kept in `PRAGMA user_version`, so that an up-to-date library opens without sqlite-utils.
"""

from typing import TYPE_CHECKING

from clipper.model.color import DEFAULT_COLORS

if TYPE_CHECKING:
    import sqlite3

    from sqlite_utils import Database

APPLICATION_ID = 0x434C4950
"""`CLIP`, in `PRAGMA application_id`: what marks a SQLite file as a library of ours."""

VERSION = 4

_0001_MAIN = (
    """
    CREATE TABLE captures (
        id INTEGER PRIMARY KEY,
        sha256 TEXT NOT NULL,
        origin TEXT NOT NULL,
        url TEXT,
        captured_at TEXT NOT NULL,
        added_at TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX captures_sha256 ON captures (sha256)",
    """
    CREATE TABLE capture_parts (
        id INTEGER PRIMARY KEY,
        capture_id INTEGER NOT NULL REFERENCES captures (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        media_type TEXT NOT NULL,
        name TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        packed TEXT NOT NULL CHECK (packed IN ('zlib', 'plain')),
        content BLOB NOT NULL,
        UNIQUE (capture_id, position)
    ) STRICT
    """,
    "CREATE INDEX capture_parts_sha256 ON capture_parts (sha256)",
    """
    CREATE TABLE sources (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE COLLATE NOCASE,
        country TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE source_aliases (
        id INTEGER PRIMARY KEY,
        source_id INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
        alias TEXT NOT NULL UNIQUE COLLATE NOCASE
    ) STRICT
    """,
    "CREATE INDEX source_aliases_source ON source_aliases (source_id)",
    """
    CREATE TABLE stories (
        id INTEGER PRIMARY KEY,
        public_id TEXT NOT NULL UNIQUE,
        title TEXT NOT NULL,
        created_at TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE clippings (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        public_id TEXT NOT NULL UNIQUE,
        title TEXT,
        source_id INTEGER REFERENCES sources (id) ON DELETE SET NULL,
        authors TEXT NOT NULL,
        published TEXT,
        published_precision TEXT,
        published_offset_minutes INTEGER,
        published_resolved_against TEXT,
        modified TEXT,
        modified_precision TEXT,
        modified_offset_minutes INTEGER,
        modified_resolved_against TEXT,
        url TEXT,
        language TEXT,
        section TEXT,
        page TEXT,
        agency TEXT,
        dateline TEXT,
        keywords TEXT NOT NULL,
        origins TEXT NOT NULL,
        note TEXT NOT NULL,
        status TEXT NOT NULL CHECK (status IN ('unread', 'read', 'archived')),
        starred INTEGER NOT NULL CHECK (starred IN (0, 1)),
        captured_as_main INTEGER NOT NULL CHECK (captured_as_main IN (0, 1)),
        words INTEGER NOT NULL,
        captured_at TEXT NOT NULL,
        added_at TEXT NOT NULL,
        trashed_at TEXT,
        version_id INTEGER REFERENCES versions (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
        text_sha256 TEXT NOT NULL,
        story_id INTEGER REFERENCES stories (id) ON DELETE SET NULL
    ) STRICT
    """,
    "CREATE INDEX clippings_published ON clippings (published, id) WHERE trashed_at IS NULL",
    "CREATE INDEX clippings_captured ON clippings (captured_at, id) WHERE trashed_at IS NULL",
    "CREATE INDEX clippings_added ON clippings (added_at, id) WHERE trashed_at IS NULL",
    "CREATE INDEX clippings_title ON clippings (title COLLATE NOCASE, id) WHERE trashed_at IS NULL",
    "CREATE INDEX clippings_source ON clippings (source_id, id)",
    "CREATE INDEX clippings_words ON clippings (words, id) WHERE trashed_at IS NULL",
    "CREATE INDEX clippings_url ON clippings (url) WHERE url IS NOT NULL",
    "CREATE INDEX clippings_text ON clippings (text_sha256)",
    "CREATE INDEX clippings_status ON clippings (status, id) WHERE trashed_at IS NULL",
    "CREATE INDEX clippings_starred ON clippings (id) WHERE starred = 1",
    "CREATE INDEX clippings_trashed ON clippings (trashed_at, id) WHERE trashed_at IS NOT NULL",
    "CREATE INDEX clippings_story ON clippings (story_id) WHERE story_id IS NOT NULL",
    """
    CREATE TABLE versions (
        id INTEGER PRIMARY KEY,
        clipping_id INTEGER NOT NULL REFERENCES clippings (id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        text TEXT NOT NULL,
        spans TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        form INTEGER NOT NULL,
        reason TEXT NOT NULL,
        metadata TEXT NOT NULL,
        capture_id INTEGER NOT NULL REFERENCES captures (id) ON DELETE RESTRICT,
        place INTEGER NOT NULL,
        words INTEGER NOT NULL,
        created_at TEXT NOT NULL,
        UNIQUE (clipping_id, number)
    ) STRICT
    """,
    "CREATE INDEX versions_capture ON versions (capture_id)",
    """
    CREATE TABLE related (
        main_id INTEGER NOT NULL REFERENCES clippings (id) ON DELETE CASCADE,
        related_id INTEGER NOT NULL REFERENCES clippings (id) ON DELETE CASCADE,
        PRIMARY KEY (main_id, related_id)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX related_back ON related (related_id, main_id)",
    """
    CREATE TABLE tags (
        id INTEGER PRIMARY KEY,
        path TEXT NOT NULL UNIQUE COLLATE NOCASE,
        color TEXT,
        definition TEXT NOT NULL,
        shortcut INTEGER UNIQUE CHECK (shortcut BETWEEN 1 AND 9),
        created_at TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE tag_rules (
        id INTEGER PRIMARY KEY,
        query TEXT NOT NULL,
        tag_id INTEGER NOT NULL REFERENCES tags (id) ON DELETE CASCADE
    ) STRICT
    """,
    "CREATE INDEX tag_rules_tag ON tag_rules (tag_id)",
    """
    CREATE TABLE clipping_tags (
        clipping_id INTEGER NOT NULL REFERENCES clippings (id) ON DELETE CASCADE,
        tag_id INTEGER NOT NULL REFERENCES tags (id) ON DELETE CASCADE,
        added_at TEXT NOT NULL,
        PRIMARY KEY (clipping_id, tag_id)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX clipping_tags_back ON clipping_tags (tag_id, clipping_id)",
    """
    CREATE TABLE colors (
        id INTEGER PRIMARY KEY,
        key TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        meaning TEXT NOT NULL,
        position INTEGER NOT NULL,
        shade TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE highlights (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        public_id TEXT NOT NULL UNIQUE,
        clipping_id INTEGER NOT NULL REFERENCES clippings (id) ON DELETE CASCADE,
        version_id INTEGER NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
        color_id INTEGER NOT NULL REFERENCES colors (id) ON DELETE RESTRICT,
        note TEXT NOT NULL,
        start_point INTEGER NOT NULL,
        end_point INTEGER NOT NULL CHECK (end_point > start_point),
        exact TEXT NOT NULL,
        prefix TEXT NOT NULL,
        suffix TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX highlights_clipping ON highlights (clipping_id)",
    "CREATE INDEX highlights_version ON highlights (version_id)",
    "CREATE INDEX highlights_color ON highlights (color_id)",
    """
    CREATE TABLE placements (
        highlight_id INTEGER NOT NULL REFERENCES highlights (id) ON DELETE CASCADE,
        version_id INTEGER NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
        start_point INTEGER,
        end_point INTEGER,
        state TEXT NOT NULL CHECK (state IN ('exact', 'moved', 'orphan')),
        by_user INTEGER NOT NULL CHECK (by_user IN (0, 1)),
        PRIMARY KEY (highlight_id, version_id)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX placements_version ON placements (version_id)",
    """
    CREATE TABLE highlight_tags (
        highlight_id INTEGER NOT NULL REFERENCES highlights (id) ON DELETE CASCADE,
        tag_id INTEGER NOT NULL REFERENCES tags (id) ON DELETE CASCADE,
        PRIMARY KEY (highlight_id, tag_id)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX highlight_tags_back ON highlight_tags (tag_id, highlight_id)",
    """
    CREATE TABLE saved_searches (
        id INTEGER PRIMARY KEY,
        public_id TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        query TEXT NOT NULL,
        position INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE reading_positions (
        clipping_id INTEGER PRIMARY KEY REFERENCES clippings (id) ON DELETE CASCADE,
        position INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE unsaved_clips (
        id INTEGER PRIMARY KEY,
        content TEXT NOT NULL,
        updated_at TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE VIRTUAL TABLE clipping_search USING fts5 (
        title, text, source, authors,
        content = '', prefix = '3', tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
    )
    """,
    # Words kept in memory before they are written, in bytes: an import writes fewer, larger pieces, which need less merging.
    "INSERT INTO clipping_search (clipping_search, rank) VALUES ('hashsize', 8388608)",
    # A save adds its piece and merges none: merging is for imports, in steps, and for idle time. Only where 64 pieces of a size have
    # gathered are they merged at once.
    "INSERT INTO clipping_search (clipping_search, rank) VALUES ('automerge', 0)",
    "INSERT INTO clipping_search (clipping_search, rank) VALUES ('usermerge', 8)",
    "INSERT INTO clipping_search (clipping_search, rank) VALUES ('crisismerge', 64)",
    """
    CREATE VIRTUAL TABLE clipping_terms USING fts5vocab (clipping_search, row)
    """,
    """
    CREATE VIRTUAL TABLE highlight_search USING fts5 (
        quotation, note,
        content = '', prefix = '2 3', tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
    )
    """,
)

_0002_BRIEFS = (
    """
    CREATE TABLE briefs (
        id INTEGER PRIMARY KEY,
        public_id TEXT NOT NULL UNIQUE,
        title TEXT NOT NULL,
        template TEXT NOT NULL,
        group_by TEXT NOT NULL,
        cite TEXT NOT NULL,
        query TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        archived INTEGER NOT NULL CHECK (archived IN (0, 1))
    ) STRICT
    """,
    """
    CREATE TABLE brief_nodes (
        id INTEGER PRIMARY KEY,
        brief_id INTEGER NOT NULL REFERENCES briefs (id) ON DELETE CASCADE,
        public_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('section', 'clipping', 'quotation', 'prose')),
        depth INTEGER NOT NULL,
        text TEXT NOT NULL,
        clipping_id INTEGER REFERENCES clippings (id) ON DELETE CASCADE,
        highlight_id INTEGER REFERENCES highlights (id) ON DELETE CASCADE,
        UNIQUE (brief_id, public_id)
    ) STRICT
    """,
    "CREATE INDEX brief_nodes_clipping ON brief_nodes (clipping_id) WHERE clipping_id IS NOT NULL",
    "CREATE INDEX brief_nodes_highlight ON brief_nodes (highlight_id) WHERE highlight_id IS NOT NULL",
    """
    CREATE TABLE brief_left (
        brief_id INTEGER NOT NULL REFERENCES briefs (id) ON DELETE CASCADE,
        clipping_id INTEGER NOT NULL REFERENCES clippings (id) ON DELETE CASCADE,
        PRIMARY KEY (brief_id, clipping_id)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX brief_left_clipping ON brief_left (clipping_id)",
    """
    CREATE TABLE written_briefs (
        id INTEGER PRIMARY KEY,
        path TEXT NOT NULL UNIQUE,
        text TEXT NOT NULL,
        written_at TEXT NOT NULL
    ) STRICT
    """,
)

_0003_DOUBTS = ("ALTER TABLE clippings ADD COLUMN doubts TEXT",)
"""What the reading of its capture was unsure of, one a line; NULL where there is nothing, or the user has looked."""

_0004_TRASH = (
    "CREATE INDEX clippings_doubts ON clippings (id) WHERE doubts IS NOT NULL",
    "CREATE INDEX clippings_version ON clippings (version_id)",
)
"""Deleting a version asks who refers to it: without an index that reads all clippings, for each version of the trash."""


def _run(connection: "sqlite3.Connection", statements: tuple[str, ...]) -> None:
    for statement in statements:
        connection.execute(statement)


def migrate(connection: "sqlite3.Connection") -> None:
    """Bring the schema up to VERSION, within the transaction that the caller began."""
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

    migrations = Migrations("clipper")

    @migrations(name="0001_main")
    def _0001_main(db: "Database") -> None:
        _run(db.conn, _0001_MAIN)
        for color in DEFAULT_COLORS:
            db.conn.execute(
                "INSERT INTO colors (key, name, meaning, position, shade) VALUES (:key, :name, :meaning, :position, :shade)",
                {
                    "key": color.key,
                    "name": color.name,
                    "meaning": color.meaning,
                    "position": color.position,
                    "shade": color.shade,
                },
            )

    @migrations(name="0002_briefs")
    def _0002_briefs(db: "Database") -> None:
        _run(db.conn, _0002_BRIEFS)

    @migrations(name="0003_doubts")
    def _0003_doubts(db: "Database") -> None:
        _run(db.conn, _0003_DOUBTS)

    @migrations(name="0004_trash")
    def _0004_trash(db: "Database") -> None:
        _run(db.conn, _0004_TRASH)

    migrations.apply(Database(connection, execute_plugins=False))
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")
