"""The ids: keys order rows inside one library, public ids name things for ever."""

import re
import secrets
from typing import NewType

ClippingKey = NewType("ClippingKey", int)
"""The AUTOINCREMENT key of a clipping: the order of saving. Never shown, never exported."""

ClippingId = NewType("ClippingId", str)
HighlightId = NewType("HighlightId", str)
BriefId = NewType("BriefId", str)
SearchId = NewType("SearchId", str)
StoryId = NewType("StoryId", str)

ALPHABET = "abcdefghjkmnpqrstvwxyz23456789"
"""No characters that are mistaken for each other when read aloud or copied by hand."""

LETTERS = "abcdefghjkmnpqrstvwxyz"
LENGTH = 12
PUBLIC_ID = re.compile(rf"[{LETTERS}][{ALPHABET}]{{{LENGTH - 1}}}")


def new_public_id() -> str:
    """12 random characters, a letter first, so that it is a valid anchor name everywhere."""
    return secrets.choice(LETTERS) + "".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1))
