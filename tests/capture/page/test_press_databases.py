"""What press databases save as one HTML page: an article for each document, its fields, and the database's own words left out."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from clipper.capture.extract import extract
from clipper.model.capture import Capture, Part
from clipper.model.draft import Draft, Extraction

PAGES = Path(__file__).parents[2] / "data" / "pages"
CAPTURED = datetime(2025, 7, 1, 12, tzinfo=UTC)
ENGLISH = (
    ("Ferry fares to the outer islands rise in spring", "Northern Ledger", ("Edda Lorn",), "2025-06-02"),
    ("Salt grows dear on the coast", "Harbor Gazette", ("Mara Tollin",), "2025-06-03"),
    ("Council of Estmark keeps its library", "Estmark Courier", ("Jonas Pell",), "2025-06-04"),
)
FRENCH = (
    ("Les tarifs du bac augmentent au printemps", "Le Courrier de Norvik", ("Edda Lorn",), "2025-06-02"),
    ("Le sel renchérit sur la côte", "La Gazette du port", ("Mara Tollin",), "2025-06-03T06:15:00Z"),
    ("Estmark garde sa bibliothèque", "Le Messager d'Estmark", (), "2025-06-04"),
)


def read(content: bytes, media_type: str = "text/html") -> Extraction:
    return extract(Capture(parts=(Part(media_type=media_type, content=content),), origin="file", captured_at=CAPTURED))


def told(draft: Draft) -> tuple[str | None, str | None, tuple[str, ...], str | None]:
    metadata = draft.metadata
    return metadata.title, metadata.source, metadata.authors, metadata.published.value if metadata.published else None


@pytest.mark.parametrize("shape", ["counted", "coded", "documents", "fields", "numbered"])
def test_each_document_is_an_article_of_its_own(shape: str) -> None:
    found = read((PAGES / f"database_{shape}.html").read_bytes())
    expected = FRENCH if shape == "numbered" else ENGLISH
    assert tuple(map(told, found.drafts)) == expected
    for draft in found.drafts:
        paragraphs = draft.body.text.split("\n")
        assert len(paragraphs) == 3, "the text and nothing else"
        assert all(len(paragraph.split()) > 10 and paragraph.endswith(".") for paragraph in paragraphs)


@pytest.mark.parametrize("shape", ["counted", "coded", "documents", "fields", "numbered"])
def test_what_is_the_databases_own_is_left_out_with_a_reason(shape: str) -> None:
    found = read((PAGES / f"database_{shape}.html").read_bytes())
    assert len(found.left_out) > 10
    assert all("database" in left.reason for left in found.left_out)
    lines = {line for draft in found.drafts for line in draft.body.text.split("\n")}
    assert lines.isdisjoint(left.text for left in found.left_out)


def test_section_and_page_are_read() -> None:
    coded = read((PAGES / "database_coded.html").read_bytes()).drafts[0].metadata
    assert (coded.section, coded.page) == ("Local News", "A4")
    numbered = read((PAGES / "database_numbered.html").read_bytes()).drafts[2].metadata
    assert (numbered.section, numbered.page) == ("Régions", "EST12")


def test_the_same_copied_as_text_is_read_so() -> None:
    numbered = (
        "Le Courrier de Norvik, no. 1204\nVie locale, lundi 2 juin 2025 1 412 mots, p. 4\n\nLes tarifs du bac augmentent au printemps\n\n"
        "Un second bateau est promis\n\nEdda Lorn\n\nLes tarifs du bac vers les îles augmentent, a annoncé lundi le conseil du port.\n\n"
        "© 2025 Le Courrier de Norvik. Tous droits réservés.\nnews·20250602·CN·0004\n"
    )
    (draft,) = read(numbered.encode(), "text/plain").drafts
    assert told(draft) == FRENCH[0]
    assert (draft.metadata.section, draft.metadata.page) == ("Vie locale", "4")
    assert draft.body.text.startswith("Un second bateau est promis\nLes tarifs")
    coded = (
        "SE\tLocal News\nHD\tFerry fares to the outer islands\n\trise in spring\nBY\tBy Edda Lorn\nWC\t88 words\nPD\t2 June 2025\n"
        "SN\tNorthern Ledger\nLP\tFares rise, the board said.\n\nNobody was asked.\nTD\tThe board will meet again.\nAN\tDocument LEDG1\n"
        "HD\tSalt grows dear on the coast\nPD\t3 June 2025\nSN\tHarbor Gazette\nTD\tSalt is dear.\nAN\tDocument LEDG2\n"
    )
    first, second = read(coded.encode(), "text/plain").drafts
    assert told(first) == ENGLISH[0]
    assert first.body.text == "Fares rise, the board said.\nNobody was asked.\nThe board will meet again."
    assert (second.metadata.title, second.body.text) == ("Salt grows dear on the coast", "Salt is dear.")


@pytest.mark.parametrize(
    "text",
    [
        "HD\tis high definition\nTD\tis touchdown\nA table of short forms that the paper uses in its pages on sports.",
        "The file news·20250602·CN·0004 was lost, the archive said on Monday.\nNobody knows where it went, and nobody looks for it.",
        "news·20250602·CN·0004\nThe archive found the file that it had lost on Monday, and gave it back to the city.",
    ],
)
def test_what_only_has_such_signs_is_no_print(text: str) -> None:
    found = read(text.encode(), "text/plain")
    assert all("database" not in left.reason for left in found.left_out)
