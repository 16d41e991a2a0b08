"""What several clippings have in common, and in what they differ: for correcting them all at once."""

from collections.abc import Mapping
from typing import TypeAlias

from clipper.model.date import ArticleDate
from clipper.model.metadata import Metadata
from clipper.model.value import value

FieldValue: TypeAlias = str | tuple[str, ...] | ArticleDate | None
"""What a field of the metadata holds."""


@value
class Difference:
    """The values of a field in which clippings differ."""

    number: int
    """How many different ones there are; that it is not known counts as one."""
    commonest: tuple[tuple[FieldValue, int], ...]
    """Some of them with how many clippings have each, those that most have first."""


@value
class SharedDetails:
    """The metadata of several clippings as one."""

    number: int
    """Of the clippings."""
    metadata: Metadata
    """The values that all have, each with its origin where that is the same, too; a field in which they differ is empty."""
    different: Mapping[str, Difference]
    """By field."""
