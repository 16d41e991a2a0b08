"""Writing briefs to files: merged, backed up, and never over what somebody else wrote."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from clipper.errors import ClipperError, InputError, NotFoundError, OutputError, TemplateError
from clipper.jobs.brief import look_of, page_of_brief, page_of_query
from clipper.jobs.brief_compose import suggestions
from clipper.jobs.brief_file import Result, write_brief
from clipper.jobs.brief_formats import format_of
from clipper.jobs.brief_page import Page
from clipper.jobs.verify import verify_file
from clipper.library.library import Library
from clipper.model.brief import BriefNode, NodeKind
from clipper.model.ids import ClippingKey
from tests.jobs.briefs import brief_of_query
from tests.library.drafts import Clock, draft, saved

DAY = date(2025, 6, 3)


@pytest.fixture
def library() -> Library:
    made = Library.in_memory(Clock())
    first, second = saved(
        made,
        draft("Nine cranes", ["All nine cranes will be repaired before winter.", "The council voted 7 to 2."], source="Gazette"),
        draft("Ferry strike", ["No ferry will leave on Monday."], source="Herald"),
        tags=("port",),
    )
    made.highlights.mark(first, 0, 47, color="claim", note="Who pays?")
    made.highlights.mark(second, 0, 30, color="evidence")
    return made


def page(library: Library, day: date = DAY, **look: object) -> Page:
    return page_of_query(library, "", "Port", look_of(**look), day)  # type: ignore[arg-type]


def mark_the_vote(library: Library) -> None:
    (key,) = [each for each in library.listing.open("nine").keys(0, 9)]  # noqa: C416 (a list of one)
    library.highlights.mark(ClippingKey(key), 48, 73, color="figure")


def test_a_new_file_holds_the_brief(library: Library, tmp_path: Path) -> None:
    written = write_brief(library, page(library), tmp_path / "b.md", "md")
    assert written.result is Result.WRITTEN
    text = (tmp_path / "b.md").read_text("utf-8")
    assert "> All nine cranes will be repaired before winter.[^" in text
    assert "**Claim**: Who pays?" in text


def test_writing_again_merges_and_keeps_a_backup(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "b.md"
    write_brief(library, page(library), path, "md")
    mine = path.read_text("utf-8").replace("Who pays?", "Who pays?\n\nI asked the ministry.")
    path.write_text(mine, "utf-8")
    mark_the_vote(library)
    written = write_brief(library, page(library), path, "md")
    text = path.read_text("utf-8")
    assert written.result is Result.MERGED
    assert "I asked the ministry." in text
    assert "> The council voted 7 to 2." in text
    assert (tmp_path / "b.md.bak").read_text("utf-8") == mine


def test_writing_twice_changes_nothing_not_even_on_another_day(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "b.md"
    write_brief(library, page(library), path, "md")
    before = path.read_bytes()
    assert write_brief(library, page(library, date(2025, 7, 1)), path, "md").result is Result.UNCHANGED
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_dry_run_shows_the_difference_and_writes_nothing(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "b.md"
    write_brief(library, page(library), path, "md")
    before = path.read_bytes()
    mark_the_vote(library)
    told = write_brief(library, page(library), path, "md", dry_run=True)
    assert "+> The council voted 7 to 2." in told.difference
    assert path.read_bytes() == before
    assert write_brief(library, page(library), path, "md").result is Result.MERGED


def test_a_file_that_the_library_did_not_write_is_left_alone(library: Library, tmp_path: Path) -> None:
    for name in ("b.md", "b.html"):
        path = tmp_path / name
        path.write_text("My own notes", "utf-8")
        with pytest.raises(OutputError, match="did not write it"):
            write_brief(library, page(library), path, format_of(None, path))
        assert path.read_text("utf-8") == "My own notes"


def test_a_brief_that_was_moved_is_merged_where_it_lies_now(library: Library, tmp_path: Path) -> None:
    write_brief(library, page(library), tmp_path / "b.md", "md")
    write_brief(library, page_of_query(library, "nine", "Cranes", look_of(), DAY), tmp_path / "cranes.md", "md")
    moved = tmp_path / "archive" / "port.md"
    moved.parent.mkdir()
    (tmp_path / "b.md").rename(moved)
    moved.write_text(moved.read_text("utf-8").replace("Who pays?", "Who pays?\n\nI asked the ministry."), "utf-8")
    mark_the_vote(library)
    written = write_brief(library, page(library), moved, "md")
    text = moved.read_text("utf-8")
    assert written.merge is not None
    assert (written.result, written.merge.added, written.merge.conflicts) == (Result.MERGED, 1, ())
    assert "I asked the ministry." in text
    assert text.count("> The council voted 7 to 2.") == 1
    assert write_brief(library, page(library), moved, "md").result is Result.UNCHANGED


def test_a_file_that_cannot_be_merged_is_not_overwritten_once_it_was_changed(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "b.html"
    write_brief(library, page(library), path, "html")
    write_brief(library, page(library), path, "html")
    path.write_text("edited", "utf-8")
    with pytest.raises(OutputError, match="changed since"):
        write_brief(library, page(library), path, "html")


def test_a_markdown_brief_is_not_replaced_by_another_format_and_that_is_said(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "b.md"
    write_brief(library, page(library), path, "md")
    before = path.read_bytes()
    with pytest.raises(OutputError, match="was written as a Markdown brief"):
        write_brief(library, page(library), path, "html")
    assert path.read_bytes() == before


def test_a_brief_that_is_no_longer_text_is_told_in_a_sentence(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "b.md"
    write_brief(library, page(library), path, "md")
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(OutputError, match="not UTF-8"):
        write_brief(library, page(library), path, "md")


def test_pandoc_keys_come_with_their_bibliography(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "b.md"
    written = write_brief(library, page(library, dialect="pandoc"), path, "md")
    assert {each.name for each in written.beside} == {"b.bib", "b.csl.json"}
    text = path.read_text("utf-8")
    assert 'bibliography: "b.bib"' in text
    keys = [line.partition("{")[2].rstrip(",") for line in (tmp_path / "b.bib").read_text("utf-8").splitlines() if line.startswith("@")]
    assert all(f"[@{key}]" in text for key in keys)


def test_nothing_is_written_where_the_bibliography_cannot_be(library: Library, tmp_path: Path) -> None:
    look: dict[str, Any] = {"dialect": "pandoc", "cite": "pandoc"}
    write_brief(library, page(library, **look), tmp_path / "b.md", "md")
    (tmp_path / "b.bib").write_text("mine", "utf-8")
    mark_the_vote(library)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    for dry_run in (True, False):
        with pytest.raises(OutputError, match=r"b\.bib has been changed"):
            write_brief(library, page(library, **look), tmp_path / "b.md", "md", dry_run=dry_run)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_pdf_is_written_by_who_can(library: Library, tmp_path: Path) -> None:
    def write_pdf(html: str, path: Path) -> None:
        path.write_bytes(b"%PDF " + html.encode())

    written = write_brief(library, page(library), tmp_path / "b.pdf", "pdf", write_pdf=write_pdf)
    assert b"All nine cranes" in written.path.read_bytes()


def test_whole_texts_and_suggestions_come_only_when_asked(library: Library) -> None:
    assert "council voted" not in brief_of_query(library, "", written=DAY)
    assert "The council voted 7 to 2." in page(library, full_text=True).markdown()
    (key,) = saved(library, draft("Unmarked", ["The harbor council met on Friday to hear the report on cranes."]), text="another")
    assert key
    assert "*Suggested:* The harbor council met" in page(library, suggestions=2).markdown()


def test_a_composed_brief_is_written_in_its_own_order(library: Library) -> None:
    first, second = (each for each in library.clippings.rows(library.listing.open("").keys(0, 2)))
    (mark,) = library.highlights.of_clipping(second.key)
    nodes = [
        BriefNode(id="aaa", kind=NodeKind.SECTION, depth=0, text="Opening"),
        BriefNode(id="bbb", kind=NodeKind.PROSE, depth=1, text="My *own* words. <script>"),
        BriefNode(id="ccc", kind=NodeKind.QUOTATION, depth=1, clipping=second.id, highlight=mark.id),
        BriefNode(id="ddd", kind=NodeKind.CLIPPING, depth=1, clipping=first.id),
    ]
    brief, _ = library.briefs.create("Composed", nodes=nodes)
    text = page_of_brief(library, brief, look_of(), DAY).markdown(markers=True)
    places = [
        text.index(piece)
        for piece in ("## Opening", "My *own* words. &lt;script>", f"> {mark.anchor.exact}", f"### {first.metadata.title}")
    ]
    assert places == sorted(places)
    assert f"<!-- clipper:prose bbb -->" in text  # noqa: F541 (reads like the marker it is)
    assert f"clipper-brief: {brief}" in text


def test_what_is_in_the_trash_stands_in_no_brief_until_it_is_taken_back(library: Library) -> None:
    first, second = (each for each in library.clippings.rows(library.listing.open("").keys(0, 2)))
    (mark,) = library.highlights.of_clipping(second.key)
    nodes = [
        BriefNode(id="aaa", kind=NodeKind.CLIPPING, depth=0, clipping=second.id),
        BriefNode(id="bbb", kind=NodeKind.QUOTATION, depth=1, clipping=second.id, highlight=mark.id),
        BriefNode(id="ccc", kind=NodeKind.QUOTATION, depth=0, clipping=second.id, highlight=mark.id),
        BriefNode(id="ddd", kind=NodeKind.CLIPPING, depth=0, clipping=first.id),
    ]
    brief, _ = library.briefs.create("Composed", nodes=nodes)
    whole = page_of_brief(library, brief, look_of(), DAY).markdown(markers=True)
    assert whole.count(mark.anchor.exact) == 2
    library.trash.throw_away([second.key])
    without = page_of_brief(library, brief, look_of(), DAY).markdown(markers=True)
    assert mark.anchor.exact not in without
    assert second.id not in without
    assert f"### {first.metadata.title}" in without or f"## {first.metadata.title}" in without
    library.trash.restore([second.key])
    assert page_of_brief(library, brief, look_of(), DAY).markdown(markers=True) == whole


def test_wrong_names_are_told_with_what_there_is() -> None:
    cases: tuple[tuple[dict[str, Any], type[ClipperError]], ...] = (
        ({"template": "nothing"}, NotFoundError),
        ({"group_by": "mood"}, InputError),
        ({"cite": "loudly"}, InputError),
        ({"dialect": "latin"}, InputError),
    )
    for wrong, error in cases:
        with pytest.raises(error) as caught:
            look_of(**wrong)
        assert caught.value.hint.startswith("Choose one of:")
    with pytest.raises(InputError):
        format_of("wpd", None)


def test_a_users_template_is_found_by_its_file_and_its_mistakes_by_their_line(library: Library, tmp_path: Path) -> None:
    mine = tmp_path / "mine.md.jinja"
    mine.write_text("{# Mine: only titles.\n\ngroup-by: none #}\n{% for node in nodes %}\n- {{ node.title }}\n{% endfor %}\n", "utf-8")
    assert "- Nine cranes\n" in page(library, template=str(mine)).markdown()
    assert "- Nine cranes\n" in page(library, template="mine", folder=tmp_path).markdown()
    for text, line in (
        ("# A\n{% for %}\n", 2),
        ("# A\n\n{{ nothing.here }}\n", 3),
        ("{{ brief.title.__class__ }}\n", 1),
        ("a\n{{ 1 / 0 }}", 2),
    ):
        mine.write_text(text, "utf-8")
        with pytest.raises(TemplateError, match=f"line {line}\\b"):
            page(library, template=str(mine)).markdown()


def test_page_text_is_never_evaluated_by_a_template(library: Library) -> None:
    saved(library, draft("{{ 7 * 7 }} {% raw %} {0.__class__} %s", ["x {{ 1 }}"]), text="payload")
    text = page(library).markdown()
    assert r"\{\{ 7 \* 7 \}\} \{% raw %\} \{0.**class**\} %s".replace("**class**", r"\_\_class\_\_") in text
    assert replace(page(library), written=None).markdown() == text.replace("date: 2025-06-03\n", "")


def test_a_source_query_offers_what_is_neither_in_the_brief_nor_left(library: Library) -> None:
    first, second = library.clippings.rows(library.listing.open("").keys(0, 2))
    brief, _ = library.briefs.create("Port", query="tag:port")
    assert suggestions(library, brief) == [first.key, second.key]
    library.briefs.add_nodes(brief, [BriefNode(id="aaa", kind=NodeKind.CLIPPING, depth=0, clipping=first.id)])
    assert suggestions(library, brief) == [second.key]
    library.briefs.leave(brief, [second.id])
    assert suggestions(library, brief) == []
    assert suggestions(library, library.briefs.create("No query")[0]) == []


def test_what_is_no_file_is_neither_read_nor_written(library: Library, tmp_path: Path) -> None:
    import os

    pipe = tmp_path / "pipe.md"
    os.mkfifo(pipe)
    for path in (tmp_path, pipe):
        with pytest.raises(OutputError):
            write_brief(library, page(library), path, "md")
        with pytest.raises(InputError):
            verify_file(library, path)


@pytest.mark.parametrize("ending", ["md", "csv"])
def test_a_name_that_is_too_long_is_told(library: Library, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"{'x' * 300}.{ending}"
    with pytest.raises(OutputError, match="cannot be"):
        write_brief(library, page(library), path, format_of(None, path))
    assert list(tmp_path.iterdir()) == []
