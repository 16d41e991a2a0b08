"""The ids: keys order rows inside one library, public ids name things for ever."""

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
PUBLIC_ID = rf"[{LETTERS}][{ALPHABET}]{{{LENGTH - 1}}}"
"""A public id as a regular expression."""


def new_public_id() -> str:
    """12 random characters, a letter first, so that it is a valid anchor name everywhere."""
    import secrets  # it loads the hashes, which reading needs none of

    # One random number for all characters: asking the system for each is felt in an import.
    number, letter = divmod(secrets.randbelow(len(LETTERS) * len(ALPHABET) ** (LENGTH - 1)), len(ALPHABET) ** (LENGTH - 1))
    characters = [LETTERS[number]]
    for _ in range(LENGTH - 1):
        letter, place = divmod(letter, len(ALPHABET))
        characters.append(ALPHABET[place])
    return "".join(characters)
