"""A tag rule: whatever a query finds gets a tag."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TagRule:
    """A rule of the library; it runs only when the user says so, after a preview."""

    key: int
    query: str
    tag: str
