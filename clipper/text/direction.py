"""In which direction words are read."""


def reads_rtl(text: str) -> bool:
    """Whether it reads from right to left: by its first character that has a direction."""
    if text.isascii():
        return False
    from unicodedata import bidirectional

    for character in text:
        kind = bidirectional(character)
        if kind == "L":
            return False
        if kind in ("R", "AL"):
            return True
    return False
