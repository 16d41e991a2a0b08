"""Key sentences: word for word out of the text, explainable, few."""

from hypothesis import given
from hypothesis import strategies as st

from clipper.model.span import SpanKind
from clipper.text.canonical import TextBuilder, paragraphs
from clipper.text.key_sentences import LONGEST, SHORTEST, key_sentences

STORY = paragraphs(
    [
        "The harbor council voted on Friday to repair all nine cranes before winter.",
        "The weather was mild and the hall was full of people that evening.",
        "The repair of the cranes will cost the harbor 4.2 million, the council said, and the vote was 7 to 2.",
        "Yes.",
        "Somebody had brought a dog, which slept under a table until the end.",
    ]
)


def test_the_sentences_that_share_most_with_the_rest_and_the_title_are_chosen_in_their_order() -> None:
    assert key_sentences(STORY, title="Harbor cranes to be repaired", count=2) == (
        "The harbor council voted on Friday to repair all nine cranes before winter.",
        "The repair of the cranes will cost the harbor 4.2 million, the council said, and the vote was 7 to 2.",
    )


def test_headings_captions_and_tables_are_never_chosen() -> None:
    builder = TextBuilder()
    builder.add(SpanKind.HEADING, "The harbor council votes on the repair of all nine cranes", level=2)
    builder.add(SpanKind.CAPTION, "The harbor council votes on the repair of all nine cranes.")
    builder.add(SpanKind.PARAGRAPH, "The harbor council voted for the repair of all nine cranes.")
    assert key_sentences(builder.build(), title="harbor cranes") == ("The harbor council voted for the repair of all nine cranes.",)


def test_what_says_the_same_is_chosen_once() -> None:
    twice = paragraphs(["The harbor council voted for the repair of all cranes."] * 3)
    assert len(key_sentences(twice, count=3)) == 1


def test_a_text_without_blanks_has_key_sentences_too() -> None:
    text = paragraphs(
        [
            "港湾予算は九基のクレーンの修理を含むと市議会が金曜日に発表した。市議会は修理の予算を七対二で可決し、冬までに完了すると述べた。短い。"
        ]
    )
    assert key_sentences(text, count=1)[0].endswith("。")


@given(st.lists(st.text(max_size=200), max_size=8), st.integers(min_value=0, max_value=5))
def test_each_stands_in_the_text_and_can_be_quoted(lines: list[str], count: int) -> None:
    article = paragraphs(lines)
    chosen = key_sentences(article, title="any title", count=count)
    assert len(chosen) <= count
    assert all(sentence in article.text and SHORTEST / 2 <= len(sentence) <= LONGEST for sentence in chosen)
