"""The role of an article in its capture: a clipping has it, too, which knows nothing of drafts."""

from enum import StrEnum


class Role(StrEnum):
    """What an article is in its capture."""

    MAIN = "main"
    RELATED = "related"
