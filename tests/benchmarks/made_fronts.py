"""Front pages put together by chance from headlines, first sentences and furniture of real pages: of real ones there are too few.

A page keeps the menus and the foot of a real page, whole or in part. Between them stand cards: a headline, mostly with some of what stands
beside headlines. A page, and a section of it, has one make of cards.
"""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|(?<=[。！？])")
SHORTEST_SENTENCE = 30
FEWEST_STORIES = 15
"""A page takes the stories of its language, if there are so many; else those of all."""
SIZES = (8, 12, 16, 20, 30, 40, 60, 80)
"""Cards of a page."""
LINKED = 3
"""So many first cards may have headlines of related stories below them."""
AGES = {
    "en": ("{} hours ago", "{}h ago", "{} min read", "{} hrs ago", "{}m ago"),
    "de": ("vor {} Stunden", "vor {} Min.", "{} Min. Lesezeit"),
    "fr": ("il y a {} heures", "Il y a {} h"),
    "es": ("hace {} horas",),
    "ru": ("{} часов назад",),
    "ja": ("{}時間前",),
}
DAYS = {
    "en": ("June {}, 2025", "{} Jun 2025", "2025-06-{}", "Jun {}"),
    "de": ("{}.06.2025", "{}. Juni 2025"),
    "fr": ("{} juin 2025",),
    "es": ("{} de junio de 2025",),
    "ru": ("{} июня 2025",),
    "ja": ("2025年6月{}日",),
}
SECTIONS = {
    "en": ("Politics", "World", "Business", "Opinion", "Sport", "Culture", "Most Read", "Latest", "Video", "Tech", "Health", "Science"),
    "de": ("Politik", "Wirtschaft", "Ausland", "Sport", "Kultur", "Meinung"),
    "fr": ("Politique", "Monde", "Sport"),
    "es": ("Política", "Mundo", "Deportes"),
    "ru": ("Политика", "Экономика", "Мир"),
    "ja": ("政治", "経済", "国際"),
}
REST = {"en": "Read more", "de": "Weiterlesen", "fr": "Lire la suite"}
CREDITS = ("", " (AFP)", " | Reuters", " © dpa")
ENGLISH = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What a card tells of an article."""

    title: str
    sentences: Sequence[str]
    authors: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Make:
    """How the cards of a section look: how often they have what, and in which order."""

    blurb: float
    sentences: int
    is_cut: bool
    width: int
    byline: float
    age: float
    day: float
    section: float
    is_dated_first: bool
    is_numbered: bool
    doubled: float
    duration: float
    comments: float
    caption: float
    related: float
    has_rest: bool
    has_lead: bool


def sentences_of(body: str) -> list[str]:
    """The longer sentences of a text."""
    pieces = [piece.strip() for line in body.split("\n") for piece in _SENTENCE_END.split(line)]
    return [piece for piece in pieces if len(piece) > SHORTEST_SENTENCE]


def surroundings(text: str, body: str) -> tuple[list[str], list[str]] | None:
    """The lines of a pasted page above and below the text; None where it is not found."""
    lines, wanted = text.split("\n"), {line.strip() for line in body.split("\n")} - {""}
    places = [at for at, line in enumerate(lines) if line.strip() in wanted]
    return (lines[: places[0]], lines[places[-1] + 1 :]) if places else None


def _make(chance: random.Random) -> Make:
    return Make(
        blurb=chance.choice((0, 0, 0.3, 0.6, 1, 1)),
        sentences=chance.choice((1, 1, 1, 2)),
        is_cut=chance.random() < 0.2,
        width=chance.choice((90, 140, 200, 300)),
        byline=chance.choice((0, 0, 0, 0.8)),
        age=chance.choice((0, 0, 0.7, 1)),
        day=chance.choice((0, 0, 0, 1)),
        section=chance.choice((0, 0, 0.5, 1)),
        is_dated_first=chance.random() < 0.3,
        is_numbered=chance.random() < 0.1,
        doubled=chance.choice((0, 0, 0, 0.5, 1)),
        duration=chance.choice((0, 0, 0, 0.3)),
        comments=chance.choice((0, 0, 0, 0.6)),
        caption=chance.choice((0, 0, 0, 0.4)),
        related=chance.choice((0, 0, 0.3)),
        has_rest=chance.random() < 0.2,
        has_lead=chance.random() < 0.3,
    )


def _blurb(story: Story, make: Make, number: int, chance: random.Random) -> list[str]:
    leads = number == 0 and make.has_lead
    if not leads and chance.random() >= make.blurb:
        return []
    text = " ".join(story.sentences[: chance.randint(1, 3) if leads else make.sentences])
    if make.is_cut or len(text) > make.width + 150:
        text = text[: make.width].rsplit(" ", 1)[0] + chance.choice(("...", "…", " […]", ""))
    return [text]


def _card(stories: Sequence[Story], number: int, make: Make, language: str, chance: random.Random) -> list[str]:
    story = stories[number % len(stories)]
    happens = lambda share: chance.random() < share  # noqa: E731 (a word for what is asked a dozen times)
    sections = SECTIONS.get(language, SECTIONS[ENGLISH])
    above = [
        *([f"{chance.randint(0, 9):02d}:{chance.randint(10, 59)}"] if happens(make.duration) else ()),
        *([chance.choice(story.sentences)[: chance.randint(30, 110)] + chance.choice(CREDITS)] if happens(make.caption) else ()),
        *([chance.choice(sections)] if happens(make.section) else ()),
        *([str(number + 1)] if make.is_numbered else ()),
    ]
    below = _blurb(story, make, number, chance)
    if story.authors and happens(make.byline):
        below.append(("By " if language == ENGLISH and happens(0.5) else "") + ", ".join(story.authors[:2]))
    dates = [
        *([chance.choice(AGES.get(language, AGES[ENGLISH])).format(chance.randint(2, 50))] if happens(make.age) else ()),
        *([chance.choice(DAYS.get(language, DAYS[ENGLISH])).format(chance.randint(10, 28))] if happens(make.day) else ()),
    ]
    titles = [story.title] * (1 + happens(make.doubled))
    lines = [*dates, *above, *titles, *below] if make.is_dated_first else [*above, *titles, *below, *dates]
    if happens(make.comments):
        lines.append(str(chance.randint(1, 300)) + (" comments" if language == ENGLISH and happens(0.5) else ""))
    if number < LINKED and happens(make.related):
        bullet = "• " if happens(0.4) else ""
        lines += [bullet + stories[(number * 7 + each) % len(stories)].title for each in range(3, chance.randint(4, 7))]
    return [*lines, REST.get(language, "More")] if make.has_rest else lines


def _part(lines: Sequence[str], chance: random.Random) -> Sequence[str]:
    """The lines, some of them from the first or the last one on, or none."""
    kind, at = chance.random(), chance.randint(0, len(lines))
    return lines[:at] if kind < 0.2 else lines[at:] if kind < 0.35 else [] if kind < 0.5 else lines


def front_page(title: str, around: tuple[list[str], list[str]], stories: Sequence[Story], language: str, chance: random.Random) -> str:
    """A page of cards between the furniture `around` an article with this title, which is left out."""
    stories = chance.sample(stories, len(stories))
    head = _part([line for line in around[0] if line.strip() != title], chance)
    cards, make, gap = list[str](), _make(chance), chance.choice(("none", "cards", "lines"))
    has_sections = chance.random() < 0.6
    for number in range(chance.choice(SIZES)):
        if has_sections and number and chance.random() < 0.15:
            cards += ["", chance.choice(SECTIONS.get(language, SECTIONS[ENGLISH]))]
            make = _make(chance)
        for line in _card(stories, number, make, language, chance):
            cards += [line, ""] if gap == "lines" else [line]
        cards += [""] if gap == "cards" else []
    return "\n".join((*head, *cards, *_part(around[1], chance)))
