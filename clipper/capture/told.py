"""What a file tells of itself: when it was made and where from."""

from datetime import datetime

from clipper.model.value import value


@value
class Told:
    """Both may be unknown. The moment is aware."""

    moment: datetime | None = None
    url: str | None = None
