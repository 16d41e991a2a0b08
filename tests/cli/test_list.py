"""`clipper list` and `clipper search` find clippings and tell them."""

from clipper.library.library import Library
from tests.cli.calls import Program
from tests.cli.conftest import identity
from tests.library.drafts import draft, saved

KEYS = [
    "id", "title", "source", "authors", "published", "published_precision", "captured", "url", "added", "language", "role", "related",
    "tags", "highlights", "words", "note", "status", "starred", "snippet",
]  # fmt: skip


def test_the_list_tells_what_is_known_and_null_for_the_rest(filled: Program) -> None:
    answer = filled("list", "--json", "--sort", "title").json
    assert answer["total"] == 2
    salt, rice = answer["clippings"]
    assert list(salt) == KEYS
    assert salt["title"] == "Eleven states agree on the price of salt"
    assert (salt["source"], salt["authors"]) == ("Harbor Gazette", ["Mara Tollin"])
    assert (salt["published"], salt["published_precision"], salt["captured"]) == ("2025-06-01T03:00:00Z", "hour", "2025-06-01T07:00:00Z")
    assert (salt["role"], salt["status"], salt["starred"], salt["tags"]) == ("main", "unread", False, ["trade"])
    assert (rice["published"], rice["published_precision"], rice["source"], rice["url"]) == ("2025-05", "month", None, None)
    assert (rice["role"], rice["related"], salt["related"]) == ("related", [salt["id"]], [rice["id"]])


def test_a_list_for_people_shows_id_title_and_facts(filled: Program) -> None:
    out = filled("list", "title:rice").out
    assert out.startswith(identity(filled, "Rice"))
    assert "Rice stays dear" in out
    assert "May 2025 · 14 words · related · #trade" in out


def test_one_word_is_one_word(program: Program) -> None:
    with Library.open(program.library) as library:
        saved(library, draft("Salt", ["Dear."]))
    assert " 1 word\n" in program("list").out


def test_a_search_shows_where_the_words_stand(filled: Program) -> None:
    (found,) = filled("search", "tariff", "--json").json["clippings"]
    assert "[tariff]" in found["snippet"]
    assert "[tariff]" in filled("search", "tariff").out


def test_a_limit_cuts_the_list_and_the_total_stays(filled: Program) -> None:
    answer = filled("list", "--limit", "1", "--json").json
    assert (answer["total"], len(answer["clippings"])) == (2, 1)
    assert "1 more" in filled("list", "--limit", "1").err


def test_a_minus_turns_the_order_around(filled: Program) -> None:
    up = [one["id"] for one in filled("list", "--sort", "words", "--json").json["clippings"]]
    down = [one["id"] for one in filled("list", "--sort", "-words", "--json").json["clippings"]]
    assert up == down[::-1]


def test_words_given_apart_are_one_query(filled: Program) -> None:
    assert filled("list", "price", "rice", "--json").json["total"] == 1
    assert filled("list", "--json", "--", "-rice").json["total"] == 1


def test_a_mistake_in_a_query_is_told_with_its_position(filled: Program) -> None:
    answer = filled("list", "salt (", code=1)
    assert answer.out == ""
    assert answer.err.startswith("Error: ")
    assert "6" in answer.err


def test_an_empty_library_says_what_to_do(program: Program) -> None:
    answer = program("list")
    assert (answer.out, program.library.exists()) == ("", True)
    assert "clipper add" in answer.err
    assert program("search", "salt").err == "Nothing was found.\n"
    assert program("list", "--json").json == {"total": 0, "clippings": []}


def test_a_script_gets_all_and_a_person_the_first_ones(program: Program) -> None:
    with Library.open(program.library) as library:
        saved(library, *(draft(f"Title {number}", (f"Text {number}.",)) for number in range(60)))
    assert len(program("list", "--json").json["clippings"]) == 60
    answer = program("list")
    assert answer.out.count("Title") == 50
    assert "10 more" in answer.err
