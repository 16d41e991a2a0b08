"""Another thread looks beside a library that is being closed: it has a reader of its own, or an error that it can tell."""

import threading
from pathlib import Path

from clipper.library.library import Library
from tests.library.drafts import saved


def test_whether_one_can_read_beside_it_is_no_question_to_a_connection_that_is_closed(tmp_path: Path) -> None:
    path = tmp_path / "library.clipper"
    with Library.open(path) as library:
        saved(library)
        assert not library.is_alone
    read: list[int] = []

    def look() -> None:
        with library.beside() as reader:
            read.append(reader.listing.open("").count().number)

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert read == [1]
