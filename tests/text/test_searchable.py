import sqlite3
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from clipper.text.searchable import searchable, tokens, words

TOKENIZER = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"


def indexed(texts: list[str]) -> list[list[str]]:
    """The words that FTS5 itself makes of these texts."""
    connection = sqlite3.connect(":memory:")
    connection.execute(f'CREATE VIRTUAL TABLE f USING fts5 (t, tokenize = "{TOKENIZER}")')
    connection.execute("CREATE VIRTUAL TABLE v USING fts5vocab (f, instance)")
    for text in texts:
        connection.execute("INSERT INTO f VALUES (?)", (searchable(text),))
    found: list[list[str]] = [[] for _ in texts]
    for term, row in connection.execute("SELECT term, doc FROM v ORDER BY doc, offset"):
        found[row - 1].append(term)
    connection.close()
    return found


TEXTS = st.text(alphabet=st.one_of(st.characters(exclude_categories=["Cs", "Cc"]), st.sampled_from("aé ß貿ภี한ｶﬁº-_’हि"))).map(
    lambda text: unicodedata.normalize("NFC", text)
)


@given(TEXTS)
@example("\U000e0100")
@example("葛\U000e0100城市")
def test_the_words_are_those_that_the_index_makes(text: str) -> None:
    assert indexed([text]) == [words(text)]


@pytest.mark.long
def test_every_character_is_in_the_index_as_it_is_here() -> None:
    characters = [chr(code) for code in range(0x20000) if unicodedata.category(chr(code)) not in ("Cs", "Cn", "Cc")]
    texts = [unicodedata.normalize("NFC", f"xx{character}yy {character}") for character in characters]
    assert indexed(texts) == [words(text) for text in texts]


@given(TEXTS)
def test_places_lie_in_the_text_in_order(text: str) -> None:
    last = 0
    for token in tokens(text):
        assert last <= token.start < token.end <= len(text) or token.start < last <= token.end
        last = token.end


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Été", "ete"),
        ("Łódź", "lodz"),
        ("STRASSE", "straße"),
        ("ΛΟΓΟΣ", "λόγος"),
        ("ＡＢＣ１２", "abc12"),
        ("ﬁnance", "finance"),
        ("Øresund", "oresund"),
        ("مُحَمَّد", "محمد"),
        ("e\u0301t", "ét"),
    ],
)
def test_case_diacritics_and_forms_are_one_word(left: str, right: str) -> None:
    assert words(left) == words(right) != []


def test_scripts_without_blanks_are_cut_into_characters() -> None:
    assert words("AI貿易") == ["ai", "貿", "易"]
    assert words("한국은행") == ["한", "국", "은", "행"]
    assert words("ภาษี") == list("ภาษี")


def test_vowel_signs_of_hindi_belong_to_the_word() -> None:
    assert words("हिन्दी") == ["हिन्दी"]
    assert words("हन्दा") != words("हिन्दी")


def test_a_sign_newer_than_the_tokenizer_divides_words() -> None:
    assert words("trade🤌war") == ["trade", "war"]


def test_the_place_of_a_folded_word_is_that_of_its_own_letters() -> None:
    text = "Die Straße nach Łódź"
    assert [text[token.start : token.end] for token in tokens(text)] == ["Die", "Straße", "nach", "Łódź"]
