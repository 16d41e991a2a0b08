"""Links to a passage: into the web page, and back into the program."""

from clipper.gui.article.copying import passage_links
from clipper.library.library import Library
from tests.library.drafts import draft, saved


def test_a_highlight_has_a_link_into_its_page_and_one_into_the_program() -> None:
    with Library.in_memory() as library:
        keys = saved(library, draft(url="https://courier.example/tariff"), draft("No address", ["The fees rise."]))
        for key, count in zip(keys, (2, 1), strict=True):
            identifier, _ = library.highlights.mark(key, 4, 9, color="claim")
            clipping, highlight = library.clippings.get(key), library.highlights.get(identifier)
            links = passage_links(clipping, library.versions.text(key).text, highlight)
            assert len(links) == count
            assert links[-1] == f"clipper://clip/{clipping.id}#{identifier}"
            assert count == 1 or links[0].startswith("https://courier.example/tariff#:~:text=")
