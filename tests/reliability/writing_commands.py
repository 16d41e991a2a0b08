"""The commands that write the library, as a user types them: what cannot be written must be said by each."""

from pathlib import Path


def writing_commands(clipping: str, folder: Path) -> tuple[list[str], ...]:
    """One call of each, on a clipping by its id; what is added and imported lies in the folder."""
    paste = folder / "paste.txt"
    paste.write_text("Ferry returns\n\nThe ferry is back after three days of storm.\n", "utf-8")
    articles = folder / "articles.jsonl"
    articles.write_text('{"title": "Piers", "text": "The piers are dry."}\n', "utf-8")
    return (
        ["add", str(paste)],
        ["import", str(articles)],
        ["edit", clipping, "--title", "Other"],
        ["tag", clipping, "--add", "x"],
        ["tags", "rename", "port", "harbor"],
        ["highlight", clipping, "--quote", "Monday"],
        ["delete", clipping],
    )
