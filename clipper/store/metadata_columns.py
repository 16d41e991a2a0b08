"""Metadata as columns of a clipping, and as the JSON that a version keeps of what was extracted."""

import json
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from clipper.model.changes import Cell
from clipper.model.date import ArticleDate, Precision
from clipper.model.metadata import Metadata
from clipper.store.names import read_known, read_name

_encoded = json.JSONEncoder(ensure_ascii=False).encode
"""Made once: `json.dumps` with options makes an encoder for each call, which an import feels."""

TEXT_COLUMNS = ("title", "url", "language", "section", "page", "agency", "dateline")
"""Fields that are a column of the same name."""
_SIGNS = ("url", "language")
_NAMES = ("title", "section", "page", "agency", "dateline", "source")
"""Those that are a name."""


def packed_list(values: tuple[str, ...]) -> str:
    """A list of words as its column keeps it: JSON."""
    return _encoded(list(values)) if values else "[]"


def date_columns(prefix: str, date: ArticleDate | None) -> dict[str, Cell]:
    """`published` or `modified` as its four columns."""
    return {
        prefix: date.value if date else None,
        f"{prefix}_precision": date.precision.value if date else None,
        f"{prefix}_offset_minutes": date.offset_minutes if date else None,
        f"{prefix}_resolved_against": date.resolved_against if date else None,
    }


def date_of(value: str | None, precision: str | None, offset_minutes: int | None, against: str | None) -> ArticleDate | None:
    """The inverse of `date_columns`."""
    if value is None or precision is None:
        return None
    return ArticleDate(value=value, precision=Precision(precision), offset_minutes=offset_minutes, resolved_against=against)


def metadata_columns(metadata: Metadata, source_id: int | None) -> dict[str, Cell]:
    """All columns of `clippings` that hold metadata; the source is a row of its own."""
    return {
        **{name: getattr(metadata, name) for name in TEXT_COLUMNS},
        "source_id": source_id,
        "authors": packed_list(metadata.authors),
        "keywords": packed_list(metadata.keywords),
        "origins": _encoded(dict(metadata.origins)),
        **date_columns("published", metadata.published),
        **date_columns("modified", metadata.modified),
    }


def _date_json(date: ArticleDate | None) -> dict[str, Cell] | None:
    if date is None:
        return None
    return {
        "value": date.value,
        "precision": date.precision.value,
        "offset_minutes": date.offset_minutes,
        "resolved_against": date.resolved_against,
    }


def metadata_json(metadata: Metadata) -> str:
    """As a version keeps it: known fields only."""
    fields: dict[str, Any] = {name: getattr(metadata, name) for name in (*TEXT_COLUMNS, "source")}
    fields["authors"] = list(metadata.authors)
    fields["keywords"] = list(metadata.keywords)
    fields["published"] = _date_json(metadata.published)
    fields["modified"] = _date_json(metadata.modified)
    fields["origins"] = dict(metadata.origins)
    return _encoded({name: value for name, value in fields.items() if value})


def metadata_from_json(text: str) -> Metadata:
    """The inverse of `metadata_json`."""
    fields: dict[str, Any] = json.loads(text)
    dates = {
        name: date_of(d["value"], d["precision"], d["offset_minutes"], d["resolved_against"]) if (d := fields.get(name)) else None
        for name in ("published", "modified")
    }
    return Metadata(
        **{name: fields.get(name) for name in _SIGNS},
        **{name: read_known(fields.get(name)) for name in _NAMES},
        authors=_read_names(fields.get("authors", ())),
        keywords=_read_names(fields.get("keywords", ())),
        published=dates["published"],
        modified=dates["modified"],
        origins=MappingProxyType(fields.get("origins", {})),
    )


def _read_names(stored: Iterable[str]) -> tuple[str, ...]:
    return tuple([name for name in map(read_name, stored) if name])


def metadata_from_row(row: Mapping[str, Any]) -> Metadata:
    """From a row of `clippings` with the source's name beside it as `source`."""
    dates = {
        name: date_of(row[name], row[f"{name}_precision"], row[f"{name}_offset_minutes"], row[f"{name}_resolved_against"])
        for name in ("published", "modified")
    }
    return Metadata(
        **{name: row[name] for name in _SIGNS},
        **{name: read_known(row[name]) for name in _NAMES},
        authors=_read_names(json.loads(row["authors"])),
        keywords=_read_names(json.loads(row["keywords"])),
        published=dates["published"],
        modified=dates["modified"],
        origins=MappingProxyType(json.loads(row["origins"])),
    )
