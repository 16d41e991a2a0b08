"""Texts as they come from the wild: many scripts, emoji, combining marks, right-to-left, odd blanks and forbidden characters."""

from hypothesis import strategies as st

from clipper.model.span import SpanKind
from clipper.text.canonical import Mark, Run, TextBuilder

WORDS = (
    "tariff", "Tariff", "the", "of", "Zölle", "déjà", "e\u0301te\u0301", "東京", "関税の交渉", "서울에서", "ภาษีนำเข้า", "القمة", "פסגה",
    "👩‍👩‍👧", "🇯🇵", "👍🏽", "𝔘nicode", "3.5%", "“quoted”", "it’s", "—", "…", "x", "(a)", "U.S.", "\u202eabc\u202c", "ﬁne", "İstanbul", "ß",
)  # fmt: skip
NASTY = "\x00\x07\ud800\udfff\ufdd0\uffff\u2028\u2029\u200b\ufeff\u00ad\u0085\t\n\r \u00a0\u3000"

words = st.sampled_from(WORDS)
lines = st.lists(words, min_size=1, max_size=14).map(" ".join)
texts = st.lists(lines, min_size=1, max_size=6).map("\n".join)
raw_lines = st.lists(st.one_of(words, st.text(alphabet=NASTY, max_size=3), st.text(max_size=6)), max_size=8).map("".join)
"""Anything that may be pasted."""

_marks = st.lists(
    st.one_of(
        st.just(Mark(SpanKind.STRONG)),
        st.just(Mark(SpanKind.EMPHASIS)),
        st.just(Mark(SpanKind.LINK, (("href", "https://example.org/a"),))),
    ),
    max_size=2,
    unique=True,
).map(tuple)
_runs = st.lists(st.builds(Run, raw_lines, _marks), max_size=4)
_KINDS = (SpanKind.PARAGRAPH, SpanKind.HEADING, SpanKind.QUOTE, SpanKind.LIST_ITEM, SpanKind.CAPTION, SpanKind.CODE)


@st.composite
def articles(draw: st.DrawFn):
    """What a TextBuilder makes of anything."""
    builder = TextBuilder()
    for _ in range(draw(st.integers(0, 6))):
        what = draw(st.sampled_from(("block", "block", "row", "image")))
        if what == "block":
            builder.add(draw(st.sampled_from(_KINDS)), draw(st.one_of(raw_lines, _runs)), level=2)
        elif what == "row":
            builder.add_row(draw(st.lists(st.one_of(raw_lines, _runs), max_size=4)), header=draw(st.booleans()))
        else:
            builder.add_image(draw(raw_lines), src="https://example.org/a.png")
    return builder.build()
