"""What a file tells of itself: when it was made and where from."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Both may be unknown. The moment is aware."""

    moment: datetime | None = None
    url: str | None = None
