"""What completion in the search box offers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A choice as it is shown, the query that it makes, and the place of the cursor in it (a code point)."""

    shown: str
    query: str
    cursor: int
