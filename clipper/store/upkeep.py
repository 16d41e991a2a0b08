"""Keeping the full-text index quick: its pieces are merged a little at a time, whenever nobody waits.

Each transaction that adds words writes a piece of its own, and a search looks into every piece. A save merges none, so that it is quick;
an import merges in step with what it adds; the rest is left to idle time.
"""

import sqlite3

PAGES = 400
"""Pages of the index merged in one step: some 20 milliseconds."""
PAGES_AN_ARTICLE = 4
"""Pages merged for each article imported: it fills one, which is rewritten two or three times until it stands in a large piece."""
ENOUGH = 4
"""Pieces that are few enough: merging them into one would rewrite the whole index for little."""


def pieces(connection: sqlite3.Connection) -> int:
    """How many pieces the index of the clippings has."""
    (number,) = connection.execute("SELECT count(DISTINCT segid) FROM clipping_search_idx").fetchone()
    return int(number)


def keep_pace(connection: sqlite3.Connection, articles: int) -> None:
    """Merge in proportion to what was added, where eight pieces of a size have gathered; within the caller's transaction."""
    pages = {"pages": PAGES_AN_ARTICLE * articles}
    connection.execute("INSERT INTO clipping_search (clipping_search, rank) VALUES ('merge', :pages)", pages)


def merge_a_little(connection: sqlite3.Connection) -> bool:
    """One step, within the caller's transaction; False when there is nothing more to do."""
    before = connection.total_changes
    # A minus lets FTS5 merge pieces of different sizes too, which it would leave for later by itself.
    connection.execute("INSERT INTO clipping_search (clipping_search, rank) VALUES ('merge', :pages)", {"pages": -PAGES})
    return connection.total_changes - before > 1
