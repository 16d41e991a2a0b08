"""The main job through the command line: paste, clip, mark, tag, find, on a paste as an aggregator's page gives it."""

import shutil
from pathlib import Path

import pytest

from tests.cli.calls import Answer, call_process

PASTE = Path(__file__).resolve().parents[1] / "data" / "pastes" / "coastal-talks.txt"
CAPTURED_AT = "2025-06-02T18:00:00+00:00"
FURNITURE = ("Hashtags", "Try Our AI", "Explore what", "Comments", "No comments yet", "Related Articles", "an hour ago", "hours ago")


class Researcher:
    """Calls the program as a process each time, on a library of its own."""

    def __init__(self, library: Path) -> None:
        self.library = library

    def __call__(self, *arguments: str) -> Answer:
        answer = call_process(*arguments, library=self.library)
        assert answer.code == 0, answer.err
        return answer


@pytest.fixture
def clipper(tmp_path: Path) -> Researcher:
    return Researcher(tmp_path / "library.clipper")


def test_from_a_paste_to_passages_that_are_found_again(clipper: Researcher, tmp_path: Path) -> None:
    paste = tmp_path / "paste.txt"
    shutil.copy(PASTE, paste)

    added = clipper("add", str(paste), "--captured-at", CAPTURED_AT, "--json").json
    assert [(one["role"], one["result"]) for one in added["added"]] == [("main", "added"), *[("related", "added")] * 3]
    assert {"Hashtags", "Comments"} <= {left["text"] for left in added["left_out"]}
    assert all(left["reason"] for left in added["left_out"])

    listed = clipper("list", "--sort", "published", "--json").json
    assert listed["total"] == 4
    main = next(one for one in listed["clippings"] if one["role"] == "main")
    related = [one for one in listed["clippings"] if one["role"] == "related"]
    assert (main["title"], main["source"], main["published"]) == ("Eleven coastal states agree on a lower salt tariff", None, None)
    assert [(one["source"], one["published"], one["published_precision"]) for one in related] == [
        ("Harbor Gazette", "2025-06-02T17:00:00Z", "hour"),
        ("Northern Courier", "2025-06-02T14:00:00Z", "hour"),
        ("Halden Post", "2025-06-02T01:00:00Z", "hour"),
    ]
    assert all(one["related"] == [main["id"]] for one in related)
    for one in listed["clippings"]:
        text = clipper("show", one["id"], "--json").json["text"]
        assert not [words for words in FURNITURE if words in text]

    quotation = "the tariff will fall to four percent by the end of June"
    clipper("highlight", main["id"], "--quote", quotation, "--color", "claim", "--note", "Who confirmed it?", "--tag", "numbers")
    clipper("highlight", related[0]["id"], "--quote", "two summers", "--color", "figure")
    clipper("tag", "--add", "trade/tariffs", main["id"], related[1]["id"])
    clipper("tag", "--query", "source:gazette", "--add", "industry")

    counts = {one["tag"]: one["count"] for one in clipper("tags", "--json").json}
    assert counts == {"industry": 1, "numbers": 0, "trade": 2, "trade/tariffs": 2}
    assert clipper("list", "tag:trade", "--json").json["total"] == 2
    (found,) = clipper("search", "quote:confirmed OR color:claim", "--json").json["clippings"]
    assert (found["id"], found["highlights"]) == (main["id"], 1)
    (highlight,) = clipper("show", main["id"], "--json").json["highlights"]
    text = clipper("show", main["id"], "--json").json["text"]
    assert text[highlight["start"] : highlight["end"]] == quotation

    again = clipper("add", str(paste), "--captured-at", CAPTURED_AT, "--json").json["added"]
    assert {one["result"] for one in again} == {"already there"}

    clipper("edit", main["id"], "--note", "To be called back.", "--star", "--status", "read")
    value = clipper("show", main["id"], "--json").json
    assert (value["note"], value["starred"], value["status"]) == ("To be called back.", True, "read")

    clipper("delete", related[2]["id"])
    assert clipper("list", "--json").json["total"] == 3
    assert clipper("check").out == "The library is sound.\n"


@pytest.mark.shared
def test_the_seed_gives_its_four_clippings(clipper: Researcher, shared: Path) -> None:
    seed = shared / "data" / "pastes" / "text" / "seed-000.txt"
    added = clipper("add", str(seed), "--captured-at", "2025-06-01T10:00:00+00:00", "--json").json["added"]
    assert [one["role"] for one in added] == ["main", "related", "related", "related"]
    clippings = clipper("list", "is:related", "--sort", "published", "--json").json["clippings"]
    assert [one["published_precision"] for one in clippings] == ["hour"] * 3
    assert all(one["related"] == [added[0]["id"]] and one["source"] for one in clippings)
