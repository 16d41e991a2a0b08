"""Random histories of a brief: what the library comes to hold, and what a user does to the file."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date
from random import Random

from clipper.export.chunks import HEAD, Chunk, divide
from clipper.export.citations import Cite
from clipper.export.escape import Dialect
from clipper.export.markdown import write_markdown
from clipper.export.outline import Entry, RelatedClipping
from clipper.export.style import Style
from clipper.export.templates import find_template, house_templates
from clipper.model.brief import GroupBy
from clipper.model.color import DEFAULT_COLORS
from clipper.model.highlight import PlacementState
from clipper.model.metadata import Metadata
from tests.export.invented_brief import clipping, outline, passage

GROUPINGS = tuple(GroupBy)
TEMPLATES = ("brief", *(template.name for template in house_templates()))
"""The first is the one that most briefs have."""
WORDS = ["port", "crane", "council", "strike", "winter", "vote", "repair", "budget", "ferry", "quay", "harbor", "pilot", "tide", "cargo"]


@dataclass(slots=True)
class InventedLibrary:
    """What the library holds, changed at random."""

    random: Random
    entries: list[Entry] = field(default_factory=list[Entry])
    made: int = 0
    group_by: GroupBy = GroupBy.TAG
    template: str = "brief"
    style: Style = field(default_factory=lambda: Style(zone=UTC))

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

    def recolor(self) -> None:
        def change(passages: list) -> None:
            at = self.random.randrange(len(passages))
            color = self.random.choice(DEFAULT_COLORS)
            passages[at] = replace(passages[at], color=color, highlight=replace(passages[at].highlight, color=color.key))

        self._on_passage(change)

    def new_version(self) -> None:
        """Of one clipping: some passages have other words, one may no longer be there."""

        def change(passages: list) -> None:
            for at, each in enumerate(passages):
                if self.random.random() < 0.5:
                    passages[at] = replace(each, text=f"{each.text} {self.sentence()}")
            lost = self.random.randrange(len(passages))
            placement = replace(passages[lost].highlight.placement, start=None, end=None, state=PlacementState.ORPHAN)
            passages[lost] = replace(passages[lost], highlight=replace(passages[lost].highlight, placement=placement))

        self._on_passage(change)

    def _on_clipping(self, **values: Callable[[], object]) -> None:
        if self.entries:
            place = self.random.randrange(len(self.entries))
            chosen = self.entries[place]
            made = replace(chosen.clipping, **{name: make() for name, make in values.items()})
            self.entries[place] = replace(chosen, clipping=made)

    def retag(self) -> None:
        self._on_clipping(tags=lambda: tuple(self.random.sample(("north", "south", "east", "west"), self.random.randint(0, 3))))

    def star(self) -> None:
        self._on_clipping(starred=lambda: self.random.random() < 0.5)

    def relate(self) -> None:
        if len(self.entries) > 1:
            place, other = self.random.sample(range(len(self.entries)), 2)
            named = self.entries[other].clipping
            link = RelatedClipping(id=named.id, title=named.metadata.title or "", source="Gazette", url=None)
            self.entries[place] = replace(self.entries[place], related=(link,))

    def remove_clipping(self) -> None:
        if self.entries:
            self.entries.pop(self.random.randrange(len(self.entries)))

    def shuffle(self) -> None:
        self.random.shuffle(self.entries)

    def change(self) -> None:
        acts = (self.grow, self.highlight, self.highlight, self.remove_highlight, self.new_words, self.new_words, self.note)
        rest = (self.recolor, self.new_version, self.retag, self.star, self.relate, self.edit_clipping, self.remove_clipping, self.shuffle)
        self.random.choice((*acts, *rest))()

    def write(self, day: int = 1) -> str:
        made = outline(self.entries, self.group_by, title="Port")
        return write_markdown(made, template=find_template(self.template), style=self.style, written=date(2025, 6, day))


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
        blocks = (
            self.own_quotation,
            self.own_heading,
            self.own_list,
            self.own_fence,
            self.swap_lines,
            self.move_section,
            self.retype_quotes,
        )
        ends = (self.line_ends, self.some_line_ends, self.blanks_at_ends, self.cut_last_newline)
        front = (self.front_key, self.front_value, self.drop_front, self.front_end)
        marks = (self.damage_marker, self.copy_chunk, self.drop_marker)
        rare = (*blocks, self.edit_title, self.random.choice(ends), self.random.choice(front), *marks)
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
        front = f"---\n{divided.front}{divided.closing}" if divided.has_front else ""
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

    def _insert(self, text: str, *added: str) -> str:
        lines = self._lines(text)
        body = next((at for at, line in enumerate(lines) if line.startswith("# ")), len(lines) - 1)
        at = self.random.randint(min(body + 1, len(lines)), len(lines))
        lines[at:at] = ["", *added, ""]
        return "\n".join(lines)

    def own_quotation(self, text: str) -> str:
        return self._insert(text, f"> {self.word()} said a third paper.", ">", f"> {self.word()}")

    def own_heading(self, text: str) -> str:
        return self._insert(text, f"### {self.word()}", "", f"Under it {self.word()}.")

    def own_list(self, text: str) -> str:
        return self._insert(text, f"- {self.word()}", f"    - {self.word()}", f"1. {self.word()}")

    def own_fence(self, text: str) -> str:
        return self._insert(text, "```", f"<!-- {self.word()} -->", f"> {self.word()}", "```")

    def swap_lines(self, text: str) -> str:
        lines = self._lines(text)
        full = [at for at, line in enumerate(lines) if line.startswith(("> ", "**", "- "))]
        if len(full) > 1:
            one, other = self.random.sample(full, 2)
            lines[one], lines[other] = lines[other], lines[one]
        return "\n".join(lines)

    def move_section(self, text: str) -> str:
        """A heading with all that stands under it."""
        head, pieces, chunks = self._chunks(text)
        starts = [at for at, chunk in enumerate(chunks) if chunk.region.kind == "section"]
        if len(starts) > 1:
            at = self.random.choice(starts)
            end = next((start for start in starts if start > at), len(pieces))
            moved = pieces[at:end]
            del pieces[at:end]
            place = self.random.randint(0, len(pieces))
            pieces[place:place] = moved
        return head + "".join(pieces)

    def retype_quotes(self, text: str) -> str:
        """As an editor does that sets quotation marks by itself; only in lines that have no other words of the user's."""
        self.count += 1
        return text.replace("Gazette", f"Gazette mine{self.count}x", 1)

    def some_line_ends(self, text: str) -> str:
        """Mixed: what two editors leave behind."""
        return "".join(line + ("\r\n" if self.random.random() < 0.3 else "\n") for line in text.split("\n"))[:-1].rstrip("\r")

    def blanks_at_ends(self, text: str) -> str:
        return "\n".join(line + "  " if line.startswith("> ") and self.random.random() < 0.5 else line for line in text.split("\n"))

    def cut_last_newline(self, text: str) -> str:
        return text.rstrip("\n")

    def front_value(self, text: str) -> str:
        return text.replace("title: Port", f"title: {self.word()}", 1)

    def drop_front(self, text: str) -> str:
        """All of it, with what the user had written in it."""
        front, end = text[:4], text.find("\n---\n", 4)
        dropped = front == "---\n" and end > 0 and "mine" not in text[:end] and "\n...\n" not in text[:end]
        return text[end + 5 :] if dropped else text

    def front_end(self, text: str) -> str:
        """As YAML allows, and some editors prefer."""
        return text.replace("\n---\n", "\n...\n", 1) if text.startswith("---\n") else text

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
    dialect = random.choice((Dialect.COMMONMARK, Dialect.COMMONMARK, *Dialect))
    style = Style(zone=UTC, dialect=dialect, cite=random.choice((Cite.FOOTNOTES, *Cite)))
    library = InventedLibrary(random, group_by=random.choice(GROUPINGS), template=random.choice(TEMPLATES), style=style)
    for _ in range(random.randint(1, 4)):
        library.grow()
    return library
