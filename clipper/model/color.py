"""The eight highlight colors: the key is fixed and used in JSON; name, meaning, order and shade are the user's."""

from clipper.model.value import value


@value
class HighlightColor:
    """A color of the library."""

    key: str
    name: str
    meaning: str
    position: int
    shade: str
    """`#rrggbb`, as painted on a light page; themes derive their own from it."""


DEFAULT_COLORS = tuple(
    HighlightColor(key=key, name=name, meaning=meaning, position=position, shade=shade)
    for position, (key, name, meaning, shade) in enumerate(
        (
            ("claim", "Claim", "What somebody asserts", "#ffe27a"),
            ("evidence", "Evidence", "What supports or contradicts a claim", "#a8e6a1"),
            ("figure", "Figure", "Numbers, dates, amounts", "#9fd3ff"),
            ("quote", "Quote", "Words worth quoting", "#ffc48a"),
            ("question", "Question", "What is open or doubtful", "#ffb3b3"),
            ("background", "Background", "Context and history", "#d3c4f7"),
            ("actor", "Actor", "Who does what: people and institutions", "#9fe8df"),
            ("follow_up", "Follow up", "To check or to act on", "#f7b6e2"),
        )
    )
)
