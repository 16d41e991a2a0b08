"""Tool tips of words that are not ours: they are shown as they stand, wrapped, and never read as HTML. No Qt."""


def plain_tip(words: str) -> str:
    """What is given to Qt, which takes for HTML whatever looks like it."""
    from html import escape

    return f"<p style='white-space:pre-wrap; margin:0'>{escape(words)}</p>" if words else ""
