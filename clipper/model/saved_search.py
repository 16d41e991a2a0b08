"""A saved search: a query with a name."""

from dataclasses import dataclass

from clipper.model.ids import SearchId


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedSearch:
    """Listed, counted and exported by its query (the text of the search language)."""

    id: SearchId
    name: str
    query: str
    position: int
