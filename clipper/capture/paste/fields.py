"""placeholder"""
from datetime import datetime
from clipper.capture.paste.kinds import Kinds
from clipper.capture.paste.lines import Paste
from clipper.capture.paste.segment import Segment
def fields_of(segment: Segment, paste: Paste, kinds: Kinds, *, captured_at: datetime, dense: bool) -> Segment:
    return segment
