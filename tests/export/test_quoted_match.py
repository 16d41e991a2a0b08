"""A quotation that keeps to its source is found in it, however it is set; one that does not is found out."""

import pytest

from clipper.export.quoted_match import find_quoted

TEXT = (
    "The harbor board of Norvik will not close the outer pier before 2027, its chair said on Monday.\n"
    "“We have heard 1,200 residents, and we can't ignore them,” Tilda Marrow told reporters. “It was an unusual session, and a long one.”\n"
    "The ferry company — which runs eleven boats — had asked for a non-binding vote; it lost by 7 to 2.\n"
    "Fares rise by 2.5 percent in spring. The minister of trade, who was not present, said that she knew of no other plan.\n"
    "“We are patient people,” she wrote.\n"
    "“But no one waits for ever, and no one should have to.”\n"
    "The fall in traffic was -5 percent last year. No one on the board disputes it. "
    "The ferries will sail again on Friday, she told the board."
)
ARABIC = "قالت الوزيرة إن الميناء لن يغلق قبل عام 2027.\nوأضافت أن العبارات ستعود يوم الجمعة، ولم تذكر أي خطة أخرى."
HEBREW = "השרה אמרה כי הנמל לא ייסגר לפני 2027.\nהיא הוסיפה כי המעבורות יחזרו ביום שישי."


@pytest.mark.parametrize(
    "quotation",
    [
        # Words left out, several times
        "The harbor board of Norvik will not close the outer pier […] Fares rise by 2.5 percent […] no one should have to.",
        "The harbor board […] [T]he ferries will sail again on Friday",
        "The harbor board […] [the minister] said that she knew of no other plan",
        "no one waits […] No one on the board",
        "no one […] should have to",
        "[…] its chair said […] it lost by 7 to 2 […]",
        "The ferry company […] [had] asked for a non-binding vote […] it lost",
        "Fares rise […] in spring […]. The minister of trade",
        "Fares rise … in spring (…) said that she knew <…> of no other plan",
        "Fares rise [. . .] said [....] no other plan",
        "[n]o one on the board disputes […] Friday",
        "she [the minister [of trade]] wrote",
        "she [i.e. Tilda Marrow, who has been the chair of the board for as long as anybody in the town remembers] told the board",
        # Words put in
        "[T]he ferries will sail again",
        "[The company] had asked for a non-binding vote",
        "It was an unusual session [sic], and a long one",
        "The minister [Edda Lorn] of trade",
        "[She:] “We are patient people",
        "who [is] not present",
        "[t]he ferry company [sic] — which run[s] eleven boats",
        "The [ferry] will sail again on Friday",
        # Set in another way
        '"We have heard 1,200 residents, and we can’t ignore them," Tilda Marrow told reporters.',
        "The ferry company—which runs eleven boats—had asked",
        "which runs eleven boats",
        "had asked for a non\u2011binding vote",
        "The har\u00adbor board of Nor\u00advik will not close",
        "The har- bor board of Norvik will not close the outer pier",
        "We are patient people,” she wrote. But no one waits for ever",
        "“We are patient people,” she wrote.\n“But no one waits for ever, and no one should have to.”",
        "it lost by 7 to 2.\nFares rise by 2.5 percent in spring.",
        "\u2067The ferries will sail again\u2069 on Friday",
        "Fares rise by 2.5 percent",
        "1,200 residents",
        "The fall in traffic was −5 percent last year.",
    ],
)
def test_what_keeps_to_its_source_is_found(quotation: str) -> None:
    assert find_quoted(quotation, TEXT) is not None


@pytest.mark.parametrize(
    "quotation",
    [
        # One word changed
        "The harbor board of Norvik will not close the inner pier",
        "The harbor board […] will not close the inner pier […] its chair said",
        "Fares rise by 2.5 percent in autumn. The minister of trade",
        "[T]he ferries will sail again on Sunday",
        # A negation dropped, or put in
        "The harbor board of Norvik will close the outer pier",
        "The harbor board […] will close the outer pier […] said",
        "usual session, and a long one",
        "It was an […] usual session, and a long one",
        "binding vote; it lost by 7 to 2",
        "had asked for a […] binding vote",
        "We have heard 1,200 residents, and we can",
        "and we can […] ignore them",
        "The minister of trade, who was present",
        "she knew of another plan",
        "[n]ot one waits for ever",
        "Marrow did not tell reporters",
        # A number changed, or cut
        "it lost by 7 to 3",
        "it lost […] by 6 to 2 […] Fares rise",
        "200 residents, and we can't ignore them",
        "5 percent in spring. The minister of trade",
        "Fares rise by 2",
        "5 percent last year. No one on the board disputes it.",
        "will not close the outer pier before 202",
        "by 7 to 2[.]5 percent in spring",
        # Parts in another order
        "Fares rise by 2.5 percent […] The harbor board of Norvik",
        "The ferries will sail again […] The ferry company […] had asked",
        "it lost by 7 to 2 […] it lost by 7 to 2",
        "[T]he ferries will sail again […] [T]he ferry company",
        "The harbor board […] no one should have to […] Fares rise",
        # Words beyond what a sign stands for
        "The harbor board [of Norvik] told the board",
        "[S]he ferries will sail again",
        # Nothing but signs
        "[…]",
        "[the minister] […]",
        "",
        "  ",
    ],
)
def test_what_does_not_keep_to_its_source_is_found_out(quotation: str) -> None:
    assert find_quoted(quotation, TEXT) is None


@pytest.mark.parametrize(
    ("quotation", "text", "stands"),
    [
        ("الميناء لن يغلق قبل عام 2027", ARABIC, True),
        ("الميناء لن يغلق […] العبارات ستعود […] ولم تذكر أي خطة", ARABIC, True),
        ("\u202bالميناء لن يغلق\u202c قبل عام", ARABIC, True),
        ("المينـــاء لن يغلق قبل", ARABIC, True),
        ("الوزيرة [لورن] إن الميناء", ARABIC, True),
        ("الميناء يغلق قبل عام 2027", ARABIC, False),
        ("الميناء لن يغلق قبل عام 2028", ARABIC, False),
        ("العبارات ستعود […] الميناء لن يغلق", ARABIC, False),
        ("\u200fהנמל לא ייסגר […] המעבורות יחזרו ביום שישי", HEBREW, True),
        ("הנמל ייסגר לפני 2027", HEBREW, False),
        ("המעבורות יחזרו […] הנמל לא ייסגר", HEBREW, False),
        ("港は閉鎖［しない］と述べた", "議長は港は閉鎖しないと述べた。", True),
        ("港は閉鎖[…]述べた", "議長は港は閉鎖しないと述べた。", True),
        ("港は閉鎖すると述べた", "議長は港は閉鎖しないと述べた。", False),
        ("Der Hafen bleibt offen", "Der Hafen bleibt unoffen.", False),
        ("решение законно", "Это решение незаконно.", False),
        ("законно, сказал он", "Решение незаконно, сказал он.", False),
        ("l’État paie", "Pour lui, l'État paie tout.", True),
        ("État paie", "Pour lui, l'État paie tout.", True),
        ("the minister said", "It was the minister's aide.", False),
        ("That was the minister", "That was the minister's aide.", True),
        ("costs 12", "It costs 12\u00a0000 crowns.", False),
        ("costs 12", "It costs 12, he said.", True),
        ("the boats are smoke", "He says the boats are smoke-free now.", False),
        ("based company", "A London-based company.", True),
        ("A London", "A London-based company.", True),
        ("at 10", "It starts at 10:30 sharp.", False),
        ("5 days", "It ends in 2.5 days.", False),
        ("5 degrees", "It fell to −5 degrees.", False),
        ("40% of them", "Some 30%-40% of them were there.", True),
    ],
)
def test_in_other_scripts_and_languages(quotation: str, text: str, stands: bool) -> None:  # noqa: FBT001 (a column of the table)
    assert (find_quoted(quotation, text) is not None) is stands


def test_every_word_changed_left_out_or_exchanged_is_found_out() -> None:
    """In a quotation of three parts, each word in turn."""
    parts = (
        "The harbor board of Norvik will not close the outer pier before 2027",
        "had asked for a non-binding vote; it lost by 7 to 2",
        "The minister of trade, who was not present, said that she knew of no other plan",
    )
    assert find_quoted(" […] ".join(parts), TEXT) is not None
    for place, part in enumerate(parts):
        words = part.split()
        for at in range(len(words)):
            swapped = words[:at] + words[at : at + 2][::-1] + words[at + 2 :]
            for wrong in ([*words[:at], "hardly", *words[at + 1 :]], [*words[:at], "hardly", *words[at:]], swapped):
                if wrong != words:
                    told = " […] ".join((*parts[:place], " ".join(wrong), *parts[place + 1 :]))
                    assert find_quoted(told, TEXT) is None, told
            if 0 < at < len(words) - 1:
                told = " […] ".join((*parts[:place], " ".join(words[:at] + words[at + 1 :]), *parts[place + 1 :]))
                assert find_quoted(told, TEXT) is None, told
    for order in ((1, 0, 2), (0, 2, 1), (2, 1, 0), (1, 2, 0), (2, 0, 1)):
        assert find_quoted(" […] ".join(parts[at] for at in order), TEXT) is None


def test_a_passage_that_was_marked_within_a_word_may_be_quoted_as_it_is() -> None:
    assert find_quoted("usual session", TEXT, within_words=True) == ()


def test_many_signs_in_a_long_text_are_no_work() -> None:
    """Without a limit on tries: of two thousand places of a common piece only the last is followed by the next one."""
    text = "the boat left. " * 2000 + "the boat came."
    assert find_quoted("the boat [finally] came", text) is not None
    assert find_quoted("the [boat] " * 40 + "sank", text) is None
