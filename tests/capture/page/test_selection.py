"""Selections that were made by hand: what stands between their paragraphs is kept."""

from datetime import UTC, datetime

import pytest

from clipper.capture.page.page import read_page

CAPTURED = datetime(2026, 11, 20, tzinfo=UTC)
ITEMS = ("February: the chamber is drained", "June: new gates", "September: first ships")
LIST = f"<ul>{''.join(f'<li>{item}</li>' for item in ITEMS)}</ul>"
SELECTED = f"""<h1>Harbor board agrees to repair the old lock</h1>
<p>Work is to begin before the autumn storms, and the ferries will sail from the new quay until spring.</p>
<div class="meta"><span class="author">By <a href="https://courier.example/authors/ann-lee">Ann Lee</a></span>
<time class="entry-date published" datetime="2026-11-12T09:30:00+01:00">November 12, 2026</time></div>
<p>ALDER — The harbor board met on the old pier on Thursday and agreed to repair the lock before the autumn storms come in.</p>
<p>“We have waited for nine years,” its chair said. “No ship of more than forty meters has passed since the gate sank.”</p>
<h2>Who pays</h2>
<p>The province carries two thirds of the costs, some <b>31 million</b>, and the town the rest. The ferry company gave up its claim.</p>
<p>Engineers found cracks in both walls of the chamber. They want to draw the water off and to set the new gates at the lowest tides.</p>
{LIST}
<p>Not everybody is content. The fishermen of the inner basin fear that the noise will drive the herring off.</p>"""


def text_of(html: str) -> list[str]:
    (draft,) = read_page(html, captured_at=CAPTURED).drafts
    return draft.body.text.split("\n")


def test_a_list_between_the_paragraphs_of_a_selection_is_kept() -> None:
    assert [line for line in text_of(SELECTED) if line in ITEMS] == list(ITEMS)


@pytest.mark.parametrize("other", ['<li><a href="/2026/11/cod">Cod quota cut by a fifth</a></li>', "<li>Share</li>"])
def test_links_and_buttons_between_its_paragraphs_are_not(other: str) -> None:
    assert not {"Cod quota cut by a fifth", "Share"} & set(text_of(SELECTED.replace(LIST, f"<ul>{other}</ul>")))
