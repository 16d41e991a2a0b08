"""Spans as JSON values: `{"kind": …, "start": …, "end": …}` and the attributes beside them."""

import json
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from clipper.model.span import NO_ATTRIBUTES, AttributeValue, Span, SpanKind

_OWN = ("kind", "start", "end")
_KINDS = {kind.value: kind for kind in SpanKind}
"""Looked up here in a third of the time that the enum takes, for each of the spans of an article."""
_encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""Made once: `json.dumps` with options makes an encoder for each call, which an import feels."""


def span_to_json(span: Span) -> dict[str, AttributeValue]:
    """A JSON object; keys are stable."""
    return {"kind": span.kind.value, "start": span.start, "end": span.end, **span.attributes}


def spans_to_json(spans: Iterable[Span]) -> list[dict[str, AttributeValue]]:
    """Spans as the values that JSON knows, in their order."""
    return [span_to_json(span) for span in spans]


def spans_text(spans: Iterable[Span]) -> str:
    """The JSON of spans as it is stored. Those without attributes, nearly all, need no encoder."""
    pieces = [_encoded(span_to_json(span)) if span.attributes else _plain(span) for span in spans]
    return f"[{','.join(pieces)}]"


def _plain(span: Span) -> str:
    return f'{{"kind":"{span.kind.value}","start":{span.start},"end":{span.end}}}'


def spans_from_json(values: Iterable[Mapping[str, Any]]) -> tuple[Span, ...]:
    """The inverse; raises KeyError or ValueError for what is no span."""
    return tuple(
        Span(
            kind=_KINDS[value["kind"]],
            start=int(value["start"]),
            end=int(value["end"]),
            attributes=MappingProxyType({k: v for k, v in value.items() if k not in _OWN}) if len(value) > len(_OWN) else NO_ATTRIBUTES,
        )
        for value in values
    )
