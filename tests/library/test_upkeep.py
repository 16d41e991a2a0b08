from datetime import UTC, datetime

from clipper.library.library import Library
from clipper.model.capture import Capture, Part
from clipper.model.draft import Draft
from clipper.model.metadata import Metadata
from clipper.model.role import Role
from clipper.store.upkeep import pieces
from clipper.text.canonical import paragraphs

NOW = datetime(2025, 6, 1, tzinfo=UTC)


def test_many_small_pieces_become_few_and_find_the_same() -> None:
    library = Library.in_memory()
    for number in range(60):
        capture = Capture(parts=(Part(media_type="text/plain", content=str(number).encode()),), origin="hand", captured_at=NOW)
        draft = Draft(role=Role.MAIN, metadata=Metadata(title=f"Number {number}"), body=paragraphs([f"common word{number} text"]))
        library.saving.save(capture, [draft])
    before = library.listing.open("common").keys(0, 100)
    assert library.upkeep.is_due()
    steps = sum(1 for _ in library.upkeep.merge())
    assert steps < 100
    assert not library.upkeep.is_due()
    assert library.listing.open("common").keys(0, 100) == before
    assert library.listing.open("word7").keys(0, 100) == [8]
    assert list(library.health.findings()) == []


def test_an_import_keeps_the_pieces_few_while_it_adds() -> None:
    library = Library.in_memory()
    numbers = list[int]()
    for number in range(60):
        capture = Capture(parts=(Part(media_type="text/plain", content=str(number).encode()),), origin="hand", captured_at=NOW)
        draft = Draft(role=Role.MAIN, metadata=Metadata(title=f"Number {number}"), body=paragraphs([f"common word{number} text"]))
        with library.transaction(recorded=False):
            library.saving.save(capture, [draft])
            library.upkeep.keep_pace(25)
        numbers.append(pieces(library._store.connection))  # type: ignore[reportPrivateUsage] (no other view of the index)
    assert max(numbers) <= 20
    assert library.listing.open("common").keys(0, 100) == list(range(60, 0, -1))
    assert list(library.health.findings()) == []
