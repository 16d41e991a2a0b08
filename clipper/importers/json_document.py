"""A JSON document as a whole: annotations of web pages, or references as CSL-JSON."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime

from clipper.errors import InputError
from clipper.importers import annotations, csl
from clipper.importers.whole_file import whole
from clipper.model.imported import ImportedAnnotation, ImportedArticle, ImportProblem


def records(lines: Iterable[bytes], now: datetime) -> Iterator[ImportedArticle | ImportedAnnotation | ImportProblem]:
    """Each annotation or reference in it. Raises InputError for a document that holds neither."""
    try:
        document: object = json.loads(whole(lines).decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise InputError("This is no JSON document.", "Articles, one a line, are read from a file that ends in .jsonl.") from error
    marks = annotations.annotation_records(document)
    if marks is not None:
        yield from annotations.annotations(marks)
        return
    references = csl.reference_records(document)
    if references is None:
        raise InputError(
            "This JSON holds neither annotations nor references.", "The links of a reading list are offered by File → Clip File…."
        )
    yield from csl.references(references, now)
