"""What a quotation is found to be: same, typographic, changed, not found, or of a newer version."""

import pytest

from clipper.export.differences import changes
from clipper.export.quotations import read_quotations
from clipper.export.verify import Lookup, MarkedPassage, SourceText, Standing, Verdict, verify

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


def made_of(text: str) -> Lookup:
    """A library of one text."""
    source = SourceText(clipping="c", versions=(text,))
    return Lookup(passage=lambda _: None, source=lambda _: source, search=lambda _: ("c",), titled=lambda _: None)


def one(markdown: str, passages: dict[str, str] | None = None) -> Verdict:
    (verdict,) = verdicts(markdown, passages)
    return verdict


@pytest.mark.parametrize(
    ("quotation", "result", "difference"),
    [
        ("The council voted 7 to 2 – its longest session yet – for the plan.", Standing.SAME, ""),
        ('"All nine cranes will be repaired before winter," the port\'s director said', Standing.TYPOGRAPHIC, "quotation marks"),
        ("The council voted 7 to 2 - its longest session", Standing.TYPOGRAPHIC, "dashes"),
        ("The council voted […] for the plan.", Standing.TYPOGRAPHIC, "an ellipsis for words left out"),
        ("The council voted ... for the plan.", Standing.TYPOGRAPHIC, "an ellipsis for words left out"),
        ("[The mayor] told reporters that the ferries would sail again", Standing.TYPOGRAPHIC, "words in brackets"),
        ("[T]he ferries would sail again", Standing.TYPOGRAPHIC, "words in brackets"),
        ("The council voted 7 to 3 – its longest session yet", Standing.CHANGED, "“2” became “3”"),
        ("The council voted 7 to 2 – its session yet – for the plan.", Standing.CHANGED, "“longest” is left out"),
        ("The council never voted 7 to 2 – its longest session yet", Standing.CHANGED, "“never” is added"),
        ("the ferries would sail again […] The council voted", Standing.CHANGED, "[...]"),
        ("Nothing of the kind was ever written anywhere at all", Standing.NOT_FOUND, ""),
        (
            "The council voted 8 to 1 – its longest session yet",
            Standing.NEWER_VERSION,
            "the passage was changed: “8” became “7”; “1” became “2”",
        ),
        ("The council voted . . . for the plan.", Standing.TYPOGRAPHIC, "an ellipsis for words left out"),
        ("The council voted 7 to 2 -- its longest session yet -- for the plan.", Standing.TYPOGRAPHIC, "dashes"),
        ("The council voted 7 to 2—its longest session yet—for the plan.", Standing.TYPOGRAPHIC, "dashes, blanks"),
        ("The coun\u00adcil voted 7 to 2 – its long\u00adest session", Standing.TYPOGRAPHIC, "invisible characters"),
        ("The council voted¹ 7 to 2 – its longest session", Standing.TYPOGRAPHIC, "a footnote mark"),
        ("The council voted<sup>12</sup> 7 to 2 – its longest session", Standing.SAME, ""),
        ("The council voted 7 to 2 – yet – for the plan.", Standing.CHANGED, "“its longest session” is left out"),
        ("« All nine cranes will be repaired before winter, » the port’s director", Standing.TYPOGRAPHIC, "quotation marks, blanks"),
        ("She told reporters (Harbor Times, 2 June 2025)", Standing.SAME, ""),
        ("She **told** reporters (emphasis added).", Standing.SAME, ""),
        ("She told reporters that the ferries would sail (and at once)", Standing.CHANGED, "“again,” became “(”"),
        ("港湾予算は九基のクレーンの修理を含む。", Standing.SAME, ""),
        ("港湾予算は９基のクレーンの修理を含む。", Standing.CHANGED, "“九” became “9”"),
        ("港湾予算は十基のクレーンの修理を含む。", Standing.CHANGED, "“九” became “十”"),
    ],
)
def test_a_quotation(quotation: str, result: Standing, difference: str) -> None:
    verdict = one(f"> {quotation}\n")
    assert verdict.result is result
    assert verdict.difference == difference or (difference and difference in verdict.difference)


def test_a_passage_of_ours_must_be_whole() -> None:
    marker = "<!-- clipper:passage haaaaaaaaaab -->\n\n> "
    passages = {"haaaaaaaaaab": PASSAGE}
    assert one(marker + PASSAGE, passages).result is Standing.SAME
    assert one(marker + PASSAGE.removeprefix("The "), passages).result is Standing.CHANGED
    assert one(marker + PASSAGE.removesuffix(" plan."), passages).result is Standing.CHANGED
    assert one(marker + "The council voted 7 to 2 […]", passages).passed


@pytest.mark.parametrize(
    ("quotation", "source", "difference"),
    [
        (
            "likely that the ferries sail again on Friday",
            "It is unlikely that the ferries sail again on Friday.",
            "“unlikely” became “likely”",
        ),
        ("He is sure that the two boards can", "He is sure that the two boards can't agree.", "“can't” became “can”"),
        (
            "200 residents wrote to the board of the harbor",
            "Some 31,200 residents wrote to the board of the harbor.",
            "“31,200” became “200”",
        ),
        ("binding vote of the board on the pier", "A non-binding vote of the board on the pier.", "“non-” is left out"),
    ],
)
def test_a_word_of_which_only_a_part_is_quoted_is_another_word(quotation: str, source: str, difference: str) -> None:
    (verdict,) = verify(read_quotations(f"> {quotation}\n"), made_of(source))
    assert (verdict.result, verdict.difference) == (Standing.CHANGED, difference)


def test_a_passage_of_ours_that_was_marked_within_a_word_is_quoted_as_it_was_marked() -> None:
    marker = "<!-- clipper:passage haaaaaaaaaab -->\n\n> "
    passages = {"haaaaaaaaaab": PASSAGE.removeprefix("The cou").removesuffix("n.")}
    assert one(marker + passages["haaaaaaaaaab"], passages).result is Standing.SAME


def test_several_paragraphs_of_a_quotation_are_one() -> None:
    verdict = one(
        "> “All nine cranes will be repaired before winter,” the port's director said on Friday.\n>\n> The council voted 7 to 2\n"
    )
    assert verdict.result is Standing.SAME


def test_a_quotation_wrapped_by_hand_is_read_as_one_line() -> None:
    assert one("> The council voted 7 to 2 – its longest\n> session yet – for the plan.\n").result is Standing.SAME
    assert one("> The council voted 7 to 2 – its longest\nsession yet – for the plan.\n").result is Standing.SAME


def test_a_passage_in_quotation_marks_may_be_wrapped_by_hand_and_ends_with_its_paragraph() -> None:
    words = PASSAGE.split()
    wrapped = f"They say: “{' '.join(words[:4])}\n{' '.join(words[4:])}” So be it.\n"
    assert one(wrapped).quotation.text == PASSAGE
    assert one(wrapped).result is Standing.SAME
    (first, second) = read_quotations(f"“{PASSAGE}”\n- “{PASSAGE}”\n")
    assert (first.line, second.line) == (1, 2)


def test_longer_passages_in_quotation_marks_are_checked_and_titles_are_not() -> None:
    found = verdicts("He said “the ferries would sail again” and “so what”.\n\nSee “A title of its own with words”.\n")
    assert [verdict.result for verdict in found] == [Standing.SAME, Standing.SAME]


def test_emphasis_links_and_footnotes_are_no_part_of_a_quotation() -> None:
    verdict = one("> The council **voted** [7 to 2](https://x.example) – its *longest* session yet[^1]\n")
    assert verdict.result is Standing.SAME
    assert verdict.quotation.text == "The council voted 7 to 2 – its longest session yet"
    assert verdict.quotation.cited == ("1",)


def test_what_is_no_quotation_is_passed_over() -> None:
    text = "---\ntitle: >\n  x\n---\n\n```\n> code is not quoted, it is code\n```\n\n"
    text += "> [!note] Mine\n> my own words are not anybody's else\n\n<!-- > not this -->\n"
    assert verdicts(text) == ()


def test_a_callout_and_an_attribution_belong_to_the_quotation_but_not_to_its_words() -> None:
    text = "> [!quote] Claim\n> The council voted 7 to 2\n>\n> — Harbor Times, 1 June 2025\n"
    assert one(text).result is Standing.SAME


def test_lines_are_those_of_the_file() -> None:
    found = verdicts("---\na: b\n---\n\nWords.\r\n\r\n> The council voted 7 to 2\n\nHe said “the ferries would sail again” too.\n")
    assert [verdict.quotation.line for verdict in found] == [7, 9]


def test_a_line_of_dialog_is_part_of_the_quotation_and_no_attribution() -> None:
    text = "The council met.\n— We vote now, said the mayor."
    lookup = made_of(text)
    (verdict,) = verify(read_quotations("> The council met.\n>\n> — We vote now, said the mayor.\n"), lookup)
    assert verdict.result is Standing.SAME
    assert verdict.quotation.text == text


def test_what_looks_like_a_reference_may_stand_in_the_source() -> None:
    for text in ("The vote was 7 to 2 (Harbor Times, 2 June 2025)", "The vote was 7 to 2\n(Harbor Times, 2 June 2025)"):
        (verdict,) = verify(read_quotations("> " + text.replace("\n", "\n>\n> ") + "\n"), made_of(text))
        assert (verdict.result, verdict.difference) == (Standing.SAME, "")
    lookup = made_of("The vote was 7 to 2 (Harbor Times, 2 June 2025)")
    (verdict,) = verify(read_quotations("> The vote was 7 to 2 (Harbor Times, 3 June 2025)\n>\n"), lookup)
    assert (verdict.result, verdict.difference) == (Standing.CHANGED, "“2” became “3”")


DIRECTOR = "All nine cranes will be repaired before winter"
WRONG = DIRECTOR.replace("nine", "ten")


@pytest.mark.parametrize(
    "marked",
    [
        "“{}”",
        "„{}“",
        "„{}”",
        "«{}»",
        "« {} »",
        "»{}«",
        "»{}»",
        "”{}”",
        "‘{}’",
        "'{}'",
        '"{}"',
        "「{}」",
        "『{}』",
        "‚{}‘ “{}”",
        "“{},” he said",
        "“{}",
    ],
)
def test_a_changed_word_is_found_in_any_quotation_marks(marked: str) -> None:
    paragraph = marked if marked.endswith("{}") else f"It’s the dogs' day: {marked} was said in '99."
    assert {verdict.result for verdict in verdicts(paragraph.format(DIRECTOR, DIRECTOR))} <= {Standing.SAME, Standing.TYPOGRAPHIC}
    found = verdicts(paragraph.format(WRONG, WRONG))
    assert found
    assert {verdict.difference for verdict in found} == {"“nine” became “ten”"}


def test_apostrophes_are_no_quotation_marks() -> None:
    assert verdicts("In the '90s the port of the three sisters' father was closed, it’s said; ‘twas the sailors’ loss.\n") == ()
    assert verdicts("“Nine” and ”ten” are words, and so the rest is nothing that anybody said ”at all.\n") == ()


def test_quotations_in_quotations_belong_to_the_outer_one() -> None:
    text = "He told the paper «the mayor said « we will not sell the old port » twice» and left."
    lookup = made_of("the mayor said “we will not sell the old port” twice")
    (verdict,) = verify(read_quotations(text), lookup)
    assert (verdict.result, verdict.difference) == (Standing.TYPOGRAPHIC, "quotation marks, blanks")


@pytest.mark.parametrize(
    "quoted",
    [
        "- > {}\n- more\n",
        "1. First\n\n    > {}\n",
        "- one\n    - > {}\n",
        "<blockquote>{}</blockquote>\n",
        "<blockquote cite='x'>\n<p>{}</p>\n</blockquote>\n",
        "> {}\n> — The director, Harbor Times\n",
        "> {}\n> -- The director, Harbor Times\n",
    ],
)
def test_block_quotes_are_found_in_lists_in_html_and_before_an_attribution(quoted: str) -> None:
    assert one(quoted.format(DIRECTOR)).result is Standing.SAME
    verdict = one(quoted.format(WRONG))
    assert verdict.difference == "“nine” became “ten”"


def test_code_is_no_block_quote() -> None:
    assert verdicts("Words.\n\n    > this is a line of code with words\n") == ()


def test_letters_put_together_of_several_characters_are_the_same() -> None:
    lookup = made_of("The coöperation of the naïve cities went on.")
    (verdict,) = verify(read_quotations("> The coo\u0308peration of the nai\u0308ve cities\n"), lookup)
    assert verdict.result is Standing.SAME


def test_full_width_figures_are_the_same_figures() -> None:
    lookup = made_of("費用は年間１２億円になる。")
    (verdict,) = verify(read_quotations("> 費用は年間12億円になる\n"), lookup)
    assert (verdict.result, verdict.difference) == (Standing.TYPOGRAPHIC, "full-width characters")


def test_the_footnotes_of_a_brief_in_html_are_no_part_of_its_quotations() -> None:
    footnote = '<sup id="fnref2-caaaaaaaaaab"><a class="footnote-ref" href="#fn-caaaaaaaaaab">12</a></sup>'
    same = one(f"<blockquote>\n<p>{PASSAGE}{footnote}</p>\n</blockquote>\n")
    assert (same.result, same.quotation.text, same.quotation.cited) == (Standing.SAME, PASSAGE, ("caaaaaaaaaab",))
    changed = one(f"<blockquote>\n<p>{PASSAGE.replace('7', '8')}{footnote}</p>\n</blockquote>\n")
    assert changed.quotation.text == PASSAGE.replace("7", "8")


def test_only_the_first_changes_are_told_one_by_one() -> None:
    source = "one two three four five six seven eight nine ten eleven twelve"
    changed = source.replace("one ", "1 ").replace("three", "3").replace("five", "5").replace("seven ", "7 ").replace("nine", "9")
    assert changes(changed, source) == "“one” became “1”; “three” became “3”; “five” became “5”; “seven” became “7”; 1 more change"
    assert changes(changed.replace("9", "nine"), source).count(";") == 3


def among(texts: dict[str, str], passages: dict[str, MarkedPassage] | None = None) -> Lookup:
    """A library of several clippings, each with one text; a search names them all."""
    sources = {name: SourceText(clipping=name, versions=(text,)) for name, text in texts.items()}
    return Lookup(passage=(passages or {}).get, source=sources.get, search=lambda _: tuple(sources), titled=lambda _: None)


def test_a_passage_that_stands_in_another_clipping_than_its_own_is_found_there() -> None:
    marked = {"haaaaaaaaaab": MarkedPassage(clipping="ca", words=("The ferry sails on Monday morning.",))}
    lookup = among({"ca": "The ferry sails on Monday morning.", "cb": PASSAGE}, marked)
    (verdict,) = verify(read_quotations(f"<!-- clipper:passage haaaaaaaaaab -->\n\n> {PASSAGE}\n"), lookup)
    assert (verdict.result, verdict.clipping) == (Standing.SAME, "cb")


def test_of_several_clippings_the_one_that_says_it_word_for_word_counts() -> None:
    lookup = among({"ca": f"“{PASSAGE}”".replace("–", "—"), "cb": PASSAGE.replace("7 to 2", "9 to 2"), "cc": f"So: {PASSAGE}"})
    for cited in ("[^ca][^cb][^cc]", "[^cc][^cb][^ca]", "[^cb]"):
        (verdict,) = verify(read_quotations(f"> {PASSAGE}{cited}\n"), lookup)
        expected = (Standing.TYPOGRAPHIC, "ca") if cited == "[^cb]" else (Standing.SAME, "cc")
        assert (verdict.result, verdict.clipping) == expected
