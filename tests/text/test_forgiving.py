import pytest

from clipper.text.forgiving import is_like

TEXT = "We confirmed the figures in Zürich twice"


@pytest.mark.parametrize(
    "query", ["", "  ", "figures", "FIGUR", "zurich", "conformed", "figrues", "twcie", "figures we", "confirmd figurs", "zurch"]
)
def test_words_are_found_whatever_their_case_accents_and_one_slip(query: str) -> None:
    assert is_like(TEXT, query)


@pytest.mark.parametrize("query", ["zebra", "figures zebra", "wx", "thx", "conformation", "cat"])
def test_other_words_are_not(query: str) -> None:
    assert not is_like(TEXT, query)
