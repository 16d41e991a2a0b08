"""Names that turn nothing around them."""

import re
from unicodedata import bidirectional

from hypothesis import given
from hypothesis import strategies as st

from clipper.model.metadata import Metadata
from clipper.text.unturned import unturned, unturned_fields

TURNING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


@given(st.text())
def test_only_the_characters_that_turn_others_are_taken_out(text: str) -> None:
    plain = "".join(character for character in text if bidirectional(character) not in TURNING)
    assert unturned(text) == (plain.strip() if plain != text else text)


def test_what_turns_nothing_is_the_same_value() -> None:
    metadata = Metadata(title="שר \u200eRail\u200f", authors=("Edda\u00a0Lorn",))
    assert unturned_fields(metadata) is metadata


def test_every_name_of_an_article_is_taken_and_one_of_nothing_else_is_unknown() -> None:
    turned = Metadata(
        title="\u202eeip \u2067a\u2069",
        source="\u202d",
        authors=("\u202aEdda\u202c Lorn", "\u2066"),
        section=" \u202eport ",
        page="A\u202e1",
        agency="\u202bNPA",
        dateline="\u2068SELLEN",
        keywords=("\u202eferry",),
    )
    plain = unturned_fields(turned)
    assert (plain.title, plain.source, plain.authors, plain.keywords) == ("eip a", None, ("Edda Lorn",), ("ferry",))
    assert (plain.section, plain.page, plain.agency, plain.dateline) == ("port", "A1", "NPA", "SELLEN")
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", repr(plain))
