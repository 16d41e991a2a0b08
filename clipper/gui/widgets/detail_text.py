"""What is known of an article as a person types it, field by field, and the inverse."""

from collections.abc import Callable, Mapping
from datetime import tzinfo
from types import MappingProxyType

from clipper.errors import InputError
from clipper.gui.widgets.date_text import date_text, typed_date
from clipper.model.date import ArticleDate
from clipper.model.shared_details import Difference, FieldValue
from clipper.text.language_code import is_language_code
from clipper.text.web_address import is_web_address

DIVIDED_BY = "; "
"""Between the names of several authors."""


def detail_text(value: FieldValue, zone: tzinfo) -> str:
    """A value as it stands in its field."""
    if isinstance(value, ArticleDate):
        return date_text(value, zone)
    return DIVIDED_BY.join(value) if isinstance(value, tuple) else value or ""


def typed_detail(name: str, text: str, zone: tzinfo) -> FieldValue:
    """What was typed into the field of this name; None, or no author, for an empty one. Raises InputError for what it cannot be."""
    if name == "published":
        return typed_date(text, zone)
    if name == "authors":
        return tuple(part for piece in text.split(";") if (part := " ".join(piece.split())))
    words = " ".join(text.split())
    if words and name in _MUST_BE:
        _MUST_BE[name](words)
    return words or None


def told_difference(difference: Difference, zone: tzinfo) -> str:
    """What stands below an empty field in which clippings differ: `Lund Courier (2), Radio Vestholm (1) and 4 more`."""
    told = ", ".join(f"{detail_text(value, zone) or 'none'} ({number:,})" for value, number in difference.commonest)
    more = difference.number - len(difference.commonest)
    return f"{told} and {more:,} more" if more else told


def _check_address(words: str) -> None:
    if not is_web_address(words):
        raise InputError(f"“{words}” is no web address.", "Write it as https://example.org/article")


def _check_language(words: str) -> None:
    if not is_language_code(words):
        raise InputError(f"“{words}” is no code of a language.", "Write it as en, ja or pt-BR.")


_MUST_BE: Mapping[str, Callable[[str], None]] = MappingProxyType({"url": _check_address, "language": _check_language})
"""Fields that are not any words; each check raises InputError."""
