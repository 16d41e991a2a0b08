"""Prints of databases that tell each field by name, invented."""

from datetime import UTC, datetime

from clipper.capture.paste.split import split_paste
from clipper.model.draft import Extraction

NOW = datetime(2025, 6, 10, tzinfo=UTC)
PARAGRAPHS = (
    "The harbor board met on the old pier and agreed to repair the lock before the autumn storms come in, the chair said.",
    "Location: that was the only question, and nobody spoke against the old pier when the vote was taken in the evening.",
    "The engineers had warned of a breakdown as early as 2019, in a report that was never published by the board.",
)
RULE = "_" * 60


def record(number: int, title: str) -> str:
    """A record as libraries' databases print it."""
    body = "\n\n".join(PARAGRAPHS)
    fields = (
        "Subject: Harbors; Locks",
        f"Title: {title}",
        "Publication title: Alder Courier; Port Alder",
        "Pages: A.3",
        "Publication year: 2025",
    )
    more = ("Publication date: Jun 1, 2025", "Section: News", "Publisher: Alder Media", "Source type: Newspaper", "Database: Some Central")
    head = (
        f"Document {number} of 2",
        title,
        "Author: Lee, Ann; de Day, Bo",
        "Publication info: Alder Courier [Port Alder]. 01 June 2025: A.3.",
    )
    return "\n\n".join((RULE, *head, f"Full text: {body}", *fields, *more))


def split(text: str) -> Extraction:
    return split_paste(text, captured_at=NOW)


def test_records_become_articles_with_their_fields() -> None:
    found = split(f"{record(1, 'Board to repair the lock')}\n{record(2, 'Ferry times change')}\n{RULE}\n")
    assert [draft.metadata.title for draft in found.drafts] == ["Board to repair the lock", "Ferry times change"]
    first = found.drafts[0]
    assert first.body.text == "\n".join(PARAGRAPHS)
    fields = first.metadata
    assert (fields.source, fields.authors, fields.page, fields.section) == ("Alder Courier", ("Ann Lee", "Bo de Day"), "A.3", "News")
    assert (fields.published.value if fields.published else None, fields.keywords) == ("2025-06-01", ("Harbors", "Locks"))
    assert {left.reason for left in found.left_out} == {"field of the database", "head of the database"}
    assert first.lines[0].line == record(1, "").split("\n").index("Full text: " + PARAGRAPHS[0]) + 1


def test_text_without_a_label_stands_between_the_fields_and_the_foot() -> None:
    head = (
        "Board to repair the lock",
        "Date: June 1, 2025",
        "From: Alder Courier(Issue 1204)",
        "Publisher: Alder Media",
        "Document Type: Article",
    )
    foot = (
        "Copyright: COPYRIGHT 2025 Alder Media",
        "Source Citation (MLA 9th Edition)",
        'Lee, Ann. "Board to repair the lock." Alder Courier.',
    )
    (draft,) = split("\n".join((*head, "", *PARAGRAPHS, "", *foot))).drafts
    assert draft.body.text == "\n".join(PARAGRAPHS)
    assert (draft.metadata.title, draft.metadata.source) == ("Board to repair the lock", "Alder Courier")


def test_text_that_speaks_of_fields_is_no_record() -> None:
    text = "\n".join(("Board to repair the lock", "", "Full text: see below.", *PARAGRAPHS))
    (draft,) = split(text).drafts
    assert PARAGRAPHS[1] in draft.body.text
    assert draft.metadata.source is None
