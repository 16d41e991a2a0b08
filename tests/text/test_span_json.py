"""Spans as JSON have stable keys."""

import pytest

from clipper.model.span import Span, SpanKind
from clipper.text.span_json import span_to_json, spans_from_json


def test_attributes_stand_beside_kind_and_range() -> None:
    span = Span(kind=SpanKind.HEADING, start=0, end=4, attributes={"level": 2})
    assert span_to_json(span) == {"kind": "heading", "start": 0, "end": 4, "level": 2}
    assert spans_from_json([span_to_json(span)]) == (span,)


@pytest.mark.parametrize(
    "broken", [{"start": 0, "end": 1}, {"kind": "sonnet", "start": 0, "end": 1}, {"kind": "link", "start": "x", "end": 1}]
)
def test_what_is_no_span_is_refused(broken: dict[str, object]) -> None:
    with pytest.raises((KeyError, ValueError)):
        spans_from_json([broken])
