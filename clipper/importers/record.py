"""Values of a record of JSON that another program wrote: what is of another kind than it should be is an InputError that names its key."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from clipper.errors import InputError
from clipper.text.canonical import clean_characters, clean_line

_UNSETTLED = re.compile(r"[\t\n\r\v\f\x1c-\x1f\x85\u2028\u2029]|\s{2}")


def string(record: Mapping[str, Any], key: str) -> str | None:
    """A text as it is written; None for an empty one."""
    value = record.get(key)
    if value is not None and not isinstance(value, str):
        raise InputError(f"“{key}” is not a text.")
    return value or None


def one_line(record: Mapping[str, Any], key: str) -> str | None:
    """A text on one line."""
    return settled(string(record, key) or "") or None


def settled(text: str) -> str:
    """A line as it stands, where it is one already: an ideographic blank in a headline is no mistake. Else in canonical form."""
    clean = clean_characters(text)
    return clean if clean == clean.strip() and not _UNSETTLED.search(clean) else clean_line(text)


def strings(record: Mapping[str, Any], key: str) -> list[str]:
    """A list of texts, as they are written."""
    value: Any = record.get(key) or []
    if not isinstance(value, list):
        raise InputError(f"“{key}” is not a list of texts.")
    texts = [one for one in value if isinstance(one, str)]  # type: ignore[reportUnknownVariableType] (JSON may hold anything)
    if len(texts) < len(value):  # type: ignore[reportUnknownArgumentType] (as above)
        raise InputError(f"“{key}” is not a list of texts.")
    return texts


def moment(record: Mapping[str, Any], key: str) -> datetime | None:
    """A time in UTC; one without a zone is taken for UTC."""
    text = string(record, key)
    if text is None:
        return None
    try:
        told = datetime.fromisoformat(text)
        return (told if told.tzinfo else told.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise InputError(f"“{key}” is not a time in ISO-8601.") from error
