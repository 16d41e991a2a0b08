"""The sources of a brief for other programs: CSL-JSON, which Zotero and pandoc read as newspaper articles, and BibLaTeX.

Follows CSL-JSON 1.0.2 (citationstyles.org) and the BibLaTeX manual. A name is divided into family and given name only where it plainly is
that of a person in Latin letters; everything else stands as it is.
"""

import json
import re
from collections.abc import Iterable
from typing import Any

from clipper.export.citations import citation_key
from clipper.export.links import safe_url
from clipper.export.outline import Entry
from clipper.model.clipping import Clipping
from clipper.model.date import ArticleDate

ARTICLE_NEWSPAPER = "article-newspaper"
_PERSON = re.compile(r"([A-ZÀ-ÖØ-Þ][\w'’.-]*(?: [A-ZÀ-ÖØ-Þ][\w'’.-]*)?) ((?:(?:van|von|de|da|del|der|den|di|la|le) )*[A-ZÀ-ÖØ-Þ][\w'’-]+)")
_NO_PERSON = re.compile(
    r"\b(?:agency|agencies|associated|bureau|correspondents?|desk|editorial|editors?|news|newspaper|newsroom|office|press|reporters?|service|"
    r"staff|team|times|writers?|the|and)\b",
    re.IGNORECASE,
)
_LATEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
}
_LATEX_SPECIAL = re.compile(r"[\\{}$&#%_^~]")


def csl_json(entries: Iterable[Entry]) -> str:
    """The sources as CSL-JSON."""
    return json.dumps([csl(entry.clipping) for entry in entries], ensure_ascii=False, indent=2) + "\n"


def csl(clipping: Clipping) -> dict[str, Any]:
    """One source; what is unknown is left out."""
    metadata = clipping.metadata
    values: dict[str, Any] = {
        "id": citation_key(clipping),
        "type": ARTICLE_NEWSPAPER,
        "title": metadata.title,
        "author": [_csl_name(name) for name in metadata.authors],
        "container-title": metadata.source,
        "issued": _date_parts(metadata.published),
        "section": metadata.section,
        "page": metadata.page,
        "language": metadata.language,
        "source": metadata.agency,
        "URL": safe_url(metadata.url),
        "accessed": {"date-parts": [[int(part) for part in clipping.captured_at[:10].split("-")]]},
    }
    return {key: value for key, value in values.items() if value}


def bibtex(entries: Iterable[Entry]) -> str:
    """The sources as BibLaTeX."""
    return "\n".join(_bibtex_entry(entry.clipping) for entry in entries)


def _bibtex_entry(clipping: Clipping) -> str:
    metadata = clipping.metadata
    fields = {
        "author": " and ".join(_bibtex_name(name) for name in metadata.authors),
        "title": f"{{{_latex(metadata.title)}}}" if metadata.title else "",
        "journaltitle": _latex(metadata.source or ""),
        "date": _civil(metadata.published),
        "pages": _latex(metadata.page or ""),
        "url": safe_url(metadata.url),
        "urldate": clipping.captured_at[:10] if metadata.url else "",
        "langid": _latex(metadata.language or ""),
        "entrysubtype": "newspaper",
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@article{{{citation_key(clipping)},\n{lines}}}\n"


def person(name: str) -> tuple[str, str] | None:
    """(given, family) where a name is plainly a person's, else None."""
    match = _PERSON.fullmatch(name)
    return (match.group(1), match.group(2)) if match and not _NO_PERSON.search(name) else None


def _csl_name(name: str) -> dict[str, str]:
    parts = person(name)
    return {"given": parts[0], "family": parts[1]} if parts else {"literal": name}


def _bibtex_name(name: str) -> str:
    parts = person(name)
    return f"{_latex(parts[1])}, {_latex(parts[0])}" if parts else f"{{{_latex(name)}}}"


def _civil(date: ArticleDate | None) -> str:
    """The day, in the source's own zone where it told one."""
    return date.source_iso()[:10] if date else ""


def _date_parts(date: ArticleDate | None) -> dict[str, Any] | None:
    return {"date-parts": [[int(part) for part in _civil(date).split("-")]]} if date else None


def _latex(text: str) -> str:
    return _LATEX_SPECIAL.sub(lambda match: _LATEX[match.group()], " ".join(text.split()))
