"""Briefs in the library: outlines that can be undone, and the text last written."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from clipper.errors import InputError, NotFoundError
from clipper.library.library import Library
from clipper.model.brief import BriefNode, GroupBy, NodeKind
from clipper.model.changes import Kind
from clipper.model.ids import BriefId, ClippingId, new_public_id
from tests.library.drafts import contents, draft, saved


def nodes(library: Library) -> list[BriefNode]:
    (key,) = saved(library, draft("Nine cranes", ["All nine cranes will be repaired."]))
    highlight, _ = library.highlights.mark(key, 0, 15, color="claim")
    clipping = library.clippings.get(key).id
    return [
        BriefNode(id=new_public_id(), kind=NodeKind.SECTION, depth=0, text="Port"),
        BriefNode(id=new_public_id(), kind=NodeKind.CLIPPING, depth=1, clipping=clipping),
        BriefNode(id=new_public_id(), kind=NodeKind.QUOTATION, depth=2, clipping=clipping, highlight=highlight),
        BriefNode(id=new_public_id(), kind=NodeKind.PROSE, depth=1, text="My *view*."),
    ]


def test_a_brief_is_given_back_as_it_was_put_in(library: Library) -> None:
    outline = nodes(library)
    brief, changes = library.briefs.create(
        "  The   week ", template="chronology", group_by=GroupBy.DATE, cite="press", query="tag:port", nodes=outline
    )
    known = library.briefs.get(brief)
    assert (known.title, known.template, known.group_by, known.cite, known.query) == (
        "The week",
        "chronology",
        GroupBy.DATE,
        "press",
        "tag:port",
    )
    assert known.nodes == tuple(outline)
    assert changes.kinds == {Kind.BRIEF}
    assert library.briefs.all() == [known]
    assert library.briefs.resolve(brief[:5]) == brief


def test_every_verb_can_be_undone(library: Library, tmp_path: Path) -> None:
    outline = nodes(library)
    brief, _ = library.briefs.create("Port", nodes=outline[:2])
    for act in (
        lambda: library.briefs.change(brief, title="Harbor", archived=True),
        lambda: library.briefs.set_nodes(brief, [outline[3], outline[0], outline[2]]),
        lambda: library.briefs.add_nodes(brief, outline[2:], at=0),
        lambda: library.briefs.leave(brief, [ClippingId(str(outline[1].clipping))]),
        lambda: library.briefs.duplicate(brief)[1],
        lambda: library.briefs.delete(brief),
    ):
        before = contents(library, tmp_path)
        changes = act()
        assert contents(library, tmp_path) != before
        assert Kind.BRIEF in changes.kinds
        library.apply(changes.inverse)
        assert contents(library, tmp_path) == before


def test_the_order_of_the_outline_is_kept(library: Library) -> None:
    outline = nodes(library)
    brief, _ = library.briefs.create("Port", nodes=outline)
    library.briefs.set_nodes(brief, outline[::-1])
    assert library.briefs.get(brief).nodes == tuple(outline[::-1])
    assert not library.briefs.set_nodes(brief, outline[::-1])


def test_a_highlight_that_is_deleted_leaves_the_outline(library: Library) -> None:
    outline = nodes(library)
    brief, _ = library.briefs.create("Port", nodes=outline)
    assert outline[2].highlight
    undo = library.highlights.delete([outline[2].highlight]).inverse
    assert [node.kind for node in library.briefs.get(brief).nodes] == [NodeKind.SECTION, NodeKind.CLIPPING, NodeKind.PROSE]
    library.apply(undo)
    assert library.briefs.get(brief).nodes == tuple(outline)


def test_a_brief_quotes_a_joined_highlight_where_it_quoted_those_that_were_joined(library: Library) -> None:
    section, article, quotation, prose = nodes(library)
    (key,) = library.listing.open("").keys(0, 9)
    other, _ = library.highlights.mark(key, 16, 23, color="quote")
    outline = (section, article, quotation, replace(quotation, id=new_public_id(), highlight=other), prose)
    brief, _ = library.briefs.create("Port", nodes=outline)
    made, changes = library.highlights.mark_joined(key, 9, 20, color="claim")
    assert library.briefs.get(brief).nodes == (section, article, replace(quotation, highlight=made), prose)
    library.apply(changes.inverse)
    assert library.briefs.get(brief).nodes == outline


def test_a_brief_names_the_clipping_that_is_kept_of_two_that_are_one(library: Library) -> None:
    outline = nodes(library)
    (gone,) = library.listing.open("").keys(0, 9)
    (kept,) = saved(library, draft("Cranes", ["They say: All nine cranes will be repaired."]))
    brief, _ = library.briefs.create("Port", nodes=outline)
    changes = library.duplicates.merge(kept, gone)
    library.trash.empty()
    (copied,) = library.highlights.of_clipping(kept)
    named = {"clipping": library.clippings.get(kept).id}
    expected = (outline[0], replace(outline[1], **named), replace(outline[2], **named, highlight=copied.id), outline[3])
    assert library.briefs.get(brief).nodes == expected
    assert Kind.BRIEF in changes.kinds


def test_what_was_left_is_remembered(library: Library) -> None:
    outline = nodes(library)
    brief, _ = library.briefs.create("Port")
    clipping = ClippingId(str(outline[1].clipping))
    library.briefs.leave(brief, [clipping])
    assert library.briefs.get(brief).left == (clipping,)


def test_the_text_last_written_is_remembered_for_each_file(library: Library) -> None:
    assert library.briefs.text_written("/a.md") is None
    library.briefs.set_text_written("/a.md", "one")
    library.briefs.set_text_written("/b.md", "two")
    library.briefs.set_text_written("/a.md", "three")
    assert library.briefs.text_written("/a.md") == "three"
    assert library.briefs.text_written("/b.md") == "two"


def test_what_cannot_be_is_told_in_a_sentence(library: Library) -> None:
    outline = nodes(library)
    with pytest.raises(InputError):
        library.briefs.create(" ")
    with pytest.raises(InputError):
        library.briefs.create("Port", nodes=[outline[0], outline[0]])
    with pytest.raises(NotFoundError):
        library.briefs.create("Port", nodes=[BriefNode(id="x", kind=NodeKind.CLIPPING, depth=0, clipping=ClippingId("cnothing"))])
    with pytest.raises(NotFoundError):
        library.briefs.get(BriefId("nothing"))
    with pytest.raises(NotFoundError):
        library.briefs.resolve("zzz")
    assert library.briefs.all() == []


ON_A_BRIEF: dict[str, Callable[[Library, BriefId], object]] = {
    "look at it": lambda library, brief: library.briefs.get(brief),
    "rename": lambda library, brief: library.briefs.change(brief, title="Other"),
    "set its outline": lambda library, brief: library.briefs.set_nodes(brief, []),
    "put a place into it": lambda library, brief: library.briefs.add_nodes(brief, []),
    "leave a suggestion": lambda library, brief: library.briefs.leave(brief, []),
    "duplicate": lambda library, brief: library.briefs.duplicate(brief),
    "delete": lambda library, brief: library.briefs.delete(brief),
}


@pytest.mark.parametrize("act", ON_A_BRIEF)
def test_what_is_done_to_a_brief_that_is_gone_is_refused(library: Library, act: str) -> None:
    brief, _ = library.briefs.create("Port")
    library.briefs.delete(brief)
    with pytest.raises(NotFoundError, match="no longer there"):
        ON_A_BRIEF[act](library, brief)


def test_a_brief_is_found_by_the_beginning_of_its_id(library: Library) -> None:
    ids = [library.briefs.create(f"Brief {number}")[0] for number in range(40)]
    shared = next(one[0] for one in ids if sum(other[0] == one[0] for other in ids) > 1)
    assert library.briefs.resolve(f" {ids[7]} ") == ids[7]
    assert library.briefs.resolve(ids[7][:10]) == ids[7]
    for prefix, words in ((shared, "Several briefs"), ("", "No brief"), ("1", "No brief")):
        with pytest.raises(NotFoundError, match=words):
            library.briefs.resolve(prefix)


def test_new_places_stand_where_they_were_put(library: Library) -> None:
    first, second, new = (BriefNode(id=new_public_id(), kind=NodeKind.SECTION, depth=0, text=text) for text in ("One", "Two", "New"))
    for at, expected in ((0, [new, first, second]), (1, [first, new, second]), (None, [first, second, new]), (-3, [new, first, second])):
        brief, _ = library.briefs.create("Port", nodes=[first, second])
        library.briefs.add_nodes(brief, [new], at)
        assert list(library.briefs.get(brief).nodes) == expected
