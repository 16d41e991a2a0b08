"""Pasted front pages: told by the choice of their lines, and by what their teasers have in common."""

from datetime import UTC, datetime

import numpy as np
import pytest

from clipper.capture.paste.choose import Choice, choose_lines
from clipper.capture.paste.features import Features
from clipper.capture.paste.front_model import NAMES, front_features
from clipper.capture.paste.fronts import FRONT_HEADLINES, free_headlines, is_front
from clipper.capture.paste.model import line_model
from clipper.capture.paste.split import split_paste
from clipper.capture.paste.title import TitleContext
from clipper.model.draft import CaptureKind
from tests.capture.paste.news import MENU, NEWS, looked_at

CAPTURED = datetime(2025, 6, 10, 20, tzinfo=UTC)
TEASERS = (
    (
        "Central bank leaves its rate at four percent",
        "Inflation has eased for a third month, yet wages still climb faster than economists had forecast.",
    ),
    (
        "Goalkeeper, 41, signs for one more season",
        "Ida Brekke has played over six hundred matches and says that her knees feel younger than she does.",
    ),
    (
        "Why opera houses sing in the dark",
        "Electricity prices have made managers rethink chandeliers, rehearsals and even the length of overtures.",
    ),
    (
        "Court frees the editor of a satirical weekly",
        "Judges held that a cartoon of the minister as a turnip was neither libel nor an insult to agriculture.",
    ),
    (
        "Glacier lake drains overnight without harm",
        "Hydrologists had warned villagers below the dam, who moved their cattle uphill before the water came.",
    ),
    (
        "Trade talks resume after a walkout over steel",
        "Envoys of eleven countries meet again in Geneva, where quotas and subsidies divide them as before.",
    ),
    (
        "A vaccine for bees, tested in nine orchards",
        "Hives that were dosed lost half as many larvae to foulbrood, a study in a veterinary journal reports.",
    ),
    (
        "Tram line opens with free rides all weekend",
        "Passengers may travel between the university and the stadium without tickets until Sunday midnight.",
    ),
    (
        "Novelist declines the prize and the money",
        "In a letter of four words, Tomasz Wilk told the jury that he would prefer to be left alone.",
    ),
    (
        "Startups leave town as rents double again",
        "Founders say that garages are a myth: the cheapest desk now costs more than an engineer did in 2015.",
    ),
    (
        "Chess federation bans watches and belt buckles",
        "Arbiters will scan everybody who enters the hall, grandmasters and spectators alike, from autumn on.",
    ),
    (
        "Drought map turns orange across the plains",
        "Farmers sell sheep early, while wells that their grandparents dug run dry for the first time.",
    ),
    (
        "Ministers quarrel over submarines and cranes",
        "A leaked memorandum shows how the shipyard contract grew by a third within eighteen months.",
    ),
    (
        "Orchestra of refugees plays in the old mint",
        "Violins were lent by a museum; the conductor learned the score on a telephone during the crossing.",
    ),
    (
        "Pension reform passes by a single vote",
        "One deputy came from hospital, another flew home from her honeymoon, and a third abstained by mistake.",
    ),
    (
        "Satellite fails to answer after the solar storm",
        "Engineers in Kiruna listen every ninety minutes, hoping that its batteries recover in sunlight.",
    ),
    (
        "Bakers revive a rye that nobody had sown since 1911",
        "Forty kernels were found in a church wall; they yielded enough flour for a dozen loaves this summer.",
    ),
    (
        "Cyclists win the right to turn on red",
        "Hamlet by hamlet, the transport office replaces signs; insurers expect no more accidents than today.",
    ),
    (
        "Volcano closes two airports on the archipelago",
        "Ash drifts southward at nine kilometers, and airlines ask travelers to stay at their hotels.",
    ),
    (
        "Archivists decode a spy's knitting patterns",
        "Purl stitches stood for trains that passed the border station, historians concluded from her diary.",
    ),
)


def headlines(choice: Choice, *lines: str) -> bool:
    """Whether a page of these lines and many headlines is a front page, given what was chosen of it."""
    _, kinds = looked_at(*lines, *[f"The ferry sails again in week {week} of this winter" for week in range(FRONT_HEADLINES)])
    return is_front(kinds, choice)


def test_a_page_of_headlines_of_which_no_long_line_is_chosen_is_a_front_page() -> None:
    assert headlines(Choice(lines=[1, 2, 3], expected=0.95), "Home")
    assert not headlines(Choice(lines=[0, 1, 2], expected=0.95), NEWS[0])


def test_a_single_teaser_among_headlines_is_no_article_unless_it_is_a_sure_one() -> None:
    assert headlines(Choice(lines=[0], expected=0.8), NEWS[0])
    assert not headlines(Choice(lines=[0], expected=0.95), NEWS[0])


def test_many_short_lines_beside_one_long_are_headlines_unless_they_are_sure() -> None:
    telegrams = [f"Ferry number {number} sails north again" for number in range(30)]
    chosen = list(range(31))
    assert headlines(Choice(lines=chosen, expected=0.7), NEWS[0], *telegrams)
    assert not headlines(Choice(lines=chosen, expected=0.85), NEWS[0], *telegrams)
    assert not headlines(Choice(lines=chosen, expected=0.7), NEWS[0], *[f"{line}." for line in telegrams])


def test_sentences_side_by_side_are_a_story_however_little_they_promise() -> None:
    scattered = [line for text in NEWS for line in (text, "More")]
    assert not headlines(Choice(lines=list(range(6)), expected=0.3), *NEWS)
    assert headlines(Choice(lines=list(range(0, 12, 2)), expected=0.3), *scattered)


def test_a_page_of_few_headlines_is_no_front_page() -> None:
    _, kinds = looked_at(*MENU, NEWS[0])
    assert not is_front(kinds, Choice(lines=[6], expected=0.3))


def front(*, teasers: int, blurbs: int, age: str = "") -> str:
    """A page of so many teasers, of which the first ones have a sentence below their headline, and each maybe its age."""
    cards = [f"{title}\n{text}\n{age}\n" if at < blurbs else f"{title}\n{age}\n" for at, (title, text) in enumerate(TEASERS[:teasers])]
    return "\n".join((*MENU, "", *cards, "Imprint", "Privacy", "© 2025 Harbor Post"))


@pytest.mark.parametrize("blurbs", [3, 5, 10])
def test_a_page_of_headlines_some_with_words_below_them_is_no_article(blurbs: int) -> None:
    found = split_paste(front(teasers=20, blurbs=blurbs, age="3 hours ago"), captured_at=CAPTURED)
    assert (found.kind, found.drafts) == (CaptureKind.FRONT_PAGE, ())
    assert TEASERS[0][0] in {link.title for link in found.links}


@pytest.mark.parametrize(("teasers", "blurbs"), [(12, 5), (20, 1)], ids=["few headlines", "one with words below it"])
def test_a_page_that_may_be_one_of_headlines_is_clipped_and_doubted(teasers: int, blurbs: int) -> None:
    (draft,) = split_paste(front(teasers=teasers, blurbs=blurbs), captured_at=CAPTURED).drafts
    assert draft.doubts[0] == "This may be a page of headlines, without an article of its own."


def test_an_article_above_such_teasers_is_clipped_without_doubt() -> None:
    text = "\n".join(
        ("New pier of Nordhaven opens in spring", "By Ann Lee", "", *NEWS[:3], "", front(teasers=20, blurbs=5, age="3 hours ago"))
    )
    (draft,) = split_paste(text, captured_at=CAPTURED).drafts
    assert draft.metadata.title == "New pier of Nordhaven opens in spring"
    assert not any("headlines" in doubt for doubt in draft.doubts)


def numbers(*lines: str, title: tuple[int, float] | None = None) -> dict[str, float]:
    """What is seen of a page of these lines."""
    paste, kinds = looked_at(*lines)
    features = Features(paste, kinds, dense=False)
    choice = choose_lines(features, line_model())
    context = TitleContext(paste=paste, kinds=kinds, features=features, body=tuple(choice.lines), dense=False)
    return dict(zip(NAMES, front_features(context, choice, title), strict=True))


def test_paragraphs_of_a_story_share_words_and_teasers_do_not() -> None:
    story = numbers("New pier of Nordhaven opens in spring", *NEWS, *NEWS)
    teasers = numbers(*[line for teaser in TEASERS for line in teaser])
    assert story["shared words"] > 10 * teasers["shared words"]
    assert story["widest run"] == pytest.approx(sum(map(len, NEWS)) * 2)
    assert teasers["widest run"] == max(len(text) for _, text in TEASERS)


def test_what_is_seen_of_a_page_is_counted() -> None:
    seen = numbers(*MENU, "New pier of Nordhaven opens in spring", *NEWS, *[title for title, _ in TEASERS[:4]], title=(6, 0.75))
    assert (seen["title"], seen["below the title"]) == (0.75, 1)
    assert seen["headlines"] == 5
    assert seen["long side by side"] == pytest.approx(5 / 6)
    assert seen["long left out"] == 0
    assert np.isclose(seen["share of headlines"], 5 / 17)


def test_furniture_and_sentences_are_no_headlines() -> None:
    _, kinds = looked_at("Follow us on social media today", "Central bank leaves its rate at four", "It rained on all the islands today.")
    assert free_headlines(kinds) == 1
