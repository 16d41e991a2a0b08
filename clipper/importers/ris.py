"""RIS: a line for each field, with a tag of two signs; ER ends a reference. Source: https://en.wikipedia.org/wiki/RIS_(file_format)"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from clipper.capture.decode import decode
from clipper.errors import InputError
from clipper.importers.references import Reference, article_of
from clipper.importers.whole_file import PIECE, whole
from clipper.model.imported import ImportedArticle, ImportProblem, StillReading

ORIGIN = "import:ris"
_LINE = re.compile(r"(?P<tag>[A-Z][A-Z0-9])  ?-(?: (?P<value>.*))?$")


def references(lines: Iterable[bytes], now: datetime) -> Iterator[ImportedArticle | ImportProblem | StillReading]:
    """Each reference, or why it cannot be read. Raises InputError for what is no such file."""
    found = False
    content = yield from whole(lines)
    text = decode(content).text.lstrip("\ufeff")
    if len(text) >= PIECE:
        yield StillReading()
    for number, record in enumerate(_records(text), start=1):
        found = True
        try:
            yield article_of(_reference(record), now)
        except InputError as error:
            yield ImportProblem(place=f"reference {number}", sentence=error.sentence)
    if not found:
        raise InputError("No references were found in it.", "In RIS each begins with a line “TY  - …” and ends with “ER  -”.")


def _records(text: str) -> Iterator[Sequence[tuple[str, str]]]:
    """The tags and values of each reference; a line without a tag goes on with the value before."""
    record: list[tuple[str, list[str]]] = []
    for line in text.splitlines():
        match = _LINE.match(line.rstrip())
        value = (match["value"] or "").strip() if match else line.strip()
        if match is None:
            if record and value:
                record[-1][1].append(value)
        elif match["tag"] == "TY":
            record = [("TY", [value])]
        elif match["tag"] == "ER":
            if record:
                yield [(tag, "\n".join(lines)) for tag, lines in record]
            record = []
        elif record:
            record.append((match["tag"], [value]))
    if record:
        yield [(tag, "\n".join(lines)) for tag, lines in record]


def _reference(record: Sequence[tuple[str, str]]) -> Reference:
    values: Mapping[str, Sequence[str]] = {tag: [value for other, value in record if other == tag and value] for tag, _ in record}

    def first(*tags: str) -> str:
        return next((values[tag][0] for tag in tags if values.get(tag)), "")

    return Reference(
        content="".join(f"{tag}  - {value}\n" for tag, value in (*record, ("ER", ""))).encode(),
        media_type="application/x-research-info-systems",
        origin=ORIGIN,
        title=first("TI", "T1", "CT"),
        source=first("T2", "JO", "JF", "JA", "BT", "PB"),
        authors=[*values.get("AU", ()), *values.get("A1", ())],
        date=first("DA", "PY", "Y1"),
        url=first("UR", "L2"),
        doi=first("DO"),
        language=first("LA"),
        section=first("SE"),
        pages="-".join(page for page in (first("SP"), first("EP")) if page),
        keywords=[word for told in values.get("KW", ()) for word in told.split("\n")],
        abstract=first("AB", "N2"),
        note="\n\n".join(values.get("N1", ())),
    )
