"""Placements: where each highlight stands in each version."""

import sqlite3

from clipper.model.ids import ClippingKey
from clipper.model.value import value


@value
class Step:
    """A place that a highlight had in one version."""

    version_key: int
    start: int
    end: int
    by_user: bool


@value
class Doubt:
    """A placement that cannot be right: beyond its text, or called exact where other words stand."""

    highlight_key: int
    highlight: str
    clipping: str
    version_key: int
    version: int


_DOUBTFUL = """
    SELECT highlights.id, highlights.public_id, clippings.public_id, versions.id, versions.number
    FROM placements
    JOIN highlights ON highlights.id = placements.highlight_id
    JOIN versions ON versions.id = placements.version_id
    JOIN clippings ON clippings.id = highlights.clipping_id
    WHERE placements.state <> 'orphan' AND (
        placements.start_point IS NULL OR placements.end_point IS NULL
        OR placements.start_point < 0 OR placements.end_point <= placements.start_point
        OR placements.end_point > length(versions.text)
        OR (
            placements.state = 'exact' AND placements.by_user = 0
            AND substr(versions.text, placements.start_point + 1, placements.end_point - placements.start_point) <> highlights.exact
        )
    )
    ORDER BY highlights.id, versions.number
"""


def doubtful(connection: sqlite3.Connection) -> list[Doubt]:
    """Every placement that cannot be right, the older versions of a highlight first.

    What the user put by hand need not be the words that were marked at first.
    """
    return [
        Doubt(highlight_key=row[0], highlight=row[1], clipping=row[2], version_key=row[3], version=row[4])
        for row in connection.execute(_DOUBTFUL)
    ]


def keys_of_clipping(connection: sqlite3.Connection, clipping: ClippingKey) -> list[int]:
    """The highlights of a clipping by their keys."""
    chosen = connection.execute("SELECT id FROM highlights WHERE clipping_id = :clipping ORDER BY id", {"clipping": clipping})
    return [key for (key,) in chosen]


def trail(connection: sqlite3.Connection, highlight: int, before: int) -> list[Step]:
    """Where a highlight stood in the versions with a smaller number, newest first; those in which it was an orphan are left out."""
    chosen = connection.execute(
        """
        SELECT placements.version_id, placements.start_point, placements.end_point, placements.by_user
        FROM placements JOIN versions ON versions.id = placements.version_id
        WHERE placements.highlight_id = :highlight AND versions.number < :before AND placements.start_point IS NOT NULL
        ORDER BY versions.number DESC
        """,
        {"highlight": highlight, "before": before},
    )
    return [Step(version_key=row[0], start=row[1], end=row[2], by_user=bool(row[3])) for row in chosen]
