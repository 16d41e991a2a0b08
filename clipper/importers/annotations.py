"""Annotations of web pages: the W3C's form, and what Hypothesis exports and its interface answers.

Each names the address of its page, quotes what was marked, and has a note and tags. What replies to another one is a talk and no mark.
Sources: https://www.w3.org/TR/annotation-model/ and https://h.readthedocs.io/en/latest/api-reference/
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from clipper.errors import InputError
from clipper.importers.record import moment, string, strings
from clipper.model.imported import ImportedAnnotation, ImportProblem
from clipper.model.tag import clean_tag
from clipper.text.canonical import clean_characters
from clipper.text.selectors import anchor_of_selectors
from clipper.text.web_address import is_web_address

_LISTS = ("annotations", "rows", "items", "@graph")
"""Keys of a document under which a list of annotations stands: Hypothesis' export, its interface, a page of the W3C's form."""


def annotation_records(document: object) -> list[Mapping[str, Any]] | None:
    """The annotations in a JSON document; None where it holds something else."""
    if isinstance(document, dict):
        known = cast("dict[str, object]", document)
        if _is_annotation(known):
            return [known]
        first = known.get("first")
        holder = cast("dict[str, object]", first) if isinstance(first, dict) else known  # a collection names its first page
        document = next((holder[name] for name in _LISTS if isinstance(holder.get(name), list)), None)
    if not isinstance(document, list) or not document:
        return None
    records = [cast("dict[str, Any]", one) for one in cast("list[object]", document) if isinstance(one, dict)]
    return list[Mapping[str, Any]](records) if records and any(map(_is_annotation, records)) else None


def _is_annotation(record: Mapping[str, Any]) -> bool:
    return "target" in record and (record.get("type") == "Annotation" or "uri" in record or "body" in record)


def annotations(records: Sequence[Mapping[str, Any]]) -> Iterator[ImportedAnnotation | ImportProblem]:
    """Each annotation, or why it cannot be taken over."""
    for number, record in enumerate(records, start=1):
        place = f"annotation {number}"
        try:
            yield _annotation(record, place)
        except InputError as error:
            yield ImportProblem(place=place, sentence=error.sentence)


def _annotation(record: Mapping[str, Any], place: str) -> ImportedAnnotation:
    if record.get("references"):
        raise InputError("This is a reply to another annotation.")
    targets = _records(record.get("target"))
    bodies = _records(record.get("body"))
    address = next((told for told in (string(record, "uri"), *(_source(target) for target in targets)) if told and _is_page(told)), None)
    if address is None:
        raise InputError("It names no page on the web.")
    selectors = [selector for target in targets for selector in _records(target.get("selector"))]
    tagging = [body for body in bodies if body.get("purpose") == "tagging"]
    notes = [string(record, "text"), string(record, "bodyValue"), *(string(body, "value") for body in bodies if body not in tagging)]
    tags = [*strings(record, "tags"), *(value for body in tagging if (value := string(body, "value")))]
    note = clean_characters("\n\n".join(note for note in notes if note))
    anchor = anchor_of_selectors(selectors)
    if anchor is None and not note:
        raise InputError("It has neither a quotation nor a note.")
    return ImportedAnnotation(
        place=place,
        address=address,
        anchor=anchor,
        note=note,
        tags=tuple(clean_tag(tag) for tag in tags),
        created_at=moment(record, "created"),
    )


def _records(value: object) -> list[Mapping[str, Any]]:
    """One record, several, or an address alone, as the model allows each of them."""
    values = cast("list[object]", value) if isinstance(value, list) else [value]
    named = [{"source": one} if isinstance(one, str) else one for one in values]
    return [cast("dict[str, Any]", one) for one in named if isinstance(one, dict)]


def _source(target: Mapping[str, Any]) -> str | None:
    source = target.get("source")
    if isinstance(source, dict):
        source = cast("dict[str, object]", source).get("id")
    return source if isinstance(source, str) else None


def _is_page(address: str) -> bool:
    return is_web_address(address) or address.startswith("clipper:")
