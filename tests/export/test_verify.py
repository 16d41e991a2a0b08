"""What a quotation is found to be: same, typographic, changed, not found, or of a newer version."""

import pytest

from clipper.export.quotations import read_quotations
from clipper.export.verify import Lookup, MarkedPassage, Result, SourceText, Verdict, verify

TEXT = (
    "“All nine cranes will be repaired before winter,” the port's director said on Friday.\n"
    "The council voted 7 to 2 – its longest session yet – for the plan.\n"
    "港湾予算は九基のクレーンの修理を含む。\n"
    "She told reporters that the ferries would sail again, and that nobody had been asked to leave."
)
OLD = TEXT.replace("7 to 2", "8 to 1").replace("nobody had been asked to leave", "two had been asked to leave")
PASSAGE = "The council voted 7 to 2 – its longest session yet – for the plan."


def verdicts(markdown: str, passages: dict[str, str] | None = None) -> tuple[Verdict, ...]:
    source = SourceText(clipping="caaaaaaaaaab", versions=(TEXT, OLD))
    marked = {name: MarkedPassage(clipping=source.clipping, words=(words,)) for name, words in (passages or {}).items()}
    lookup = Lookup(
        passage=marked.get,
        source=lambda name: source if name == source.clipping else None,
        search=lambda _: (source.clipping,),
        titled=lambda words: source.clipping if words == "A title of its own with words" else None,
    )
    return verify(read_quotations(markdown), lookup)


def one(markdown: str, passages: dict[str, str] | None = None) -> Verdict:
    (verdict,) = verdicts(markdown, passages)
    return verdict


@pytest.mark.parametrize(
    ("quotation", "result", "difference"),
    [
        ("The council voted 7 to 2 – its longest session yet – for the plan.", Result.SAME, ""),
        ('"All nine cranes will be repaired before winter," the port\'s director said', Result.TYPOGRAPHIC, "quotation marks"),
        ("The council voted 7 to 2 - its longest session", Result.TYPOGRAPHIC, "dashes"),
        ("The council voted […] for the plan.", Result.TYPOGRAPHIC, "an ellipsis for words left out"),
        ("The council voted ... for the plan.", Result.TYPOGRAPHIC, "an ellipsis for words left out"),
        ("[The mayor] told reporters that the ferries would sail again", Result.TYPOGRAPHIC, "words in brackets"),
        ("[T]he ferries would sail again", Result.TYPOGRAPHIC, "words in brackets"),
        ("The council voted 7 to 3 – its longest session yet", Result.CHANGED, "“2” became “3”"),
        ("The council voted 7 to 2 – its session yet – for the plan.", Result.CHANGED, "“longest” is left out"),
        ("The council never voted 7 to 2 – its longest session yet", Result.CHANGED, "“never” is added"),
        ("the ferries would sail again […] The council voted", Result.CHANGED, "[...]"),
        ("Nothing of the kind was ever written anywhere at all", Result.NOT_FOUND, ""),
        (
            "The council voted 8 to 1 – its longest session yet",
            Result.NEWER_VERSION,
            "the passage was changed: “8” became “7”; “1” became “2”",
        ),
        ("港湾予算は九基のクレーンの修理を含む。", Result.SAME, ""),
        ("港湾予算は十基のクレーンの修理を含む。", Result.CHANGED, "“九” became “十”"),
    ],
)
def test_a_quotation(quotation: str, result: Result, difference: str) -> None:
    verdict = one(f"> {quotation}\n")
    assert verdict.result is result
    assert verdict.difference == difference or (difference and difference in verdict.difference)


def test_a_passage_of_ours_must_be_whole() -> None:
    marker = "<!-- clipper:passage haaaaaaaaaab -->\n\n> "
    passages = {"haaaaaaaaaab": PASSAGE}
    assert one(marker + PASSAGE, passages).result is Result.SAME
    assert one(marker + PASSAGE.removeprefix("The "), passages).result is Result.CHANGED
    assert one(marker + PASSAGE.removesuffix(" plan."), passages).result is Result.CHANGED
    assert one(marker + "The council voted 7 to 2 […]", passages).passed


def test_several_paragraphs_of_a_quotation_are_one() -> None:
    verdict = one(
        "> “All nine cranes will be repaired before winter,” the port's director said on Friday.\n>\n> The council voted 7 to 2\n"
    )
    assert verdict.result is Result.SAME


def test_a_quotation_wrapped_by_hand_is_read_as_one_line() -> None:
    assert one("> The council voted 7 to 2 – its longest\n> session yet – for the plan.\n").result is Result.SAME
    assert one("> The council voted 7 to 2 – its longest\nsession yet – for the plan.\n").result is Result.SAME


def test_longer_passages_in_quotation_marks_are_checked_and_titles_are_not() -> None:
    found = verdicts("He said “the ferries would sail again” and “so what”.\n\nSee “A title of its own with words”.\n")
    assert [verdict.result for verdict in found] == [Result.SAME, Result.SAME]


def test_emphasis_links_and_footnotes_are_no_part_of_a_quotation() -> None:
    verdict = one("> The council **voted** [7 to 2](https://x.example) – its *longest* session yet[^1]\n")
    assert verdict.result is Result.SAME
    assert verdict.quotation.text == "The council voted 7 to 2 – its longest session yet"
    assert verdict.quotation.cited == ("1",)


def test_what_is_no_quotation_is_passed_over() -> None:
    text = "---\ntitle: >\n  x\n---\n\n```\n> code is not quoted, it is code\n```\n\n"
    text += "> [!note] Mine\n> my own words are not anybody's else\n\n<!-- > not this -->\n"
    assert verdicts(text) == ()


def test_a_callout_and_an_attribution_belong_to_the_quotation_but_not_to_its_words() -> None:
    text = "> [!quote] Claim\n> The council voted 7 to 2\n>\n> — Harbor Times, 1 June 2025\n"
    assert one(text).result is Result.SAME


def test_lines_are_those_of_the_file() -> None:
    found = verdicts("---\na: b\n---\n\nWords.\r\n\r\n> The council voted 7 to 2\n\nHe said “the ferries would sail again” too.\n")
    assert [verdict.quotation.line for verdict in found] == [7, 9]


def test_a_line_of_dialog_is_part_of_the_quotation_and_no_attribution() -> None:
    text = "The council met.\n— We vote now, said the mayor."
    source = SourceText(clipping="c", versions=(text,))
    lookup = Lookup(passage=lambda _: None, source=lambda _: source, search=lambda _: ("c",), titled=lambda _: None)
    (verdict,) = verify(read_quotations("> The council met.\n>\n> — We vote now, said the mayor.\n"), lookup)
    assert verdict.result is Result.SAME
    assert verdict.quotation.text == text
