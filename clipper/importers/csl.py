"""CSL-JSON: what Zotero, Pandoc and others exchange references in. Source: https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html"""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, cast

from clipper.errors import InputError
from clipper.importers.references import Reference, article_of
from clipper.model.imported import ImportedArticle, ImportProblem

ORIGIN = "import:csl"
_TELLING = frozenset({"container-title", "issued", "author", "abstract", "URL", "DOI", "publisher"})


def reference_records(document: object) -> list[Mapping[str, Any]] | None:
    """The references in a JSON document; None where it holds something else."""
    if isinstance(document, dict):
        document = cast("dict[str, object]", document).get("items")
    if not isinstance(document, list) or not document:
        return None
    records = [cast("dict[str, Any]", one) for one in cast("list[object]", document) if isinstance(one, dict)]
    known = [record for record in records if isinstance(record.get("type"), str) and "title" in record and _TELLING & record.keys()]
    return list[Mapping[str, Any]](records) if records and len(known) * 2 > len(records) else None


def references(records: Sequence[Mapping[str, Any]], now: datetime) -> Iterator[ImportedArticle | ImportProblem]:
    """Each reference, or why it cannot be read."""
    for number, record in enumerate(records, start=1):
        try:
            yield article_of(_reference(record), now)
        except InputError as error:
            yield ImportProblem(place=f"reference {number}", sentence=error.sentence)


def _reference(record: Mapping[str, Any]) -> Reference:
    def text(key: str) -> str:
        value = record.get(key)
        return str(value) if isinstance(value, str | int) else ""

    return Reference(
        content=json.dumps(record, ensure_ascii=False).encode("utf-8", "replace"),
        media_type="application/vnd.citationstyles.csl+json",
        origin=ORIGIN,
        title=text("title"),
        source=text("container-title") or text("publisher"),
        authors=_names(record.get("author")),
        date=_date(record.get("issued")),
        url=text("URL"),
        doi=text("DOI"),
        language=text("language"),
        section=text("section"),
        pages=text("page"),
        keywords=text("keyword").replace(";", ",").split(","),
        abstract=text("abstract"),
        note=text("note"),
    )


def _names(value: object) -> Sequence[str]:
    people = cast("list[object]", value) if isinstance(value, list) else []
    names: list[str] = []
    for person in people:
        if isinstance(person, dict):
            told = {key: part for key, part in cast("dict[str, object]", person).items() if isinstance(part, str)}
            particle = told.get("non-dropping-particle") or told.get("dropping-particle") or ""
            family = f"{particle} {told.get('family', '')}".strip()
            names.append(told.get("literal") or (f"{family}, {told['given']}" if told.get("given") else family))
    return names


def _date(value: object) -> str:
    known = cast("dict[str, object]", value) if isinstance(value, dict) else {}
    parts = known.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(first := cast("list[object]", parts)[0], list):
        return "-".join(str(part) for part in cast("list[object]", first) if isinstance(part, int | str))
    raw = known.get("raw") or known.get("literal")
    return raw if isinstance(raw, str) else ""
