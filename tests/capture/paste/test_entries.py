"""Live pages pasted as text, invented: each entry keeps its time, in order."""

from datetime import UTC, datetime

import pytest

from clipper.capture.paste.split import split_paste
from clipper.model.draft import Draft

CAPTURED = datetime(2025, 6, 10, 20, tzinfo=UTC)
MENU = "Home\nWorld\nPolitics\nSport\nCulture\nSign in\nSubscribe\n\n"
SAID = (
    "The crew of the lifeboat said that the waves at the mole stood as high as the lamp, and that nobody would sail before the evening. "
    "The harbor master closed the pier for bay {} and sent the school class home on the last bus."
)
HOURS = range(18, 11, -1)


def live(stamp: str, head: str = "") -> Draft:
    """A live page with a line for each entry's time, and maybe one for its headline."""
    entries = "".join(f"{stamp.format(hour)}\n\n{head.format(hour)}{SAID.format(hour)}\n\n" for hour in HOURS)
    title = "Storm on the coast: the day as it went\n\nPublished: June 10, 2025\n\n"
    text = f"{MENU}{title}{SAID.format(1)}\n\n{entries}Most read\nMuseum finds a map\nImprint\n"
    (draft,) = split_paste(text, captured_at=CAPTURED).drafts
    return draft


@pytest.mark.parametrize(
    "stamp", ["{}:42", "{}:05 GMT", "{}h30", "{}.15 Uhr", "at {}:20", "June 10, 2025 {}:42 BST", "10/06/2025, {}:10", "{}時05分"]
)
@pytest.mark.parametrize("head", ["", "The waves reach bay {}\n\n"], ids=["", "with headlines"])
def test_each_entry_keeps_its_time_above_its_words(stamp: str, head: str) -> None:
    lines = live(stamp, head).body.text.split("\n")
    stamps = [stamp.format(hour) for hour in HOURS]
    assert [line for line in lines if line in stamps] == stamps
    for hour in HOURS:
        below = lines[lines.index(stamp.format(hour)) + 1 :]
        assert below[: 2 if head else 1][-1] == SAID.format(hour)


def test_what_only_looks_like_a_time_is_taken_from_no_menu() -> None:
    related = "".join(f"{hour}:15\nCouncil votes on mole {hour}\n" for hour in HOURS)
    text = f"{MENU}{related}\nThe ferry is back\n\n" + "\n\n".join(SAID.format(bay) for bay in range(5)) + f"\n\nMore\n{related}"
    (draft,) = split_paste(text, captured_at=CAPTURED).drafts
    assert ":15" not in draft.body.text
