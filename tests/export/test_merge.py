"""Writing a brief onto the file that the user has edited since."""

import re
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clipper.export.merge import merge
from clipper.export.regions import Region, regions_in
from tests.export.histories import User, library_of, regions_of

MINE = re.compile(r"mine\d+x")

BASE = """---
title: Port
date: 2025-06-01
---

# Port

<!-- clipper:clipping caaa -->

### Cranes

**Gazette**

<!-- clipper:passage haaa -->

> Nine cranes will be repaired.

**Claim**: Who pays?

<!-- clipper:passage hbbb -->

> The vote was 7 to 2.

**Figure**

<!-- clipper:sources -->

## Sources

- “Cranes”, Gazette
"""


def check_history(seed: int) -> None:
    random = Random(seed)
    library, user = library_of(random), User(random)
    base = mine = library.write()
    for round_number in range(random.randint(1, 4)):
        for _ in range(random.randint(0, 5)):
            mine = user.edit(mine)
        for _ in range(random.randint(0, 4)):
            library.change()
        theirs = library.write(round_number + 1)
        merged = merge(base, mine, theirs)
        assert set(MINE.findall(mine)) <= set(MINE.findall(merged.text)), "a word of the user's is lost"
        assert merge(theirs, merged.text, theirs).text == merged.text, "writing twice changes something"
        check_regions(base, mine, theirs, merged.text)
        crlf = mine.count("\r\n") * 2 > mine.count("\n")
        assert ("\r\n" in merged.text) == (crlf and "\n" in merged.text), "the line ends are others"
        base, mine = theirs, merged.text


def check_regions(base: str, mine: str, theirs: str, merged: str) -> None:
    before, ours, after, result = (regions_of(text) for text in (base, mine, theirs, merged))
    all_ours = mine.replace("\r\n", "\n")
    for region, chunk in before.items():
        if region not in ours:
            deleted = f"clipper:{region.kind} {region.id} " not in all_ours
            assert not deleted or region not in result, "what the user deleted is back"
        elif ours[region].keys == chunk.keys:
            found = result[region].keys if region in result else None
            expected = after[region].keys if region in after else None
            assert found == expected, "an update of an untouched region is missing"


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(min_value=0, max_value=2**32))
def test_any_history_keeps_the_users_words_and_brings_every_update(seed: int) -> None:
    check_history(seed)


@pytest.mark.long
@settings(max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(min_value=0, max_value=2**32))
def test_a_thousand_histories_keep_the_users_words_and_bring_every_update(seed: int) -> None:
    check_history(seed)


def test_an_untouched_brief_becomes_what_would_be_written_today() -> None:
    theirs = BASE.replace("Nine", "Ten").replace("2025-06-01", "2025-06-09")
    assert merge(BASE, BASE, theirs).text == theirs


def test_what_both_changed_stands_there_twice_with_the_users_words_first() -> None:
    merged = merge(BASE, BASE.replace("Nine cranes", "Some cranes"), BASE.replace("Nine cranes", "Ten cranes"))
    assert "> Some cranes will be repaired.\n\n**Update from the library:**\n\n> Ten cranes will be repaired.\n" in merged.text
    (conflict,) = merged.conflicts
    assert conflict.line == BASE.split("\n").index("<!-- clipper:passage haaa -->") + 1
    assert "haaa" in conflict.sentence


def test_prose_under_a_passage_does_not_keep_its_update_away() -> None:
    mine = BASE.replace("Who pays?\n", "Who pays?\n\nMy own view.\n")
    merged = merge(BASE, mine, BASE.replace("Nine cranes", "Ten cranes"))
    assert "> Ten cranes will be repaired.\n\n**Claim**: Who pays?\n\nMy own view.\n" in merged.text
    assert not merged.conflicts


def test_what_the_user_deleted_stays_deleted_and_says_nothing() -> None:
    start, end = BASE.index("<!-- clipper:passage hbbb"), BASE.index("<!-- clipper:sources")
    mine = BASE[:start] + BASE[end:]
    merged = merge(BASE, mine, BASE.replace("7 to 2", "8 to 1"))
    assert merged.text == mine
    assert not merged.damaged


def test_what_the_user_moved_is_updated_where_it_stands_now() -> None:
    start, end = BASE.index("<!-- clipper:passage hbbb"), BASE.index("<!-- clipper:sources")
    at = BASE.index("<!-- clipper:passage haaa")
    mine = BASE[:at] + BASE[start:end] + BASE[at:start] + BASE[end:]
    merged = merge(BASE, mine, BASE.replace("7 to 2", "8 to 1"))
    assert merged.text == mine.replace("7 to 2", "8 to 1")


def test_a_new_passage_comes_where_the_template_puts_it() -> None:
    new = "<!-- clipper:passage hccc -->\n\n> New words.\n\n**Claim**\n\n"
    theirs = BASE.replace("<!-- clipper:passage hbbb", new + "<!-- clipper:passage hbbb")
    mine = BASE.replace("Who pays?\n", "Who pays?\n\nMy own view.\n")
    merged = merge(BASE, mine, theirs)
    assert merged.text == theirs.replace("Who pays?\n", "Who pays?\n\nMy own view.\n")
    assert merged.added == 1


def test_a_new_passage_of_a_deleted_clipping_is_left_out_and_told() -> None:
    mine = BASE[: BASE.index("<!-- clipper:clipping")] + BASE[BASE.index("<!-- clipper:sources") :]
    theirs = BASE.replace("<!-- clipper:sources", "<!-- clipper:passage hccc -->\n\n> New words.\n\n<!-- clipper:sources")
    merged = merge(BASE, mine, theirs)
    assert merged.text == mine
    assert "caaa" in merged.left_out[0].sentence


def test_a_damaged_marker_is_told_and_nothing_changes_there() -> None:
    mine = BASE.replace("<!-- clipper:passage haaa -->", "<! -- clipper:passage haaa -->")
    merged = merge(BASE, mine, BASE.replace("Nine", "Ten").replace("7 to 2", "8 to 1"))
    assert merged.text == mine.replace("7 to 2", "8 to 1")
    assert {notice.line for notice in merged.damaged} == {14, 0}


@pytest.mark.parametrize(
    "damaged",
    [
        "clipper:passage haaa -->",
        "<!-- clipper:passage haaa",
        "<!-- clipper:pasage haaa -->",
        "passage haaaaaaaaaab -->",
        "<!-- passage haaaaaaaaaab",
        "&lt;!-- clipper:passage haaa --&gt;",
    ],
)
def test_a_marker_of_which_a_part_is_left_is_told_as_damaged(damaged: str) -> None:
    merged = merge(BASE, BASE.replace("<!-- clipper:passage haaa -->", damaged), BASE)
    assert 14 in [notice.line for notice in merged.damaged]
    assert damaged in merged.text


def test_a_marker_that_is_gone_is_told_and_its_text_stays() -> None:
    mine = BASE.replace("<!-- clipper:passage haaa -->\n", "")
    merged = merge(BASE, mine, BASE.replace("Nine", "Ten"))
    assert merged.text == mine
    assert "haaa" in merged.damaged[0].sentence


def test_a_region_that_was_copied_is_told_and_both_copies_stay() -> None:
    start, end = BASE.index("<!-- clipper:passage hbbb"), BASE.index("<!-- clipper:sources")
    mine = BASE[:end] + BASE[start:end] + BASE[end:]
    merged = merge(BASE, mine, BASE.replace("7 to 2", "8 to 1"))
    assert merged.text == mine
    assert len(merged.damaged) == 2


def test_a_brief_is_known_by_its_clippings_and_passages_alone() -> None:
    assert regions_in(BASE) == {Region("clipping", "caaa"), Region("passage", "haaa"), Region("passage", "hbbb")}
    assert regions_in("<!-- clipper:sources -->\n<!-- clipper:section tag-x -->\n<!-- mine -->\n") == frozenset()


def test_a_marker_of_another_brief_stays_where_the_user_put_it() -> None:
    mine = BASE.replace("<!-- clipper:sources -->", "<!-- clipper:passage hzzz -->\n\n<!-- clipper:sources -->")
    assert merge(BASE, mine, BASE).text == mine
    assert merge(BASE, mine, BASE.replace("Nine", "Ten")).text == mine.replace("Nine", "Ten")


def test_a_file_whose_last_line_has_no_end_keeps_it_so_and_is_parted_from_what_is_new() -> None:
    mine = BASE + "- my own source"
    assert merge(BASE, mine, BASE).text == mine
    kept = merge(BASE, mine, BASE.replace("7 to 2", "8 to 1")).text
    assert kept == mine.replace("7 to 2", "8 to 1")
    both = merge(BASE, mine, BASE + "- “Ferry”, Herald\n").text
    assert both.endswith("- “Cranes”, Gazette\n- “Ferry”, Herald\n\n- my own source")
    changed = merge(BASE, mine.replace("Gazette\n-", "Gazette, p. 4\n-"), BASE.replace("“Cranes”", "“Nine cranes”")).text
    assert "Gazette, p. 4\n- my own source\n" in changed


def test_front_matter_keeps_the_users_keys_and_updates_ours() -> None:
    mine = BASE.replace("title: Port\n", "tags:\n  - mine\ntitle: My title\n# a remark\n")
    merged = merge(BASE, mine, BASE.replace("2025-06-01", "2025-06-09").replace("title: Port", "title: Harbor"))
    assert merged.text == mine.replace("2025-06-01", "2025-06-09")


@pytest.mark.parametrize("end", ["...", "---  ", "... "])
def test_front_matter_ends_as_the_user_ended_it(end: str) -> None:
    mine = BASE.replace("\n---\n", f"\n{end}\n", 1)
    theirs = BASE.replace("2025-06-01", "2025-06-09").replace("7 to 2", "8 to 1")
    assert merge(BASE, mine, theirs).text == theirs.replace("\n---\n", f"\n{end}\n", 1)


def test_line_ends_and_byte_order_mark_are_kept() -> None:
    mine = "\ufeff" + BASE.replace("\n", "\r\n")
    theirs = BASE.replace("Nine", "Ten")
    assert merge(BASE, mine, theirs).text == "\ufeff" + theirs.replace("\n", "\r\n")


FENCED = BASE.replace("**Figure**", "```\nmine\n<!-- clipper:mention caab -->\n```\n\n**Figure**")


@pytest.mark.parametrize(
    "mine",
    [
        BASE.replace(" -->\n", " -->  \n").replace("\n\n", "\n \n"),
        BASE.replace("**Figure**\n\n", "**Figure**\n"),
        FENCED,
    ],
)
def test_where_nothing_is_new_the_blanks_stay_as_they_are(mine: str) -> None:
    assert merge(BASE, mine, BASE).text == mine


def test_blank_lines_before_markers_are_not_doubled_by_an_update_elsewhere() -> None:
    mine = BASE.replace("\n\n", "\n \n")
    assert merge(BASE, mine, BASE.replace("Nine", "Ten")).text.count("\n") == BASE.count("\n")


def test_a_note_that_only_got_paragraphs_or_line_breaks_is_updated() -> None:
    base = BASE.replace("Who pays?", "Who pays?\nWhen?")
    for theirs in (BASE.replace("Who pays?", "Who pays?\n\nWhen?"), BASE.replace("Who pays?", "Who pays?  \nWhen?")):
        merged = merge(base, base, theirs)
        assert (merged.text, merged.updated) == (theirs, 1)


def test_a_passage_that_is_gone_from_the_library_goes_unless_the_user_changed_it() -> None:
    start, end = BASE.index("<!-- clipper:passage hbbb"), BASE.index("<!-- clipper:sources")
    theirs = BASE[:start] + BASE[end:]
    assert merge(BASE, BASE, theirs).text == theirs
    edited = BASE.replace("The vote was 7", "My vote was 7")
    merged = merge(BASE, edited, theirs)
    assert "> My vote was 7 to 2." in merged.text
    assert merged.conflicts


def test_a_quotation_is_never_mixed_of_two_states() -> None:
    base = BASE.replace("> Nine cranes will be repaired.\n", "> Nine cranes will be repaired.\n>\n> It costs four million.\n")
    mine, theirs = base.replace("Nine", "All nine"), base.replace("four", "five")
    merged = merge(base, mine, theirs)
    assert "> All nine cranes will be repaired.\n>\n> It costs four million.\n" in merged.text
    assert "> Nine cranes will be repaired.\n>\n> It costs five million.\n" in merged.text
    assert len(merged.conflicts) == 1


def test_blanks_of_the_users_stay_where_only_another_line_changes() -> None:
    mine = BASE.replace("**Claim**: Who pays?\n", "**Claim**: Who pays?  \n\n\nMy own view.\n")
    merged = merge(BASE, mine, BASE.replace("Nine", "Ten"))
    assert "> Ten cranes will be repaired.\n\n**Claim**: Who pays?  \n\n\nMy own view.\n" in merged.text
    mine = BASE.replace("> Nine", "My own view.\n\n> Nine").replace("Who pays?\n", "Who pays?  \n\n")
    merged = merge(BASE, mine, BASE.replace("Nine", "Ten"))
    assert "My own view.\n\n> Ten cranes will be repaired.\n\n**Claim**: Who pays?  \n\n\n<!--" in merged.text


def test_words_that_the_user_wrote_into_an_empty_region_stay() -> None:
    base = BASE.replace("> The vote was 7 to 2.\n\n**Figure**\n\n", "")
    mine = base.replace("<!-- clipper:passage hbbb -->\n\n", "<!-- clipper:passage hbbb -->\n\nMy own view.\n\n")
    merged = merge(base, mine, BASE)
    assert "My own view." in merged.text
    assert "> The vote was 7 to 2." in merged.text


def test_each_clash_is_told_with_its_line_and_keeps_both_texts() -> None:
    mine = BASE.replace("Nine", "Some").replace("7 to 2", "7 to two").replace("\n", "\r\n")
    merged = merge(BASE, mine, BASE.replace("Nine", "Ten").replace("7 to 2", "8 to 1"))
    lines = mine.split("\r\n")
    assert [lines[notice.line - 1] for notice in merged.conflicts] == ["<!-- clipper:passage haaa -->", "<!-- clipper:passage hbbb -->"]
    for words in ("Some", "Ten", "7 to two", "8 to 1"):
        assert words in merged.text
    again = merge(
        BASE.replace("Nine", "Ten").replace("7 to 2", "8 to 1"), merged.text, BASE.replace("Nine", "Ten").replace("7 to 2", "8 to 1")
    )
    assert again.text == merged.text


def test_what_both_changed_alike_is_no_clash() -> None:
    changed = BASE.replace("Nine", "Ten")
    merged = merge(BASE, changed, changed)
    assert merged.text == changed
    assert not merged.conflicts


def test_a_file_without_its_front_matter_gets_no_more_than_what_is_new() -> None:
    mine = BASE[BASE.index("# Port") :]
    merged = merge(BASE, mine, BASE.replace("title: Port\n", "title: Port\nquery: cranes\n"))
    assert merged.text.startswith("---\nquery: cranes\n---\n\n# Port")
    assert merge(BASE, mine, BASE).text == mine
