"""Sentences end where a reader would say so."""

import pytest
from hypothesis import given

from clipper.text.sentences import sentences
from tests.text.strategies import texts


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "whole",
    [
        "Mr. Smith met Dr. Jones of Acme Inc. in Washington.",
        "It cost $3.5 million, i.e. 2.1 percent.",
        "“Is it true?” he asked.",
        "Er kam am 3. Oktober, z.B. mit der Bahn.",
        "J. R. Miller of the U.S. Senate agreed.",
        "Wait... there is more.",
        "「本当？」と言った。",
    ],
)
def test_one_sentence_stays_whole(whole: str) -> None:
    assert split(whole) == [whole]


@pytest.mark.parametrize(
    "parts",
    [
        ["It rained in 2024.", "The year after was dry!", "Was it?", "Yes."],
        ["He said: “It is over.”", "Nobody answered."],
        ["東京は晴れ。", "明日は雨！", "終わり"],
        ["¿Qué pasa?", "¡Nada!", "Bien."],
        ["Es ist aus.", "„Nein“, sagte er."],
        ["यह सच है।", "वह गया।"],
    ],
)
def test_sentences_end(parts: list[str]) -> None:
    separator = "" if "。" in parts[0] else " "
    assert split(separator.join(parts)) == parts


def test_a_line_ends_a_sentence_and_blanks_are_in_none() -> None:
    assert split("No full stop\n  Next one.  Last  \n") == ["No full stop", "Next one.", "Last"]


def test_thai_pieces_end_at_blanks_when_they_are_long_enough() -> None:
    first, second = "นายกรัฐมนตรีกล่าวว่าจะลดภาษีนำเข้า", "ประชาชนพอใจ"
    assert split(f"{first} {second}") == [first, second]
    assert split("ก ข ค") == ["ก ข ค"]


@given(texts)
def test_every_character_but_blanks_is_in_one_sentence(text: str) -> None:
    covered = [position for start, end in sentences(text) for position in range(start, end)]
    assert covered == sorted(set(covered))
    assert all(text[position].isspace() for position in set(range(len(text))) - set(covered))
