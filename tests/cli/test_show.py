"""`clipper show` tells one clipping whole."""

from dataclasses import replace
from datetime import UTC, datetime

from clipper.library.library import Library
from clipper.text.canonical import paragraphs
from tests.cli.calls import Program
from tests.cli.conftest import SALT, identity
from tests.library.drafts import capture


def test_it_is_markdown_for_people(filled: Program) -> None:
    salt = identity(filled, "Eleven")
    filled("highlight", salt, "--quote", "fall to four percent", "--note", "Check *this*.", "--tag", "figures")
    out = filled("show", salt).out
    assert out.startswith(
        "# Eleven states agree on the price of salt\n\nMara Tollin · Harbor Gazette · about 03:00, 1 June 2025 · <https://"
    )
    assert "\n\nTags: trade\n\n" in out
    assert "Ministers from eleven coastal states met in Port Elin on Monday.\n\n“We have" in out
    assert out.endswith("> fall to four percent\n\n*claim · \\#figures*\n\nCheck *this*.\n")


def test_offsets_of_the_json_are_code_points_of_its_text(filled: Program) -> None:
    salt = identity(filled, "Eleven")
    filled("highlight", salt, "--quote", "the tariff", "--nth", "2", "--color", "evidence")
    value = filled("show", salt, "--json").json
    (highlight,) = value["highlights"]
    assert value["text"][highlight["start"] : highlight["end"]] == highlight["exact"] == "the tariff"
    assert value["text"][: highlight["start"]].endswith(highlight["prefix"])
    assert value["text"][highlight["end"] :].startswith(highlight["suffix"])
    assert (highlight["color"], highlight["state"], highlight["note"], highlight["tags"]) == ("evidence", "exact", "", [])
    assert [value["text"][span["start"] : span["end"]] for span in value["spans"]] == value["text"].split("\n")
    assert {span["kind"] for span in value["spans"]} == {"paragraph"}
    assert [version["number"] for version in value["versions"]] == [1]
    assert len(value["versions"][0]["sha256"]) == 64


def test_an_older_version_is_shown_on_request_and_highlights_follow(filled: Program) -> None:
    salt = identity(filled, "Eleven")
    filled("highlight", salt, "--quote", "the tariff will fall to four percent")
    filled("highlight", salt, "--quote", "a third of their income")
    changed = paragraphs([SALT.body.text.split("\n")[0], "“The tariff will fall to five percent,” said Mara Tollin of the talks."])
    with Library.open(filled.library) as library:
        library.saving.save(capture("again", at=datetime(2025, 6, 2, tzinfo=UTC)), [replace(SALT, body=changed)])
    now, before = filled("show", salt, "--json").json, filled("show", salt, "--version", "1", "--json").json
    assert (now["version"], before["version"], len(now["versions"])) == (2, 1, 2)
    assert before["text"] == SALT.body.text
    assert [one["state"] for one in before["highlights"]] == ["exact", "exact"]
    moved, orphan = now["highlights"]
    assert moved["state"] == "moved"
    assert now["text"][moved["start"] : moved["end"]] == "The tariff will fall to five percent"
    assert (orphan["state"], orphan["start"], orphan["end"], orphan["exact"]) == ("orphan", None, None, "a third of their income")
    assert "no longer in the text" in filled("show", salt).out
    assert "9" in filled("show", salt, "--version", "9", code=1).err


def test_any_unique_beginning_of_an_id_is_enough(filled: Program) -> None:
    salt, rice = identity(filled, "Eleven"), identity(filled, "Rice")
    common = next(length for length in range(1, 12) if salt[:length] != rice[:length])
    assert filled("show", salt[:common], "--json").json["id"] == salt
    assert "No clipping has the id" in filled("show", "zzzzzzzzzzzzz", code=1).err
    assert filled("show", "", code=1).err


def test_the_json_has_all_keys_of_a_list(filled: Program) -> None:
    (listed,) = filled("list", "source:gazette", "--json").json["clippings"]
    shown = filled("show", listed["id"], "--json").json
    assert set(shown) == {*listed, "version", "versions", "text", "spans"}
    same = set(listed) - {"highlights"}
    assert {key: shown[key] for key in same} == {key: listed[key] for key in same}
