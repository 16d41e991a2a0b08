"""Reads what several clippings have in common, a hundred thousand too: no clipping is made for it."""

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from clipper.model.ids import ClippingKey
from clipper.model.metadata import Metadata
from clipper.model.shared_details import Difference, FieldValue, SharedDetails
from clipper.store.metadata_columns import date_of
from clipper.store.names import read_known, read_name

TOLD = 3
"""Values that are named of those in which they differ: a line has room for no more."""

_COLUMNS = """
    SELECT clippings.origins, clippings.title, sources.name, clippings.authors,
        clippings.published, clippings.published_precision, clippings.published_offset_minutes, clippings.published_resolved_against,
        clippings.url, clippings.language, clippings.section, clippings.page, clippings.agency, clippings.dateline
    FROM json_each(:keys) AS chosen
    JOIN clippings ON clippings.id = chosen.value
    LEFT JOIN sources ON sources.id = clippings.source_id
"""


def _authors(stored: tuple[str]) -> FieldValue:
    return tuple([name for name in map(read_name, json.loads(stored[0])) if name])


def _name(stored: tuple[str | None]) -> FieldValue:
    return read_known(stored[0])


def _sign(stored: tuple[str | None]) -> FieldValue:
    return stored[0]


_FIELDS: Mapping[str, tuple[slice, Callable[[Any], FieldValue]]] = MappingProxyType(
    {
        "title": (slice(1, 2), _name),
        "source": (slice(2, 3), _name),
        "authors": (slice(3, 4), _authors),
        "published": (slice(4, 8), lambda stored: date_of(*stored)),
        "url": (slice(8, 9), _sign),
        "language": (slice(9, 10), _sign),
        "section": (slice(10, 11), _name),
        "page": (slice(11, 12), _name),
        "agency": (slice(12, 13), _name),
        "dateline": (slice(13, 14), _name),
    }
)
"""Where each stands among the columns, and how it is read."""


def shared_details(connection: sqlite3.Connection, keys: Sequence[ClippingKey]) -> SharedDetails:
    """What those of these clippings that are there have in common."""
    rows = connection.execute(_COLUMNS, {"keys": json.dumps(keys)}).fetchall()
    values: dict[str, FieldValue] = {}
    different: dict[str, Difference] = {}
    for field, (place, read) in _FIELDS.items():
        counted = Counter([row[place] for row in rows]).most_common()
        if len(counted) == 1:
            values[field] = read(counted[0][0])
        elif counted:
            commonest = tuple((read(stored), number) for stored, number in counted[:TOLD])
            different[field] = Difference(number=len(counted), commonest=commonest)
    origins = _same_origins({row[0] for row in rows}, values)
    return SharedDetails(number=len(rows), metadata=Metadata(**values, origins=origins), different=MappingProxyType(different))  # type: ignore[arg-type] (each is read as its field)


def _same_origins(stored: set[str], fields: Mapping[str, FieldValue]) -> Mapping[str, str]:
    """Those of these fields that came from the same place everywhere."""
    read: list[dict[str, str]] = [json.loads(one) for one in stored]
    return MappingProxyType({field: read[0][field] for field in fields if field in read[0] and len({one.get(field) for one in read}) == 1})
