"""The candidates for a title and the signs that they are judged by."""

import math

from clipper.capture.paste.fields import headline
from clipper.capture.paste.kinds import read_kinds
from clipper.capture.paste.lines import read_lines
from clipper.capture.paste.title import TitleContext, candidates, context_of, signs_of, title_line
from clipper.capture.paste.title_weights import TITLE_WEIGHTS
from clipper.capture.paste.vocabulary import Vocabulary

TITLE = "Old lighthouse opens its stairs to visitors"
PAGE = f"""Coast News
Home
Weather
Sport
Search

{TITLE}
By Anna Holm
12 March 2024

The old lighthouse on the northern point opens its stairs to visitors this spring, the harbor board said on Tuesday.
The lamp has been dark for thirty years, but volunteers have painted the tower and mended every one of its steps.
"""


def page() -> TitleContext:
    paste = read_lines(PAGE.strip())
    kinds, vocabulary = read_kinds(paste, dense=False), Vocabulary(paste, dense=False)
    return context_of(paste, kinds, [len(paste) - 2, len(paste) - 1], vocabulary)


def test_the_chosen_line_has_the_best_sum_of_learned_weights_over_its_signs() -> None:
    context = page()
    sums = {at: sum(TITLE_WEIGHTS.get(sign, 0.0) for sign in signs_of(at, context)) for at in candidates(context)}
    chosen = title_line(context)
    assert chosen is not None
    line, score = chosen
    assert context.paste.texts[line] == TITLE
    assert line == max(sums, key=sums.__getitem__)
    assert math.isclose(score, sums[line])


def test_what_stands_below_a_title_is_among_its_signs() -> None:
    context = page()
    title = context.paste.texts.index(TITLE)
    assert {"date close below", "byline below", "covered 5", "no family"} <= set(signs_of(title, context))
    assert "byline below" not in signs_of(context.paste.texts.index("Coast News"), context)


SENTENCE = "The lighthouse opens again in spring."
STORY = (
    "The old lighthouse on the northern point opens its stairs to visitors this spring, the harbor board said on Tuesday.",
    "The lamp has been dark for thirty years, but volunteers have painted the tower and mended every one of its steps.",
)


def around(body: int, *lines: str) -> TitleContext:
    """The context of a body that begins at this line and goes on to the end."""
    paste = read_lines("\n".join(lines))
    kinds, vocabulary = read_kinds(paste, dense=False), Vocabulary(paste, dense=False)
    return context_of(paste, kinds, range(body, len(paste)), vocabulary)


def test_a_sentence_may_be_the_headline_of_a_selection() -> None:
    assert 0 in candidates(around(0, SENTENCE, *STORY))


def test_on_a_whole_page_a_sentence_that_begins_the_body_is_no_headline() -> None:
    assert 8 not in candidates(around(8, *["Weather"] * 8, SENTENCE, *STORY))


def test_a_paragraph_is_no_headline() -> None:
    assert 0 not in candidates(around(0, *STORY))


def test_of_a_title_found_as_the_last_step_of_the_way_the_headline_below_is_meant() -> None:
    paste = read_lines("\n".join(("• News", "• Coast", f"• {TITLE}", "A caption that strayed into the body of this page.", TITLE, *STORY)))
    assert headline(2, paste, (3, 5, 6)) == 4
    assert headline(4, paste, (5, 6)) == 4
