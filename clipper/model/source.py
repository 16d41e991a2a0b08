"""A source: an outlet."""

from clipper.model.value import value


@value
class Source:
    """An outlet with the other names it goes by; `country` is ISO 3166 alpha-2 or empty."""

    name: str
    aliases: tuple[str, ...]
    country: str
    count: int
