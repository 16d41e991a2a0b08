"""Prints of press databases (placeholder until the formats are in)."""
from datetime import datetime
from clipper.capture.paste.lines import Paste
from clipper.capture.paste.segment import Division
def divide_database(paste: Paste, *, captured_at: datetime) -> Division | None:
    """None."""
    return None
