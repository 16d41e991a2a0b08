"""Keeping the full-text index quick: its pieces are merged a little at a time, whenever nobody waits.

Each transaction that adds words writes a piece of its own, and a search looks into every piece. FTS5 merges some as it goes; after an
import of thousands, more are left than a search should have to visit.
"""

import sqlite3

PAGES = 400
"""Pages of the index merged in one step: some 20 milliseconds."""
ENOUGH = 4
"""Pieces that are few enough: merging them into one would rewrite the whole index for little."""


def pieces(connection: sqlite3.Connection) -> int:
    """How many pieces the index of the clippings has."""
    (number,) = connection.execute("SELECT count(DISTINCT segid) FROM clipping_search_idx").fetchone()
    return int(number)


def merge_a_little(connection: sqlite3.Connection) -> bool:
    """One step, within the caller's transaction; False when there is nothing more to do."""
    before = connection.total_changes
    # A minus lets FTS5 merge pieces of different sizes too, which it would leave for later by itself.
    connection.execute("INSERT INTO clipping_search (clipping_search, rank) VALUES ('merge', :pages)", {"pages": -PAGES})
    return connection.total_changes - before > 1
