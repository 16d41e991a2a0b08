"""An invented page: words of a menu, the paragraphs of a story, and what the splitter sees of lines."""

from clipper.capture.paste.kinds import Kinds, read_kinds
from clipper.capture.paste.lines import Paste, read_lines

MENU = ("Home", "World", "Sport", "Weather", "Sign in", "Search")
NEWS = (
    "The harbor board of Nordhaven said on Tuesday that the new pier will open to ferries in spring, a year later than was planned.",
    "Ships from the islands have had to land at the old quay since the storms of two winters ago, which broke the wall in three places.",
    '"We would rather be late than build it twice," said Marit Solberg, who leads the works, as she showed the first of nine new piles.',
    "The council will pay for two thirds of the cost, some 14 million crowns; the rest comes from the companies that run the ferries.",
    "Fishermen had asked for a deeper basin, but the board found that dredging would harm the eelgrass along the eastern shore.",
    "A first boat is to tie up at the pier in the week before Easter, if the weather of the next months allows the last piles to be set.",
)


def looked_at(*lines: str) -> tuple[Paste, Kinds]:
    paste = read_lines("\n".join(lines))
    return paste, read_kinds(paste, dense=False)
