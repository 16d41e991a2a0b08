"""Random histories of a brief: what the library comes to hold, and what a user does to the file."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date
from random import Random

from clipper.export.chunks import HEAD, Chunk, divide
from clipper.export.markdown import write_markdown
from clipper.export.outline import Entry
from clipper.export.style import Style
from clipper.export.templates import find_template
from clipper.model.brief import GroupBy
from clipper.model.metadata import Metadata
from tests.export.invented_brief import clipping, outline, passage

GROUPINGS = (GroupBy.TAG, GroupBy.SOURCE, GroupBy.DATE, GroupBy.COLOR, GroupBy.NONE)
WORDS = ["port", "crane", "council", "strike", "winter", "vote", "repair", "budget", "ferry", "quay", "harbor", "pilot", "tide", "cargo"]


@dataclass(slots=True)
class InventedLibrary:
    """What the library holds, changed at random."""

    random: Random
    entries: list[Entry] = field(default_factory=list[Entry])
    made: int = 0
    group_by: GroupBy = GroupBy.TAG

    def sentence(self) -> str:
        return " ".join(self.random.choice(WORDS) for _ in range(self.random.randint(3, 9))).capitalize() + "."

    def new_number(self) -> int:
        self.made += 1
        return self.made

    def grow(self) -> None:
        number = self.new_number()
        metadata = Metadata(title=self.sentence(), source=self.random.choice(("Gazette", "Herald", None)))
        made = clipping(number, metadata, tags=self.random.sample(("north", "south", "east"), self.random.randint(0, 2)))
        self.entries.insert(self.random.randint(0, len(self.entries)), Entry(clipping=made))
        for _ in range(self.random.randint(0, 3)):
            self.highlight(made.id)

    def highlight(self, clipping_id: str = "") -> None:
        if not self.entries:
            return self.grow()
        place = next(
            (at for at, each in enumerate(self.entries) if each.clipping.id == clipping_id), self.random.randrange(len(self.entries))
        )
        chosen = self.entries[place]
        text = self.sentence() + ("\n" + self.sentence() if self.random.random() < 0.2 else "")
        made = passage(
            self.new_number(), chosen.clipping.id, text, color=self.random.randrange(3), note=self.random.choice(("", self.sentence()))
        )
        passages = list(chosen.passages)
        passages.insert(self.random.randint(0, len(passages)), made)
        self.entries[place] = replace(chosen, passages=tuple(passages))
        return None

    def _on_passage(self, change: Callable[[list], None]) -> None:
        marked = [at for at, each in enumerate(self.entries) if each.passages]
        if marked:
            place = self.random.choice(marked)
            passages = list(self.entries[place].passages)
            change(passages)
            self.entries[place] = replace(self.entries[place], passages=tuple(passages))

    def remove_highlight(self) -> None:
        self._on_passage(lambda passages: passages.pop(self.random.randrange(len(passages))))

    def new_words(self) -> None:
        def change(passages: list) -> None:
            at = self.random.randrange(len(passages))
            passages[at] = replace(passages[at], text=self.sentence())

        self._on_passage(change)

    def note(self) -> None:
        def change(passages: list) -> None:
            at = self.random.randrange(len(passages))
            highlight = replace(passages[at].highlight, note=self.random.choice(("", self.sentence())))
            passages[at] = replace(passages[at], highlight=highlight)

        self._on_passage(change)

    def edit_clipping(self) -> None:
        if self.entries:
            place = self.random.randrange(len(self.entries))
            chosen = self.entries[place]
            metadata = replace(chosen.clipping.metadata, title=self.sentence())
            self.entries[place] = replace(
                chosen, clipping=replace(chosen.clipping, metadata=metadata, note=self.random.choice(("", self.sentence())))
            )

    def remove_clipping(self) -> None:
        if self.entries:
            self.entries.pop(self.random.randrange(len(self.entries)))

    def shuffle(self) -> None:
        self.random.shuffle(self.entries)

    def change(self) -> None:
        acts = (self.grow, self.highlight, self.highlight, self.remove_highlight, self.new_words, self.new_words, self.note)
        self.random.choice((*acts, self.edit_clipping, self.remove_clipping, self.shuffle))()

    def write(self, day: int = 1) -> str:
        made = outline(self.entries, self.group_by, title="Port")
        return write_markdown(made, template=find_template("brief"), style=Style(zone=UTC), written=date(2025, 6, day))


@dataclass(slots=True)
class User:
    """Edits the file; each word of the user's is one that stands nowhere else."""

    random: Random
    count: int = 0

    def word(self) -> str:
        self.count += 1
        return f"mine{self.count}x"

    def edit(self, text: str) -> str:
        acts = (self.add_prose, self.add_prose, self.edit_line, self.edit_line, self.delete_lines, self.move_chunk, self.delete_chunk)
        rare = (self.front_key, self.line_ends, self.edit_title, self.damage_marker, self.copy_chunk, self.drop_marker)
        act = self.random.choice(acts if self.random.random() < 0.75 else rare)
        crlf = "\r\n" in text
        changed = act(text.replace("\r\n", "\n"))
        return changed.replace("\n", "\r\n") if crlf and "\r\n" not in changed else changed

    def _lines(self, text: str) -> list[str]:
        return text.split("\n")

    def add_prose(self, text: str) -> str:
        lines = self._lines(text)
        body = next((at for at, line in enumerate(lines) if line.startswith("# ")), len(lines) - 1)
        at = self.random.randint(min(body + 1, len(lines)), len(lines))
        lines[at:at] = ["", " ".join(self.word() for _ in range(3)), ""]
        return "\n".join(lines)

    def edit_line(self, text: str) -> str:
        lines = self._lines(text)
        candidates = [at for at, line in enumerate(lines) if line.startswith(("> ", "**", "- “", "### ")) and len(line) > 4]
        if candidates:
            at = self.random.choice(candidates)
            words = lines[at].split(" ")
            words[self.random.randint(1, max(1, len(words) - 1)) :] = [self.word(), *words[self.random.randint(1, len(words)) :]]
            lines[at] = " ".join(words)
        return "\n".join(lines)

    def delete_lines(self, text: str) -> str:
        lines = self._lines(text)
        candidates = [at for at, line in enumerate(lines) if line.startswith(("> ", "**", "Related")) and "mine" not in line]
        if candidates:
            del lines[self.random.choice(candidates)]
        return "\n".join(lines)

    def _chunks(self, text: str) -> tuple[str, list[str], list[Chunk]]:
        divided = divide(text)
        pieces = [
            f"<!-- clipper:{each.region.kind}{' ' * bool(each.region.id)}{each.region.id} -->\n{each.raw}" for each in divided.chunks[1:]
        ]
        front = f"---\n{divided.front}---\n" if divided.has_front else ""
        return front + divided.chunks[0].raw, pieces, list(divided.chunks[1:])

    def move_chunk(self, text: str) -> str:
        head, pieces, _ = self._chunks(text)
        if pieces:
            moved = pieces.pop(self.random.randrange(len(pieces)))
            pieces.insert(self.random.randint(0, len(pieces)), moved)
        return head + "".join(pieces)

    def delete_chunk(self, text: str) -> str:
        head, pieces, _ = self._chunks(text)
        free = [at for at, piece in enumerate(pieces) if "mine" not in piece]
        if free:
            del pieces[self.random.choice(free)]
        return head + "".join(pieces)

    def copy_chunk(self, text: str) -> str:
        head, pieces, _ = self._chunks(text)
        if pieces:
            pieces.insert(self.random.randint(0, len(pieces)), self.random.choice(pieces))
        return head + "".join(pieces)

    def drop_marker(self, text: str) -> str:
        lines = self._lines(text)
        marks = [at for at, line in enumerate(lines) if line.startswith("<!-- clipper:")]
        if marks:
            del lines[self.random.choice(marks)]
        return "\n".join(lines)

    def damage_marker(self, text: str) -> str:
        lines = self._lines(text)
        marks = [at for at, line in enumerate(lines) if line.startswith("<!-- clipper:")]
        if marks:
            at = self.random.choice(marks)
            lines[at] = lines[at].replace(self.random.choice((" -->", "<!", "clipper:")), self.word(), 1)
        return "\n".join(lines)

    def front_key(self, text: str) -> str:
        return text.replace("---\n", f"---\nkey{self.count}: {self.word()}\n", 1) if text.startswith("---\n") else text

    def edit_title(self, text: str) -> str:
        return text.replace("# Port", f"# Port {self.word()}", 1)

    def line_ends(self, text: str) -> str:
        return text.replace("\n", "\r\n")


def regions_of(text: str) -> dict:
    """The chunks of a text by region; one that stands there twice is left out."""
    chunks = divide(text.replace("\r\n", "\n")).chunks
    names = [chunk.region for chunk in chunks]
    return {chunk.region: chunk for chunk in chunks if names.count(chunk.region) == 1 and chunk.region != HEAD}


def library_of(random: Random) -> InventedLibrary:
    library = InventedLibrary(random, group_by=random.choice(GROUPINGS))
    for _ in range(random.randint(1, 4)):
        library.grow()
    return library
