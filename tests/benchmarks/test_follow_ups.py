"""Follow-ups of a story, against an invented truth: events with a cast of names, each reported on several days by several outlets.

What makes it hard is in it: names that stand in many events, events of one topic at one place, a report that names a part of the cast only,
and a look back a season later, which is no follow-up. One name in seven is also in another event of the same days.
"""

import random
import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from clipper.library.library import Library
from clipper.model.capture import Capture, Part
from clipper.model.date import ArticleDate
from clipper.model.draft import Draft
from clipper.model.ids import ClippingKey
from clipper.model.metadata import Metadata
from clipper.model.role import Role
from clipper.text.canonical import paragraphs

BEGUN = datetime(2026, 1, 5, tzinfo=UTC)
EVENTS_SMALL, EVENTS_LARGE = 150, 1_500
BARS = {EVENTS_SMALL: (0.9, 0.85), EVENTS_LARGE: (0.95, 0.55)}
"""Precision and recall. In a larger library topics and places tell nothing any more, and two names of the cast must be shared."""
FIRST = "bra dor fen gal hest ilm jor kall lin mor nes orr pell quin rask sol tarn ulv vor wyn".split()  # noqa: SIM905 (a list to read)
LAST = "and berg dal eth fold gard heim ing kov lund mark nor ost pov rud sen ter vik wold yar".split()  # noqa: SIM905 (as above)
TOPICS = (
    "harbor fees",
    "the ferry line",
    "salt tariffs",
    "the rail tunnel",
    "school meals",
    "a wind farm",
    "fish quotas",
    "a court ruling",
)
PLACES = tuple(f"{first}{last}".capitalize() for first, last in zip(FIRST, reversed(LAST), strict=True))
KNOWN = ("Akane Morita", "Joren Vask", "Petra Hald", "Ines Okoro", "Rosa Tennick", "Tomas Lorn")
"""Politicians who are in everything."""
WORDS = "the plan was said to be ready after talks while members of the council asked for more time and figures on costs".split()  # noqa: SIM905 (as above)


@dataclass(slots=True)
class Event:
    """What happened, to whom, and the reports of it."""

    topic: str
    place: str
    cast: list[str]
    day: int
    reports: set[ClippingKey] = field(default_factory=set[ClippingKey])


def a_name(rng: random.Random) -> str:
    return " ".join(f"{rng.choice(FIRST)}{rng.choice(FIRST)}{rng.choice(LAST)}".capitalize() for _ in range(2))


def a_sentence(rng: random.Random, names: list[str], event: Event) -> str:
    words = [rng.choice(WORDS) for _ in range(rng.randint(8, 16))]
    for name in names:
        words.insert(rng.randrange(1, len(words)), name)
    words.insert(rng.randrange(1, len(words)), rng.choice([event.topic, event.place, event.topic]))
    return " ".join([words[0].capitalize(), *words[1:]]) + "."


def save(library: Library, rng: random.Random, event: Event, day: int) -> ClippingKey:
    """A report of an event: in the title one of its names or none, in the text three quarters of the cast."""
    named = [name for name in event.cast if rng.random() < 0.75] or event.cast[:1]
    named += [rng.choice(KNOWN)]
    lead = f"{rng.choice(named)} and {event.topic}" if rng.random() < 0.6 else f"{event.topic.capitalize()}: {event.place} waits"
    body = [a_sentence(rng, [name], event) for name in named] + [a_sentence(rng, [], event) for _ in range(6)]
    rng.shuffle(body)
    text = paragraphs([" ".join(body[:5]), " ".join(body[5:])])
    date = BEGUN + timedelta(days=day, hours=rng.randrange(24))
    capture = Capture(parts=(Part(media_type="text/plain", content=text.text.encode()),), origin="hand", captured_at=date)
    draft = Draft(role=Role.MAIN, metadata=Metadata(title=lead, published=ArticleDate.instant(date)), body=text)
    return library.saving.save(capture, [draft]).saved[0].key


def some_events(library: Library, number: int) -> tuple[list[Event], int]:
    """Events with two to four reports within six days, and for some of them a look back three months later; how many of those."""
    rng = random.Random(11)
    events: list[Event] = []
    late = 0
    with library.transaction(recorded=False):
        for _ in range(number):
            day = rng.randrange(120)
            around = [name for other in events if abs(other.day - day) <= 6 for name in other.cast]
            cast = [rng.choice(around) if around and rng.random() < 0.15 else a_name(rng) for _ in range(rng.randint(2, 5))]
            event = Event(rng.choice(TOPICS), rng.choice(PLACES), list(dict.fromkeys(cast)), day)
            for _ in range(rng.randint(2, 4)):
                event.reports.add(save(library, rng, event, event.day + rng.randrange(6)))
            if rng.random() < 0.2:
                save(library, rng, event, event.day + 90)
                late += 1
            events.append(event)
    return events, late


def test_follow_ups_are_found_and_little_else(is_long: bool) -> None:  # noqa: FBT001 (a fixture)
    with Library.in_memory() as library:
        number = EVENTS_LARGE if is_long else EVENTS_SMALL
        events, late = some_events(library, number)
        right = wrong = wanted = 0
        for event in events:
            for report in sorted(event.reports):
                found = {one.clipping for one in library.stories.suggested(report)}
                others = event.reports - {report}
                right += len(found & others)
                wrong += len(found - others)
                wanted += len(others)
    precision, recall = right / max(right + wrong, 1), right / wanted
    told = f"{len(events):,} events, {wanted:,} pairs, {late} looks back: precision {precision:.3f}, recall {recall:.3f}"
    sys.stdout.write(f"\nfollow-ups: {told}\n")
    least_precision, least_recall = BARS[number]
    assert precision >= least_precision
    assert recall >= least_recall
