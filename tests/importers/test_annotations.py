"""Annotations of web pages, in the forms in which programs write them."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from clipper.errors import InputError
from clipper.importers.registry import FORMATS
from clipper.model.imported import ImportedAnnotation, ImportProblem

NOW = datetime(2025, 6, 10, tzinfo=UTC)
PAGE = "https://gazette.example/salt"
QUOTE = {"type": "TextQuoteSelector", "exact": "eleven states", "prefix": "from ", "suffix": " met"}
HYPOTHESIS: dict[str, Any] = {
    "id": "a1",
    "created": "2025-06-09T10:00:00.123456+00:00",
    "user": "acct:edda@example",
    "uri": PAGE,
    "text": "Which *ones*?",
    "tags": ["trade/salt"],
    "target": [{"source": PAGE, "selector": [{"type": "RangeSelector"}, {"type": "TextPositionSelector", "start": 1, "end": 9}, QUOTE]}],
}
W3C: dict[str, Any] = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    "type": "Annotation",
    "created": "2025-06-09T10:00:00Z",
    "body": [{"type": "TextualBody", "value": "Which *ones*?"}, {"type": "TextualBody", "value": "trade/salt", "purpose": "tagging"}],
    "target": {"source": {"id": PAGE}, "selector": QUOTE},
}


def read(document: object) -> list[object]:
    return list(FORMATS["json"].read([json.dumps(document).encode()], NOW))


@pytest.mark.parametrize(
    "document",
    [
        [HYPOTHESIS],
        {"export_date": "2025-06-10", "annotations": [HYPOTHESIS]},
        {"total": 1, "rows": [HYPOTHESIS]},
        W3C,
        [W3C],
        {"type": "AnnotationPage", "items": [W3C]},
        {"type": "AnnotationCollection", "first": {"type": "AnnotationPage", "items": [W3C]}},
        {"@graph": [W3C]},
    ],
)
def test_an_annotation_tells_page_passage_note_and_tags(document: object) -> None:
    (only,) = read(document)
    assert isinstance(only, ImportedAnnotation)
    assert (only.address, only.note, only.tags) == (PAGE, "Which *ones*?", ("trade/salt",))
    assert only.anchor is not None
    assert (only.anchor.exact, only.anchor.prefix, only.anchor.suffix) == ("eleven states", "from ", " met")
    assert only.created_at is not None
    assert only.created_at.date().isoformat() == "2025-06-09"


def test_a_document_without_end_is_no_mistake_of_the_program() -> None:
    nested: object = {}
    for _ in range(400):
        nested = {"first": nested}
    with pytest.raises(InputError):
        read(nested)


def test_a_note_on_the_page_has_no_passage() -> None:
    (only,) = read([{"uri": PAGE, "text": "Read again", "target": [{"source": PAGE}]}])
    assert isinstance(only, ImportedAnnotation)
    assert (only.anchor, only.note) == (None, "Read again")


@pytest.mark.parametrize(
    ("record", "sentence"),
    [
        ({**HYPOTHESIS, "references": ["a0"]}, "reply"),
        ({"type": "Annotation", "target": "urn:isbn:1", "body": "x"}, "no page on the web"),
        ({"type": "Annotation", "target": PAGE}, "neither a quotation nor a note"),
        ({**HYPOTHESIS, "tags": "x"}, "“tags” is not a list"),
        ({**HYPOTHESIS, "created": "soon"}, "“created” is not a time"),
        ({**HYPOTHESIS, "text": 3}, "“text” is not a text"),
    ],
)
def test_what_cannot_be_taken_over_is_told_and_the_next_is_read(record: object, sentence: str) -> None:
    problem, good = read([record, HYPOTHESIS])
    assert isinstance(problem, ImportProblem)
    assert problem.place == "annotation 1"
    assert sentence in problem.sentence
    assert isinstance(good, ImportedAnnotation)
