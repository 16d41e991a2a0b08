"""Text as it comes from a shell: what is no text in it (half characters of another encoding, controls) is replaced or dropped."""

from clipper.text.canonical import clean_characters


def text(value: str) -> str:
    """The type of each argument and option that is text; names of files are left as they are."""
    return clean_characters(value)
